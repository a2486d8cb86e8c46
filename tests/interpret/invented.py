"""Articles, stories and figures of an invented conflict, in few words, for the tests of these rooms."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from diurna.desk import Desk, Outlet, Scope
from diurna.edition import Citation, HistoryRecord, LedgerRow, StoryRecord
from diurna.interpret.brief import Brief
from diurna.interpret.candidates import Candidate, candidates
from diurna.interpret.claimants import Entry
from diurna.interpret.lines import Line, Part, Storyline
from diurna.model import Article, Casualty
from diurna.window import window_for

DAY = date(2026, 3, 3)
DESK = Desk(
    name="zarim",
    title="Zarim",
    scope=Scope(about=("Zarim", "Halvet", "Lazur", "Kelmo", "Linport", "Kardavia"), exclude=("cup",)),
    outlets=(
        Outlet(name="Gulfline", affiliation="wire"),
        Outlet(name="State News", affiliation="state", zone="Asia/Tokyo"),
        Outlet(name="Selm Observatory", affiliation="analysis"),
    ),
)

SOURCES = ("Gulfline", "The Courier", "State News", "Selm Observatory")
SENTENCES = (
    "Nine people were killed in Halvet on Monday when a drone hit the market, the health office said.",
    "Twelve people were killed in Halvet when a drone hit the market on Monday, said the Zarim Health Office.",
    "However, Kardavia denied that its drones hit the market of Halvet.",
    "More than 200 people have been killed in Zarim since the offensive began, the Zarim Health Office said.",
    "Kardavia’s army said that it had taken the bridge at Lazur after two days of fighting.",
    "Meanwhile, envoys of Kardavia and the Front will meet in Linport on Thursday to discuss a truce.",
    "Maren said on Sunday that Zarim would never negotiate under bombs.",
    "An aid convoy with flour for Kelmo turned back at Lazur, the relief network said.",
    "He said that nothing was left of the bridge.",
    "“Zarim will answer,” Colonel Petar Lunek told reporters in Kelmo.",
    "At least 38,000 people have fled their homes in Zarim since 27 May, the refugee agency said.",
    "Four soldiers of Kardavia were wounded at Dresna, its Defence Ministry said in a statement.",
)
TITLES = (
    "Drone kills nine in Halvet market",
    "Live: Drone kills 12 in Halvet market, says health office",
    "Kardavia denies drone raid on Halvet",
    "Kardavia takes the Lazur bridge",
    "Envoys to meet in Linport over Zarim truce",
    "Maren: no talks under bombs in Zarim",
    "Why the Halvet raid matters",
    "",
)


def at(hour: int, *, day: int = 2) -> datetime:
    """An instant in March 2026; the window of `DAY` runs from 2 March, 07:30, to 3 March, 07:30."""
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def article(id_: str, title: str = "", text: str = "", **more: Any) -> Article:
    given: dict[str, Any] = {"source": "Gulfline", "language": "en", "published_at": at(12), "fetched_at": at(13)}
    return Article(id=id_, title=title, text=text, **{**given, **more})


def brief(day: date = DAY, **more: Any) -> Brief:
    window = window_for(DESK, day, previous=None)
    given: dict[str, Any] = {"revision": 1, "as_known": "then", "previous": "", "next_due": "", "made_with": {"diurna": "0"}}
    return Brief(day=day.isoformat(), window=window, **{**given, **more})


def candidate(text: str, *, source: str = "Gulfline", id_: str = "", **more: Any) -> Candidate:
    """The candidate that is the whole text of an article of its own."""
    own = article(id_ or f"{source}/{text}", text=text, source=source)
    given: dict[str, Any] = {"form": "sentence", "position": 1, "text": text, "field": "text"}
    return Candidate(article=own, passage=own.id, start=0, end=len(text), **{**given, **more})


def candidates_of(one: Article) -> tuple[Candidate, ...]:
    return candidates(one, one.id, (0, len(one.text)))


def record(id_: str, **more: Any) -> StoryRecord:
    given: dict[str, Any] = {"title": id_, "theme": "strikes", "first_day": "2026-03-01", "last_day": "2026-03-01", "editions": 1}
    return StoryRecord(id=id_, signature={}, **{**given, **more})


def storyline(id_: str, *told: Candidate, **more: Any) -> Storyline:
    parts = tuple(Part(article=c.article, start=0, end=len(c.article.text)) for c in told)
    lines = tuple(Line(candidate=c, theme="strikes", story=id_, strength=float(len(told) - n)) for n, c in enumerate(told))
    given: dict[str, Any] = {"lines": lines, "record": record(id_), "before": None, "outlets": 1, "origins": 1, "candidates": told}
    return Storyline(id=id_, parts=parts, **{**given, **more})


def casualty(low: int, high: int | None = -1, **more: Any) -> Casualty:
    """A claim of `low` killed; without `high`, exactly so many."""
    given: dict[str, Any] = {"article": "a", "field": "text", "start": 0, "end": 10, "quote": f"{low} killed", "effect": "killed"}
    return Casualty(low=low, high=low if high == -1 else high, **{**given, **more})


def entry(low: int, high: int | None = -1, *, from_: str = "a", story: str = "s", source: str = "Gulfline", **more: Any) -> Entry:
    return Entry(
        claim=casualty(low, high, article=from_, **more), article=article(from_, "Nine killed", "x" * 50, source=source), story=story
    )


def ledger_row(low: int, **more: Any) -> LedgerRow:
    given: dict[str, Any] = {
        "key": "k", "effect": "killed", "scope": "incident", "high": low, "qualifier": "exact", "figure": str(low),
        "claimant": "Health Office", "via": "", "outlet": "Gulfline", "people": "", "place": "", "since": "", "as_of": "", "story": "s",
    }  # fmt: skip
    merged = {**given, **more}
    return LedgerRow(low=low, citation=merged.pop("citation", Citation(source=1, field="text", start=0, end=10)), **merged)


def history(*rows: LedgerRow, day: str = "2026-03-02", stories: tuple[StoryRecord, ...] = (), **more: Any) -> HistoryRecord:
    cutoff = datetime.fromisoformat(f"{day}T07:30:00+00:00")
    return HistoryRecord(desk="zarim", day=day, revision=1, cutoff=cutoff, stories=stories, ledger=rows, **more)


def days_before(day: date, count: int) -> list[str]:
    """The `count` days before `day`, oldest first."""
    return [(day - timedelta(days=n)).isoformat() for n in range(count, 0, -1)]


class Odd(str):
    """A headline that is not found where it stands: what trips over it is to cost it alone."""

    __slots__ = ()

    def index(self, *_: object) -> int:
        raise ValueError("odd")
