"""A casualty word as found in a sentence: what it says befell people, and where those stand."""

from typing import Literal

from msgspec import Struct

#: `hit`: shot, stabbed or beaten, with what came of it not said; `harmed`: casualties of either kind.
Harm = Literal["killed", "injured", "missing", "displaced", "detained", "hit", "harmed"]
#: Where those it befell stand. part: left in the passive, else right · right: after it · left: before it · noun: a number before it ·
#: toll: a number after `toll … to`.
Form = Literal["part", "right", "left", "noun", "toll", "body"]


class Trigger(Struct, frozen=True, kw_only=True):
    """Tokens `start`..`end` (half open)."""

    start: int
    end: int
    effect: Harm
    form: Form
    word: str
