import pytest

from diurna.gather.dates import instant, lone_label, stamps, without_stamps
from diurna.gather.zones import Clock

UTC = Clock()
KOLKATA = Clock(home="Asia/Kolkata", zones=("Asia/Kolkata", "UTC"))
NEW_YORK = Clock(home="America/New_York", zones=("America/New_York",))

PRINTED = {
    "an Indian site's bar": ("Mar 02 2026 | 11:41 AM IST", KOLKATA, "2026-03-02 06:11", ""),
    "IST of an Israeli outlet in winter": ("Mar 02 2026 11:41 IST", Clock(zones=("Asia/Jerusalem",)), "2026-03-02 09:41", ""),
    "IST of an Israeli outlet in summer, when it should say IDT": (
        "Jul 02 2026 11:41 IST",
        Clock(zones=("Asia/Jerusalem",)),
        "2026-07-02 08:41",
        "",
    ),
    "IST of an Irish outlet in summer": ("2 July 2026 11:41 IST", Clock(zones=("Europe/Dublin",)), "2026-07-02 10:41", ""),
    "ordinal day, at, GMT": ("2nd March 2026 at 14:05 GMT", KOLKATA, "2026-03-02 14:05", ""),
    "GMT of a London outlet in summer is GMT": ("2 July 2026 14:05 GMT", Clock(zones=("Europe/London",)), "2026-07-02 14:05", ""),
    "BST is Britain's": ("2 July 2026 14:05 BST", UTC, "2026-07-02 13:05", ""),
    "BST is Bangladesh's at home": ("2 July 2026 14:05 BST", Clock(zones=("Asia/Dhaka",)), "2026-07-02 08:05", ""),
    "EST printed in July by a New York outlet is its clock": ("July 4, 2026 5:00 PM EST", NEW_YORK, "2026-07-04 21:00", ""),
    "ET knows summer": ("July 4, 2026, 5 p.m. ET", UTC, "2026-07-04 21:00", ""),
    "CST of Shanghai": ("March 2, 2026 20:00 CST", Clock(zones=("Asia/Shanghai",)), "2026-03-02 12:00", ""),
    "Moscow": ("02.03.2026 14:05 MSK", UTC, "2026-03-02 11:05", ""),
    "Pakistan": ("March 2, 2026 14:05 PKT", UTC, "2026-03-02 09:05", ""),
    "Gulf": ("March 2, 2026 14:05 GST", UTC, "2026-03-02 10:05", ""),
    "an offset in brackets": ("March 2, 2026 11:41 AM (GMT+3:30)", UTC, "2026-03-02 08:11", ""),
    "a city's time": ("2 March 2026 at 2.05pm Tehran time", UTC, "2026-03-02 10:35", ""),
    "the time before the date": ("1405 GMT on Monday 2 March 2026", UTC, "2026-03-02 14:05", ""),
    "no zone: the outlet's home": ("2 March 2026, 14:05", KOLKATA, "2026-03-02 08:35", ""),
    "month first for Americans": ("03/02/2026 2:05 PM", NEW_YORK, "2026-03-02 19:05", ""),
    "day first for others": ("03/02/2026 14:05", Clock(home="Europe/London"), "2026-02-03 14:05", ""),
    "over twelve is a day": ("03/22/2026 14:05", UTC, "2026-03-22 14:05", ""),
    "RFC 822": ("Mon, 02 Mar 2026 11:41:00 +0530", UTC, "2026-03-02 06:11", ""),
    "ISO": ("2026-03-02T11:41:00+05:30", UTC, "2026-03-02 06:11", ""),
    "French": ("2 mars 2026 à 14h05", Clock(home="Europe/Paris"), "2026-03-02 13:05", ""),
    "Arabic digits and month": ("٢ مارس ٢٠٢٦ - 11:20", Clock(home="Asia/Beirut"), "2026-03-02 09:20", ""),
    "Japanese": ("2026年3月2日 11:41", Clock(home="Asia/Tokyo"), "2026-03-02 02:41", ""),
    "midnight and noon by twelve": ("March 2, 2026 12:05 AM", UTC, "2026-03-02 00:05", ""),
    "first published": ("First Published: Mar 2, 2026 | 11:41 AM IST", KOLKATA, "2026-03-02 06:11", "first"),
    "last updated": ("4 min read Last Updated : Mar 2, 2026 | 11:41 AM IST", KOLKATA, "2026-03-02 06:11", "updated"),
    "posted on": ("Posted on 2 March 2026, 10:00", UTC, "2026-03-02 10:00", "published"),
}


@pytest.mark.parametrize(("printed", "clock", "expected", "label"), PRINTED.values(), ids=PRINTED.keys())
def test_a_printed_time(printed: str, clock: Clock, expected: str, label: str) -> None:
    (stamp,) = stamps(printed, clock)
    assert (f"{stamp.at:%Y-%m-%d %H:%M}", stamp.date_only, stamp.label) == (expected, False, label)


def test_a_date_alone_is_midnight_at_home() -> None:
    (stamp,) = stamps("Monday, March 2, 2026", KOLKATA)
    assert (f"{stamp.at:%Y-%m-%d %H:%M}", stamp.date_only) == ("2026-03-01 18:30", True)


REFUSED = {
    "no year": "Monday, 2 March, 14:05",
    "no such day": "31/02/2026",
    "no date": "14:05 GMT",
    "a long number": "20260302140500",
    "an address": "10.0.0.2026",
    "a year out of reason": "2 March 1066",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_date(text: str) -> None:
    assert stamps(text, UTC) == ()


def test_two_times_in_a_line_keep_their_labels_and_leave_the_rest() -> None:
    line = "By A Writer | Published: 2 March 2026, 14:05 GMT | Updated: 2 March 2026, 15:10 GMT"
    found = stamps(line, UTC)
    assert [(s.label, s.at.hour) for s in found] == [("published", 14), ("updated", 15)]
    assert without_stamps(line, found) == "By A Writer"


def test_capitals_after_a_date_that_name_no_clock_stay() -> None:
    line = "March 2, 2026 PORT SENNA"
    assert without_stamps(line, stamps(line, UTC)) == "PORT SENNA"


def test_a_label_on_a_line_of_its_own() -> None:
    assert (lone_label("Published on:"), lone_label("Last updated"), lone_label("Published works")) == ("published", "updated", None)


def test_one_date_of_an_attribute() -> None:
    day = instant("2026-03-02", ("Asia/Tehran",))
    assert day is not None
    assert (f"{day.at:%Y-%m-%d %H:%M}", day.date_only) == ("2026-03-01 20:30", True)
    assert instant("recently", ("UTC",)) is None
    assert instant("0001-01-01T00:00:00Z", ("UTC",)) is None
