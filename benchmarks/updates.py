"""Score `stage summary` on what annotators wrote of each day: `updates.py UPDATES.jsonl ARTICLES.jsonl [--words 60] [--every 2]`.

A day's summary is of the articles of that day and the next. ROUGE-1 and ROUGE-2 F1 (Lin 2004; lower case, no stemming) against the
annotator who is nearest, mean over the days that have articles. With `--bytes 665 --of 10`: of the first ten articles of each day that has
so many, recall within 665 bytes, mean of the annotators, as tasks with clusters of ten articles are scored. Beside it the first words of
the articles, LexRank (sumy) and a coverage of bigrams by an integer program (SciPy), both of the first ten sentences of each article, in
environments of their own, and not with `--alone`. The last line printed is one JSON object.
"""

import argparse
import collections
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import metering
from benchmarks.asking import ask
from benchmarks.environments import python_with
from diurna.text import sentences

Articles = list[dict]
#: Sentences of an article that a peer is given: news stands first, and LexRank's matrix grows with their square (30 articles: minutes).
READ = 10
PEERS = {"lexrank": ("sumy==0.13.0", "numpy==2.4.6"), "ilp": ("scipy==1.17.1",)}


def days(updates: Path, articles: Path) -> Iterator[tuple[list[str], Articles]]:
    """For each day with articles: what the annotators wrote, and the articles of that day and the next."""
    by_day: dict[str, Articles] = collections.defaultdict(list)
    for row in rows_of(articles):
        by_day[row["published_at"][:10]].append(row)
    for row in rows_of(updates):
        after = (date.fromisoformat(row["date"]) + timedelta(days=1)).isoformat()
        given = [*by_day[row["date"]], *by_day[after]]
        written = [text for text in row["updates"] if text.strip()]
        if given and written:
            yield written, given


def rows_of(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def by_peers(days_: Mapping[str, Articles], budget: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """What each peer makes of each day's articles, by its name; `budget` is `{"words": 60}` or `{"bytes": 665}`."""
    tasks = [
        {"id": day, **budget, "articles": [[a["text"][s:e] for s, e in sentences(a["text"], "en")[:READ]] for a in told]}
        for day, told in days_.items()
    ]
    given = "".join(json.dumps(t) + "\n" for t in tasks).encode()
    with TemporaryDirectory() as folder:
        return {name: _by_peer(python_with(Path(folder) / name, *needs), name, given) for name, needs in PEERS.items()}


def _by_peer(python: Path, name: str, tasks: bytes) -> dict[str, str]:
    done = metering.run([str(python), str(Path(__file__).with_name("summarizers.py")), name], given=tasks)
    if done.code:
        raise RuntimeError(f"{name}: {done.complaint}")
    return {row["id"]: row["text"] for row in map(json.loads, done.out.splitlines())}


def first_words(articles: Articles, words: int) -> str:
    return " ".join(" ".join(a["text"] for a in articles[:3]).split()[:words])


def _first_bytes(articles: Articles, most: int) -> str:
    return " ".join(articles[0]["text"].split()).encode()[:most].decode(errors="ignore")


def rouge(reference: str, text: str, n: int) -> float:
    one, other = _grams(reference, n), _grams(text, n)
    shared = sum((one & other).values())
    return 2 * shared / max(1, sum(one.values()) + sum(other.values()))


def recall(reference: str, text: str, n: int) -> float:
    one, other = _grams(reference, n), _grams(text, n)
    return sum((one & other).values()) / max(1, sum(one.values()))


def _grams(text: str, n: int) -> collections.Counter[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return collections.Counter(zip(*(words[i:] for i in range(n)), strict=False))


def nearest(references: Sequence[str], text: str, n: int) -> float:
    return max(rouge(reference, text, n) for reference in references)


def recalled(references: Sequence[str], text: str, n: int) -> float:
    return mean(recall(reference, text, n) for reference in references)


def mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / max(1, len(kept))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("updates", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--bytes", type=int, help="instead of words; scores recall")
    parser.add_argument("--of", type=int, help="only the first so many articles, and no day with fewer")
    parser.add_argument("--every", type=int, default=1, help="only every so many days")
    parser.add_argument("--alone", action="store_true", help="without the peers that must be installed")
    given = parser.parse_args()
    chosen = [(w, a[: given.of]) for w, a in days(given.updates, given.articles) if len(a) >= (given.of or 1)][:: given.every]
    told = {str(n): articles for n, (_, articles) in enumerate(chosen)}
    budget = {"bytes": given.bytes} if given.bytes else {"words": given.words}
    asked = [f"--{unit}" for unit in budget] + [str(size) for size in budget.values()]
    texts = {
        "rouge": {d: " ".join(line["text"] for line in ask("summary", *asked, rows=a)) for d, a in told.items()},
        "first_words": {d: _first_bytes(a, given.bytes) if given.bytes else first_words(a, given.words) for d, a in told.items()},
    }
    texts |= {} if given.alone else by_peers(told, budget)
    score = recalled if given.bytes else nearest
    figures = {
        f"{name}{n}": mean(score(chosen[int(d)][0], t, n) for d, t in of_day.items()) for name, of_day in texts.items() for n in (1, 2)
    }
    articles = sum(len(a) for _, a in chosen)
    sys.stdout.write(json.dumps({"n": articles, "days": len(chosen), **{k: round(v, 4) for k, v in figures.items()}}) + "\n")


if __name__ == "__main__":
    main()
