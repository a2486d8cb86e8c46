"""What stands above everything else on a page: with what it could not be compared, what it did not read, how thin its day was.

Refuses to call a day thin of which much was not read: nobody knows what it brought.
"""

from diurna.edition import CoverageRow
from diurna.interpret.brief import Brief

#: From this share of a day's articles on, what was not read may be its news.
_MUCH = 0.25
# A first edition may mark a figure as revised all the same: by its claimant, in two reports of one window.
_WITHIN = ": nothing is marked new, and what is marked as revised was revised within this edition's window."
#: With so many points a bottom line is short, and the day is not thin.
_SHORT = 5


def notices(brief: Brief, points: int, total: CoverageRow, *, compared: bool) -> tuple[str, ...]:
    """The notices of an edition whose bottom line has so many `points`, by its account of all sources; `compared`: it has a history."""
    return tuple(n for n in (_without_history(brief, compared=compared), _unread(total), _thin(brief, points, total)) if n)


def _without_history(brief: Brief, *, compared: bool) -> str:
    if compared:
        return ""
    if not brief.previous:
        return f"No edition stands before this one to compare with{_WITHIN}"
    return f"The edition before this one, {brief.previous}, is too long ago to compare with{_WITHIN}"


def _unread(total: CoverageRow) -> str:
    """How many articles are in languages that the desk does not read, where they are many."""
    if not _is_much(total.other_language, total):
        return ""
    are = "article is" if total.versions == 1 else "articles are"
    told = f"{total.other_language} of {total.versions} {are} in languages that this desk does not read"
    return f"{told}: listed by headline under In other languages, and weighed in nothing else here."


def _thin(brief: Brief, points: int, total: CoverageRow) -> str:
    """That the day brought little or nothing. Where sources could not be read, a notice of the brief says why."""
    if total.versions == total.failed:
        return "No article was had in this edition's window: it can tell of nothing."
    if points >= _SHORT or brief.unread or _is_much(total.other_language + total.failed, total):
        return ""
    return f"A thin day: the bottom line has {points} {'point' if points == 1 else 'points'}."


def _is_much(count: int, total: CoverageRow) -> bool:
    return count > 0 and count >= _MUCH * total.versions
