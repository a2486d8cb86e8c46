"""Who speaks where a text leaves out who said it: the one interviewed, and the speaker of a quotation that goes on.

Refuses an article that doesn't say it is an interview, or names nobody by office or age in its opening, and words outside quotation marks
that answer no question.
"""

import re
from collections.abc import Sequence

from diurna.interpret.claims.attribution import attributions
from diurna.interpret.claims.sentences import Sentence
from diurna.model import Article

_INTERVIEW = re.compile(r"\b(?:[Ii]nterview(?:ed)?|[Qq] ?(?:&|and) ?[Aa]|[Ii]n conversation with|[Ss]peaks to|[Tt]ells (?:us|[A-Z]))\b")
_NAME = r"[A-Z][\w’'-]+(?: (?:al-|bin |de |van |von )?[A-Z][\w’'-]+)+"
_OFFICE = (
    r"(?:(?:[Ff]ield |[Ff]ront |[Bb]rigade |[Dd]eputy |[Ff]ormer |[Cc]hief |[Pp]rime |[Vv]ice )*"
    r"(?:[Cc]ommander|[Cc]aptain|[Ll]ieutenant|[Cc]olonel|[Gg]eneral|[Mm]ajor|[Aa]dmiral|[Mm]inister|[Pp]resident|[Mm]ayor|[Gg]overnor|"
    r"[Dd]octor|Dr\.?|[Pp]rofessor|[Ss]heikh|[Bb]ishop|[Ii]mam|[Ss]pokes(?:man|woman|person)|[Dd]irector|[Ss]urgeon|[Ll]eader))"
)
#: `Commander Ana Roe of the Selm Front`; `Ana Roe, 41, mayor of Selm`; `Ana Roe, the mayor of Selm`.
_PERSON = re.compile(rf"\b(?P<held>{_OFFICE} {_NAME})|(?P<name>{_NAME})(?=, (?:\d\d,|(?:the |a )?{_OFFICE}\b))")
#: So much of a text introduces whom it goes on to question.
_OPENING = 600
_QUOTES = '"“”'


def interviewee(article: Article) -> str | None:
    """The first person that the title of an interview or its opening gives an office or an age; None of any other article."""
    if not _INTERVIEW.search(article.title):
        return None
    found = _PERSON.search(article.title) or _PERSON.search(article.text.lstrip(), 0, _OPENING)
    return (found["held"] or found["name"]) if found else None


def goes_on(seen: Sequence[Sentence]) -> str | None:
    """`he`, or the name, of whoever was quoted before in the paragraph of the last of `seen`, where it is quoted, too."""
    told = _beside(seen)
    if not _is_quoted(told):
        return None
    frame = next((f for s in reversed(told[:-1]) for f in reversed(attributions(s.text)) if f.claimant or f.pronoun), None)
    return (frame.claimant or frame.pronoun) if frame else None


def answers(seen: Sequence[Sentence]) -> bool:
    """Whether the last of `seen` is an answer: a paragraph in quotation marks that says of nobody that they said it."""
    told = _beside(seen)
    others = (f for s in told for f in attributions(s.text) if f.pronoun not in {"i", "we"})
    return _is_quoted(told) and next(others, None) is None


def _beside(seen: Sequence[Sentence]) -> list[Sentence]:
    return [s for s in seen if (s.field, s.paragraph) == ("text", seen[-1].paragraph)]


def _is_quoted(told: Sequence[Sentence]) -> bool:
    """Whether the last sentence opens with a quotation mark, or one that opened before it is still open."""
    if not told:
        return False
    marks = sum(s.text.count(q) for s in told[:-1] for q in _QUOTES)
    return told[-1].text.lstrip()[:1] in _QUOTES or marks % 2 == 1
