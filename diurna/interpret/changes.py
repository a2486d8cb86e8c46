"""What changed since the previous edition, typed, each entry with its cause. Only what the history held before counts as before."""

import re
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import Coverage, HistoryRecord, LedgerRow, Mark, StoryRecord
from diurna.interpret.candidates import Candidate
from diurna.interpret.claimants import one_claimant
from diurna.interpret.figures import SO_FAR, effect_in_words, given_by, since_in_words
from diurna.interpret.firsts import FIRST_DEAD
from diurna.interpret.lineage import aliases
from diurna.interpret.lines import Line, Storyline
from diurna.interpret.places import country_of
from diurna.interpret.populations import part_of
from diurna.interpret.standing import FIRST_TOTAL
from diurna.model import Casualty

# Two events of a day seldom have one count of this size.
_NO_COINCIDENCE = 20
#: So many dead are news wherever they are counted.
_MANY = 100

#: Article id, field, start, end in code points.
Span = tuple[str, str, int, int]


class Difference(Struct, frozen=True, kw_only=True):
    """A change before its sources are numbered: `spans` are the lines it rests on, `alike` others of the day that say the same."""

    mark: Mark
    text: str
    theme: str
    story: str
    spans: tuple[Candidate, ...] = ()
    alike: tuple[Candidate, ...] = ()
    row: LedgerRow | None = None
    before: str = ""
    after: str = ""


def tells_count(line: Candidate, counts: Collection[LedgerRow], *, sure: bool) -> bool:
    """Whether a line tells what one of the rows counts; where that must be `sure`, by a count that is no coincidence, or its claimant's."""
    return any(isinstance(c, Casualty) and any(_is_count(c, r, sure=sure) for r in counts) for c in line.claims)


def _is_count(claim: Casualty, row: LedgerRow, *, sure: bool) -> bool:
    """Whether a claim counts what a row does; where that must be `sure`, so many that it is no chance, or by the row's own claimant."""
    same = (claim.effect, claim.low) == (row.effect, row.low)
    return same and (not sure or claim.low >= _NO_COINCIDENCE or one_claimant(claim.claimant or "", row.claimant))


def marked_alike(stories: Sequence[Storyline], told: Sequence[Difference]) -> tuple[Storyline, ...]:
    """The stories, each line that tells one of the differences `told` with the mark of that: one line has one mark across the page."""
    marks = {span_of(c): d.mark for d in reversed(told) for c in (*d.spans, *d.alike)}

    def marked(line: Line) -> Line:
        mark = marks.get(span_of(line.candidate))
        return replace(line, marks=(mark, *(m for m in line.marks if m.kind not in {"NEW", "UPDATED"}))) if mark else line

    return tuple(replace(s, lines=tuple(marked(n) for n in s.lines)) for s in stories)


def without_told(stories: Sequence[Storyline]) -> tuple[Storyline, ...]:
    """The stories without lines that say no more than an earlier edition did: they stand in their themes, and not at the top."""
    return tuple(replace(s, lines=tuple(n for n in s.lines if all(m.kind != "UNCHANGED" for m in n.marks))) for s in stories)


def span_of(told: Candidate) -> Span:
    """Where a line stands: article, field, first code point, the one behind its last."""
    return (told.article.id, told.field, told.start, told.end)


def moves(mark: Mark) -> bool:
    """Whether a mark on a figure is worth a line among the changes: the count moved, or it is counted otherwise."""
    return mark.kind in {"REVISED", "METHOD"} or (mark.kind == "UPDATED" and " gave " in mark.note)


def opens(count: Casualty | LedgerRow, mark: Mark) -> bool:
    """Whether a count is of the first dead of a nation's forces, or a claimant's first total of a whole country's dead, of many at a place,
    or beyond an incident told before: worth a line among the changes, beside whatever others gave.
    """
    if mark.note.startswith(FIRST_DEAD):
        return True
    dead = (count.effect, count.scope) == ("killed", "cumulative") and count.qualifier != "vague"
    whole = (bool(count.place and country_of(count.place)) or count.low >= _MANY) and not part_of(count.people)
    return dead and (whole or mark.note.startswith(FIRST_TOTAL)) and (mark.kind, mark.cause) == ("NEW", "claimant")


def is_news(count: Casualty | LedgerRow, marks: Iterable[Mark]) -> bool:
    """Whether a count has a line among the changes."""
    return any(moves(m) or opens(count, m) for m in marks)


def figure_changes(rows: Iterable[LedgerRow]) -> tuple[Difference, ...]:
    """An entry for each count that moved: by its claimant (REVISED, METHOD), or as another claimant now gives more (UPDATED); and for a
    claimant's first count of a country's dead (NEW). The gravest first: the dead, then as many as they are.
    """
    grave = sorted(rows, key=lambda r: (r.effect != "killed", -r.low))
    return tuple(_figure_change(r, m) for r in grave for m in r.marks if moves(m) or opens(r, m))


def _figure_change(r: LedgerRow, mark: Mark) -> Difference:
    way = {
        "REVISED": f": {mark.note}" if "→" in mark.note else f", {mark.direction} {mark.note}",
        "UPDATED": f"; {mark.note}",
        "NEW": f"; {mark.note}",
    }.get(mark.kind, f", {mark.note}")
    who, what = given_by(r), what_is_counted(r)
    # `Now` would say that the claimant had said otherwise.
    moved = " now" if mark.cause == "claimant" or mark.kind != "UPDATED" else ""
    counted = f"{what}{',' if what.endswith(SO_FAR) else ''}{moved} {r.figure}"
    if mark.kind == "NEW":
        counted = f"{r.figure} {re.sub('^people', 'person', what) if r.low == 1 else what}"
    text = f"{who[:1].upper()}{who[1:]}: {counted}{way.rstrip('.')}."
    return Difference(mark=mark, text=text, theme="casualties", story=r.story, row=r)


def what_is_counted(r: LedgerRow) -> str:
    """The population, effect, place and scope of a row, in words."""
    where = f" in {r.place}" if r.place else ""
    return f"{r.people or 'people'} {effect_in_words(r)}{where}{since_in_words(r)}"


def coverage_changes(coverage: Coverage) -> tuple[Difference, ...]:
    """What fell away because of us, not because of the world: sources that are silent against their habit."""
    silent = tuple(r.source for r in coverage.rows if r.note)
    mark = Mark(kind="QUIET", cause="our coverage")
    return tuple(Difference(mark=mark, text=note, theme="", story="") for note in coverage.notes if silent and note.startswith(silent))


def latest_records(history: Sequence[HistoryRecord]) -> dict[str, StoryRecord]:
    """Each story's last record, but for those that proved to be another; `history` in order of days."""
    latest = {s.id: s for record in history for s in record.stories}
    merged = aliases(s for record in history for s in record.stories)
    return {story: record for story, record in latest.items() if story not in merged}
