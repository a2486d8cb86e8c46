"""Prefect tasks: one-line wrappers around the plain steps, retried only where the error says that trying again can help."""

from pathlib import Path
from typing import Any, Literal

from prefect import task
from prefect.cache_policies import NO_CACHE

from diurna.errors import DiurnaError, FetchError
from diurna.publish.archive import rebuild
from flows import clock, delivering, gathering, making
from flows.delivering import Delivered
from flows.gathering import Gathered
from flows.making import Made, Wanted
from flows.place import place_of
from flows.progress import say

# Seconds to wait before each new try. Longer in all than the five minutes for which a killed run's delivery stays taken.
_MAIL_TRIES: list[float] = [10, 60, 300]


def helps(_task: object, run: Any, state: Any) -> bool:  # noqa: ANN401 - Prefect's own signature
    """Whether trying again can help: the error says so. What can't be reached is tried once more, not twice: the network may be away, and
    then a person waits for every source.
    """
    error = state.result(raise_on_failure=False)
    if isinstance(error, FetchError) and not error.reached and run is not None and run.run_count > 1:
        return False
    return isinstance(error, DiurnaError) and error.again


def helps_the_mail(task: object, run: Any, state: Any) -> bool:  # noqa: ANN401 - as above
    """The same, told: somebody may be waiting for minutes."""
    again = helps(task, run, state)
    if again and run.run_count <= len(_MAIL_TRIES):
        wait = _MAIL_TRIES[run.run_count - 1]
        say(f"not delivered yet: {state.result(raise_on_failure=False)}. The edition is archived. Trying again in {wait} s.")
    return again


@task(
    task_run_name="visit {source}",
    retries=2,
    retry_delay_seconds=[2, 15],
    retry_jitter_factor=0.3,
    retry_condition_fn=helps,
    cache_policy=NO_CACHE,
)
def visit(desk_file: str, source: str) -> Gathered:
    """Visit one source."""
    place = place_of(Path(desk_file))
    with place.store() as store:
        return gathering.visit_source(place, store, source, now=clock.now(), clock=clock.now)


@task(task_run_name="decide {wanted.label}", cache_policy=NO_CACHE)
def decide(desk_file: str, wanted: Wanted, *, restored: bool = False) -> Made:
    """Decide one edition."""
    place = place_of(Path(desk_file))
    with place.store() as store:
        return making.decide(place, store, wanted, now=clock.now(), restored=restored)


@task(task_run_name="render {kind}", cache_policy=NO_CACHE)
def render(desk_file: str, made: Made, kind: Literal["html", "pdf"]) -> bytes:
    """Render one file of an edition."""
    with place_of(Path(desk_file)).store() as store:
        return making.render(making.decided(store, made), kind)


@task(task_run_name="archive", cache_policy=NO_CACHE)
def archive(desk_file: str, made: Made, files: dict[str, bytes], *, listed: bool = True) -> Path:
    """Write the files into the archive, and its list of editions anew where they are to be `listed` at once."""
    place = place_of(Path(desk_file))
    with place.store() as store:
        stem = making.finish(place, store, making.decided(store, made), files, now=clock.now())
    if listed:
        rebuild(place.archive)
    return stem


@task(task_run_name="index", cache_policy=NO_CACHE)
def index(desk_file: str) -> int:
    """Write the archive's index and feed anew."""
    return rebuild(place_of(Path(desk_file)).archive)


@task(
    task_run_name="deliver",
    retries=len(_MAIL_TRIES),
    retry_delay_seconds=_MAIL_TRIES,
    retry_condition_fn=helps_the_mail,
    cache_policy=NO_CACHE,
)
def deliver(desk_file: str, made: Made) -> tuple[Delivered, ...]:
    """Hand the archived edition to those who haven't got it."""
    place = place_of(Path(desk_file))
    with place.store() as store:
        return delivering.deliver(place, store, made, now=clock.now)
