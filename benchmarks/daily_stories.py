"""Score the grouping of stories a day at a time beside one run over all: `daily_stories.py ARTICLES.jsonl`.

One run is `stage stories` over all articles. Day by day, each date of publication is a run of its own that knows the records of the year
before, as an edition does. The last line printed is one JSON object: B-cubed F1 (Bagga and Baldwin 1998) of both against the labels, and
`gap`, by how much the days' is lower.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from benchmarks.asking import ask
from diurna.edition import StoryRecord
from diurna.interpret.stories import assign
from diurna.model import Article

#: Days that a story is known for after its last article.
KNOWN = 365


def by_day(articles: Sequence[Article]) -> dict[str, str]:
    """The story of each article, the articles of each date in a run of their own."""
    known: dict[str, StoryRecord] = {}
    found: dict[str, str] = {}
    for day, group in groupby(sorted(articles, key=lambda a: (a.published_at, a.id)), key=lambda a: a.published_at.date()):
        oldest = (day - timedelta(days=KNOWN)).isoformat()
        known = {s: r for s, r in known.items() if r.last_day >= oldest}
        result = assign(list(group), list(known.values()))
        found |= dict(result.stories)
        known |= {r.id: r for r in result.records}
    return found


def bcubed(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    both, right, made = Counter((gold[i], found[i]) for i in gold), Counter(gold.values()), Counter(found[i] for i in gold)
    precision = sum(n * n / made[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / right[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print the figures of the articles that have a date and a label."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    dated = [r for r in rows if r.get("published_at")]
    gold = {r["id"]: r["story"] for r in dated}
    once = {line["id"]: line["story"] for line in ask("stories", rows=({k: v for k, v in r.items() if k != "story"} for r in dated))}
    articles = [
        Article(
            id=r["id"], title=r["title"], text=r["text"], source=r.get("source", ""), published_at=datetime.fromisoformat(r["published_at"])
        )
        for r in dated
    ]
    one, days = bcubed(gold, once), bcubed(gold, by_day(articles))
    print(json.dumps({"n": len(dated), "bcubed_f1": days, "one_run": one, "gap": one - days}))


if __name__ == "__main__":
    main()
