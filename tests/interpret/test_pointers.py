from diurna.desk import Theme
from diurna.edition import Citation, Point, StoryBlock, ThemeSection
from diurna.interpret.pointers import pointing

ENERGY = Theme(name="energy", title="Energy", words=("refinery", "oil depot"))


def _point(text: str, source: int) -> Point:
    cited = (Citation(source=source, field="text", start=0, end=len(text)),)
    return Point(id=f"p{source}", form="sentence", text=text, theme="", story="s", outlet="Gulfline", citations=cited)


def _section(name: str, title: str, *points: Point, summary: tuple[Point, ...] = (), note: str = "") -> ThemeSection:
    block = StoryBlock(id="s", title="", first_day="2026-03-02", articles=1, outlets=1, origins=1, points=points)
    return ThemeSection(name=name, title=title, summary=summary, stories=(block,) if points else (), note=note)


STRIKES = _section(
    "strikes",
    "Strikes",
    _point("Shells fell on Halvet.", 3),
    _point("Drones hit oil depots at Olo.", 4),
    _point("Shells fell on the barracks of Halvet as the refinery at Teyn went on.", 5),
    _point("The navy sank a military refinery ship.", 6),
    summary=(_point("A Refinery burned.", 2),),
)


def test_a_theme_of_the_desk_points_to_what_other_themes_tell_of_it() -> None:
    talks = _section("diplomacy", "Diplomacy", _point("Envoys spoke of the refinery at Teyn.", 1))
    other = _section("other", "Other", _point("Guards of the refinery went home.", 8))
    *others, energy, _ = pointing((talks, STRIKES, _section("energy", "Energy"), other), (ENERGY,))
    assert energy.note == "Told under other themes: Diplomacy (source 1) and Strikes (sources 2 and 4)."
    assert others == [talks, STRIKES]


def test_its_own_lines_are_no_pointers_and_its_note_stays() -> None:
    own = _section("energy", "Energy", _point("The refinery at Teyn stopped.", 7), note="Two more stories.")
    assert pointing((own,), (ENERGY,)) == (own,)
    assert pointing((STRIKES, own), (ENERGY,))[1].note == "Two more stories. Told under other themes: Strikes (sources 2 and 4)."
