import pytest

from diurna.interpret.worth import features, why, worth
from tests.interpret.invented import article, candidate, candidates_of

# The first of each pair is the likelier to deserve the page.
PAIRS = {
    "a dated deed before what has long been so": (
        "Kardavia closed the port of Linport on Monday, its harbour office said.",
        "Kardavia has long wanted a port of its own on the gulf.",
    ),
    "what somebody says before an outlet's own guess": (
        "The foreign minister of Sovella said on Monday that talks would resume in Linport.",
        "The talks could yet resume, but much remains unclear and the war is likely to go on.",
    ),
    "what names its own things before what leans on others": (
        "Shells hit the fuel depot at Kelmo on Monday, residents said.",
        "The site was used to store fuel, and the strikes destroyed much of it.",
    ),
    "the day's before last year's": (
        "Envoys of Sovella met Maren in Linport on Monday.",
        "Envoys of Sovella met Maren in Linport in August 2025.",
    ),
    "news before a scene": (
        "Drones hit two ferries off Linport on Monday, the coast guard said.",
        "For many in the harbour it is a way of life, and nobody here will ever forget the night.",
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_worth(case: str) -> None:
    more, less = (candidate(text) for text in PAIRS[case])
    assert worth(more) > worth(less) + 0.2
    assert worth(more) > 0.5 > worth(less)


def test_names_and_subjects_change_nothing() -> None:
    one = candidate("Shells hit the fuel depot at Kelmo on Monday, residents said.")
    other = candidate("Storks left the grain market in Lund on Monday, gardeners said.")
    assert features(one) - features(other) <= {"at"}
    assert worth(one) == pytest.approx(worth(other), abs=0.1)


def test_a_sentence_far_down_is_worth_less_than_a_lead() -> None:
    text = "Kardavia closed the port of Linport on Monday, its harbour office said."
    lead, _, below = candidates_of(article("a", "", f"{text} The mayor of Linport went home at noon. {text}"))
    assert lead.position < below.position
    assert worth(candidate(text, position=9)) < worth(candidate(text))


def test_why_names_what_decided_the_strongest_first() -> None:
    told = why(candidate("Envoys of Sovella met Maren in Linport in August 2025."))
    weights = [abs(float(reason.split()[0])) for reason in told]
    assert weights == sorted(weights, reverse=True)
    assert any(reason.endswith("day old") for reason in told)
