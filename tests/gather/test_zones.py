import pytest

from diurna.desk import Desk, Outlet, Source
from diurna.gather.zones import clock_of, place_at_end

DESK = Desk(name="d", title="D", zone="UTC", outlets=(Outlet(name="Harbour Post", zone="Asia/Dubai"),))
PLAIN = Source(name="Folder", folder="x")
HOMES = {
    "what the desk says of the outlet": ({"outlet": "Harbour Post", "furniture": "हिंदी में पढें"}, "Asia/Dubai"),
    "a country in the outlet's name": ({"outlet": "Bharat Samachar"}, "Asia/Kolkata"),
    "a city in the outlet's name": ({"outlet": "The Jerusalem Lamp"}, "Asia/Jerusalem"),
    "the script of the page's furniture": ({"furniture": "हिंदी में पढें"}, "Asia/Kolkata"),
    "a byline's city says nothing of the outlet's clock": ({"byline": "A Writer New Delhi"}, "UTC"),
    "nothing known": ({"outlet": "Harbour Mail"}, "UTC"),
}


@pytest.mark.parametrize(("hints", "expected"), HOMES.values(), ids=HOMES.keys())
def test_where_a_time_without_a_zone_is_read(hints: dict[str, str], expected: str) -> None:
    assert clock_of(PLAIN, DESK, **hints).home == expected


def test_a_bylines_city_explains_an_abbreviation_before_the_desks_zone() -> None:
    desk = Desk(name="d", title="D", zone="Asia/Jerusalem")
    assert clock_of(PLAIN, desk, byline="A Writer New Delhi").zones[0] == "Asia/Kolkata"


def test_a_wrong_zone_in_the_desk_is_passed_over() -> None:
    desk = Desk(name="d", title="D", outlets=(Outlet(name="Harbour Post", zone="Mars/Base"),))
    assert clock_of(PLAIN, desk, outlet="Harbour Post").home == "UTC"


def test_the_place_that_ends_a_line() -> None:
    assert (place_at_end("A Writer New Delhi"), place_at_end("Delhi calling"), place_at_end("A Writer")) == ("New Delhi", "", "")
