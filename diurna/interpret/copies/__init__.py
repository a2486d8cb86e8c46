"""Copies: which articles carry another's text.

Refuses to call a copy: a later revision of a page by the same outlet (that is a version, or an update), a short item that only
shares boilerplate, a long report that contains a short one, and a bare headline that differs in a word.

Method: hashed three-word shingles, a fixed share of them kept (Broder, "On the resemblance and containment of documents", 1997);
pairs come from shared rare hashes; a pair is judged by the share of the shorter that the longer holds, guarded by their lengths.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

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
#: Feed lines: under this many words the texts must agree nearly whole, and a line (in characters) with their titles.
SHORT_WORDS = 60
LINE_LENGTH = 160
SHORT_ALIKE = 0.8
#: A bare headline is the same item only in these days, and only if it says something: "Live updates" comes back each morning.
HEADLINE_DAYS = timedelta(days=2)
HEADLINE_WORDS = 4

_NEVER = datetime.max.replace(tzinfo=UTC)


class Link(Struct, frozen=True):
    """The later of two articles (by rank) carries the earlier one's text."""

    earlier: int
    later: int
    similarity: float
    why: str


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """One `Copy` an article, in the order given; `copy_of` is the first of its group by (fetched, published, id)."""
    order = sorted(range(len(articles)), key=lambda i: _first_had(articles[i]))
    ranked = [articles[i] for i in order]
    first = _firsts(ranked, [*_same_headline(ranked), *_same_text(ranked)])
    by_rank = {rank: _copy(ranked, rank, link) for rank, link in first.items()}
    placed = dict(zip(order, range(len(order)), strict=True))
    log.info("copies: %d articles in, %d copies", len(articles), len(by_rank))
    return tuple(by_rank.get(placed[i]) or Copy(id=a.id, copy_of=None, similarity=0.0, why="first") for i, a in enumerate(articles))


def _first_had(article: Article) -> tuple[datetime, datetime, str]:
    return (article.fetched_at or _NEVER, article.published_at or _NEVER, article.id)


def _copy(ranked: Sequence[Article], rank: int, link: Link) -> Copy:
    return Copy(id=ranked[rank].id, copy_of=ranked[link.earlier].id, similarity=round(link.similarity, 4), why=link.why)


def _same_headline(ranked: Sequence[Article]) -> Iterator[Link]:
    """Bare headlines, the same but for case, accents and punctuation."""
    last: dict[tuple[str, ...], int] = {}
    for rank, article in enumerate(ranked):
        said = () if article.text.strip() else tuple(words(fold(article.title)))
        if len(said) < HEADLINE_WORDS:
            continue
        before = last.get(said)
        if before is not None and _apart(ranked[before], article) <= HEADLINE_DAYS:
            yield Link(before, rank, 1.0, "same headline")
        last[said] = rank


def _apart(one: Article, other: Article) -> timedelta:
    times = [a.published_at or a.fetched_at for a in (one, other)]
    return abs(times[0] - times[1]) if times[0] and times[1] else timedelta(0)


def _same_text(ranked: Sequence[Article]) -> Iterator[Link]:
    texts = sketches([_body(a) for a in ranked])
    for earlier, later in candidates(texts):
        link = _judge(ranked, texts, earlier, later)
        if link:
            yield link


def _body(article: Article) -> str:
    """What is compared: the text, with the title where the text is but a line ("our correspondent has more")."""
    if not article.text.strip():
        return ""
    return article.text if len(article.text) >= LINE_LENGTH else f"{article.title}\n{article.text}"


def _judge(ranked: Sequence[Article], texts: Sequence[Sketch], earlier: int, later: int) -> Link | None:
    one, other = texts[earlier], texts[later]
    held, alike = _overlap(one, other)
    if ranked[earlier].source and ranked[earlier].source == ranked[later].source:
        again = ranked[earlier].url and ranked[earlier].url == ranked[later].url
        return Link(earlier, later, alike, "same address" if again else "same outlet, same text") if alike >= SAME_OUTLET else None
    if min(one.words, other.words) < SHORT_WORDS:
        return Link(earlier, later, alike, "same short text") if alike >= SHORT_ALIKE else None
    if held < HELD or min(one.words, other.words) < LENGTH_RATIO * max(one.words, other.words):
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


def _firsts(ranked: Sequence[Article], links: Iterable[Link]) -> dict[int, Link]:
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
