import pytest

from diurna.interpret.voices import fuller, is_anybody, is_name_of_state, one_voice

VOICES = {
    "a holder of an office and the office": ("governor", "Governor Stefan Brod", True),
    "the office of a region": ("region's governor", "Governor Stefan Brod", True),
    "one person with two offices": ("region's governor Stefan Brod", "Governor Stefan Brod", True),
    "two people": ("Governor Stefan Brod", "Governor Ana Holt", False),
    "the seat of a ministry": ("Defence Ministry in Ostrel", "Kardavia's Defence Ministry", True),
    "a state and its ministry": ("Kardavia", "Kardavia's Interior Ministry", True),
    "a known state by its adjective": ("Kuwait", "Kuwaiti health ministry", True),
    "another state's ministry": ("Oman", "Kuwaiti health ministry", False),
    "a body and its agency": ("UN", "UN refugee agency", True),
    "a state's authorities and one of them": ("Kuwaiti authorities", "Kuwaiti health ministry", True),
    "another state's authorities": ("Omani authorities", "Kuwaiti health ministry", False),
    "a state's military and its command": ("Kuwaiti military", "Kuwaiti CENCOM", True),
    "a state's military and another's command": ("Omani military", "Kuwaiti Central Command", False),
    "a state's military and its health ministry": ("Kuwaiti military", "Kuwaiti health ministry", False),
    "two ministries": ("Kardavia's Defence Ministry", "Kardavia's Interior Ministry", False),
    "an army and a hospital": ("army", "Northern Hospital", False),
    "nobody": (None, "army", False),
}


@pytest.mark.parametrize("case", VOICES)
def test_one_voice(case: str) -> None:
    one, other, same = VOICES[case]
    assert one_voice(one, other) is same
    assert one_voice(other, one) is same


def test_the_fuller_name_has_no_seat_and_is_no_bare_state() -> None:
    assert fuller("Defence Ministry in Ostrel", "Kardavia's Defence Ministry") == "Kardavia's Defence Ministry"
    assert fuller("Kardavia", "Energy Ministry") == "Energy Ministry"
    assert fuller("Zarim health office", "Zarim Health Office") == "Zarim Health Office"


def test_a_bare_state_is_a_name_without_an_office() -> None:
    assert is_name_of_state("Oman")
    assert not is_name_of_state("Omani police")


ANYBODY = {
    "": True,
    "medical sources": True,
    "Witnesses": True,
    "one doctor": True,
    "Zarim officials": False,
    "doctor at the clinic of Selm": False,
    "army": False,
}


def test_who_may_be_anybody() -> None:
    assert {name: is_anybody(name) for name in ANYBODY} == ANYBODY
