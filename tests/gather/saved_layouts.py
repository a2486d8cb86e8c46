"""Saved news pages as sites of many kinds lay them out, invented from end to end. `P1` … are the paragraphs that must be kept."""

from typing import NamedTuple

P1 = (
    "Negotiators from Varland and the Coastal Council left the table on Monday without a text, hours after shells fell on the harbour "
    "district of Port Senna and cut its only water main."
)
P2 = (
    "“We came to sign, not to listen to guns,” said Ilse Marren, the council’s chief negotiator, adding that she would return only when "
    "the shelling stopped."
)
P3 = "The health office of Port Senna said at least 17 people were killed and 42 wounded. Varland’s army denied firing on the district."
P4 = "A ferry with 300 evacuees reached Linhaven at dusk, port officials said."
# Sites leave lines that hold one space.
BLANK = " "
SUBHEAD = "Fourth round in a month"
BODY = (P1, P2, SUBHEAD, P3, P4)
TITLE = "Talks break off as shells hit Port Senna harbour"


class Saved(NamedTuple):
    """A file's text, and what must be read from it. `published` is UTC to the minute."""

    text: str
    title: str = TITLE
    source: str = "Folder"
    author: str = ""
    published: str = ""
    date_only: bool = False
    body: tuple[str, ...] = BODY
    url: str = ""


_ALL = "\n\n".join(BODY)

LAYOUTS: dict[str, Saved] = {
    "a date prefix, the page's clock with stray script, breadcrumb with the headline, caption twice, byline with a city": Saved(
        f""" date 2026-03-02 Monday, 2 March 2026 | 01:07 PM ISTहिंदी में पढें
Home / World News / {TITLE}

{TITLE}

Negotiators left without a text after a water main was cut, hours before a deadline that both had set in February

Ilse Marren

Ilse Marren

Anita Deshmane New Delhi
3 min read Last Updated : March 2, 2026 | 11:41 AM IST
{P1}
{BLANK}
{P2}
{BLANK}

{SUBHEAD}

{P3}
{BLANK}
{P4}
{BLANK}

First Published: Mar 02 2026 | 11:40 AM IST
""",
        author="Anita Deshmane",
        published="2026-03-02 06:10",
        body=(
            "Negotiators left without a text after a water main was cut, hours before a deadline that both had set in February",
            *BODY,
        ),
    ),
    "outlet and section after a date prefix, an agency's file photo, a city with a colon for a dateline": Saved(
        f""" date 2025-03-31 Varland Herald / international

{TITLE}

FILE - In this photo released by the Council Press Office, Ilse Marren speaks in Linhaven, Monday, Feb. 10, 2025. ( AP )

Linhaven: {_ALL}""",
        source="Varland Herald",
        published="2025-03-31 00:00",
        date_only=True,
        body=("Linhaven: " + P1, *BODY[1:]),
    ),
    "byline with a wire, two labelled times in one line, share buttons, tags and a copyright line": Saved(
        f"""The Morning Lantern
World
{TITLE}
By Jonas Ekholm | Wire
Published: 2 March 2026, 14:05 GMT | Updated: 2 March 2026, 18:40 GMT
Share
Facebook
Twitter
WhatsApp
Copy link
{_ALL}
Tags: Varland, Port Senna, ceasefire
© 2026 The Morning Lantern Ltd. All rights reserved.
""",
        source="The Morning Lantern",
        author="Jonas Ekholm",
        published="2026-03-02 14:05",
    ),
    "labels alone on their lines, related headlines amid the text, an advertisement, newsletter lines": Saved(
        f"""{TITLE}
By Maya Torrent and Piet Vos
Published
March 2, 2026 at 9:15 AM EST
Last updated
March 2, 2026 at 11:02 AM EST
{P1}
Advertisement
{P2}
{SUBHEAD}
Also read:
Coastal Council names new envoy to the river talks
Why Port Senna matters
{P3}
Sign up for our free newsletter and get the morning briefing in your inbox.
Read more: Ten days that emptied a harbour
{P4}
Follow us on Telegram and WhatsApp
""",
        author="Maya Torrent and Piet Vos",
        published="2026-03-02 14:15",
    ),
    "an agency's dateline in capitals, reporters and editors in a closing credit": Saved(
        f"""{TITLE}

LINHAVEN, March 2 (Wirepress) - {P1}

{P2}

{SUBHEAD}

{P3}

{P4}

(Reporting by Tomas Brink; editing by Ada Lund)
""",
        author="Tomas Brink",
        body=("LINHAVEN, March 2 (Wirepress) - " + P1, *BODY[1:]),
    ),
    "only ‘updated hours ago’, a name with a role, a caption with a credit, comments": Saved(
        f"""Skip to main content
Menu
Search
Middle East
{TITLE}
By Lena Aboud, Middle East correspondent
Updated 5 hours ago
4 min read
Smoke rises over the harbour district of Port Senna on Monday [Karim Sule/Wirepress]
{_ALL}
12 comments
Most read
A storm names itself
The baker who would not leave
""",
        author="Lena Aboud",
    ),
    "fields at the top of the file": Saved(
        f"""Title: {TITLE}
Source: Linhaven Observer
Author: Oren Bask
URL: https://observer.example/world/talks-break-off
Date: 2026-03-02T18:20:00+02:00

{_ALL}
""",
        source="Linhaven Observer",
        author="Oren Bask",
        published="2026-03-02 16:20",
        url="https://observer.example/world/talks-break-off",
    ),
    "the headline with the site's name, then again without; the address on a line of its own": Saved(
        f"""{TITLE} - Radio Linhaven
https://radio.example/a/77
{TITLE}
March 02, 2026
{_ALL}
Copyright (c) 2026 Radio Linhaven. Reprinted with permission.
""",
        source="Radio Linhaven",
        published="2026-03-02 00:00",
        date_only=True,
        url="https://radio.example/a/77",
    ),
    "paragraphs wrapped at a fixed width": Saved(
        f"""# {TITLE}

*2 March 2026*

"""
        "Negotiators from Varland and the Coastal Council left the table on Monday\n"
        "without a text, hours after shells fell on the harbour district of Port\n"
        "Senna and cut its only water main.\n\n"
        "“We came to sign, not to listen to guns,” said Ilse Marren, the council’s\n"
        "chief negotiator, adding that she would return only when the shelling\n"
        "stopped.\n\n"
        "Fourth round in a month\n\n"
        "The health office of Port Senna said at least 17 people were killed and 42\n"
        "wounded. Varland’s army denied firing on the district.\n\n"
        "A ferry with 300 evacuees reached Linhaven at dusk, port officials said.\n",
        published="2026-03-02 00:00",
        date_only=True,
    ),
    "an Israeli outlet's IST, a standfirst that is a sentence, a desk's byline, trailing ‘more from’": Saved(
        f"""Home > Israel News > Diplomacy
{TITLE}
Both sides blame each other for the fire on the water main.
By STAFF REPORTER
MARCH 2, 2026 13:45 IST
{_ALL}
More from Diplomacy
Envoy returns empty-handed
A week of maps
© Jerusalem Lantern 2026
""",
        source="Jerusalem Lantern",
        author="Staff Reporter",
        published="2026-03-02 11:45",
        body=("Both sides blame each other for the fire on the water main.", *BODY),
    ),
    "date in day-month-year figures, a name alone beside it, captions with credits of three kinds": Saved(
        f"""NEWS / CONFLICT
{TITLE}
Selma Ortiz
02.03.2026 14:05
The harbour district of Port Senna. Photo: Council Press Office
{P1}
{P2}
Rescue workers carry a pump through Linhaven Street | Image: Port authority
{SUBHEAD}
{P3}
File photo of the ferry Aurora
{P4}
(With inputs from Wirepress)
""",
        author="Selma Ortiz",
        published="2026-03-02 14:05",
    ),
    "the outlet's name above a breadcrumb, a row of buttons, a byline with a small town, a notice about the wire": Saved(
        f"""The Linhaven Courier
Home > Varland

{TITLE}

Tove Lindqvist Linhaven
Published: 2 March 2026, 18:10
Share   Tweet   Print

{_ALL}

At the ferry terminal in Linhaven, tents stood until midnight.

(Except for the headline, this story has not been edited by Courier staff and is published from a wire feed.)
""",
        source="The Linhaven Courier",
        author="Tove Lindqvist",
        published="2026-03-02 18:10",
        body=(*BODY, "At the ferry terminal in Linhaven, tents stood until midnight."),
    ),
    "a bare headline": Saved(f"{TITLE}\n", body=()),
    "text without a headline": Saved(f"{P1}\n\n{P3}\n", title="", body=(P1, P3)),
    "a headline that holds a date": Saved(
        f"Conflict Update, February 20, 2026\n\n{P1}\n\n{P3}\n",
        title="Conflict Update, February 20, 2026",
        body=(P1, P3),
        published="2026-02-20 00:00",
        date_only=True,
    ),
    "a text in Persian, with furniture in English": Saved(
        "خانه / جهان\n"
        "مذاکرات بندر سنا بدون نتیجه پایان یافت\n"
        "2 March 2026 10:00 GMT\n"
        "Share\n"
        "مذاکره‌کنندگان دو طرف روز دوشنبه پس از گلوله‌باران منطقه بندری و قطع تنها لوله آب شهر، بدون توافق میز مذاکره را ترک کردند.\n"
        "اداره بهداشت بندر سنا گفت دست‌کم ۱۷ نفر کشته و ۴۲ نفر زخمی شدند.\n",
        title="مذاکرات بندر سنا بدون نتیجه پایان یافت",
        published="2026-03-02 10:00",
        body=(
            "مذاکره‌کنندگان دو طرف روز دوشنبه پس از گلوله‌باران منطقه بندری و قطع تنها لوله آب شهر، بدون توافق میز مذاکره را ترک کردند.",
            "اداره بهداشت بندر سنا گفت دست‌کم ۱۷ نفر کشته و ۴۲ نفر زخمی شدند.",
        ),
    ),
}
