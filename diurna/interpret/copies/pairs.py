"""Candidate pairs: texts that share rare hashes, without comparing all with all."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from diurna.interpret.copies.shingles import Hashes, Sketch, Wide, one_in

#: A hash that at most this many texts share proposes all their pairs; of more, only neighbours, which chain a wire's many takers.
RARE = 16
#: Of long texts every fourth kept hash proposes; each pair is then judged on all of them.
PROPOSING_IN = 16
#: Two texts are a candidate where at least this many, and this share of the longer one's, proposing hashes meet. (A copy at its
#: thinnest holds a fifth of the longer; the takers of a crowded wire meet their neighbours a few hashes at a time.)
MEETINGS = 2
MEETING_SHARE = 0.08


def candidates(texts: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """(earlier, later) positions of texts worth judging, in order, each pair once."""
    entries = _entries(texts)
    hashes = entries >> np.uint64(32)
    crowded = _crowded(hashes)
    codes = [_meetings(entries, hashes, crowded, step) for step in range(1, RARE)]
    pairs, counts = np.unique(np.concatenate(codes), return_counts=True)
    enough = counts >= np.maximum(MEETINGS, MEETING_SHARE * _longer(texts, pairs))
    for code in pairs[enough].tolist():
        yield code >> 32, code & 0xFFFFFFFF


def _longer(texts: Sequence[Sketch], pairs: Wide) -> NDArray[np.float64]:
    """How many hashes the longer text of each pair proposes; of a sampled and a whole sketch, the sampled one."""
    size = np.array([len(_proposing(t)) + (1 << 20) * t.sampled for t in texts], np.float64)
    longer: NDArray[np.float64] = np.maximum(size[pairs >> np.uint64(32)], size[pairs & np.uint64(0xFFFFFFFF)]) % (1 << 20)
    return longer


def _proposing(sketch: Sketch) -> Hashes:
    return one_in(PROPOSING_IN, sketch.hashes) if sketch.sampled else sketch.hashes


def _entries(texts: Sequence[Sketch]) -> Wide:
    """Hash and position of every proposing hash in one number, sorted: equal hashes stand together, earlier texts first."""
    proposing = [_proposing(t) for t in texts]
    positions = np.repeat(np.arange(len(texts), dtype=np.uint64), [len(p) for p in proposing])
    hashes = np.concatenate([*proposing, np.empty(0, np.uint32)]).astype(np.uint64)
    entries = (hashes << np.uint64(32)) | positions
    entries.sort()
    return entries


def _crowded(hashes: Wide) -> NDArray[np.bool_]:
    """Which entries stand under a hash that more than `RARE` texts share."""
    cuts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    sizes = np.diff(cuts, append=len(hashes))
    return np.repeat(sizes > RARE, sizes)


def _meetings(entries: Wide, hashes: Wide, crowded: NDArray[np.bool_], step: int) -> Wide:
    """Pairs that stand `step` apart under one hash; of a crowded hash only next neighbours."""
    same = hashes[:-step] == hashes[step:]
    if step > 1:
        same &= ~crowded[:-step]
    low = np.uint64(0xFFFFFFFF)
    met: Wide = ((entries[:-step][same] & low) << np.uint64(32)) | (entries[step:][same] & low)
    return met
