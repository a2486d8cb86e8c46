import pytest

from diurna.interpret.beginnings import one_beginning

ONE = {
    "nothing said": ("", "27 May", True),
    "the same day": ("27 May", "the army began its offensive on May 27", True),
    "another day": ("27 May", "the truce collapsed on 9 June", False),
    "another day of an outbreak": ("the war began on 27 May", "the war began on 9 June", False),
    "an outbreak in other words": ("launch of the war last weekend", "the attacks began on 27 May", True),
    "the war": ("the war", "the start of the fighting", True),
    "a plain day and an outbreak": ("9 June", "the beginning of the war", False),
    "another event": ("the truce collapsed", "the beginning of the war", False),
}


@pytest.mark.parametrize("case", ONE)
def test_one_beginning(case: str) -> None:
    one, other, wanted = ONE[case]
    assert one_beginning(one, other) is one_beginning(other, one) is wanted
