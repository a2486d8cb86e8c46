"""A story's day: its articles, the lines chosen from them, and how each stands to the history before."""

import re
from collections.abc import Container, Mapping, Sequence
from datetime import datetime
from functools import cache
from math import log2

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import Mark, StoryRecord
from diurna.interpret.accusations import names_in
from diurna.interpret.bearing import common_words
from diurna.interpret.candidates import Candidate
from diurna.interpret.claimants import Entry
from diurna.interpret.figures import effect_in_words, people_in_words, since_in_words
from diurna.interpret.openings import elsewhere, opening
from diurna.interpret.standalone import LIVE, tells_news
from diurna.interpret.terms import content_terms, deeds
from diurna.model import Article, Casualty, Claim
from diurna.text import day_in_words, fold

_AFFILIATED = {"state": "state outlet", "party": "party outlet", "analysis": "analysis", "ngo": "NGO"}


class Line(Struct, frozen=True, kw_only=True):
    """A line to be printed: where from, its theme and story, who else says so, its marks, and its strength in the day."""

    candidate: Candidate
    theme: str
    story: str
    strength: float
    support: tuple[Candidate, ...] = ()
    marks: tuple[Mark, ...] = ()
    lead: str = ""
    #: What an earlier edition said of the event that this tells more of, quoted with outlet and day; empty where none did.
    before: str = ""


class Part(Struct, frozen=True, kw_only=True):
    """The part of an article that belongs to a story: all of its text, or one passage of a roundup."""

    article: Article
    start: int
    end: int

    @property
    def is_passage(self) -> bool:
        """Whether it is one passage of several."""
        return self.start > 0 or self.end < len(self.article.text)

    def holds(self, claim: Claim) -> bool:
        """Whether `claim` was read from this part; what a title claims belongs to the part that opens the article."""
        return self.start == 0 if claim.field == "title" else self.start <= claim.start < self.end


class Storyline(Struct, frozen=True, kw_only=True):
    """One story on this day, with all `candidates` of which `lines` were chosen.

    `record` is its signature from here on; `before` what history had of it, if anything.
    """

    id: str
    record: StoryRecord
    before: StoryRecord | None
    parts: tuple[Part, ...]
    outlets: int
    origins: int
    lines: tuple[Line, ...]
    candidates: tuple[Candidate, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The story's articles of this day, each once, in order of first had."""
        return tuple({p.article.id: p.article for p in self.parts}.values())

    @property
    def carried(self) -> float:
        """What being told by several weighs: most by how many independent origins carry the story, a little by how many articles do."""
        return 1 + 0.35 * (self.origins - 1) + 0.15 * log2(len(self.articles))

    @property
    def strength(self) -> float:
        """The strongest line's, raised by how many carry the story."""
        return max((line.strength for line in self.lines), default=0.0) * self.carried


def voice(outlet: str, affiliation: str) -> str:
    """What stands before a line whose wording is not to be taken for ours: the outlet, and what it is."""
    return f"{outlet} ({_AFFILIATED[affiliation]}):" if affiliation in _AFFILIATED else ""


def is_sided(lead: str) -> bool:
    """Whether a line's lead says that a state or a party speaks through its own outlet."""
    return lead.endswith(" outlet):")


def spoken(candidate: Candidate, lead: str) -> str:
    """A line as running text: with its lead, and in quotation marks where that introduces a headline."""
    if not lead:
        return candidate.text
    return f"{lead} “{candidate.text}”" if candidate.form == "headline" else f"{lead} {candidate.text}"


def quoted(line: str, outlet: str, day: str) -> str:
    """What an edition of `day` (ISO) said, in quotation marks, with whom it cited for it; one with its outlet's name is quoted by that."""
    told = line if "):" in line else f"“{line}”"
    return f"{told} ({f'{outlet}, ' if outlet and told != line else ''}{day_in_words(day)})"


def marks_of(candidate: Candidate, newness: Mark | None, opened: datetime) -> tuple[Mark, ...]:
    """How new the line is, and LATE where its article was published before the window opened."""
    published = candidate.article.published_at
    late = (Mark(kind="LATE", cause="late report", note=f"published {day_in_words(published)}"),) if published else ()
    return (*((newness,) if newness else ()), *(late if is_belated(candidate.article, opened) else ()))


def counted(entry: Entry, affiliation: Mapping[str, str]) -> Line:
    """A figure as a sentence of our own, filled only from the claim that it cites."""
    c, article = entry.claim, entry.article
    where = f" in {_the(c.place)}" if c.place else " (place not stated)"
    by = f", according to {_the(c.claimant)}" if c.claimant else f", {article.source} reports"
    via = f", through {_the(c.via)}" if c.via and c.claimant else ""
    text = f"{people_in_words(c)} {effect_in_words(c)}{where}{since_in_words(c)}{by}{via}."
    told = Candidate(
        article=article,
        passage=article.id,
        field=c.field,
        start=c.start,
        end=c.end,
        text=text[0].upper() + text[1:],
        form="template",
        position=0,
        claims=(c,),
    )
    lead = voice(article.source, affiliation.get(article.source, ""))
    return Line(candidate=told, theme="casualties", story=entry.story, strength=float(c.low), lead=lead)


_WITH_ARTICLE = re.compile(
    r"^(?:United|Associated|UN\b|[A-Z]\w* (?:Ministry|Office|Health)|ministry|office|health|authorities|army|police)"
    r"|^(?!.*['’]s )[A-Z].* (?:Network|Agency|Council|Committee|Union|Commission|Organi[sz]ation|Service|Front|Observatory|Crescent|Cross)$"
)


def _the(name: str) -> str:
    """`the United Arab Emirates`, `the Associated Press`; names that need no article stay as they are."""
    return f"the {name}" if _WITH_ARTICLE.match(name) and not name.lower().startswith("the ") else name


def is_belated(article: Article, opened: datetime) -> bool:
    """Whether `article` was published before its window opened; a date without a time counts whole."""
    published = article.published_at
    if published is None or published >= opened:
        return False
    # Midnight sharp is a date whose time nobody gave.
    whole_day = article.date_only or (published.hour, published.minute, published.second) == (0, 0, 0)
    return not whole_day or (opened - published).days >= 1


def without_doubted(stories: Sequence[Storyline], doubted: Sequence[Entry]) -> tuple[Storyline, ...]:
    """The stories without lines that say a figure that is `doubted`, whichever text says it: it stands in its theme with its flag, and
    not at the top.
    """
    spans = {(e.article.id, e.claim.field, e.claim.start, e.claim.end) for e in doubted}
    figures = {_figure(e.claim) for e in doubted}
    if not spans:
        return tuple(stories)

    def sure(line: Line) -> bool:
        told = line.candidate
        counted = any(_figure(c) in figures for c in told.claims if isinstance(c, Casualty))
        return not counted and not any((told.article.id, c.field, c.start, c.end) in spans for c in told.claims)

    return tuple(replace(s, lines=tuple(n for n in s.lines if sure(n))) for s in stories)


def _figure(claim: Casualty) -> tuple[object, ...]:
    """What two texts that give one figure of one claimant agree on."""
    named = (fold(name or "") for name in (claim.claimant, claim.people, claim.place))
    return (claim.effect, claim.scope, claim.low, *named)


def by_theme(storylines: Sequence[Storyline]) -> dict[str, list[tuple[Storyline, tuple[Line, ...]]]]:
    """Each theme's stories with their lines in it, most covered first, then strongest, then by id."""
    found: dict[str, list[tuple[Storyline, tuple[Line, ...]]]] = {}
    for story in sorted(storylines, key=lambda s: (-s.origins, -s.strength, s.id)):
        themes: dict[str, list[Line]] = {}
        for line in story.lines:
            themes.setdefault(line.theme, []).append(line)
        for theme, lines in themes.items():
            found.setdefault(theme, []).append((story, tuple(lines)))
    return found


def heading(title: str, told: Sequence[str], whole: Container[str] = ()) -> str:
    """A story's headline over the lines `told` of it; empty where one of them tells it, and where none is about a name and a deed of it:
    the headline of a page that is kept up all day, or of an article on much else, heads nothing that it does not tell. A line out of an
    article on that alone, which are `whole`, is under its own headline.
    """
    bare = not tells_news(title) or title.endswith(".") or any(text in title for text in told)
    return title if not bare and any(_heads(title, text, own=text in whole) for text in told) else ""


def _heads(title: str, text: str, *, own: bool) -> bool:
    deed = (deeds(title) & deeds(text)) - _everyday()
    return (own or bool(deed and names_in(title) & names_in(text))) and not elsewhere(opening(title), opening(text))


def under_own_headline(story: Storyline) -> frozenset[str]:
    """The lines of `story` that open an article headed as the story is, and no page that is kept up all day."""
    lines = [n.candidate for n in story.lines if n.candidate.position <= _OPENING and not LIVE.search(n.candidate.article.title)]
    return frozenset(c.text for c in lines if story.record.title in c.article.title)


#: So many sentences of an article tell its headline.
_OPENING = 3


@cache
def _everyday() -> frozenset[str]:
    return frozenset(content_terms(" ".join(common_words())))
