"""One list of agencies: a credit is cut off, an origin and an outlet that tells, whichever agency it is."""

import re

import pytest

from diurna.agencies import NAMES, SPOKEN_OF, WIRES
from diurna.gather.furniture import AGENCY
from diurna.interpret.claims.speech import OUTLETS


@pytest.mark.parametrize("name", NAMES)
def test_every_agency_is_known_in_credits(name: str) -> None:
    assert re.fullmatch(WIRES, name)
    assert re.fullmatch(AGENCY, name)


@pytest.mark.parametrize("name", [n for n in NAMES if n != "PA"])
def test_every_agency_tells_in_a_sentence(name: str) -> None:
    assert re.fullmatch(SPOKEN_OF, name)
    assert OUTLETS.search(f"The governor told {name} that the bridge was closed.")


def test_what_is_mostly_somebody_else_is_none_in_a_sentence() -> None:
    assert not OUTLETS.search("The PA called it a raid.")
    assert not OUTLETS.search("The AA called it a raid.")
