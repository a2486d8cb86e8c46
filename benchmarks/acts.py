"""F1 of strike and diplomacy claims on labelled sentences of two corpora: who did what to whom, where, and how it stands.

    python benchmarks/acts.py [A B C D1 D2 E1 E2 E3 F1 F2]

`acts/*.jsonl` hold the labels: of each sentence its article, field, offsets and the first 16 hex digits of its SHA-256, and its claims as
short fields; the sentences themselves stay in the corpora (`../shared/corpus` beside the checkout, or beside where DIURNA_EVAL says).
All but F2 were mended on after they were first scored, so little of what this prints is a promise for unseen text: docs/quality.md has the
figures that D2 to F2 had at their first run. A sentence whose text is no longer there is left out and counted.
"""

import hashlib
import json
import os
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from diurna.interpret.claims.diplomacy import read_diplomacy  # noqa: E402
from diurna.interpret.claims.sentences import Sentence  # noqa: E402
from diurna.interpret.claims.strikes import read_strikes  # noqa: E402
from diurna.model import Article, Strike  # noqa: E402

FIELDS = ("act", "actor", "target", "place", "status")
_NOTHING = ("",) * 6
Row = tuple[str, ...]


def read(text: str) -> list[Row]:
    """The claims of one sentence as rows of kind, act, actor, target or counterpart, place, status; empty where a claim says nothing."""
    article, sentences = Article(id="a", text=text), [Sentence("text", 0, text, 0)]
    found = (*read_strikes(article, sentences), *read_diplomacy(article, sentences))
    return [
        ("strike" if isinstance(c, Strike) else "diplomacy", c.act, c.actor or "", _other(c) or "", c.place or "", c.status) for c in found
    ]


def _other(claim: object) -> str | None:
    return getattr(claim, "target", None) or getattr(claim, "counterpart", None)


def agree(gold: str, found: str, field: str) -> bool:
    """Whether two values are one: acts and statuses in full, names where one holds the other."""
    one, other = (value.lower().replace("’", "'") for value in (gold, found))
    return bool(one and other) and (one == other if field in {"act", "status"} else one in other or other in one)


def paired(gold: list[Row], found: list[Row]) -> list[tuple[Row, Row]]:
    """Each gold row with the nearest found one of its kind, the likest pairs first; what is left over with nothing."""
    like = sorted(
        (-sum(agree(a, b, f) or a == b for f, a, b in zip(FIELDS, g[1:], r[1:], strict=True)), i, j)
        for i, g in enumerate(gold)
        for j, r in enumerate(found)
        if g[0] == r[0]
    )
    mine, others = dict[int, int](), set[int]()
    for _, i, j in like:
        if i not in mine and j not in others:
            mine[i] = j
            others.add(j)
    pairs = [(g, found[mine[i]] if i in mine else _NOTHING) for i, g in enumerate(gold)]
    return pairs + [(_NOTHING, r) for j, r in enumerate(found) if j not in others]


def counted(pairs: list[tuple[Row, Row]]) -> dict[str, Counter[str]]:
    """Of each field how many are in the gold, were found, and agree."""
    counts = {field: Counter[str]() for field in FIELDS}
    for gold, found in pairs:
        for field, want, got in zip(FIELDS, gold[1:], found[1:], strict=True):
            counts[field] += Counter(gold=bool(want), found=bool(got), both=agree(want, got, field))
    return counts


def _texts(corpus: Path) -> dict[str, dict[str, str]]:
    with (corpus / "articles.jsonl").open(encoding="utf-8") as lines:
        return {row["id"]: {"title": row.get("title") or "", "text": row.get("text") or ""} for row in map(json.loads, lines)}


def _sentence(label: dict, articles: dict[str, dict[str, str]]) -> str | None:
    text = articles.get(label["article"], {}).get(label["field"], "")[label["start"] : label["end"]]
    return text if hashlib.sha256(text.encode()).hexdigest()[:16] == label["sha"] else None


def main(sets: list[str]) -> None:
    """Print the table, a line a field and set."""
    beside = Path(os.environ.get("DIURNA_EVAL") or ROOT.parent / "shared" / "eval").resolve().parent / "corpus"
    if not beside.is_dir():
        print(f"No corpora at {beside}, so no claims were scored; DIURNA_EVAL names another folder's neighbour.")
        return
    articles = {corpus.name: _texts(corpus) for corpus in sorted(beside.iterdir()) if (corpus / "articles.jsonl").is_file()}
    for name in sets:
        labels = [json.loads(line) for line in (ROOT / "benchmarks" / "acts" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        there = [(s, x["claims"]) for x in labels if (s := _sentence(x, articles.get(x["corpus"], {}))) is not None]
        counts = counted([p for s, gold in there for p in paired([tuple(c) for c in gold], read(s))])
        print(f"set {name}: {len(there)} sentences, {len(labels) - len(there)} not found")
        for field, c in counts.items():
            precision, recall = c["both"] / max(1, c["found"]), c["both"] / max(1, c["gold"])
            print(f"  {field:8}{precision:.3f} precision  {recall:.3f} recall  {2 * c['both'] / max(1, c['gold'] + c['found']):.3f} F1")


if __name__ == "__main__":
    main(sys.argv[1:] or ["A", "B", "C", "D1", "D2", "E1", "E2", "E3", "F1", "F2"])
