"""Score `stage summary` on what annotators wrote of each day: `updates.py UPDATES.jsonl ARTICLES.jsonl [--words 60] [--every 2]`.

A day's summary is of the articles of that day and the next. ROUGE-1 and ROUGE-2 F1 (Lin 2004; lower case, no stemming) against the
annotator who is nearest, mean over the days that have articles. Beside it the first words of the day's articles, scored in the same way.
The last line printed is one JSON object.
"""

import argparse
import collections
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from benchmarks.asking import ask

Articles = list[dict]


def days(updates: Path, articles: Path) -> Iterator[tuple[list[str], Articles]]:
    """For each day with articles: what the annotators wrote, and the articles of that day and the next."""
    by_day: dict[str, Articles] = collections.defaultdict(list)
    for row in _rows(articles):
        by_day[row["published_at"][:10]].append(row)
    for row in _rows(updates):
        after = (date.fromisoformat(row["date"]) + timedelta(days=1)).isoformat()
        given = [*by_day[row["date"]], *by_day[after]]
        written = [text for text in row["updates"] if text.strip()]
        if given and written:
            yield written, given


def _rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def summary(articles: Articles, words: int) -> str:
    return " ".join(line["text"] for line in ask("summary", "--words", str(words), rows=articles))


def first_words(articles: Articles, words: int) -> str:
    return " ".join(" ".join(a["text"] for a in articles[:3]).split()[:words])


def rouge(reference: str, text: str, n: int) -> float:
    one, other = _grams(reference, n), _grams(text, n)
    shared = sum((one & other).values())
    return 2 * shared / max(1, sum(one.values()) + sum(other.values()))


def _grams(text: str, n: int) -> collections.Counter[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return collections.Counter(zip(*(words[i:] for i in range(n)), strict=False))


def nearest(references: Sequence[str], text: str, n: int) -> float:
    return max(rouge(reference, text, n) for reference in references)


def mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / max(1, len(kept))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("updates", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--every", type=int, default=1, help="only every so many days")
    given = parser.parse_args()
    chosen = list(days(given.updates, given.articles))[:: given.every]
    ours = [(written, summary(articles, given.words)) for written, articles in chosen]
    first = [(written, first_words(articles, given.words)) for written, articles in chosen]
    figures = {
        f"{name}{n}": mean(nearest(w, t, n) for w, t in texts) for name, texts in (("rouge", ours), ("first_words", first)) for n in (1, 2)
    }
    articles = sum(len(a) for _, a in chosen)
    sys.stdout.write(json.dumps({"n": articles, "days": len(chosen), **{k: round(v, 4) for k, v in figures.items()}}) + "\n")


if __name__ == "__main__":
    main()
