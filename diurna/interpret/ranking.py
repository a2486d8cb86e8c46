"""How much of a summary's place a sentence is worth among those of the articles given: by what others tell, where it stands, and how.

Refuses to know a war: no trait is a word, a name or a place. Refuses to weigh what is right: a rumour that all tell ranks high.
Method: a linear rank, fit so that its softmax over a day's sentences comes near to what annotators wrote (ListNet, Cao et al. 2007).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log, sqrt

from msgspec import Struct

from diurna.interpret.candidates import Candidate
from diurna.interpret.consequence import consequence
from diurna.interpret.dated import newest_day
from diurna.interpret.stories.background import background
from diurna.interpret.terms import concept_weights, concepts, content_terms, negated, news_part
from diurna.model import Article

#: By `benchmarks/train_summary.py`, from what annotators wrote of 110 days of Libya 2011: numbers only.
WEIGHTS = {
    "length": 0.419,
    "rarity": -0.27,
    "supposed": -0.398,
    "consequence": 0.637,
    "first": 0.149,
    "depth": -0.117,
    "negated": -0.121,
    "colon": -0.394,
    "background": -0.603,
    "dated lead": 0.256,
    "carried": 0.23,
    "led with": 0.973,
    "likeness": 1.367,
}

# What is only asked for, hoped, feared or weighed: others write down what was done.
_SUPPOSES = re.compile(r"\b(?:should|could|may|might|would|must|if|whether|hopes?|expects?|warns?|warned|urges?|urged)\b")
_WORD = re.compile(r"[\w’'-]+")
_LEADS, _LEAST_TERMS = 3, 4
_ASIDE, _ALONE = 0.35, 0.15
#: Likeness to each of a thousand articles says no more than to each of a hundred, and takes its time.
_HEARD = 100
#: A word that the background doesn't know is taken for this rare.
_RAREST = 1e-4


def ranks(found: Sequence[Candidate], articles: Sequence[Article]) -> list[float]:
    """The rank of each candidate among all `found` in `articles`, the higher the better; only differences say anything."""
    return [sum(WEIGHTS[name] * value for name, value in row.items()) for row in traits(found, articles)]


def traits(found: Sequence[Candidate], articles: Sequence[Article]) -> list[dict[str, float]]:
    """What each candidate is weighed by, by the names in `WEIGHTS`."""
    told = _told(found, articles)
    return [_own(c) | _shared(c, told) for c in found]


def _own(candidate: Candidate) -> dict[str, float]:
    text, published = candidate.text, candidate.article.published_at
    news, whole = (newest_day(part, published) for part in (news_part(text), text)) if published else (None, None)
    today = published.date() if published else None
    return {
        "length": log(len(text.split())),
        "rarity": _rarity(text),
        "supposed": float(bool(_SUPPOSES.search(news_part(text)))),
        "consequence": log(consequence(text, (), whole=True)),
        "first": float(candidate.position == 1),
        "depth": log(max(1, candidate.position)),
        "negated": float(negated(text)),
        "colon": float(":" in text),
        "background": float(bool(news and today and (today - news).days > 2)),
        "dated lead": float(bool(whole and today and (today - whole).days in {0, 1} and candidate.position <= _LEADS)),
    }


def _rarity(text: str) -> float:
    """How rare the words of `text` are at large, as the mean of the logarithm."""
    known = background()
    keys = [key for word in _WORD.findall(text) if (key := known.key(word))]
    return sum(-log(known.rate.get(key, _RAREST) + _RAREST) for key in keys) / max(1, len(keys))


class _Told(Struct, frozen=True):
    """What `articles` articles tell together: concepts by how many use them, terms by how many lead with them, and sentences' terms."""

    articles: int
    weights: Mapping[str, float]
    leading: Mapping[str, int]
    sentences: Mapping[str, Sequence[frozenset[str]]]


def _told(found: Sequence[Candidate], articles: Sequence[Article]) -> _Told:
    leading = {a.id: set(content_terms(a.title)) for a in articles}
    sentences: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for c in found:
        terms = frozenset(content_terms(c.text))
        if c.position <= _LEADS:
            leading[c.article.id] |= terms
        if len(terms) >= _LEAST_TERMS:
            sentences[c.article.id].append(terms)
    heard = list(sentences)[:: -(-len(sentences) // _HEARD) or 1]
    return _Told(
        len(articles),
        concept_weights((a.title, a.text) for a in articles),
        Counter(term for terms in leading.values() for term in terms),
        {id_: sentences[id_] for id_ in heard},
    )


def _shared(candidate: Candidate, told: _Told) -> dict[str, float]:
    terms, news = frozenset(content_terms(candidate.text)), concepts(news_part(candidate.text))
    carried = sum(told.weights.get(c, _ALONE) * (1.0 if c in news else _ASIDE) for c in sorted(concepts(candidate.text)))
    alike = [max(_likeness(terms, s) for s in given) for id_, given in told.sentences.items() if id_ != candidate.article.id]
    return {
        "carried": log(carried + 0.5),
        "led with": sum(told.leading[t] for t in terms) / max(1, len(terms)) / told.articles,
        "likeness": sum(alike) / max(1, len(alike)),
    }


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The cosine of two sets of terms."""
    return len(one & other) / sqrt(len(one) * len(other) or 1)
