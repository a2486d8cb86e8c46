"""Over days: the stories of a window of several days, without lines that a later day of the same window took back.

Refuses to drop what another claimant replaced, or another holder: only who said it takes it back.
"""

from collections.abc import Sequence

from diurna.desk import Desk
from diurna.edition import HistoryRecord
from diurna.interpret.brief import Brief
from diurna.interpret.candidates import Candidate
from diurna.interpret.counts import Ground, counts, is_long
from diurna.interpret.lineage import led_on
from diurna.interpret.lines import Storyline
from diurna.interpret.positions import Held, held, overtaken
from diurna.interpret.sift import Sifted
from diurna.interpret.storylines import storylines


def told_over_days(
    sifted: Sifted, history: Sequence[HistoryRecord], *, desk: Desk, brief: Brief, ground: Ground
) -> tuple[tuple[Storyline, ...], tuple[Held, ...]]:
    """The stories with their lines, and the positions that their holders reversed within a window of several days: no line says these, nor
    a figure that its claimant has replaced since. Which they are is known once the stories are.
    """
    stories = storylines(sifted, history, desk=desk, brief=brief)
    if not is_long(brief.window):
        return stories, ()
    figured = counts(stories, sifted, led_on(history, [s.record for s in stories]), ground)
    past = overtaken(held(stories))
    turned = {(h.candidate.article.id, h.candidate.field, h.candidate.start) for h in past}

    def outdated(story: str, line: Candidate) -> bool:
        return (line.article.id, line.field, line.start) in turned or figured.is_outdated(story, line)

    return (storylines(sifted, history, desk=desk, brief=brief, outdated=outdated) if figured.left or past else stories), past
