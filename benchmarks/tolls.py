"""The ledger over 81 daily reports of one war, one report a day: does it hold the day's running toll, else the last?

    python benchmarks/tolls.py REPORTS.jsonl [--days]

Lines of `{"date", "text", "killed_cum", "injured_cum"}`. Printed figures are those that stand in the report's text as digits. One JSON
object is the last line: `held` (share of the days that print the figure whose ledger has it, by the health authorities, as a running
total), `foremost` (the same, where it is the first of that day's totals of the dead in all), `standing` (of the other days, those on which
the last printed figure stands, with its date, as the first), `near` (those whose highest total is one that a report printed, and no lower),
`injured_taken_for_killed` (days on which the toll of the injured stands as that total), `marked` of `to_mark` (rises marked as such,
repeats as unchanged).
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from diurna.desk import Desk, Outlet, Scope
from diurna.edition import Edition, HistoryRecord, LedgerRow
from diurna.interpret.brief import Brief
from diurna.interpret.compose import make_edition
from diurna.model import Article
from diurna.window import window_for

DESK = Desk(name="tolls", title="Tolls", scope=Scope(about=("Gaza",)), outlets=(Outlet(name="Daily report", affiliation="ngo"),))
# The ministry, and in the weeks in which it couldn't count, the government's media office.
CLAIMANT = re.compile(
    r"ministry of health|\bmoh\b|health ministry|(?:health|gaza) (?:authorit|official)|media office|\bgmo\b", re.IGNORECASE
)
Report = dict[str, object]


def editions(reports: Sequence[Report]) -> Iterator[tuple[Report, Edition]]:
    """An edition for each report, made at the cutoff after its day, standing on those before it."""
    history: list[HistoryRecord] = []
    previous: datetime | None = None
    for report in reports:
        said = date.fromisoformat(str(report["date"]))
        at = datetime(said.year, said.month, said.day, 18, tzinfo=UTC)
        window = window_for(DESK, said + timedelta(days=1), previous=previous)
        previous = window.end
        article = Article(
            id=str(report["date"]), address=str(report["date"]), source="Daily report", text=str(report["text"]), language="en",
            published_at=at, fetched_at=at,
        )  # fmt: skip
        brief = Brief(
            day=(said + timedelta(days=1)).isoformat(), revision=1, as_known="then", window=window, next_due="", made_with={},
            previous=history[-1].day if history else "",
        )  # fmt: skip
        edition = make_edition(brief, [article], history[-35:], DESK)
        history.append(edition.history)
        yield report, edition


def total_of(edition: Edition) -> list[LedgerRow]:
    """The rows that say how many were killed in Gaza in all, by its health authorities; those of the report before older ones."""
    rows = (r for r in edition.ledger if r.effect == "killed" and r.scope == "cumulative" and CLAIMANT.search(r.claimant))
    whole = [r for r in rows if re.search("gaza|^$", r.place, re.IGNORECASE) and not re.search(PARTS, r.people.partition("including")[0])]
    return sorted(whole, key=lambda r: (bool(r.printed), -r.low))


PARTS = r"(?i)child|wom[ae]n|staff|worker|journalist|medic|personnel|student|teacher|elderly|soldier|member|defence|professional|minor"


def printed(report: Report, key: str) -> int | None:
    """The day's figure, where the report prints it."""
    value = report[key]
    found = isinstance(value, int) and re.search(rf"(?<![\d,])(?:{value:,}|{value})(?![\d,])", str(report["text"]))
    return value if found and isinstance(value, int) else None


def told(report: Report) -> int | None:
    """The day's figure where the report gives it in any form, before a comma, too: the scorer's 44 days leave these out."""
    value = report["killed_cum"]
    return value if isinstance(value, int) and re.search(rf"(?<![\d,])(?:{value:,}|{value})(?!\d|,\d)", str(report["text"])) else None


def measure(reports: Sequence[Report], *, days: bool) -> dict[str, object]:
    """The figures of the module's docstring."""
    held = foremost = with_figure = standing = near = without = mistaken = marked = to_mark = 0
    last: int | None = None
    seen: set[str] = set()
    for report, edition in editions(reports):
        seen.update(number.replace(",", "") for number in re.findall(r"\d[\d,]*\d|\d", str(report["text"])))
        toll, injured, rows = printed(report, "killed_cum"), printed(report, "injured_cum"), total_of(edition)
        values = [r.low for r in rows]
        wrong = injured is not None and injured in values
        if toll is not None:
            with_figure += 1
            held += toll in values
            foremost += values[:1] == [toll]
            row = next((r for r in rows if r.low == toll), None)
            if row and last is not None and not row.printed:
                to_mark += 1
                kinds = {(m.kind, m.direction) for m in row.marks}
                marked += (
                    (("REVISED", "up" if toll > last else "down") in kinds) if toll != last else any(k == "UNCHANGED" for k, _ in kinds)
                )
            last = toll
        elif last is not None:
            without += 1
            last = told(report) or last
            standing += values[:1] == [last] and bool(rows[0].printed or rows[0].as_of)
            near += bool(rows) and max(values) >= last and str(max(values)) in seen
        mistaken += wrong
        if days:
            line = [
                (r.figure, r.claimant, r.place, r.people, r.as_of, r.printed[-13:], [f"{m.kind} {m.note}" for m in r.marks]) for r in rows
            ]
            sys.stderr.write(f"{report['date']} toll {toll} injured {injured} {'ok' if toll in values else 'NO'} {line[:4]}\n")
    return {
        "days": len(reports),
        "with_figure": with_figure,
        "held": held / with_figure,
        "foremost": foremost / with_figure,
        "without": without,
        "standing": standing / without if without else None,
        "near": near / without if without else None,
        "injured_taken_for_killed": mistaken,
        "marked": marked,
        "to_mark": to_mark,
    }


def main() -> None:
    """Read the reports and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--days", action="store_true", help="what the ledger says of each day, on standard error")
    given = parser.parse_args()
    reports = [json.loads(line) for line in given.reports.read_text("utf-8").splitlines()]
    print(json.dumps(measure(sorted(reports, key=lambda r: str(r["date"])), days=given.days)))


if __name__ == "__main__":
    main()
