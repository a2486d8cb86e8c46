"""Sketches: three-word shingles of many texts at once, hashed in numpy (in Python, shingling is four fifths of the time)."""

from collections.abc import Iterable, Iterator
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
BATCH = 1 << 17

_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))
#: Bytes between words become 0, ASCII capitals small; every part of a longer UTF-8 sequence stands in a word.
_IN_WORDS = bytes(b if b > 127 else ord(chr(b).lower()) if chr(b).isalnum() else 0 for b in range(256))
#: The bytes of a word of n bytes among eight read at once, the first lowest.
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
_EIGHT = np.int64(8)


class Sketch(Struct, frozen=True):
    """The kept hashes of one text, sorted, each once; `words` its length; `sampled` where only one in `KEPT_IN` was kept."""

    hashes: Hashes
    words: int
    sampled: bool


def sketches(texts: Iterable[str]) -> Iterator[Sketch]:
    """A `Sketch` a text, in order. ASCII case, punctuation and spacing make no difference."""
    return (sketch for batch in _batches(texts) for sketch in _sketch_batch(batch))


def thinned(sketch: Sketch) -> Hashes:
    """The hashes that a sampled sketch of the same text would hold, so that a short text compares with a long one."""
    return sketch.hashes if sketch.sampled else one_in(KEPT_IN, sketch.hashes)


def one_in(many: int, hashes: Hashes) -> Hashes:
    """The same share of any text's hashes, chosen by the hash alone; `many` is a power of two."""
    return hashes[_chosen(many, hashes)]


def _chosen(many: int, hashes: Hashes) -> NDArray[np.bool_]:
    chosen: NDArray[np.bool_] = (hashes & np.uint32(many - 1)) == 0
    return chosen


def _batches(texts: Iterable[str]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for text in texts:
        batch.append(text.encode("utf-8", "replace").translate(_IN_WORDS))
        size += len(batch[-1])
        if size > BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sketch_batch(batch: list[bytes]) -> Iterator[Sketch]:
    ends = np.fromiter(accumulate(len(b) + 1 for b in batch), np.int64, len(batch))
    starts, hashes = _word_hashes(b"\0".join(batch))
    shingles = _mixed(hashes)
    few = np.flatnonzero(_chosen(KEPT_IN, shingles))
    firsts = np.concatenate(([0], np.searchsorted(starts, ends)))
    lasts = np.maximum(firsts[:-1], firsts[1:] - 2)
    among = (shingles[few], np.searchsorted(few, firsts[:-1]).tolist(), np.searchsorted(few, lasts).tolist())
    for n, (first, last, length) in enumerate(zip(firsts.tolist(), lasts.tolist(), np.diff(firsts).tolist(), strict=False)):
        sampled = length >= KEEP_ALL_BELOW
        kept = among[0][among[1][n] : among[2][n]] if sampled else shingles[first:last]
        yield Sketch(_sorted_once(kept), length, sampled)


def _sorted_once(hashes: Hashes) -> Hashes:
    kept = np.sort(hashes)
    return kept[np.concatenate(([True], kept[1:] != kept[:-1]))] if len(kept) else kept


def _word_hashes(joined: bytes) -> tuple[NDArray[np.int64], Wide]:
    """Where each word starts, and its hash: of its first, second and last eight bytes and its length.

    So the work is one for a word, not one for a byte. Longer words that differ only between those are
    taken for one; there are next to none.
    """
    padded = bytearray(8) + joined + bytes(24)
    raw = np.frombuffer(padded, np.uint8)
    _blank_punctuation(raw)
    inside = raw != 0
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    eights = np.ndarray(len(padded) - 7, "<u8", padded, strides=(1,))
    lengths = ends - starts
    hashes = (eights[starts] & _MASKS[np.minimum(lengths, _EIGHT)]) * _MIX[0]
    long = np.flatnonzero(lengths > _EIGHT)
    rest = (eights[starts[long] + 8] & _MASKS[np.minimum(lengths[long] - 8, _EIGHT)]) * _MIX[1]
    hashes[long] += (rest ^ (rest >> np.uint64(31))) + eights[ends[long] - 8] * _MIX[2] + lengths[long].astype(np.uint64)
    return starts - 8, hashes ^ (hashes >> np.uint64(29))


def _blank_punctuation(raw: NDArray[np.uint8]) -> None:
    """Outlets set quotes and dashes differently: U+0080..U+00BF and U+2000..U+203F are between words, so their bytes become 0."""
    latin = np.flatnonzero(raw == 0xC2)
    general = np.flatnonzero(raw == 0xE2)
    general = general[raw[general + 1] == 0x80]
    for places in (latin, latin + 1, general, general + 1, general + 2):
        raw[places] = 0


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
