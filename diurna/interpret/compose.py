"""From the articles of a window to an edition. Pure: the same articles, history, desk and brief give the same edition, byte for byte."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, to_builtins
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
    StoryBlock,
    StoryRecord,
    ThemeSection,
    Thread,
)
from diurna.interpret import changes, corrections, coverage, ledger, sources, threads
from diurna.interpret.bottomline import bottom_line, overlaps, same_count
from diurna.interpret.brief import Brief
from diurna.interpret.claimants import Entry
from diurna.interpret.counts import Counts, Ground, counts, is_long
from diurna.interpret.coverage import Habits
from diurna.interpret.denials import Denied, denials
from diurna.interpret.developments import story_changes
from diurna.interpret.disputes import denies_civilians, disputes, with_marks
from diurna.interpret.guards import leaps, takes_part_for_all
from diurna.interpret.lineage import led_on
from diurna.interpret.lines import Line, Storyline, by_theme, counted, heading, voice, without_doubted
from diurna.interpret.method import method
from diurna.interpret.notices import notices
from diurna.interpret.pointers import pointing
from diurna.interpret.positions import held, recorded, reversals
from diurna.interpret.quiet import gone_quiet, with_causes
from diurna.interpret.repeats import with_repeats
from diurna.interpret.scope import is_bystanding, named_by
from diurna.interpret.series import series
from diurna.interpret.sift import Sifted, sift
from diurna.interpret.sources import Numbers
from diurna.interpret.storylines import storylines
from diurna.interpret.trace import trace
from diurna.model import Article, Withdrawal
from diurna.text import content_id, direction, plain

FORMAT = 1
_MOST_STORIES = 20
_MOST_SUMMARY = 3
_STANDARD = (("diplomacy", "Diplomacy"), ("strikes", "Strikes"), ("casualties", "Casualties"))
_MOST_SAID = 24


def make_edition(brief: Brief, articles: Sequence[Article], history: Sequence[HistoryRecord], desk: Desk) -> Edition:
    """The edition of `brief` from the `articles` first had in its window and the `history` of earlier days, oldest first."""
    withdrawn = corrections.touching(brief.withdrawn, articles, history)
    gone = frozenset(v for w in withdrawn for v in w.versions)
    back = [a for a in articles if a.id in gone]
    sifted = sift([a for a in articles if a.id not in gone], desk, back)
    wrong = corrections.corrections((*sifted.everything, *back), history, withdrawn, brief.earlier)
    replaced = corrections.replaced(sifted, wrong)
    wrong = (*wrong, *(f for f in replaced if not f.faded))
    sifted = corrections.without_retractions(sifted, wrong)
    unheard = coverage.silent_sources(articles, history, brief.day)
    absent = ledger.Absent(gone=gone | corrections.retracted(wrong, history), silent=unheard)
    frame = _Frame(desk=desk, brief=brief, ground=Ground(window=brief.window, wrong=wrong, absent=absent))
    stories = _told(sifted, history, frame)
    history = led_on(history, [s.record for s in stories])
    known = changes.latest_records(history)
    numbers = Numbers()
    page = _lay_out(stories, sifted, numbers, history, frame)
    coverage_ = coverage.account(
        articles,
        _classes(articles, sifted, numbers, gone),
        brief.failures,
        desk,
        Habits(day=brief.day, history=tuple(history), belated=sifted.belated(brief.window.start)),
    )
    coverage_ = replace(
        coverage_,
        notes=(
            *coverage_.notes,
            *corrections.notes(articles, withdrawn, sifted.carried_by),
            *corrections.faded(replaced),
            *_told_unread(sifted),
        ),
    )
    quiet = gone_quiet(known, history, stories, after=desk.quiet_after, common=named_by(desk.scope))
    quiet = with_causes(quiet, known, history, unheard)
    silent = tuple(replace(known[q.id], quiet_since=brief.day) for q in quiet)
    figures = {"bottom line": len(page.bottom_line), "figures": len(page.ledger), "changes": len(page.differences)}
    trace(brief.day, stories, page.themes, figures, coverage_)
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
        notices=(*brief.notices, *notices(brief, len(page.bottom_line), coverage_.total, compared=bool(history))),
        inputs=_inputs(brief, articles, desk, withdrawn),
        bottom_line=page.bottom_line,
        changes=_changes(page, coverage_),
        corrections=page.corrections,
        themes=page.themes,
        disputed=page.disputed,
        quiet=quiet,
        other_languages=page.other_languages,
        ledger=page.ledger,
        series=series(history, brief.day, page.ledger),
        coverage=coverage_,
        method=method(desk),
        sources=sources.entries(
            numbers, affiliation=sifted.affiliation, origins=sifted.origins, copies=sifted.carried_by, opened=brief.window.start
        ),
        history=replace(
            _record(brief, stories, page, {r.source: r.versions - r.failed for r in coverage_.rows}, silent),
            cited=corrections.cited(numbers, [r for r in page.ledger if not r.printed]),
            corrected=tuple(dict.fromkeys((*(f.told for f in wrong), *sorted(corrections.retracted(wrong, ()))))),
        ),
    )


class _Frame(Struct, frozen=True, kw_only=True):
    """What a page is laid out for: the desk, the commission, and what its figures are weighed on."""

    desk: Desk
    brief: Brief
    ground: Ground


class _Page(Struct, frozen=True, kw_only=True):
    desk: str
    bottom_line: tuple[Point, ...]
    differences: tuple[tuple[changes.Difference, tuple[Citation, ...]], ...]
    corrections: tuple[Correction, ...]
    themes: tuple[ThemeSection, ...]
    ledger: tuple[LedgerRow, ...]
    disputed: tuple[Dispute, ...]
    positions: tuple[Position, ...]
    threads: tuple[Thread, ...]
    other_languages: tuple[ListedHeadline, ...]


def _told(sifted: Sifted, history: Sequence[HistoryRecord], frame: _Frame) -> tuple[Storyline, ...]:
    """The stories with their lines. Over several days no line says a figure that its claimant has replaced since: which those are is
    known once the stories are.
    """
    stories = storylines(sifted, history, desk=frame.desk, brief=frame.brief)
    if not is_long(frame.brief.window):
        return stories
    figured = counts(stories, sifted, led_on(history, [s.record for s in stories]), frame.ground)
    return storylines(sifted, history, desk=frame.desk, brief=frame.brief, outdated=figured.is_outdated) if figured.left else stories


def _lay_out(stories: Sequence[Storyline], sifted: Sifted, numbers: Numbers, history: Sequence[HistoryRecord], frame: _Frame) -> _Page:
    """The parts of the page that cite, in reading order, so that source numbers rise down the page."""
    desk, brief = frame.desk, frame.brief
    figured = counts(stories, sifted, history, frame.ground)
    positions = held(stories)
    turned = reversals(positions, history, sifted)
    told_threads = threads.threads(stories, history, brief.day, desk.scope.about)
    stepped = threads.moved(told_threads, sifted.affiliation)
    shown = changes.marked_alike([figured.with_paths(s) for s in stories], (*turned, *stepped))
    entered = figured.entered
    # A figure that its claimant repeats is in the table; it is no news for a line.
    fresh = [e for e in entered if not any(m.kind == "UNCHANGED" for m in figured.marks(e))]
    told = [replace(counted(e, sifted.affiliation), marks=figured.marks(e)[:1]) for e in fresh]
    weak = [*figured.below, *(e for e in entered if leaps(e, figured.held(e)) or takes_part_for_all(e, entered))]
    sure = without_doubted(shown, weak)
    leading = [line for e, line in zip(fresh, told, strict=True) if e not in weak]
    top = tuple(_point(line, numbers) for line in bottom_line(_partaking(changes.without_told(sure), desk.scope), leading, desk.scope))
    led = tuple((d, numbers.cite_all(d.spans)) for d in (*turned, *stepped))
    moved = [e for e in entered if changes.is_news(e.claim, figured.marks(e))]
    figures = tuple((d, _cite_row(d)) for d in changes.figure_changes(_rows(moved, figured, numbers)))
    changed = (
        changes.beside(story_changes(_partaking(stories, desk.scope), (*turned, *stepped)), (d for d, _ in figures)) if history else ()
    )
    differences = (*led, *figures, *((d, numbers.cite_all(d.spans)) for d in changed))
    wrong = tuple(replace(f.correction, citations=_cite_found(f, numbers)) for f in frame.ground.wrong)
    sections = _sections(shown, told, desk)
    upper = tuple(_theme(s, numbers) for s in sections[: len(_STANDARD)])
    # The table stands under casualties, the last of the standard themes.
    rows = ledger.confirmed(_rows(entered, figured, numbers))
    themes = pointing((*upper, *(_theme(s, numbers) for s in sections[len(_STANDARD) :])), desk.themes)
    older = with_repeats(ledger.carried(rows, history, brief.day, frame.ground.absent), sifted.casualties(stories))
    denying = {r.citation.source for e, r in zip(entered, rows, strict=True) if denies_civilians(e.article.text)}
    figures_disputed = disputes(rows, denying)
    denied = tuple(_against(d, numbers, sifted) for d in denials(stories, named_by(desk.scope), history))
    return _Page(
        desk=desk.name,
        bottom_line=top,
        differences=differences,
        corrections=wrong,
        themes=themes,
        ledger=(*with_marks(rows, figures_disputed), *older),
        disputed=(*figures_disputed, *denied),
        positions=recorded(positions),
        threads=threads.recorded(told_threads),
        other_languages=tuple(_listed(a, numbers) for a in sifted.other_language),
    )


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
    return Dispute(subject=denied.earlier or story.record.title, points=tuple(_point(n, numbers) for n in drawn))


def _rows(entries: Sequence[Entry], figured: Counts, numbers: Numbers) -> tuple[LedgerRow, ...]:
    return tuple(figured.row(e, numbers.cite(e.article, e.claim.field, e.claim.start, e.claim.end).source) for e in entries)


def _cite_found(found: corrections.Found, numbers: Numbers) -> tuple[Citation, ...]:
    return (numbers.cite(found.article, *found.span),) if found.article and found.span else ()


def _cite_row(difference: changes.Difference) -> tuple[Citation, ...]:
    row = difference.row
    return (row.citation,) if row else ()


def _point(line: Line, numbers: Numbers) -> Point:
    c = line.candidate
    return Point(
        id=content_id("point", c.article.id, c.field, str(c.start), str(c.end)),
        form=c.form,
        text=c.text,
        theme=line.theme,
        story=line.story,
        outlet=c.article.source,
        citations=numbers.cite_all((c, *line.support)),
        lead=line.lead,
        marks=line.marks,
    )


class _Section(Struct, frozen=True, kw_only=True):
    """What a theme has to print: its stories with their lines, most covered first, and figures that no line says."""

    name: str
    title: str
    groups: Sequence[tuple[Storyline, tuple[Line, ...]]]
    figures: Sequence[Line]


def _sections(stories: Sequence[Storyline], told: Sequence[Line], desk: Desk) -> tuple[_Section, ...]:
    found = by_theme(stories)
    printed = [line for groups in found.values() for _, lines in groups for line in lines]
    figures = [n for n in told if not any(overlaps(n, p) or same_count(n, p) for p in printed)]
    order = (*_STANDARD, *((t.name, t.title) for t in desk.themes), ("other", "Other developments"))
    return tuple(_Section(name=n, title=t, groups=found.get(n, ()), figures=figures if n == "casualties" else ()) for n, t in order)


def _theme(section: _Section, numbers: Numbers) -> ThemeSection:
    shown = section.groups[:_MOST_STORIES]
    leads = [lines[0] for _, lines in shown if lines[0].candidate.form == "sentence"]
    # Two or three stories need no summary above them; it would be the section itself.
    opening = (leads if len(shown) > _MOST_SUMMARY else section.figures)[:_MOST_SUMMARY]
    summary = tuple(_point(line, numbers) for line in opening)
    printed = {p.id for p in summary}
    blocks = tuple(b for s, lines in shown if (b := _block(s, [p for p in (_point(n, numbers) for n in lines) if p.id not in printed])))
    left = len(section.groups) - len(shown)
    note = f"{left} more {'story' if left == 1 else 'stories'} of less coverage not shown; all are counted under Coverage." if left else ""
    return ThemeSection(name=section.name, title=section.title, summary=summary, stories=blocks, note=note)


def _block(story: Storyline, points: Sequence[Point]) -> StoryBlock | None:
    if not points:
        return None
    return StoryBlock(
        id=story.id,
        title=heading(story.record.title, [p.text for p in points]),
        first_day=story.record.first_day,
        articles=len(story.articles),
        outlets=story.outlets,
        origins=story.origins,
        points=tuple(points),
    )


def _listed(article: Article, numbers: Numbers) -> ListedHeadline:
    cited = numbers.cite(article, "title", 0, len(article.title))
    return ListedHeadline(source=cited.source, title=plain(article.title), language=article.language, direction=direction(article.title))


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
        desk=to_builtins(desk),
        history=brief.history,
        history_editions=brief.history_editions,
        withdrawn=withdrawn,
        unread=brief.unread,
    )


def _record(
    brief: Brief, stories: Sequence[Storyline], page: _Page, counts: dict[str, int], silent: tuple[StoryRecord, ...]
) -> HistoryRecord:
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
        stories=(*records, *silent),
        ledger=tuple(r for r in page.ledger if not r.printed),
        counts=counts,
        positions=page.positions,
        threads=page.threads,
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
