"""Train what stories are told apart by: `python benchmarks/train_stories.py EVAL CORPUS` writes diurna/interpret/data/stories.*.

EVAL is the folder of labelled data, CORPUS that of article corpora. A third of the labelled stories is never read here.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from story_background import articles_of, background_of, is_held_out

from diurna.interpret.stories.background import Background
from diurna.interpret.stories.forest import Tree, Weights
from diurna.interpret.stories.likeness import FALLING, FEATURES, RISING, likeness
from diurna.interpret.stories.memory import Memory, Unit, blend, unit_of
from diurna.model import Article
from diurna.text import content_id

DATA = Path(__file__).parent.parent / "diurna" / "interpret" / "data"
LICENCE = (
    "Word counts and tree weights, no sentences. Learned from labelled groupings of the Gun Violence Corpus (CC BY) and ECB+ (CC BY 3.0), "
    "counts also from news of Libya 2011 and Wikipedia's current events (CC BY-SA)."
)
#: Of real feeds most items are a headline and a line: half of the training texts are cut to that.
LENGTHS = (0, 80, 120, 180, 250, 400)
BATCH = 64
JOIN = 0.38
Labelled = tuple[Article, str]


def clipped(article: Article, rng: random.Random) -> Article:
    title, text = article.title, article.text
    if not title:
        title = text[: rng.randint(60, 110)].rsplit(" ", 1)[0]
        text = text[len(title) :]
    return msgspec.structs.replace(article, title=title, text=text[: rng.choice(LENGTHS)])


def pairs(rows: Sequence[Labelled], background: Background, clip: float, rng: random.Random) -> Iterator[tuple[list[float], bool]]:
    """What grouping would ask about, if it had been right so far: articles with one another and with the stories before."""
    memory, labels, position_of = Memory(background), [], {}
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        units = [unit_of(clipped(a, rng) if rng.random() < clip else a, background) for a, _ in batch]
        memory.count(units)
        yield from _asked(units, [s for _, s in batch], memory, labels)
        together = defaultdict(list)
        for unit, (_, story) in zip(units, batch, strict=True):
            together[story].append(unit)
        for story, members in together.items():
            if story in position_of:
                memory.replace(position_of[story], blend([memory.units[position_of[story]], *members], memory.information))
            else:
                unit = blend(members, memory.information)
                position_of[story] = memory.add(unit, memory.weigh(unit).told)
                labels.append(story)


def _asked(units: Sequence[Unit], stories: Sequence[str], memory: Memory, labels: Sequence[str]) -> Iterator[tuple[list[float], bool]]:
    beside, batch = memory.beside(), [memory.weigh(u) for u in units]
    for unit, story in zip(batch, stories, strict=True):
        for position in memory.proposals(unit):
            yield likeness(unit, memory.weigh(memory.units[position])), labels[position] == story
        for position in beside.proposals(unit):
            yield likeness(unit, batch[position]), stories[position] == story
        beside.add(unit.unit, unit.told)


def trained(rows: Sequence[tuple[list[float], bool]], weights: Sequence[float]) -> HistGradientBoostingClassifier:
    constraints = [1 if f in RISING else -1 if f in FALLING else 0 for f in FEATURES]
    model = HistGradientBoostingClassifier(
        max_iter=70, max_depth=4, learning_rate=0.15, min_samples_leaf=40, l2_regularization=2.0, monotonic_cst=constraints, random_state=0
    )
    return model.fit(np.array([x for x, _ in rows]), np.array([y for _, y in rows]), sample_weight=np.array(weights))


def weights_of(model: HistGradientBoostingClassifier) -> Weights:
    trees = []
    for (predictor,) in model._predictors:
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
    base = float(model._baseline_prediction.ravel()[0])
    return Weights(licence=LICENCE, features=FEATURES, base=round(base, 6), depth=4, join=JOIN, trees=tuple(trees))


def write_background(background: Background) -> None:
    counts = {k: round(r * background.texts) for k, r in background.rate.items()} | {
        f"w:{w}": round(background.rate.get(f"w:{w}", 0) * background.texts) for w in background.plain
    }
    head = [f"# {LICENCE}", "# Made by benchmarks/train_stories.py. A key, and how many of the texts hold it.", f"# texts {background.texts}"]
    lines = [f"{k} {n}" for k, n in sorted(counts.items())]
    (DATA / "stories.words.txt").write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


def main(labelled: Path, corpora: Path) -> None:
    sets = {name: articles_of(labelled / "stories" / f"{name}.jsonl") for name in ("gun_violence", "ecb")}
    kept = {name: [(a, s) for a, s in rows if not is_held_out(s)] for name, rows in sets.items()}
    others = (labelled / "themes/current_events.jsonl", corpora / "libya-2011/articles.jsonl", labelled / "casualties/acled.jsonl")
    background = background_of([a for path in others for a, _ in articles_of(path)] + [a for rows in kept.values() for a, _ in rows])
    write_background(background)
    rows, weights = [], []
    for name, given in kept.items():
        ordered = sorted(given, key=lambda r: (r[0].published_at.date().isoformat() if r[0].published_at else "", content_id(r[0].id)))
        for clip in (0.0, 0.6):
            found = list(pairs(ordered, background, clip, random.Random(7)))
            print(name, clip, len(found), sum(y for _, y in found), flush=True)
            rows += found
            weights += [3.0 if name == "ecb" else 1.0] * len(found)
    (DATA / "stories.forest.json").write_bytes(msgspec.json.encode(weights_of(trained(rows, weights))) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
