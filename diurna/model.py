"""The vocabulary: one word for one thing, as frozen values. Instants are aware datetimes in UTC; sequences are tuples.

Offsets (`start`, `end`) count code points in the field of the article that `field` names: `title` or `text`.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct

Affiliation = Literal["wire", "independent", "state", "party", "ngo", "analysis"]
Field = Literal["title", "text"]
Effect = Literal["killed", "injured", "missing", "displaced", "detained"]
Qualifier = Literal["exact", "at_least", "more_than", "about", "up_to", "range", "vague"]
Status = Literal["claimed", "confirmed", "denied", "intercepted", "planned", "reported"]
# --- gathered -------------------------------------------------------------------------------------------------------


class Document(Struct, frozen=True, kw_only=True):
    """The bytes as received, with when and from where. `id` is their SHA-256 in hex."""

    id: str
    source: str
    address: str
    fetched_at: datetime | None
    media_type: str
    body: bytes


class Article(Struct, frozen=True, kw_only=True):
    """One version of a readable text. `id` is given or a content hash; `address` says which texts are versions of one article.

    `fetched_at` is when it was first had; None where nobody recorded it. `date_only`: `published_at` is midnight in the source's zone
    because no time was given. `backlog`: first had = published, because it was listed at a source's very first fetch or imported
    without fetch times.
    """

    id: str
    address: str = ""
    url: str = ""
    source: str = ""
    title: str = ""
    text: str = ""
    author: str = ""
    language: str = ""
    published_at: datetime | None = None
    fetched_at: datetime | None = None
    date_only: bool = False
    backlog: bool = False
    #: SHA-256 of what the source listed (title and text of the feed entry), where `text` was fetched from elsewhere: so that the
    #: same listing met again is no new version.
    listed: str = ""


class Failure(Struct, frozen=True, kw_only=True):
    """Something that couldn't be read: the source it belongs to, the file or address (and entry), and the reason in words."""

    source: str
    where: str
    reason: str


class Withdrawal(Struct, frozen=True, kw_only=True):
    """An article that a person took back: the source and address that its versions share, their ids, and why, in words."""

    source: str
    address: str
    versions: tuple[str, ...]
    why: str


class Reading(Struct, frozen=True, kw_only=True):
    """What came of reading one document or one source: nothing is lost, so what failed is here as well.

    `notes` say what is wrong with articles that were read all the same. They count once, where such an article is new.
    """

    document: Document | None = None
    articles: tuple[Article, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[Failure, ...] = ()


def unread(document: Document, source: str, reason: str) -> Reading:
    """The reading of a document of which nothing could be had."""
    return Reading(document=document, failures=(Failure(source=source, where=document.address, reason=reason),))


#: The reason of a note, and of no failure: the article was read.
UNDATED = "no date in it: taken as first had"


def undated(document: Document | None, articles: Sequence[Article]) -> tuple[Failure, ...]:
    """What is noted of `document` where some of the `articles` in it have no date: how many."""
    bare = sum(a.published_at is None for a in articles)
    if not document or not bare:
        return ()
    which = f", {bare} of its {len(articles)} articles" if len(articles) > 1 else ""
    return (Failure(source=document.source, where=document.address + which, reason=UNDATED),)


# --- read from the text -----------------------------------------------------------------------------------------------


class _Asserted(Struct, frozen=True, kw_only=True):
    """What every claim says of itself: the exact span, who asserts it, through whom, as of when, where."""

    article: str
    field: Field
    start: int
    end: int
    quote: str
    claimant: str | None = None
    via: str | None = None
    as_of: str | None = None
    place: str | None = None
    status: Status = "reported"


class Casualty(_Asserted, frozen=True, kw_only=True, tag_field="kind", tag="casualty"):
    """How many people an effect befell. `low` is the printed number (or the stated bound of a vague word); `high` None where open.

    `severity`: how badly they were hurt, as printed (`seriously`, `minor`): those are a part of all who were.
    """

    effect: Effect
    low: int
    high: int | None
    qualifier: Qualifier = "exact"
    people: str | None = None
    cause: str | None = None
    scope: Literal["incident", "cumulative"] = "incident"
    since: str | None = None
    severity: str | None = None
    #: The count in the same sentence that holds this one: of `nine killed, including three children` 9 for the three.
    among: int | None = None


class Strike(_Asserted, frozen=True, kw_only=True, tag_field="kind", tag="strike"):
    """An attack. `act` is a kind of ACLED's sub-event types in lower case, such as `air/drone strike`."""

    act: str
    actor: str | None = None
    target: str | None = None
    weapon: str | None = None


class Diplomacy(_Asserted, frozen=True, kw_only=True, tag_field="kind", tag="diplomacy"):
    """Who did what to whom in words. `act` is a PLOVER code: AGREE, CONSULT, SUPPORT, CONCEDE, REQUEST, ACCUSE, REJECT …"""

    act: str
    actor: str | None = None
    counterpart: str | None = None


Claim = Casualty | Strike | Diplomacy


class Tally(Struct, frozen=True, kw_only=True):
    """The count read from one text on one incident: [low, high], None where none is stated."""

    id: str
    killed: tuple[int, int] | None
    injured: tuple[int, int] | None


class Copy(Struct, frozen=True, kw_only=True):
    """Whether an article carries another's text. `copy_of` None where it is the first. `similarity` in 0..1; `why` in words."""

    id: str
    copy_of: str | None
    similarity: float
    why: str


class ThemeScore(Struct, frozen=True, kw_only=True):
    """One theme of a text, its score in 0..1 and the words that decided."""

    theme: str
    score: float
    why: tuple[str, ...] = ()


class Visit(Struct, frozen=True, kw_only=True):
    """What is remembered of an address between fetches. `first`: nothing was ever had from it, so what it lists is backlog."""

    address: str
    etag: str = ""
    last_modified: str = ""
    first: bool = True


class Harvest(Struct, frozen=True, kw_only=True):
    """What one visit to one source brought: a reading for each document, and what to remember of each address."""

    source: str
    readings: tuple[Reading, ...] = ()
    visits: tuple[Visit, ...] = ()
