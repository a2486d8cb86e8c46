"""Who carries whose text."""

from datetime import UTC, datetime, timedelta

import pytest

from diurna.interpret.copies import find_copies
from diurna.interpret.origins import origin
from diurna.model import Article

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
PLACES = [
    "Ostrel",
    "Varna",
    "Selm",
    "Zarim",
    "Kardavia",
    "Pelin",
    "Dorsk",
    "Mirava",
    "Tuln",
    "Obrek",
    "Hasna",
    "Lirit",
    "Quend",
    "Farro",
    "Bessel",
    "Nimor",
    "Adrel",
    "Yusk",
    "Corvan",
    "Etmil",
]
WIRE = "\n\n".join(
    f"Rescue workers in {place} said number {i} of the bridges over the river {other} gave way while {i + 3} lorries waited near {place}."
    for i, (place, other) in enumerate(zip(PLACES, reversed(PLACES), strict=True))
)
DAILY = (
    "{day} brings between {low} and {high} degrees to the coast, with a {wind} wind and gusts of {gusts} kilometres an hour. "
    "The sea is {sea}. The army's count of the day: {killed} killed in the valley. Bulletins follow at six and at ten."
)
FURNITURE = (
    "The Courier is an independent paper that lives by its readers and by nobody else, and has done so for forty years.",
    "Join more than nine thousand readers who get our morning letter, with the ten stories that matter and none that do not.",
    "Comments are read by people before they appear; please keep to the point, to the facts and to a civil tone.",
)
LINE = "The port of Selm reopened to grain ships on Tuesday after a week of shelling."


def article(name: str, text: str = "", *, title: str = "", source: str = "", hours: float = 0.0, url: str = "") -> Article:
    return Article(id=name, text=text, title=title, source=source, url=url, fetched_at=NOON + timedelta(hours=hours))


def trimmed(text: str, share: float) -> str:
    parts = text.split("\n\n")
    return "\n\n".join(["STAFF REPORT —", *parts[: int(len(parts) * share)], "Follow us for live updates."])


CASES = {
    "a second outlet trims the wire and adds its furniture": (
        article("a", WIRE, source="Wire"),
        article("b", trimmed(WIRE, 0.7), source="Courier", hours=1),
        True,
    ),
    "curly quotes, dashes and capitals make no difference": (
        article("a", WIRE + '\n"We saw it"', source="Wire"),
        article("b", WIRE.upper() + "\n“We saw it”", source="Courier", hours=1),
        True,
    ),
    "an outlet's own longer revision is a version": (
        article("a", trimmed(WIRE, 0.6), source="Courier"),
        article("b", WIRE, source="Courier", hours=1),
        False,
    ),
    "the same text again at the same address": (
        article("a", WIRE, source="Courier", url="https://courier.example/1"),
        article("b", WIRE, source="Courier", url="https://courier.example/1", hours=1),
        True,
    ),
    "a report that quotes one paragraph of another": (
        article("a", WIRE, source="Wire"),
        article(
            "b",
            " ".join(f"Analyst {p} wrote of {i} ways to mend roads." for i, p in enumerate(PLACES)) + WIRE[:120],
            source="Courier",
            hours=1,
        ),
        False,
    ),
    "one feed line by two outlets": (article("a", LINE, source="Wire"), article("b", LINE, source="Courier", hours=1), True),
    "two headlines over one piece of boilerplate": (
        article("a", "Our correspondent in Selm has more on this story.", title="Port of Selm opens", source="Courier"),
        article(
            "b",
            "Our correspondent in Selm has more on this story.",
            title="Bridge falls in Dorsk, dozens missing",
            source="Observer",
            hours=1,
        ),
        False,
    ),
    "a bare headline, the same but for case": (
        article("a", title="Port of Selm reopens to grain ships", source="Wire"),
        article("b", title="PORT OF SELM REOPENS TO GRAIN SHIPS", source="Courier", hours=1),
        True,
    ),
    "a bare headline that differs in a word": (
        article("a", title="Port of Selm reopens to grain ships", source="Wire"),
        article("b", title="Port of Selm closes to grain ships", source="Courier", hours=1),
        False,
    ),
    "a bare headline that comes back each week": (
        article("a", title="The day in pictures from Zarim", source="Wire"),
        article("b", title="The day in pictures from Zarim", source="Wire", hours=24 * 7),
        False,
    ),
    "a short item under one headline, another day's facts": (
        article("a", "Shells fell on the northern pier of Selm and sank two tugs.", title="Shelling of Selm", source="Wire"),
        article(
            "b", "The mayor counted forty broken windows in the old fish market.", title="Shelling of Selm", source="Courier", hours=48
        ),
        False,
    ),
    "a daily text from one template, with other figures": (
        article("a", DAILY.format(day="Monday", low=3, high=11, wind="north", gusts=40, sea="calm", killed=4), source="Wire"),
        article("b", DAILY.format(day="Tuesday", low=7, high=15, wind="west", gusts=65, sea="rough", killed=9), source="Courier", hours=24),
        False,
    ),
    "the first two paragraphs of a short wire report, with its initials": (
        article("a", "SELM, May 4 (Wire) - " + "\n\n".join(WIRE.split("\n\n")[:4]), source="Wire"),
        article("b", "\n\n".join(WIRE.split("\n\n")[:2]) + " (MW)", source="Courier", hours=1),
        True,
    ),
    "a line of a short wire report": (
        article("a", "\n\n".join(WIRE.split("\n\n")[:2]), source="Wire"),
        article("b", WIRE.split("\n\n")[0], source="Courier", hours=1),
        False,
    ),
    "a short wire report of which a third is told otherwise": (
        article("a", "\n\n".join(WIRE.split("\n\n")[:3]), source="Wire"),
        article(
            "b",
            WIRE.split("\n\n")[0] + " The mayor of Selm asked for boats and for bread. " + WIRE.split("\n\n")[1],
            source="Courier",
            hours=1,
        ),
        False,
    ),
    "a short wire report and who tells more": (
        article("a", "\n\n".join(WIRE.split("\n\n")[:2]), source="Wire"),
        article("b", "\n\n".join(WIRE.split("\n\n")[:4]), source="Courier", hours=1),
        False,
    ),
    "three of a wire's eight paragraphs": (
        article("a", trimmed(WIRE, 0.4), source="Wire"),
        article("b", "\n\n".join(WIRE.split("\n\n")[:3]) + "\n\nRead more on our site", source="Courier", hours=1),
        True,
    ),
    "a page of one's own in the same furniture": (
        article("a", "\n\n".join((*WIRE.split("\n\n")[:8], *FURNITURE)), source="Wire"),
        article("b", "\n\n".join((*WIRE.split("\n\n")[12:], *FURNITURE)), source="Courier", hours=1),
        False,
    ),
    "two empty articles": (article("a", source="Wire"), article("b", source="Courier", hours=1), False),
}


@pytest.mark.parametrize("case", CASES)
def test_copy_or_not(case: str) -> None:
    first, second, is_copy = CASES[case]
    found = {c.id: c.copy_of for c in find_copies([second, first])}
    assert found == {first.id: None, second.id: first.id if is_copy else None}


def test_one_answer_an_article_in_the_order_given() -> None:
    given = [article("c", WIRE, source="C", hours=2), article("a", WIRE, source="A"), article("b", LINE, source="B", hours=1)]
    assert [c.id for c in find_copies(given)] == ["c", "a", "b"]
    assert find_copies([]) == ()


def test_takers_of_two_revisions_stay_apart() -> None:
    later = (
        WIRE
        + "\n\n"
        + "\n\n".join(f"By evening the mayor of {p} counted {i} more boats lost off {p} harbour wall." for i, p in enumerate(PLACES))
    )
    given = [
        article("r1", WIRE, source="Wire"),
        article("r2", later, source="Wire", hours=1),
        article("t1", trimmed(WIRE, 0.9), source="Courier", hours=2),
        article("t2", trimmed(later, 0.95), source="Observer", hours=2),
    ]
    assert [c.copy_of for c in find_copies(given)] == [None, None, "r1", "r2"]


ORIGINS = {
    "a dateline names the wire": (Article(id="x", source="Courier", text="SELM, May 4 (Reuters) - The port opened."), "Reuters"),
    "a dateline with a dash": (Article(id="x", source="Courier", text="SELM (AP) — The port opened."), "AP"),
    "a byline names it": (Article(id="x", source="Courier", author="By Agence France-Presse", text="The port opened."), "AFP"),
    "a closing credit": (Article(id="x", source="Courier", text="The port opened.\n\n(With inputs from ANI)"), "ANI"),
    "a credit of its own line": (Article(id="x", source="Courier", text="The port opened.\nSource: TASS"), "TASS"),
    "a closing credit in brackets": (Article(id="x", source="Courier", text="The port opened. [AFP]"), "AFP"),
    "a closing credit after a dash": (Article(id="x", source="Courier", text="“The port opened.” — Reuters"), "Reuters"),
    "the wire before a dash": (Article(id="x", source="Courier", text="SELM, AP — The port opened."), "AP"),
    "the wire alone on the first line": (Article(id="x", source="Courier", text="Reuters\nThe port opened."), "Reuters"),
    "a photo credit is no origin": (
        Article(id="x", source="Courier", text="Ships at Selm. Photo by A. Orlo via Reuters\nThe port opened."),
        "Courier",
    ),
    "a quotation is no origin": (Article(id="x", source="Courier", text="The mayor told AFP that the port opened."), "Courier"),
    "unnamed agencies are no origin": (Article(id="x", source="Courier", text="The port opened.\n(Agencies)"), "Courier"),
    "the wire itself": (Article(id="x", source="The Associated Press", text="The port opened."), "AP"),
}


@pytest.mark.parametrize("case", ORIGINS)
def test_origin(case: str) -> None:
    given, expected = ORIGINS[case]
    assert origin(given) == expected
