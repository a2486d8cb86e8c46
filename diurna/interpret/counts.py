"""The figures of a window as the page holds them. Over several days a claimant's for one count collapse to the last, with their path.

Refuses to collapse figures that nobody named gives, those of one day or one article, and what differs in people, place, story or size as
much as another count does: two rows too many are better than one event lost.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import HistoryRecord, LedgerRow, Mark, Window
from diurna.interpret import changes, ledger
from diurna.interpret.against import Against, last_figure, latest
from diurna.interpret.candidates import Candidate
from diurna.interpret.carried import Absent
from diurna.interpret.claimants import Entry, compatible, is_bare, one_claimant
from diurna.interpret.corrections import Found
from diurna.interpret.figures import figure_in_words
from diurna.interpret.figurewords import as_of
from diurna.interpret.lines import Line, Storyline
from diurna.interpret.nesting import nesting, printed_nesting
from diurna.interpret.recalled import restated
from diurna.interpret.sift import Sifted
from diurna.interpret.standing import is_below, marks_for
from diurna.model import Article, Casualty
from diurna.text import day_in_words, fold, is_day

log = logging.getLogger(__name__)

#: A window of one day has 23 to 25 hours; figures of a longer one are told day by day first.
_ONE_DAY = timedelta(hours=30)
_DAY = timedelta(days=1)
#: The marks that say how a figure moved, and so bear its path.
_MOVED = frozenset({"REVISED", "METHOD", "UPDATED"})
#: One sentence may give several figures.
_Key = tuple[str, str, int, int, str, str, int]


class Step(Struct, frozen=True):
    """One figure on the way to a claimant's last: as printed, and the ISO day on which it was given."""

    figure: str
    day: str


class Counts(Struct, frozen=True, kw_only=True):
    """The `entered` figures; what each is held `against` (by its span, else `whole`); the path to a figure that moved within the window,
    by its span; each figure that left for a later one; those that `moved`, or go beyond what another source gave; and those `below` what
    another claimant is printed with.
    """

    entered: tuple[Entry, ...]
    whole: Against
    against: Mapping[_Key, Against] = {}
    paths: Mapping[_Key, tuple[Step, ...]] = {}
    left: tuple[tuple[Entry, Entry], ...] = ()
    moved: tuple[Entry, ...] = ()
    below: tuple[Entry, ...] = ()

    def marks(self, entry: Entry) -> tuple[Mark, ...]:
        """How the figure stands to its claimant's last one, with its path where it moved within the window."""
        return _on_path(marks_for(entry, self.held(entry)), self.paths.get(_key(entry), ()))

    def held(self, entry: Entry) -> Against:
        """What the figure is held against: the editions before the window, and the window's own earlier days."""
        return self.against.get(_key(entry), self.whole)

    def row(self, entry: Entry, source: int) -> LedgerRow:
        """The figure as a ledger row that cites `source`."""
        drawn, path = ledger.row(entry, source, self.held(entry), self.entered), self.paths.get(_key(entry), ())
        return replace(drawn, marks=_on_path(drawn.marks, path)) if path else drawn

    def is_outdated(self, story: str, line: Candidate) -> bool:
        """Whether a line of `story` says a figure that its claimant replaced within the window, and not the one that replaced it."""
        said = [c for c in line.claims if isinstance(c, Casualty)]
        return any(_says(said, old, story) and not _says(said, last, story) for old, last in self.left)

    def as_told(self, story: Storyline) -> Storyline:
        """`story` with each line whose figures its claimants gave before, of days before the window, as told before."""
        return replace(story, lines=tuple(self._told(line) for line in story.lines))

    def _told(self, line: Line) -> Line:
        said = [c for c in line.candidate.claims if isinstance(c, Casualty) and c.qualifier != "vague"]
        past = [[m for e in self.entered if _says([c], e, line.story) and self._is_past(e) for m in self.marks(e)] for c in said]
        told = [next((m for m in marks if m.kind == "UNCHANGED"), None) for marks in past]
        if not told or None in told:
            return line
        return replace(line, marks=(told[0], *(m for m in line.marks if m.kind not in {"NEW", "UPDATED", "UNCHANGED"})))

    def _is_past(self, entry: Entry) -> bool:
        """Whether an incident's count is dated to before the window."""
        day, opened = as_of(entry), self.whole.opened
        return entry.claim.scope == "incident" and is_day(day) and opened is not None and day < opened.date().isoformat()

    def with_paths(self, story: Storyline) -> Storyline:
        """`story` with the mark of its figure on each line that says one which moved, with the path of the last of several, and what
        another claimant gave before beside one that says less: a figure has one mark across the page.
        """
        return replace(story, lines=tuple(self._beside(line) for line in story.lines)) if self.moved or self.below else story

    def _beside(self, line: Line) -> Line:
        said = [c for c in line.candidate.claims if isinstance(c, Casualty)]
        last = next((e for e in self.moved if _says(said, e, line.story)), None)
        moved = [m for m in self.marks(last) if m.kind in _MOVED] if last else []
        if lower := next((e for e in self.below if _says(said, e, line.story)), None):
            return replace(line, marks=(*(m for m in line.marks if m.kind not in {"NEW", "UPDATED"}), *self.marks(lower)[:1]))
        return replace(line, marks=(*moved[:1], *(m for m in line.marks if m.kind not in {"NEW", "UPDATED"}))) if moved else line


class Ground(Struct, frozen=True, kw_only=True):
    """What figures are weighed on: the window, what corrections took back, and what the page can't stand on."""

    window: Window
    wrong: tuple[Found, ...] = ()
    absent: Absent = Absent()


def _day_in(zone: ZoneInfo, article: Article) -> date | None:
    at = article.published_at
    return at and (at if article.date_only else at.astimezone(zone)).date()


def counts(stories: Sequence[Storyline], sifted: Sifted, history: Sequence[HistoryRecord], ground: Ground) -> Counts:
    """The figures of the window, held against `history`; over several days collapsed to each claimant's last."""
    zone = ZoneInfo(ground.window.zone)
    given = [Entry(claim=c, article=a, story=s, published_on=_day_in(zone, a)) for c, a, s in sifted.casualties(stories)]
    whole = _against_history(given, sifted, history, ground)
    since, before = ground.window.start.date() - _DAY, whole.before
    own = restated(given, before)
    if not is_long(ground.window):
        entered = tuple(_placed(e, whole) for e in ledger.enter(own, since, before, told=whole.nesting))
        log.info("figures: %d claims of victims, %d that no text only says again, %d rows", len(given), len(own), len(entered))
        moved = tuple(e for e in entered if any(changes.moves(m) for m in marks_for(e, whole)))
        return Counts(entered=entered, whole=whole, moved=moved, below=tuple(e for e in entered if is_below(e, whole)))
    by_day: dict[date, list[Entry]] = {}
    for entry in own:
        by_day.setdefault(_day(entry), []).append(entry)
    told = [e for day in sorted(by_day) for e in ledger.enter(by_day[day], max(day - _DAY, since), before, told=whole.nesting)]
    chains, against = _chained(told, whole)
    log.info("figures: %d claims of victims, %d that no text only says again, %d told by day", len(given), len(own), len(told))
    followed = {_key(chain[-2]): chain[-1] for chain in chains.values() if len(chain) > 1}
    kept = ledger.enter([e for e in told if _key(e) in chains and _key(e) not in followed], since, before, told=whole.nesting)
    paths = {_key(e): path for e in kept if len(path := _path(chains[_key(e)], whole)) > 1}
    return Counts(
        entered=tuple(_placed(e, against[_key(e)]) for e in kept),
        whole=whole,
        against=against,
        paths=paths,
        moved=tuple(e for e in kept if _key(e) in paths),
        below=tuple(e for e in kept if is_below(e, against[_key(e)])),
        left=tuple((old, e) for e in kept for old in chains[_key(e)][:-1] if old.claim.low != e.claim.low),
    )


def _placed(entry: Entry, against: Against) -> Entry:
    """The figure with the place that its claimant's last one for the same count has, where it names none itself."""
    last = None if entry.claim.place else last_figure(entry, against)
    return replace(entry, claim=replace(entry.claim, place=last[1].place)) if last and last[1].place else entry


def is_long(window: Window) -> bool:
    """Whether the window is of several days."""
    return window.end - window.start > _ONE_DAY


def _chained(told: Sequence[Entry], whole: Against) -> tuple[dict[_Key, tuple[Entry, ...]], dict[_Key, Against]]:
    """By each figure's span, the claimant's figures that led to it, oldest first and itself last; and what it is held against."""
    chains: dict[_Key, tuple[Entry, ...]] = {}
    against: dict[_Key, Against] = {}
    rows: list[tuple[Entry, LedgerRow]] = []
    for entry in sorted(told, key=lambda e: (_day(e), _key(e))):
        mine = [(e, r) for e, r in rows if _day(e) < _day(entry) and e.article.id != entry.article.id]
        before = {k: list(v) for k, v in whole.before.items()}
        for e, r in mine:
            before.setdefault((r.effect, r.scope), []).append((_day(e).isoformat(), r))
        held = against[_key(entry)] = replace(whole, before=before)
        last = last_figure(entry, held) if _is_named(entry) else None
        home = next((e for e, r in mine if last is not None and r is last[1]), None)
        # A figure that its claimant only repeats is the one that stands.
        if home is None or home.claim.low != entry.claim.low:
            chains[_key(entry)] = (*(chains[_key(home)] if home else ()), entry)
            rows.append((entry, ledger.row(entry, 0, held)))
    return chains, against


def _path(chain: Sequence[Entry], whole: Against) -> tuple[Step, ...]:
    """The figures of a chain, each where it moved, after the one that an edition before the window printed last."""
    printed = last_figure(chain[0], whole) if _is_named(chain[0]) else None
    steps = [Step(printed[1].figure, printed[0][-10:])] if printed else []
    for entry in chain:
        figure = figure_in_words(entry.claim)
        if not steps or steps[-1].figure != figure:
            steps.append(Step(figure, _day(entry).isoformat()))
    return tuple(steps) if len(chain) > 1 else ()


def _is_named(entry: Entry) -> bool:
    return bool(entry.claim.claimant) and not is_bare(entry.claim.claimant or "")


def _day(entry: Entry) -> date:
    """The day on which a figure was given: of its article, on the outlet's clock."""
    at = entry.article.published_at or entry.article.fetched_at
    return at.date() if at else date.min


def _key(entry: Entry) -> _Key:
    c = entry.claim
    return (entry.article.id, c.field, c.start, c.end, c.effect, c.scope, c.low)


def _says(said: Sequence[Casualty], entry: Entry, story: str) -> bool:
    """Whether a line of `story` with these claims says the figure of `entry`, of the same claimant or of nobody."""
    claim = entry.claim
    if claim.scope == "incident" and story != entry.story:
        return False
    return any(
        (c.effect, c.scope, c.low) == (claim.effect, claim.scope, claim.low)
        and (not c.claimant or one_claimant(c.claimant, claim.claimant or ""))
        and compatible(c.place, claim.place)
        and compatible(c.people, claim.people)
        for c in said
    )


def _on_path(marks: Sequence[Mark], path: Sequence[Step]) -> tuple[Mark, ...]:
    """The marks with the whole path in the one that says how the figure moved: `14 → 19 → 23 (9 to 12 June)`."""
    if not path:
        return tuple(marks)
    first, last = (date.fromisoformat(s.day) for s in (path[0], path[-1]))
    days = f"{day_in_words(first)} to {day_in_words(last)}"
    told = f"{' → '.join(s.figure for s in path)} ({days})"
    moved = next((m for m in marks if m.kind in _MOVED), None)
    if moved is None:
        return (Mark(kind="UPDATED", cause="claimant", note=told), *(m for m in marks if m.kind != "UNCHANGED"))
    reason = moved.note.partition(": “")[2]
    noted = f"{told}: “{reason}" if reason and moved.kind == "REVISED" else f"{told}; {moved.note}" if moved.kind == "METHOD" else told
    return tuple(replace(m, note=noted) if m is moved else m for m in marks)


def _against_history(given: Sequence[Entry], sifted: Sifted, history: Sequence[HistoryRecord], ground: Ground) -> Against:
    """What the figures are held against: what earlier editions printed, who speaks, who carries them, and what was wrong."""
    carriers: dict[tuple[str, int, int | None], set[str]] = {}
    for e in given:
        carriers.setdefault((e.claim.effect, e.claim.low, e.claim.high), set()).add(sifted.origins[e.article.id])
    wrong: dict[str, list[str]] = {}
    for found in ground.wrong:
        wrong.setdefault(found.version, []).append(found.old)
    return Against(
        before=latest(history, ground.absent.gone),
        silent=ground.absent.silent,
        opened=ground.window.start,
        carriers={k: frozenset(v) for k, v in carriers.items()},
        wrong=wrong,
        nesting=nesting(e.article for e in given) | printed_nesting(history),
        speaking=frozenset(fold(e.claim.claimant) for e in given if e.claim.claimant),
    )
