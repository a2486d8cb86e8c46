"""Who is meant by a party's name: its nation where it speaks for one, else its own name without roles.

Refuses to know the nation of a person that no line of the day gives with it, and to take a bare role (`officials`) for anybody.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from diurna.interpret.claims.actors import lexicon
from diurna.interpret.places import country_of, pattern
from diurna.interpret.wordings import wordings
from diurna.model import Diplomacy, Strike

#: Bodies that speak for one state.
_BODIES = tuple(line.split(": ") for line in wordings("speakers.txt", "bodies"))
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_OWNED = re.compile(r"['’]s?$")
_PERSON = re.compile(r"(?:[A-Z][\w’'-]+ )+([A-Z][\w’'-]{2,})$")


class Parties(Struct, frozen=True):
    """Nations of persons by their last names, as the day's claims give them (`Norway's minister Ada Quell`)."""

    nations: dict[str, str]
    known: frozenset[str] = frozenset()

    @staticmethod
    def of(claims: Iterable[object], known: Iterable[str] = ()) -> "Parties":
        """Learn from the parties of `claims`; a name given with two nations is left out."""
        seen: dict[str, set[str]] = {}
        for claim in claims:
            names = (claim.actor, claim.claimant, getattr(claim, "counterpart", None)) if isinstance(claim, Diplomacy | Strike) else ()
            for name in names:
                person = _PERSON.search(name or "")
                nation = _nation(name or "")
                if person and nation and country_of(person[1]) is None:
                    seen.setdefault(person[1], set()).add(nation)
        return Parties({last: next(iter(found)) for last, found in sorted(seen.items()) if len(found) == 1}, frozenset(known))

    def key(self, name: str | None) -> str:
        """One word for a party: `Iran's foreign minister` → `Iran`, `the IDF` → `Israel`; a person, body or land
        that neither the lists, the day nor `known` know is empty.
        """
        if not name or "," in name or " and " in name:
            return ""
        nation = _nation(name)
        if nation:
            return nation
        roles = lexicon().tags
        own = [
            _OWNED.sub("", w) for w in _WORD.findall(name) if w[0].isupper() and roles.get(_OWNED.sub("", w).lower()) not in {"R", "M", "D"}
        ]
        short = " ".join(own)
        if not own or own[-1] in self.nations:
            return self.nations[own[-1]] if own else ""
        body = any(tag == "G" and " ".join(parts) == short for parts, tag in lexicon().names.get(own[0], ()))
        return short if body or short in self.known else ""


def _nation(name: str) -> str:
    """The one nation that a name has in it; none where it has two (`US-led … in Iran`)."""
    own = {nation for body, nation in _BODIES if re.search(rf"\b{body}\b", name)}
    found = own or {nation for word in pattern().findall(name) if (nation := country_of(word))}
    return found.pop() if len(found) == 1 else ""
