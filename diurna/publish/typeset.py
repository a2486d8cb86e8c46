"""The bundled fonts: which of them a page needs, and the rules that bring them in.

Each face is one script's part of a typeface in one weight, under a family name of its own: WeasyPrint 70 mixes up the glyphs of two
faces that share family, weight and style. A page brings only the faces whose characters it prints.
"""

import base64
import tomllib
from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct, convert

from diurna.publish.versions import templates

#: Where the PDF's fetcher finds a face; in the HTML file the face itself stands in the rule.
SCHEME = "diurna-font"
# Invisible on the page whether or not a font has them: space, joiners, marks of direction, variation selectors.
_INVISIBLE = frozenset(
    map(chr, (*range(0x20), 0x7F, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x206A), 0xFEFF, *range(0xFE00, 0xFE10)))
)
_KINDS = {"serif": "Diurna Serif", "sans": "Diurna Sans"}


class Face(Struct, frozen=True, forbid_unknown_fields=True):
    """One font file, the family name and style it stands for, and the characters it draws (as in CSS `unicode-range`)."""

    file: str
    family: str
    weight: int
    style: str
    range: str

    @property
    def characters(self) -> frozenset[str]:
        """The characters that this face draws."""
        return _characters(self.range)


@cache
def _characters(ranges: str) -> frozenset[str]:
    spans = (part.removeprefix("U+").partition("-") for part in ranges.split(","))
    return frozenset(chr(c) for first, _, last in spans for c in range(int(first, 16), int(last or first, 16) + 1))


@cache
def faces() -> tuple[Face, ...]:
    """The bundled faces in order of preference, as templates/fonts/faces.toml lists them."""
    listing = tomllib.loads((templates() / "fonts" / "faces.toml").read_text("utf-8"))
    return convert(listing["face"], tuple[Face, ...])


def faces_for(text: str) -> tuple[Face, ...]:
    """The faces that a page with the characters of `text` needs, in order of preference."""
    wanted = frozenset(text)
    return tuple(face for face in faces() if wanted & face.characters)


def undrawn(text: str) -> tuple[str, ...]:
    """The characters of `text` that no bundled face draws, in code point order."""
    drawn = frozenset[str]().union(*(face.characters for face in faces()))
    return tuple(sorted(frozenset(text) - drawn - _INVISIBLE))


def family(kind: str, used: Iterable[Face]) -> str:
    """The CSS `font-family` list for `serif` or `sans`: its own faces first, then other scripts, then whatever the machine has."""
    names = dict.fromkeys(face.family for face in used)
    own = [n for n in names if n.startswith(_KINDS[kind])]
    others = [n for n in names if not n.startswith(tuple(_KINDS.values()))]
    return ", ".join([*(f"'{n}'" for n in own + others), "serif" if kind == "serif" else "sans-serif"])


def embedded(face: Face) -> str:
    """The face as a `data:` address."""
    body = (templates() / "fonts" / face.file).read_bytes()
    return "data:font/woff;base64," + base64.b64encode(body).decode()


def referred(face: Face) -> str:
    """The face as an address that only the PDF's fetcher knows."""
    return f"{SCHEME}:{face.file}"


def font_css(used: Iterable[Face], address: Callable[[Face], str]) -> str:
    """`@font-face` rules for `used`."""
    return "\n".join(
        f"@font-face{{font-family:'{f.family}';font-weight:{f.weight};font-style:{f.style};font-display:swap;"
        f"src:url({address(f)}) format('woff');unicode-range:{f.range}}}"
        for f in used
    )
