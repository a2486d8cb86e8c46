"""Stories over days: continued by what their lines say, not by who acts in them."""

import pytest

from diurna.edition import StoryRecord
from diurna.interpret.continuity import settled, told_lines
from diurna.interpret.stories import Passage
from diurna.model import Article

SCHOOL = StoryRecord(
    id="school", title="At least 40 pupils killed as shell hits girls' school in Marenne", theme="casualties", first_day="", last_day="",
    editions=1, signature={}, said=("At least 40 pupils were killed when a shell hit a girls' school in Marenne, the health office said.",),
)  # fmt: skip
BRIDGE = StoryRecord(
    id="bridge", title="Shelling destroys river bridge at Kelm", theme="strikes", first_day="", last_day="", editions=1, signature={},
    said=("Shelling destroyed the middle span of the river bridge at Kelm, the roads office said.",),
)  # fmt: skip
KNOWN = {"school": SCHOOL, "bridge": BRIDGE}
COMMON = frozenset({"kardavia", "front", "army"})


def passage(title: str, text: str = "") -> Passage:
    unit = Article(id="a", title=title, text=text)
    return Passage("a", unit, 0, len(text))


CASES = {
    "a rising toll of a story that the grouping missed": ("new", "Toll of girls' school shelling in Marenne rises to 55", "school"),
    "repairs of the same bridge": ("bridge", "River bridge at Kelm to be repaired in three weeks", "bridge"),
    "put to a story that shares nothing but the parties": ("bridge", "Kardavia's army and the Front exchange prisoners", None),
    "another event of the same kind": ("new", "Shell hits market in Dorn, 12 killed", "new"),
    "a story of its own": ("new", "Parliament extends the state of emergency", "new"),
}


@pytest.mark.parametrize("case", CASES)
def test_where_a_story_goes_on(case: str) -> None:
    put, title, home = CASES[case]
    found = settled(put, [passage(title)], told_lines(KNOWN, COMMON), COMMON)
    assert found == home if home else found not in KNOWN
