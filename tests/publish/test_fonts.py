from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from diurna.publish import typeset
from diurna.publish.versions import templates

FONTS = templates() / "fonts"


@pytest.mark.parametrize("face", typeset.faces(), ids=lambda face: face.file)
def test_a_face_draws_what_it_is_listed_for(face: typeset.Face) -> None:
    drawn = TTFont(FONTS / face.file, lazy=True).getBestCmap()
    assert {ord(c) for c in face.characters} <= set(drawn)


def test_every_file_is_listed_and_every_typeface_has_its_licence() -> None:
    assert sorted(path.name for path in FONTS.glob("*.woff")) == sorted(face.file for face in typeset.faces())
    for licence in FONTS.glob("LICENSE-*.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")
    assert sum(path.stat().st_size for path in Path(FONTS).iterdir()) < 2_000_000


SCRIPTS = {
    "Persian with its digits": "وزیر خارجه گفت ۱۲ نفر",
    "Arabic": "قال المحافظ إن الحريق أُخمد",
    "Hebrew": "שיחות בפורט קלדר",
    "Hindi": "कारसुन डिपो में आग पर काबू",
    "Ukrainian": "Порт знову приймає судна, Київ і Їжак",
    "Greek": "Το λιμάνι άνοιξε ξανά",
    "Turkish, Polish, Vietnamese": "Ağrı İstanbul Łódź ęśćż Việt Nam Đà Nẵng",
    "Urdu": "وزیر خارجہ نے کہا ہے",
    "quotation marks of all kinds": "„“”‘’«»‹›–—…·°½€",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_a_script_is_covered(text: str) -> None:
    assert typeset.undrawn(text) == ()


def test_what_no_face_has_is_named() -> None:
    assert typeset.undrawn("港口 reopened\u200f") == ("口", "港")
