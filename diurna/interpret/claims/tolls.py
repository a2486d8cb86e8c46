"""Counts told as such: `the number of drivers killed rose to 9`, `bring to 9 the number of …`, `lost 46 soldiers`, `were being held`.

It refuses `a number of`, a number of things, and a count without a figure: then the words around it are read as they stand.
"""

from collections.abc import Mapping, Sequence

from diurna.interpret.claims import grammar, lexicon
from diurna.interpret.claims.numbers import quantity_at
from diurna.interpret.claims.tokens import Token
from diurna.interpret.wordlists import words

COUNTS = frozenset({"number", "total", "count", "tally"})
#: What stands right before the figure of a toll.
LEADS = frozenset(
    {
        "to", "at", "of", "is", "was", "reached", ":", "hit", "hits", "reaches", "nears", "be", "toll", "stands", "nearing", "now",
        "surpass", "exceed", "top", "pass", "past", "above", "over", "beyond", "tops", "passes",
    }
)  # fmt: skip
#: Words of a figure's own that lead it just so: `the toll surpasses 900`, `rises above 900`.
PASSING = frozenset(
    "surpass surpasses surpassed exceed exceeds exceeded top tops topped pass passes passed past above over beyond".split()  # noqa: SIM905
)
#: `estimates range from 300 to 600`, `vary between`.
RANGING = words("tolls.ranging")
_REACH = 25
_BROUGHT = frozenset(
    {"bringing", "brings", "bring", "brought", "taking", "takes", "took", "raising", "raises", "raised", "pushing", "pushes"}
)


def counted_word(found: Sequence[Token], i: int, effects: Mapping[str, str]) -> int | None:
    """The token after the casualty word of `the number of … killed`, where a figure goes with it; else None."""
    if i + 1 >= len(found) or found[i + 1].low != "of" or (i and found[i - 1].low in {"a", "large", "small"}):
        return None
    for j in range(i + 2, min(i + 9, len(found))):
        if found[j].low in effects:
            return j + 1 if brought_before(found, i) or _figure_after(found, j + 1) else None
        if found[j].kind != "word" or quantity_at(found, j):
            return None
    return None


def foretold(found: Sequence[Token], first: int, at: int) -> bool:
    """Whether the figure at token `at` of a toll told before `first` is one that it may come to: `could exceed 40`, `expected to reach 40`.

    What is held to be so now (`likely to exceed`, `believed to be`) is no forecast.
    """
    for i in range(at - 1, first - 1, -1):
        low = found[i].low
        if (low in _COMING and not (low == "may" and found[i].capital)) or (
            low in _GUESSED and found[i + 1].low == "to" and found[i + 2].low not in _NOW
        ):
            return True
        if (low == "to" and i + 1 < at and found[i - 1].low not in _GUESSED | _HELD) or low in _BREAKS:
            return low == "to" and found[i + 1].low in _RISING
    return False


_COMING = frozenset(
    "could would might may can will shall should must expected feared fears set bound due poised projected forecast threatens going "  # noqa: SIM905
    "'ll if unless until predicted".split()
)
_GUESSED = frozenset({"likely", "certain", "sure", "unlikely"})
_HELD = frozenset({"believed", "thought", "estimated", "known", "understood", "said", "reported", "continued", "continues", "began"})
#: What a toll does by standing where it is; to rise or to reach is yet to come.
_NOW = frozenset({"exceed", "surpass", "be", "have", "top"})
_RISING = frozenset({"rise", "climb", "grow", "reach", "exceed", "surpass", "top", "pass", "increase", "go", "hit", "jump", "double"})
_BREAKS = frozenset({"and", "but", ",", ";", "which", "that", "while", "as"})


def _figure_after(found: Sequence[Token], first: int) -> bool:
    for j in range(first, min(first + _REACH, len(found) - 1)):
        if found[j].text in ".;":
            return False
        if (found[j].low in PASSING and quantity_at(found, j)) or (found[j].low in LEADS - {"of"} and quantity_at(found, j + 1)):
            return True
    return False


def brought_before(found: Sequence[Token], i: int) -> bool:
    """Whether `bring to nine the` stands before the count at token `i`."""
    before = [t.low for t in found[max(i - 6, 0) : i]]
    return before[-1:] in (["the"], ["its"]) and "to" in before[-4:-1] and bool(_BROUGHT & set(before))


def counted_people(found: Sequence[Token], i: int, end: int) -> str:
    """The people of `the number of aid workers killed`, as printed; empty where only `people` or `dead`."""
    named = [t for t in found[i + 2 : end - 1] if t.low not in grammar.AUXILIARIES | grammar.RELATIVES | grammar.DEMONSTRATIVES]
    stop = next((k for k, t in enumerate(named) if t.low in grammar.PREPOSITIONS), len(named))
    told = named[:stop]
    return " ".join(t.text for t in told) if told and lexicon.is_many(told[-1].low) else ""


_FORCES = words("tolls.forces")
#: Who loses people where nothing says what was lost: `the enemy lost 75`.
_SIDES = frozenset({"enemy", "side", "army", "rebels", "insurgents", "militants"})


def lost(found: Sequence[Token], i: int) -> bool:
    """`lost 46 soldiers`, `lost 12 members of its security forces`, `lost 61 brave men`: killed; games and seats are lost otherwise."""
    size = quantity_at(found, i + 1) if i + 1 < len(found) else None
    told = [t.low for t in found[size.end : size.end + 6]] if size else []
    of_force = told[:2] == ["members", "of"] and bool({"forces", "army", "police", "guard", "guards"} & set(told))
    own = told[:1] == ["of"] and told[1:2] and told[1] in grammar.POSSESSIVES
    k = i - 1
    while k > 0 and found[k].low in grammar.AUXILIARIES:
        k -= 1
    bare = size is not None and (not told or found[size.end].kind == "mark") and k >= 0 and found[k].low in _SIDES
    return of_force or bare or any(w in _FORCES for w in told[2 if own else 0 : 4 if own else 2])


_CARE = frozenset(
    {"remain", "remains", "remained", "still", "rushed", "admitted", "brought", "sent", "evacuated", "airlifted", "taken", "are", "were"}
)
#: Who is in hospital is told by number so near before.
_NEAR = 10


def in_hospital(found: Sequence[Token], i: int) -> int | None:
    """Where `remain in hospital`, `were taken to a hospital` begins, of people counted just before; None of the dead, and of one man."""
    for k in range(i - 1, max(i - 6, 0), -1):
        if found[k].low in _CARE:
            told = range(max(k - _NEAR, 0), k)
            size = next((q for j in told if (q := quantity_at(found, j))), None)
            dead = {"bodies", "body", "dead", "corpses", "remains", "died"} & {t.low for t in found[max(k - _NEAR, 0) : i]}
            return k if size and size.low > 1 and not dead and found[k + 1].low in {"in", "to"} else None
        if found[k].kind == "mark":
            return None
    return None


def held(found: Sequence[Token], i: int) -> bool:
    """`318 people were being held`: a passive whose subject counts people; talks and towns are held otherwise."""
    k = i - 1
    while k >= 0 and (found[k].low in grammar.BE or found[k].low in grammar.AUXILIARIES or found[k].low in grammar.ADVERBS):
        k -= 1
    return 0 <= k < i - 1 and any(t.low in grammar.BE for t in found[k + 1 : i]) and lexicon.is_many(found[k].low)


def martyrs(found: Sequence[Token], i: int) -> bool:
    """`14 martyrs`; the martyrs of a brigade's or a square's name are none."""
    after = found[i + 1] if i + 1 < len(found) else None
    return not (after and after.kind == "word" and after.capital) and not (i and found[i].capital and found[i - 1].capital and i > 1)
