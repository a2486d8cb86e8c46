from datetime import UTC, datetime, timedelta

import pytest

from diurna.edition import Mark
from diurna.publish import wording

AT = datetime(2031, 3, 30, 3, 30, tzinfo=UTC)
CASES = {
    "a day": (wording.day_words("2031-05-14"), "14 May 2031"),
    "a day with its weekday": (wording.day_words("2031-05-14", weekday=True), "Wednesday 14 May 2031"),
    "an edition over several days": (wording.day_words("2031-05-14--2031-05-16"), "14 May 2031 to 16 May 2031"),
    "words are left alone": (wording.day_words("since the spring"), "since the spring"),
    "an instant in the desk's zone": (wording.moment("2031-05-13T22:15:00Z", "Asia/Tbilisi"), "14 May 2031, 02:15"),
    "an instant without a zone keeps its own clock": (wording.moment("2031-05-13T22:15:00", "Asia/Tbilisi"), "13 May 2031, 22:15"),
    "a year that goes without saying": (wording.moment("2031-05-13", "UTC", year=2031), "13 May"),
    "another year is said": (wording.moment("2030-05-13", "UTC", year=2031), "13 May 2030"),
    "a claim's own words stay": (wording.moment("Tuesday morning", "UTC"), "Tuesday morning"),
    "a zone east of Greenwich": (wording.zone_words("Asia/Tehran", AT), "Asia/Tehran (UTC+03:30)"),
    "a zone west of Greenwich": (wording.zone_words("America/New_York", AT), "America/New_York (UTC−04:00)"),
    "UTC needs no offset": (wording.zone_words("UTC", AT), "UTC"),
    "a version's short id": (wording.version_words("NEWS_20310514_1a2b"), "NEWS_20310514_1a2b"),
    "a version's hash by its first signs": (wording.version_words("0f" * 32), "0f0f0f0f0f0f"),
    "a version's long name by its last signs, where names differ": (
        wording.version_words("COURIER24_20310514_0700_58262cbc"),
        "…700_58262cbc",
    ),
    "a window of a day": (wording.span_words(AT - timedelta(days=1), AT), "24 hours"),
    "a window across a clock change": (wording.span_words(AT - timedelta(hours=23), AT), "23 hours"),
    "a window after a missed day": (wording.span_words(AT - timedelta(days=2), AT), "2 days"),
    "a window of an odd length": (wording.span_words(AT - timedelta(minutes=95), AT), "1 hour 35 minutes"),
    "the name of an edition": (wording.edition_words("strait-2031-05-12.r1"), "12 May 2031, revision 1"),
    "a bare day as an edition": (wording.edition_words("2031-05-12"), "12 May 2031"),
    "a month": (wording.month_words("2031-05"), "May 2031"),
    "one is singular": (wording.count(1, "outlet"), "1 outlet"),
    "thousands have a comma": (wording.count(1900, "version"), "1,900 versions"),
    "a figure that fell": (wording.mark_words(Mark(kind="REVISED", direction="down")), "REVISED ↓"),
    "a mark's cause is said": (wording.mark_title(Mark(kind="QUIET", cause="our coverage")), "Quiet; cause: our coverage, not the event"),
    "a language without a name": (wording.language_name("xx"), "xx"),
    "a regional code": (wording.language_name("pt-BR"), "Portuguese"),
    "the same day once": (wording.time_if_same_day("13 May 2031, 05:40", "13 May 2031, 05:15"), "05:40"),
    "another day in full": (wording.time_if_same_day("14 May 2031, 00:10", "13 May 2031, 23:50"), "14 May 2031, 00:10"),
}


@pytest.mark.parametrize(("said", "expected"), CASES.values(), ids=CASES.keys())
def test_wording(said: str, expected: str) -> None:
    assert said == expected
