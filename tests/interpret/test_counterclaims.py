import pytest
from msgspec.structs import replace

from diurna.interpret.counterclaims import matter_of, tells
from diurna.interpret.denials import denials
from tests.interpret.invented import candidate, storyline

DENIAL = "The army denied on Friday that it had detained nurses at the Lazur ferry."
HELD = "The Zarim Relief Board said four nurses were detained by soldiers at the ferry of Lazur."
CASES = {
    "told by another": (DENIAL, HELD, True),
    "by a headline": ("Army denies detaining nurses at Lazur ferry", HELD, True),
    "in other forms of the words": ("Army denies detaining people at Lazur ferry", HELD, True),
    "by nobody": (DENIAL, "Four nurses were detained at the ferry of Lazur.", False),
    "by the denier": (DENIAL, "The army said it had detained nurses at the ferry of Lazur.", False),
    "of another place": (DENIAL, "The Zarim Relief Board said four nurses were detained at the Kelmo ferry.", False),
    "of another place on the day": (
        "The army denied that it had detained nurses at the Lazur ferry on Friday.",
        "The Zarim Relief Board said four nurses were detained at the Kelmo ferry on Friday.",
        False,
    ),
    "of another thing there": (DENIAL, "The Zarim Relief Board said grain came through Lazur.", False),
    "what is only feared": (DENIAL, "The Zarim Relief Board said nurses could be detained at the ferry of Lazur.", False),
    "another denial": (DENIAL, "The police denied that nurses were detained at the ferry of Lazur, the board said.", False),
    "a denial without a name": ("The army denied that it had detained nurses.", HELD, False),
    "access denied": ("Soldiers denied nurses access to the Lazur ferry, the army said.", HELD, False),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_denial_denies(case: str) -> None:
    denial, told, expected = CASES[case]
    matter = matter_of(denial)
    assert (matter is not None and tells(matter, told)) is expected


def test_a_denial_stands_beside_what_another_story_tells() -> None:
    told = candidate(HELD, id_="a", source="Gulfline")
    denial = candidate(DENIAL, id_="d", source="State News")
    found = denials((storyline("s", told), storyline("t", denial)), frozenset())
    assert [d.sides for d in found] == [(told, denial)]


def test_the_other_sides_own_words_go_before_its_claim_as_the_denial_tells_it() -> None:
    told = candidate("The Zarim Relief Board said it sank the barge Aldra off Lazur.", id_="a", source="Gulfline")
    both = candidate("The army denied Zarim claims that it sank the barge Aldra off Lazur and said it had four barges more.", id_="d")
    story = storyline("t", both)
    alone = denials((replace(story, record=replace(story.record, title=both.text)),), frozenset())
    assert ([d.sides for d in alone], [d.subject for d in alone]) == ([(both,)], ["What army denies"])
    found = denials((storyline("s", told), storyline("t", both)), frozenset())
    assert [d.sides for d in found] == [(told, both)]
