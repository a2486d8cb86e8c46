from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.text import LONGEST, STRAY_JOINER, content_id, day_in_words, direction, fold, sentences, uncased, words

SENTENCES = {
    "two": ("Nine died. Two were hurt.", ["Nine died.", "Two were hurt."]),
    "an abbreviated state before a title": ("Maren met U.S. President Roe. He left.", ["Maren met U.S. President Roe.", "He left."]),
    "an abbreviated state that ends one": ("Maren left the U.S. The army stayed.", ["Maren left the U.S.", "The army stayed."]),
    "a rank": ("Gen. Lunek met Dr. Holt at Kelmo.", ["Gen. Lunek met Dr. Holt at Kelmo."]),
    "initials": ("Mr. A. B. Roe met J. Holt.", ["Mr. A. B. Roe met J. Holt."]),
    "a decimal": ("Prices rose 3.5 percent. Oil fell.", ["Prices rose 3.5 percent.", "Oil fell."]),
    "a time of day": ("It began at 5 p.m. The army fired.", ["It began at 5 p.m.", "The army fired."]),
    "a numbered reactor": ("The No. 3 reactor is off.", ["The No. 3 reactor is off."]),
    "a quotation": ("“We stay.” Lunek said so.", ["“We stay.”", "Lunek said so."]),
    "a quotation of two sentences": ("He said: “Go. Now.” Then he left.", ["He said: “Go. Now.”", "Then he left."]),
    "footnotes": ("Nine died.[3] Two were hurt.", ["Nine died.[3]", "Two were hurt."]),
    "no blank between two": (
        "Nine died in the fire.Rescuers came. See kelmo.example.",
        [
            "Nine died in the fire.",
            "Rescuers came.",
            "See kelmo.example.",
        ],
    ),
    "a question": ("Who fired? Nobody knows.", ["Who fired?", "Nobody knows."]),
    "a line ends one": ("A headline\nNine died.", ["A headline", "Nine died."]),
    "a line broken inside one": ("Nine people,\nall of Kelmo, died.", ["Nine people,\nall of Kelmo, died."]),
    "a line broken before lower case": ("Nine people\ndied at Kelmo.", ["Nine people\ndied at Kelmo."]),
    "a blank that doesn't break": ("Nine died at Kelmo.\u00a0Two were hurt.", ["Nine died at Kelmo.", "Two were hurt."]),
    "a narrow one beside something ambiguous": ("“Nine died.”\u202fTwo were hurt.", ["“Nine died.”", "Two were hurt."]),
    "white space around": ("  Nine died.  \n\n ", ["Nine died."]),
    "nothing": (" \n", []),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_sentences(case: str) -> None:
    text, found = SENTENCES[case]
    assert [text[a:b] for a, b in sentences(text)] == found


def test_sentences_of_another_script() -> None:
    text = "نه نفر کشته شدند. دو نفر زخمی شدند."
    assert [text[a:b] for a, b in sentences(text, "fa")] == ["نه نفر کشته شدند.", "دو نفر زخمی شدند."]


@given(st.text(alphabet=st.sampled_from("ab .!?\n\t“”\"'(A1U.S\u00a0,"), max_size=80))
def test_spans_lie_in_order_and_hold_all_but_white_space(text: str) -> None:
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


JOINERS = {
    "Persian": ("می‌رود", "می‌رود"),
    "before a word of another script, and at an end": ("می‌ Kelmo‌ها‌", "می Kelmoها"),
    "twice": ("گفت\u200c\u200cوگو", "گفت\u200cوگو"),
    "the sign of a year, half a word": ("۱۴۰۴ ه‍.ش", "۱۴۰۴ ه‍.ش"),
    "Hindi, behind a sign": ("क्‍ष", "क्‍ष"),
    "English": ("Talks\u200c at Kel\u200dmo", "Talks at Kelmo"),
    "a family of signs": ("👩\u200d👧", "👩👧"),
}


@pytest.mark.parametrize("case", JOINERS)
def test_a_joiner_is_stray_where_it_spells_nothing(case: str) -> None:
    text, kept = JOINERS[case]
    assert STRAY_JOINER.sub("", text) == kept


WORDS = {
    "hyphens and apostrophes": ("Zarim's no-fly zone", ["zarim's", "no-fly", "zone"]),
    "figures and underscores": ("9_10 died", ["9", "10", "died"]),
    "another script": ("نه نفر", ["نه", "نفر"]),
}


@pytest.mark.parametrize("case", WORDS)
def test_words(case: str) -> None:
    text, found = WORDS[case]
    assert words(text) == found


FOLDED = {
    "quotes, dashes and case": ("“Señor” – LUNEK’S", '"senor" - lunek\'s'),
    "white space": ("Nine\u00a0 people\n", "nine people"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("case", FOLDED)
def test_fold(case: str) -> None:
    text, folded = FOLDED[case]
    assert fold(text) == folded


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_ids_tell_where_a_part_ends() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("a\0b") == content_id("ab")
    assert len(content_id("a")) == 16


DIRECTIONS = {
    "latin": ("Nine died", "ltr"),
    "persian": ("نه نفر کشته شدند", "rtl"),
    "hebrew with a latin name": ("הפגנה ב-Linport", "ltr"),
    "no letters": ("9 : 10", "ltr"),
}


@pytest.mark.parametrize("case", DIRECTIONS)
def test_direction(case: str) -> None:
    text, way = DIRECTIONS[case]
    assert direction(text) == way


def test_a_sentence_without_end_is_parted_and_nothing_is_lost() -> None:
    for text in ("word " * 5000, "x" * 100_000, "A. " * 5000, "Selm" + " " * 5000 + "toll"):
        spans = sentences(text)
        assert max(end - start for start, end in spans) <= LONGEST
        assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


def test_columns_are_no_sentence() -> None:
    text = "Selm             nine killed"
    assert [text[start:end] for start, end in sentences(text)] == ["Selm", "nine killed"]


def test_a_day_in_words() -> None:
    assert day_in_words(date(2026, 3, 2)) == day_in_words("2026-03-02") == day_in_words("iran-2026-03-02") == "2 March"


def test_a_pattern_without_regard_to_case_is_held_against_lower_case() -> None:
    assert uncased(r"\b(?:UN|U\.N\.|Envoys?)\b [A-Z]\w+").search("The U.N. Envoy Met Them".lower())


@pytest.mark.parametrize("pattern", [r"\Wenvoy", "(?-i:WHO) says", "(?P<who>envoy)"])
def test_a_pattern_that_lower_case_would_change_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="not without regard to case"):
        uncased(pattern)
