"""A sentence as tokens with offsets: what looks like a number but counts nobody (a time, a price, an age, a calibre) has its own kind."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Kind = Literal["word", "number", "age", "measure", "mark"]


class Token(Struct, frozen=True):
    """`text` as printed, `low` in lower case with plain apostrophes, `start` and `end` in code points of the sentence."""

    text: str
    low: str
    start: int
    end: int
    kind: Kind

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


_UNITS = (
    r"%|percent\b|per\ cent\b|mm\b|cm\b|km\b|kg\b|kms\b|mph\b|kilomet(?:er|re)s?\b|met(?:er|re)s?\b|miles?\b|feet\b|ft\b|hours?\b|"
    r"minutes?\b|calib"
)
_PATTERN = re.compile(
    rf"""
    (?P<measure>[$€£₹]\s?\d[\d,.]*|\d{{1,2}}:\d{{2}}(?:\s?[ap]\.?m\b\.?)?|\d{{1,2}}(?:\.\d{{2}})?\s?[ap]\.?m\b\.?|\d[\d,]*(?:\.\d+)?[\s-]?(?:{_UNITS})\w*
        |\d+(?:st|nd|rd|th)\b|\d+/\d+(?:/\d+)?|(?<=\.)\d+\b)
  | (?P<age>(?i:\d{{1,3}}[\s-](?:year|month|week|day)s?[\s-]olds?
        |(?:\w+-)+year-olds?|(?:\w+-)?\w+[\s-](?:year|month|week|day)s?-olds?|\d+-yr-olds?|\d+yo))
  | (?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d|,\d)|\d+(?:\.\d+)?(?![\w]))
  | (?P<word>(?:[^\W\d_]\.){{2,}}|(?:[Mm]r|[Mm]rs|[Dd]r|Gen|Lt|Col|Sgt|Capt|Maj|Rev|St|Jr|Sr|Gov|Sen|Rep
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.
        |[^\W\d_]+(?:['’\-][^\W_]+)*['’]?|\w+(?:-\w+)*)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)  # fmt: skip


#: Names that lower case would turn into an auxiliary or a pronoun.
_ACRONYMS = {"IS": "IS", "US": "US", "AN": "AN", "WHO": "WHO", "IT": "IT"}


def tokens(sentence: str) -> tuple[Token, ...]:
    """Tokens of `sentence` in order; nothing but white space is left out."""
    return tuple(
        Token(text := found.group(), _ACRONYMS.get(text) or text.lower().replace("’", "'"), found.start(), found.end(), found.lastgroup)  # type: ignore[arg-type]
        for found in _PATTERN.finditer(sentence)
    )


def low_at(found: Sequence[Token], i: int) -> str:
    """The token at `i` in lower case; empty beyond either end."""
    return found[i].low if 0 <= i < len(found) else ""
