import pytest

from diurna.interpret.claims.numbers import quantity_at
from diurna.interpret.claims.tokens import tokens

CASES = {
    "a printed number": ("34 people", (34, 34, "exact")),
    "thousands with a comma, before a comma": ("3,000, including", (3000, 3000, "exact")),
    "a spelled number": ("twenty-one sailors", (21, 21, "exact")),
    "dozens counted": ("two dozen", (24, 24, "exact")),
    "mixed": ("1.2 million people", (1_200_000, 1_200_000, "exact")),
    "at least": ("at least 15", (15, None, "at_least")),
    "no fewer than": ("no fewer than nine", (9, None, "at_least")),
    "more than": ("more than 200", (200, None, "more_than")),
    "up to": ("up to 40", (40, 40, "up_to")),
    "about": ("nearly 50", (50, 50, "about")),
    "a range": ("between 12 and 19 people", (12, 19, "range")),
    "a range with a dash": ("20-55 people", (20, 55, "range")),
    "two bounds with their own words": ("at least 15 and up to 25 people", (15, 25, "range")),
    "a vague word has stated bounds": ("dozens of people", (24, 99, "vague")),
    "vague hundreds": ("several hundred", (300, 900, "vague")),
    "an unknown number is more than one": ("an unknown number of", (2, None, "vague")),
    "a date is no count": ("9 May 2020", None),
    "a year is no count": ("2023,", None),
    "an age is no count": ("12-year-old", None),
    "a calibre is no count": ("120mm", None),
    "a time is no count": ("2:30 pm", None),
    "a distance is no count": ("15 km", None),
    "a share is no count": ("62 per cent", None),
    "more than all people there are is no count": (f"{'9' * 400} million people", None),
    "nor is that in scales": ("9 billion billion people", None),
    "an ordinal is no count": ("9th", None),
}


@pytest.mark.parametrize("case", CASES)
def test_quantity(case: str) -> None:
    text, expected = CASES[case]
    quantity = quantity_at(tokens(text), 0)
    assert (quantity and (quantity.low, quantity.high, quantity.qualifier)) == expected


def test_an_age_after_a_name_is_no_count() -> None:
    found = tokens("Mara Velt, 41, and Jonas Reed (39) died")
    assert [quantity_at(found, i) for i, token in enumerate(found) if token.kind == "number"] == [None, None]
