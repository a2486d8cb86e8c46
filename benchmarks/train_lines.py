"""Train the weights of lines: `python benchmarks/train_lines.py CORPORA` writes `diurna/interpret/data/lines.json`.

CORPORA is a folder with `SET/articles.jsonl` for each set named in `labels/lines.jsonl`, which says of 1,147 headlines and sentences, by
article and offsets, whether they deserve a page: labelled by reading, the first 830 before there was any score. `--score` trains nothing
that ships: it says how well weights made from one set, or from other days, tell good from bad (area under the curve), and what stays.
"""

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from diurna.desk import Desk, Source
from diurna.gather.articlelines import read_lines
from diurna.interpret import worth
from diurna.interpret.candidates import candidates
from diurna.interpret.claims import read_claims
from diurna.interpret.stories import passages
from diurna.model import Document

HERE = Path(__file__).parent
LABELS = HERE / "labels" / "lines.jsonl"
OUT = HERE.parent / "diurna" / "interpret" / "data" / "lines.json"
NOTE = (
    "Weights of a linear model: function words, shapes of words and numbers only, no names. Learnt from labels of ours "
    "(benchmarks/labels/lines.jsonl) on news of two wars. Made by benchmarks/train_lines.py."
)
#: A feature is kept that both wars have, so that none stands for one of them.
IN_EACH, IN_ALL, C, UNIT = 2, 5, 0.1, 1000
#: The page's own (`asides`).
BAR = 0.3


def labelled(corpora):
    """Labels with their candidates, in the order of the file; a label whose span is no candidate any more is passed over."""
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    found = {}
    for name in sorted({r["set"] for r in rows}):
        wanted = {r["article"] for r in rows if r["set"] == name}
        for article in articles(corpora / name / "articles.jsonl"):
            if article.id in wanted:
                claims = read_claims(article)
                parts = [c for p in passages(article) for c in candidates(article, p.unit.id, (p.start, p.end), claims)]
                found.update({(c.article.id, c.field, c.start, c.end): c for c in parts})
    told = [(r, found.get((r["article"], r["field"], r["start"], r["end"]))) for r in rows]
    print(f"{len(rows)} labels, {sum(c is None for _, c in told)} of them on no candidate")
    return [(r, c) for r, c in told if c is not None]


def articles(path):
    document = Document(id="x", source="", address=path.name, fetched_at=None, media_type="", body=path.read_bytes())
    return read_lines(document, Source(name="", folder="-"), Desk(name="lines", title="")).articles


def chosen(features, sets):
    """The features that are learnt from: met often enough, and in each set."""
    counts = {name: Counter(f for found, s in zip(features, sets, strict=True) if s == name for f in found) for name in sorted(set(sets))}
    every = sum(counts.values(), Counter())
    return {f for f, n in every.items() if n >= IN_ALL and all(c[f] >= IN_EACH for c in counts.values())}


def matrix(features, kept):
    vectors = DictVectorizer()
    return vectors.fit_transform([dict.fromkeys(sorted(f & kept), 1) for f in features]).tocsr(), list(vectors.get_feature_names_out())


def fit(table, good):
    return LogisticRegression(C=C, max_iter=3000).fit(table, good)


def write(model, names):
    rows = {f: round(w * UNIT) for f, w in zip(names, model.coef_[0], strict=True) if round(w * UNIT)}
    head = {"note": NOTE, "unit": UNIT, "intercept": round(model.intercept_[0] * UNIT)}
    lines = ",\n".join(f"{json.dumps(f, ensure_ascii=False)}:{rows[f]}" for f in sorted(rows))
    OUT.write_text(json.dumps(head)[:-1] + ',\n"weights":{\n' + lines + "\n}}\n", encoding="utf-8")


def thirds(texts):
    return np.array([int(hashlib.sha256(t.encode()).hexdigest(), 16) % 3 for t in texts])


def aside(table, good, part):
    """What each line scores by weights made without its part."""
    scores = np.zeros(len(good))
    for n in sorted(set(part)):
        scores[part == n] = fit(table[part != n], good[part != n]).decision_function(table[part == n])
    return scores


def report(told, table, good):
    sets = np.array([r["set"] for r, _ in told])
    days = thirds([r["day"] for r, _ in told])
    lines = thirds([f"{r['article']} {r['start']}" for r, _ in told])
    for name, part in (("days kept aside", days), ("lines kept aside", lines), ("another war's", np.unique(sets, return_inverse=True)[1])):
        scores = aside(table, good, part)
        for one in sorted(set(sets)):
            of = sets == one
            kept = of & (1 / (1 + np.exp(-scores)) >= BAR)
            print(
                f"{name:17} {one:11} area {roc_auc_score(good[of], scores[of]):.3f}; of {of.sum()} lines, {1 - good[of].mean():.0%} bad, "
                f"{kept.sum()} stay, {1 - good[kept].mean():.0%} bad; {good[of & ~kept].sum()} of {good[of].sum()} good ones go"
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--score", action="store_true")
    given = parser.parse_args()
    told = labelled(given.corpora)
    features = [worth.features(c) for _, c in told]
    good = np.array([int(r["label"] == "good") for r, _ in told])
    table, names = matrix(features, chosen(features, [r["set"] for r, _ in told]))
    if given.score:
        report(told, table, good)
    else:
        write(fit(table, good), names)


if __name__ == "__main__":
    main()
