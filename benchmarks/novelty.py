"""Score what editions mark as NEW or UPDATED on what annotators wrote of each day: `novelty.py UPDATES.jsonl ARTICLES.jsonl [--days]`.

Each day with articles is an edition that stands on those before it. Its points marked NEW or UPDATED (in a first edition, which marks
none: all), in the order of the page, as many as fit into 60 words, are held against the annotators' updates of that day, beside, from the
same articles, the same without novelty (no history, all points), the first 60 words, and the sentences that LexRank (sumy) and a coverage
of bigrams by an integer program (SciPy) choose. ROUGE-1 and ROUGE-2 F1 as in updates.py. The last line printed is one JSON object.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from benchmarks.updates import Articles, by_peers, first_words, mean, nearest, rows_of
from diurna.desk import Desk, Outlet, Scope
from diurna.edition import Edition, HistoryRecord, Point
from diurna.interpret.brief import Brief
from diurna.interpret.compose import make_edition
from diurna.model import Article
from diurna.window import window_for

WORDS = 60
#: Marks of what says nothing more than was said; each other one is of something new, added, moved or turned round.
_OLD = frozenset({"UNCHANGED", "QUIET"})
#: Editions whose records a new one stands on.
KNOWN = 35
#: What a team that follows this war would write into its desk file; the cutoff is the end of the day.
DESK = Desk(
    name="libya",
    title="Libya",
    cutoff="23:59",
    scope=Scope(about=("Libya", "Libyan", "Gaddafi", "Gadhafi", "Tripoli", "Benghazi", "Misrata")),
    outlets=(Outlet(name="Reuters", affiliation="wire"), Outlet(name="CNN", affiliation="independent")),
)


def editions(by_day: Mapping[str, Articles], *, history: bool) -> Iterator[Edition]:
    """An edition for each day, standing on those before it where `history` says so."""
    held: list[HistoryRecord] = []
    for day in sorted(by_day):
        window = window_for(DESK, date.fromisoformat(day), previous=held[-1].cutoff if held else None)
        brief = Brief(
            day=day, revision=1, as_known="then", window=window, next_due="", made_with={}, previous=held[-1].day if held else ""
        )  # fmt: skip
        edition = make_edition(brief, [article_from(row) for row in by_day[day]], held[-KNOWN:], DESK)
        held = [*held, edition.history] if history else []
        yield edition


def article_from(row: Mapping[str, str]) -> Article:
    times = {key: datetime.fromisoformat(row[key]) for key in ("published_at", "fetched_at")}
    return Article(
        id=row["id"], address=row["url"], source=row["source"], title=row["title"], text=row["text"], language="en", **times
    )  # fmt: skip


def points(edition: Edition, *, novel: bool) -> list[Point]:
    """The points of the page, top first, each once; only what is marked NEW or UPDATED where `novel` says so."""
    on_page = (*edition.bottom_line, *(p for theme in edition.themes for story in theme.stories for p in story.points))
    once = {p.id: p for p in reversed(on_page)}
    told = sorted(once.values(), key=on_page.index)
    return [p for p in told if not novel or not edition.previous or any(m.kind not in _OLD for m in p.marks)]


def within(told: Sequence[Point], words: int) -> str:
    """The texts of the first points that fit."""
    kept: list[str] = []
    for point in told:
        if len(" ".join((*kept, point.text)).split()) <= words:
            kept.append(point.text)
    return " ".join(kept)


def scored(texts: Mapping[str, Mapping[str, str]], written: Mapping[str, Sequence[str]], days: Sequence[str]) -> dict[str, float]:
    """ROUGE-1 and ROUGE-2 F1 of each way over `days`, such as `ours1` and `ours2`."""
    return {f"{way}{n}": mean(nearest(written[d], texts[way][d], n) for d in days) for way in texts for n in (1, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("updates", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--days", action="store_true", help="what is told of each day, on standard error")
    parser.add_argument("--alone", action="store_true", help="without the peers that must be installed")
    given = parser.parse_args()
    written = {row["date"]: told for row in rows_of(given.updates) if (told := [t for t in row["updates"] if t.strip()])}
    by_day: dict[str, Articles] = {}
    for row in rows_of(given.articles):
        by_day.setdefault((datetime.fromisoformat(row["published_at"])).date().isoformat(), []).append(row)
    last = max(written)
    by_day = {day: by_day[day] for day in sorted(by_day) if day <= last}
    days = [day for day in by_day if day in written]
    texts = {} if given.alone else by_peers({d: by_day[d] for d in days}, {"words": WORDS})
    began = time.process_time()
    texts["ours"] = {e.day: within(points(e, novel=True), WORDS) for e in editions(by_day, history=True)}
    cpu = time.process_time() - began
    texts["without"] = {e.day: within(points(e, novel=False), WORDS) for e in editions(by_day, history=False)}
    texts["lead"] = {day: first_words(told, WORDS) for day, told in by_day.items()}
    if given.days:
        sys.stderr.writelines(json.dumps({"day": d, "written": written[d], **{w: texts[w][d] for w in texts}}) + "\n" for d in days)
    n = sum(map(len, by_day.values()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    figures = {"n": n, "days": len(days), "cpu": cpu, "peak_mb": peak, **scored(texts, written, days)}
    figures |= {f"behind{n}": figures[f"without{n}"] - figures[f"ours{n}"] for n in (1, 2)}
    for part, kept in (("odd", days[::2]), ("even", days[1::2])):
        print(part, {k: round(v, 4) for k, v in scored(texts, written, kept).items()})
    print(json.dumps({k: round(v, 4) for k, v in figures.items()}))


if __name__ == "__main__":
    main()
