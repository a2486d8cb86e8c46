"""Whether a sentence can stand alone on a page, and the stated edits that help it to.

Refuses to rewrite: an edit only cuts a leading connective, footnote marks and white space, or adds the date to a weekday. A sentence
that would need more (a pronoun whose referent is elsewhere, half of a quotation) is not printed at all.
"""

import re
from datetime import datetime

from diurna.interpret.dated import date_weekdays
from diurna.text import fold

_CONNECTIVE = re.compile(
    r"^(?:However|Meanwhile|Moreover|Furthermore|In addition|Additionally|Still|Instead|Nevertheless|Nonetheless|Earlier|Separately|"
    r"Also|Similarly|Thus|Therefore|Consequently|Then|Later|In turn|By contrast|In contrast|On the other hand|At the same time|"
    r"Afterwards?|But|And|Yet|So|For (?:his|her|its|their) part|In the meantime|In a related development|Notably|Importantly|Indeed),?\s+",
)
# A sentence that opens with one of these points at something said before it.
_PRONOUN = re.compile(
    r"^[\"“'‘]*(?:He|She|It|They|We|I|You|His|Her|Its|Their|Our|My|This|These|That|Those|Such|There, |Here, |Both|Neither|Either|Others?|"
    r"Another|The (?:two|three|four|pair|former|latter|same|move|statement|attack|strike|incidents?|decision|report|comments?|remarks?|"
    r"announcement|agency|ministry|group|minister|officials?|president|spokesman|spokesperson|spokeswoman|army|military|video|footage|"
    r"article|page|outlet|paper|newspaper|meeting|visit|function|base|site|facility|combined))\b",
)
_LATER_PRONOUN = re.compile(r"^(?:[^,]{0,60},\s+)(?:he|she|it|they|we)\b")
_FRAGMENT = re.compile(r"^[a-z)\],.;:%’']|^(?:But|And|Or|Because|Which|Who)\b.{0,60}$")
_FURNITURE = re.compile(
    r"(?:follow (?:us|our|the)\b|click (?:here|to)|read more|read also|also read|watch (?:the|our|now|live)|subscribe|newsletter|sign up|"
    r"liveblog|live blog|"
    r"(?:is|was|are) our guests?\b|gives? us (?:her|his|their|the)|tells? us more|has more\b|details? by\b|story by\b|"
    r"report by\b|reports? from \w+\.$|is live from|joins us|looks back at|here'?s what (?:we|you)|what (?:we|you) (?:need to )?know|"
    r"photo(?:graph)?s? (?:by|from)|\(?(?:AP|Reuters|AFP|Getty|EPA) ?(?:photo|images?)|file photo|in this (?:file )?photo|getty images|"
    r"all rights reserved|will (?:be )?publish(?:ing)? (?:two |its |another )?updates?|are publishing|(?:morning|evening) update will|"
    r"this update|data cut ?off|cut-?off (?:time )?for|click to expand|advertisement|contributed to this report|with inputs from|"
    r"edited by|spoke to us|speaking to us|takes a look|breaks? (?:it )?down|"
    r"our (?:\w+ ){0,2}correspondent|the correspondent (?:has|tells|explains)|"
    r"find out (?:more|how|why)|stay tuned|pleased to welcome|in (?:tonight|today|this week)[’']s (?:edition|programme|show|episode)|"
    r"in (?:this|our) (?:edition|episode|programme|show)\b|key takeaways?:|toplines?$|©|https?://|www\.)",
    re.IGNORECASE,
)
_EXPLAINER = re.compile(
    r"^(?:what|why|how|who|when|where|is|are|will|can|could|should|does|do|did|has|have|inside|explainer|analysis|opinion|q&a|quiz|"
    r"podcast|photos?|in pictures|gallery|timeline|profile|interview|exclusive interview|debate|review|the week in|newsletter|"
    r"fact ?check)\b",
    re.IGNORECASE,
)
# Two reporters who look at something, a list of the week's topics, a report named by its date: none says what happened.
_PRESENTED = re.compile(
    r"^(?:[A-Z][\w’'-]+ ){2,4}(?:and (?:[A-Z][\w’'-]+ ){1,4})?(?:looks?|takes?|explains?|discuss(?:es)?|analy[sz]es?|breaks|"
    r"examines?|assess(?:es)?|offers|speaks?|joins?|brings?) (?:at|us|how|why|what|the latest|with|to|an?)\b"
)
_TOPICS = re.compile(
    r"^(?:(?:[A-Z][\w’'-]*|the|of) ?){1,4}(?:, (?:(?:[A-Z][\w’'-]*|the|of) ?){1,4})+,? (?:and|&) (?:(?:[A-Z][\w’'-]*|the|of) ?){1,4}$"
)
_DATED_REPORT = re.compile(r"\b(?:update|report|briefing|bulletin|round-?up|digest|assessment|news)\b[^.]*\b(?:19|20)\d\d$", re.IGNORECASE)
# `GENEVA, March 2 (Agency) - `, `(Agency) -- `, `GENEVA — `: where a report was filed, which its outlet and date already say.
_DATELINE = re.compile(
    r"^(?:[A-Z][\w.'’/-]*(?: [A-Z][\w.'’/-]*){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s*"
    r"\([A-Z][\w .&’'-]{1,30}\)\s*[-–—:]+\s*|\([A-Z][\w .&-]{1,20}\)\s*[-–—]+\s*|"
    r"[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{1,25}?)?\s+[-–—]{1,2}\s+(?=[A-Z“\"]))"
)
_OPENING_PLACE = re.compile(r"^[A-Z][a-z’'-]+(?:[ /][A-Z][a-z’'-]+)?: (?=[A-Z“\"])")
# An imperative, or a sentence run into the next without a blank: an aside to the reader, or a broken text.
_ADDRESS = re.compile(
    r"^(?:Forget|Consider|Imagine|Remember|Meet|Think|Welcome|Listen|Enjoy|Discover|Join|Find|See|Let’s|Let's)\b|.*[a-z]{3}\.[A-Z][a-z]"
)
_NEVER = re.compile(r"(?!)")
_LABEL = re.compile(
    r"^(?:(?:LIVE|Live(?: updates?| blog)?|Latest(?: updates?)?|BREAKING|Breaking(?: news)?|UPDATE(?: \d)?|Video|Watch|WATCH|EXCLUSIVE|"
    r"Exclusive|NEW|Just in|[A-Z][a-z]+ live|[A-Z][\w-]+ war live)\s*[:|–—-]\s+)+"
)
# Word joiners, zero-width spaces and soft hyphens come from editing systems; the joiners of Persian and Hindi stay.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_SIGNS = re.compile(r"^[^\w“‘\"'«(\[]+")
_FOLLOW = re.compile(r"[.!:|–-]?\s*(?:Follow|Watch|Read) (?:all |the |our |us |live|along)[^.]*$")
_FOOTNOTES = re.compile(r"\s?(?:\[\d{1,3}\])+")
_QUESTION = re.compile(r"\?[”\"’']?\s*$")


def clean_headline(title: str) -> str:
    """A headline without its `Live:` or `Breaking:` label, white space single."""
    plain = _SIGNS.sub("", " ".join(_INVISIBLE.sub("", title).split()))
    return _FOLLOW.sub("", _LABEL.sub("", plain)) or plain


def tells_news(title: str) -> bool:
    """False for headlines that ask, explain, opine or list pictures: they carry no statement to cite."""
    bare = clean_headline(title)
    silent = (_QUESTION, _EXPLAINER, _OPINION, _FURNITURE, _TOPICS, _DATED_REPORT, _PRESENTED)
    return bool(bare) and not any(pattern.search(bare) for pattern in silent)


_OPINION = re.compile(
    r"(?:\bexplained\b|:\s*(?:what|why|how|who)\b|what (?:we|to) know|in pictures|\bvs\.? |\bpodcast\b|"
    r"^(?:a|the) (?:brief )?(?:history|guide|timeline)\b)",
    re.IGNORECASE,
)


def can_stand(sentence: str) -> bool:
    """Whether `sentence`, already edited, can be understood by somebody who reads nothing else of its article."""
    if len(sentence) < 35 or len(sentence) > 420 or _QUESTION.search(sentence):
        return False
    if (
        _PRESENTED.match(sentence)
        or _PRONOUN.match(sentence)
        or _LATER_PRONOUN.match(sentence)
        or _FRAGMENT.match(sentence)
        or _FURNITURE.search(sentence)
    ):
        return False
    if _ADDRESS.match(sentence):
        return False
    return sentence.rstrip("”\"’')")[-1:] in {".", "!"} and _balanced(sentence) and " " in sentence


def _balanced(sentence: str) -> bool:
    return sentence.count("“") == sentence.count("”") and sentence.count('"') % 2 == 0 and sentence.count("(") == sentence.count(")")


def edit(span: str, published: datetime | None, *, opens: bool = False) -> str:
    """The printed form of `span`: white space single; dateline, footnote marks and a leading connective cut; weekdays given their dates.

    A weekday is the last one before (or on) the day of publication, or the next one where the clause looks ahead. `opens`: the span
    opens its article, where `Geneva: ` is a dateline.
    """
    text = " ".join(_FOOTNOTES.sub("", _INVISIBLE.sub("", span)).split())
    text = (_OPENING_PLACE if opens else _NEVER).sub("", _DATELINE.sub("", text))
    cut = _CONNECTIVE.sub("", text)
    if cut != text and cut:
        cut = cut[0].upper() + cut[1:]
    return date_weekdays(cut, published) if published else cut


def same_words(one: str, other: str) -> float:
    """How much of the shorter text's words the longer one has, 0..1; for telling a deck that repeats its headline."""
    a, b = set(fold(one).split()), set(fold(other).split())
    return len(a & b) / max(1, min(len(a), len(b)))
