"""A named peer's way to do one step, in an environment of its own: `peers.py NAME stage STEP [FILE…]`, lines in and out as `diurna stage`.

So each score can ask a peer as it asks us. Standard library and the peer only: Diurna is not there. `tfidf` learns themes from the
labelled rows that the file $REST names, and groups stories by average link.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_WORD = re.compile(r"\w+")
# The threshold at which its F1 is best on these articles: .896 at .3, .890 at .4, .870 at .5, .818 at .6 (3,000 articles).
_PERMUTATIONS, _BANDS, _SHARED = 128, 32, 0.3
# World news, B-cubed F1: .798 at .70, .881 at .75, .880 at .80, .863 at .85.
_APART = 0.78


def shingles(text: str) -> list[str]:
    """Three words each, as the step it is held against uses."""
    words = _WORD.findall(text.lower())
    return [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def rensa(given: Iterator[dict], *_files: str) -> Iterator[dict]:
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    articles = list(given)
    index = RMinHashLSH(threshold=_SHARED, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    seen = []
    for n, article in enumerate(articles):
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=42)
        sketch.update(shingles(article["text"]))
        near = [(sketch.jaccard(seen[k]), -k) for k in index.query(sketch)]
        best = max((s for s in near if s[0] >= _SHARED), default=None)
        index.insert(n, sketch)
        seen.append(sketch)
        yield {"id": article["id"], "copy_of": articles[-best[1]]["id"] if best else None}


def datasketch(given: Iterator[dict], *_files: str) -> Iterator[dict]:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    articles = list(given)
    index = MinHashLSH(threshold=_SHARED, num_perm=_PERMUTATIONS)
    seen = []
    for n, article in enumerate(articles):
        sketch = MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([s.encode() for s in shingles(article["text"])])
        near = [(sketch.jaccard(seen[k]), -k) for k in index.query(sketch)]
        best = max((s for s in near if s[0] >= _SHARED), default=None)
        index.insert(n, sketch)
        seen.append(sketch)
        yield {"id": article["id"], "copy_of": articles[-best[1]]["id"] if best else None}


def trafilatura(_given: Iterator[dict], *files: str) -> Iterator[dict]:
    from trafilatura import extract  # noqa: PLC0415

    for file in files:
        yield {"path": file, "text": extract(_page(file), include_comments=False) or ""}


def resiliparse(_given: Iterator[dict], *files: str) -> Iterator[dict]:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415

    for file in files:
        yield {"path": file, "text": extract_plain_text(_page(file), main_content=True)}


def _page(file: str) -> str:
    import gzip  # noqa: PLC0415

    raw = Path(file).read_bytes()
    return (gzip.decompress(raw) if file.endswith(".gz") else raw).decode("utf-8", errors="replace")


def tfidf(given: Iterator[dict], *_files: str) -> Iterator[dict]:
    rows = list(given)
    return _themes(rows) if sys.argv[3] == "themes" else _stories(rows)


def _themes(rows: list[dict]) -> Iterator[dict]:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    learnt = [json.loads(line) for line in Path(os.environ["REST"]).read_text(encoding="utf-8").splitlines()]
    reads = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2)
    model = LogisticRegression(C=10, max_iter=1000, class_weight="balanced")
    model.fit(reads.fit_transform([r["text"] for r in learnt]), [r["theme"] for r in learnt])
    for row, theme in zip(rows, model.predict(reads.transform([r["text"] for r in rows])), strict=True):
        yield {"id": row["id"], "themes": [{"theme": str(theme), "score": 1.0}]}


def _stories(rows: list[dict]) -> Iterator[dict]:
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    texts = (f"{r.get('title') or ''} {r['text']}" for r in rows)
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2).fit_transform(texts)
    groups = AgglomerativeClustering(n_clusters=None, metric="cosine", linkage="average", distance_threshold=_APART)
    for row, group in zip(rows, groups.fit_predict(vectors.toarray()), strict=True):
        yield {"id": row["id"], "story": str(group)}


STEPS = {"rensa": rensa, "datasketch": datasketch, "trafilatura": trafilatura, "resiliparse": resiliparse, "tfidf": tfidf}


if __name__ == "__main__":
    name, _, _, *paths = sys.argv[1:]
    for row in STEPS[name](map(json.loads, sys.stdin), *paths):
        sys.stdout.write(json.dumps(row) + "\n")
