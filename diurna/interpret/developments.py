"""Developments: which stories of the day are changes against the day before, and by which line each is told.

Refuses to call a change what is no event: a feature, an explainer, a comment, a mood; and to call NEW what says of itself that it only
goes on. Refuses to call UPDATED a line whose event no earlier edition told, though its story is known.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from math import sqrt

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import LedgerRow, Mark
from diurna.interpret.candidates import Candidate
from diurna.interpret.changes import Difference, Span, span_of, tells_count
from diurna.interpret.claims.speech import SPOKEN
from diurna.interpret.comment import weighs
from diurna.interpret.consequence import consequence, counts, deaths
from diurna.interpret.dated import undated
from diurna.interpret.lines import Line, Storyline, spoken
from diurna.interpret.places import is_place, kind_of
from diurna.interpret.softness import remark, softness
from diurna.interpret.standalone import LIVE
from diurna.interpret.statements import is_statement
from diurna.interpret.terms import content_terms, deeds, figures, news_part, same_statement
from diurna.interpret.twice import is_one_turn, lands, told_twice
from diurna.model import Casualty

# More than this of one kind is a second copy of the page; what changes a conflict has room beyond.
_MOST, _MOST_GRAVE = 7, 10
_GRAVE = 1.4
# So many new words of parties and no more, where they turn nothing.
_MOST_WORDS = 2
# A line that is longer stays in its theme, whatever figures it has.
_LONG = 240
# An item that is shorter has one thing to tell.
_SHORT = 600
#: What looks at the news instead of bringing it, by its headline.
_FEATURE = re.compile(
    r"^(?:['‘“]?[A-Z][\w’'-]+ )?\b(?:unpacking|decoding|understanding|assessing|make or break|special (?:edition|report)|analysis|"
    r"[dm]isinformation)\b"
    r"|^the [\w -]{3,40} behind\b|^(?:the )?[\w ]{0,20}\bin pictures\b|\bat risk\b|\bdivides?\b"
    r"|\bon a scale of\b|\brat(?:es?|ed) (?:his|her|their|its|the) (?:own )?(?:war|performance|success)\b"
    r"|\bdaily life\b|\bthe legal case\b|\blegal case for\b|\blessons?\b"
    r"|\bsa(?:ys|id) (?:[a-z]+ ){0,2}(?:analyst|expert|professor|historian|columnist|commentator) [A-Z]"
    r"|\b(?:fears?|concerns?|questions?|doubts?) (?:grow|mount|rise|linger|swirl)|\bwhat (?:it|this) means\b|\bturning point\b",
    re.IGNORECASE,
)
#: What says of itself that it is as it was.
_STANDS = re.compile(
    r"\b(?:continu(?:es|ed)|carr(?:ies|ied) on|remain(?:s|ed)?|keeps? (?:up|on)|kept (?:up|on))\b"
    r"|\bfor (?:a|the|its|their) (?:second|third|fourth|fifth|sixth|seventh|\w+th) (?:\w+ )?(?:day|night|week)\b",
    re.IGNORECASE,
)
#: More of the same: news only where it counts or names what is hit.
_MORE = re.compile(
    r"\bmore (?:[\w-]+ )?(?:missiles?|drones?|rockets?|shells?|strikes?|attacks?|raids?|bombs?)\b"
    r"|\bincoming (?:[\w-]+ )?(?:attacks?|fire|missiles?|rockets?|drones?)\b",
    re.IGNORECASE,
)
#: What takes a stand that all know: said again, a warning of what any attack would bring, what must be; and what is felt or sought.
_STAND = re.compile(
    r"\b(?:reiterat\w+|predict(?:s|ed)|reaffirm\w*|restat\w+|underscor\w+|stress(?:es|ed)?|rais(?:es|ed) (?:the )?(?:alarm|concerns?)|"
    r"tensions? (?:soar|rise|mount|grow|flare|escalate|run high)s?|seeks? to (?:strengthen|boost|expand|deepen|promote)|"
    r"(?:dismiss|reject)(?:es|ed)? (?:[A-Z][\w’'-]+ )?[‘'“\"]|(?:former|ex)\b[^.;]{0,30}\bwarn(?:s|ed)|"
    r"emphasi[sz]e[sd]?|insist(?:s|ed)|derid(?:es|ed)|"
    r"mock(?:s|ed)|stands? (?:firm|ready|by)|doubles? down|hinges? on)\b"
    r"|\b(?:warn|vow|threaten|promis|pledg)\w*\b[^.;]{0,60}\b(?:severe|harsh\w*|crushing|grave|dire|devastating|horrific|regret|"
    r"consequences|lessons?)\b"
    r"|\bcalls? [^.;]{2,60}? (?:an? )?[‘'“\"]|\b(?:justif(?:y|ies|ied)|showcas(?:es|ed))\b"
    r"|\bany (?:\w+ )?(?:aggression|attack|invasion|threat|shift|adventure|agreement|deal)\b|\bmust\b",
    re.IGNORECASE,
)
#: Whose words a headline gives, before a colon or behind one.
_WHOSE = re.compile(
    r"^(?:[‘'“\"][^’'”\"]+[’'”\"]|[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4}(?<!live)): |: (?:[A-Z][\w.’'-]*)(?: [\w.’'-]+){0,3}\.?$",
)
_PEOPLE = (
    r"(?:troops?|soldiers?|service ?members?|marines|sailors|officers|crew|journalists?|aid workers?|workers|children|pupils|civilians)"
)
#: What came of talks.
_OVER = (
    r"\b(?:talks|negotiations?|summit|round)\b[^.;]{0,40}\b(?:conclude[sd]?|ended|wrap(?:s|ped)? up|adjourn(?:s|ed)|resume[sd]?|"
    r"suspend(?:s|ed)|collapse[sd]?|br(?:eak|oke)s? (?:up|down|off))\b"
)
_ENDED = re.compile(_OVER, re.IGNORECASE)
#: Acts that few words tell and no figure: deaths, arrests, votes, who takes office, whose bases are opened.
_TURN = re.compile(
    rf"\b{_PEOPLE}\b[^.;]{{0,30}}\b(?:killed|dead|die[ds]?)\b|\bkill(?:s|ed|ing) [^.;]{{0,20}}\b{_PEOPLE}\b"
    r"|\b(?:blocks?|blocked|rejects?|rejected|pass(?:es|ed)|votes?|voted|adopts?|adopted) [^.;]{0,30}\b(?:resolution|bill|law|down)\b"
    r"|\b(?:arrest(?:s|ed)?|detain(?:s|ed)?|captur(?:es|ed)|expel(?:s|led)|evacuat(?:es|ed))\b"
    r"|\btakes? (?:over|command|office|charge)\b|\b(?:appoint(?:s|ed)|names|named|elects|elected|resigns|resigned)\b"
    r"|\bsucceeds? (?:(?-i:[A-Z])|him|her|his|the\b)"
    rf"|{_OVER}"
    r"|\bpostpon(?:es|ed)\b"
    r"|\bcan use\b|\b(?:lets?|allows?|permits?|opens?|refus(?:es|ed)|clos(?:es|ed)) [^.;]{0,40}\b(?:bases?|airspace|ports?|border)\b",
    re.IGNORECASE,
)
_TURNED = 1.4
#: A page that is kept up all day names many events in its headline, and each of them is told elsewhere.
_KEPT_UP = 0.7


class _Entry(Struct, frozen=True, kw_only=True):
    story: Storyline
    line: Line
    named: Candidate
    gravity: float
    leads: bool = False

    @property
    def worth(self) -> float:
        return self.gravity * sqrt(self.line.strength * self.story.carried)

    @property
    def updated(self) -> bool:
        return _is_updated(self.line)

    @property
    def belated(self) -> bool:
        """Whether it was published before the window opened: such a report may stand among what changed, and leads nothing."""
        return any(m.kind == "LATE" for m in self.line.marks)

    @property
    def only_words(self) -> bool:
        told = self.named.text
        return not self.updated and self.gravity < _GRAVE and not figures(told) and (is_statement(told) or bool(_WHOSE.search(told)))


def story_changes(
    storylines: Sequence[Storyline],
    told: Sequence[Difference] = (),
    leading: Collection[Span] = frozenset(),
    counted: Sequence[LedgerRow] = (),
) -> tuple[Difference, ...]:
    """UPDATED and NEW stories, the weightiest first, without what the differences already `told` tell, or only the figures `counted`;
    whatever else, the lines that stand at the top of the page (`leading`, their spans): what leads is among what changed.
    """
    entries = sorted((e for s in storylines for e in _entries(s, leading)), key=lambda e: (not e.leads, *_rank(e)))
    taken: list[_Entry] = []
    for e in entries:
        most = _MOST_GRAVE if e.gravity >= _GRAVE else _MOST
        many = sum(t.updated == e.updated for t in taken) >= most or (e.only_words and sum(t.only_words for t in taken) >= _MOST_WORDS)
        named = next((c for c in _names_of(e) if not (_is_told(c.text, e, taken, told) or _is_counted(c, e, counted))), None)
        if named and (e.leads or not many):
            taken.append(replace(e, named=named))
    return tuple(_difference(e) for e in sorted(taken, key=lambda e: (e.belated, not e.updated, *_rank(e))))


def _is_counted(named: Candidate, entry: _Entry, counted: Sequence[LedgerRow]) -> bool:
    """Whether what names an entry tells a count that stands among the figures."""
    return any(tells_count(c, counted, sure=not entry.updated) for c in (named, *entry.line.support, *_alike(entry.line, named)))


def _rank(entry: _Entry) -> tuple[float, str, bool]:
    return (-entry.worth, entry.story.id, not entry.updated)


def _is_told(text: str, entry: _Entry, taken: Sequence[_Entry], told: Sequence[Difference]) -> bool:
    """Whether what is `told` or `taken` tells `text`: in other words, or in its own story what it shares more with than the countries; and
    of an article on which a step of its story rests.
    """
    if any(d.story == entry.story.id and any(s.article.id == entry.named.article.id for s in d.spans) for d in told):
        return True
    texts = [(d.story, d.text) for d in told] + [(t.story.id, t.named.text) for t in taken]
    return any(told_twice(text, t) or is_one_turn(text, t) or (story == entry.story.id and _is_one_event(text, t)) for story, t in texts)


def _names_of(entry: _Entry) -> tuple[Candidate, ...]:
    """The line that names an entry; of one that leads the page also the line itself, for where its headline tells what another told."""
    return (entry.named, entry.line.candidate) if entry.leads else (entry.named,)


def _is_one_event(one: str, other: str) -> bool:
    """Whether two texts of one story share more than its countries."""
    return len(set(content_terms(undated(one))) & set(content_terms(undated(other))) - lands(one, other)) > _SHARED


def _is_updated(line: Line) -> bool:
    return any(m.kind == "UPDATED" for m in line.marks)


def _entries(story: Storyline, leading: Collection[Span]) -> Iterator[_Entry]:
    """A story's lines that lead the page; else its strongest one that tells more of what was told, or else its strongest new one; a grave
    new one besides.
    """
    drafted = sorted(
        (_entry(story, n, leading) for n in story.lines), key=lambda e: (-e.line.strength, e.named.article.id, e.line.candidate.start)
    )
    changed = [e for e in drafted if not any(m.kind == "UNCHANGED" for m in e.line.marks)]
    top = [e for e in changed if e.leads and (e.updated or not only_goes_on(e.line.candidate.text))]
    yield from top
    events = [e for e in changed if not e.leads and _is_event(e)]
    updated = None if any(t.updated for t in top) else _foremost([e for e in events if e.updated], _ends)
    news = [e for e in events if not e.updated and not only_goes_on(e.line.candidate.text)]
    if top:
        news = [e for e in news if e.gravity >= _GRAVE and not any(_is_same_item(e, t) for t in top)]
    if updated:
        yield updated
        news = [e for e in news if e.gravity >= _GRAVE]
    # A blow is told by its dead, where a line counts them.
    first = _foremost(news, _counts_dead)
    yield from [first] if first else []
    # Two things may turn a story in one day; a count of the dead is no second turn, nor one death told again.
    yield from [e for e in news if first and e.gravity >= _GRAVE and not _counts_dead(e) and not _is_same_item(e, first)][:1]


def only_goes_on(text: str) -> bool:
    """Whether a line says of itself that it tells what went on before, or only of more of it, somewhere."""
    main = undated(news_part(text))
    placed = any(is_place(n) and kind_of(n) in {None, "capital"} for n in _NAMED.findall(main))
    return bool(_STANDS.search(main)) or bool(_MORE.search(main) and not figures(main) and not placed)


_NAMED = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")


def _foremost(entries: Sequence[_Entry], tells: Callable[[_Entry], bool]) -> _Entry | None:
    """The strongest entry; where that isn't grave, the strongest grave one that `tells`, if there is any, but for a running total."""
    if not entries or entries[0].gravity >= _GRAVE:
        return entries[0] if entries else None
    return next((e for e in entries if e.gravity >= _GRAVE and tells(e) and not _runs_on(e)), entries[0])


def _ends(entry: _Entry) -> bool:
    return _ENDED.search(news_part(entry.named.text)) is not None


def _runs_on(entry: _Entry) -> bool:
    """Whether a line tells a running total: the table of figures has it."""
    return any(isinstance(c, Casualty) and c.scope == "cumulative" for c in entry.line.candidate.claims)


def _counts_dead(entry: _Entry) -> bool:
    line = entry.line.candidate
    return bool(counts(line.claims) or deaths(line.text))


def _is_same_item(one: _Entry, other: _Entry) -> bool:
    """Whether two entries are of one article or passage, which has one thing to tell, unless the page is kept up all day."""
    return one.line.candidate.passage == other.line.candidate.passage and not LIVE.search(one.named.article.title)


def _entry(story: Storyline, line: Line, leading: Collection[Span]) -> _Entry:
    named = _headline(story, line)
    gravity = max(_gravity(c) for c in (line.candidate, named))
    kept_up = _KEPT_UP if named.form == "headline" and LIVE.search(named.article.title) else 1.0
    return _Entry(story=story, line=line, named=named, gravity=gravity * kept_up, leads=span_of(line.candidate) in leading)


def _gravity(told: Candidate) -> float:
    weight = consequence(told.text, told.claims)
    # Who only remarks on a deed, or attends a ceremony for its dead, does none.
    return weight if weight < 1 else max(weight, _TURNED if _TURN.search(news_part(told.text)) else 1.0)


def _is_event(entry: _Entry) -> bool:
    """Whether the line and its headline tell what happened; in an article that explains, only what weighs."""
    line, named = entry.line.candidate, entry.named
    if any(_FEATURE.search(c.text) or weighs(c.text, headline=c.form == "headline") or softness(c.text) < 1 for c in (line, named)):
        return False
    if not entry.updated and entry.gravity < _TURNED and any(remark(c.text) or _STAND.search(news_part(c.text)) for c in (line, named)):
        return False
    # An analyst's own sentence, without an act or a figure, is what he makes of the news.
    if "(analysis)" in entry.line.lead and not line.claims and not figures(line.text) and not SPOKEN.search(line.text):
        return False
    return not line.explains or entry.gravity >= _TURNED or (entry.leads and entry.gravity > 1)


def _difference(entry: _Entry) -> Difference:
    story, line, named = entry.story, entry.line, entry.named
    late = next((m for m in line.marks if m.kind == "LATE" and not entry.updated), None)
    mark = late or next((m for m in line.marks if m.kind in {"UPDATED", "NEW"}), line.marks[0] if line.marks else Mark(kind="NEW"))
    return Difference(
        mark=mark,
        text=spoken(named, line.lead),
        theme=line.theme,
        story=story.id,
        spans=(named, *line.support),
        alike=_alike(line, named),
        before="" if same_statement(line.before, named.text) else line.before,
    )


def _alike(line: Line, named: Candidate) -> tuple[Candidate, ...]:
    """The line itself, where what names it leaves out none of its figures."""
    return (line.candidate,) if figures(line.candidate.text) <= figures(named.text) else ()


def _headline(story: Storyline, line: Line) -> Candidate:
    """The headline of the line's article, where it tells news and leaves out no figure of the line: the change is named here, its detail
    stands in its theme.
    """
    mine = (c for c in story.candidates if c.form == "headline" and c.article.id == line.candidate.article.id and not c.stood)
    told = next((c for c in mine if _is_own(c) and not _STAND.search(news_part(c.text))), line.candidate)
    long = len(line.candidate.text) > _LONG
    graver = _gravity(told) > max(_gravity(line.candidate), _TURNED - _SLIGHT)
    if not long and not _heads(told.text, line.candidate.text) and (LIVE.search(told.article.title) or not graver):
        return line.candidate
    if long and _gravity(line.candidate) > _gravity(told) and deeds(told.text).isdisjoint(deeds(line.candidate.text)):
        return line.candidate
    # What is graver in the headline than in the line is what happened.
    whole = figures(line.candidate.text) <= figures(told.text) or long
    return told if whole or graver else line.candidate


def _heads(headline: str, line: str) -> bool:
    """Whether a headline tells of what the line does, by the words they share beside countries: that of a page kept up all day tells its
    latest news, and that of a long one the first of what it tells.
    """
    return len(set(content_terms(headline)) & set(content_terms(line)) - lands(headline, line)) >= _SHARED


def _is_own(headline: Candidate) -> bool:
    """Whether a headline speaks of what its article does: that of a saved page may be of the page beside it."""
    text = headline.article.text
    # Such a page repeats it at the top of its text.
    text = text[len(headline.text) if text.startswith(headline.text[:_OPENS]) else 0 :][:_OPENS]
    return len(text) < _OPENS or _heads(headline.text, text)


_SHARED, _SLIGHT = 2, 0.001
#: A text that is shorter may say the rest of what its headline begins.
_OPENS = 400
