"""Fit the weights of `diurna/interpret/ranking.py`: `train_summary.py UPDATES.jsonl ARTICLES.jsonl` prints them.

For each day, the articles of that day and the next; each sentence is worth what annotators would have it by ROUGE-1 F1 and twice ROUGE-2
F1. The softmax of a linear rank is to come near to the softmax of that worth (ListNet, Cao et al. 2007), with an L2 penalty. Printed
beside the weights: what summaries of every second day come to with weights of the other days, for each half, as in updates.py.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmarks.novelty import article_from
from benchmarks.updates import days, mean, nearest
from diurna.interpret import ranking
from diurna.interpret.candidates import candidates
from diurna.interpret.summary import summarize
from diurna.model import Article

SHARP, PENALTY, WORDS = 15.0, 0.1, 60
#: Of fewer sentences there is nothing to choose.
LEAST = 3
Day = tuple[Sequence[str], Sequence[Article]]
Sample = tuple[np.ndarray, np.ndarray]


def sample(day: Day) -> Sample | None:
    """The traits of a day's sentences, a row each, and the share of the day that each should have."""
    written, articles = day
    found = [c for a in articles for c in candidates(a, a.id, (0, len(a.text))) if c.form == "sentence"]
    if len(found) < LEAST:
        return None
    rows = np.array([list(row.values()) for row in ranking.traits(found, articles)])
    worth = np.array([nearest(written, c.text, 1) + 2 * nearest(written, c.text, 2) for c in found])
    share = np.exp(SHARP * (worth - worth.max()))
    return rows, share / share.sum()


def fitted(samples: Sequence[Sample | None]) -> np.ndarray:
    """The weights, one a trait, in the traits' own units."""
    kept = [s for s in samples if s]
    spread = np.vstack([rows for rows, _ in kept]).std(0) + 1e-9

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros(len(weights))
        for rows, share in kept:
            rank = rows / spread @ weights
            likely = np.exp(rank - rank.max())
            likely /= likely.sum()
            total -= share @ np.log(likely + 1e-12)
            slope += (rows / spread).T @ (likely - share)
        return total / len(kept) + PENALTY * weights @ weights, slope / len(kept) + 2 * PENALTY * weights

    return minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B").x / spread


def scored(weights: np.ndarray, told: Sequence[Day]) -> dict[str, float]:
    """ROUGE-1 and ROUGE-2 F1 of 60 words a day with other weights than those that ship."""
    ranking.WEIGHTS |= dict(zip(ranking.WEIGHTS, weights, strict=True))
    texts = [" ".join(s.text for s in summarize(articles, words=WORDS)) for _, articles in told]
    return {f"rouge{n}": round(mean(nearest(w, t, n) for (w, _), t in zip(told, texts, strict=True)), 4) for n in (1, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("updates", type=Path)
    parser.add_argument("articles", type=Path)
    given = parser.parse_args()
    told = [(written, [article_from(row) for row in rows]) for written, rows in days(given.updates, given.articles)]
    samples = [sample(day) for day in told]
    for half in (0, 1):
        print("kept aside:", scored(fitted(samples[1 - half :: 2]), told[half::2]))
    print(json.dumps({name: round(w, 3) for name, w in zip(ranking.WEIGHTS, fitted(samples), strict=True)}, indent=4))


if __name__ == "__main__":
    main()
