"""Named peers' summaries, in an environment of their own: `summarizers.py lexrank|ilp < TASKS.jsonl`.

A task is `{"id", "articles", "words"}` or `{"id", "articles", "bytes"}`, each article a list of its sentences; the answer is
`{"id", "text"}`, whole sentences within the budget. Standard library and the peer only: Diurna is not there.

`lexrank` is sumy's (Erkan & Radev 2004), with a tokenizer of our own, as its own downloads a model. `ilp` is the coverage of bigrams by an
integer program (Gillick & Favre 2009) solved by SciPy's HiGHS: a bigram weighs as many articles as have it, where at least two (of ten
articles three) do; one of two function words counts for nothing; sentences of fewer than five words are left out.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

_WORD = re.compile(r"[a-z0-9]+")
_STOP = frozenset(
    """
    a an the and or but nor so if as at by for from in into of off on onto out over to up with within without about after against
    among around before behind between during since than through until upon via while who whom whose which what when where why how
    that this these those it its he she they them his her their we us our you your i my is are was were be been being am do does did
    has have had will would shall should can could may might must not no said says say also more
    """.split()  # noqa: SIM905 - reads best as lines of words
)
_LEAST_WORDS = 5
_SECONDS = 20
Task = dict


class _Words:
    """What sumy asks of a tokenizer, where sentences are given."""

    def to_words(self, sentence: str) -> list[str]:
        return _WORD.findall(sentence.lower())


def lexrank(task: Task) -> str:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415

    words = _Words()
    sentences = [Sentence(s, words) for article in task["articles"] for s in article]
    rank = LexRankSummarizer()
    rank.stop_words = _STOP
    # It gives so many sentences in reading order; a budget of words needs all of them by rank.
    rank._get_best_sentences = _ranked  # noqa: SLF001
    return " ".join(_filled([str(s) for s in rank(ObjectDocumentModel([Paragraph(sentences)]), 1)], task))


def _ranked(sentences: Sequence, _count: int, ratings: dict) -> list:
    return sorted(sentences, key=lambda s: -ratings[s])


def _filled(ranked: Sequence[str], task: Task) -> list[str]:
    """The best that fit, none twice."""
    kept: list[str] = []
    for sentence in dict.fromkeys(ranked):
        if _size(" ".join((*kept, sentence)), task) <= _budget(task):
            kept.append(sentence)
    return kept


def _budget(task: Task) -> int:
    return int(task["words"] if "words" in task else task["bytes"])


def _size(text: str, task: Task) -> int:
    return len(text.split()) if "words" in task else len(text.encode())


def ilp(task: Task) -> str:
    import numpy as np  # noqa: PLC0415
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415
    from scipy.sparse import csr_array  # noqa: PLC0415

    least = 3 if len(task["articles"]) >= 10 else min(2, len(task["articles"]))
    seen = Counter(b for article in task["articles"] for b in {b for s in article for b in _bigrams(s)})
    weight = {b: n for b, n in sorted(seen.items()) if n >= least}
    long = (s for article in task["articles"] for s in article if len(s.split()) >= _LEAST_WORDS)
    pool = [s for s in dict.fromkeys(long) if _size(s, task) <= _budget(task) and not weight.keys().isdisjoint(_bigrams(s))]
    if not pool:
        return ""
    place = {b: n for n, b in enumerate(weight)}
    has = [(place[b], n) for n, s in enumerate(pool) for b in sorted(_bigrams(s) & weight.keys())]
    rows, columns = zip(*has, strict=True)
    holds = csr_array((np.ones(len(has)), (rows, columns)), shape=(len(place), len(pool))).toarray()
    # Columns: the sentences, then the bigrams. A bigram counts where a chosen sentence has it; a sentence brings a blank.
    covers = np.hstack([-holds, np.eye(len(place))])
    sizes = np.array([_size(s, task) + ("bytes" in task) for s in pool] + [0] * len(place))
    found = milp(
        np.array([1e-6] * len(pool) + [-float(weight[b]) for b in place]),
        integrality=np.ones(len(pool) + len(place)),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(csr_array(covers), ub=0), LinearConstraint(sizes, ub=_budget(task) + ("bytes" in task))],
        options={"time_limit": _SECONDS, "mip_rel_gap": 0.001},
    )
    return " ".join(s for n, s in enumerate(pool) if found.x is not None and found.x[n] > 0.5)


def _bigrams(sentence: str) -> frozenset[tuple[str, str]]:
    pairs = pairwise(w[:6] for w in _WORD.findall(sentence.lower()))
    return frozenset(p for p in pairs if not (p[0] in _STOP and p[1] in _STOP))


def answers(name: str, tasks: Iterator[Task]) -> Iterator[dict[str, str]]:
    by = {"lexrank": lexrank, "ilp": ilp}[name]
    for task in tasks:
        yield {"id": task["id"], "text": by(task)}


if __name__ == "__main__":
    for answer in answers(sys.argv[1], map(json.loads, sys.stdin)):
        sys.stdout.write(json.dumps(answer) + "\n")
