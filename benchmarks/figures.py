"""What is measured and how good it must be, read from floors.toml, and the judgement on what was measured. Pure."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct


class Figure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure that a score gives: the floor it must not fall below (or, where less is better, the ceiling), what to reach, and what
    peers were stated to make. `beside`: peers that the same score runs itself, each with the key of its figure.
    """

    key: str
    label: str
    floor: float | None = None
    ceiling: float | None = None
    reach: float | None = None
    stated: str = ""
    beside: dict[str, str] = {}


class Measure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One score on one labelled set. `script` is ours, beside this file; without one it is the labelled data's own score.py.

    `reach_rate` is what to reach for each CPU second of a core, and no floor: machines differ. `data` are files or folders in the data's
    folder, with `sha256` over all of them. `held`: only the part that no weights were made from. `peers` (of peers.py) are asked in our
    stead by the same score, on the same data. Without a `stage` the script meters itself (`cpu`, `peak_mb`).
    """

    name: str
    stage: str = ""
    data: tuple[str, ...]
    sha256: str
    score: str = ""
    script: str = ""
    args: tuple[str, ...] = ()
    held: str = ""
    unit: str = "articles"
    reach_rate: float | None = None
    note: str = ""
    peers: tuple[str, ...] = ()
    figure: tuple[Figure, ...] = ()


class Measured(Struct, frozen=True, kw_only=True):
    """What came of a measure. `rate` is per CPU second of one core, start-up apart; `error` says why there are no figures."""

    measure: Measure
    figures: dict[str, float] = {}
    n: int = 0
    rate: float | None = None
    peak_mb: float | None = None
    sha256: str = ""
    error: str = ""
    #: What each peer made of the same, by its name.
    peers: dict[str, "Measured"] = {}

    @property
    def changed(self) -> bool:
        """Whether the data are others than those the floors were set on."""
        return bool(self.sha256) and self.sha256 != self.measure.sha256


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    measure: tuple[Measure, ...]


def measures_from(path: Path) -> tuple[Measure, ...]:
    """The measures that `path` lists. Raises msgspec.ValidationError naming the key that is wrong."""
    return msgspec.toml.decode(path.read_bytes(), type=_File).measure


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 in hex over files, and over all files in folders by name: the same data give the same."""
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            digest.update(f"{file.name}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def faults(measured: Sequence[Measured]) -> Iterator[str]:
    """Each figure that is not as good as it must be, in words. What was measured on changed data is not judged."""
    for one in measured:
        if one.error:
            yield f"{one.measure.name}: {one.error}"
        yield from (f"{one.measure.name}, {name}: {peer.error}" for name, peer in one.peers.items() if peer.error)
        if not one.error and not one.changed:
            yield from (f"{one.measure.name}: {wrong}" for figure in one.measure.figure if (wrong := _fault(figure, one.figures)))


def _fault(figure: Figure, figures: dict[str, float]) -> str:
    got = figures.get(figure.key)
    if got is None:
        return f"{figure.label} was not measured"
    if figure.floor is not None and got < figure.floor:
        return f"{figure.label} is {got:.4f}, below its floor of {figure.floor}"
    if figure.ceiling is not None and got > figure.ceiling:
        return f"{figure.label} is {got:.4f}, above its ceiling of {figure.ceiling}"
    return ""


def falls_short(figure: Figure, got: float) -> bool:
    """Whether a figure has not reached what it is to reach; where less is better, that is a ceiling."""
    if figure.reach is None:
        return False
    return got > figure.reach if figure.ceiling is not None else got < figure.reach
