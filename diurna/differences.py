"""What differs between two editions, as plain data."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from diurna.edition import Citation, Mark, SourceEntry


class ComparisonItem(Struct, frozen=True, kw_only=True):
    """One difference between two editions: where on the page, its mark (kind and cause), the words, what stood before and stands after.

    `citations` are of the later edition; what stands only in the earlier one has none.
    """

    section: Literal["corrections", "bottom line", "figures", "stories", "disputed", "gone quiet"]
    mark: Mark
    text: str
    before: str = ""
    after: str = ""
    citations: tuple[Citation, ...] = ()


class Comparison(Struct, frozen=True, kw_only=True):
    """What the edition `later` says against `earlier`, both by name, such as `iran-2026-03-01.r1`; `sources` are the later one's cited."""

    title: str
    earlier: str
    later: str
    zone: str
    cutoff: datetime
    items: tuple[ComparisonItem, ...]
    sources: tuple[SourceEntry, ...] = ()
