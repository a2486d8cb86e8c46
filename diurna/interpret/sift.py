"""The first look at a window's articles: what is empty, in another language, off-topic or a copy; and the claims of the rest."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from diurna.desk import Desk, Scope
from diurna.edition import Class
from diurna.interpret.claimants import Entry
from diurna.interpret.claims import read_claims
from diurna.interpret.copies import find_copies
from diurna.interpret.figurewords import sentence
from diurna.interpret.kinds import accident, apart, kind, of_war, played, without_remembrance
from diurna.interpret.lines import Storyline, is_belated
from diurna.interpret.origins import origin
from diurna.interpret.owndays import on_its_own_day
from diurna.interpret.places import countries_in, country_of, kind_of, pattern
from diurna.interpret.prose import own
from diurna.interpret.scope import is_elsewhere, is_set_apart, on_topic
from diurna.interpret.standalone import is_chronology
from diurna.model import Article, Casualty, Claim, Strike

log = logging.getLogger(__name__)

#: The class of a version of which a later one was had in the same window.
SUPERSEDED: Class = "superseded"


class Sifted(Struct, frozen=True, kw_only=True):
    """A window's articles, each in one heap: `kept` are to be read; `classes` holds the class of every other one by id.

    `published_at` of each is on its outlet's own clock (the same instant), so that its date is the day its readers call today.
    """

    kept: tuple[Article, ...]
    other_language: tuple[Article, ...]
    classes: Mapping[str, Class]
    claims: Mapping[str, tuple[Claim, ...]]
    origins: Mapping[str, str]
    affiliation: Mapping[str, str]
    carried_by: Mapping[str, tuple[str, ...]]
    everything: tuple[Article, ...]
    #: Why an article of class `failed` could not be read, by id.
    unread: Mapping[str, str] = {}
    scope: Scope = Scope()

    def belated(self, opened: datetime) -> frozenset[str]:
        """Ids of the versions that were published before the window opened."""
        return frozenset(a.id for a in self.everything if is_belated(a, opened))

    def casualties(self, storylines: Sequence[Storyline]) -> Iterator[tuple[Casualty, Article, str]]:
        """Every casualty claim of the kept articles, with its article and its story; who dies in an accident is no casualty here, and what
        a chronology counts is of days past. What a roundup's passage counts that is all another country's business is none of the desk's,
        nor what a paragraph counts in a place that the scope sets apart.
        """
        for story in storylines:
            parts = (p for p in story.parts if not (accident(p.article.title, p.article.text) or is_chronology(p.article.text)))
            for part in (p for p in parts if not (p.is_passage and is_elsewhere(p.article.text[p.start : p.end], self.scope))):
                held = (c for c in self.claims[part.article.id] if isinstance(c, Casualty) and part.holds(c))
                counted = (c for c in held if not _of_others(c, part.article, self.scope))
                yield from ((c, part.article, story.id) for c in counted if not _by_mishap(c, part.article))


def sift(articles: Sequence[Article], desk: Desk, gone: Sequence[Article] = ()) -> Sifted:
    """Put each article, as it is to be read, in one heap, by first had, then by publication, then by id. What only copies one of those
    taken back (`gone`) is read no more than that one.
    """
    ordered = sorted((own(_on_its_clock(a, desk)) for a in articles), key=_first_had)
    classes: dict[str, Class] = {}
    for article in ordered:
        if verdict := _verdict(article, desk):
            classes[article.id] = verdict
    on_topic_ = [a for a in ordered if a.id not in classes]
    for article in _superseded(on_topic_):
        classes[article.id] = SUPERSEDED
    carried: dict[str, list[str]] = {}
    by_id = {a.id: a for a in on_topic_}
    gone = tuple(map(own, gone))
    back = {a.id for a in gone}
    for copy in find_copies(sorted((*(a for a in on_topic_ if a.id not in classes), *gone), key=_first_had)):
        if copy.copy_of is not None and copy.id not in back:
            classes[copy.id] = "copy"
            carried.setdefault(copy.copy_of, []).append(by_id[copy.id].source)
    claims, unread = _claims([a for a in ordered if a.id not in classes])
    classes |= dict.fromkeys(unread, "failed")
    kinds = sorted(Counter(type(c).__name__.lower() for found in claims.values() for c in found).items())
    log.info("claims: %s, of %d articles read", ", ".join(f"{n} {kind}" for kind, n in kinds) or "none", len(claims))
    kept = tuple(a for a in ordered if a.id not in classes)
    return Sifted(
        kept=kept,
        other_language=tuple(a for a in ordered if classes.get(a.id) == "other language"),
        classes=classes,
        claims=claims,
        origins={a.id: origin(a) for a in kept},
        affiliation={name: desk.outlet(name).affiliation for name in sorted({a.source for a in ordered})},
        carried_by={k: tuple(dict.fromkeys(v)) for k, v in carried.items()},
        everything=tuple(ordered),
        unread=unread,
        scope=desk.scope,
    )


def _by_mishap(claim: Casualty, article: Article) -> bool:
    """Whether a count's own sentence tells of an accident or an illness, whatever its article tells."""
    told = sentence(Entry(claim=claim, article=article, story=""))
    return accident(told, told)


def _of_others(claim: Casualty, article: Article, scope: Scope) -> bool:
    """Whether a count stands in a paragraph without a word of what the desk is about, at a place of what its scope sets apart, or in
    another country, of which the title says nothing.
    """
    if claim.field == "title":
        return False
    text = article.text
    paragraph = text[text.rfind("\n", 0, claim.start) + 1 : text.find("\n", claim.end) if "\n" in text[claim.end :] else len(text)]
    told = f"{paragraph} {country_of(claim.place or '') or ''}"
    # Of what nation somebody was says nothing of where, but whose toll it is that nobody places.
    alone = claim.scope == "cumulative" and not (claim.place or claim.claimant) and bool(countries_in(claim.people or ""))
    placed = alone or any(kind_of(m.group()) == "name" for m in pattern().finditer(told))
    before = "" if claim.place else text[max(0, claim.start - _BEFORE) : claim.start]
    elsewhere = placed and all(is_elsewhere(t, scope, under=article.title) for t in (told, f"{before} {told}"))
    return elsewhere or is_set_apart(told, scope)


#: A count without a place is of the one that was spoken of before it.
_BEFORE = 300


def _claims(articles: Sequence[Article]) -> tuple[dict[str, tuple[Claim, ...]], dict[str, str]]:
    """The claims of each article, by id, and the reason in words for each that trips the reading: one article never costs the day."""
    claims: dict[str, tuple[Claim, ...]] = {}
    unread: dict[str, str] = {}
    for article in articles:
        try:
            claims[article.id] = read_claims(article)
        except Exception as error:  # an odd text costs itself alone, and is accounted for
            log.exception("%s (%s) could not be read", article.id, article.source)
            unread[article.id] = f"{type(error).__name__}: {error}"
    return claims, unread


def _on_its_clock(article: Article, desk: Desk) -> Article:
    """`article` with its published time on its outlet's clock; midnight sharp in UTC is a bare date, and stays that day there.

    One that was stamped when it was fetched has the day of its title.
    """
    published = article.published_at
    if published is None:
        return article
    zone, utc = ZoneInfo(desk.outlet(article.source).zone or desk.zone), published.astimezone(UTC)
    if (own := on_its_own_day(article, zone)) is not article:
        return own
    if not article.date_only and utc.time() == time():
        return replace(article, published_at=utc.replace(tzinfo=zone), date_only=True)
    return replace(article, published_at=published.astimezone(zone))


def _first_had(article: Article) -> tuple[object, ...]:
    return (article.fetched_at is None, article.fetched_at, article.published_at is None, article.published_at, article.id)


def _verdict(article: Article, desk: Desk) -> Class | None:
    """The class of an article that is not to be read, or None."""
    if not article.title.strip() and not article.text.strip():
        return "empty"
    if article.language and article.language not in desk.languages:
        return "other language"
    return None if on_topic(article, desk.scope) and not _aside(article, desk.scope) else "off-topic"


def _aside(article: Article, scope: Scope) -> bool:
    """Whether an article is sport, culture or leisure that names what the desk watches, unless the desk watches just that. Refuses one in
    which anybody is killed, hurt or held, or anything attacked: better a soft line too many than an article lost.
    """
    watched = (*scope.about, *scope.related)
    if not watched or kind(" ".join(watched)):
        return False
    # Where the desk sets such a field apart by a word of its own, the dead of another day who are remembered there are no news.
    text = without_remembrance(article.text) if any(map(kind, scope.exclude)) else article.text
    if not apart(article.title, text, article.url):
        return False
    claims, unread = _claims([replace(article, text=text)])
    return not unread and not any(_harms(c) for c in claims[article.id])


def _harms(claim: Claim) -> bool:
    """Whether a claim is of an attack, in words that sport doesn't borrow, or of victims: one who is hurt may have hurt himself, and
    players one another.
    """
    if isinstance(claim, Strike):
        return of_war(played(claim.quote))
    return isinstance(claim, Casualty) and (claim.effect != "injured" or (claim.low > 1 and not _PLAYERS.search(claim.people or "")))


_PLAYERS = re.compile(
    r"\b(?:players|strikers|defenders|midfielders|forwards|wingers|goalkeepers|keepers|batters|batsmen|bowlers|riders|cyclists|athletes)\b",
    re.IGNORECASE,
)


def _superseded(articles: Sequence[Article]) -> list[Article]:
    """Versions of which a later one was had in the same window: the later one is read."""
    keyed = sorted((a for a in articles if a.address), key=lambda a: (a.source, a.address, _first_had(a)))
    # Two outlets may number their articles alike.
    return [a for _, versions in groupby(keyed, key=lambda a: (a.source, a.address)) for a in list(versions)[:-1]]
