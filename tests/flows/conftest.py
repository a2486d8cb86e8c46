"""Desks to play with: the sample desk as made (copied, so that a test may change it), and a small one that is quick."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from flows.place import Place, place_of
from tests.flows.small import Call, write_small_desk
from tests.sampling import Sample

# Before Prefect is imported: nothing of it in the home of who runs the tests, and no page of log.
os.environ["PREFECT_LOGGING_LEVEL"] = "CRITICAL"


@pytest.fixture
def made(sample: Sample, tmp_path: Path) -> Place:
    """The sample desk, gathered, its eight days decided."""
    shutil.copytree(sample.place.root, tmp_path / "made")
    return place_of(tmp_path / "made" / "diurna.toml")


@pytest.fixture
def small(tmp_path: Path) -> Place:
    """A desk of three short articles, with nothing gathered yet."""
    return write_small_desk(tmp_path / "small")


@pytest.fixture(scope="session")
def harness(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One Prefect for all tests of flows: it takes ten seconds to start."""
    from prefect.testing.utilities import prefect_test_harness  # noqa: PLC0415 - only tests of flows pay for it

    with prefect_test_harness(server_startup_timeout=180):
        yield


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call the command line in a folder."""

    def call(folder: Path, *arguments: str, given: bytes = b"") -> Result:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, list(arguments), prog_name="diurna", input=given)

    return call
