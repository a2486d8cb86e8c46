"""Saved news pages kept as files in `pages/`, invented from end to end: what must be read of each stands in its head, above `====`.

`¶ ` opens a paragraph of the article and `+ ` goes on with it; what stands in `⟦⟧` and a soft hyphen (`␭`) is in the file alone. A
`stray` is a line that is kept though it is none of the article's; `misread` names a field that isn't read right yet. Both are what falls
short: each goes from the head when it is mended.
"""

import re
from pathlib import Path
from typing import NamedTuple

from diurna.desk import Desk, Outlet, Source
from diurna.gather.reading import read_document
from diurna.model import Article, Document

_BULLET = re.compile(r"^[-•*]\s+")
PAGES = sorted(Path(__file__).with_name("pages").glob("*.page"))


class Page(NamedTuple):
    """A file's bytes, what its head says of it, and the article's paragraphs."""

    saved: bytes
    fields: dict[str, str]
    strays: tuple[str, ...]
    body: tuple[str, ...]


def page_from(path: Path) -> Page:
    """What a file in `pages/` says."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n====\n")
    said = [line.partition(": ")[::2] for line in head.split("\n")]
    fields = {key: value for key, value in said if key != "stray"}
    body: list[str] = []
    lines: list[str] = []
    for line in rest.split("\n"):
        mark, text = (line[0], line[2:]) if line[:2] in {"¶ ", "+ "} else ("", line)
        lines.append(text.translate({ord("␭"): "\u00ad", ord("⟦"): "", ord("⟧"): ""}))
        told = _BULLET.sub("", " ".join(re.sub(r"⟦.*?⟧|␭", "", text).split()))
        body = [*body, told] if mark == "¶" else [*body[:-1], f"{body[-1]} {told}"] if mark else body
    saved = fields.get("newline", "\n").replace("crlf", "\r\n").join(lines).encode(fields.get("encoding", "utf-8"))
    return Page(saved=saved, fields=fields, strays=tuple(value for key, value in said if key == "stray"), body=tuple(body))


def read(page: Page) -> Article:
    """The article that is read of `page` for a desk that knows the outlet, where its head gives the outlet's zone."""
    fields = page.fields
    outlets = (Outlet(name=fields["source"], zone=fields["zone"]),) if "zone" in fields else ()
    document = Document(id="0", source="Folder", address="saved/a.txt", fetched_at=None, media_type="text/plain", body=page.saved)
    (article,) = read_document(document, Source(name="Folder", folder="saved"), Desk(name="d", title="D", outlets=outlets)).articles
    return article
