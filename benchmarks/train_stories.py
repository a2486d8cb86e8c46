"""Train what stories are told apart by: `python benchmarks/train_stories.py EVAL CORPUS` writes diurna/interpret/data/stories.*.

EVAL is the folder of labelled data, CORPUS that of article corpora. A third of the labelled stories is never read here.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from story_background import articles_of, background_of, is_held_out

from diurna.interpret.stories.background import Background
from diurna.interpret.stories.forest import Tree, Weights
from diurna.interpret.stories.grouping import asked
from diurna.interpret.stories.likeness import FEATURES
from diurna.interpret.stories.memory import Memory, Unit, blend, unit_of
from diurna.model import Article
from diurna.text import content_id, sentences

DATA = Path(__file__).parent.parent / "diurna" / "interpret" / "data"
LICENCE = (
    "Word counts and tree weights, no sentences. Learned from labelled groupings of the Gun Violence Corpus and ECB+, and from news of "
    "Libya in 2011; counts also from Wikipedia's current events and ACLED's incident notes. Each set's own terms apply, "
    "and two state none: benchmarks/README.md."
)
#: Of real feeds most items are a headline and a line: half of the training texts are cut to that.
LENGTHS = (0, 80, 120, 180, 250, 400)
BATCH = 64
WAR_DAY = datetime(2011, 1, 1, 12, tzinfo=UTC)
WEEKS_APART = 14
JOIN = 0.4
Labelled = tuple[Article, str]
Features, Answers = NDArray[np.float64], NDArray[np.bool_]
#: More of these never speaks against one event, more of those never for.
RISING = {f for f in FEATURES if f.startswith(("cos", "over", "sum", "max"))} | {
    *("day", "age", "killed", "injured", "year", "names_least", "names_most", "words_least", "words_most"),
}
FALLING = {"day_off", "age_off", "year_off", "number_off", "name_off", "gap"}


def clipped(article: Article, rng: random.Random) -> Article:
    title, text = article.title, article.text
    if not title:
        title = text[: rng.randint(60, 110)].rsplit(" ", 1)[0]
        text = text[len(title) :]
    return msgspec.structs.replace(article, title=title, text=text[: rng.choice(LENGTHS)])


def halved(articles: Sequence[Article], rng: random.Random) -> list[Labelled]:
    """One war, as feeds carry it: each report cut into two items that tell one event, all dated within days of one another.

    No person labelled these: two parts of one report are taken for one story, reports written weeks apart for two.
    """
    rows = []
    for article in articles:
        spans = [article.text[a:b] for a, b in sentences(article.text[:2500]) if b - a > 50]
        if len(spans) < 6 or article.published_at is None:
            continue
        label = f"{article.published_at.toordinal()} {article.id}"
        cut = rng.randint(2, 3)
        for part, name in ((spans[:cut], "a"), (spans[cut : cut + rng.randint(1, 3)], "b")):
            when = WAR_DAY + timedelta(days=rng.randint(0, 5))
            rows.append((Article(id=article.id + name, title=part[0][:110], text=" ".join(part[1:]), published_at=when), label))
    rng.shuffle(rows)
    return sorted(rows, key=lambda r: r[0].published_at)


def same(one: str, other: str) -> bool | None:
    """Whether two gold stories are one; None where that can't be told."""
    if one == other or " " not in one or " " not in other:
        return one == other
    return None if abs(int(one.partition(" ")[0]) - int(other.partition(" ")[0])) < WEEKS_APART else False


def pairs(rows: Sequence[Labelled], background: Background, clip: float, batch_size: int = BATCH) -> Iterator[tuple[Features, Answers]]:
    """What grouping would ask about, if it had been right so far: articles with one another and with the stories before."""
    rng = random.Random(7)
    memory, labels, position_of = Memory(background), [], {}
    for start in range(0, len(rows), batch_size):
        batch = rows[start : start + batch_size]
        units = [unit_of(clipped(a, rng) if rng.random() < clip else a, memory) for a, _ in batch]
        memory.count(units)
        yield from _answered(units, [s for _, s in batch], memory, labels)
        together = defaultdict(list)
        for unit, (_, story) in zip(units, batch, strict=True):
            together[story].append(unit)
        for story, members in together.items():
            if story in position_of:
                memory.replace(position_of[story], blend([memory.units[position_of[story]], *members], memory))
            else:
                position_of[story] = memory.add(blend(members, memory))
                labels.append(story)


def _answered(units: Sequence[Unit], stories: Sequence[str], memory: Memory, labels: Sequence[str]) -> Iterator[tuple[Features, Answers]]:
    for a, b, rows in asked(units, memory):
        answers = [same(stories[i], labels[-1 - j] if j < 0 else stories[j]) for i, j in zip(a.tolist(), b.tolist(), strict=True)]
        told = [n for n, answer in enumerate(answers) if answer is not None]
        yield rows[told], np.array([answers[n] for n in told], bool)


def trained(parts: Sequence[tuple[Features, Answers, Features]]) -> HistGradientBoostingClassifier:
    """Trees over parts of the training data: features, answers and weights."""
    constraints = [1 if f in RISING else -1 if f in FALLING else 0 for f in FEATURES]
    model = HistGradientBoostingClassifier(
        max_iter=130, max_depth=4, learning_rate=0.1, min_samples_leaf=40, l2_regularization=2.0, monotonic_cst=constraints, random_state=0
    )
    features, answers, weights = (np.concatenate(of) for of in zip(*parts, strict=True))
    return model.fit(features, answers, sample_weight=weights)


def weights_of(model: HistGradientBoostingClassifier) -> Weights:
    trees = []
    for (predictor,) in model._predictors:  # noqa: SLF001 - scikit-learn gives its trees no other way
        nodes = predictor.nodes
        own = np.arange(len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        trees.append(
            Tree(
                feature=tuple(np.where(leaf, 0, nodes["feature_idx"]).tolist()),
                threshold=tuple(round(x, 6) for x in np.where(leaf, 0.0, nodes["num_threshold"]).tolist()),
                left=tuple(np.where(leaf, own, nodes["left"]).tolist()),
                right=tuple(np.where(leaf, own, nodes["right"]).tolist()),
                value=tuple(round(x, 6) for x in np.where(leaf, nodes["value"], 0.0).tolist()),
            )
        )
    base = float(model._baseline_prediction.ravel()[0])  # noqa: SLF001
    return Weights(licence=LICENCE, features=FEATURES, base=round(base, 6), join=JOIN, trees=tuple(trees))


def write_background(background: Background) -> None:
    counts = {k: round(r * background.texts) for k, r in background.rate.items()} | {
        f"w:{w}": round(background.rate.get(f"w:{w}", 0) * background.texts) for w in background.plain
    }
    head = [
        f"# {LICENCE}",
        "# Made by benchmarks/train_stories.py. A key, and how many of the texts hold it.",
        f"# texts {background.texts}",
    ]
    lines = [f"{k} {n}" for k, n in sorted(counts.items())]
    (DATA / "stories.words.txt").write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


def _all_pairs(
    kept: Mapping[str, Sequence[Labelled]], war: Sequence[Article], background: Background
) -> Iterator[tuple[Features, Answers, Features]]:
    """The pairs of each set with the weight of each answer: undated articles come as one batch, as they do in use."""
    for given in kept.values():
        ordered = sorted(given, key=lambda r: (r[0].published_at.date().isoformat() if r[0].published_at else "", content_id(r[0].id)))
        dated = any(a.published_at for a, _ in ordered)
        for clip in (0.0, 0.6):
            for rows, answers in pairs(ordered, background, clip, BATCH if dated else len(ordered)):
                yield rows, answers, np.full(len(answers), 1.0 if dated else 4.0)
    for rows, answers in pairs(halved(war, random.Random(7)), background, 0.0):
        yield rows, answers, np.where(answers, 4.0, 1.0)


def main(labelled: Path, corpora: Path) -> None:
    sets = {name: articles_of(labelled / "stories" / f"{name}.jsonl") for name in ("gun_violence", "ecb")}
    kept = {name: [(a, s) for a, s in rows if not is_held_out(s)] for name, rows in sets.items()}
    others = (labelled / "themes/current_events.jsonl", corpora / "libya-2011/articles.jsonl", labelled / "casualties/acled.jsonl")
    background = background_of([a for path in others for a, _ in articles_of(path)] + [a for rows in kept.values() for a, _ in rows])
    write_background(background)
    parts = list(_all_pairs(kept, [a for a, _ in articles_of(corpora / "libya-2011/articles.jsonl")], background))
    (DATA / "stories.forest.json").write_bytes(msgspec.json.encode(weights_of(trained(parts))) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
