import pytest
from msgspec.structs import replace

from diurna.interpret.claimants import as_printed, compatible, is_bare, named, one_claimant
from tests.interpret.invented import entry

NAMES = {
    "a fuller name of the same article": ("Health Office", ["Zarim Health Office"], [], "Zarim Health Office"),
    "a person with office and first name": ("Lunek", ["Colonel Petar Lunek"], [], "Colonel Petar Lunek"),
    "the fullest of several": ("Lunek", ["Petar Lunek", "Colonel Petar Lunek"], [], "Colonel Petar Lunek"),
    "two people of one name": ("Maren", ["Adil Maren", "Lena Maren"], [], "Maren"),
    "two offices of one name": ("Health Office", ["Zarim Health Office", "Linport Health Office"], [], "Health Office"),
    "two offices of one name, each with its town behind it": (
        "Health Office",
        ["Health Office of Lazur", "Health Office of Linport"],
        [],
        "Health Office",
    ),
    "one state in two words": (
        "Defence Ministry",
        ["Kuwaiti Defence Ministry", "Kuwait's Defence Ministry"],
        [],
        "Kuwait's Defence Ministry",
    ),
    "of an earlier edition": ("Health Office", [], ["Zarim Health Office"], "Zarim Health Office"),
    "a bare noun is nobody of another article": ("office", [], ["Zarim Health Office"], "office"),
    "a bare noun within its article": ("office", ["Zarim Health Office"], [], "Zarim Health Office"),
    "a country is itself": ("Oman", ["State Television Oman", "Army of Oman"], [], "Oman"),
    "a phrase that ends in the name": ("Zarim", ["media in Zarim"], [], "Zarim"),
    "another name": ("Lunek", ["Colonel Petar Holt"], [], "Lunek"),
    "part of a word": ("Lunek", ["Petar Halunek"], [], "Lunek"),
    "nobody": (None, ["Zarim Health Office"], [], None),
    "an office alone": ("Minister", [], [], "Minister"),
}


@pytest.mark.parametrize("case", NAMES)
def test_a_claimant_has_one_name(case: str) -> None:
    name, here, known, full = NAMES[case]
    first, *_ = named([entry(9, claimant=name), *(entry(n, claimant=o) for n, o in enumerate(here, 20))], known)
    assert first.claim.claimant == full


@pytest.mark.parametrize(("place", "full"), [("Oman", "authorities in Oman"), ("Selm", "authorities"), (None, "authorities")])
def test_authorities_of_no_name_are_those_of_the_country_that_a_figure_is_of(place: str | None, full: str) -> None:
    told = entry(9, claimant="authorities")
    (first,) = named([replace(told, claim=replace(told.claim, place=place))], [])
    assert first.claim.claimant == full


def test_an_office_alone_is_printed_as_such() -> None:
    assert (as_printed("Minister"), as_printed("envoy")) == ("a minister not named", "an envoy not named")


def test_is_bare() -> None:
    assert is_bare("the officials")
    assert not is_bare("Zarim officials")


COMPATIBLE = {
    "either says nothing": ("Halvet", None, True),
    "one says all the other does": ("Halvet", "the Halvet market", True),
    "different": ("Halvet", "Kelmo", False),
    "case and possessive": ("Zarim's highlands", "highlands of Zarim", True),
}


@pytest.mark.parametrize("case", COMPATIBLE)
def test_compatible(case: str) -> None:
    one, other, fits = COMPATIBLE[case]
    assert compatible(one, other) is fits
    assert compatible(other, one) is fits


ONE_CLAIMANT = {
    ("Halvet's mayor", "Mayor Ilse Koren"): True,
    ("the city's mayor, Ilse Koren", "mayor of Halvet"): True,
    ("Halvet's mayor", "Kelmo's mayor, Ilse Koren"): False,
    ("Halvet's mayor", "Kelmo's mayor"): False,
    ("MoH in Halvet", "Halvet Health Ministry"): True,
    ("Ministry of Defense", "Defence Ministry"): True,
    ("Health Office", "Zarim Health Office"): True,
    ("Health Office", "Interior Office"): False,
    ("Iran", "Iran's judiciary"): False,
    ("U.N. refugee agency", "United Nations refugee agency"): True,
    ("UNHCR", "office of the U.N. High Commissioner for Refugees"): True,
    ("UN", "United Nations Secretary-General Ilse Koren"): True,
    ("UN human rights office", "U.N. High Commissioner for Human Rights"): True,
    ("UNHCR", "UN human rights office"): False,
    ("U.N. Security Council", "UN refugee agency"): False,
    ("officials", "health officials"): False,
    ("officials", "officials"): True,
    ("", "Health Office"): False,
}


def test_whether_two_names_are_one_claimants() -> None:
    assert {pair: one_claimant(*pair) for pair in ONE_CLAIMANT} == ONE_CLAIMANT


PRINTED = {
    "region's governor Stefan Brod": "the region's governor, Stefan Brod",
    "head of the district Mara Dun": "the head of the district, Mara Dun",
    "commander of the Zarim People's Front": "commander of the Zarim People's Front",
    "its human rights mission": "human rights mission",
    "army spokesman Petar Lunek": "army spokesman Petar Lunek",
    "Zarim Health Office": "Zarim Health Office",
}


@pytest.mark.parametrize("name", PRINTED)
def test_an_office_in_so_many_words_is_set_apart_from_who_holds_it(name: str) -> None:
    assert as_printed(name) == as_printed(as_printed(name)) == PRINTED[name]
