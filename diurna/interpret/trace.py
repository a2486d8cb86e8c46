"""What a making left at each step down to the page, in two lines of the log, so that nobody needs a debugger to see where a line went."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence

from diurna.edition import Coverage, ThemeSection
from diurna.interpret.lines import Storyline

log = logging.getLogger(__name__)


def trace(day: str, stories: Sequence[Storyline], themes: Sequence[ThemeSection], parts: Mapping[str, int], account: Coverage) -> None:
    """Log the classes of the window's versions, and how many stories, lines and other `parts` the page has."""
    classes = sorted(Counter(account.classes.values()).items())
    log.info("edition of %s: %d versions: %s", day, len(account.classes), ", ".join(f"{n} {k}" for k, n in classes))
    lined, lines = sum(bool(s.lines) for s in stories), sum(len(s.lines) for s in stories)
    printed = sum(len(t.summary) + sum(len(s.points) for s in t.stories) for t in themes)
    rest = ", ".join(f"{name} {n}" for name, n in parts.items())
    log.info("page of %s: %d stories, %d with lines, %d lines in them, %d under themes; %s", day, len(stories), lined, lines, printed, rest)
