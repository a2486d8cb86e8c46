"""Sketches: three-word shingles of many texts at once, hashed in numpy (in Python, shingling is four fifths of the time)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]
Wide = NDArray[np.uint64]

#: Long texts keep one hash in this many: 100,000 articles then need about 150 MB.
KEPT_IN = 4
KEEP_ALL_BELOW = 400
#: Texts are hashed in batches of about this many bytes, so that numpy's arrays stay in the cache.
BATCH = 1 << 18

_BASE = 0x9E3779B97F4A7C55
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))
#: Which byte stands in a word: ASCII letters and digits, and every part of a longer UTF-8 sequence.
_IN_WORD = np.array([chr(b).isalnum() if b < 128 else True for b in range(256)])


class Sketch(Struct, frozen=True):
    """The kept hashes of one text, sorted, each once; `words` its length; `sampled` where only one in `KEPT_IN` was kept."""

    hashes: Hashes
    words: int
    sampled: bool


def sketches(texts: Sequence[str]) -> tuple[Sketch, ...]:
    """A `Sketch` a text, in order. ASCII case, punctuation and spacing make no difference."""
    return tuple(sketch for batch in _batches(texts) for sketch in _sketch_batch(batch))


def thinned(sketch: Sketch) -> Hashes:
    """The hashes that a sampled sketch of the same text would hold, so that a short text compares with a long one."""
    return sketch.hashes if sketch.sampled else sketch.hashes[sketch.hashes % KEPT_IN == 0]


def _batches(texts: Sequence[str]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for text in texts:
        batch.append(text.encode("utf-8", "replace").lower())
        size += len(batch[-1])
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sketch_batch(batch: list[bytes]) -> Iterator[Sketch]:
    raw = np.frombuffer(b"\n".join(batch) + b"\n", np.uint8)
    ends = np.fromiter(accumulate(len(b) + 1 for b in batch), np.int64, len(batch))
    starts, hashes = _word_hashes(raw)
    shingles = _mixed(hashes)
    cuts = np.concatenate(([0], np.searchsorted(starts, ends)))
    for first, last in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        yield _sketch(shingles[first : max(first, last - 2)], last - first)


def _sketch(shingles: Hashes, length: int) -> Sketch:
    sampled = length >= KEEP_ALL_BELOW
    kept = shingles[shingles % KEPT_IN == 0] if sampled else shingles
    kept = np.sort(kept)
    kept = kept[np.concatenate(([True], kept[1:] != kept[:-1]))] if len(kept) else kept
    return Sketch(kept, length, sampled)


def _word_hashes(raw: NDArray[np.uint8]) -> tuple[NDArray[np.int64], Wide]:
    """Where each word starts, and its polynomial hash modulo 2^64, from differences of one running sum (Karp and Rabin, 1987)."""
    inside = _inside(raw)
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        edges = np.concatenate(([0], edges))
    starts, ends = edges[::2], edges[1::2]
    powers, inverses = _powers(1 << len(raw).bit_length())
    running = np.cumsum((raw + np.uint64(1)) * powers[: len(raw)], dtype=np.uint64)
    before = np.where(starts > 0, running[starts - 1], np.uint64(0))
    return starts, (running[ends - 1] - before) * inverses[starts]


@lru_cache(maxsize=4)
def _powers(size: int) -> tuple[Wide, Wide]:
    """The powers of the base and of its inverse modulo 2^64, from 0 to `size` - 1."""
    both = (np.full(size, _BASE, np.uint64), np.full(size, pow(_BASE, -1, 1 << 64), np.uint64))
    for powers in both:
        powers[0] = 1
        np.cumprod(powers, out=powers)
    return both


def _inside(raw: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which bytes stand in words. Outlets set quotes and dashes differently: U+0080..U+00BF and U+2000..U+203F are between words."""
    inside = _IN_WORD[raw]
    latin = np.flatnonzero(raw[:-1] == 0xC2)
    general = np.flatnonzero(raw[:-1] == 0xE2)
    general = general[raw[general + 1] == 0x80]
    for places in (latin, latin + 1, general, general + 1, general + 2):
        inside[places] = False
    return inside


def _mixed(hashes: Wide) -> Hashes:
    """One 32-bit hash for each three words in a row; as long as `hashes` less two."""
    if len(hashes) < 3:
        return np.empty(0, np.uint32)
    a, b, c = _MIX
    mixed = (hashes[:-2] * a) ^ ((hashes[1:-1] * b) >> np.uint64(7)) ^ ((hashes[2:] + b) * c)
    mixed ^= mixed >> np.uint64(29)
    mixed *= a
    kept: Hashes = (mixed >> np.uint64(32)).astype(np.uint32)
    return kept
