"""Opening a store: the engine, the lock that writers take, and the upgrade of its tables."""

import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

import sqlalchemy as sa

from diurna.errors import StoreError, only_read
from diurna.store.schema import HEAD

logger = logging.getLogger(__name__)
_MIGRATIONS = Path(__file__).parent.parent / "migrations"
#: How long a writer waits for another: a day's harvest is written in seconds.
_BUSY_MS = 60_000
#: Seconds between two tries to turn a new file to WAL, and how many.
_PAUSE, _TRIES = 0.05, 200
_NO_STORE = "name a file, or a PostgreSQL database as postgresql://user@host/name"
#: The key of the advisory lock on PostgreSQL ("diurna" in ASCII): one writer at a time, as on SQLite.
_LOCK = 0x64697572_6E61


def engine_for(place: str) -> sa.Engine:
    """An engine for a file's path or a database URL (`postgresql://…`, `sqlite:///…`)."""
    try:
        url = sa.make_url(place) if "://" in place else sa.URL.create("sqlite", database=place)
        if url.drivername in {"postgresql", "postgres"}:
            url = url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() not in {"sqlite", "postgresql"}:
            raise StoreError(f"{url.render_as_string()}: {_NO_STORE}")
        if url.get_backend_name() == "sqlite":
            return _sqlite_engine(url)
        return sa.create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError(f"this store needs the Python package {error.name}: pip install 'psycopg[binary]'") from None
    except sa.exc.ArgumentError:
        raise StoreError(f"this URL is no store's: {_NO_STORE}") from None


def _sqlite_engine(url: sa.URL) -> sa.Engine:
    file = Path(url.database) if url.database and url.database != ":memory:" else None
    read_only = file is not None and _may_only_be_read(file)
    if file and file.is_dir():
        raise StoreError(f"{file}: is a folder; a store is a file, such as {file / 'diurna.sqlite'}")
    if file and not read_only:
        _make_folder(file.parent)
        if not (os.access(file.parent, os.W_OK) or file.exists()):
            raise StoreError(f"{file}: {only_read(file)}")
    options = {"timeout": _BUSY_MS / 1000}
    engine = (
        sa.create_engine(_reading_url(file), connect_args=options) if file and read_only else sa.create_engine(url, connect_args=options)
    )

    @sa.event.listens_for(engine, "connect")
    def _prepare(raw: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
        # The driver would begin transactions at times of its own; we say BEGIN ourselves, so that table changes are part of them.
        raw.isolation_level = None
        for pragma in (f"busy_timeout = {_BUSY_MS}", "foreign_keys = ON"):
            raw.cursor().execute(f"PRAGMA {pragma}")
        if not read_only:
            _turn_to_wal(raw)

    return engine


def _may_only_be_read(file: Path) -> bool:
    """Whether the store is there and may not be written: a mounted archive, another's folder. SQLite writes beside it, too."""
    return file.is_file() and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def _reading_url(file: Path) -> sa.URL:
    """Opens the store without touching it. Where nobody left a log beside it, it is whole and still, and SQLite needs no lock; a log is
    read with it where SQLite can.
    """
    still = {} if file.with_name(f"{file.name}-wal").exists() else {"immutable": "1"}
    return sa.URL.create("sqlite", database=f"file:{quote(str(file.resolve()))}", query={"mode": "ro", "uri": "true", **still})


def _turn_to_wal(raw: sa.engine.interfaces.DBAPIConnection) -> None:
    """SQLite refuses the change at once, whatever the time-out, while another process opens the same new file."""
    for left in reversed(range(_TRIES)):
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not left or "locked" not in str(error):
                raise
            time.sleep(_PAUSE)
        else:
            return


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: the store's folder can't be made: {error.strerror}") from None


@contextmanager
def write_lock(connection: sa.Connection) -> Iterator[None]:
    """A transaction that is the only writer's from its start: committed at the end, rolled back on any error."""
    with connection.begin():
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        yield


@contextmanager
def store_error(url: sa.URL) -> Iterator[None]:
    """Turn what the database says into a StoreError that names the store. `again`: locked, or the server is away."""
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        said = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
        held = "readonly database" in said
        failed = StoreError(f"{_named(url)}: {only_read(Path(_named(url))) if held else said}")
        failed.again = isinstance(error, sa.exc.OperationalError) and not held
        raise failed from error


def _named(url: sa.URL) -> str:
    """The store as a person knows it: a file by its path, a database by its address without the password."""
    if url.get_backend_name() != "sqlite":
        return url.render_as_string()
    database = url.database or ""
    return unquote(database.removeprefix("file:")) if database.startswith("file:") else database


def upgrade(engine: sa.Engine) -> None:
    """Bring the tables to the newest form, in one transaction. Raises StoreError where they were made by a newer Diurna."""
    with store_error(engine.url), engine.connect() as connection:
        if _version(connection) == HEAD:
            return
        connection.rollback()
        with write_lock(connection):
            _migrate(connection)


def _version(connection: sa.Connection) -> str:
    if not sa.inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() or ""


def _migrate(connection: sa.Connection) -> None:
    """Run the migrations that are missing. Alembic is loaded here: it costs 0.3 s that an up-to-date store need not pay."""
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util.exc import CommandError  # noqa: PLC0415

    was = _version(connection)
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise StoreError(f"the store was made by a newer Diurna (its tables are of form {was}); upgrade Diurna") from None
    logger.info("store upgraded from %s to %s", was or "nothing", HEAD)
