"""What stands around an article and isn't it: share buttons, captions, "also read", newsletter lines, credits.

Refuses to drop what may be text: a line goes only where the whole of it is furniture by its wording, never for its length or place alone
(a list of headlines after `Also read` apart, where a sentence ends the list).
"""

import re
from collections.abc import Sequence
from importlib.resources import files

from msgspec import Struct

from diurna.agencies import PICTURES, WIRES
from diurna.text import STRAY_JOINER, fold

#: Agencies as credits and bylines name them.
_WIRES = WIRES.replace(" ", r"\s")
AGENCY = rf"(?:{_WIRES}|EPA|DPA|Tass|Getty(?:\sImages)?|SPA|MENA|Al\sJazeera|(?:News\s)?Agencies|Wire)"
_WORDINGS = files("diurna.gather").joinpath("data/furniture.txt").read_text(encoding="utf-8")


def _wordings(kind: str, *, behind: str = "") -> re.Pattern[str]:
    """The wordings of a section of `data/furniture.txt`, with `behind` what may follow each of them."""
    section = _WORDINGS.partition(f"\n[{kind}]\n")[2].partition("\n\n")[0]
    spaced = section.strip().replace("\n", "|").replace(" ", r"\s")
    return re.compile(f"(?:{spaced}){behind}", re.IGNORECASE)


_WHOLE = _wordings("whole")
_OPENING = _wordings("opening")
_LEAD_IN = _wordings("lead-in", behind=r"\s?[:|»>]")
_NOTICE = _wordings("notice")
_BUTTON = _wordings("button", behind=r"(?:\s?[:(]?\s?\d*\)?)?")
_CLOSING = re.compile(rf"(?:{_wordings('closing').pattern})\.?$", re.IGNORECASE)
_SIGN_UP = _wordings("sign-up")
_FIELD = _wordings("field")
_SITE, _READER = _wordings("site"), _wordings("reader")
_QUOTED_OR_COUNTED = re.compile(r"[\"“”«»]|(?<![A-Z])\d")
_CAPTION_LABEL = _wordings("caption label")
_OFFER = _wordings("offer")
_END_OF_ARTICLE = _wordings("end")
_WRITER = _wordings("writer")
_WHERE_WRITER_WAS = _wordings("writer's place")
# Reactions, counted: a sign and its number.
_MARKS = re.compile(r"[\u2600-\u27BF\U0001F300-\U0001FAFF\uFE0F]+\s?[\d.,]+[KM]?|\+\d{1,3}")
_LIST_LABEL = _wordings("label", behind=r"\W*")
_CREDIT = re.compile(
    rf"\(?\[?(?:with\s(?:\w+\s)?(?:inputs?|reporting|reports?|contributions?|files|additional\sreporting)\s(?:from|by)"
    rf"|(?:additional\s)?(?:reporting|writing|compiled|written|edited|editing)\sby|inputs?\sfrom|source\s?:"
    rf"|agenc(?:y|ies)\sinputs?)\s*:?\s*(?P<who>[^()\[\]]{{2,200}})[)\]]?\.?|[(\[—–-]++\s*+(?P<agency>{AGENCY})\s*[)\]]?\.?",
    re.IGNORECASE,
)
# `With reports from the front …` also opens a sentence.
_SENTENCE = re.compile(r"with\s|inputs?\s|source", re.IGNORECASE)
_CAPTION_START = _wordings("caption")
_CAPTION_END = re.compile(
    rf"(?:\(?(?:{PICTURES})\s?(?:Photo|Images?|File)?\s?/\s?.{{2,60}}"
    rf"|\b(?:photo(?:graph)?|picture|image|credit|pic)s?(?:\s(?:source|credit|courtesy|by))?\s?(?:[:/]|…|\.\.\.)\s?(?:[\w&’\'.,/@-]+\s?){{1,6}}"
    rf"|\((?:file(?:\s(?:photo|image|pic))?|archive|representative\simage|representational\simage)(?:\s?[:|/]\s?[^)]{{2,40}})?\)"
    rf"|\[(?:file\s?:|photo|screengrab|handout|courtesy)[^\]]{{0,50}}\]|\[[^\]/]{{2,40}}/[^\]]{{2,40}}\]|\[{AGENCY}\]"
    rf"|\|\s?(?:photo|image|picture|credit|file)\b.{{0,60}}|[(/"
    rf"|–—-]\s?(?:{AGENCY}|\w+)\s?/\s?(?:{AGENCY}|Pool|Handout|Getty\sImages)\s?\)?|\bphotos?\s?©.{{0,60}}"
    rf"|(?<=[.!?”\"])\s?\([A-Z][\w.’'-]+\s[^()/]{{2,40}}/\s?[A-Z][^()]{{1,40}}\)"
    rf"|(?:^|(?<=[.!?”\"]\s))[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){{1,2}}\s?/\s?[A-Z][\w&. -]{{1,40}}"
    rf"|\([A-Z]{{2,8}}/[A-Z][\w.]+\s[A-Z][\w.]+\)|(?<=[.!?])\s(?:[\w-]+\.)+[a-z]{{2,6}}/\S+|(?<=[.!?])\s\(?file\s(?:photo|image|pic)\)?|via\s(?:{PICTURES})(?:\sImages)?\)?|Getty\sImages\)?|[(/|–—]\s?(?:AP\sPhoto|handout|file\sphoto)\)?)[.)]?$",
    re.IGNORECASE,
)
_AGENCY_END = re.compile(rf"[(\[]\s*(?:{AGENCY})(?:\s?/\s?[\w .]+|\s[Pp]hoto)?\s*[)\]]\.?$")
_AGENCY_ALONE = re.compile(rf"(?:{AGENCY}|EPA-EFE|PA\sMedia)(?:\s(?:Photo|Images))?")
# `… on March 14. — AGENCY/File`
_DASHED_END = re.compile(r"[.”\"]\s[—–]\s?[A-Z][A-Za-z]+(?:\s?/\s?[A-Z]\w+|\s[A-Z]\w+)?$")
_CREDIT_FIRST = re.compile(rf"((?:{AGENCY}|EPA-EFE|PA\sMedia|[A-Z]\w+(?:\s[A-Z]\w+){{0,2}}))\s")
_POSING = re.compile(
    r"\b(?:speaks?|addresses|gestures?|looks?\son|waves?|walks?|stands?|attends?|poses?|arrives?|rises?|billows?|inspects?|gathers?|hold|holds|carry|carries|sits?|seen|pictured|"
    r"shakes?\shands|greets?|meets?|shows?|mourns?|chants?)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…。！？؟।][\"”’'»)\]]*$")
_FULL_STOP = re.compile(r"[^.]\.[\"”’'»)\]]*$")
_DENSE = re.compile(r"[\u3040-\u9fff\u0e00-\u0e7f]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")


class Body(Struct, frozen=True, kw_only=True):
    """Paragraphs of an article in order, and whom a credit line (`With inputs from a wire`) names."""

    paragraphs: tuple[str, ...]
    credit: str = ""


def tidy(line: str) -> str:
    """`line` with its white space single and invisible marks gone. Joiners of Persian and Indian scripts stay: they spell words."""
    return " ".join(STRAY_JOINER.sub("", _INVISIBLE.sub("", line)).split())


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
    if _WHOLE.fullmatch(line) or _MARKS.fullmatch(line) or (len(line) < 80 and all(map(_WHOLE.fullmatch, re.split(r"[\s|·•,]+", line)))):
        return True
    if len(line) <= 260 and (_NOTICE.fullmatch(line.rstrip(" .»›→")) or _BUTTON.fullmatch(line.rstrip(" .»›→"))):
        return True
    if (weight(line) < 40 and _SIGN_UP.search(line)) or _speaks_of_site(line):
        return True
    return len(line) <= 400 and bool(
        _OPENING.match(line) or _LEAD_IN.match(line) or (weight(line) < 25 and _CLOSING.search(line) and not ends_sentence(line))
    )


def _speaks_of_site(line: str) -> bool:
    """Whether `line` talks to the reader about the site: its letters, comments, terms, players."""
    return weight(line) < 70 and bool(_SITE.search(line) and _READER.search(line)) and not _QUOTED_OR_COUNTED.search(line)


def labels_caption(line: str) -> bool:
    """Whether `line` is nothing but the label of the caption below it."""
    return bool(_CAPTION_LABEL.fullmatch(line.rstrip(" :")))


def hides_caption(line: str) -> bool:
    """Whether `line` is the button that hides the caption above it."""
    return line.lower() in {"hide caption", "toggle caption", "enlarge this image"}


def is_credit_alone(line: str) -> bool:
    """Whether `line` is nothing but the credit of a picture, whose caption then stands beside it."""
    return weight(line) <= 7 and not ends_sentence(line) and bool(is_caption(line) or _AGENCY_ALONE.fullmatch(line))


def is_field(line: str) -> bool:
    """Whether `line` is where a form asks for an address."""
    return bool(_FIELD.fullmatch(line.rstrip(" *:.")))


def offers(line: str) -> bool:
    """Whether `line`, above the field of a form, could be the heading of that form."""
    return bool(_OFFER.match(line))


def ends_article(line: str) -> bool:
    """Whether `line` says that the article ends here, or opens what readers wrote."""
    return len(line) < 200 and bool(_END_OF_ARTICLE.fullmatch(line.rstrip(" .:")))


def tells_of_writer(line: str, name: str, *, brief: bool = False) -> bool:
    """Whether `line` opens with the writer's `name`, or its first or last part, and says what that writer does; `brief`: where."""
    first = name.split(maxsplit=1)[0] if name.count(" ") == 1 else name
    opened = next((n for n in (name, first, name.rpartition(" ")[2]) if line.startswith((f"{n} ", f"{n},"))), "")
    rest = line[len(opened) :].lstrip(" ,") if opened else ""
    return bool((_WHERE_WRITER_WAS if brief else _WRITER).match(rest))


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
    return before_text and weight(line) < 40 and bool((_AGENCY_END.search(line) and _POSING.search(line)) or _DASHED_END.search(line))


def is_signed(line: str) -> bool:
    """Whether an agency's name in brackets ends `line`: above the byline a caption is signed so, a standfirst never."""
    return bool(_AGENCY_END.search(line))


def credit(line: str) -> str | None:
    """Whom a credit line names (`(With inputs from a wire)`, `(Reporting by A; editing by B)`); None for any other line."""
    match = _CREDIT.fullmatch(line) if len(line) < 260 else None
    if match is None or (line[0] not in "([" and weight(line) > 10 and _SENTENCE.match(line)):
        return None
    who = re.split(r"[;.](?:\s|$)", match["who"] or match["agency"] or "")[0]
    return who.strip(" ,()[]—–-")


def body(lines: Sequence[str], *, title: str, author: str = "") -> Body:
    """The paragraphs among `lines` (one paragraph each): furniture, captions, credits and repetitions gone, nothing else.

    A heading of links takes the headlines below it along, up to the first sentence, however short, or a question above a paragraph.
    """
    kept: list[str] = []
    named, links, begun = "", False, False
    heads = (fold(title), fold(author))
    once = _once(lines)
    for line, below in zip(once, [*once[1:], ""], strict=False):
        text = re.sub(r"^(?:[-•▪●*‣♦]\s+)", "", tidy(line))
        prose = is_prose(text)
        if links and not prose and not _ends_links(text, below):
            continue
        links = opens_links(text)
        who = credit(text)
        named = named or who or ""
        dropped = links or who is not None or not text or is_furniture(text) or is_caption(text, before_text=not begun)
        if not dropped and not _repeats(text, heads, first=len(kept) < 3):
            kept.append(text)
            begun = begun or prose
    return Body(paragraphs=_without_tail(kept), credit=named)


def _ends_links(line: str, below: str) -> bool:
    """Whether `line`, short as it is, is text again: a full stop ends it, or it asks what the paragraph `below` answers."""
    return weight(line) >= 3 and bool(_FULL_STOP.search(line) or (line.endswith("?") and is_prose(below)))


def _repeats(text: str, heads: tuple[str, str], *, first: bool) -> bool:
    """The title again, or the author's name alone. A longer line that begins with the title (a site's name added) only at the top."""
    title = heads[0]
    if len(text) > 2 * max(map(len, heads)) + 40:
        return False
    folded = fold(text)
    if folded in heads or (title and folded.endswith(f"/{title}")):
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
