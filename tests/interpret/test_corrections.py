"""Versions of one article against what was printed of the one before."""

import pytest
from msgspec.structs import replace

from diurna.edition import Cited, HistoryRecord
from diurna.interpret.compose import make_edition
from diurna.interpret.corrections import Found, cited, corrections, faded, replaced
from diurna.interpret.sift import sift
from diurna.interpret.sources import Numbers
from diurna.model import Article, Withdrawal
from diurna.text import sentences
from tests.interpret.invented import DESK, article, at, brief, history

LEAD = "Debris set fire to a tank in the port of Arlen and injured 12 workers, the Energy Ministry said."
QUOTE = "The mayor said that the harbour would stay closed for ten days."
REST = "The fire was put out within an hour. Police had closed the road. A reporter saw black smoke over the port at noon."
TITLE = "Fire at Arlen depot injures 12 workers"
OLD = article("v1", TITLE, f"{LEAD} {QUOTE} {REST}", address="https://g.example/arlen")


def printed(old: Article, *, title: bool = True, day: str = "2026-03-02") -> HistoryRecord:
    """The record of an edition that printed the headline and the first two sentences of `old`."""
    numbers = Numbers()
    if title:
        numbers.cite(old, "title", 0, len(old.title))
    for start, end in sentences(old.text)[:2]:
        numbers.cite(old, "text", start, end)
    return history(day=day, cited=cited(numbers, ()))


def found(text: str, *, title: str = TITLE, of: HistoryRecord | None = None) -> tuple[Found, ...]:
    return corrections([replace(OLD, id="v2", title=title, text=text)], [of or printed(OLD)], ())


TWO = LEAD.replace("12 workers", "two workers")
CASES = {
    "nothing changed but a word below": (f"{LEAD} {QUOTE} {REST} The port reopened.", TITLE, []),
    "a sentence put in other words": (f"{LEAD.replace('set fire to a tank', 'set a tank on fire')} {QUOTE} {REST}", TITLE, []),
    "a figure that fell": (f"{TWO} {QUOTE} {REST}", TITLE.replace("12", "two"), ["two workers"]),
    "a figure that rose goes on with the story": (f"{LEAD.replace('12', '15')} {QUOTE} {REST}", TITLE.replace("12", "15"), []),
    "a figure that its claimant lowered": (
        f"{LEAD.replace('and injured 12 workers', 'and injured nine workers, revised from 12')} {QUOTE} {REST}", TITLE, [],
    ),
    "what is now denied": (f"{LEAD} The mayor said that the harbour would not stay closed for ten days. {REST}", TITLE, ["would not stay"]),
    "a printed sentence that is gone": (f"{LEAD} {REST}", TITLE, ["no longer stands"]),
    "a page written anew": ("Ministers met in Linport. They spoke of grain. Nobody mentioned the port at all.", "Ministers meet", []),
    "a correction that touches a printed line": (
        f"{LEAD} {QUOTE} {REST} Correction: An earlier version of this article said that 12 workers were injured; it was two.",
        TITLE,
        ["it was two"],
    ),
    "a correction of what was not printed": (f"{LEAD} {QUOTE} {REST} Correction: The reporter’s name is spelled Roe.", TITLE, []),
    "a retraction": ("This story has been retracted because its source could not be confirmed.", TITLE, ["has been retracted"]),
    "another headline": (f"{LEAD} {QUOTE} {REST}", "Blaze in port of Arlen hurts a dozen", []),
}  # fmt: skip


def test_what_a_new_version_takes_back() -> None:
    got = {case: [f.correction.now for f in found(text, title=title)] for case, (text, title, _) in CASES.items()}
    short = {case: [part for part in wanted if any(part in now for now in got[case])] for case, (*_, wanted) in CASES.items()}
    assert short == {case: wanted for case, (*_, wanted) in CASES.items()}
    assert [case for case, (*_, wanted) in CASES.items() if not wanted and got[case]] == []


def test_it_names_the_edition_says_what_it_said_and_cites_the_new_version() -> None:
    one = found(f"{TWO} {QUOTE} {REST}")[0]
    assert (one.correction.edition, one.correction.kind, one.correction.said) == ("zarim-2026-03-02.r1", "CORRECTED", LEAD)
    assert one.span
    field, start, end = one.span
    assert (field, (one.article or OLD).text[start:end], one.version) == ("text", TWO, "v2")


def test_a_retraction_by_the_outlet_is_a_withdrawal() -> None:
    assert {f.correction.kind for f in found("This article has been withdrawn.")} == {"WITHDRAWN"}


def test_a_correction_that_the_printed_version_stated_already_is_no_news() -> None:
    noted = f"{LEAD} {QUOTE} {REST} (This story has been corrected to say 12 workers, not 20.)"
    assert found(f"{noted} The port reopened.", of=printed(replace(OLD, text=noted))) == ()


TOLD = "At least 40 people were killed when a warehouse burned down in Halvet, the mayor said."
READ = {
    "a figure that fell": (TOLD.replace("At least 40", "Four"), ["Four people were killed"]),
    "a figure that rose goes on with the story": (TOLD.replace("40", "45"), []),
    "a figure that its claimant lowered": (TOLD.replace("At least 40", "Four").replace("said.", "said, lowering the toll."), []),
    "a figure that is gone": ("The mayor spoke to reporters.", ["no longer stands"]),
    "a sentence put in other words": (TOLD.replace("At least 40 people were killed", "At least 40 people died"), []),
}


@pytest.mark.parametrize("case", READ)
def test_what_the_later_text_of_a_window_takes_back_of_the_one_before(case: str) -> None:
    text, wanted = READ[case]
    old = article("v1", "Fire in Halvet", f"{TOLD} {QUOTE} {REST}", address="https://g.example/arlen", fetched_at=at(9))
    new = replace(old, id="v2", text=f"{text} {QUOTE} {REST}", fetched_at=at(10))
    got = replaced(sift([old, new], DESK), ())
    assert [f.correction.edition for f in got] == ["" for _ in wanted]
    assert [
        part for part, f in zip(wanted, got, strict=True) if part not in f.correction.now or "At least 40" not in f.correction.now
    ] == []


def test_a_line_that_went_with_others_is_no_correction() -> None:
    old = article("v1", "Fire in Halvet", f"{TOLD} {QUOTE} {REST}", address="https://g.example/arlen", fetched_at=at(9))
    new = replace(old, id="v2", text=f"The port of Halvet reopened at dawn. {REST}", fetched_at=at(10))
    got = replaced(sift([old, new], DESK), ())
    assert [f.faded for f in got] == [True]
    assert "At least 40 people were killed" in faded(got)[0]
    edition = make_edition(brief(), [old, new], (), DESK)
    assert edition.corrections == ()
    assert any("Read in its later text: Gulfline, “Fire in Halvet”" in n for n in edition.coverage.notes)


def test_what_is_told_of_a_page_already_is_not_told_again() -> None:
    old = article("v1", "Fire in Halvet", f"{TOLD} {QUOTE} {REST}", address="https://g.example/arlen", fetched_at=at(9))
    new = replace(old, id="v2", text=f"{TOLD.replace('At least 40', 'Four')} {QUOTE} {REST}", fetched_at=at(10))
    sifted = sift([old, new], DESK)
    before = corrections([new], [printed(old)], ())
    assert [f.version for f in before] == ["v2"]
    assert replaced(sifted, before) == ()


def test_every_edition_that_used_a_withdrawn_article_is_named_once() -> None:
    days = [printed(OLD), history(day="2026-03-03"), printed(replace(OLD, id="v1b"), day="2026-03-04")]
    taken = Withdrawal(source="Gulfline", address=OLD.address, versions=("v1", "v1b"), why="It was a hoax.")
    told = corrections([], days, [taken])
    assert [(f.correction.edition, f.correction.kind) for f in told] == [
        ("zarim-2026-03-02.r1", "WITHDRAWN"),
        ("zarim-2026-03-04.r1", "WITHDRAWN"),
    ]
    assert "It was a hoax" in told[0].correction.now
    assert LEAD in told[0].correction.said
    later = history(day="2026-03-05", corrected=tuple(f.told for f in told))
    assert corrections([], [*days, later], [taken]) == ()


SITES = ("Arlen", "Mirn", "Tollen", "Karsun", "Velm", "Ostra", "Linport", "Dareth", "Roke", "Sel", "Brin", "Cald", "Fenn", "Gosh")
MANY = tuple(f"Raiders burned the mill of {site} and killed {n} of its guards, the council there said." for n, site in enumerate(SITES, 21))


def of_many(number: int) -> HistoryRecord:
    """The record of an edition that printed `number` lines of one article, the last of them first."""
    old, numbers = replace(OLD, text=" ".join(MANY)), Numbers()
    for start, end in reversed(sentences(old.text)[:number]):
        numbers.cite(old, "text", start, end)
    return history(day="2026-03-02", cited=cited(numbers, ()))


def test_of_an_article_taken_back_all_that_was_printed_is_told_as_the_page_had_it() -> None:
    taken = Withdrawal(source="Gulfline", address=OLD.address, versions=("v1",), why="It was a hoax.")
    (told,) = corrections([], [of_many(9)], [taken])
    assert told.correction.said == "”; “".join(reversed(MANY[:9]))
    assert told.correction.now.endswith("It was a hoax.")
    (more,) = corrections([], [of_many(14)], [taken])
    assert more.correction.now.endswith("It was a hoax. 2 more of its lines stood there.")


def test_of_an_article_that_its_outlet_retracts_each_printed_line_is_told() -> None:
    told = found("This story has been retracted because its source could not be confirmed.", of=of_many(9))
    assert [f.correction.said for f in told] == list(reversed(MANY[:9]))


def test_a_revision_tells_what_the_one_before_printed_of_an_article_taken_back_since() -> None:
    taken = Withdrawal(source="Gulfline", address=OLD.address, versions=("v1",), why="It was a hoax.")
    (told,) = corrections([OLD], [], [taken], [printed(OLD)])
    assert (told.correction.edition, told.correction.kind) == ("zarim-2026-03-02.r1", "WITHDRAWN")
    assert "It was a hoax" in told.correction.now
    (unprinted,) = corrections([OLD], [], [taken])
    assert (unprinted.correction.edition, unprinted.correction.said) == ("", TITLE)
    assert corrections([], [], [taken]) == ()


def test_only_the_last_printed_version_is_held_against_the_new_one() -> None:
    second = replace(OLD, id="v2", text=OLD.text.replace("12", "two"), title="Fire at Arlen")
    days = [printed(OLD), printed(second, day="2026-03-03")]
    assert corrections([replace(second, id="v3", text=f"{second.text} The port reopened.")], days, ()) == ()


def test_an_article_at_another_address_corrects_nothing() -> None:
    other = replace(OLD, id="w", address="https://g.example/other", text=f"{TWO} {QUOTE} {REST}")
    assert corrections([other], [printed(OLD)], ()) == ()


def test_a_record_holds_each_printed_span_as_it_was_printed() -> None:
    (kept,) = printed(OLD).cited
    assert isinstance(kept, Cited)
    assert [(q.form, q.text) for q in kept.quotes] == [("headline", TITLE), ("sentence", LEAD), ("sentence", QUOTE)]
    assert (kept.version, kept.address, kept.number, len(kept.sentences)) == ("v1", OLD.address, 1, 6)
