"""Many articles with known copies, made from a seed: as long as real ones, and as different from one another.

Each base article is a real one with its words exchanged by a shuffle of the whole vocabulary (a shuffle a round), so that lengths and
word frequencies stay and no two rounds share wording. Copies lose their tail, some words, and gain an outlet's furniture.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

Row = dict[str, str]
_WORD = re.compile(r"\w+")
_FURNITURE = ("Follow us for more.", "Read also: what is known so far", "(With agencies)", "Share this article", "Edited by the night desk")
_OUTLETS = 99


def texts_of(corpus: Path) -> list[str]:
    """The longer texts of an article file; where there is none, texts of invented words."""
    if corpus.is_file():
        with corpus.open(encoding="utf-8") as lines:
            return [text for text in (json.loads(line)["text"] for line in lines) if len(text) > 500]
    rng = random.Random(0)
    words = ["".join(rng.choices("aeioubdgklmnprst", k=rng.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / (n + 3) for n in range(len(words))]
    return [" ".join(f"{' '.join(rng.choices(words, weights, k=20))}." for _ in range(rng.randint(8, 60))) for _ in range(700)]


def articles(texts: Sequence[str], many: int, seed: int = 1) -> list[tuple[Row, str]]:
    """`many` articles in random order, each with the id of the article whose text it carries (its own, where it is the first)."""
    rng = random.Random(seed)
    made: list[tuple[Row, str]] = []
    for n, text in enumerate(_bases(texts, rng)):
        if len(made) >= many:
            break
        first = f"a{n:06d}"
        made.append((_row(first, text, rng), first))
        copies = rng.randint(1, 4) if rng.random() < 0.4 else 0
        made.extend((_row(f"{first}c{k}", _copied(text, rng), rng), first) for k in range(copies))
    del made[many:]
    rng.shuffle(made)
    return made


def _bases(texts: Sequence[str], rng: random.Random) -> Iterator[str]:
    vocabulary = sorted({w for text in texts for w in _WORD.findall(text)})
    while True:
        other = dict(zip(vocabulary, rng.sample(vocabulary, len(vocabulary)), strict=True))
        for text in texts:
            yield _WORD.sub(lambda m, other=other: other[m[0]], text)


def _copied(text: str, rng: random.Random) -> str:
    sentences = re.split(r"(?<=[.!?]) ", text)
    kept = sentences[: rng.randint(max(1, len(sentences) * 6 // 10), len(sentences))]
    words = " ".join(kept).split(" ")
    for _ in range(len(words) // 100):
        words[rng.randrange(len(words))] = rng.choice(words)
    return "\n\n".join((" ".join(words), *rng.sample(_FURNITURE, 2)))


def _row(name: str, text: str, rng: random.Random) -> Row:
    title = " ".join(text.split()[:9])
    return {"id": name, "title": title, "text": text, "source": f"Outlet {rng.randint(1, _OUTLETS)}"}


def pair_f1(gold: dict[str, str], found: dict[str, str]) -> float:
    """F1 over pairs of articles that carry one text. Both map an article to the first of its group."""
    right, ours = _groups(gold), _groups(found)
    both = _groups({name: f"{gold[name]} {found[name]}" for name in gold})
    return 2 * _pairs(both) / max(1, _pairs(right) + _pairs(ours))


def _groups(of: dict[str, str]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for group in of.values():
        sizes[group] = sizes.get(group, 0) + 1
    return sizes


def _pairs(sizes: dict[str, int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def firsts(copy_of: dict[str, str | None]) -> dict[str, str]:
    """Each article's group, by following what it is a copy of."""

    def root(name: str) -> str:
        seen = {name}
        while (up := copy_of.get(name)) and up not in seen:
            name = up
            seen.add(up)
        return name

    return {name: root(name) for name in copy_of}
