"""The ledger over 81 daily reports of one war, one report a day: does it hold the day's running toll, else the last?

    python benchmarks/tolls.py REPORTS.jsonl [--days]

Lines of `{"date", "text", "killed_cum", "injured_cum"}`. Printed figures are those that stand in the report's text as digits. One JSON
object is the last line: `held` (share of the days that print the figure whose ledger has it, by the health authorities, as a running
total), `foremost` (the same, where it is the first of that day's totals of the dead in all), `standing` (of the other days, those on which
the figure that the reports printed last stands first, with its date), `others` (totals of the dead in all, over all days, that were never
printed as the toll: a day's count, some of the dead, another indicator), `injured_taken_for_killed` (days on which the toll of the injured
stands as that total), `marked` of `to_mark` (rises marked as such, repeats as unchanged, on all days whose ledger has the last figure).
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from diurna.desk import Desk, Outlet, Scope
from diurna.edition import Edition, HistoryRecord, LedgerRow
from diurna.interpret.brief import Brief
from diurna.interpret.compose import make_edition
from diurna.interpret.populations import population
from diurna.model import Article
from diurna.window import window_for

DESK = Desk(name="tolls", title="Tolls", scope=Scope(), outlets=(Outlet(name="Daily report", affiliation="ngo"),))
# The ministry, and in the weeks in which it couldn't count, the government's media office.
CLAIMANT = re.compile(
    r"ministry of health|\bmoh\b|health ministry|(?:health|gaza) (?:authorit|official)|media office|\bgmo\b", re.IGNORECASE
)
Report = dict[str, object]
#: What the other reports print as the toll, read by hand: on these days the label is another count's figure, in other digits, or none.
PRINTED = {
    "2023-10-07": 198, "2023-10-08": 413, "2023-10-09": 687, "2023-10-10": 830, "2023-10-13": 1799, "2023-10-28": 7703,
    "2023-11-03": 9257, "2023-11-04": 9488, "2023-11-06": 10000, "2023-11-07": 10328, "2023-11-08": 10569, "2023-11-09": 10818,
    **{f"2023-11-{day}": 11078 for day in range(10, 22)}, "2023-11-22": 14500,
    **dict.fromkeys(("2023-11-28", "2023-11-29", "2023-11-30", "2023-12-01", "2023-12-02"), 15000),
    "2023-12-06": 16248, "2023-12-10": 18000, "2023-12-12": 18205, "2023-12-15": 18787, "2023-12-16": 18787, "2023-12-20": 19667,
    "2023-12-21": 19667,
}  # fmt: skip


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
    """The rows that say how many were killed in Gaza in all, by its health authorities, as they stand in the edition."""
    rows = (r for r in edition.ledger if r.effect == "killed" and r.scope == "cumulative" and CLAIMANT.search(r.claimant))
    return [r for r in rows if re.search("gaza|^$", r.place, re.IGNORECASE) and not population(r.people)]


def printed(report: Report, key: str) -> int | None:
    """The day's figure, where the report prints it."""
    value = report[key]
    found = isinstance(value, int) and re.search(rf"(?<![\d,])(?:{value:,}|{value})(?![\d,])", str(report["text"]))
    return value if found and isinstance(value, int) else None


def is_marked(row: LedgerRow, last: int) -> bool:
    """Whether a row says rightly how it stands to the figure printed last: revised by its claimant, told by another, or unchanged."""
    if row.low == last:
        return any(m.kind == "UNCHANGED" or (m.kind == "UPDATED" and "was" in m.note) for m in row.marks)
    rose = "up" if row.low > last else "down"
    return any((m.kind, m.direction) == ("REVISED", rose) or (m.kind == "UPDATED" and " gave " in m.note) for m in row.marks)


def measure(reports: Sequence[Report], *, days: bool) -> dict[str, object]:
    """The figures of the module's docstring."""
    count: Counter[str] = Counter()
    tolls = {value for report in reports for value in (report["killed_cum"], PRINTED.get(str(report["date"])))}
    last: int | None = None
    for report, edition in editions(reports):
        day, rows = str(report["date"]), total_of(edition)
        label, injured, values = printed(report, "killed_cum"), printed(report, "injured_cum"), [r.low for r in rows]
        toll = PRINTED.get(day, label)
        kind = "with_figure" if label is not None else "without"
        count[kind] += 1
        count["held"] += label is not None and label in values
        count["foremost"] += label is not None and values[:1] == [label]
        count["standing"] += label is None and values[:1] == [toll] and bool(rows[0].printed or rows[0].as_of)
        count["others"] += sum(value not in tolls for value in values)
        count["injured_taken_for_killed"] += injured is not None and injured in values
        row = next((r for r in rows if r.low == toll), None)
        right = row is None or last is None or is_marked(row, last)
        count["to_mark"] += row is not None and last is not None
        count["marked"] += row is not None and last is not None and right
        last = toll
        if days:
            wrong = "missing" if row is None else "not first" if values[:1] != [toll] else "" if right else "mark"
            sys.stderr.write(f"{day} {toll} {wrong} {[_told(r) for r in rows[:4]]}\n")
    shares = {"held": "with_figure", "foremost": "with_figure", "standing": "without"}
    return {k: count[k] / max(count[shares[k]], 1) if k in shares else count[k] for k in ("with_figure", "without", *shares, *_COUNTS)}


_COUNTS = ("others", "injured_taken_for_killed", "marked", "to_mark")


def _told(r: LedgerRow) -> tuple[object, ...]:
    return (r.figure, r.claimant, r.place, r.people, r.as_of, r.printed[-13:], [f"{m.kind} {m.note}" for m in r.marks])


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
