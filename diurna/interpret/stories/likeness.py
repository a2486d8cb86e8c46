"""Likeness: what two units share, and what speaks against their telling one event, as numbers for the trained trees."""

from math import log, log1p, sqrt

from diurna.interpret.stories.memory import KINDS, Unit, Weighed

#: In order. `cos`: cosine; `over`: share of the slighter one; `sum`: shared information; `max`: the most telling shared trait. `_off`:
#: both name an age (a toll, a day) and none agrees; `name_off`: neither has the other's foremost name. `names`, `words`: the share of
#: the foremost ones that the other has. `gap` in log days; `size`, `ratio`: how much both tell; `articles`: of the story.
FEATURES = (
    "cos_all", "cos_n", "cos_m", "cos_w", "over_n", "over_w", "over_all", "sum_n", "sum_m", "sum_w", "sum_number", "max_n", "max_w",
    "day", "day_off", "age", "age_off", "killed", "killed_off", "injured", "injured_off", "year", "year_off", "number_off",
    "names_least", "names_most", "words_least", "words_most", "name_off", "gap", "undated", "size", "ratio", "articles",
)  # fmt: skip
#: More of these never speaks against, more of those never for.
RISING = frozenset(f for f in FEATURES if f.startswith(("cos", "over", "sum", "max"))) | {
    "day",
    "age",
    "killed",
    "injured",
    "year",
    "names_least",
    "names_most",
    "words_least",
    "words_most",
}
FALLING = frozenset({"day_off", "age_off", "year_off", "number_off", "name_off", "gap"})
#: A headline and a line under it have no more traits than this.
HEADLINE_TRAITS = 30
#: The gap taken where a date is unknown, in days.
_UNDATED = 3


def likeness(a: Weighed, b: Weighed) -> list[float]:
    """The `FEATURES` of a pair; the order of the two makes no difference."""
    dot = dict.fromkeys(KINDS, 0.0)
    shared = dict.fromkeys(KINDS, 0.0)
    most = dict.fromkeys(KINDS, 0.0)
    ours, theirs = a.values, b.values
    for key in sorted(ours.keys() & theirs.keys()):
        x, y, kind = ours[key], theirs[key], key[0]
        dot[kind] += x * y
        less = min(x, y)
        shared[kind] += less
        most[kind] = max(most[kind], less)
    p, q = a.mass, b.mass
    both = dot["n"] + dot["m"] + dot["w"] + dot["#"]
    low, high = min(a.told, b.told), max(a.told, b.told)
    return [
        _cosine(both, a.told, b.told), *(_cosine(dot[k], p[k], q[k]) for k in "nmw"),
        *(_over(dot[k], p[k], q[k]) for k in "nw"), _over(both, a.told, b.told),
        *(log1p(shared[k]) for k in "nmw#"), most["n"], most["w"],
        *(x for k in "dakjy" for x in (float(dot[k] > 0), _off(dot[k], p[k], q[k]))), _off(dot["#"], p["#"], q["#"]),
        *sorted((_held(a.names, theirs), _held(b.names, ours))), *sorted((_held(a.words, theirs), _held(b.words, ours))),
        _other_name(a, b),
        *_apart(a.unit, b.unit), log1p(low), log((low + 1) / (high + 1)), log(max(a.unit.count, b.unit.count)),
    ]  # fmt: skip


def _cosine(dot: float, p: float, q: float) -> float:
    return dot / sqrt(p * q) if dot else 0.0


def _over(dot: float, p: float, q: float) -> float:
    return min(1.5, dot / min(p, q)) if dot else 0.0


def _off(dot: float, p: float, q: float) -> float:
    return 1.0 if p > 0 and q > 0 and not dot else 0.0


def _held(names: tuple[str, ...], values: dict[str, float]) -> float:
    """The share of one's foremost names that the other has; a half where there are none."""
    return sum(name in values for name in names) / len(names) if names else 0.5


def _other_name(a: Weighed, b: Weighed) -> float:
    """1 where neither has the other's foremost name, 2 where both are headlines besides: a headline names whom it is about."""
    if not a.names or not b.names or a.names[0] in b.values or b.names[0] in a.values:
        return 0.0
    return 2.0 if max(len(a.values), len(b.values)) <= HEADLINE_TRAITS else 1.0


def _apart(a: Unit, b: Unit) -> tuple[float, float]:
    if a.first and b.first:
        return log1p(max(0, a.first - b.last, b.first - a.last)), 0.0
    return log1p(_UNDATED), 1.0
