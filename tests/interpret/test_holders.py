import pytest

from diurna.interpret.holders import holder_of

CASES = {
    "an office without a name": ("city's mayor", "Nine died, the city's mayor said. Mayor Ana Roe blamed the Front.", "Mayor Ana Roe"),
    "an office of a town": ("Selm's mayor", "Selm's mayor cut the toll. The dead were neighbours, Mayor Ana Roe said.", "Mayor Ana Roe"),
    "the name first": ("governor", "Ana Roe, the province's governor, was there. Nine died, the governor said.", "Governor Ana Roe"),
    "nobody is named": ("city's mayor", "Nine died, the city's mayor said.", "city's mayor"),
    "two holders": ("city's mayor", "Mayor Ana Roe and Mayor Tom Lunek met. Nine died, the city's mayor said.", "city's mayor"),
    "two towns": ("Selm's mayor", "Selm's mayor cut the toll. Mayor Ana Roe spoke for Varn; Varn's mayor is new.", "Selm's mayor"),
    "a minister is one of several": ("minister", "Minister Ana Roe came. Nine died, the minister said.", "minister"),
    "an institution": ("mayor's office", "Mayor Ana Roe came. Nine died, the mayor's office said.", "mayor's office"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_holder_of_a_local_office(case: str) -> None:
    name, text, holder = CASES[case]
    assert holder_of(name, text) == holder
