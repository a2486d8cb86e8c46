"""Which side those belong to whom a figure counts: fighters, forces of a state, civilians, or people of whom nothing is said.

Refuses to guess from who speaks: an army's `12 dead` may be anybody.
"""

import re
from functools import lru_cache

from diurna.interpret.places import country_of
from diurna.interpret.wordlists import words as listed
from diurna.text import words

_ANYBODY = frozenset(["people", "persons", "person", "dead", "victims", "deaths", "casualties", "others", "individuals"])
_FIGHTERS = listed("mentions.foes") | listed("tally.sides2") | {"operatives", "operative", "militiamen", "combatants"}
_FORCES = listed("tally.sides") | {
    "security", "servicemembers", "servicemember", "service", "reservists", "sailors", "airmen", "peacekeepers", "recruits", "conscripts",
}  # fmt: skip
#: All who carry no arms, whatever else they are; `children` and `aid workers` are some of them.
_CIVILIANS = frozenset({"civilian", "civilians", "residents", "resident", "villagers", "villager", "noncombatants", "martyrs"})
#: `PMF members`, `members of the Guard`: who belongs to a body told by a name or its initials.
_OF_A_BODY = re.compile(r"\b[A-Z]{2,}\b(?= (?:members?|personnel|staff)\b)|\bmembers of (?:the |its )?[A-Z]")
ARMED = frozenset({"fighters", "forces"})


def part_of(people: str | None) -> str:
    """What `people` says beyond that they are people: `security forces`, `children`, empty for `people`."""
    return " ".join(w for w in words(people or "") if w not in _ANYBODY)


@lru_cache(maxsize=4096)
def population(people: str | None) -> str:
    """`fighters`, `forces`, `civilians`, or the part that `people` names (`aid workers`); empty where they are all of a place or a nation.

    A list of two sides is empty, too.
    """
    named = [w for w in part_of(people).split() if not country_of(w.title())]
    kinds = ((_FIGHTERS, "fighters"), (_FORCES, "forces"), (_CIVILIANS, "civilians"))
    found = {kind for w in named for of_kind, kind in kinds if w in of_kind}
    if _OF_A_BODY.search(people or ""):
        found.add("forces")
    if not found:
        return " ".join(named)
    return found.pop() if len(found) == 1 else ""


def is_one_kind(one: str | None, other: str | None, *, whole: bool) -> bool:
    """Whether two counts can be of the same people. `whole`: they run over many incidents, where a part (`aid workers`) is never all who
    died, as it may be in one; civilians may.
    """
    sides = {population(one), population(other)}
    return len(sides) == 1 or sides == {"", "civilians"} or ("" in sides and not whole and not sides & ARMED)
