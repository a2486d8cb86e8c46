"""What a saved page's text holds besides its article, told by where it stands: forms, captions printed twice, pull quotes, writers' lives.

Refuses to cut a sentence that isn't said elsewhere in the text, but for one about the writer, and what stands below a line that ends the
page's article (`Add a comment`), where less than the article itself would go.
"""

import re
from collections import Counter
from collections.abc import Sequence

from diurna.gather import bylines, furniture
from diurna.gather.furniture import ends_sentence, is_furniture, is_prose, weight
from diurna.text import fold

# Short scraps in a row between two buttons are buttons too.
_ROW = 4


def without_scraps(lines: Sequence[str], author: str, outlet: str = "") -> list[str]:
    """`lines` (one paragraph each, the headline above them gone) but for what surrounds the article. `author` is as the byline names
    it, `outlet` as the page does.
    """
    kept = _without_asides(_up_to_end(list(lines)), author, outlet)
    for step in (_without_captions, _without_buttons, _without_forms, _without_repeated, _without_pull_quotes, _without_tail):
        kept = step(kept)
    return kept


def _prose(lines: Sequence[str]) -> int:
    return sum(len(line) for line in lines if is_prose(line))


def _up_to_end(lines: list[str]) -> list[str]:
    """The lines above the first that ends an article, where they hold more than those below."""
    for at, line in enumerate(lines):
        if furniture.ends_article(line) and _prose(lines[:at]) > _prose(lines[at:]):
            return lines[:at]
    return lines


def _without_captions(lines: list[str]) -> list[str]:
    """`lines` without captions that a label or a credit on a line of its own gives away, and those printed with their double or credit."""
    around = ["", *lines, "", ""]
    joined = {at for at in range(len(lines) - 2) if lines[at] == f"{lines[at + 1]} {lines[at + 2]}"}
    gone = joined | {at + 1 for at in joined} | {at + 2 for at in joined}
    return [line for at, line in enumerate(lines) if at not in gone and not (_is_doubled(line) or _is_beside_credit(around[at : at + 4]))]


def _is_doubled(line: str) -> bool:
    half = len(line) // 2
    return half > 15 and line[:half].strip() == line[-half:].strip()


def _is_beside_credit(around: Sequence[str]) -> bool:
    """Whether the second of four lines is a caption: no sentence, its label above or its credit below (above, where text stands below)."""
    above, line, below, last = around
    if furniture.hides_caption(last) and furniture.is_credit_alone(below):
        return True
    if ends_sentence(line):
        return False
    if furniture.labels_caption(above):
        return True
    return 7 <= weight(line) <= 45 and (furniture.is_credit_alone(below) or (furniture.is_credit_alone(above) and is_prose(below)))


def _without_forms(lines: list[str]) -> list[str]:
    """`lines` without a letter's box: the field for an address, and what stands between the button above and it, sentences apart."""
    gone: set[int] = set()
    for at, line in enumerate(lines):
        if not furniture.is_field(line):
            continue
        first = at
        for above in range(at - 1, max(at - 1 - _ROW, -1), -1):
            if is_furniture(lines[above]) or furniture.offers(lines[above]):
                first = above
            elif is_prose(lines[above]) or ends_sentence(lines[above]):
                break
        gone.update(range(first, at + 1))
    return [line for at, line in enumerate(lines) if at not in gone]


def _without_buttons(lines: list[str]) -> list[str]:
    """`lines` without up to four scraps in a row, of four words at most and no figure, between two buttons or labels. One alone may be a
    subhead: it goes only where it has one word or two.
    """
    kept: list[str] = []
    row: list[str] = []
    closed = False
    for line in lines:
        if is_furniture(line) or furniture.is_field(line):
            goes = closed and len(row) <= _ROW and (len(row) > 1 or not row or weight(row[0]) < 3)
            kept = [*kept, line] if goes else [*kept, *row, line]
            row, closed = [], True
        elif closed and _is_scrap(line):
            row.append(line)
        else:
            kept, row, closed = [*kept, *row, line], [], False
    return kept + row


def _is_scrap(line: str) -> bool:
    return weight(line) <= 4 and not ends_sentence(line) and not any(map(str.isdigit, line)) and line[-1:] not in ':"”'


def _without_repeated(lines: list[str]) -> list[str]:
    """`lines` without those of five words or more that are no sentences and are printed twice: a picture's alternative text and caption.

    One that stands first is a standfirst and stays once; so does all where sentences are doubled too, as in a text pasted twice.
    """
    count = Counter(lines)
    if any(count[line] > 1 for line in lines if is_prose(line) and ends_sentence(line)):
        return lines
    return [
        line
        for at, line in enumerate(lines)
        if count[line] == 1 or at == 0 or ends_sentence(line) or weight(line) < 5 or line.endswith(":") or _goes_on(lines, at)
    ]


def _without_pull_quotes(lines: list[str]) -> list[str]:
    """`lines` without those of eight words or more, no full stop behind them, that a paragraph says word for word as a sentence or a quote.

    With a full stop it is more often a report's section that opens with its own summary: it stays.
    """
    folded = [fold(line) for line in lines]
    return [
        line for at, line in enumerate(lines) if not (_may_be_pulled(line) and not _goes_on(lines, at) and _is_said(folded[at], folded))
    ]


def _may_be_pulled(line: str) -> bool:
    return 8 <= weight(line) <= 40 and line.lstrip("\"“‘«'")[:1].isupper() and not ends_sentence(line.rstrip("\"”’»' "))


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether a link broke a sentence up: one of the two lines below goes on with it."""
    return any(after[:1].islower() or after[:1] in ",.;:)" for after in lines[at + 1 : at + 3])


def _is_said(line: str, folded: Sequence[str]) -> bool:
    """Whether one of the `folded` lines holds `line` from the start of a sentence or a quote to the end of it, and more."""
    said = line.strip("\"'« »")
    whole = re.compile(rf"(?:^|[\"'.!?:] ?){re.escape(said)}[\"'.!?,;]")
    return any(said in other and len(other) > len(said) + 20 and whole.search(other) for other in folded)


def _without_asides(lines: list[str], author: str, outlet: str) -> list[str]:
    """`lines` without those that tell where a writer was (`A Writer reported from …`), and without the writers' own lives at the end."""
    names = [name for name in bylines.each_name(author) if bylines.is_name(name)]
    kept = [line for line in lines if not any(fold(line) == fold(name) for name in names)]
    kept = [line for line in kept if not (weight(line) < 30 and any(furniture.tells_of_writer(line, name, brief=True) for name in names))]
    lives = [name for name in (*names, author, outlet) if name]
    while lives and sum(map(is_prose, kept)) > 2:
        last = next((at for at in range(len(kept) - 1, -1, -1) if _tells(kept[at])), -1)
        if last < 0 or not any(furniture.tells_of_writer(kept[last], name) for name in lives):
            break
        kept = kept[:last] + kept[last + 1 :]
    return kept


def _tells(line: str) -> bool:
    return ends_sentence(line) and not is_furniture(line) and furniture.credit(line) is None


def _without_tail(lines: list[str]) -> list[str]:
    """`lines` up to where, below the last paragraph, three scraps or buttons in a row stand; a figure or a quotation below keeps all."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if is_prose(lines[at]) and not is_furniture(lines[at])), len(lines))
    for at in range(last + 1, len(lines) - 2):
        below = [line for line in lines[at:] if ends_sentence(line) and not is_furniture(line)]
        row = all(_is_scrap(line) or is_furniture(line) for line in lines[at : at + 3])
        if row and not any(re.search(r"[\d\"“”]", line) for line in below):
            return lines[:at]
    return lines
