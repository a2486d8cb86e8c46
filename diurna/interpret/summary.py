"""A cited summary over articles, within a budget of words or bytes. Sentences are printed as they stand; nothing is written."""

from collections.abc import Sequence
from itertools import count

from msgspec import Struct

from diurna.interpret.candidates import Candidate, candidates
from diurna.interpret.selection import Weighing, choose
from diurna.interpret.terms import concept_weights
from diurna.model import Article, Field


class SummarySentence(Struct, frozen=True, kw_only=True):
    """One sentence of a summary, with the span that it is."""

    text: str
    article: str
    field: Field
    start: int
    end: int


def summarize(articles: Sequence[Article], *, words: int | None = None, bytes_: int | None = None) -> tuple[SummarySentence, ...]:
    """The sentences that carry most of what several articles say, within `words` (split at white space) or `bytes_` (UTF-8, joined by
    blanks), in reading order. Headlines count only for articles without text.
    """
    found = [c for a in articles for c in candidates(a, a.id, (0, len(a.text))) if c.form == "sentence" or not a.text.strip()]
    weights = concept_weights((a.title, a.text) for a in articles)
    weighing = Weighing(weights=weights, affiliation={}, least_gain=0.0, most_of_one_article=len(found), by_event=False)
    ranked = choose(found, weighing, most=len(found))
    place = dict(zip((a.id for a in articles), count(), strict=False))
    kept = _within([c.candidate for c in ranked], words, bytes_)
    ordered = sorted(kept, key=lambda c: (place[c.article.id], c.position, c.start))
    return tuple(SummarySentence(text=c.text, article=c.article.id, field=c.field, start=c.start, end=c.end) for c in ordered)


def _within(ranked: Sequence[Candidate], words: int | None, bytes_: int | None) -> list[Candidate]:
    kept: list[Candidate] = []
    for c in ranked:
        text = " ".join(k.text for k in (*kept, c))
        if (words is None or len(text.split()) <= words) and (bytes_ is None or len(text.encode()) <= bytes_):
            kept.append(c)
    return kept
