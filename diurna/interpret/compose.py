"""From the articles of a window to an edition. Pure: the same articles, history, desk and brief give the same edition, byte for byte."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from diurna.desk import Desk, Scope
from diurna.edition import (
    Change,
    Citation,
    Class,
    Correction,
    Coverage,
    Dispute,
    Edition,
    HistoryRecord,
    Inputs,
    LedgerRow,
    ListedHeadline,
    Mark,
    Point,
    Position,
    StoryRecord,
    ThemeSection,
    Thread,
    name_of,
)
from diurna.interpret import changes, corrections, coverage, ledger, sources, threads
from diurna.interpret.bottomline import bottom_line
from diurna.interpret.brief import Brief
from diurna.interpret.candidates import Candidate
from diurna.interpret.carried import Absent, carried
from diurna.interpret.claimants import Entry
from diurna.interpret.counts import Counts, Ground, counts
from diurna.interpret.coverage import Habits
from diurna.interpret.denials import Denied, denials
from diurna.interpret.developments import story_changes
from diurna.interpret.disputes import denies_civilians, disputes, with_earlier, with_marks
from diurna.interpret.guards import leaps, takes_part_for_all
from diurna.interpret.lineage import led_on
from diurna.interpret.lines import Line, Storyline, counted, voice, without_doubted
from diurna.interpret.method import method
from diurna.interpret.notices import notices
from diurna.interpret.overdays import told_over_days
from diurna.interpret.pointers import pointing
from diurna.interpret.positions import Held, held, recorded, reversals
from diurna.interpret.quiet import gone_quiet, with_causes
from diurna.interpret.repeats import with_repeats
from diurna.interpret.scope import is_bystanding, named_by
from diurna.interpret.sections import STANDARD, headline_from, point_from, sections_of, theme_from
from diurna.interpret.series import series
from diurna.interpret.sift import Sifted, sift
from diurna.interpret.sources import Numbers
from diurna.interpret.standing import gainsaid
from diurna.interpret.trace import trace
from diurna.model import Article, Withdrawal
from diurna.snapshot import snapshot
from diurna.text import plain

FORMAT = 1
_MOST_SAID = 24
_Cited = tuple[changes.Difference, tuple[Citation, ...]]


def make_edition(brief: Brief, articles: Sequence[Article], history: Sequence[HistoryRecord], desk: Desk) -> Edition:
    """The edition of `brief` from the `articles` first had in its window and the `history` of earlier days, oldest first."""
    taken = _taken(brief, articles, history, desk)
    sifted, unheard = taken.sifted, coverage.silent_sources(articles, history, brief.day)
    absent = Absent(gone=taken.gone | corrections.retracted(taken.wrong, history), silent=unheard)
    frame = _Frame(desk=desk, brief=brief, ground=Ground(window=brief.window, wrong=taken.wrong, absent=absent))
    stories, past = told_over_days(sifted, history, desk=desk, brief=brief, ground=frame.ground)
    history = led_on(history, [s.record for s in stories])
    numbers = Numbers()
    page = _lay_out(stories, sifted, numbers, history, replace(frame, past=past))
    account = _account(articles, taken, numbers, history, frame)
    known = changes.latest_records(history)
    quiet = gone_quiet(known, history, stories, after=desk.quiet_after, common=named_by(desk.scope))
    quiet = with_causes(quiet, known, history, unheard)
    figures = {"bottom line": len(page.bottom_line), "figures": len(page.ledger), "changes": len(page.differences)}
    trace(brief.day, stories, page.themes, figures, account)
    record = _record(brief, stories, page, {r.source: r.versions - r.failed for r in account.rows})
    return Edition(
        format=FORMAT,
        made_with=brief.made_with,
        desk=desk.name,
        title=desk.title,
        day=brief.day,
        revision=brief.revision,
        as_known="now" if brief.as_known == "now" else "then",
        window=brief.window,
        previous=brief.previous,
        next_due=brief.next_due,
        notices=(*brief.notices, *notices(brief, len(page.bottom_line), account.total, compared=bool(history))),
        inputs=_inputs(brief, articles, desk, taken.withdrawn),
        bottom_line=page.bottom_line,
        changes=_changes(page, account),
        corrections=page.corrections,
        themes=page.themes,
        disputed=page.disputed,
        quiet=quiet,
        other_languages=page.other_languages,
        ledger=page.ledger,
        series=series(history, brief.day, page.ledger),
        coverage=account,
        method=method(desk),
        sources=sources.entries(
            numbers, affiliation=sifted.affiliation, origins=sifted.origins, copies=sifted.carried_by, opened=brief.window.start
        ),
        history=replace(
            record,
            stories=(*record.stories, *(replace(known[q.id], quiet_since=brief.day) for q in quiet)),
            cited=corrections.cited(numbers, record.ledger),
            corrected=tuple(dict.fromkeys((*(f.told for f in taken.wrong), *sorted(corrections.retracted(taken.wrong, ()))))),
        ),
    )


class _Frame(Struct, frozen=True, kw_only=True):
    """What a page is laid out for: the desk, the commission, what its figures are weighed on, and positions reversed within the window."""

    desk: Desk
    brief: Brief
    ground: Ground
    past: tuple[Held, ...] = ()


class _Taken(Struct, frozen=True, kw_only=True):
    """What the window's articles come to before any story: `sifted`, and what of earlier editions they show to be `wrong`; articles taken
    back (`withdrawn`), with their versions (`gone`); and what an edit within the window `replaced`.
    """

    sifted: Sifted
    wrong: tuple[corrections.Found, ...]
    withdrawn: tuple[Withdrawal, ...]
    gone: frozenset[str]
    replaced: tuple[corrections.Found, ...]


def _taken(brief: Brief, articles: Sequence[Article], history: Sequence[HistoryRecord], desk: Desk) -> _Taken:
    withdrawn = corrections.touching(brief.withdrawn, articles, (*history, *brief.wronged))
    gone = frozenset(v for w in withdrawn for v in w.versions)
    back = [a for a in articles if a.id in gone]
    sifted = sift([a for a in articles if a.id not in gone], desk, back)
    wrong = corrections.corrections((*sifted.everything, *back), history, withdrawn, brief.earlier, brief.wronged)
    replaced = corrections.replaced(sifted, wrong)
    wrong = (*wrong, *(f for f in replaced if not f.faded))
    sifted = corrections.without_retractions(sifted, wrong)
    return _Taken(sifted=sifted, wrong=wrong, withdrawn=withdrawn, gone=gone, replaced=replaced)


def _account(articles: Sequence[Article], taken: _Taken, numbers: Numbers, history: Sequence[HistoryRecord], frame: _Frame) -> Coverage:
    """What became of each version of the window, by source, with notes on what was taken back, edited or not read."""
    sifted, brief = taken.sifted, frame.brief
    habits = Habits(day=brief.day, history=tuple(history), belated=sifted.belated(brief.window.start))
    told = coverage.account(articles, _classes(articles, sifted, numbers, taken.gone), brief.failures, frame.desk, habits)
    of_withdrawn = corrections.notes(articles, taken.withdrawn, sifted.carried_by)
    return replace(told, notes=(*told.notes, *of_withdrawn, *corrections.faded(taken.replaced), *_told_unread(sifted)))


class _Page(Struct, frozen=True, kw_only=True):
    desk: str
    bottom_line: tuple[Point, ...]
    differences: tuple[_Cited, ...]
    corrections: tuple[Correction, ...]
    themes: tuple[ThemeSection, ...]
    ledger: tuple[LedgerRow, ...]
    disputed: tuple[Dispute, ...]
    positions: tuple[Position, ...]
    threads: tuple[Thread, ...]
    other_languages: tuple[ListedHeadline, ...]


def _lay_out(stories: Sequence[Storyline], sifted: Sifted, numbers: Numbers, history: Sequence[HistoryRecord], frame: _Frame) -> _Page:
    """The parts of the page that cite, in reading order, so that source numbers rise down the page."""
    desk, brief = frame.desk, frame.brief
    figured = counts(stories, sifted, history, frame.ground)
    stories = tuple(map(figured.as_told, stories))
    positions = held(stories)
    turned = reversals(positions, history, sifted, past=frame.past)
    told_threads = threads.threads(stories, history, brief.day, desk.scope.about)
    steps = (*turned, *threads.moved(told_threads, sifted.affiliation))
    shown = changes.marked_alike([figured.with_paths(s) for s in stories], steps)
    entered = figured.entered
    told = _news(figured, sifted)
    leading = _leading(shown, told, figured, desk.scope)
    top = tuple(point_from(line, numbers) for line in leading)
    partaking = _partaking(stories, desk.scope) if history else ()
    differences = tuple(_differences(partaking, steps, figured, numbers, leading=[n.candidate for n in leading]))
    wrong = tuple(replace(f.correction, citations=_cite_found(f, numbers)) for f in frame.ground.wrong)
    drawn = sections_of(shown, [line for _, line in told], desk)
    upper = tuple(theme_from(s, numbers) for s in drawn[: len(STANDARD)])
    # The table stands under casualties, the last of the standard themes.
    rows = ledger.confirmed(_rows(entered, figured, numbers))
    themes = pointing((*upper, *(theme_from(s, numbers) for s in drawn[len(STANDARD) :])), desk.themes)
    older = with_repeats(carried(rows, history, brief.day, frame.ground.absent), sifted.casualties(stories))
    denying = {r.citation.source for e, r in zip(entered, rows, strict=True) if denies_civilians(e.article.text)}
    figures_disputed = disputes(rows, denying)
    older_too = with_earlier(figures_disputed, rows, [gainsaid(e, figured.held(e)) for e in entered])
    denied = tuple(_against(d, numbers, sifted) for d in denials(stories, named_by(desk.scope), history))
    return _Page(
        desk=desk.name,
        bottom_line=top,
        differences=differences,
        corrections=wrong,
        themes=themes,
        ledger=(*with_marks(rows, figures_disputed), *older),
        disputed=(*older_too, *denied),
        positions=recorded(positions),
        threads=threads.recorded(told_threads),
        # The newest first: it may be what the edition could not tell.
        other_languages=tuple(headline_from(a, numbers) for a in reversed(sifted.other_language)),
    )


def _news(figured: Counts, sifted: Sifted) -> tuple[tuple[Entry, Line], ...]:
    """Each figure with the line that tells it; one that its claimant only repeats is in the table, and no news."""
    marked = [(e, figured.marks(e)) for e in figured.entered]
    fresh = [(e, marks[:1]) for e, marks in marked if not any(m.kind == "UNCHANGED" for m in marks)]
    return tuple((e, replace(counted(e, sifted.affiliation), marks=first)) for e, first in fresh)


def _leading(stories: Sequence[Storyline], told: Sequence[tuple[Entry, Line]], figured: Counts, scope: Scope) -> tuple[Line, ...]:
    """The bottom line: of what isn't told elsewhere, and without figures that are doubtful or only a part taken for all."""
    entered = figured.entered
    weak = [*_doubtful(figured), *(e for e in entered if e.claim.among or takes_part_for_all(e, entered))]
    sure = changes.without_told(without_doubted(stories, weak))
    return bottom_line(_partaking(sure, scope), [line for e, line in told if e not in weak], scope)


def _doubtful(figured: Counts) -> list[Entry]:
    """Figures that stand in the table with a flag, and in no words above it."""
    return [*figured.below, *(e for e in figured.entered if leaps(e, figured.held(e)))]


def _differences(
    stories: Sequence[Storyline], steps: Sequence[changes.Difference], figured: Counts, numbers: Numbers, *, leading: Sequence[Candidate]
) -> Iterator[_Cited]:
    """What changed, in reading order: positions and threads, figures, then `stories` by what of them neither tells, those that lead the
    page (`leading`) in any case.
    """
    yield from ((d, numbers.cite_all(d.spans)) for d in steps)
    doubtful = _doubtful(figured)
    moved = [e for e in figured.entered if e not in doubtful and changes.is_news(e.claim, figured.marks(e))]
    spans = frozenset(map(changes.span_of, leading))
    figures = changes.figure_changes(_rows(moved, figured, numbers))
    yield from ((d, _cite_row(d)) for d in figures)
    counted = [d.row for d in figures if d.row]
    yield from ((d, numbers.cite_all(d.spans)) for d in story_changes(without_doubted(stories, doubtful), steps, spans, counted))


def _partaking(stories: Sequence[Storyline], scope: Scope) -> tuple[Storyline, ...]:
    """The stories without lines in which the desk's parties only speak of others' affairs: these stand in their theme, and lead nothing."""
    return tuple(replace(s, lines=tuple(n for n in s.lines if not is_bystanding(n.candidate.text, scope))) for s in stories)


def _against(denied: Denied, numbers: Numbers, sifted: Sifted) -> Dispute:
    """An assertion and its denial as points; a sentence that holds both is one, and what an earlier edition printed is the subject."""
    story = denied.story
    mark = (Mark(kind="DISPUTED", cause="claimant"),)
    drawn = [
        Line(
            candidate=c,
            theme=story.lines[0].theme,
            story=story.id,
            strength=0.0,
            marks=mark,
            lead=voice(c.article.source, sifted.affiliation[c.article.source]),
        )
        for c in denied.sides
    ]
    return Dispute(subject=denied.subject, points=tuple(point_from(n, numbers) for n in drawn), holders=denied.holders)


def _rows(entries: Sequence[Entry], figured: Counts, numbers: Numbers) -> tuple[LedgerRow, ...]:
    return tuple(figured.row(e, numbers.cite(e.article, e.claim.field, e.claim.start, e.claim.end).source) for e in entries)


def _cite_found(found: corrections.Found, numbers: Numbers) -> tuple[Citation, ...]:
    return (numbers.cite(found.article, *found.span),) if found.article and found.span else ()


def _cite_row(difference: changes.Difference) -> tuple[Citation, ...]:
    row = difference.row
    return (row.citation,) if row else ()


def _classes(articles: Sequence[Article], sifted: Sifted, numbers: Numbers, gone: frozenset[str]) -> dict[str, Class]:
    classes: dict[str, Class] = {}
    for article in articles:
        cited = article.id in numbers.articles and article.id not in sifted.classes
        classes[article.id] = "cited" if cited else "failed" if article.id in gone else sifted.classes.get(article.id, "in a story")
    return classes


def _told_unread(sifted: Sifted) -> tuple[str, ...]:
    """A note for each article that the reading tripped over."""
    failed = sorted((a.source, plain(a.title), sifted.unread[a.id]) for a in sifted.everything if a.id in sifted.unread)
    return tuple(f"Could not be read: {source}, “{title}”: {reason}." for source, title, reason in failed)


def _changes(page: _Page, account: Coverage) -> tuple[Change, ...]:
    drawn = (*page.differences, *((d, ()) for d in changes.coverage_changes(account)))
    return tuple(
        Change(mark=d.mark, text=d.text, theme=d.theme, story=d.story, citations=cites, before=d.before, after=d.after)
        for d, cites in drawn
    )


def _inputs(brief: Brief, articles: Sequence[Article], desk: Desk, withdrawn: tuple[Withdrawal, ...]) -> Inputs:
    return Inputs(
        versions=tuple(sorted(a.id for a in articles)),
        failures=brief.failures,
        desk=snapshot(desk),
        history=brief.history,
        history_editions=brief.history_editions,
        wronged_editions=tuple(map(name_of, brief.wronged)),
        withdrawn=withdrawn,
        unread=brief.unread,
        shares=brief.shares,
    )


def _record(brief: Brief, stories: Sequence[Storyline], page: _Page, counts: dict[str, int]) -> HistoryRecord:
    """What this edition adds to history: its stories with what was said of them, its figures, its counts by source."""
    printed: dict[str, dict[str, None]] = {}
    for point in _printed(page):
        printed.setdefault(point.story, {})[point.text] = None
    records = [_story_record(s, tuple(printed.get(s.id, ())), brief.day) for s in sorted(stories, key=lambda s: s.id)]
    return HistoryRecord(
        desk=page.desk,
        day=brief.day,
        revision=brief.revision,
        cutoff=brief.window.end,
        stories=tuple(records),
        ledger=tuple(r for r in page.ledger if not r.printed),
        counts=counts,
        positions=page.positions,
        threads=page.threads,
        headings=tuple(dict.fromkeys(b.title for theme in page.themes for b in theme.stories if b.title)),
    )


def _printed(page: _Page) -> Iterator[Point]:
    """The sentences and headlines that stand on the page; a line that found no room may be said tomorrow."""
    for theme in page.themes:
        yield from theme.summary
        for story in theme.stories:
            yield from story.points
    yield from (p for p in page.bottom_line if p.form != "template")


def _story_record(story: Storyline, said: tuple[str, ...], day: str) -> StoryRecord:
    before = story.before
    return replace(
        story.record,
        theme=story.lines[0].theme if story.lines else (before.theme if before else "other"),
        first_day=before.first_day if before else day,
        last_day=day,
        editions=(before.editions if before else 0) + 1,
        said=((before.said if before else ()) + said)[-_MOST_SAID:],
        articles=tuple(a.id for a in story.articles),
        quiet_since="",
    )
