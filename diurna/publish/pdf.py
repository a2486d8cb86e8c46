"""The edition as an A4 PDF/A-3a: the HTML page, printed, with the edition's JSON attached.

The same edition gives the same bytes: its dates are the cutoff, its identifier is the hash of its content, and nothing is read from
the network, from local files or from the clock.
"""

import gc
import hashlib
import io
import logging
import re
from collections.abc import Callable, Sequence
from datetime import UTC
from functools import cache, partial
from threading import get_ident
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from diurna.differences import Comparison
from diurna.edition import Edition, name_of
from diurna.errors import RenderError
from diurna.publish import comparing, html, typeset
from diurna.publish.versions import templates

try:
    import weasyprint
    from weasyprint.html import UA
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse
except OSError as error:  # Pango or HarfBuzz is missing on this machine.
    raise RenderError(
        f"WeasyPrint's system libraries are missing, so no PDF can be made; `diurna doctor` has the line that mends it: {error}"
    ) from error

log = logging.getLogger(__name__)
#: What stands for a run of characters that no font on this machine can draw.
UNDRAWN = "[?]"
# A page is a million objects that live until it is drawn. Looking through them as often as Python does by itself takes a sixth of the time.
_COLLECT = (100_000, 20, 10)
# Text that fills its line but for the space behind it, before an element, WeasyPrint 70 breaks after its first word.
_SPACE_BEFORE = re.compile(r"(?<=[^\s>])\s+(?=<(?:a|b|bdi|mark|span)\b)")
_NOTDEF = re.compile(r'^\.notdef glyph rendered for Unicode string unsupported by fonts: "(.+)" \(U\+', re.DOTALL)


class _Fonts(URLFetcher):  # type: ignore[misc]
    """Gives the bundled fonts and nothing else: a page that asks for anything else is not made."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:  # noqa: ANN401, ARG002 - WeasyPrint's signature
        scheme, _, name = url.partition(":")
        if scheme != typeset.SCHEME or name not in {face.file for face in typeset.faces()}:
            raise FatalURLFetchingError(f"the page asks for {url[:200]}")
        return URLFetcherResponse(url, body=_unpacked(name))


@cache
def _unpacked(name: str) -> bytes:
    """A bundled face as plain TrueType. WeasyPrint would unpack it too, but stamp it with the time of day."""
    face = TTFont(templates() / "fonts" / name, recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    face.flavor = None
    out = io.BytesIO()
    face.save(out, reorderTables=False)
    return out.getvalue()


class _Undrawn(logging.Filter):
    """Collects the characters for which WeasyPrint found no glyph in this thread, and keeps back its other warnings: they are about the
    rules that our style sheet has for browsers. Errors pass.
    """

    def __init__(self) -> None:
        super().__init__()
        self.characters: set[str] = set()
        self.thread = get_ident()

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno > logging.WARNING or record.thread != self.thread:
            return True
        if found := _NOTDEF.match(record.getMessage()):
            self.characters.update(found[1])
        return False


def render(edition: Edition) -> bytes:
    """The edition as a tagged PDF/A-3a. A character that no font has stands as `[?]`, with a notice under the masthead.

    Raises RenderError where the page asks for anything from outside.
    """
    page = html.page(edition, typeset.referred)
    body, missing = _printed(page, edition)
    if not missing:
        return body
    log.warning("no font for %d characters of %s: %s", len(missing), edition.day, " ".join(f"U+{ord(c):04X}" for c in missing[:20]))
    count = "One character has" if len(missing) == 1 else f"{len(missing)} characters have"
    notice = f"{count} no font on the machine that made this PDF, shown as {UNDRAWN}; the HTML file has what the article had."
    page = _without(html.page(edition, typeset.referred, (notice,)), missing)
    return _printed(page, edition)[0]


def _without(page: str, missing: Sequence[str]) -> str:
    drawn = "".join(map(re.escape, missing))
    return re.sub(f"[{drawn}](?:[ {drawn}]*[{drawn}])?", UNDRAWN, page)


def render_comparison(comparison: Comparison) -> bytes:
    """The page of a comparison as a tagged PDF/A-3a. Raises RenderError as `render` does."""
    page = comparing.page(comparison, typeset.referred)
    body, missing = _drawn(page, partial(_write_comparison, comparison))
    return _drawn(_without(page, missing), partial(_write_comparison, comparison))[0] if missing else body


def _pack(_: object, document: Any) -> None:  # noqa: ANN401 - WeasyPrint's own, untyped
    """Compress each stream of a PDF once. WeasyPrint would do so for the file, and again for the hash of it."""
    for item in document.objects:
        if getattr(item, "compress", False):
            packed = item.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
            item.stream, item.compress, item.extra["Filter"] = [packed], False, "/FlateDecode"


class _Page(weasyprint.HTML):  # type: ignore[misc]
    """A page without notes and list markers: WeasyPrint's own rules give each element six pseudo-elements for these, and to style them
    takes a tenth of the time.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: ARG002, FBT001, FBT002 - WeasyPrint's signature
        return [_browser_rules()]


@cache
def _browser_rules() -> Any:  # noqa: ANN401 - WeasyPrint's own, untyped
    """WeasyPrint's own style sheet but for the rules of a pseudo-element of every element."""
    return weasyprint.CSS(string=re.sub(r"(?m)^::.*$", "", UA))


def _document(page: str) -> Any:  # noqa: ANN401 - WeasyPrint's own, untyped
    """A page of ours as WeasyPrint takes it. Ours are well-formed XML, unless an article has a character that XML can't hold; so read, a
    long one is there forty times as fast.
    """
    try:
        root = ET.fromstring(page.lstrip())  # noqa: S314 - our own page, which declares no entities
    except ET.ParseError:
        return _Page(string=page, url_fetcher=_Fonts())
    document = _Page(string="<html>", url_fetcher=_Fonts())
    document.wrapper_element = type(document.wrapper_element).from_html_root(root, content_language=None)
    document.etree_element = root
    return document


def _write_comparison(comparison: Comparison, page: str) -> bytes:
    identifier = hashlib.sha256(msgspec.json.encode(comparison)).digest()[:16]
    return bytes(_document(page).write_pdf(finisher=_pack, pdf_variant="pdf/a-3a", pdf_identifier=identifier, cache={}))


def _printed(page: str, edition: Edition) -> tuple[bytes, tuple[str, ...]]:
    """The PDF of an edition's page, and the characters it lacks."""
    return _drawn(page, partial(_write, edition))


def _drawn(page: str, write: Callable[[str], bytes]) -> tuple[bytes, tuple[str, ...]]:
    undrawn, logger = _Undrawn(), logging.getLogger("weasyprint")
    logger.addFilter(undrawn)
    often = gc.get_threshold()
    try:
        gc.set_threshold(*_COLLECT)
        body = write(_SPACE_BEFORE.sub("<span> </span>", page))
    except FatalURLFetchingError as error:
        raise RenderError(str(error)) from error
    finally:
        gc.set_threshold(*often)
        logger.removeFilter(undrawn)
    return body, tuple(sorted(undrawn.characters))


def _write(edition: Edition, page: str) -> bytes:
    cutoff = edition.window.end.astimezone(UTC)
    data = weasyprint.Attachment(
        string=msgspec.json.encode(edition),
        name=f"{name_of(edition)}.json",
        description="The edition as data",
        created=cutoff,
        modified=cutoff,
        relationship="Data",
    )
    identifier = bytes.fromhex(html.content_hash(edition))[:16]
    return bytes(_document(page).write_pdf(finisher=_pack, pdf_variant="pdf/a-3a", pdf_identifier=identifier, attachments=[data], cache={}))
