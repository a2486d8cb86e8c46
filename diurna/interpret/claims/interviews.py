"""Who speaks where a text leaves out who said it: the speaker of a quotation that goes on.

Refuses words outside quotation marks, and whoever was quoted in another paragraph.
"""

from collections.abc import Sequence

from diurna.interpret.claims.attribution import attributions
from diurna.interpret.claims.sentences import Sentence

_QUOTES = '"“”'


def goes_on(seen: Sequence[Sentence]) -> str | None:
    """`he`, or the name, of whoever was quoted before in the paragraph of the last of `seen`, where it is quoted, too."""
    told = _beside(seen)
    if not _is_quoted(told):
        return None
    frame = next((f for s in reversed(told[:-1]) for f in reversed(attributions(s.text)) if f.claimant or f.pronoun), None)
    return (frame.claimant or frame.pronoun) if frame else None


def _beside(seen: Sequence[Sentence]) -> list[Sentence]:
    return [s for s in seen if (s.field, s.paragraph) == ("text", seen[-1].paragraph)]


def _is_quoted(told: Sequence[Sentence]) -> bool:
    """Whether the last sentence opens with a quotation mark, or one that opened before it is still open."""
    if not told:
        return False
    marks = sum(s.text.count(q) for s in told[:-1] for q in _QUOTES)
    return told[-1].text.lstrip()[:1] in _QUOTES or marks % 2 == 1
