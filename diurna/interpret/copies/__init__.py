"""Copies: which articles carry another's text.

Refuses to call a copy: a later revision of a page by the same outlet (that is a version, or an update), a short item that only
shares boilerplate, a long report that contains a short one, and a bare headline that differs in a word.

Method: hashed three-word shingles, a fixed share of them kept (Broder, "On the resemblance and containment of documents", 1997);
pairs come from shared rare hashes; a pair is judged by the share of the shorter that the longer holds, guarded by their lengths.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice

import numpy as np
from msgspec import Struct

from diurna.interpret.copies.pairs import candidates
from diurna.interpret.copies.shingles import Sketch, sketches, thinned
from diurna.model import Article, Copy
from diurna.text import fold, words

log = logging.getLogger(__name__)

#: At least this share of a copy stands in the earlier text; the rest is its own furniture and swapped words. Less is an update.
HELD = 0.6
#: The shorter has at least this share of the longer's words: without such a guard .959 instead of .983 F1.
LENGTH_RATIO = 0.35
#: Within one outlet only the same text again is a copy; what was rewritten is a version or an update.
SAME_OUTLET = 0.9
#: Feed lines: under this many words the texts must agree nearly whole, and a line (in characters) with their titles; or one of some
#: sentences must stand nearly whole in the earlier text, as a wire's first paragraphs do.
SHORT_WORDS = 60
LINE_LENGTH = 160
SHORT_ALIKE = 0.8
CUT_WORDS, CUT_HELD = 30, 0.9
#: A bare headline is the same item only in these days, and only if it says something: "Live updates" comes back each morning.
HEADLINE_DAYS = timedelta(days=2)
HEADLINE_WORDS = 4
#: Articles whose texts are in memory together.
TAKEN_AT_ONCE = 64

_NEVER = datetime.max.replace(tzinfo=UTC)


class Link(Struct, frozen=True):
    """The later of two articles (by rank) carries the earlier one's text."""

    earlier: int
    later: int
    similarity: float
    why: str


class _Carrier(Struct, frozen=True, gc=False):
    """What is kept of an article to judge it: not its text, so that 100,000 of them fit into memory."""

    id: str
    source: str
    url: str
    had: tuple[datetime, datetime, str]
    when: datetime | None
    headline: str
    sketch: Sketch


def find_copies(articles: Iterable[Article]) -> tuple[Copy, ...]:
    """One `Copy` an article, in the order given; `copy_of` is the first of its group by (fetched, published, id).

    `articles` are taken one after another and not kept: they may come from a stream.
    """
    given = list(_carriers(iter(articles)))
    order = sorted(range(len(given)), key=lambda i: given[i].had)
    ranked = [given[i] for i in order]
    first = _firsts(ranked, [*_same_headline(ranked), *_same_text(ranked)])
    by_rank = {rank: _copy(ranked, rank, link) for rank, link in first.items()}
    placed = dict(zip(order, range(len(order)), strict=True))
    log.info("copies: %d articles in, %d copies", len(given), len(by_rank))
    return tuple(by_rank.get(placed[i]) or Copy(id=a.id, copy_of=None, similarity=0.0, why="first") for i, a in enumerate(given))


def _carriers(articles: Iterator[Article]) -> Iterator[_Carrier]:
    while some := list(islice(articles, TAKEN_AT_ONCE)):
        for a, sketch in zip(some, sketches(_body(a) for a in some), strict=True):
            headline = "" if a.text.strip() else _headline(a.title)
            had = (a.fetched_at or _NEVER, a.published_at or _NEVER, a.id)
            yield _Carrier(a.id, a.source, a.url, had, a.published_at or a.fetched_at, headline, sketch)


def _headline(title: str) -> str:
    said = words(fold(title))
    return " ".join(said) if len(said) >= HEADLINE_WORDS else ""


def _copy(ranked: Sequence[_Carrier], rank: int, link: Link) -> Copy:
    return Copy(id=ranked[rank].id, copy_of=ranked[link.earlier].id, similarity=round(link.similarity, 4), why=link.why)


def _same_headline(ranked: Sequence[_Carrier]) -> Iterator[Link]:
    """Bare headlines, the same but for case, accents and punctuation."""
    last: dict[str, int] = {}
    for rank, article in enumerate(ranked):
        if not article.headline:
            continue
        before = last.get(article.headline)
        if before is not None and _apart(ranked[before], article) <= HEADLINE_DAYS:
            yield Link(before, rank, 1.0, "same headline")
        last[article.headline] = rank


def _apart(one: _Carrier, other: _Carrier) -> timedelta:
    return abs(one.when - other.when) if one.when and other.when else timedelta(0)


def _same_text(ranked: Sequence[_Carrier]) -> Iterator[Link]:
    for earlier, later in candidates([a.sketch for a in ranked]):
        link = _judge(ranked, earlier, later)
        if link:
            yield link


def _body(article: Article) -> str:
    """What is compared: the text, with the title where the text is but a line ("our correspondent has more")."""
    if not article.text.strip():
        return ""
    return article.text if len(article.text) >= LINE_LENGTH else f"{article.title}\n{article.text}"


def _judge(ranked: Sequence[_Carrier], earlier: int, later: int) -> Link | None:
    first, second = ranked[earlier], ranked[later]
    fewer, more = sorted((first.sketch.words, second.sketch.words))
    held, alike = _overlap(first.sketch, second.sketch)
    if first.source and first.source == second.source:
        why = "same address" if first.url and first.url == second.url else "same outlet, same text"
        return Link(earlier, later, alike, why) if alike >= SAME_OUTLET else None
    least = HELD
    if fewer < SHORT_WORDS:
        if alike >= SHORT_ALIKE:
            return Link(earlier, later, alike, "same short text")
        if fewer < CUT_WORDS:
            return None
        least = CUT_HELD
    if held < least or fewer < LENGTH_RATIO * more:
        return None
    return Link(earlier, later, held, f"{held:.0%} of its text is in the earlier one")


def _overlap(one: Sketch, other: Sketch) -> tuple[float, float]:
    """The share of the other's hashes that the one holds, and the resemblance of both (Jaccard)."""
    a, b = (thinned(one), thinned(other)) if one.sampled != other.sampled else (one.hashes, other.hashes)
    if not len(a) or not len(b):
        return 0.0, 0.0
    both = np.concatenate((a, b))
    both.sort(kind="stable")
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    return shared / len(b), shared / (len(both) - shared)


def _firsts(ranked: Sequence[_Carrier], links: Iterable[Link]) -> dict[int, Link]:
    """For each rank that is a copy, its link to the first of its group.

    Each copy follows the one earlier text that holds most of it: two revisions of a wire report are two texts, and the takers of the
    one must not join the takers of the other. Nor is an outlet's revision a copy of its own first text by way of another's copy.
    """
    offers: dict[int, list[Link]] = {}
    for link in links:
        offers.setdefault(link.later, []).append(link)
    first: dict[int, Link] = {}
    for rank in sorted(offers):
        best = min(offers[rank], key=lambda k: (-k.similarity, k.earlier))
        root = first[best.earlier].earlier if best.earlier in first else best.earlier
        direct = any(k.earlier == root for k in offers[rank])
        if direct or not ranked[rank].source or ranked[root].source != ranked[rank].source:
            first[rank] = Link(root, rank, best.similarity, best.why)
    return first
