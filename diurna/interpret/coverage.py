"""The account of a window: each version has exactly one class, and per source they add up. No article is lost."""

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median

from msgspec import Struct

from diurna.desk import Desk
from diurna.edition import Class, Coverage, CoverageRow, HistoryRecord
from diurna.model import UNDATED, Article, Failure

_FIELDS: tuple[tuple[Class, str], ...] = (
    ("cited", "cited"),
    ("in a story", "in_a_story"),
    ("superseded", "superseded"),
    ("copy", "copies"),
    ("off-topic", "off_topic"),
    ("other language", "other_language"),
    ("empty", "empty"),
    ("failed", "failed"),
)
# A source that usually brings this many or more a day and brought none is named as silent.
_HABIT = 3
# One that usually brings so many and brought less than a quarter of them is named, too: half a feed is easily taken for a calm day.
_MANY, _FEW = 8, 0.25
# A weekday has a habit of its own once so many of it were seen: weekly sources, and desks that rest on Sundays.
_SAME_WEEKDAYS = 3
# So many outlets are named in a note.
_MOST_NAMED = 12


class Habits(Struct, frozen=True, kw_only=True):
    """What the account is held against: the edition's day, earlier editions' counts, and which versions were published before the window
    opened.
    """

    day: str = ""
    history: tuple[HistoryRecord, ...] = ()
    belated: frozenset[str] = frozenset()


class _Account:
    """Counts by class of one source, being filled."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys((field for _, field in _FIELDS), 0)
        self.belated = 0


def account(
    articles: Sequence[Article],
    classes: Mapping[str, Class],
    failures: Sequence[Failure],
    desk: Desk,
    habits: Habits,
) -> Coverage:
    """The coverage table over `articles` (with a class each) and `failures`, sources in alphabetical order."""
    history, belated = habits.history, habits.belated
    accounts: dict[str, _Account] = {s.name: _Account() for s in desk.sources if not s.folder}
    for article in articles:
        mine = accounts.setdefault(article.source, _Account())
        mine.counts[dict(_FIELDS)[classes[article.id]]] += 1
        mine.belated += article.id in belated
    for failure in failures:
        if failure.reason != UNDATED:
            accounts.setdefault(failure.source, _Account()).counts["failed"] += 1
    usual = usual_counts(history, habits.day)
    silent = sorted(silent_sources(articles, history, habits.day))
    for name in silent:
        accounts.setdefault(name, _Account())
    drawn = (_row(name, accounts[name], desk, usual.get(name, 0)) for name in sorted(accounts))
    rows = tuple(r for r in drawn if r.versions or r.note)
    absent = sorted(set(accounts) - {r.source for r in rows})
    notes = tuple(f"{n} is silent: it usually brings about {usual[n]:g} a day, and brought none in this window." for n in silent)
    notes += tuple(
        f"{r.source} brought {r.versions - r.failed}, where it usually brings about {usual[r.source]:g} a day."
        for r in rows
        if r.note == _SCANT
    )
    unstated = sorted(r.source for r in rows if not r.affiliation and r.versions > r.failed)
    if unstated:
        named = ", ".join(unstated[:_MOST_NAMED]) + (f" and {len(unstated) - _MOST_NAMED} more" if len(unstated) > _MOST_NAMED else "")
        notes = (*notes, f"The desk does not state the affiliation of {named}: whose word theirs is, is not known.")
    if absent:
        notes = (*notes, f"Nothing was had in this window from: {', '.join(absent)}.")
    return Coverage(rows=rows, total=_total(rows), classes={k: classes[k] for k in sorted(classes)}, failures=tuple(failures), notes=notes)


def usual_counts(history: Sequence[HistoryRecord], day: str = "") -> dict[str, float]:
    """Each source's median count over the editions of the same weekday, where there are three of them, else over the last seven editions;
    an absent source counts 0. Needs three editions. Medians, so that one great day makes no habit.
    """
    recent = history[-7:]
    if len(recent) < _SAME_WEEKDAYS:
        return {}
    same = [h for h in history if day and _weekday(h.day) == _weekday(day)]
    over = same if len(same) >= _SAME_WEEKDAYS else recent
    names = sorted({n for h in recent for n in h.counts})
    return {n: float(median(h.counts.get(n, 0) for h in over)) for n in names}


def _weekday(day: str) -> int:
    return date.fromisoformat(day[-10:]).weekday()


_SILENT, _SCANT = "silent against its habit", "far fewer than usual"


def silent_sources(articles: Sequence[Article], history: Sequence[HistoryRecord], day: str) -> frozenset[str]:
    """The sources that brought nothing among the window's `articles` against their habit."""
    heard = {a.source for a in articles}
    return frozenset(n for n, usual in usual_counts(history, day).items() if usual >= _HABIT and n not in heard)


def _note(count: int, usual: float) -> str:
    if not count:
        return _SILENT if usual >= _HABIT else ""
    return _SCANT if usual >= _MANY and count < _FEW * usual else ""


def _versions(mine: _Account | None) -> int:
    return sum(n for k, n in mine.counts.items() if k != "failed") if mine else 0


def _row(name: str, mine: _Account, desk: Desk, usual: float) -> CoverageRow:
    total = sum(mine.counts.values())
    note = _note(_versions(mine), usual)
    return CoverageRow(
        source=name, affiliation=desk.outlet(name).affiliation, versions=total, belated=mine.belated, note=note, **mine.counts
    )


def _total(rows: Sequence[CoverageRow]) -> CoverageRow:
    sums = {field: sum(getattr(r, field) for r in rows) for field in ("versions", "belated", *(f for _, f in _FIELDS))}
    return CoverageRow(source="Total", affiliation="", **sums)
