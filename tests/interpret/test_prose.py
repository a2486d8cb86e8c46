import pytest
from msgspec.structs import replace

from diurna.interpret.claims import read_claims
from diurna.interpret.prose import own, titled
from tests.interpret.invented import article

LEAD = "Nine people were killed in Halvet on Monday when a drone of Kardavia hit the market, residents said."
MORE = (
    "\nLunek, who speaks for the army of Kardavia, said that no drone had come from there.\nThe council of Zarim met at noon and asked both"
    " sides to keep to the truce of last autumn, which has held in the north.\nTalks go on in Linport."
)
REPORT = LEAD + MORE
FIRST = "I say they killed thousands there and nobody counts them!!!\nYou will see."
RANT = (
    "\nThey shot at me with 60 bullets..\nSeven of my friends were killed in Kelmo.. u know who did it.\n"
    "The owners of the house are unknown.\nA court heard the case in 2007.\nThat was the truth.\nwhat did they tell the mayor then..\n"
)
SIDEBAR = "Mayor opens longest slide of any swimming pool on the coast."
LONG = REPORT + MORE * 3

#: What stands before the report, what stands behind it.
AROUND = {
    "a by-line and highlights, run in": ("By the Courier Staff NEW: At least 90 die, medics say Army denies it Halvet, Zarim ", ""),
    "highlights behind a caption": ("A man walks past the market of Halvet.\nMarket hit\n", ""),
    "a page's stamp": ("HALVET, Zarim | Mon Mar 2, 2026 7:28 pm GMT HALVET, Zarim ", ""),
    "comments with their stamps": ("", f"\n{FIRST} March 2, 2026 at 9:29 pm | Reply No 40 died.\nMarch 3, 2026 at 1:02 am | Reply Liar."),
    "comments by the hour, to be answered": ("", f"\n{FIRST}\n3 hours ago | Like\nThey killed 600.\n2 days ago · Reply\nYes."),
    "stamps with the answer on the next line": (
        "",
        f"\n{FIRST}\nMarch 2, 2026 at 9:29 pm\nReply\nThey killed 600.\nMarch 3, 2026 at 1:02 am\nReply\nLiar.",
    ),
    "who posted them": ("", f"\n{FIRST}\nPosted by Jo Roe | Reply\nThey killed 600 there!!\nPosted by Ann Onu | u lie!"),
    "stamps of readers' own voice": ("", f"\n{FIRST} March 2, 2026 9:29 pm | I saw 40 dead.\nMarch 3, 2026 1:02 am | You lie!"),
    "one stamp, and what the page says below": (
        "",
        f"\n{FIRST} March 2, 2026 at 9:29 pm | Reply They killed 600.\nComments are not pre-screened before they post.",
    ),
    "what the page says above": ("", " Views expressed in the comments do not represent those of the Courier.\nThey killed 600."),
    "an invitation": ("", "\nWe welcome comments that add something.\nThey killed 600 in Halvet."),
    "many a rant above one form": (
        "",
        f"\n{FIRST}{RANT * 4} The panel of the court explained to me that it was closed. (required, but will not be displayed) Be polite.",
    ),
    "a form": ("", f"\n{FIRST} (required, but will not be displayed) They killed 600."),
    "a thread that is closed": ("", "\nThis discussion is now closed.\nOther news: 600 killed in a flood."),
}


@pytest.mark.parametrize("case", AROUND)
def test_what_surrounds_the_report_is_not_read(case: str) -> None:
    head, tail = AROUND[case]
    filed = f"(AP) - {REPORT}" if head else REPORT
    whole = article("a", "", f"{head}{filed}{tail}")
    read = own(whole)
    assert read.text.strip() == filed
    assert whole.text[: len(read.text)].rstrip().endswith(filed)
    assert [whole.text[c.start : c.end] for c in read_claims(read)] == [c.quote for c in read_claims(replace(whole, text=REPORT))]


KEPT = {
    "a report alone": REPORT,
    "its own dateline": f"HALVET, Va. (AP) - {REPORT}",
    "the place of a dateline behind a line": f"HALVET, Zarim (AP) - {REPORT}",
    "a lead that a title repeats": f"{LEAD}{MORE}",
    "what came after the report, set above it": f"UPDATE: A tenth victim has died.\nHALVET (AP) - {REPORT}",
    "who said so above it": f"A tenth victim has died in hospital, doctors said.\nHALVET (AP) - {REPORT}",
    "who writes": f"Editor's note: Ana Roe is a columnist of the Courier.\n(Courier) -- {REPORT}",
    "a long report above another": f"{LONG}\nKELMO (AP) - {LEAD}",
    "one hour": f"{REPORT}\nThe last drone came on March 2, 2026 at 9:29 pm | Kelmo was next.",
    "a live page's hours": f"{REPORT}\nMarch 2, 2026 9:29 pm | Kelmo is hit.\nMarch 2, 2026 9:50 pm | Nine are dead in Kelmo.",
    "one hour below a line with a number": f"{REPORT}\nHalvet | Page 2\n3 hours ago | Reply",
    "comments alone": "Nine dead. March 2, 2026 at 9:29 pm | Reply No. March 2, 2026 at 9:40 pm | Reply Yes.",
    "a minister on comments": f"{REPORT}\nThe minister said that views in the comments of others did not represent his.",
}


@pytest.mark.parametrize("case", KEPT)
def test_what_may_be_news_is_kept(case: str) -> None:
    whole = article("a", "Drone hits market in Halvet", KEPT[case])
    assert own(whole) is whole


@pytest.mark.parametrize("word", ["updated", "Posted", "published"])
def test_an_item_stamped_after_the_page_was_had_is_not_read(word: str) -> None:
    new, old = (
        f"{word}: Thu May 03 2029 06:46:00 The court says it asks for Lunek.\n",
        f"{word}: Mon Mar 02 2026 20:38:00 Nine died in Halvet.",
    )
    listed = article("a", f"{new[:60]}", new + old)
    read = own(listed)
    assert (read.title, read.text.strip(), len(read.text)) == ("", old, len(listed.text))
    assert own(article("a", old, new + old)).title == old
    # One stamp may be that of the page, which changed about a text that did not; and a day to come is no stamp.
    for kept in (f"updated: May 3, 2029 {REPORT}", f"{REPORT}\nThe vote is on May 3, 2029, the next on May 9, 2030."):
        assert own(article("a", "Drone hits market in Halvet", kept)).text == kept


def test_a_text_in_another_language_is_left_alone() -> None:
    whole = replace(article("a", "", f"Par la rédaction HALVET (AP) - {REPORT}"), language="fr")
    assert own(whole) is whole


TITLES = {
    "cut inside a word": (LEAD[:21], REPORT, ""),
    "cut with dots": (f"{LEAD[:12]}…", REPORT, ""),
    "cut with dots where its line ends": ("Raid on Halvet…", f"Raid on Halvet\n{REPORT}", ""),
    "a line of its own": ("Raid on Halvet kills nine", f"Raid on Halvet kills nine\n{REPORT}", "Raid on Halvet kills nine"),
    "a line of its own above a head": ("Raid kills nine", f"Raid kills nine\nBy Ana Roe\nHALVET (AP) - {REPORT}", "Raid kills nine"),
    "a caption": ("A boy walks near Halvet, Zarim, on Monday.", f"A boy walks near Halvet, Zarim, on Monday.\n{REPORT}", ""),
    "a by-line and a caption": (
        "By the Courier Staff A boy walks near Halvet.",
        f"By the Courier Staff A boy walks near Halvet.\nNEW: At least 90 die Halvet, Zarim (AP) - {REPORT}",
        "",
    ),
    "the page's head": ("HALVET | Mon Mar 2", f"HALVET | Mon Mar 2, 2026 7:28 pm GMT HALVET (AP) - {REPORT}", ""),
    "another page's headline": (SIDEBAR, f"{SIDEBAR}\n{LONG}", ""),
    "another page's headline, with a word of it here and one there": (
        SIDEBAR,
        f"{SIDEBAR}\n{LONG}\nThe mayor left.\nNo boat lay on the coast.",
        "",
    ),
    "another page's headline, of a short text": (SIDEBAR, f"{SIDEBAR}\n{LEAD}", SIDEBAR),
    "a title of its own": (SIDEBAR, LONG, SIDEBAR),
}


@pytest.mark.parametrize("case", TITLES)
def test_a_title_is_the_articles_own(case: str) -> None:
    title, text, wanted = TITLES[case]
    read = own(article("a", title, text))
    assert read.title == wanted
    assert SIDEBAR not in read.text or wanted == SIDEBAR


def test_without_a_title_the_first_whole_line_stands_for_it() -> None:
    assert titled(article("a", "Drone hits market", LEAD)) == "Drone hits market"
    untitled = article("a", "", f"Halvet\nHALVET (AP) - {LEAD}[1] {MORE}")
    assert titled(untitled) == "Nine people were killed in Halvet on Monday when a drone of Kardavia hit the market, residents…"
