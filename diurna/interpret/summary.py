"""A cited summary over articles, within a budget of words or bytes. Sentences are printed as they stand; nothing is written."""

import re
from collections.abc import Mapping, Sequence
from itertools import count

from msgspec import Struct

from diurna.interpret.candidates import Candidate, candidates
from diurna.interpret.selection import Weighing, choose
from diurna.interpret.terms import concept_weights, content_terms, news_part
from diurna.model import Article, Field


class SummarySentence(Struct, frozen=True, kw_only=True):
    """One sentence of a summary, with the span that it is."""

    text: str
    article: str
    field: Field
    start: int
    end: int


# What is only asked for, hoped, feared or weighed: others write down what was done.
_SUPPOSES = re.compile(r"\b(?:should|could|may|might|would|must|if|whether|hopes?|expects?|warns?|warned|urges?|urged)\b")
# Read beside what three annotators wrote of 55 days: they tell acts, and from the leads. On those days ROUGE-1 rose from .197 to .215,
# on 55 kept aside from .205 to .217.
_LEADS, _LEAST_TERMS = 3, 8
_SUPPOSED, _FIRST, _BELOW = 0.45, 1.4, 0.1


def summarize(articles: Sequence[Article], *, words: int | None = None, bytes_: int | None = None) -> tuple[SummarySentence, ...]:
    """The sentences that carry most of what several articles say, within `words` (split at white space) or `bytes_` (UTF-8, joined by
    blanks), in reading order: from the leads, and from further down only where all leads are told. Headlines count only for articles
    without text.
    """
    found = [c for a in articles for c in candidates(a, a.id, (0, len(a.text))) if c.form == "sentence" or not a.text.strip()]
    weights = concept_weights((a.title, a.text) for a in articles)
    leads = _kept([c for c in found if _is_lead(c)], weights, words, bytes_)
    kept = leads if leads is not None else _kept(found, weights, words, bytes_, whole=True) or []
    place = dict(zip((a.id for a in articles), count(), strict=False))
    ordered = sorted(kept, key=lambda c: (place[c.article.id], c.position, c.start))
    return tuple(SummarySentence(text=c.text, article=c.article.id, field=c.field, start=c.start, end=c.end) for c in ordered)


def _kept(
    found: Sequence[Candidate], weights: Mapping[str, float], words: int | None, bytes_: int | None, *, whole: bool = False
) -> list[Candidate] | None:
    """The chosen that fit; None where all do, and there is room for more than `found`, unless that is the `whole`."""
    weighing = Weighing(
        weights=weights, affiliation={}, least_gain=0.0, most_of_one_article=len(found), by_event=False, favour=_favour
    )  # fmt: skip
    ranked = choose(found, weighing, most=len(found))
    kept = _within([c.candidate for c in ranked], words, bytes_)
    return kept if whole or len(kept) < len(ranked) else None


def _is_lead(candidate: Candidate) -> bool:
    return candidate.position <= _LEADS and len(content_terms(candidate.text)) >= _LEAST_TERMS


def _favour(candidate: Candidate) -> float:
    """Less for what is only supposed, and least for what stands below the lead."""
    place = _FIRST if candidate.position == 1 else 1.0 if candidate.position <= _LEADS else _BELOW
    return place * (_SUPPOSED if _SUPPOSES.search(news_part(candidate.text)) else 1.0)


def _within(ranked: Sequence[Candidate], words: int | None, bytes_: int | None) -> list[Candidate]:
    kept: list[Candidate] = []
    for c in ranked:
        text = " ".join(k.text for k in (*kept, c))
        if (words is None or len(text.split()) <= words) and (bytes_ is None or len(text.encode()) <= bytes_):
            kept.append(c)
    return kept
