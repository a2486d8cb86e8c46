"""The words that say somebody was killed, hurt, lost, driven out or held, and how each takes those it befell.

It refuses idioms and things that die without people (a deadline, a killing field, shots), and passes over what is only threatened.
"""

from collections.abc import Callable, Sequence

from diurna.interpret.claims import grammar, slayings, tolls
from diurna.interpret.claims.harms import Form, Harm, Trigger
from diurna.interpret.claims.numbers import quantity_at
from diurna.interpret.claims.tokens import Token, low_at
from diurna.interpret.wordlists import words

_SIMPLE: dict[str, tuple[Harm, Form]] = {}
for _words, _effect, _form in (
    ("killed slain murdered assassinated executed beheaded decapitated massacred slaughtered lynched", "killed", "part"),
    ("kills murders", "killed", "right"),
    ("killing murdering slaying executing assassinating beheading massacring", "killed", "right"),
    ("died dies die perished perishes succumbed succumbs drowned", "killed", "left"),
    ("dead lifeless electrocuted strangled hanged martyred slew", "killed", "part"),
    ("deaths fatalities fatality killings homicides", "killed", "noun"),
    ("injured wounded hurt maimed", "injured", "part"),
    ("injures injuring wounding maiming hurting", "injured", "right"),
    ("injuries", "injured", "noun"),
    ("casualties casualty", "harmed", "noun"),
    ("missing unaccounted", "missing", "part"),
    ("displaced", "displaced", "part"),
    ("displacing displaces displace", "displaced", "right"),
    ("detained arrested jailed imprisoned captured", "detained", "part"),
    ("arresting detaining capturing", "detained", "right"),
    ("bodies body corpses corpse", "killed", "body"),
    ("stabbed", "hit", "part"),
    ("hospitalized hospitalised", "injured", "part"),
    ("toll", "killed", "toll"),
    ("fatal deadly", "killed", "right"),
):
    for _word in _words.split():
        _SIMPLE[_word] = (_effect, _form)  # type: ignore[assignment]

_SPECIAL: dict[str, Callable[[Sequence[Token], int], Trigger | None]] = {}
WORDS = frozenset(_SIMPLE) | slayings.TO_DEATH | slayings.BEAT | tolls.COUNTS | words("triggers.special")


def triggers(found: Sequence[Token]) -> tuple[Trigger, ...]:
    """Casualty words of a sentence in reading order, each token in at most one."""
    result: list[Trigger] = []
    i = 0
    while i < len(found):
        trigger = _trigger_at(found, i) if found[i].low in WORDS else None
        if trigger:
            result.append(trigger)
        i = trigger.end if trigger else i + 1
    return tuple(result)


def _trigger_at(found: Sequence[Token], i: int) -> Trigger | None:
    low = found[i].low
    effect, form = _SIMPLE.get(low, ("hit", "left"))
    if form == "part" and [t.low for t in found[max(i - 2, 0) : i]] == ["among", "the"] and low_at(found, i - 3) in {"are", "were"}:
        return Trigger(start=i - 3, end=i + 1, effect=effect, form="left", word=low)  # `four children were among the wounded`
    reader = _SPECIAL.get(low) or (slayings.to_death if low in slayings.TO_DEATH or low in slayings.BEAT else None)
    if reader:
        return reader(found, i)
    if form == "body":
        return _body(found, i)
    if form == "right" and low.endswith("ing") and (low_at(found, i - 1) in {"the", "a", "of"} or low_at(found, i + 1) == "of"):
        return _nominal(found, i, effect)
    if low_at(found, i + 1) in _NOT_BEFORE.get(low, ()) or low_at(found, i - 1) in _NOT_AFTER.get(low, ()):
        return None
    return Trigger(start=i, end=i + 1, effect=effect, form=form, word=low)


# Idioms: the word after, or before, which the casualty word tells of nobody.
_NOT_BEFORE: dict[str, frozenset[str]] = {
    "dead": words("triggers.not_before_dead"),
    "captured": frozenset({"the", "by", "on", "in", "an", "a"}),
    "drowned": frozenset({"out"}),
    "executed": frozenset({"operation", "plan", "order", "orders", "attack", "attacks", "raid", "mission"}),
}
_NOT_AFTER: dict[str, frozenset[str]] = {
    "die": words("triggers.not_after_die"),
    "dead": frozenset({"drop"}),
    "murders": frozenset({"of"}),
    "captured": frozenset({"video", "videos", "footage", "images", "camera", "cameras", "photos", "photographs"}),
}


def _death(found: Sequence[Token], i: int) -> Trigger | None:
    """The death of …, one death, shooting death of …; no death penalty, no death threat, no near-death."""
    if low_at(found, i + 1) in {"toll", "tolls"}:
        return Trigger(start=i, end=i + 2, effect="killed", form="toll", word="death toll")
    if low_at(found, i + 1) in words("triggers.not_before_death"):
        return None
    if low_at(found, i - 1) in {"to", "near", "brain", "of"}:
        return None
    return _nominal(found, i, "killed")


def _deaths(found: Sequence[Token], i: int) -> Trigger | None:
    return _nominal(found, i, "killed")


def _nominal(found: Sequence[Token], i: int, effect: Harm) -> Trigger | None:
    if low_at(found, i + 1) == "of":
        return Trigger(start=i, end=i + 2, effect=effect, form="right", word="death of")
    return Trigger(start=i, end=i + 1, effect=effect, form="noun", word="death") if found[i].low in {"death", "deaths"} else None


def _lives(found: Sequence[Token], i: int) -> Trigger | None:
    """Claimed the lives of …, claimed 12 lives, lost their lives."""
    before = [low_at(found, j) for j in range(max(i - 6, 0), i)]
    if before[-1:] and before[-1] in {"his", "her", "their", "its"} and before[-2:-1] and before[-2] in {"lost", "lose", "loses", "losing"}:
        return Trigger(start=i, end=i + 1, effect="killed", form="left", word="lost lives")
    if not {"claimed", "claiming", "claims", "took", "taken", "taking", "cost", "claim", "loss", "lost"} & set(before):
        return None
    if low_at(found, i + 1) == "of":
        return Trigger(start=i, end=i + 2, effect="killed", form="right", word="lives of")
    return Trigger(start=i, end=i + 1, effect="killed", form="noun", word="lives") if found[i].low == "lives" else None


def _wounds(found: Sequence[Token], i: int) -> Trigger | None:
    """Suffered (gunshot) wounds, with injuries: those it befell stand before the verb. After `died of` it tells of the dead."""
    if found[i].low == "wounds" and quantity_at(found, i + 1):
        return Trigger(start=i, end=i + 1, effect="injured", form="right", word="wounds")  # a headline's verb
    before = [low_at(found, j) for j in range(max(i - 7, 0), i)]
    if {"died", "succumbed", "dies", "dead", "from", "succumb", "killed", "to"} & set(before[-6:]) and "suffering" not in before:
        return None
    verb = next(
        (
            k
            for k in range(i - 1, max(i - 8, -1), -1)
            if found[k].low in {"suffered", "sustained", "suffering", "sustaining", "suffers", "received", "receiving"}
        ),
        None,
    )
    carried = i - 1 - before[::-1].index("with") if "with" in before[-4:] else None
    if carried is not None and found[carried - 1].low in _ARRIVED:
        return Trigger(start=carried, end=i + 1, effect="injured", form="left", word="with wounds")
    if verb is not None:
        return Trigger(start=verb, end=i + 1, effect="injured", form="left", word="suffered")
    return Trigger(start=i, end=i + 1, effect="injured", form="noun", word="injuries") if found[i].low == "injuries" else None


_ARRIVED = frozenset({"in", "hospital", "clinic", "ward", "them", "arrived", "admitted", "survivors", "patients"})


def _injury(found: Sequence[Token], i: int) -> Trigger | None:
    """`the injury of others`, `injuries to four people`; else what is said of wounds."""
    if (
        low_at(found, i + 1) in {"of", "to"}
        and low_at(found, i + 2) not in {"the", "his", "her", "varying", "various"}
        and low_at(found, i - 1) != "gunshot"
    ):
        return Trigger(start=i, end=i + 2, effect="injured", form="right", word="injury of")
    return _wounds(found, i)


def _condition(found: Sequence[Token], i: int) -> Trigger | None:
    """In critical condition."""
    for k in range(i - 1, max(i - 5, -1), -1):
        if found[k].low == "in":
            words = {t.low for t in found[k:i]}
            hurt = words & {"critical", "serious", "stable", "grave", "fair", "good", "guarded"}
            return Trigger(start=k, end=i + 1, effect="injured", form="left", word="condition") if hurt else None
    return None


_BODIES_OF_MEN = words("triggers.bodies_of_men")
_BODY_THINGS = words("triggers.body_things")


def _body(found: Sequence[Token], i: int) -> Trigger | None:
    """The bodies of four men, a man's body, 12 bodies; no body armour, no governing body."""
    low = found[i].low
    if low_at(found, i - 1) in _BODIES_OF_MEN or low_at(found, i + 1) in _BODY_THINGS:
        return None
    if low_at(found, i + 1) == "of" and low_at(found, i + 2) not in {"water", "work", "evidence"}:
        return Trigger(start=i, end=i + 2, effect="killed", form="right", word="body of")
    return (
        Trigger(start=i, end=i + 1, effect="killed", form="body", word="body") if low in {"bodies", "body", "corpses", "corpse"} else None
    )


def _fatal(found: Sequence[Token], i: int) -> Trigger | None:
    """`the fatal shooting of a man`: who was killed stands after `of`. A fatal shooting alone is no count."""
    end = next((j for j in range(i + 1, min(i + 5, len(found))) if found[j].low == "of"), None)
    noun = end is not None and found[end - 1].low in {"shooting", "stabbing", "beating", "shootings", "stabbings", "attack", "wounding"}
    return Trigger(start=i, end=end + 1, effect="killed", form="right", word="fatal") if noun and end is not None else None


_BRINGING = frozenset({"bringing", "brings", "brought", "taking", "takes", "took", "raising", "raises", "raised", "pushing"})


def _number_of(found: Sequence[Token], i: int) -> Trigger | None:
    """`the number of people killed this week to 88`: a toll in other words, the casualty word within it; `killed two, bringing the total to
    27`: before it.
    """
    brings = _BRINGING & {t.low for t in found[max(i - 4, 0) : i]}
    if brings and (told := _in_all(found, i)):
        return Trigger(start=i, end=i + 1, effect=told, form="toll", word="number of")
    end = tolls.counted_word(found, i, _COUNTED)
    if end is None and brings and low_at(found, i + 1) == "of":
        end = next((j + 1 for j in range(i + 2, min(i + 9, len(found))) if found[j].low in _COUNTED), None)
    return Trigger(start=i, end=end, effect=_COUNTED[found[end - 1].low], form="toll", word="number of") if end else None


_COUNTED: dict[str, Harm] = {
    word: effect for word, (effect, form) in _SIMPLE.items() if form in {"part", "noun"} and effect not in {"hit", "harmed"}
}
_COUNTED |= {"deaths": "killed", "martyrs": "killed", "died": "killed"}


def _dead(found: Sequence[Token], i: int) -> Trigger | None:
    """`bringing the dead to nine` is a toll; else the plain word, but for idioms."""
    if low_at(found, i - 1) == "the" and low_at(found, i + 1) == "to" and _BRINGING & {t.low for t in found[max(i - 3, 0) : i]}:
        return Trigger(start=i, end=i + 1, effect="killed", form="toll", word="number of")
    if low_at(found, i + 1) in _NOT_BEFORE["dead"] or low_at(found, i - 1) in _NOT_AFTER["dead"]:
        return None
    return Trigger(start=i, end=i + 1, effect="killed", form="part", word="dead")


#: So many don't flee a scene, nor so many who are no fighters a field.
_CROWD, _MASS, _FLEEING = 100, 1000, words("triggers.fleeing")


def _fled(found: Sequence[Token], i: int) -> Trigger | None:
    """`4,000 have fled their homes`: driven out; who flees a scene, a court or a country is not."""
    after = [t.low for t in found[i + 1 : i + 6]]
    have = {"have", "had"} & {t.low for t in found[max(i - 2, 0) : i]}
    told = [(k, q) for k in range(max(i - 20, 0), i) if (q := quantity_at(found, k))]
    crowd = have and any(q.low >= _CROWD for k, q in told if k >= i - 8)
    crowd = crowd or any(q.low >= _MASS and low_at(found, q.end) in _FLEEING for _, q in told)
    driven = crowd or bool(words("triggers.fled") & set(after))
    return Trigger(start=i, end=i + 1, effect="displaced", form="left", word="fled") if driven else None


def _figure(found: Sequence[Token], i: int) -> Trigger | None:
    """`rights groups put the figure at 300`: a toll of what the sentence counted last."""
    told = _counted_last(found, i)
    put = {"put", "puts", "gave", "putting"} & {t.low for t in found[max(i - 3, 0) : i]}
    return Trigger(start=i, end=i + 1, effect=told, form="toll", word="figure") if told and put else None


def _in_all(found: Sequence[Token], i: int) -> Harm | None:
    """What was counted before `the total to 27`, where nothing else is counted behind it, as in `to 27 raids`."""
    size = quantity_at(found, i + 2) if low_at(found, i + 1) == "to" and "the" in {low_at(found, i - 1), low_at(found, i - 2)} else None
    after = found[size.end] if size and size.end < len(found) else None
    bare = size and (after is None or after.kind == "mark" or after.low in grammar.PREPOSITIONS | {"since", "so"})
    return _counted_last(found, i) if bare else None


def _counted_last(found: Sequence[Token], i: int) -> Harm | None:
    return next((_COUNTED[t.low] for t in reversed(found[:i]) if t.low in _COUNTED), None)


def _martyrs(found: Sequence[Token], i: int) -> Trigger | None:
    return Trigger(start=i, end=i + 1, effect="killed", form="noun", word="martyrs") if tolls.martyrs(found, i) else None


def _lost(found: Sequence[Token], i: int) -> Trigger | None:
    return Trigger(start=i, end=i + 1, effect="killed", form="right", word="lost") if tolls.lost(found, i) else None


def _held(found: Sequence[Token], i: int) -> Trigger | None:
    return Trigger(start=i, end=i + 1, effect="detained", form="part", word="held") if tolls.held(found, i) else None


def _treated(found: Sequence[Token], i: int) -> Trigger | None:
    """`12 are being treated for burns`; who is treated as something, or badly, is not hurt."""
    cared = low_at(found, i - 1) in grammar.BE | {"being"} and low_at(found, i + 1) in {"for", "in", "at", "on", ".", ""}
    return Trigger(start=i, end=i + 1, effect="injured", form="part", word="treated") if cared else None


def _rounded(found: Sequence[Token], i: int) -> Trigger | None:
    up = low_at(found, i + 1) == "up" and low_at(found, i - 1) in grammar.BE | {"been"}
    return Trigger(start=i, end=i + 2, effect="detained", form="part", word="rounded up") if up else None


def _hospital(found: Sequence[Token], i: int) -> Trigger | None:
    start = tolls.in_hospital(found, i)
    return Trigger(start=start, end=i + 1, effect="injured", form="left", word="hospital") if start is not None else None


def _taken(found: Sequence[Token], i: int) -> Trigger | None:
    """`11 suspects were taken into custody`, `40 were taken prisoner`."""
    custody = (low_at(found, i + 1), low_at(found, i + 2)) == ("into", "custody")
    if custody or low_at(found, i + 1) in {"prisoner", "captive"}:
        return Trigger(start=i, end=i + (3 if custody else 2), effect="detained", form="part", word="taken")
    return None


def _paired(found: Sequence[Token], i: int) -> Trigger | None:
    told = _PAIRS.get((found[i].low, low_at(found, i + 1)))
    return Trigger(start=i, end=i + 2, effect=told[0], form=told[1], word=found[i].low) if told else None


_PAIRS: dict[tuple[str, str], tuple[Harm, Form]] = {("passed", "away"): ("killed", "left"), ("gunned", "down"): ("killed", "part")}


def _driven(found: Sequence[Token], i: int) -> Trigger | None:
    """`9,000 have been driven from their homes`, `forced out of their villages`."""
    out = low_at(found, i + 1) in {"from", "out"} and words("triggers.fled") & {t.low for t in found[i + 2 : i + 6]}
    return Trigger(start=i, end=i + 1, effect="displaced", form="part", word="driven") if out else None


def _kill(found: Sequence[Token], i: int) -> Trigger | None:
    """`militants kill three`: a headline's present; after `to` or a modal it only threatens."""
    if low_at(found, i - 1) in {"to", "could", "would", "might", "may", "can", "will", "shall", "not", "cannot", "the", "a"}:
        return None
    return Trigger(start=i, end=i + 1, effect="killed", form="right", word="kill")


def _nothing(found: Sequence[Token], i: int) -> Trigger | None:  # noqa: ARG001  one shape for all readers
    return None


_SPECIAL.update(
    shot=slayings.shot, stabbed=slayings.stabbed, death=_death, deaths=_deaths, lives=_lives, life=_lives, wounds=_wounds, burns=_wounds,
     wound=_wounds, injuries=_injury,
    condition=_condition, fatal=_fatal, deadly=_fatal, passed=_paired, throat=slayings.throat, throats=slayings.throat,
    gunned=_paired, kill=_kill, lost=_lost, held=_held,
    treated=_treated, hospital=_hospital, taken=_taken, rounded=_rounded, dead=_dead, fled=_fled, flee=_fled,
    figure=_figure, martyrs=_martyrs, driven=_driven, forced=_driven,
    bullet=_nothing, murder=_nothing, shooting=_nothing, injury=_injury, number=_number_of, total=_number_of,
    count=_number_of, tally=_number_of,
)  # fmt: skip
