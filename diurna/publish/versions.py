"""What an edition and its page are made with: the versions, rules and fonts that decide their bytes."""

import ctypes
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path


@cache
def templates() -> Path:
    """The folder of templates, style sheets and fonts: `diurna/_templates` in a wheel, `templates` beside the package in a checkout."""
    package = Path(str(files("diurna")))
    packed = package / "_templates"
    return packed if packed.is_dir() else package.parent / "templates"


# What words an edition and draws its page. How texts came in doesn't count: a replay takes the versions from the store.
_CODE = ("diurna/*.py", "diurna/interpret/**/*", "diurna/publish/**/*", "flows/making.py", "flows/notices.py")


@cache
def _code_hash() -> str:
    """A hash of the rules: code, word lists and weights, as installed."""
    root = Path(str(files("diurna"))).parent
    found = {p for pattern in _CODE for p in root.glob(pattern)}
    return _hash(root, (p for p in found if p.suffix in {".py", ".txt", ".json"}))


@cache
def _templates_hash() -> str:
    """A hash of everything that shapes the page."""
    root = templates()
    return _hash(root, (p for p in root.rglob("*") if p.suffix in {".j2", ".css", ".woff", ".toml"} and p.name != "diurna.toml"))


def _hash(root: Path, paths: Iterable[Path]) -> str:
    """SHA-256 over the names below `root` and the bytes of files, in order of name; 16 hex digits."""
    digest = hashlib.sha256()
    for name, path in sorted((p.relative_to(root).as_posix(), p) for p in paths):
        body = path.read_bytes()
        digest.update(f"{name}\0{len(body)}\0".encode() + body)
    return digest.hexdigest()[:16]


def made_with() -> dict[str, str]:
    """Versions of Diurna, WeasyPrint, Pango, HarfBuzz and the sentence splitter, and hashes of the rules and of templates and fonts, by
    name in alphabetical order.

    The same answer means the same edition from the same inputs, and the same bytes of HTML and PDF from it, as long as the bundled fonts
    have every character of the page (templates/fonts/README.md says which scripts they have).
    """
    pango, harfbuzz = _text_libraries()
    return {
        "code": _code_hash(),
        "diurna": metadata.version("diurna"),
        "harfbuzz": harfbuzz,
        "pango": pango,
        "templates": _templates_hash(),
        "weasyprint": metadata.version("weasyprint"),
        "yasbd": metadata.version("yasbd-lib"),
    }


@cache
def _text_libraries() -> tuple[str, str]:
    """The versions of Pango and HarfBuzz, under the names by which WeasyPrint looks for them; `absent` where the machine lacks them."""
    # Without its subsetting library WeasyPrint falls back to another subsetter, and the bytes differ.
    without = "" if _library("harfbuzz-subset", "0") else " without subset"
    return _asked(_library("pango", "1.0-0"), "pango_version_string"), _asked(_library("harfbuzz", "0"), "hb_version_string") + without


def _library(name: str, major: str) -> ctypes.CDLL | None:
    stem = major.removesuffix("-0")
    for file in (f"lib{name}-{major}", f"lib{name}.so.0", f"lib{name}-{stem}.so.0", f"lib{name}-{stem}.dylib", f"lib{name}.0.dylib"):
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return None


def _asked(library: ctypes.CDLL | None, function: str) -> str:
    if library is None:
        return "absent"
    ask = library[function]
    ask.restype = ctypes.c_char_p
    return bytes(ask()).decode()
