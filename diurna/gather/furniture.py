"""What stands around an article and isn't it: share buttons, captions, "also read", newsletter lines, bylines, credits.

Refuses to drop what may be text: a line goes only where the whole of it is furniture by its wording, never for its length or place alone
(a list of headlines after `Also read` apart, where a sentence ends the list).
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from diurna.gather.zones import place_at_end
from diurna.text import fold

_AGENCY = (
    r"(?:AP|AFP|Reuters|ANI|PTI|IANS|EPA|EFE|DPA|dpa|UPI|TASS|Tass|Xinhua|Anadolu|AA|IRNA|Bloomberg|Getty(?:\sImages)?|WAM|SPA|MENA|Al\sJazeera"
    r"|(?:The\s)?Associated\sPress|Agence\sFrance-Presse|Press\sTrust\sof\sIndia|(?:News\s)?Agencies|Wire)"
)
_WHOLE = re.compile(
    r"(?:advertise?ment|adverti[sz]ing|ad|sponsored(?:\scontent)?|promoted|share|share\sthis(?:\s\w+)?|share\son\s.{1,30}"
    r"|shares?\s?:?\s?\d*|tweet|print|e-?mail|save|bookmark|gift\s?article|copy\slink|link\scopied!?"
    r"|(?:view\s|show\s|post\sa\s|leave\sa\s)?comments?(?:\s?\(?\d*\)?)?|\d+\scomments?|listen(?:\sto\sthis\s\w+)?"
    r"|(?:\d+|one|two)(?:\s?[–-]\s?\d+)?[\s-]?min(?:ute)?s?(?:[\s-]read)?(?:ing\stime)?|(?:estimated\s)?reading\stime:?\s?\d*\s?(?:min(?:ute)?s?)?"
    r"|\d+\sviews?|\d+\sshares?|read\s(?:more|full\sstory|in\sapp)|more|subscribe(?:\snow)?|sign\s(?:in|up)|log\s?in|register"
    r"|back\sto\stop|loading\W*|next|previous|prev|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|instagram|youtube|pinterest"
    r"|flipboard|messenger|getty\simages|skip\sto\s(?:main\s)?content|menu|search|close|home|live|live\sblog|breaking(?:\snews)?"
    r"|watch(?:\snow|\slive)?|play(?:\svideo)?|video|photos?|gallery|caption|image|follow(?:\sus)?|latest\snews|top\sstories"
    r"|trending(?:\snow)?|continue\sreading.{0,40}|story\scontinues\sbelow.{0,40}|article\scontinues\s.{0,40}|(?:toggle|hide)\scaption"
    r"|enlarge(?:\sthis)?\simage|text\ssize|a\s?[-+]|font\ssize|in\sthis\s(?:article|story)|report\s(?:an?\s)?(?:error|typo)"
    r"|(?:(?:last\s)?(?:updated|published|posted)\s?:?\s)?\d+\s(?:minutes?|mins?|hours?|hrs?|days?)\sago"
    r"|\d+\s(?:minutes?|mins?|hours?|hrs?|days?)\sago|just\snow"
    r"|__+|--+|\*\s?\*\s?\*|\W+|(?:add\sas\sa\s)?preferred\s(?:source\s)?on\sgoogle|google\snews|you\smay\salso\slike\W*"
    r"|tell\sus\swhat\syou\sthink\W*|comments\sare\sclosed\W*|sorry!|thanks!)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:(?:also|must)[\s-]?read\b|read\salso\b"
    r"|(?:read(?:\smore|\snext|\sthis)?|related(?:\s\w+)?|see\s(?:also|more)|watch|listen|don[’']?t\smiss|recommended|in\spictures|in\sphotos|more|explainer|opinion|video|poll|live\supdates|editor[’']?s\spicks?|tags?|topics?|keywords?|filed\sunder|categor(?:y|ies)|labels?|hashtags?|source\surl|edited\sby|published\sby|first\spublished)\s?[:"
    r"|»>]|also\son\s\S+\.\w{2,6}\b|follow\s(?:us|@|our|me)\b"
    r"|follow\s.{1,50}\son\s(?:twitter|facebook|instagram|x|telegram|whatsapp|youtube|google|linkedin)\b"
    r"|join\s(?:us|our)\s.{0,60}(?:channel|whatsapp|telegram|group|community)|like\sthis\s(?:story|article)\?|click\shere\b"
    r"|tap\shere\b|download\s(?:the|our)\b.{0,40}\bapp\b|get\sthe\sapp\b"
    r"|(?:sign\sup|subscribe|register)\b.{0,160}\b(?:newsletters?|e-?mails?|inbox|updates|alerts|briefing|channel|today|free|access|podcast)\b"
    r"|(?:get|receive)\b.{0,120}\b(?:in\syour\sinbox|your\sinbox|newsletter|delivered|straight\sto\syour)|©"
    r"|(?:\(c\)|copyright)\s*(?:©|\(c\)|\d{4})|all\srights\sreserved|have\sa\s(?:news\s)?tip\?|got\sa\stip\?"
    r"|(?:reach|contact|e-?mail)\sthe\s(?:reporter|writer|author)s?\b"
    r"|for\s(?:the\slatest|more(?!\sthan))\s.{0,60}\b(?:visit|follow|download|subscribe|click|stay|check)\b"
    r"|catch\s(?:all\s)?the\s(?:latest|live)\b|stay\s(?:tuned|updated|informed)\b"
    r"|\(?this\s(?:story|article|report|copy|material)\s(?:has\snot\sbeen\sedited|is\s(?:auto|published\sfrom|from\sa\ssyndicated)|was\sgenerated|may\snot\sbe\s(?:published|reproduced)|is\sfor\syour\spersonal)"
    r"|\(?except\sfor\sthe\sheadline\b|\(?(?:only\s)?the\sheadline\sand\spicture\b|disclaimer\s?:"
    r"|support\s(?:our|independent)\sjournalism|become\sa\s(?:member|subscriber)|already\sa\s(?:member|subscriber)|we\suse\scookies"
    r"|by\scontinuing\sto\s(?:use\s(?:this|our)|browse)"
    r"|(?:image|photo|picture|video|cover|featured?\simage)\s?(?:source|credits?|courtesy|by)\s?[:/]"
    r"|(?:photo|image|picture|photograph|credit|credits|representative\simage|screenshot|graphic)s?\s?:\s"
    r"|thank(?:s|\syou)\sfor\s(?:signing|subscribing)|there\swas\san\serror\s(?:processing|submitting)|keep\san\seye\son\syour\sinbox"
    r"|please\senter\sa\svalid|your\se-?mail\saddress\b|to\sorder\spresentation-ready\scopies"
    r"|listen\sto\s.{3,80}\b(?:podcast|live|episode)\b|never\smiss\b|if\syou\senjoyed\sthis\b"
    r"|read\s(?:the\s)?(?:full|original)\s(?:story|article|report)\b|view\scomments|newsletter$)",
    re.IGNORECASE,
)
# Walls, letters and print-outs; then what sites in other languages print.
_NOTICE = re.compile(
    r"you(?:[’']ve|\shave)?\s(?:read\s|used\s|got\s)?(?:your\s)?(?:\d+|one|two|three|no|last|all)\s.{0,20}\barticles?\b.{0,60}"
    r"|this\s(?:article|story|content)\sis\s(?:for|reserved\sfor|available\s(?:only\s)?to)\s(?:\w+\s)?(?:subscribers|members)\b.{0,80}"
    r"|(?:unlock|get)\s(?:full|unlimited|digital)\s(?:digital\s)?access\b.{0,80}|(?:start|begin)\syour\s(?:free\s)?(?:trial|subscription)\b.{0,60}"
    r"|view\s(?:this\s(?:e-?mail|message)\s)?in\s(?:your\s)?browser\b.{0,40}|you\s(?:are\s)?receiv(?:ed|ing)\sthis\b.{0,160}"
    r"|(?:manage|update)\s(?:your\s)?(?:e-?mail\s|subscription\s)?preferences|unsubscribe\b.{0,80}|forward(?:ed)?\s(?:this|to\sa\sfriend).{0,40}"
    r"|this\s(?:article|page|story)\swas\sprinted\sfrom\b.{0,200}|printed\sfrom\b.{0,200}|page\s\d+\s(?:of|/)\s\d+|\d{1,2}/\d{1,2}"
    r"|\(+[^()]*@[^()]*\)+|(?:e-?mail|contact)\s?:\s\S+@\S+|\S+@\S+\.\w{2,}"
    r"|.{3,200}\bcontributed\s(?:to\sthis\s(?:report|story|article)|reporting)\b.{0,40}"
    r"|(?:news|story|article|document)\s(?:id|no|code)\s?[:.]?\s?#?\d+|(?:\[\d{1,3}\]|\d{1,3}\.)\s?https?://.{0,600}"
    r"|click\sto\s(?:share|print|e-?mail)\b.{0,60}|like\s(?:this:?|loading)|share\sthis:?|our\sstandards:.{0,80}|(?:text|font)\ssize:?(?:\s\S){1,4}"
    r"|published\sin\s.{3,60}\d{4}|posted\s(?:by|in):?\s.{3,60}\d\scomments?|word\scount\s?:\s?\d+"
    r"|origin\s?:\sview\soriginal|view\soriginal|edit|\d{1,4}|forwarded\sfrom\b.{0,60}|archivado\sen|más\sinformación|[A-Z]{2,3}/[A-Z]{2,3}"
    r"|list\s(?:of\s\d+\sitems|\d+\sof\s\d+)|end\sof\slist|(?:temps\sde\slecture|lesezeit|tiempo\sde\slectura|tempo\sdi\slettura)\b.{0,20}"
    r"|lecture\s\d+\smin.{0,6}|\d+\smin(?:uten)?\s(?:lesezeit|de\slectura|de\slecture|di\slettura|okuma)"
    r"|(?:à\s)?lire\saussi\b.{0,160}|lesen\ssie\s(?:auch|mehr)\b.{0,160}|lee\s(?:también|tambien|más)\b.{0,160}|leggi\sanche\b.{0,160}"
    r"|(?:leia|veja)\s(?:também|mais)\b.{0,160}|mehr\szum\sthema\b.{0,160}|(?:partager|teilen|drucken|imprimer|compartir|compartilhar|condividi|stampa"
    r"|publicité|anzeige|werbung|publicidad|publicidade|pubblicità|commentaires?|kommentare?|comentarios|merken|s[’']abonner|suscríbete"
    r"|abonnieren|envoyer|paylaş|yazdır|reklam)(?:\s?[:(]?\s?\d*\)?)?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:all rights reserved\.?|[A-Z][\w&. ]{2,40} newsletters?\.?|click here(?: for more(?: information)?)?\.?)$",
    re.IGNORECASE,
)
_LIST_LABEL = re.compile(
    r"(?:also\sread|read\salso|read\smore|must[\s-]read|see\salso|don[’']?t\smiss"
    r"|related(?:\s(?:stories|articles|news|topics|content|posts|coverage|links))?|more\s(?:from|on|in|about)\b.{0,40}"
    r"|more\s(?:stories|news|articles)|you\smay\s(?:also\s)?(?:like|be\sinterested.*)|you\smight\salso\slike"
    r"|recommended(?:\s(?:for\syou|stories|articles))?|most\s(?:read|popular|viewed|shared|commented)(?:\sin\s.{1,40})?"
    r"|(?:top|latest|trending|other|similar)\s(?:stories|news|articles|posts|videos)|trending(?:\snow)?"
    r"|editor[’']?s\s(?:picks?|choice)|what\sto\sread\snext|up\snext|from\s(?:around\sthe\sweb|our\spartners)"
    r"|popular(?:\s(?:stories|posts|now))?|explore\smore|tags?|topics?|keywords?|categories|in\scase\syou\smissed\sit)\W*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    rf"\(?\[?(?:with\s(?:\w+\s)?(?:inputs?|reporting|reports?|contributions?|files|additional\sreporting)\s(?:from|by)"
    rf"|(?:additional\s)?(?:reporting|writing|compiled|written|edited|editing)\sby|inputs?\sfrom|source\s?:"
    rf"|agenc(?:y|ies)\sinputs?)\s*:?\s*(?P<who>[^()\[\]]{{2,200}})[)\]]?\.?|[(\[—–-]+\s*(?P<agency>{_AGENCY})\s*[)\]]?\.?",
    re.IGNORECASE,
)
# `With reports from the front …` also opens a sentence.
_SENTENCE = re.compile(r"with\s|inputs?\s|source", re.IGNORECASE)
_CAPTION_START = re.compile(
    r"(?:file\s(?:photo|image|picture|pic|-|–|—|:)|file[-–—:]|\(?(?:photo|image|picture|pic)\b\s?[:(|]"
    r"|this\s(?:\w+\s){0,2}(?:photo|image|picture|handout|screengrab|grab)\s(?:released|provided|taken|made|shows|from|by|supplied|distributed)\b"
    r"|in\sthis\s(?:\w+[.,]?\s){1,5}(?:photo|image|picture|handout|file|frame)\b"
    r"|(?:representative|representational|illustrative|archive|handout|undated)\s(?:image|photo|picture)"
    r"|an?\s(?:handout|undated|satellite)\s(?:photo|image|picture)\b|screengrab\b|\(?(?:l\s?(?:-|to)\s?r|left\sto\sright)\b)",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    rf"(?:\(?(?:AP|AFP|EPA|Reuters)\s?(?:Photo|Images?|File)?\s?/\s?.{{2,60}}"
    rf"|\b(?:photo(?:graph)?|picture|image|credit|pic)s?(?:\s(?:source|credit|courtesy|by))?\s?[:/]\s?(?:[\w&’\'./@-]+\s?){{1,5}}"
    rf"|\((?:file(?:\s(?:photo|image|pic))?|archive|representative\simage|representational\simage)(?:\s?[:|/]\s?[^)]{{2,40}})?\)"
    rf"|\[(?:file\s?:|photo|screengrab|handout|courtesy)[^\]]{{0,50}}\]|\[[^\]/]{{2,40}}/[^\]]{{2,40}}\]|\[{_AGENCY}\]"
    rf"|\|\s?(?:photo|image|picture|credit|file)\b.{{0,60}}|[(/"
    rf"|–—-]\s?(?:{_AGENCY}|\w+)\s?/\s?(?:{_AGENCY}|Pool|Handout|Getty\sImages)\s?\)?|\bphotos?\s?©.{{0,60}}"
    rf"|via\s(?:AP|AFP|Reuters|Getty\sImages)\)?|Getty\sImages\)?|[(/|–—]\s?(?:AP\sPhoto|handout|file\sphoto)\)?)[.)]?$",
    re.IGNORECASE,
)
_AGENCY_END = re.compile(rf"[(\[]\s*(?:{_AGENCY})(?:\s?/\s?[\w .]+|\s[Pp]hoto)?\s*[)\]]\.?$")
_CREDIT_FIRST = re.compile(rf"((?:{_AGENCY}|EPA-EFE|PA\sMedia|[A-Z]\w+(?:\s[A-Z]\w+){{0,2}}))\s")
_POSING = re.compile(
    r"\b(?:speaks?|addresses|gestures?|looks?\son|waves?|walks?|stands?|attends?|poses?|arrives?|rises?|billows?|inspects?|gathers?|hold|holds|carry|carries|sits?|seen|pictured|"
    r"shakes?\shands|greets?|meets?|shows?|mourns?|chants?)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:story|written|reported|words|text|analysis|report)\s+)?(?:by\s*:?\s+|author\s*:\s*|authors\s*:\s*|reporter\s*:\s*|(?:edited|curated)\s+by\s*:\s*|par\s+(?=[A-Z])|von\s+(?=[A-Z])|por\s+(?=[A-Z]))(?P<who>\S.{1,120})",
    re.IGNORECASE,
)
# `A Writer Associated Press`, `A Writer, Smalltown`: behind a whole name, a wire, or one word after a comma, is no part of it.
_AFTER_NAME = re.compile(
    rf"(?<=\w\w)(?:,|(?<!\band)(?<!,))\s+{_AGENCY}$|(?<=\w\w),\s+(?:[A-Z][a-z]\w+|(?:[A-Z]\w+\s)*(?:Channel|TV|News|Press|Radio|Post|Times)(?:\s\w+)?)$"
)
_ROLE_LINE = re.compile(
    r"(?:[A-Z][\w’'-]*\s|[a-z]+\s|&\s){0,5}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Aa]nalyst|[Cc]olumnist|[Bb]ureau\s[Cc]hief)s?"
    r"(?:,?\s(?:in\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})?"
)
_GLUED = re.compile(r"(?<=[A-Za-z]{2})(?=(?:Associated\sPress|Agence\sFrance-Presse|Reuters)$)")
_BETWEEN_NAMES = re.compile(r",?\s+(?:and|&|et|und|y)\s+|,\s*")
_STAFF = re.compile(
    rf"(?:{_AGENCY}|(?:[\w&.]+\s){{0,3}}(?:staff|web\s?desk|news\s?desk|desk|bureau|newsroom|correspondents?|reporters?|editorial\steam|team"
    r"|(?:staff|our)\s(?:reporters?|writers?|correspondents?)))",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r",?\s+(?:(?:chief|senior|staff|special|foreign|diplomatic|defen[cs]e|political|middle east|world|security|associate|deputy)\s+)*"
    r"(?:correspondent|reporter|editor|writer|analyst|columnist|bureau chief)s?\b.*$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z][a-z]?\.\s?)*(?:(?:al|el|bin|ibn|de|del|della|da|van|von|der|den|le|la|ben|abu|d[’']|O[’'])[\s-])?[^\W\d_a-z][\w’'.\-]*"
)
_END = re.compile(r"[.!?…。！？؟।][\"”’'»)\]]*$")
_DENSE = re.compile(r"[\u3040-\u9fff\u0e00-\u0e7f]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")


class Body(Struct, frozen=True, kw_only=True):
    """Paragraphs of an article in order, and whom a credit line (`With inputs from a wire`) names."""

    paragraphs: tuple[str, ...]
    credit: str = ""


def tidy(line: str) -> str:
    """`line` with its white space single and invisible marks gone. Joiners of Persian and Indian scripts stay: they spell words."""
    kept = _INVISIBLE.sub(lambda m: m[0] if m[0] in "\u200c\u200d" else "", line)
    return " ".join(kept.split()).strip("\u200c\u200d ")


def ends_sentence(line: str) -> bool:
    """Whether `line` ends as a sentence does, quotes and brackets apart."""
    return bool(_END.search(line))


def weight(line: str) -> int:
    """Words in `line`; where a script writes none, one for every two of its letters."""
    return len(line.split()) + (0 if line.isascii() else len(_DENSE.findall(line)) // 2)


def is_prose(line: str) -> bool:
    """Whether `line` reads as a paragraph of text, not a headline, label or button."""
    return weight(line) >= 25 or (weight(line) >= 10 and ends_sentence(line))


def is_furniture(line: str) -> bool:
    """Whether the whole of `line` is a button (or a row of them), a label, a plug or a notice."""
    if _WHOLE.fullmatch(line) or (len(line) < 80 and all(map(_WHOLE.fullmatch, re.split(r"[\s|·•,]+", line)))):
        return True
    if len(line) <= 260 and _NOTICE.fullmatch(line.rstrip(" .»›→")):
        return True
    return len(line) <= 400 and bool(_OPENING.match(line) or (weight(line) < 25 and _CLOSING.search(line) and not ends_sentence(line)))


def opens_links(line: str) -> bool:
    """Whether `line` is the heading of a list of links to other stories."""
    return bool(_LIST_LABEL.fullmatch(line))


def _between_credits(line: str) -> bool:
    """Whether a page's text runs a picture's alternative text and its credit together (`Wire Smoke over the harbourWire`)."""
    found = _CREDIT_FIRST.match(line)
    return found is not None and line.endswith(found[1]) and len(line) > 2 * len(found[1])


def is_caption(line: str, *, before_text: bool = False) -> bool:
    """Whether `line` is a picture's caption. `before_text`: it stands above the first paragraph, where an agency's name in brackets after
    somebody who poses is enough; below, outlets sign their last paragraph so.
    """
    if _CAPTION_START.match(line) or _between_credits(line) or (weight(line) < 45 and _CAPTION_END.search(line)):
        return weight(line) < 90
    return before_text and weight(line) < 40 and bool(_AGENCY_END.search(line) and _POSING.search(line))


def credit(line: str) -> str | None:
    """Whom a credit line names (`(With inputs from a wire)`, `(Reporting by A; editing by B)`); None for any other line."""
    match = _CREDIT.fullmatch(line) if len(line) < 260 else None
    if match is None or (line[0] not in "([" and weight(line) > 10 and _SENTENCE.match(line)):
        return None
    who = re.split(r"[;.](?:\s|$)", match["who"] or match["agency"] or "")[0]
    return who.strip(" ,()[]—–-")


def is_name(text: str) -> bool:
    """Whether `text` could be a person's name: two to five capitalised words, no figures."""
    parts = re.findall(r"\S+", text)
    small = {"al", "bin", "ibn", "de", "del", "da", "van", "von", "der", "le", "la", "and", "ben", "abu"}
    return 2 <= len(parts) <= 5 and all(_NAME.fullmatch(p) or p in small for p in parts) and not text.isupper()


def is_role(line: str) -> bool:
    """Whether `line` says nothing but what somebody is: `Middle East correspondent, Amman`."""
    return weight(line) <= 8 and not ends_sentence(line) and bool(_ROLE_LINE.fullmatch(line))


def are_names(text: str) -> bool:
    """Whether `text` is one person's name or a list of whole names."""
    return bool(text) and all(is_name(part) for part in _BETWEEN_NAMES.split(text) if part)


def byline(line: str) -> str | None:
    """The author that `line` (`By A Writer | Wire`, `A Writer New Delhi`, `A Wire`) names; None where it is no byline."""
    match = _BYLINE.fullmatch(line)
    if match:
        who = _author(_spelled(match["who"]))
        return who if _are_names(who) or _STAFF.fullmatch(who) else None
    if _STAFF.fullmatch(line):
        return line
    place = place_at_end(line)
    rest = line[: len(line.rstrip(" .")) - len(place)].rstrip(" ,|/") if place else ""
    return rest if rest and weight(rest) <= 4 and is_name(rest) else None


def _spelled(who: str) -> str:
    """A name that is printed in capitals, in part or whole, as names are written."""
    who = _GLUED.sub(" ", who)
    shouted = [part.isupper() and len(part) > 2 and part.strip(",").isalpha() for part in who.split()]
    return " ".join(part.title() if loud and sum(shouted) > 1 else part for part, loud in zip(who.split(), shouted, strict=True))


def _are_names(who: str) -> bool:
    """Whether `who` is one name or a list of them; a first name alone will do within a list."""
    parts = [part for part in _BETWEEN_NAMES.split(who) if part]
    return bool(parts) and all(
        is_name(part) or (len(parts) > 1 and part.istitle()) or (_STAFF.fullmatch(part) is not None) for part in parts
    )


def _author(who: str) -> str:
    if _STAFF.fullmatch(tidy(who)):
        return tidy(who)
    who = re.split(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*/\s*|,?\s+(?:in|for|with|avec|mit|con|com)\s+(?=[A-Z])|\s*<|\s+on\s+(?=[A-Z])", tidy(who))[
        0
    ]
    who = _ROLE.sub("", who).strip(" ,:;")
    place = place_at_end(who)
    rest = who[: len(who) - len(place)].rstrip(" ,") if place else who
    alone = _AFTER_NAME.sub("", rest)
    return next((name for name in (alone, rest) if _are_names(name)), who)


def body(lines: Sequence[str], *, title: str, author: str = "") -> Body:
    """The paragraphs among `lines` (one paragraph each): furniture, captions, credits and repetitions gone, nothing else.

    A heading of links takes the headlines below it along, up to the first sentence.
    """
    kept: list[str] = []
    named, links, begun = "", False, False
    heads = (fold(title), fold(author))
    for line in _once(lines):
        text = re.sub(r"^(?:[-•▪●*‣]\s+)", "", tidy(line))
        prose = is_prose(text)
        if links and not prose:
            continue
        links = opens_links(text)
        who = credit(text)
        named = named or who or ""
        dropped = links or who is not None or not text or is_furniture(text) or is_caption(text, before_text=not begun)
        if not dropped and not _repeats(text, heads, first=len(kept) < 3):
            kept.append(text)
            begun = begun or prose
    return Body(paragraphs=_without_tail(kept), credit=named)


def _repeats(text: str, heads: tuple[str, str], *, first: bool) -> bool:
    """The title again, or the author's name alone. A longer line that begins with the title (a site's name added) only at the top."""
    title = heads[0]
    if len(text) > 2 * max(map(len, heads)) + 40:
        return False
    folded = fold(text)
    if folded in heads:
        return True
    return first and weight(title) > 3 and folded.startswith(title) and weight(folded) - weight(title) <= 5


def _once(lines: Sequence[str]) -> list[str]:
    """Lines without those printed twice in a row: a picture's alternative text and caption, so both go; a sentence stays once, and so
    does each line of a text pasted double.
    """
    full = [line for line in lines if line.strip()]
    runs: list[tuple[str, int]] = []
    for line in full:
        if runs and runs[-1][0] == line:
            runs[-1] = (line, runs[-1][1] + 1)
        else:
            runs.append((line, 1))
    doubled = sum(count > 1 for _, count in runs) * 2 > len(runs)
    return [line for line, count in runs if count == 1 or doubled or (ends_sentence(line) and weight(line) >= 8)]


def _without_tail(lines: list[str]) -> tuple[str, ...]:
    """Lines up to the last that is text; short scraps below it (a tag, a section) go, what holds a figure or ends as a sentence stays."""
    last = len(lines)
    if not any(map(is_prose, lines)):
        return tuple(lines)
    while last and not (
        ends_sentence(lines[last - 1]) or weight(lines[last - 1]) > 8 or re.search(r"\d", lines[last - 1]) or lines[last - 1][-1] in ':"”'
    ):
        last -= 1
    return tuple(lines[:last])
