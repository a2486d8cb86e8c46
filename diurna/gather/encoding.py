"""Bytes to text: unpack gzip within a bound, tell binary from text, and find the charset.

Refuses to guess where the bytes decide: valid UTF-8 with multi-byte characters is UTF-8 whatever single-byte charset was declared, since
other text hardly ever is by chance. Never fails on a wrong byte; it fails on what is no text at all, saying so.
"""

import codecs
import re
import zlib
from collections.abc import Iterator

from diurna.errors import ReadError

#: Most bytes a document may unpack to.
LIMIT = 50_000_000
_MEMBER = b"\x1f\x8b"
# What is unpacked at a time: what of it lies behind the end of a member is copied, so that little of it keeps the time linear.
_PIECE = 4096

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x7fELF", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)
_HTTP_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:\-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:\-]+)", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
# A text of letters, with what other encodings than charsets take for something else.
_ASCII = rb"<p>Ten +AGE- died, xn--bcher-kva said\u0041</p>"
# What the declaration says and what browsers read (WHATWG Encoding Standard): the smaller set never occurs alone in the wild.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}


def unpack(body: bytes, where: str) -> bytes:
    """`body` without its gzip wrapping, if it has one. Raises ReadError naming `where` if broken or over 50 MB unpacked."""
    if not body.startswith(_MEMBER):
        return body
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in _members(body):
            pieces.append(piece)
            size += len(piece)
            if size > LIMIT:
                raise ReadError(where, f"too large: over {LIMIT // 1_000_000} MB unpacked")
    except (zlib.error, EOFError) as error:
        raise ReadError(where, f"broken gzip: {error}") from None
    return b"".join(pieces)


def _members(body: bytes) -> Iterator[bytes]:
    """What the gzip members at the head of `body` hold, in pieces. Raises zlib.error, and EOFError where the last is cut off."""
    at = 0
    while body.startswith(_MEMBER, at):
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            piece = body[at : at + _PIECE]
            if not piece:
                raise EOFError("it ends too early")
            yield unpacker.decompress(piece)
            at += len(piece) - len(unpacker.unused_data)


def decode(body: bytes, where: str, *, media_type: str = "") -> str:
    """The text of `body`, line ends as line feeds. `media_type` may carry a charset. Raises ReadError naming `where` if it isn't text."""
    for bom, charset in _BOMS:
        if body.startswith(bom):
            return _tidy(body[len(bom) :].decode(charset, "replace"))
    if what := _binary(body):
        raise ReadError(where, f"binary, not text: {what}")
    declared = declared_in(body, media_type)
    for charset in _candidates(body, declared):
        try:
            return _tidy(body.decode(charset))
        except UnicodeError:
            continue
    return _tidy(_nearly_utf8(body) or _detected(body, declared))


def _binary(body: bytes) -> str:
    for magic, name in _BINARY:
        if body.startswith(magic):
            return name
    if body.startswith(b"RIFF") and body[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "an image or sound file"
    head = body[:65536]
    if b"\0" in head and not _utf16(head):
        return "it holds NUL bytes"
    controls = sum(head.count(byte) for byte in (b"\x01", b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x0e", b"\x0f", b"\x10", b"\x7f"))
    return "it is full of control bytes" if controls * 50 > len(head) else ""


def _utf16(head: bytes) -> str:
    """UTF-16 without a byte order mark: nearly all NULs stand on one side of the pairs, and there are many."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 5 and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 5 and odd * 20 < even else ""


def declared_in(body: bytes, media_type: str) -> str:
    """The charset that HTTP, the XML declaration or a meta element names, as Python calls it; empty where none can be read with."""
    head = body[:4096]
    named = [m[1] for m in [_HTTP_CHARSET.search(media_type)] if m]
    named += [m[1].decode("ascii", "replace") for m in (_XML_CHARSET.search(head), _META_CHARSET.search(head)) if m]
    for name in named:
        try:
            found = codecs.lookup(name).name
        except LookupError:
            continue
        if _reads_ascii(found):
            return _WIDER.get(found, found)
    return ""


def _reads_ascii(charset: str) -> bool:
    """Whether `charset` reads ASCII as it stands: a declaration that could be read as ASCII isn't in UTF-16, whatever it says, and most of
    what else Python calls an encoding (`idna`, `undefined`, `unicode_escape`, `hex`) is none of texts.
    """
    try:
        read = _ASCII.decode(charset, "replace")
    except (LookupError, UnicodeError):
        return False
    # Words alone: East Asian charsets have a currency's sign in place of the backslash.
    return re.findall(r"\w+", read) == re.findall(r"\w+", _ASCII.decode("ascii"))


def _candidates(body: bytes, declared: str) -> list[str]:
    if wide := _utf16(body[:65536]):
        return [wide]
    single_byte = not declared or declared.startswith(("iso8859", "cp125", "cp874", "koi8", "mac"))
    return ["utf-8", declared] if single_byte and declared else ["utf-8"] if not declared else [declared, "utf-8"]


def _nearly_utf8(body: bytes) -> str:
    """UTF-8 with a few wrong bytes (a text cut in mid-character, one pasted line), where right sequences outnumber them tenfold."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(ord(c) > 127 for c in text) - wrong
    return text if right >= 10 * wrong or (wrong == 1 and text.endswith("\ufffd")) else ""


def _detected(body: bytes, declared: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - half a second of start-up that few documents need

    if declared:
        return body.decode(declared, "replace")
    best = from_bytes(body[:65536]).best()
    charset = best.encoding if best and len(body) > 64 else "cp1252"
    return body.decode(charset, "replace")


def _tidy(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
