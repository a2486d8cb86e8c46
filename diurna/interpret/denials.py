"""Who denies what: a story's assertion and the line that contradicts it, side by side.

Refuses to decide who is right, and to pair lines that do not speak of the same thing: a denial needs words of what it denies.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from diurna.edition import HistoryRecord
from diurna.interpret.accusations import accused, asserting, meets, target_of
from diurna.interpret.candidates import Candidate
from diurna.interpret.claimants import as_printed, same_speaker
from diurna.interpret.claims.attribution import attribute
from diurna.interpret.counterclaims import matter_of, tells, told_elsewhere
from diurna.interpret.dated import undated
from diurna.interpret.denying import CHARGES, DENIES, DENIES_IT, REJECTS, VERBS
from diurna.interpret.lines import Storyline
from diurna.interpret.selection import MOST_OF_ONE_ARTICLE
from diurna.interpret.terms import content_terms, news_part, same_statement
from diurna.text import day_in_words, words

_MOST, _WEEK, _TWO_SIDES = 6, 7, 2
_DENIES = re.compile(
    rf"{DENIES}|{REJECTS}|\b(?:disput(?:es|ed) (?:the|that|those|this|it|reports?|claims?)|"
    r"said (?:that )?there (?:was|were|had been) no (?!(?:time|need|reason|point|doubt|way|hurry|plans?|choice|alternative)\b)|"
    r"(?:seen|found|is|was) no evidence|(?:had )?(?:shot down|intercepted|downed) (?:all|every)|"
    r"all (?:of )?(?:[\w-]+ ){0,3}(?:shot down|downed|intercepted)|(?:was|were|is|are) (?:false|untrue|fabricated)|"
    r"not aware of any|(?:has|have|had) not (?:supplied|carried out|struck|hit|attacked|fired|been hit))\b",
    re.IGNORECASE,
)


#: What parts one side's word from the other's.
_PARTS = (
    r"(?:, (?:while|but|though)|; |, (?=a (?:claim|report|account)\b)|(?:hours|days|minutes|shortly|just|a day|an hour) after |"
    rf", (?=(?:(?!and |or )[\w-]+ ){{1,3}}{VERBS}\b))"
)
# `Iran said the school was hit, while Israel said it was not aware of any attack`: both sides in one sentence; who says he holds a town
# still, where another says he has it, denies that.
_BOTH = re.compile(
    rf"\b(?:says?|said|claims?|claimed|accused?|accuses|report(?:s|ed))\b.{{20,200}}?{_PARTS}[^.]{{0,80}}?"
    rf"(?:{DENIES}|not aware of any|said (?:that )?there (?:was|were) no|disput(?:e|es|ed)\b|reject(?:s|ed)? the|(?:denied|rejected) by|"
    r"still (?:hold|held|control(?:led)?|in (?:full )?control)\b)|"
    # `denied Kardavian claims that it sank a ship` names who claims and who denies.
    rf"\b{VERBS} (?:(?-i:[A-Z])[\w.’'-]*\s){{1,3}}{CHARGES}\b",
    re.IGNORECASE,
)


def denied(story: Storyline, common: frozenset[str]) -> tuple[tuple[Candidate, ...], ...]:
    """What is asserted and what denies it, in this story: one line that says both, then pairs of lines, the best first.

    A denial of who is blamed comes before one that shares words with an assertion; `common` words, which the desk's scope names, don't
    count.
    """
    answered = [(a, d) for d in story.candidates for a in story.candidates if _answers(a, d, common)]
    both = [sides for c in story.candidates if _BOTH.search(c.text) and (sides := _two_sided(c, story.candidates, common))]
    deny = [c for c in story.candidates if _DENIES.search(c.text)]
    assert_ = [c for c in story.candidates if not _DENIES.search(c.text)]
    blamed = [(a, _speaker(d)) for a in assert_ for d in deny if _blames(a, d)]
    pairs = [
        (any(a is b and same_speaker(_speaker(d), s) for b, s in blamed), _meeting(a, d, common), a, d)
        for d in deny
        for a in assert_
        if not _one_speaker(a, d) and not any(d is answer for _, answer in answered)
    ]
    found = sorted(
        (p for p in pairs if p[0] or p[1] >= _MEET),
        key=lambda p: (-p[0], -p[1], p[2].position, p[3].position, p[2].article.id, p[3].article.id),
    )
    # A line of the same text that holds two sides itself opens what its next sentences dispute.
    whole = [(*b, *pair) for b in both for pair in answered if len(b) == 1 and b[0].article.id == pair[0].article.id and b[0] not in pair]
    return (*whole, *answered, *both, *((a, d) for _, _, a, d in found[:_MOST]))


#: `the ministry made claims that`, `had claimed the convoy was`: who asserts what a headline's denial is of.
_CLAIMING = re.compile(r"\b(?:claim(?:s|ed|ing)?|accus(?:es|ed|ing)|alleg(?:es|ed|ing)|assert(?:s|ed|ing)|insist(?:s|ed)) ")


def _two_sided(line: Candidate, others: Sequence[Candidate], common: frozenset[str]) -> tuple[Candidate, ...]:
    """A sentence that holds both sides alone; a headline only with the sentence of its article that tells the claim it says is denied."""
    if line.form != "headline":
        return _halves(line)
    told = [c for c in others if c.article.id == line.article.id and c.field == "text" and _CLAIMING.search(c.text)]
    best = max(told, key=lambda c: (_shared(c, line, common), -c.position), default=None)
    return (_own_claim(best), line) if best and (_shared(best, line, common) or best.position == 1) else ()


#: What parts the two sides of a sentence, each with a voice of its own.
_PARTED = re.compile(r"(?:, while|, but|;) (?=[^;]*$)")


def _halves(line: Candidate) -> tuple[Candidate, ...]:
    """A sentence that holds both sides as two, where each half names who says it; else as it is."""
    for parted in _PARTED.finditer(line.text):
        halves = line.text[: parted.start()].rstrip(".") + ".", line.text[parted.end() :]
        sides = [replace(line, form="template", text=half[:1].upper() + half[1:]) for half in halves]
        if all(map(_speaker, sides)) and not _one_speaker(*sides):
            return tuple(sides)
    return (line,)


#: What hangs a claim on to another's sentence: `the premier stood firm, even as the army claimed that …`.
_HUNG = re.compile(r",? (?:even as|even though|while|although|though|whereas|as|but|after|despite) (?=[^,;]*$)")


def _own_claim(line: Candidate) -> Candidate:
    """The clause in which a line tells what somebody claims, without the other side's words before it."""
    said = _CLAIMING.search(line.text)
    hung = list(_HUNG.finditer(line.text[: said.start()])) if said else []
    own = line.text[hung[-1].end() :] if hung else ""
    return replace(line, form="template", text=own[:1].upper() + own[1:]) if own else line


_DENIES_IT = re.compile(rf"{DENIES_IT}(?=[,.;]| and | as |$)")
#: What is told as done, and what says that it stands as it was.
_FREED = re.compile(r"\b(?:freed|released|handed over|let go)\b")
_HELD = re.compile(r"\bstill (?:being )?(?:held|detained|in (?:custody|captivity|prison)|prisoners?)\b")


def _answers(asserted: Candidate, denial: Candidate, common: frozenset[str]) -> bool:
    """Whether a sentence denies, by another speaker, what the one before it in the same text says somebody asserts."""
    next_to = asserted.article.id == denial.article.id and asserted.field == denial.field and denial.position - asserted.position == 1
    if not next_to or not (_speaker(asserted) and _speaker(denial)) or _one_speaker(asserted, denial) or _DENIES.search(asserted.text):
        return False
    undone = _FREED.search(asserted.text) and _HELD.search(denial.text)
    return bool(undone or _DENIES_IT.search(denial.text) or (_DENIES.search(denial.text) and _shared(asserted, denial, common)))


_MEET = 2
_BLAMING = re.compile(
    r"^(?:[Tt]he )?([A-Z][^,;:.]{1,60}?) (?:(?:has|have|had|also|again|repeatedly) )*(?:blame[sd]?|accuse[sd]?|repeat(?:s|ed)|"
    rf"{VERBS})\b"
)
_BLAMED = re.compile(r"\b(?:blame[sd]?|accuse[sd]?)\b")
#: A denial follows what it denies within so many sentences.
_AFTER = 3


def _blames(asserted: Candidate, denial: Candidate) -> bool:
    """Whether one side blames somebody and another, a few sentences on in the same article, denies it: they need no word in common."""
    near = asserted.article.id == denial.article.id and 0 < denial.position - asserted.position <= _AFTER
    return near and bool(_BLAMED.search(asserted.text) and _speaker(asserted) and _speaker(denial))


def _one_speaker(one: Candidate, other: Candidate) -> bool:
    """Whether both lines are one claimant's, under whichever of its names: nobody is in dispute with itself. `Ministry spokesman Ana Roe`
    speaks for the ministry of her article.
    """
    a, b = _speaker(one), _speaker(other)
    near = one.article.id == other.article.id and any(_SPOKEN_FOR.match(x) and words(x)[0] in words(y) for x, y in ((a, b), (b, a)))
    return bool(a and b) and (near or same_speaker(a, b))


_SPOKEN_FOR = re.compile(r"[A-Za-z]+ spokes(?:man|woman|person)\b")


def _speaker(line: Candidate) -> str:
    said = attribute(line.text).claimant or ""
    blaming = _BLAMING.match(line.text)
    # `the White House made claims that …`
    return said.removesuffix(" made").removesuffix(" makes") or (blaming[1] if blaming else "")


def _shared(one: Candidate, other: Candidate, common: frozenset[str]) -> int:
    return len((set(content_terms(one.text)) & set(content_terms(other.text))) - common)


def _meeting(asserted: Candidate, denial: Candidate, common: frozenset[str]) -> int:
    """The words that both have, of what is asserted only those of its main clause; more where two speakers
    follow one another.
    """
    about = set(content_terms(undated(news_part(asserted.text)))) & set(content_terms(undated(denial.text))) - common
    in_turn = asserted.article.id == denial.article.id and asserted.field == denial.field and abs(asserted.position - denial.position) == 1
    return len(about) + (_MEET if about and in_turn and _speaker(asserted) and _speaker(denial) else 0)


class Denied(Struct, frozen=True, kw_only=True):
    """What to print side by side: `sides` of today; in `earlier` the assertion as an earlier edition printed it, if it is none of today."""

    story: Storyline
    sides: tuple[Candidate, ...]
    earlier: str = ""

    @property
    def holders(self) -> tuple[str, ...]:
        """Who says each side: the outlet that carries it is none of the two who differ."""
        return tuple(as_printed(_speaker(c)) for c in self.sides)

    @property
    def subject(self) -> str:
        """What to print above the sides: what was printed before, else the story's headline; the speakers where a side has that itself."""
        title = self.earlier or self.story.record.title
        if self.earlier or not any(c.text in title or same_statement(c.text, title) for c in self.sides):
            return title
        said, denied_by = _speaker(self.sides[0]) if len(self.sides) >= _TWO_SIDES else "", _speaker(self.sides[:_TWO_SIDES][-1])
        label = f"{said} against {denied_by}" if said and denied_by else f"What {denied_by} denies" if denied_by else title
        return label[:1].upper() + label[1:]


def denials(stories: Sequence[Storyline], common: frozenset[str], history: Sequence[HistoryRecord] = ()) -> tuple[Denied, ...]:
    """At most six assertions with their denials, strongest story first; never more of one article than a page may show.

    Within a story words pair them; across stories and from the last week's editions who is accused, of what kind of act, where.
    """
    printed = {_span(c) for s in stories for line in s.lines for c in (line.candidate, *line.support)}
    shown = Counter(article for article, field, _ in printed if field == "text")
    everything = tuple(c for s in stories for c in s.candidates)
    found: list[Denied] = []
    told: set[tuple[str, str, int]] = set()
    for story in sorted(stories, key=lambda s: (-s.strength, s.id)):
        if not story.lines or len(found) == _MOST:
            continue
        for pair in _pairs(story, common, everything, history):
            more = Counter(c.article.id for c in pair.sides if c.field == "text" and c.form != "template" and _span(c) not in printed)
            if told.isdisjoint(map(_span, pair.sides)) and all(shown[a] + n <= MOST_OF_ONE_ARTICLE for a, n in more.items()):
                shown += more
                told |= set(map(_span, pair.sides))
                found.append(pair)
                break
    return tuple(found)


def _pairs(story: Storyline, common: frozenset[str], everything: Sequence[Candidate], history: Sequence[HistoryRecord]) -> Iterator[Denied]:
    """What could be printed for a story, best first; either side also by its claim alone, for where its article has no room left."""
    for pair in denied(story, common):
        if len(pair) == 1:
            # Who only tells of the other's claim says less than the other does.
            yield from (d for d in _elsewhere(story, everything, history) if d.sides[-1] == pair[0])
        yield Denied(story=story, sides=pair)
    for denial in story.candidates:
        accusation = accused(denial.text)
        if not accusation:
            continue
        who = _speaker(denial) or accusation.denier
        words = f"{accusation.nation} {accusation.intent}, {who} says." if accusation.intent else f"Denied by {who}."
        short = replace(denial, form="template", text=words)
        for asserted in asserting(accusation, denial, everything):
            yield Denied(story=story, sides=(asserted, denial))
            yield Denied(story=story, sides=(asserted, short))
            if target := target_of(accusation, asserted):
                said = replace(asserted, form="template", text=f"{accusation.nation} is reported to have attacked {target}.")
                yield Denied(story=story, sides=(said, denial))
                yield Denied(story=story, sides=(said, short))
        for earlier in _printed_before(partial(meets, accusation), history):
            yield Denied(story=story, sides=(denial,), earlier=earlier)
    yield from _elsewhere(story, everything, history)


def _elsewhere(story: Storyline, everything: Sequence[Candidate], history: Sequence[HistoryRecord]) -> Iterator[Denied]:
    """What a denial of the story denies by its own words: told in another text of the day, or printed before; sentences first. A side's
    own outlet, which carries its denial, asserts nothing against it elsewhere.
    """
    sides = {n.candidate.article.source for n in story.lines if n.lead}
    for denial in sorted(story.candidates, key=lambda c: c.form != "sentence"):
        if matter := matter_of(denial.text):
            own = sides & {denial.article.source}
            for asserted in told_elsewhere(matter, denial, [c for c in everything if c.article.source not in own]):
                yield Denied(story=story, sides=(asserted, denial))
            for earlier in _printed_before(partial(tells, matter), history, own):
                yield Denied(story=story, sides=(denial,), earlier=earlier)


def _printed_before(told: Callable[[str], bool], history: Sequence[HistoryRecord], but: Collection[str] = ()) -> Iterator[str]:
    """What the editions of the week before printed that is `told`, the newest first, `but` of these outlets."""
    for record in reversed(history[-_WEEK:]):
        day = date.fromisoformat(record.day)
        for cited in (c for c in record.cited if c.outlet not in but):
            for quote in cited.quotes:
                # A line that a figure rests on, too, is kept as that of the figure; a clause alone was not printed as a line.
                whole = quote.form != "figure" or quote.text.endswith((".", "”", '"'))
                if whole and told(quote.text):
                    yield f"“{quote.text}” ({cited.outlet}, {day_in_words(day)})"


def _span(candidate: Candidate) -> tuple[str, str, int]:
    return (candidate.article.id, candidate.field, candidate.start)
