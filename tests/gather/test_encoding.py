import gzip
import zlib
from types import SimpleNamespace

import pytest

from diurna.errors import ReadError
from diurna.gather import encoding
from diurna.gather.encoding import decode, unpack

RUSSIAN = "Переговоры в порту прерваны после обстрела набережной. Городские власти сообщили о семнадцати погибших. " * 3
DECODED = {
    "UTF-8": ("Zoë met Ömer".encode(), "", "Zoë met Ömer"),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + "Zoë".encode(), "", "Zoë"),
    "UTF-16 with a mark": ("Zoë".encode("utf-16"), "", "Zoë"),
    "UTF-16 without a mark": ("Talks break off".encode("utf-16-le"), "", "Talks break off"),
    "declared by HTTP": ("обстрел".encode("cp1251"), "text/plain; charset=windows-1251", "обстрел"),
    "declared by a meta element": (b'<meta charset="koi8-r"><p>' + "обстрел".encode("koi8-r"), "", '<meta charset="koi8-r"><p>обстрел'),
    "declared by XML": ((POLISH := '<?xml version="1.0" encoding="iso-8859-2"?><a>Łódź</a>').encode("iso-8859-2"), "", POLISH),
    "declared Latin-1 but is UTF-8": ("Zoë – “so”".encode(), "text/html; charset=iso-8859-1", "Zoë – “so”"),
    "declared Latin-1 and means Windows": ("“so”".encode("cp1252"), "text/html; charset=iso-8859-1", "“so”"),
    "declares what nobody knows": ("Zoë".encode(), "text/html; charset=x-none", "Zoë"),
    "declares an encoding that never reads": ("Zoë".encode(), "text/html; charset=undefined", "Zoë"),
    "declares an encoding of host names": (b"Zo\xeb met", "text/html; charset=idna", "Zoë met"),
    "declares an encoding of labels": (b"Ferry-sails at noon!", "text/html; charset=punycode", "Ferry-sails at noon!"),
    "declares an encoding of bytes": (b'<meta charset="hex"><p>Zo\xeb met', "", '<meta charset="hex"><p>Zoë met'),
    "declares how source code is escaped": ("Zoë \\u0041".encode(), "text/html; charset=unicode_escape", "Zoë \\u0041"),
    "declares a mainframe's letters": (b"<p>Zo\xeb met", "text/html; charset=cp500", "<p>Zoë met"),
    "declares Japanese with a yen sign": ("フェリー".encode("shift_jisx0213"), "text/html; charset=shift_jisx0213", "フェリー"),
    "undeclared Windows Cyrillic": (RUSSIAN.encode("cp1251"), "", RUSSIAN),
    "undeclared short Western": ("caf\xe9 closed".encode("cp1252"), "", "café closed"),
    "UTF-8 cut in mid-character": ("Zoë and Ömer met Zoë".encode()[:-1], "", "Zoë and Ömer met Zo\ufffd"),
    "line ends of three kinds": (b"a\r\nb\rc\n", "", "a\nb\nc\n"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "media_type", "expected"), DECODED.values(), ids=DECODED.keys())
def test_text_is_decoded(body: bytes, media_type: str, expected: str) -> None:
    assert decode(body, "a.txt", media_type=media_type) == expected


BINARY = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3",
    "a zip": b"PK\x03\x04abc",
    "a JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "a WebP": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "NUL bytes": b"abc\x00\x00\x01\x02def",
    "control bytes": bytes(range(1, 9)) * 40,
}


@pytest.mark.parametrize("body", BINARY.values(), ids=BINARY.keys())
def test_binary_is_told_from_text_and_named(body: bytes) -> None:
    with pytest.raises(ReadError, match=r"^a.bin: binary, not text: "):
        decode(body, "a.bin")


def test_gzip_is_unpacked_also_in_several_members() -> None:
    assert unpack(gzip.compress(b"one ") + gzip.compress(b"two"), "a.gz") == b"one two"
    assert unpack(b"plain", "a.txt") == b"plain"


def test_gzip_is_unpacked_whatever_the_lengths_of_its_members() -> None:
    texts = [bytes(n % 251 for n in range(size)) for size in (0, 1, 4095, 4096, 4097, 70_000)]
    stored = b"".join(gzip.compress(text, 0) for text in texts)
    assert unpack(stored, "a.gz") == b"".join(texts)
    assert unpack(stored + b"\0" * 512, "padded.gz") == b"".join(texts)


def test_gzip_of_very_many_members_is_read_in_time_that_grows_with_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = 0

    class Counted:
        def __init__(self, wbits: int) -> None:
            self._real = zlib.decompressobj(wbits)
            self.eof, self.unused_data = False, b""

        def decompress(self, piece: bytes, *most: int) -> bytes:
            nonlocal copied
            out = self._real.decompress(piece, *most)
            self.eof, self.unused_data = self._real.eof, self._real.unused_data
            copied += len(piece) + len(self.unused_data)
            return out

    body = gzip.compress(b"") * 5000
    monkeypatch.setattr(encoding, "zlib", SimpleNamespace(decompressobj=Counted, error=zlib.error))
    assert unpack(body, "a.gz") == b""
    assert copied < 5000 * 10_000  # half a gigabyte where each member copies the whole rest


def test_gzip_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "LIMIT", 1_000_000)
    with pytest.raises(ReadError, match=r"too large: over 1 MB unpacked"):
        unpack(gzip.compress(b"0" * 1_000_001), "bomb.gz")


def test_broken_gzip_is_named() -> None:
    with pytest.raises(ReadError, match=r"a.gz: broken gzip"):
        unpack(gzip.compress(b"some text that is long enough")[:-9], "a.gz")
    with pytest.raises(ReadError, match=r"a.gz: broken gzip"):
        unpack(b"\x1f\x8b\x08\x00nothing of the kind", "a.gz")
