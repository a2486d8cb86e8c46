"""The day's stories: articles and passages grouped with the stories that history knows, and the lines chosen for each."""

import logging
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from diurna.desk import Desk, Scope
from diurna.edition import HistoryRecord, Mark, StoryRecord
from diurna.interpret.asides import again, background, sober, twins
from diurna.interpret.brief import Brief
from diurna.interpret.candidates import LONG_TEXT, Candidate, candidates, has_headline
from diurna.interpret.changes import latest_records
from diurna.interpret.consequence import consequence
from diurna.interpret.continuity import Settled, settled
from diurna.interpret.corrections import added
from diurna.interpret.dated import foreseen_by, newest_day
from diurna.interpret.developments import only_goes_on
from diurna.interpret.lines import Line, Part, Storyline, marks_of, quoted, spoken, voice
from diurna.interpret.linethemes import line_theme
from diurna.interpret.retold import Printed, is_told_whole, printed, shares_event, told_act, told_again, told_blow, told_toll
from diurna.interpret.scope import astray, named_by, on_topic, speaks_of, strange, unmet
from diurna.interpret.selection import MOST_OF_ONE_ARTICLE, Chosen, Weighing, choose, is_vague
from diurna.interpret.sift import Sifted
from diurna.interpret.sources import Span
from diurna.interpret.standalone import clean_headline, tells_news
from diurna.interpret.stories import Passage, assign, is_passage, passages
from diurna.interpret.terms import concept_weights
from diurna.interpret.themes import score
from diurna.model import Article
from diurna.text import day_in_words, plain

log = logging.getLogger(__name__)

# Follow-ups come within weeks; a story unheard of for longer starts anew.
_KNOWN_DAYS = 28
# What was printed this recently is not news again; older lines may be worth saying again when they come back.
_SAID_DAYS = 7
_MOST_LINES = 4
_APART = re.compile(r"(?:Separately|In (?:a|another) (?:separate|unrelated) \w+),")
# Further down, a line that neither claims nor names anything of the desk's is a detail.
_DETAIL = 3
# A paragraph before a line and one behind it say what it is about.
_AROUND = 300


class _Unit(Struct, frozen=True, kw_only=True):
    """What joins a story: an article, or a passage of a roundup."""

    passage: Passage
    article: Article
    story: str


def storylines(
    sifted: Sifted, history: Sequence[HistoryRecord], *, desk: Desk, brief: Brief, outdated: Callable[[str, Candidate], bool] | None = None
) -> tuple[Storyline, ...]:
    """All stories of the window, in order of their ids, with up to four lines each and no line that was printed in the last week, nor one
    that is `outdated` in its story.
    """
    known = latest_records(history)
    units, day = _assigned(sifted, known, brief.day, _shown(history))
    known |= day.merged
    said = _said(history, brief.day)
    weighing = Weighing(
        weights=_weights(sifted, units, said), affiliation=sifted.affiliation, said=said, since=brief.window.start.date(), scope=desk.scope
    )
    grouped: dict[str, list[_Unit]] = {}
    for unit in units:
        grouped.setdefault(unit.story, []).append(unit)
    fresh = added(sifted.kept, history)
    read = {s: _themed(_stood(_candidates(grouped[s], sifted), fresh), desk) for s in sorted(grouped)}
    today = date.fromisoformat(brief.day)
    past = {
        (s, id(c)) for s in read for c in read[s] if (outdated and outdated(s, c)) or foreseen_by(c.text, c.article.published_at, today)
    }
    found = {s: tuple(c for c in read[s] if (s, id(c)) not in past) for s in read}
    drafted = [(s, c) for s in sorted(grouped) for c in _lines(grouped[s], found[s], weighing)]
    unique = _without_twins(drafted, named_by(desk.scope))
    log.info(
        "lines: %d stories, %d candidates, %d of them outdated, %d chosen, %d without twins",
        *(len(grouped), sum(map(len, read.values())), len(past), len(drafted), sum(map(len, unique.values()))),
    )
    stale = frozenset(c.article.id for s in read for c in read[s] if c.form == "headline" and (s, id(c)) in past)
    frame = _Frame(
        sifted=sifted,
        first=not history,
        day=brief.day,
        opened=brief.window.start,
        known=known,
        stale=stale,
        goes_on_from=_quoted(day.goes_on_from, history),
        printed=printed(history, brief.day),
        named=named_by(desk.scope),
    )
    return tuple(
        replace(_storyline(grouped[s], unique.get(s, ()), day.records[s], known.get(s), frame), candidates=found[s])
        for s in sorted(grouped)
    )


def _shown(history: Sequence[HistoryRecord]) -> frozenset[str]:
    """What the editions quoted, in the plain and in the tidied wording of a headline, and what they set over a story."""
    quotes = [plain(q.text) for record in history for c in record.cited for q in c.quotes]
    return frozenset((*quotes, *map(clean_headline, quotes), *(heading for record in history for heading in record.headings)))


def _assigned(sifted: Sifted, known: Mapping[str, StoryRecord], day: str, shown: frozenset[str]) -> tuple[list[_Unit], Settled]:
    """The parts of the day's articles with their stories, and how these stand to what was known."""
    since = (date.fromisoformat(day) - timedelta(days=_KNOWN_DAYS)).isoformat()
    recent = {s: known[s] for s in sorted(known) if known[s].last_day >= since}
    split = [(a, p) for a in sifted.kept for p in passages(a)]
    put = dict(assign([p.unit for _, p in split], list(recent.values())).stories)
    day_ = settled([p for _, p in split], put, recent, shown)
    return [_Unit(passage=p, article=a, story=day_.story_of[p.unit.id]) for a, p in split], day_


def _quoted(goes_on_from: Mapping[str, str], history: Sequence[HistoryRecord]) -> dict[str, tuple[str, str]]:
    """The earlier lines as a page quotes them, with the outlet where it is known, and the days they were first printed, by unit id."""
    days: dict[str, str] = {}
    outlets: dict[str, str] = {}
    for record in history:
        for line in (line for s in record.stories for line in (s.title, *s.said)):
            days.setdefault(line, record.day)
        outlets.update((plain(q.text), c.outlet) for c in record.cited for q in c.quotes)
    return {unit: (quoted(line, outlets.get(line, ""), days[line]), days[line]) for unit, line in goes_on_from.items()}


def _weights(sifted: Sifted, units: Sequence[_Unit], said: Sequence[str]) -> dict[str, float]:
    """Concept weights over the day, one group an origin and story, so that one outlet's many pieces on one thing count once."""
    groups: dict[tuple[str, str], list[str]] = {}
    for u in units:
        groups.setdefault((sifted.origins[u.article.id], u.story), []).append(f"{u.passage.unit.title}. {u.passage.unit.text[:600]}")
    return concept_weights((groups[k] for k in sorted(groups)), said)


def _said(history: Sequence[HistoryRecord], day: str) -> tuple[str, ...]:
    since = (date.fromisoformat(day) - timedelta(days=_SAID_DAYS)).isoformat()
    return tuple(dict.fromkeys(line for r in history if r.day >= since for s in r.stories for line in s.said))


def _candidates(units: Sequence[_Unit], sifted: Sifted) -> tuple[Candidate, ...]:
    spans = [(u, (u.passage.start, u.passage.end)) for u in units]
    return tuple(c for u, span in spans for c in candidates(u.article, u.passage.unit.id, span, sifted.claims[u.article.id]))


def _stood(found: Sequence[Candidate], fresh: Mapping[str, Sequence[Span]]) -> tuple[Candidate, ...]:
    """The candidates, each with whether an edition cited an earlier version of its article that says so: an edit tells what it adds."""
    new = [fresh.get(c.article.id) for c in found]
    return tuple(c if n is None else replace(c, stood=not any(_meets(c, s) for s in n)) for c, n in zip(found, new, strict=True))


def _meets(candidate: Candidate, span: Span) -> bool:
    field, start, end = span
    return candidate.field == field and candidate.start < end and start < candidate.end


def _lines(units: Sequence[_Unit], found: Sequence[Candidate], weighing: Weighing) -> tuple[Chosen, ...]:
    # One short item has one thing to say, unless it tells of another; a headline beside its own first line would say it twice.
    more = len({u.article.id for u in units}) + 2 * (max(len(u.passage.unit.text) for u in units) > LONG_TEXT)
    more += any(_APART.match(c.text) for c in found)
    strays = {u.passage.unit.id for u in units if is_passage(u.passage.unit.id) and not on_topic(u.passage.unit, weighing.scope)}
    fit = [c for c in found if not (c.stood or c.passage in strays or background(c) or _astray(c, weighing.scope))]
    return choose(fit, weighing, most=min(_MOST_LINES, more))


def _astray(candidate: Candidate, scope: Scope) -> bool:
    title, text = candidate.article.title, candidate.article.text
    # What is counted or struck, below a headline, goes on from what stands before it; a roundup's lead is about none of its parts.
    plain = candidate.field == "title" or not (candidate.claims or is_passage(candidate.passage))
    if plain and strange(candidate.text, _beside(candidate), scope):
        return True
    if candidate.field == "text" and unmet(candidate.text, text[: candidate.start], scope):
        return True
    if candidate.position > _DETAIL and not candidate.claims and not speaks_of(candidate.text, scope):
        return bool(scope.about)
    around = text[max(0, candidate.start - _AROUND) : candidate.end + _AROUND] if candidate.field == "text" else text.lstrip()[:LONG_TEXT]
    # A roundup's title names none of its events.
    return astray(candidate.text, "" if candidate.field == "title" or is_passage(candidate.passage) else title, around, scope)


def _beside(candidate: Candidate) -> str:
    """The title and the lead of a line's article, without the line."""
    title, text = candidate.article.title, candidate.article.text
    if candidate.field == "title":
        return text.lstrip().removeprefix(title)[:LONG_TEXT]
    begin = len(text) - len(text.lstrip())
    return f"{title}\n{text[begin : min(begin + LONG_TEXT, candidate.start)]} {text[candidate.end : begin + LONG_TEXT]}"


def _themed(found: Sequence[Candidate], desk: Desk) -> tuple[Candidate, ...]:
    scores = score([_in_context(c) for c in found], desk.themes)
    return tuple(replace(c, theme=line_theme(c, best)) for c, best in zip(found, scores, strict=True))


def _in_context(candidate: Candidate) -> str:
    """A line under the headline of its article, where that is a short item's: what a line is about is often said there."""
    article = candidate.article
    short = candidate.form == "sentence" and len(article.text) <= LONG_TEXT and tells_news(article.title)
    return f"{article.title}\n{candidate.text}" if short else candidate.text


def _without_twins(drafted: Sequence[tuple[str, Chosen]], known: frozenset[str]) -> dict[str, list[Chosen]]:
    """Each story's lines, without any that another story says already (the stronger one stays), and at most three of one article: of a
    roundup those that weigh most, since its parts tell many events.
    """
    kept: list[tuple[str, Chosen]] = []
    taken: Counter[str] = Counter()
    for story, chosen in sober(_ranked(drafted)):
        told, article = chosen.candidate, chosen.candidate.article.id
        others = [k.candidate for _, k in kept]
        if taken[article] < MOST_OF_ONE_ARTICLE and not any(twins(told.text, o.text, known) or again(told, o, known) for o in others):
            kept.append((story, chosen))
            taken[article] += 1
    by_story: dict[str, list[Chosen]] = {}
    for story, chosen in kept:
        # A sentence cited beside another one is shown, too: it takes what its article's own lines left.
        support = tuple(c for c in chosen.support if taken[c.article.id] < MOST_OF_ONE_ARTICLE)
        taken.update(c.article.id for c in support)
        by_story.setdefault(story, []).append(replace(chosen, support=support))
    return by_story


def _ranked(drafted: Sequence[tuple[str, Chosen]]) -> list[tuple[str, Chosen]]:
    """Lines in the order in which they stand where they say one thing, or are too many of one article: the stronger ones first, behind
    them those of roundups, by what their events weigh, a second one of a theme of its article the less.
    """
    told: list[tuple[float, tuple[str, Chosen]]] = []
    themes: Counter[tuple[str, str]] = Counter()
    for one in sorted(drafted, key=lambda d: (-_weight(d[1]), d[0], d[1].candidate.article.id, d[1].candidate.start)):
        c = one[1].candidate
        among = (c.article.id, c.theme) if is_passage(c.passage) else None
        told.append((_weight(one[1]) * _AGAIN ** (themes[among] if among else 0), one))
        themes.update([among] if among else [])
    return [one for _, one in sorted(told, key=lambda t: (is_passage(t[1][1].candidate.passage), -t[0]))]


def _weight(chosen: Chosen) -> float:
    told = chosen.candidate
    if not is_passage(told.passage):
        return chosen.strength
    published = told.article.published_at
    day = newest_day(told.text, published) if published else None
    past = bool(published and day and (published.date() - day).days > _PAST)
    return chosen.strength * (1.0 if past else consequence(told.text, told.claims)) ** 2 * (_IN_SUM if is_vague(told.text) else 1.0)


#: What happened so many days before a roundup is background in it, however grave it was.
_PAST = 7


#: A roundup's second line of one theme, and what it says of some of many, beside its others.
_AGAIN, _IN_SUM = 0.75, 0.5


class _Frame(Struct, frozen=True, kw_only=True):
    """What all lines of the day are seen against. `first`: there is no earlier edition; `opened`: when the window did; `known`: the
    stories of earlier editions; `goes_on_from`: what they said of the event that a part of today's articles tells more of, by its id.
    """

    sifted: Sifted
    first: bool
    day: str
    opened: datetime
    known: Mapping[str, StoryRecord]
    goes_on_from: Mapping[str, tuple[str, str]]
    printed: Printed = Printed()
    #: The terms of what the desk watches.
    named: frozenset[str] = frozenset()
    #: Articles whose headlines say what no longer stands at the window's end.
    stale: frozenset[str] = frozenset()


def _storyline(
    units: Sequence[_Unit], lines: Sequence[Chosen], record: StoryRecord, before: StoryRecord | None, frame: _Frame
) -> Storyline:
    parts = tuple(Part(article=u.article, start=u.passage.start, end=u.passage.end) for u in units)
    title = _title([u.passage.unit for u in units if u.article.id not in frame.stale], lines, frame.sifted) or record.title
    record = replace(record, title=title, first_day=before.first_day if before else frame.day)
    return Storyline(
        id=record.id,
        record=record,
        before=before,
        parts=parts,
        outlets=len({p.article.source for p in parts}),
        origins=len({frame.sifted.origins[p.article.id] for p in parts}),
        lines=tuple(_line(record, c, frame) for c in lines),
    )


def _title(articles: Sequence[Article], lines: Sequence[Chosen], sifted: Sifted) -> str:
    """Today's headline of the story: of the outlet whose wording needs least weighing, then the first had; else its strongest line.

    State wording is named. A passage of a roundup has no headline of its own.
    """
    order = ("wire", "independent", "", "ngo", "analysis", "state", "party")
    told = [
        (order.index(sifted.affiliation[a.source]), n, a)
        for n, a in enumerate(articles)
        if not is_passage(a.id) and has_headline(a) and tells_news(a.title)
    ]
    if told:
        article = min(told)[2]
        headline = f"“{clean_headline(article.title)}”" if (lead := voice(article.source, sifted.affiliation[article.source])) else ""
        return f"{lead} {headline}" if headline else clean_headline(article.title)
    if lines:
        candidate = lines[0].candidate
        return spoken(candidate, voice(candidate.article.source, sifted.affiliation[candidate.article.source]))
    return ""


def _newness(record: StoryRecord, told: Candidate, before: str, frame: _Frame) -> Mark | None:
    """UPDATED where a line tells more of what was told `before`; else NEW, with the story it parted from; nothing in a first edition, nor
    where it says of itself that it only goes on.
    """
    if before:
        return Mark(kind="UPDATED")
    parent = frame.known.get(record.split_from)
    return (
        None if frame.first or only_goes_on(told.text) else Mark(kind="NEW", note=f"until now part of “{parent.title}”" if parent else "")
    )


def _unchanged(day: str) -> Mark:
    return Mark(kind="UNCHANGED", note=f"told on {day_in_words(day)}")


def _line(record: StoryRecord, chosen: Chosen, frame: _Frame) -> Line:
    c = chosen.candidate
    told, day = next((was for held in (c, *chosen.support) if (was := frame.goes_on_from.get(held.passage))), ("", ""))
    told = told if shares_event(c, told, frame.named) else ""
    before = told or told_toll(c, frame.printed) or told_blow(c, frame.printed)
    again = told_again(c.text, frame.printed)
    again = again or (day if told and is_told_whole(c, told, day) else "" if before else told_act(c.text, frame.printed))
    newness = _unchanged(again) if again else _newness(record, c, before, frame)
    return Line(
        candidate=c,
        theme=c.theme,
        story=record.id,
        strength=chosen.strength,
        support=chosen.support,
        marks=marks_of(c, newness, frame.opened),
        lead=voice(c.article.source, frame.sifted.affiliation.get(c.article.source, "")),
        before=before,
    )
