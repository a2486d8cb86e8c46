"""Three invented desks, as far from the sample desk as news goes: what must lead their day, what stands under each theme, and what not.

The demands were written before any edition of them was made.
"""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from diurna.desk import Desk, Outlet, Scope
from diurna.edition import Edition, Point
from diurna.interpret.compose import make_edition
from tests.interpret.invented import article, at, brief

_FOLDER = Path(__file__).parent / "desks"
DESKS = tuple(sorted(p.stem for p in _FOLDER.glob("*.toml")))


@cache
def _told(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def _edition(name: str) -> Edition:
    told = _told(name)
    desk = Desk(
        name=name,
        title=told["title"],
        scope=Scope(about=tuple(told["about"]), related=tuple(told["related"])),
        outlets=tuple(Outlet(name=n, affiliation=a) for n, a in told["outlets"].items()),
    )
    articles = [
        article(f"{name}-{n}", a["title"], a["text"], source=a["source"], published_at=at(8 + n), fetched_at=at(8 + n))
        for n, a in enumerate(told["articles"])
    ]
    return make_edition(brief(date(2026, 3, 3)), articles, (), desk)


def _line(point: Point) -> str:
    return f"{point.lead} {point.text}"


@cache
def _printed(name: str, section: str) -> tuple[str, ...]:
    """The lines of a section; of `anywhere` all, of `casualties` the figures too."""
    edition = _edition(name)
    themes = [t for t in edition.themes if section in {t.name, "anywhere"}]
    lines = [_line(p) for t in themes for p in (*t.summary, *(p for s in t.stories for p in s.points))]
    if section in {"bottom_line", "anywhere"}:
        lines += map(_line, edition.bottom_line)
    if section in {"casualties", "anywhere"}:
        lines += [f"{r.figure} {r.people} {r.effect} {r.place} {r.claimant}" for r in edition.ledger]
    return tuple(lines)


def _demands(kind: str) -> list[tuple[str, str, str]]:
    return [(d, section, text) for d in DESKS for section, texts in _told(d).get(kind, {}).items() for text in texts]


@pytest.mark.parametrize(("desk", "section", "text"), _demands("must"))
def test_it_stands_there(desk: str, section: str, text: str) -> None:
    assert any(re.search(text, line) for line in _printed(desk, section)), _printed(desk, section)


@pytest.mark.parametrize(("desk", "section", "text"), _demands("short_must_not"))
def test_what_is_short_is_still_so(desk: str, section: str, text: str) -> None:
    assert any(re.search(text, line) for line in _printed(desk, section)), "mended: move it to must_not"


@pytest.mark.parametrize(("desk", "section", "text"), [*_demands("must_not"), *_demands("short_must")])
def test_it_does_not_stand_there(desk: str, section: str, text: str) -> None:
    assert not [line for line in _printed(desk, section) if re.search(text, line)]
