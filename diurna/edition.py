"""The edition: one desk, one day, one revision; everything the page shows, as plain data. docs/edition.md says what each key means."""

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from diurna.model import Effect, Failure, Field, Qualifier, Withdrawal

MarkKind = Literal[
    "NEW", "UPDATED", "REVISED", "REVERSED", "LATE", "DISPUTED", "CONFIRMED", "CORRECTED", "WITHDRAWN", "METHOD", "QUIET", "UNCHANGED"
]
#: Empty: not known.
Cause = Literal["", "event", "claimant", "late report", "our correction", "method change", "our coverage"]
ThreadState = Literal[
    "proposed", "scheduled", "held", "agreed", "rejected", "cancelled", "collapsed", "claimed", "confirmed", "denied", "intercepted"
]
#: Exactly one for each version first had in a window, so that the coverage table adds up.
Class = Literal["cited", "in a story", "superseded", "copy", "off-topic", "other language", "empty", "failed"]


class Citation(Struct, frozen=True, kw_only=True):
    """Where a printed line comes from: the number of its source on the page, and the exact span there."""

    source: int
    field: Field
    start: int
    end: int


class Mark(Struct, frozen=True, kw_only=True):
    """A typed difference to the history: its kind, its cause, and what a reader needs to know of it (`was 9`, `published 1 March`)."""

    kind: MarkKind
    cause: Cause = "event"
    note: str = ""
    #: Which way a REVISED figure went.
    direction: Literal["", "up", "down"] = ""


class Point(Struct, frozen=True, kw_only=True):
    """One cited sentence or headline on the page. `lead` is what stands before it in our voice (the outlet, where it must be named)."""

    id: str
    form: Literal["sentence", "headline", "template"]
    text: str
    theme: str
    story: str
    outlet: str
    citations: tuple[Citation, ...]
    lead: str = ""
    marks: tuple[Mark, ...] = ()
    happened: str | None = None


class StoryBlock(Struct, frozen=True, kw_only=True):
    """A story as one theme shows it. `origins` counts the story's independent origins, not a point's: ten outlets with one wire are one."""

    id: str
    title: str
    first_day: str
    articles: int
    outlets: int
    origins: int
    points: tuple[Point, ...]
    marks: tuple[Mark, ...] = ()


class ThemeSection(Struct, frozen=True, kw_only=True):
    """One theme's part of the page: up to three cited sentences, then its stories, most covered first."""

    name: str
    title: str
    summary: tuple[Point, ...]
    stories: tuple[StoryBlock, ...]
    note: str = ""


class Change(Struct, frozen=True, kw_only=True):
    """A typed difference between this edition and the history before it, in words, with the lines it rests on."""

    mark: Mark
    text: str
    theme: str
    story: str
    citations: tuple[Citation, ...] = ()
    before: str = ""
    after: str = ""


class Correction(Struct, frozen=True, kw_only=True):
    """What an earlier edition said that no longer stands, and what is right now."""

    edition: str
    kind: Literal["CORRECTED", "WITHDRAWN"]
    said: str
    now: str
    citations: tuple[Citation, ...] = ()


class LedgerRow(Struct, frozen=True, kw_only=True):
    """One claimant's figure for one population, effect, place and scope. Never summed across claimants.

    `severity`: how badly those counted were hurt (`seriously`), in the article's word; they are a part of all who were.
    """

    key: str
    effect: Effect
    scope: Literal["incident", "cumulative"]
    low: int
    high: int | None
    qualifier: Qualifier
    figure: str
    claimant: str
    via: str
    outlet: str
    people: str
    place: str
    since: str
    as_of: str
    story: str
    citation: Citation
    marks: tuple[Mark, ...] = ()
    flags: tuple[str, ...] = ()
    #: The edition that printed it last, for a running total of which today's articles say nothing; its citation is then of no source.
    printed: str = ""
    severity: str = ""


class Dispute(Struct, frozen=True, kw_only=True):
    """Claimants side by side on the same thing; `holders`: who says each of the points, empty where the point doesn't tell."""

    subject: str
    sides: tuple[LedgerRow, ...] = ()
    points: tuple[Point, ...] = ()
    holders: tuple[str, ...] = ()


class QuietStory(Struct, frozen=True, kw_only=True):
    """A story that had coverage and has none; the cause is `our coverage` where its sources are silent against their habit."""

    id: str
    title: str
    last_day: str
    editions: int
    cause: Cause = "event"


class ListedHeadline(Struct, frozen=True, kw_only=True):
    """An article in a language the desk does not read, by its own headline, or how its text opens. `direction` is `rtl` or `ltr`."""

    source: int
    title: str
    language: str
    direction: Literal["ltr", "rtl"]


class SeriesStep(Struct, frozen=True, kw_only=True):
    """One step of a cumulative toll: the day as of which it is, the figure, whether it breaks the method or revises, and its words."""

    day: str
    value: int
    mark: str = ""
    #: As its claimant qualified it: `at least 1,300`.
    figure: str = ""


class Series(Struct, frozen=True, kw_only=True):
    """A cumulative toll over the days, one line a claimant."""

    key: str
    label: str
    claimant: str
    steps: tuple[SeriesStep, ...]


class CoverageRow(Struct, frozen=True, kw_only=True):
    """What one source brought in the window, by class; the classes add up to `versions`."""

    source: str
    affiliation: str
    versions: int
    cited: int = 0
    in_a_story: int = 0
    superseded: int = 0
    copies: int = 0
    off_topic: int = 0
    other_language: int = 0
    empty: int = 0
    failed: int = 0
    belated: int = 0
    note: str = ""


class Coverage(Struct, frozen=True, kw_only=True):
    """Every version of the window with its class, per source, and what could not be read."""

    rows: tuple[CoverageRow, ...]
    total: CoverageRow
    classes: dict[str, Class]
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()


class Context(Struct, frozen=True, kw_only=True):
    """The quoted context of one citation: the span, with a little of what stands before and after it."""

    field: Field
    start: int
    end: int
    before: str
    quote: str
    after: str


class SourceEntry(Struct, frozen=True, kw_only=True):
    """One cited or listed article under Sources, numbered from 1."""

    number: int
    version: str
    title: str
    outlet: str
    affiliation: str
    origin: str
    url: str
    language: str
    published: str
    first_had: str
    belated: bool
    also: tuple[str, ...] = ()
    contexts: tuple[Context, ...] = ()


class Window(Struct, frozen=True, kw_only=True):
    """A half-open span of time, `start <= t < end`, in UTC; `zone` is the desk's IANA zone."""

    start: datetime
    end: datetime
    zone: str


class StoryRecord(Struct, frozen=True, kw_only=True):
    """What history keeps of one story: enough to know it again, and what was said of it."""

    id: str
    title: str
    theme: str
    first_day: str
    last_day: str
    editions: int
    signature: dict[str, float]
    said: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    quiet_since: str = ""
    #: Ids of stories that proved to be this one: they lead here, and are not given again.
    merged: tuple[str, ...] = ()
    #: The id of the story that this one was told in until it parted.
    split_from: str = ""


class Position(Struct, frozen=True, kw_only=True):
    """Whether a party is for a thing (`open`) or against it (`closed`), as it stood in an article, towards whom, in its words.

    `subject`: talks, a truce, ground troops, surrender, closing a passage, lifting sanctions.
    """

    holder: str
    stance: Literal["open", "closed"]
    counterpart: str
    quote: str
    outlet: str
    story: str = ""
    subject: str = "talks"


class Thread(Struct, frozen=True, kw_only=True):
    """How far talks between two parties, or a claimed strike, had come by an edition, in the words of the line that says so.

    `parties`: of talks both, of a strike its target. `day`: of the edition that found it in `state`. `due`: the ISO day for which talks are
    scheduled, empty where no line names it.
    """

    id: str
    kind: Literal["talks", "strike"]
    parties: tuple[str, ...]
    place: str
    state: ThreadState
    day: str
    quote: str
    outlet: str
    story: str = ""
    due: str = ""


class Quote(Struct, frozen=True, kw_only=True):
    """One span of a cited version that the page printed, in the article's words."""

    form: Literal["sentence", "headline", "figure"]
    text: str


class Cited(Struct, frozen=True, kw_only=True):
    """What an edition printed of one version: enough to see whether a later version of the article still says so.

    `number` is that of its source on the page; `sentences` are short hashes of all its sentences, title first; `notices` the corrections
    that it stated itself.
    """

    number: int
    version: str
    outlet: str
    address: str
    title: str
    url: str
    quotes: tuple[Quote, ...] = ()
    sentences: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


class HistoryRecord(Struct, frozen=True, kw_only=True):
    """What one edition adds to history. Append-only; carried in the edition's JSON, so that it can be rebuilt from the archive."""

    desk: str
    day: str
    revision: int
    cutoff: datetime
    stories: tuple[StoryRecord, ...]
    ledger: tuple[LedgerRow, ...]
    counts: dict[str, int] = {}
    positions: tuple[Position, ...] = ()
    threads: tuple[Thread, ...] = ()
    cited: tuple[Cited, ...] = ()
    #: Versions that a correction rested on, and versions withdrawn: told once.
    corrected: tuple[str, ...] = ()
    #: The headlines that stood over stories; another story's was only its title in history.
    headings: tuple[str, ...] = ()


class Inputs(Struct, frozen=True, kw_only=True):
    """Exactly what an edition was made from: a replay uses these and nothing else. `unread` names the sources that could not be read,
    `shares` the days of editions made before it whose windows, of later days, hold a part of its own.
    """

    versions: tuple[str, ...]
    failures: tuple[Failure, ...]
    desk: dict[str, Any]
    history: str
    history_editions: tuple[str, ...] = ()
    #: Editions beyond that history whose printing was held against what was taken back or edited since.
    wronged_editions: tuple[str, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    unread: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()


class Edition(Struct, frozen=True, kw_only=True):
    """One desk, one day, one revision. `format` is numbered; docs/edition.md says what each key means."""

    format: int
    made_with: dict[str, str]
    desk: str
    title: str
    day: str
    revision: int
    as_known: Literal["then", "now"]
    window: Window
    previous: str
    next_due: str
    notices: tuple[str, ...]
    inputs: Inputs
    bottom_line: tuple[Point, ...]
    changes: tuple[Change, ...]
    corrections: tuple[Correction, ...]
    themes: tuple[ThemeSection, ...]
    disputed: tuple[Dispute, ...]
    quiet: tuple[QuietStory, ...]
    other_languages: tuple[ListedHeadline, ...]
    ledger: tuple[LedgerRow, ...]
    series: tuple[Series, ...]
    coverage: Coverage
    method: tuple[str, ...]
    sources: tuple[SourceEntry, ...]
    history: HistoryRecord
    #: What differs from the revision before, for one made as known now.
    differs: tuple[Change, ...] = ()


def name_of(edition: Edition | HistoryRecord) -> str:
    """What an edition, or what history keeps of it, is called: `iran-2026-03-01.r1`."""
    return f"{edition.desk}-{edition.day}.r{edition.revision}"
