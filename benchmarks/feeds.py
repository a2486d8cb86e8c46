"""Score `stage extract` on feed files: `feeds.py DIR`. Each file must be answered; entries are held against feedparser's own count.

The last line printed is one JSON object: `answered`, the share of files with a line (an article or an error that names the file);
`entries`, the share of files with just as many articles as feedparser finds entries with words.
"""

import collections
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.asking import ask


def extracted(files: Sequence[Path]) -> dict[str, list[dict]]:
    """The lines of the step by file."""
    lines: dict[str, list[dict]] = collections.defaultdict(list)
    for row in ask("extract", *map(str, files)):
        lines[row["path"]].append(row)
    return lines


def entries(file: Path) -> int:
    """How many entries with a title or a text feedparser finds."""
    import feedparser  # noqa: PLC0415

    found = feedparser.parse(file.read_bytes(), sanitize_html=True).entries
    return sum(any(_words(e, key) for key in ("title", "summary", "content")) for e in found)


def _words(entry: dict, key: str) -> bool:
    value = entry.get(key) or ""
    told = value if isinstance(value, str) else value[0].get("value") or ""
    # Many of feedparser's own files hold one empty element, to see that it passes: no words, so no article.
    return bool(re.sub(r"<[^>]*>", "", told).strip())


def main(folder: str) -> None:
    files = sorted(p for p in Path(folder).rglob("*") if p.is_file())
    lines = extracted(files)
    answered = sum(bool(lines.get(str(f))) for f in files)
    same = sum(sum("error" not in row for row in lines.get(str(f), ())) == entries(f) for f in files)
    sys.stdout.write(json.dumps({"n": len(files), "answered": answered / len(files), "entries": same / len(files)}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
