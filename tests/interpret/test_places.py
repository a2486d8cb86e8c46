import pytest

from diurna.interpret.places import countries_in, country_of, is_one_spelling, is_place, kind_of

CASES = {
    "a name with its article": ("the United Arab Emirates", "United Arab Emirates"),
    "an abbreviation": ("UAE", "United Arab Emirates"),
    "a demonym": ("Iranian", "Iran"),
    "demonyms in the plural": ("Kuwaitis", "Kuwait"),
    "a possessive with a curly mark": ("Oman’s", "Oman"),
    "a capital stands for its state": ("Doha", "Qatar"),
    "the pronoun is no country": ("us", None),
    "an unknown town": ("Marrovale", None),
}


@pytest.mark.parametrize("case", CASES)
def test_country_of(case: str) -> None:
    word, country = CASES[case]
    assert country_of(word) == country


def test_kinds_differ() -> None:
    assert (kind_of("Iran"), kind_of("Iranian"), kind_of("Tehran")) == ("name", "demonym", "capital")


def test_countries_in_reading_order_and_once() -> None:
    assert countries_in("Omani envoys met Iranians in Muscat; South Sudan and Sudan did not come.") == (
        "Oman",
        "Iran",
        "South Sudan",
        "Sudan",
    )


PLACES = {
    "a country": ("Peru", True),
    "a capital": ("Lima", True),
    "a town": ("Isfahan", True),
    "a town that owns": ("Kharkiv's", True),
    "with its article": ("the United States", True),
    "a demonym": ("Peruvian", False),
    "a body": ("Health Office", False),
    "a word in small letters": ("isfahan", False),
    "a surname that is also a town": ("Lincoln", False),
    "nowhere": ("Marrovale", False),
}


@pytest.mark.parametrize("case", PLACES)
def test_is_place(case: str) -> None:
    name, place = PLACES[case]
    assert is_place(name) == place


def test_towns_of_many_countries_are_known() -> None:
    assert all(map(is_place, ("Sirte", "Port Sudan", "Goma", "Mandalay", "Odesa", "Srinagar")))


SPELLED = {
    ("Jarf al Sakhr", "Jarf al Sakhar"): True,
    ("Ardabiya", "Ardabiyah"): True,
    ("Marrovale", "Marovale"): True,
    ("Kelmo", "Halvet"): False,
    ("Selda", "Seldanor"): False,
    ("Sedan", "Sidon"): False,
    ("Upper Halvet", "Halvet"): False,
    ("Niger", "Nigeria"): False,
}


def test_one_place_in_two_spellings() -> None:
    assert {pair: is_one_spelling(*pair) for pair in SPELLED} == SPELLED
