import pytest
from msgspec.structs import replace

from diurna.interpret.claims import read_claims
from diurna.interpret.linethemes import line_theme
from diurna.interpret.themes import score
from tests.interpret.invented import candidate

CASES = {
    "an attack told with its dead": (
        "An air strike hit the covered market in Halvet on Monday and killed at least 14 people, the health office said.",
        "strikes",
    ),
    "victims of an attack": ("Five aid workers were killed when shells hit a convoy near Dresna, the aid group said.", "casualties"),
    "a toll that names its attack": ("The death toll from the air strike on Halvet has risen to 19, the office said.", "casualties"),
    "a state accuses another": ("Norway accused Chile of supplying attack drones to the rebels.", "diplomacy"),
    "prisoners exchanged": ("Kenya and Peru exchanged prisoners on Friday, a day after shelling of the border.", "diplomacy"),
    "what came after an attack": ("Drivers queued at petrol stations, two days after a drone attack set fire to the depot.", "other"),
    "soldiers who come home": ("Twelve soldiers crossed the bridge on Friday towards their mothers.", "other"),
    "a party's own attack, whatever else the line names": ("Norway struck a nuclear research centre of Chile on Sunday.", "strikes"),
}


@pytest.mark.parametrize(("text", "theme"), CASES.values(), ids=CASES)
def test_the_theme_of_a_line(text: str, theme: str) -> None:
    one = candidate(text)
    one = replace(one, claims=read_claims(one.article))
    (scored,) = score([text])
    assert line_theme(one, scored) == theme
