"""Train the themes' weights: `python benchmarks/train_themes.py DATA.jsonl` writes `diurna/interpret/data/themes.json`.

DATA is lines of `{"id","text","theme","category"}`: one-sentence events as Wikipedia's editors sorted them (Portal:Current events,
CC BY-SA). A third, chosen by id, is kept aside and only scored. `headlines.txt` beside this file adds invented headlines.
"""

import argparse
import hashlib
import json
import random
import re
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from diurna.interpret import themes
from diurna.interpret.places import gazetteer

HERE = Path(__file__).parent
OUT = HERE.parent / "diurna" / "interpret" / "data" / "themes.json"
NOTE = (
    "Weights of a linear model: words and numbers only. Learnt from the categories of Wikipedia's "
    "Portal:Current events 2010-2015 (CC BY-SA) and from invented headlines (benchmarks/headlines.txt). Made by benchmarks/train_themes.py."
)
FINE = {
    "Law and crime": "other/law",
    "Politics and elections": "other/politics",
    "Disasters and accidents": "other/disasters",
    "Business and economy": "other/business",
    "Arts and culture": "other/arts",
    "Sports": "other/sports",
}
NEWS = (
    "US",
    "Iran",
    "Israel",
    "Russia",
    "China",
    "UK",
    "France",
    "Iraq",
    "Lebanon",
    "Kuwait",
    "Qatar",
    "Saudi Arabia",
    "Oman",
    "Turkey",
    "Syria",
)
SURNAMES = ("Harrow", "Belmont", "Tarvik", "Ossani", "Quell", "Damiri", "Pascoe", "Lindqvar")
COPIES, KEEP, UNIT, C = 4, 12_000, 100, 6.0


def label(row):
    return row["theme"] if row["theme"] != "other" else FINE.get(row["category"], "other/science")


def is_held(row):
    return int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 3 == 0


def headlines(rng):
    """Each invented headline `COPIES` times (a frame four times that) with countries drawn anew, so that no country stands for a theme."""
    by = {}
    for word, (country, kind) in gazetteer().items():
        by.setdefault(country, {}).setdefault(kind, word)
    every, section = sorted(c for c in by if len(by[c]) == 3), ""
    for line in (HERE / "headlines.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = {"casualties": "strikes", "other": "other/war"}.get(line[1:-1], line[1:-1])
        elif line and not line.startswith("#"):
            for _ in range(COPIES * 4 if "(" in line else COPIES):
                yield fill(line, by, every, rng), section


def fill(line, by, every, rng):
    picked = rng.sample(NEWS, 3) if rng.random() < 0.7 else rng.sample(every, 3)
    forms = [{"name": word, **by.get(gazetteer()[word][0], {})} | {"name": word} for word in picked]
    demonyms = ["US" if form["name"] == "US" else form.get("demonym", form["name"]) for form in forms]
    capitals = [form.get("capital", form["name"]) for form in forms]
    line = re.sub(r"\(([^()]*)\)", lambda found: rng.choice(found[1].split("/")), line)
    names = dict(zip("abc", picked, strict=True)) | dict(zip("ABC", demonyms, strict=True)) | dict(zip("tu", capitals, strict=False))
    return line.format(**names, x=rng.choice(SURNAMES), y=rng.choice(SURNAMES))


def fit(texts, labels):
    """Weights for `texts`: the vocabulary met twice, TF-IDF with binary counts, one multinomial regression."""
    seen = [{word if isinstance(word, str) else " ".join(word) for word in themes.features(text)} for text in texts]
    count = {}
    for found in seen:
        for word in found:
            count[word] = count.get(word, 0) + 1
    vocabulary = sorted(word for word, n in count.items() if n > 1)
    at = {word: i for i, word in enumerate(vocabulary)}
    idf = np.array([np.log((1 + len(seen)) / (1 + count[word])) + 1 for word in vocabulary])
    rows, cols = zip(*((i, at[word]) for i, found in enumerate(seen) for word in sorted(found) if word in at), strict=True)
    values = idf[list(cols)]
    matrix = csr_matrix((values, (rows, cols)), shape=(len(seen), len(vocabulary)))
    norm = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    matrix = matrix.multiply(1 / np.maximum(norm, 1e-9)[:, None]).tocsr()
    model = LogisticRegression(C=C, max_iter=300).fit(matrix, labels)
    return packed(model, vocabulary, idf)


def packed(model, vocabulary, idf):
    """The model as whole numbers, the words that matter most; a row is the IDF, then IDF times the weight for each class."""
    weights = model.coef_.T * idf[:, None]
    spread = weights.max(axis=1) - weights.min(axis=1)
    kept = sorted(sorted(range(len(vocabulary)), key=lambda i: (-spread[i], vocabulary[i]))[:KEEP])
    rows = {vocabulary[i]: [round(idf[i] * UNIT), *(round(v * UNIT) for v in weights[i])] for i in kept}
    intercept = [round(v * UNIT) for v in model.intercept_]
    return {"note": NOTE, "unit": UNIT, "classes": list(model.classes_), "intercept": intercept, "rows": rows}


def write(weights):
    lines = ",\n".join(
        f"{json.dumps(word, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}" for word, row in weights["rows"].items()
    )
    head = json.dumps({key: weights[key] for key in ("note", "unit", "classes", "intercept")}, ensure_ascii=False)
    OUT.write_text(head[:-1] + ',\n"rows":{\n' + lines + "\n}}\n", encoding="utf-8")
    themes._weights.cache_clear()  # noqa: SLF001 - the module reads its file once


def macro_f1(rows):
    fold = {"casualties": "strikes"}
    found = [fold.get(t[0].theme, t[0].theme) if t else "other" for t in themes.score([row["text"] for row in rows])]
    return f1_score([row["theme"] for row in rows], found, average="macro")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--all", action="store_true", help="train on the third kept aside as well, once it has been scored")
    given = parser.parse_args()
    data = [json.loads(line) for line in given.data.read_text(encoding="utf-8").splitlines()]
    held = [row for row in data if is_held(row)]
    seen = [row for row in data if not is_held(row)]
    invented = list(headlines(random.Random(3)))
    for part in [seen, data][: 1 + given.all]:
        write(fit([r["text"] for r in part] + [t for t, _ in invented], [label(r) for r in part] + [s for _, s in invented]))
        sys.stdout.write(f"trained on {len(part)}: seen {macro_f1(seen):.4f}, held {macro_f1(held):.4f}, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
