"""The language of a text, as an ISO 639-1 code.

Refuses to believe a declaration that the letters contradict: pages in Persian declare `en-US` by their template. Where script alone
decides (Hebrew, Greek, Korean …) nothing is guessed; languages that share a script go to py3langid (Lui and Baldwin 2012), restricted to
that script's languages. A few words without anything typical count as English, the language of most bare headlines.
"""

import re
from functools import cache
from typing import Any

_SCRIPTS = (
    ("latin", r"A-Za-zÀ-ɏḀ-ỿ"),
    ("arabic", r"\u0620-\u064A\u066E-\u06D3\u06FA-\u06FF\u0750-\u077F"),
    ("cyrillic", r"\u0400-\u052F"),
    ("hebrew", r"\u05D0-\u05EA"),
    ("devanagari", r"\u0904-\u0939\u0958-\u0961"),
    ("kana", r"\u3041-\u30FF"),
    ("han", r"\u3400-\u9FFF"),
    ("hangul", r"\uAC00-\uD7AF\u1100-\u11FF"),
    ("greek", r"\u0370-\u03FF\u1F00-\u1FFF"),
    ("armenian", r"\u0531-\u0587"),
    ("georgian", r"\u10A0-\u10FF"),
    ("ethiopic", r"\u1200-\u137F"),
    ("bengali", r"\u0980-\u09FF"),
    ("gurmukhi", r"\u0A00-\u0A7F"),
    ("gujarati", r"\u0A80-\u0AFF"),
    ("tamil", r"\u0B80-\u0BFF"),
    ("telugu", r"\u0C00-\u0C7F"),
    ("kannada", r"\u0C80-\u0CFF"),
    ("malayalam", r"\u0D00-\u0D7F"),
    ("sinhala", r"\u0D80-\u0DFF"),
    ("thai", r"\u0E00-\u0E7F"),
    ("burmese", r"\u1000-\u109F"),
    ("khmer", r"\u1780-\u17FF"),
)
_NO_LETTERS = bytes(b for b in range(128) if not chr(b).isalpha())
_LETTERS = tuple((name, re.compile(f"[{letters}]")) for name, letters in _SCRIPTS)
# The first of each is what a text of that script counts as when nothing else is known.
_LANGUAGES = {
    "latin": "en fr de es it pt nl tr pl sv da no fi ro cs sk hu hr sl sq id ms vi az ca et lv lt sw so ku mt",
    "arabic": "ar fa ur ps ckb",
    "cyrillic": "ru uk bg sr mk be kk",
    "hebrew": "he",
    "devanagari": "hi mr ne",
    "kana": "ja",
    "han": "zh ja",
    "hangul": "ko",
    "greek": "el",
    "armenian": "hy",
    "georgian": "ka",
    "ethiopic": "am",
    "bengali": "bn",
    "gurmukhi": "pa",
    "gujarati": "gu",
    "tamil": "ta",
    "telugu": "te",
    "kannada": "kn",
    "malayalam": "ml",
    "sinhala": "si",
    "thai": "th",
    "burmese": "my",
    "khmer": "km",
}
_OLD_CODES = {
    "iw": "he", "in": "id", "nb": "no", "nn": "no", "eng": "en", "per": "fa", "fas": "fa", "prs": "fa", "ara": "ar", "heb": "he",
    "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "rus": "ru", "tur": "tr", "hin": "hi", "urd": "ur",
    "cn": "zh", "jp": "ja",
}  # fmt: skip
# Letters that one language of the Arabic and Cyrillic scripts has and its neighbours lack.
_TYPICAL = (
    ("ur", re.compile(r"[\u0679\u0688\u0691\u06BA\u06D2\u06BE\u06C1]")),
    ("ps", re.compile(r"[\u0681\u0685\u0689\u0693\u0696\u069A\u06AB\u06BC\u06CD\u06D0]")),
    ("ckb", re.compile(r"[\u0695\u06B5\u06C6\u06CE\u06D5]")),
    ("fa", re.compile(r"[\u067E\u0686\u0698\u06AF\u06A9\u06CC]")),
    ("ar", re.compile(r"[\u0629\u0643\u0649\u064A\u0623\u0625]")),
)
_TYPICAL_CYRILLIC = (
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("be", re.compile(r"[ўЎ]")),
    ("sr", re.compile(r"[ђћљњџЂЋЉЊЏ]")),
    ("ru", re.compile(r"[ыэёЫЭЁ]")),
)
_ENGLISH_WORDS = (
    "the of to in and a is are was were for on with as at by from after over amid says said say will not has have his her its their it "
    "that this who what why how new us uk un killed kills dead war talks strike strikes attack attacks live latest update updates "
    "against into about more than up out off us's no he they be been could may under two three first people"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_ENOUGH = 200
_HEAD = 800
_SAMPLE = 2000
_SURE = 0.999


def detect(text: str, hint: str = "") -> str:
    """ISO 639-1 code (three letters where there is no shorter one, such as `ckb`) of `text`; `hint` is what was declared, such as `en-US`.

    The hint stands unless the script, or a long text that is surely something else, contradicts it. Empty where there are no letters
    and no hint.
    """
    declared = _code(hint)
    script = _script(text)
    if not script:
        return declared
    allowed = _LANGUAGES[script].split()
    if len(allowed) == 1:
        return allowed[0]
    sure = _typical(text, script)
    if sure:
        return (
            declared
            if declared in allowed and declared != "ar" and sure in {"fa", "ar"} and script == "arabic" and len(text) < _ENOUGH
            else sure
        )
    if declared in allowed and (len(text) < _ENOUGH or (declared == "en" and _english(text[:_ENOUGH]))):
        return declared
    guess, probability = _guess(text, tuple(allowed))
    if declared in allowed:
        return guess if probability > _SURE and guess != declared and _in_both_halves(text, guess, tuple(allowed)) else declared
    return guess


def _code(hint: str) -> str:
    code = re.split(r"[-_,;\s]", hint.strip().lower())[0]
    code = _OLD_CODES.get(code, code)
    return code if re.fullmatch(r"[a-z]{2,3}", code) else ""


def _script(text: str) -> str:
    """The script of most letters; kana decides for Japanese, which is mostly written in Han letters."""
    head = text[:_SAMPLE]
    ascii_part = head.encode("ascii", "ignore")
    if len(ascii_part.translate(None, _NO_LETTERS)) > len(head) - len(ascii_part):
        return "latin"
    counts = {name: len(pattern.findall(head)) for name, pattern in _LETTERS}
    if counts["kana"] * 10 > counts["han"] and counts["kana"] > 1:
        counts["kana"] += counts["han"]
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def _typical(text: str, script: str) -> str:
    """The language whose own letters occur most; Urdu, Pashto and Kurdish use Persian's too, so they are asked first."""
    if script == "cyrillic":
        return next((code for code, pattern in _TYPICAL_CYRILLIC if pattern.search(text)), "")
    if script != "arabic":
        return "zh" if script == "han" else ""
    head = text[:_SAMPLE]
    counts = {code: len(pattern.findall(head)) for code, pattern in _TYPICAL}
    letters = max(1, len(_LETTERS[1][1].findall(head)))
    for code in ("ur", "ps", "ckb"):
        if counts[code] * 50 >= letters:
            return code
    return "" if counts["fa"] == counts["ar"] else max(("fa", "ar"), key=lambda code: counts[code])


def _guess(text: str, allowed: tuple[str, ...]) -> tuple[str, float]:
    """py3langid's best among `allowed` with its probability; few words with nothing typical of another language are the first of them."""
    if allowed[0] == "en" and _english(text[:_HEAD]):
        return "en", 1.0
    known = _identifier()
    ranks = [(code, score) for code, score in known.rank(text[:_HEAD]) if code in allowed]
    if not ranks:
        return allowed[0], 0.0
    best, score = ranks[0]
    total = sum(s for _, s in ranks) or 1.0
    short = len(text) < 60
    if short and score / total < 0.9 and not re.search(r"[^\W\d_a-zA-Z’‘]", text):
        return allowed[0], 0.0
    return best, score / total


def _english(text: str) -> bool:
    """Whether a short text has two words that English has and its neighbours don't use so, or one in six."""
    tokens = re.findall(r"[a-z’']+", text.lower())
    hits = sum(token in _ENGLISH for token in tokens)
    return bool(tokens) and not re.search(r"[À-ɏ]", text) and hits * 6 >= len(tokens) and (hits > 1 or len(tokens) < 8)


def _in_both_halves(text: str, guess: str, allowed: tuple[str, ...]) -> bool:
    """Whether what contradicts a declaration is found in each half of the text by itself: one long quotation is not enough."""
    middle = len(text) // 2
    return all(_guess(half, allowed)[0] == guess for half in (text[:middle], text[middle:]))


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 140 MB that only some texts need

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
