"""The docs are true of the code: commands, options, links, examples, the version. What they promise a newcomer, they keep."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest
import yaml
from prefect.flows import load_flow_from_entrypoint

import diurna
from diurna.desk import Desk, load_desk
from diurna.publish.versions import templates
from flows import usage
from flows.cli import main
from flows.stages import NAMES

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
GUIDE = "".join((ROOT / name).read_text("utf-8") for name in ("README.md", "docs/operating.md"))
STAGES = (ROOT / "docs" / "stages.md").read_text("utf-8")


def _commands(group: click.Group, path: str = "diurna") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        yield f"{path} {name}", command


COMMANDS = dict(_commands(main))


# --- the command line -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_stands_in_the_docs(name: str) -> None:
    assert (COMMANDS[name].help or "").strip(), f"{name} has no docstring"
    assert re.search(rf"{name}\b", GUIDE), f"{name} stands in neither README.md nor docs/operating.md"


@pytest.mark.parametrize("name", ["diurna", *COMMANDS])
def test_every_option_has_help_and_stands_in_the_docs(name: str) -> None:
    command = COMMANDS.get(name, main)
    for option in (p for p in command.params if isinstance(p, click.Option)):
        assert option.help, f"{name} {option.opts[0]} has no help"
        rows = [line for line in GUIDE.splitlines() if f"`{name}" in line] if name in COMMANDS else [GUIDE]
        assert any(re.search(rf"{option.opts[-1]}\b", row) for row in rows), f"{name} {option.opts[-1]} is in no row of docs/operating.md"


@pytest.mark.parametrize("group", [c for c in (main, *COMMANDS.values()) if isinstance(c, click.Group)], ids=lambda g: str(g.name))
def test_a_list_of_commands_says_what_each_does_to_the_end(group: click.Group) -> None:
    told = group.get_help(click.Context(group, info_name=group.name, terminal_width=80))
    assert "..." not in told.partition("Commands:")[2]


@pytest.mark.parametrize("name", ["README.md", "docs/operating.md"])
def test_every_exit_code_stands_in_the_docs(name: str) -> None:
    told = (ROOT / name).read_text("utf-8").partition("Exit codes: ")[2].partition("\n\n")[0]
    assert all(re.search(rf"\b{code}\b", told) for code in (usage._FAILED, usage._WRONG_USAGE, usage._INTERRUPTED))


def test_the_docs_name_no_command_or_option_that_is_not_there() -> None:
    options = {o for c in (main, *COMMANDS.values()) for p in c.params if isinstance(p, click.Option) for o in p.opts} | {"--help", "-h"}
    for line in GUIDE.splitlines():
        for words in re.findall(r"`diurna ((?:[a-z]+ ?)+)", line):
            first, *more = words.split()
            assert f"diurna {first}" in COMMANDS, line
            if isinstance(COMMANDS[f"diurna {first}"], click.Group) and more:
                assert f"diurna {first} {more[0]}" in COMMANDS, line
        if line.startswith("| `diurna "):
            assert set(re.findall(r"(?<!\w)--[a-z-]+", line)) <= options, line


def test_each_make_target_that_the_docs_name_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {t for path in DOCS for t in re.findall(r"(?:^ {4}|`)make ([a-z-]+)", path.read_text("utf-8"), re.MULTILINE)}
    assert {"briefing", "test"} <= named <= targets


def test_each_key_that_the_docs_give_a_desk_is_one() -> None:
    block = re.search(r"^ {4}\[deliver\]\n(?:^(?: {4}.*)?\n)+", GUIDE, re.MULTILINE)
    assert block is not None
    given = tomllib.loads('name = "a"\ntitle = "A"\n' + block[0])
    assert msgspec.convert(given, Desk).deliver.mail is not None


# --- links and files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
        if not re.match(r"https?:", target):
            assert (path.parent / target.partition("#")[0]).exists(), f"{path.name} links to {target}"


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


# Split, so that this file doesn't hold what it forbids.
_FOREIGN = re.compile(rb"(?<![\w./~-])/(?:" + b"|".join((b"work", b"root", b"home", b"tmp", b"Users")) + rb")/[\w.-]")
_REGISTRIES = re.compile(
    b"|".join((rb"pypi\.(?:org|python)", rb"files\.python" + rb"hosted", rb"index-" + rb"url[ =]http", rb"registry\.npm"))
)


def test_no_tracked_file_names_a_folder_of_one_machine_or_a_registry() -> None:
    found = []
    for path in _tracked():
        body = path.read_bytes()
        if path == Path(__file__) or ".venv" in path.parts or b"\0" in body[:4096]:  # the next test is about .venv
            continue
        found += [f"{path.relative_to(ROOT)}: {m[0].decode()}" for what in (_FOREIGN, _REGISTRIES) if (m := what.search(body))]
    assert not found, found[:20]


def test_what_is_made_is_not_tracked() -> None:
    names = [path.relative_to(ROOT).parts for path in _tracked()]
    assert not [n for n in names if n[0] in {".venv", ".prefect", "dist"} or n[-1].endswith((".pyc", ".sqlite"))][:5]


def test_the_changes_begin_with_the_version_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == project["version"] == diurna.__version__


# --- the steps, run again ---------------------------------------------------------------------------------------------


def _section(name: str) -> str:
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", STAGES, re.MULTILINE | re.DOTALL)
    assert found is not None, f"docs/stages.md has no section {name}"
    return found[1]


def _lines(body: str) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in body.splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_the_example_of_each_step_still_runs(name: str, tmp_path: Path) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - only here

    section = _section(name)
    command = re.search(r"```sh\ndiurna (stage .*?)(?: < articles.jsonl)?\n```", section)
    *given, expected = re.findall(r"```json\n(.*?)```", section, re.DOTALL)
    assert command is not None
    if saved := re.search(r"```text\n(.*?)```", section, re.DOTALL):
        (tmp_path / command[1].split()[-1]).write_text(saved[1], "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        done = CliRunner().invoke(main, command[1].split(), input="".join(given))
    assert done.exit_code == 0, done.output
    printed, shown = _lines(done.stdout), _lines(expected)
    assert {frozenset(line) for line in printed} == {frozenset(line) for line in shown}
    assert {(line.get("id"), line.get("article"), line.get("kind")) for line in printed} == {
        (line.get("id"), line.get("article"), line.get("kind")) for line in shown
    }


# --- deployments ------------------------------------------------------------------------------------------------------


def test_the_deployments_are_of_our_flows_on_the_clock_of_the_desk_beside_them() -> None:
    desk = load_desk(ROOT / "diurna.toml")
    hour, minute = desk.cutoff_time.hour, desk.cutoff_time.minute
    deployments = {d["name"]: d for d in yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]}
    assert set(deployments) == {"ingest", "daily-briefing"}
    for name, deployment in deployments.items():
        flow = load_flow_from_entrypoint(deployment["entrypoint"])
        assert flow.name == name
        signature(flow.fn).bind(**deployment["parameters"])
        assert {s["timezone"] for s in deployment["schedules"]} == {desk.zone}
    assert [s["cron"] for s in deployments["daily-briefing"]["schedules"]] == [f"{minute} {hour} * * *"]
    before = [s["cron"].split()[:2] for s in deployments["ingest"]["schedules"]]
    assert any(h == str(hour) and 0 < minute - int(m) <= 10 for m, h in before if m.isdigit()), "no look at the sources before the cutoff"


def test_the_desk_that_init_writes_says_which_command_comes_next() -> None:
    named = re.findall(r"^#\s+diurna ((?:[a-z]+ )+) ", (templates() / "diurna.toml").read_text("utf-8"), re.MULTILINE)
    assert named
    assert {f"diurna {words.strip()}" for words in named} <= set(COMMANDS)
