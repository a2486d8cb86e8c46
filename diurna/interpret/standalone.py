"""Whether a sentence can stand alone on a page, and the stated edits that help it to.

Refuses to rewrite: an edit only cuts a connective, footnote marks and white space, or adds the date to a weekday. A sentence
that would need more (a pronoun whose referent is elsewhere, half of a quotation) is not printed at all.
"""

import re
from datetime import datetime
from functools import lru_cache

from diurna.agencies import PICTURES, WIRES
from diurna.interpret.claims import speech
from diurna.interpret.dated import date_weekdays
from diurna.interpret.datelines import without_dateline
from diurna.interpret.denying import asserts
from diurna.interpret.places import is_place, kind_of
from diurna.text import STARTERS, fold, plain, uncased

# Most of these mean something else without a comma: `So far 30`, `Instead of talks`, `Then President Roe`, `Still images`.
_CONNECTIVE = re.compile(
    r"^(?:(?:However|Moreover|Furthermore|In addition|Additionally|Still|Instead|Nevertheless|Nonetheless|Earlier|Separately|"
    r"Similarly|Thus|Therefore|Consequently|As a result|Then|Later|In turn|By contrast|In retaliation|In response|"
    r"In contrast|On the other hand|At the same time|"
    r"Afterwards?|So|For (?:his|her|its|their) part|In the meantime|In a related development|Notably|Importantly|Indeed),|"
    r"(?:Meanwhile|Also|But|And|Yet),?)\s+(?!for\b|another\b)",
)
# `Her remarks came as …`: what came of itself stands behind it. What something came *after* is older, and stays where it is.
_CAME_AS = re.compile(
    r"^(?:His|Her|Their|Its|The|This|That|These|Those) (?:[a-z]+ )?"
    r"(?:comments?|remarks?|words|statements?|warnings?|announcements?|calls?|visit|moves?|decision|attacks?|strikes?|raids?|meeting|talks)"
    r" (?:come|comes|came) as (?=[\w“])(?!part\b|an?\b|no\b|soon\b|well\b)"
)
# A sentence that opens with one of these points at something said before it, but for `The army of Kardavia`.
_PRONOUN = re.compile(
    r"^[\"“'‘]*(?!The (?:[a-z]+ ){1,3}of (?:the )?[A-Z])"
    r"(?:He|She|It|They|We|I|You|His|Her|Its|Their|Our|My|This|These|That|Those|Such|There, |Here, |Both|Neither|Either|Others?|"
    r"Another|The (?:two|three|four|pair|former|latter|same|move|statement|attack|strike|incidents?|decision|report|comments?|remarks?|"
    r"announcement|agency|ministry|group|minister|officials?|president|spokesman|spokesperson|spokeswoman|army|military|video|footage|"
    # Whose forces are joined, the sentence may say itself: `… of the Uldanian-Zarimi campaign`.
    r"article|page|outlet|paper|newspaper|meeting|visit|function|base|site|facility|"
    r"combined(?!.*\b[A-Z]\w+[-–][A-Z]\w+))|In (?:it|them|that|those)|"
    r"A (?:day|week|month|year) (?:earlier|later|before)|(?:Minutes|Moments|Hours|Days|Weeks|Months) (?:later|earlier|before)|"
    r"The (?:previous|next|following) (?:day|night|morning|week|month|year))\b",
)
# `The warning came …`: which one stands before it. A war, its parties' state and the world are known to the reader of a desk.
_BARE = re.compile(
    r"^The (?!(?:war|world|conflict|fighting|crisis|strait|ceasefire|truce|talks|capital|government)\b)[a-z][a-z’'-]*(?<!ly)"
    r"(?:, (?:[a-z]+ed|which|who)\b| (?:also|came|comes?|follow(?:s|ed)|spreads?|emerged|continues?|"
    r"surfaced|circulated|sparked|prompted|is|are|was|were|has|have|had|would|will|could|may|might)\b)"
)
# `Secretary of state says …`: of which state stands in the headline above. A clause that asks, in place of a subject, weighs; a date
# and a dash open an entry of a chronology.
_MONTHS = (
    rf"(?:{speech.MONTHS}|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_ENTRY = re.compile(
    rf"^\s*+(?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS}|(?:19|20)\d\d)(?:, (?:19|20)\d\d)? ?[-–—:]+ ?(?=[A-Z])", re.MULTILINE
)
_NOBODYS = re.compile(
    r"^(?:(?:deputy|acting|former|top|senior|foreign|prime|defen[cs]e|interior|finance|energy) )*"
    r"(?:minister|secretary of state|secretary|president|premier|envoy|ambassador|spokes(?:man|woman|person)|leader|chief|"
    r"commander) (?:also )?"
    r"(?:says?|said|tells?|told|hopes?|warns?|warned|calls?|called|vows?|vowed|urges?|urged|insists?|claims?|claimed|has|have|is|are)\b"
    r"|^(?-i:[A-Z])\w+ (?:leader|president|premier|minister|envoy|ambassador) also\b|^(?-i:What|Whether|How|Why|Who|Whoever) |"
    r"^In a (?:week|day|month|year) (?:that|when|in which)\b",
    re.IGNORECASE,
)
# What ties a verb to the line before; `also known as` is a name, and `but also` leans on its own line.
_LINKED = re.compile(
    r"^((?:(?!not |but |and )[\w’'.()-]+ ){1,12}?)(?:also|separately|similarly|additionally|likewise|meanwhile) "
    r"(?!known |called |named |spel(?:led|t) |written |dubbed |nicknamed |because )"
    r"(?=[a-z]{2,}(?:ed|s) |(?:said|told|struck|hit|shot|sent|held|met|sank|took|made|launch|be|been) )"
)
# Outside quotation marks, who speaks to the reader comments; a printed line is nobody's letter.
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|(?<!\w)[‘'][^’']*[’'](?!\w)")
IN_PERSON = re.compile(r"(?<![\w.-])(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself|[Yy]ou|[Yy]our|[Ww]e|[Oo]ur)(?![\w.])")
# `(This story has been corrected …)`: the outlet about itself; and a quotation whose speaker stands before it.
_ASIDE = re.compile(
    r"^\(.*\)\.?$|^[(\[]?(?:This|The) (?:story|article|report|headline) (?:has been|was) (?:corrected|updated|amended)\b", re.IGNORECASE
)
# A reader who shouts, a subheading run into the next paragraph, a speaker's name of a transcript, a page's line for readers' letters.
_BYLINE = re.compile(
    rf"^By (?!{speech.DAYS}\b)[A-Z][\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+"
    r"(?:, [A-Z][\w ]+)?(?: and [A-Z][\w’'-]+ [A-Z][\w’'-]+)?"
    r" (?=[A-Z])"
)
_RUN_IN = re.compile(
    rf"[a-z’'][ ](?:{STARTERS}|Two|Three) (?:[a-z]|U\.|[A-Z][\w-]+['’]s [a-z])|\b[A-Z][a-z]+ s [a-z]|"
    r"\b[A-Za-z]+ [A-Z]{3,}: [A-Z]|\| (?:Reply|By [A-Z])|[ap]m \||\bNEW: "
)
# `Sources also say …`: the sources of what stands before. `… rockets stored at the camps.`: which camps does, too.
_MORE_OF_THEM = re.compile(
    r"^(?:(?:some|several|many|other|the|these|two|three) )?(?:sources|officials|witnesses|residents|analysts|experts|reports?|diplomats|"
    r"aides|observers|authorities|people)\b[^,.;:“\"]{0,50}? also (?:say|said|tell|told|add|report|claim|warn|note|believe|suggest)\w*\b",
    re.IGNORECASE,
)
_WHICH_DEED = re.compile(
    r"^[^,;:“\"]{3,80}\b(?:said|says|announced|stated|reported|confirmed|claimed) (?:that )?"
    r"the (?:attack|strike|raid|operation|blast|explosion)s? "
    r"(?:had |has |have )?(?:targeted|hit|struck|killed|destroyed|damaged|was|were|caused|came)\b"
)
#: Who answered whom, and not what.
_ANSWERED = re.compile(
    r"\b(?:responded|replied|reacted) to\b(?!.*\b(?:by|saying|with|stating|declaring|warning|vowing|telling|calling|adding)\b)"
)
_WHICH_PLACE = re.compile(
    r" (?:(?:at|in|inside|from|near|around) the (?P<place>camp|site|facilit|base|building|compound|village|location|scene|depot|spot)"
    r"(?:s|y|ies)?[.”\"]*$"
    r"|the (?P<places>camp|site|facilit|compound|location)(?:s|ies)\b(?! (?:of|in|at|near|on|along|that|where|which|used|it|they)\b))"
)
# One or two may be a party's or a movement's name: `Just STOP Oil`, `the AND party`.
_SHOUTED = re.compile(
    r"\b(?:NOT|ANY|ALL|NEVER|EVER|WILL|AND|THE|ARE|WAS|WERE|BUT|FOR|FROM|WITH|THIS|THAT|HAS|HAVE|DOES|MUST|SHOULD|NOW|ONLY|EVERY|YOU|YOUR|OUR"
    r"|THEIR|CHILDREN|WOMEN|PEOPLE|WHY|HOW|WHAT|THEY|STOP|KILL|KILLING|WAR|PEACE|TRUTH)\b"
)
_SHOUTS = 3
# So does a connective that isn't cut, and `he said` behind a quotation or a report whose speaker stands before it.
_LEANING = re.compile(
    r"^(?:Nor (?:[a-z]+ )|(?:More|Most|Less|Equally|Even more|Just as) (?:important|significant|worrying)\b|"
    r"So (?!far\b)|Thus (?!far\b)|Then |And |But |Yet |Still |However |Instead (?!of\b)|In addition (?!to\b)|At the same time |"
    r"In turn |For (?:example|instance)\b|In between\b|(?:Nearby|Inside|Outside|A (?:short|few) (?:[a-z]+ ){1,2}(?:away|later|"
    r"earlier)), |Earlier in the day)"
)
_UNNAMED_SPEAKER = re.compile(
    r"[,?!.][”\"’']?\s+(?:he|she|it|they) (?:(?:also|later|then) )?(?:said|says|told|added|adds|wrote|stated|noted|warned|explained|"
    r"insisted|continued|claimed|stressed)\b(?! [^.]*[“\"][^”\"]*$)"
)
#: An example of what stands before.
_EXAMPLE = re.compile(r"\bfor (?:example|instance)[.,”\"]*$")
_LATER_PRONOUN = re.compile(r"^(?:[^,]{0,60},\s+)(?:he|she|it|they|we)\b")
_FRAGMENT = re.compile(r"^[a-z)\],.;:%’']|^(?:But|And|Or|Because|Which|Who)\b.{0,60}$")
_FURNITURE = uncased(
    r"(?:follow (?:us|our)\b|follow the (?:latest|live|stor|blog|updates)|click (?:here|to)|read more|read also|also read|^watch\b|"
    r"watch (?:our|now|live)\b|\bsubscribe\b|newsletter|^sign up\b|sign up (?:here|now|today|to (?:our|get|receive)|for (?:our|the|free))|"
    r"liveblog|live blog|^(?:connect|keep up|stay (?:connected|informed|up to date)) with\b|"
    r"latest news and (?:information|headlines|analysis)|"
    r"(?:is|was|are) our guests?\b|gives? us (?:her|his|their|the)|tells? us more|"
    r"has (?:the latest|more)(?: details?| on th\w+| for us| from [A-Z]\w+)?[.:]?$|^(?:more )?details? by\b|"
    r"reports? from \w+\.$|is live from|joins us|looks back at|here'?s what (?:we|you)|what (?:we|you) (?:need to )?know|"
    rf"photo(?:graph)?s? (?:by|from)|\(?(?:{PICTURES}) ?(?:photo|images?)|file photo|in this (?:file )?photo|getty images|"
    r"all rights reserved|terms of service|privacy policy|rules of conduct|"
    r"will (?:be )?publish(?:ing)? (?:two |its |another )?updates?|are publishing|(?:morning|evening) update will|"
    r"this update|as of this writing|data cut ?off|cut-?off (?:time )?for|click to expand|advertisement|contributed to this report|"
    r"with inputs from|edited by|^(?:following|here|below) (?:is|are)\b|^click (?:on )?the\b|^the (?:author|writer) is\b|"
    r"spoke to us|speaking to us|takes a look|breaks? it down|breaks? down (?:what|how|why|the latest)|"
    r"our (?:\w+ ){0,2}correspondent|the correspondent (?:has|tells|explains)|"
    r"^find out (?:more|how|why)|stay tuned|pleased to welcome|in (?:tonight|today|this week)[’']s (?:edition|programme|show|episode)|"
    r"in (?:this|our) (?:edition|episode|programme|show)\b|key takeaways?:|toplines?$|©|https?://|www\.)",
)
_REPORTED_BY = re.compile(r"^(?:an? )?(?:report|story) by (?-i:[A-Z][\w’'-]+(?:,? (?:and )?[A-Z][\w’'-]+)*)\.?$", re.IGNORECASE)
# The WHO and IS are organisations.
_EXPLAINER = re.compile(
    r"^(?:\w+ )?(?:things|facts|questions|charts|maps|reasons) (?:to|you|about|that|why)\b|"
    r"^(?!(?-i:WHO|IS) [a-z])(?:what|why|how|who|when|where|is|are|will|can|could|should|does|do|did|has|have|inside|explainer|analysis|"
    r"opinion|q&a|quiz|"
    r"podcast|photos?|in pictures|gallery|timeline|profile|interview|exclusive interview|debate|review|the week in|newsletter|"
    r"fact ?check)\b",
    re.IGNORECASE,
)
# Two reporters who look at something, a list of the week's topics, a report named by its date: none says what happened.
_PRESENTED = re.compile(
    r"^(?:[A-Z][\w’'-]+ ){2,4}(?:and (?:[A-Z][\w’'-]+ ){1,4})?(?:(?:looks?|takes?|explains?|discuss(?:es)?|analy[sz]es?|breaks down|"
    r"examines?|assess(?:es)?) (?:us|at how|at why|at what|how|why|what|the latest|a (?:closer )?look)|"
    r"offers (?:us|(?:an )?(?:analysis|insight))|"
    r"(?:speaks?|talks?) (?:to|with) us|joins? us|brings? (?:us|the latest))\b|"
    r"^(?:[A-Z][\w’'-]+ ){2,4}and (?:[A-Z][\w’'-]+ ){2,4}looks? at\b"
)
_TOPICS = re.compile(
    # One way only to read each word, or a line in capitals would be tried in all its parts; a longer last part may be a title's verb.
    r"^(?:[A-Z][\w’'-]*|the|of)(?: (?:[A-Z][\w’'-]*|the|of)){0,3}(?:, (?:[A-Z][\w’'-]*|the|of)(?: (?:[A-Z][\w’'-]*|the|of)){0,3})+"
    r",? (?:and|&) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?$"
)
_DATED_REPORT = re.compile(
    r"\b(?:update|report|briefing|bulletin|round-?up|digest|assessment|news)\b[^.]*"
    r"(?:\b(?-i:[A-Z])[a-z]{2,8}\.? (?:\d{1,2},? )?|\d[/-]|#?\b\d+ ?[-–—|] ?)(?:19|20)\d\d$",
    re.IGNORECASE,
)
# Bylines, stamps, credits and highlights stand before the place where an agency's report was filed.
_FILED = re.compile(
    rf"^.{{0,500}}?(?<![\w])[A-Z][\w.,’'/\\ -]{{1,40}}\((?:{WIRES}|CNN|BBC|VOA|[A-Z]{{2,4}})\)\s*(?:--|[-–—])\s*(?=[A-Z“\"])"
)
_OPENING_PLACE = re.compile(r"^(?P<place>[A-Z][\w’'-]+(?:[ /][A-Z][\w’'-]+)?): (?=[A-Z“\"])")
#: Somebody of the sentence's own, or named last, who says so: the name before the colon is then no speaker.
_SAID = re.compile(r"^[^“\"]*\w (?:said|says|told|announced)\b|\baccording to\b")
_SPEAKS = re.compile(rf"{IN_PERSON.pattern}|\bus\b")
_SAID_LAST = re.compile(r", [^,]+ (?:said|say|says|told [^,]+)\.$")
# `The Lebanese armed group has …`: which one, the line before says.
_DESCRIBED = re.compile(
    r"^The (?:[A-Z][\w’'-]+ )?(?:[a-z-]+ ){0,2}(?:group|movement|militia|country|nation|company|network|organi[sz]ation|party|leader|pair|"
    r"duo|two sides|sides|latter|channel|site|paper)\b(?!s? [A-Z(])"
)
# An imperative, or a sentence run into the next without a blank: an aside to the reader, or a broken text.
_ADDRESS = re.compile(
    r"^(?:Forget|Consider|Imagine|Remember|Meet|Think|Welcome|Listen|Enjoy|Discover|Join|Find|See|Let’s|Let's)\b|.*[a-z]{3}\.[A-Z][a-z]"
)
#: The headline of a page that is kept up all day.
LIVE = re.compile(r"\blive\b[^:]{0,20}:", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:LIVE|Live(?: updates?| blog)?|Latest(?: updates?)?|BREAKING|Breaking(?: news)?|UPDATE(?: \d)?|Video|Watch|WATCH|EXCLUSIVE|"
    r"Exclusive|NEW|Just in|[A-Z][a-z]+ live|[A-Z][\w-]+ war live)\s*[:|–—-]\s+)+"
)
# Word joiners, zero-width spaces and soft hyphens come from editing systems; the joiners of Persian and Hindi stay.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_SIGNS = re.compile(r"^[^\w“‘\"'«(\[$€£¥₪]+")
_FOLLOW = re.compile(r"[.!:|–-]?\s*(?:Follow|Watch|Read) (?:all |the |our |us |live|along)[^.]*$")
_FOOTNOTES = re.compile(r"\s?(?:\[\d{1,3}\])+|\s\(see (?:below|above)\)")
_QUESTION = re.compile(r"\?[”\"’']?\s*$")


def clean_headline(title: str) -> str:
    """A headline without its `Live:` or `Breaking:` label, white space single."""
    bare = _SIGNS.sub("", plain(_INVISIBLE.sub("", title)))
    return _FOLLOW.sub("", _LABEL.sub("", bare)) or bare


@lru_cache(maxsize=4096)
def tells_news(title: str) -> bool:
    """False for headlines that ask, explain, opine or list pictures: they carry no statement to cite."""
    bare = clean_headline(title)
    silent = (_QUESTION, _EXPLAINER, _OPINION, _REPORTED_BY, _TOPICS, _DATED_REPORT, _PRESENTED)
    return bool(bare) and not any(pattern.search(bare) for pattern in silent) and not _FURNITURE.search(bare.lower())


_OPINION = re.compile(
    r"(?:\bexplained\b|:\s*(?:what|why|how|who)\b|what (?:we|to) know|in pictures|\bvs\.? |\bpodcast\b|\bspecial edition\b|"
    r"^(?:a|the) (?:brief )?(?:history|guide|timeline)\b|^(?:no|yes|sorry), |\b(?:question|dilemma|gamble|puzzle|paradox): |"
    r"\bthe (?:view from|case (?:for|against))\b|"
    # A call to the reader, an epithet behind the topic, a talk with somebody of the street.
    r"^(?:wake up|stop|don['’]t|do not|let['’]?s|enough|it['’]s time|time (?:to|for)|beware|forget|imagine)\b"
    r"(?!.*\b(?:says?|tells?|urges?)\b)|:\s*[a-z]+ing (?:the|a|an|of|for|with|on|in)\b|"
    r":\s*(?:a|an|the) (?:[\w-]+ )?(?:tale|story|lesson|warning|primer|reckoning|week|year|look)\b|"
    r"\b(?:speaks?|talks?) (?:to|with) (?:an? |the )?(?:[\w-]+ )?"
    r"(?:expat\w*|residents?|analysts?|experts?|witness\w*|authors?|professors?|former)\b)",
    re.IGNORECASE,
)
#: Who stands where in a picture: `Ana Roe, left, and Petar Lunek`, `Lunek (C)`, `Lunek (pictured in May)`.
_SIDE = r"(?:left|right|cent(?:er|re))"
SHOWN = rf"(?:\((?:{_SIDE}|[LRC])\)|\b[A-Z][\w’'-]+, (?:far )?{_SIDE},|\(pictured\b|\b(?:is|are) (?:seen|pictured|shown)\b)"
# `A fighter runs for cover during a raid on Halvet, Zarim, on Monday.`: what a picture shows.
_PICTURED = re.compile(
    rf"{SHOWN}|^(?:An?|The|Two|Three|Some|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:[\w’'-]+ ){{1,5}}"
    rf"(?:in|at|near|outside|during|after|of|from)\b[^.;:]*[, ](?:on {speech.DAYS}|"
    rf"(?:{speech.MONTHS}) \d{{1,2}}, (?:19|20)\d\d)\.$"
)


def is_caption(title: str) -> bool:
    """Whether a page's title is what stands under its picture."""
    return bool(_PICTURED.search(title))


def is_chronology(text: str) -> bool:
    """Whether `text` lists what happened by its dates, or opens by saying so: its entries are past, and lean on one another."""
    return len(_ENTRY.findall(text)) >= _ENTRIES or bool(_CHRONICLES.search(text, 0, _OPENS))


_ENTRIES, _OPENS = 4, 1500
#: `Here is a timeline of the war`, `Here are some key points in the conflict`.
_CHRONICLES = re.compile(
    r"\b[Hh]ere(?:['’]s| is| are) (?:a |the |some )?(?:brief )?(?:timeline|chronology|key (?:points|dates|events|moments))\b[^.\n]{0,60}"
    r"(?:\b(?:events|war|conflict|uprising|crisis|reported)\b|:)"
)


def can_stand(sentence: str) -> bool:
    """Whether `sentence`, already edited, can be understood by somebody who reads nothing else of its article."""
    if len(sentence) < 35 or len(sentence) > 420 or _QUESTION.search(sentence):
        return False
    if (
        _PRESENTED.match(sentence)
        or _PRONOUN.match(sentence)
        or _LATER_PRONOUN.match(sentence)
        or _LEANING.match(sentence)
        or _UNNAMED_SPEAKER.search(sentence)
        or _EXAMPLE.search(sentence)
        or _FRAGMENT.match(sentence)
        or _FURNITURE.search(sentence.lower())
        or _REPORTED_BY.match(sentence)
    ):
        return False
    if _ASIDE.match(sentence) or not QUOTED.sub("", sentence).strip(" .,!"):
        return False
    if (
        _ADDRESS.match(sentence)
        or _DESCRIBED.match(sentence)
        or _BARE.match(sentence)
        or _NOBODYS.match(sentence)
        or _ENTRY.match(sentence)
        or _MORE_OF_THEM.match(sentence)
        or _WHICH_DEED.match(sentence)
        or _ANSWERED.search(sentence)
        or not asserts(sentence)
        or _is_unplaced(sentence)
    ):
        return False
    if _shouts(sentence) or _BYLINE.match(sentence) or _RUN_IN.search(sentence) or IN_PERSON.search(QUOTED.sub("", sentence)):
        return False
    return sentence.rstrip("”\"’')")[-1:] in {".", "!"} and _balanced(sentence) and " " in sentence


def _is_unplaced(sentence: str) -> bool:
    """Whether `sentence` ends at a place, or speaks of places, that only what stands before it names, and its own words do not."""
    found = _WHICH_PLACE.search(sentence)
    return found is not None and (found["place"] or found["places"]) not in sentence[: found.start()].lower()


def _shouts(sentence: str) -> bool:
    return len(_SHOUTED.findall(sentence)) >= _SHOUTS


def _balanced(sentence: str) -> bool:
    return sentence.count("“") == sentence.count("”") and sentence.count('"') % 2 == 0 and sentence.count("(") == sentence.count(")")


def edit(span: str, published: datetime | None, *, opening: str = "") -> str:
    """The printed form of `span`: white space single; dateline, footnote marks and a leading connective cut; weekdays given their dates.

    A weekday is the last one before (or on) the day of publication, or the next one where the clause looks ahead. `opening`: title and
    text, a line each, of the article that the span opens, where `Geneva: ` is a dateline.
    """
    text = plain(_FOOTNOTES.sub("", _INVISIBLE.sub("", span)))
    text = without_dateline(without_dateline(_FILED.sub("", text)))
    text = _without_place(text, opening) if opening else text
    cut = _CAME_AS.sub("", _CONNECTIVE.sub("", text))
    if cut != text and cut:
        cut = cut[0].upper() + cut[1:]
    return date_weekdays(cut, published) if published else cut


def unlinked(text: str) -> str:
    """`text` without the word that ties its deed to what stands before it: `The guard also shelled Halvet`."""
    return _LINKED.sub(r"\1", text, count=1)


def _without_place(text: str, article: str) -> str:
    """`text` without the place it opens `article` with. Any other name before a colon may be who says it: `Lunek: Talks are over`."""
    filed = _OPENING_PLACE.match(text)
    if not filed:
        return text
    name, told = re.escape(filed["place"]), text[filed.end() :]
    placed = re.search(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) {name}\b", article) or _SAID_LAST.search(text)
    reports = _SAID.search(told) and not _SPEAKS.search(told)
    return told if placed or kind_of(filed["place"]) == "capital" or (reports and _is_town(filed["place"], article)) else text


def _is_town(name: str, article: str) -> bool:
    """Whether `name` is that of a town, and of nobody in `article`: not where `Ana Sydney` or `Sydney says` stands."""
    person = rf"\A{re.escape(name)}:|\b[A-Z][\w.’'-]+ {re.escape(name)}\b|\b{re.escape(name)} (?:{speech.VERBS})\b"
    return kind_of(name) is None and is_place(name) and not re.search(person, article)


def same_words(one: str, other: str) -> float:
    """How much of the shorter text's words the longer one has, 0..1; for telling a deck that repeats its headline."""
    a, b = set(fold(one).split()), set(fold(other).split())
    return len(a & b) / max(1, min(len(a), len(b)))
