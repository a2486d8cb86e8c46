"""`diurna schedule` for real: a feed and a mail server on loopback, a cutoff two minutes ahead, nobody at the keyboard.

    .venv/bin/python benchmarks/schedule_once.py            about five minutes; exit 1 where something is not as it should be

It holds that the day's PDF arrives by mail once; that stopping (SIGTERM, Ctrl-C) and kill -9 leave no process behind; that a schedule
stopped or killed and started again sends nothing twice; and that one killed before the cutoff makes the edition when it is back.
"""

import email
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from aiosmtpd.controller import Controller

DIURNA = str(Path(sys.executable).with_name("diurna"))
#: Our processes carry it in their environment, and so do their children.
TOKEN = f"DIURNA_SCHEDULE_ONCE={os.getpid()}"
#: Seconds until the feed answers: so that a visit is under way when the schedule is stopped.
SLOW = [0.0]
ASKED: list[datetime] = []
NEWS = (
    (
        "Osrel and Tavia agree to reopen the Brennick bridge",
        "Osrel and Tavia agreed to reopen the Brennick bridge on Monday, the Tavian foreign ministry said.",
    ),
    (
        "Shelling kills four in Brennick",
        "Shelling killed four people in Brennick overnight, the town's hospital said. Osrel denied that it had fired.",
    ),
    (
        "Osrel says its envoy will not go to Tavia",
        "Osrel's envoy will not go to Tavia this week, a government spokesman said in Port Lind.",
    ),
)


class Postbox:
    """Keeps every mail, with when it came."""

    def __init__(self) -> None:
        self.taken: list[tuple[datetime, EmailMessage]] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802
        self.taken.append((now(), email.message_from_bytes(envelope.content, policy=policy.default)))
        return "250 taken"


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the benchmark runs on the clock


def feed(at: datetime) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>https://news.example/{n}</link><description>{text}</description>"
        f"<pubDate>{format_datetime(at - timedelta(hours=n + 1))}</pubDate></item>"
        for n, (title, text) in enumerate(NEWS)
    )
    return f'<rss version="2.0"><channel><title>Brennick Wire</title>{items}</channel></rss>'.encode()


@contextmanager
def serving(body: bytes) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ASKED.append(now())
            time.sleep(SLOW[0])
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/feed.xml"
    server.shutdown()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write_desk(folder: Path, *, url: str, port: int, cutoff: datetime) -> None:
    folder.mkdir()
    (folder / "diurna.toml").write_text(f"""
name = "brennick"
title = "Brennick"
cutoff = "{cutoff:%H:%M}"
scope = {{ about = ["Brennick", "Osrel", "Tavia"] }}
[[sources]]
name = "Brennick Wire"
feed = "{url}"
affiliation = "wire"
[deliver.mail]
host = "127.0.0.1"
port = {port}
tls = "none"
sender = "desk@brennick.example"
to = ["ada@brennick.example"]
""")


class Schedule:
    """`diurna schedule` in a folder, in a session of its own, as from a terminal."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.environment = {**os.environ, "HOME": str(home), "PREFECT_HOME": str(home / "prefect"), "PYTHONUNBUFFERED": "1"}
        self.environment |= dict([TOKEN.split("=")])
        self.folder = folder
        self.lines: list[str] = []

    def start(self) -> float:
        """Start it; gives the seconds until it serves."""
        began = time.monotonic()
        self.lines.clear()
        self.process = subprocess.Popen(
            [DIURNA, "schedule"],
            cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()
        check(wait_for(lambda: any("Ctrl-C stops" in line for line in self.lines), 120), "it serves")
        return time.monotonic() - began

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        for line in process.stdout or ():
            self.lines.append(line.rstrip())
            print("   |", line.rstrip())

    def stop(self, how: signal.Signals) -> float:
        """Stop it (Ctrl-C goes to its whole group, as a terminal sends it); gives the seconds until nothing of it is left."""
        began = time.monotonic()
        (os.killpg if how == signal.SIGINT else os.kill)(self.process.pid, how)
        code = self.process.wait(60)
        wanted = -9 if how == signal.SIGKILL else 0
        check(code == wanted, f"{how.name}: it ended with {code}")
        check(wait_for(lambda: not processes(), 30), f"{how.name}: nothing is left running ({', '.join(processes()) or 'none'})")
        check(not any("Traceback" in line for line in self.lines), f"{how.name}: no traceback")
        return time.monotonic() - began


def processes() -> list[str]:
    """Processes that carry our token, but for this one."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if TOKEN.encode() in (entry / "environ").read_bytes().split(b"\0"):
                found.append(f"{entry.name} {(entry / 'cmdline').read_bytes().replace(bytes(1), b' ').decode()[:80]}")
        except OSError:
            continue
    return found


def wait_for(true: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.25)
    return bool(true())


WRONG: list[str] = []


def check(holds: bool, what: str) -> None:  # noqa: FBT001
    print(f"{'ok  ' if holds else 'FAIL'} {what}", flush=True)
    if not holds:
        WRONG.append(what)


def unattended(schedule: Schedule, postbox: Postbox, cutoff: datetime) -> None:
    """The day's PDF comes by mail, once, whatever is stopped and started after it."""
    print(f"     serving after {schedule.start():.0f} s")
    left = (cutoff - now()).total_seconds()
    check(wait_for(lambda: bool(postbox.taken), left + 120), "the day's mail came")
    if postbox.taken:
        at, mail = postbox.taken[0]
        attached = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
        print(f"     {(at - cutoff).total_seconds():.0f} s after the cutoff: {mail['Subject']}: {', '.join(attached)}")
        check(any(name.endswith(".pdf") and body[:5] == b"%PDF-" for name, body in attached.items()), "with the PDF")
        check("Brennick" in mail.get_body(("plain",)).get_content(), "and the day's news")
    print(f"     stopped after {schedule.stop(signal.SIGTERM):.1f} s")
    schedule.start()
    time.sleep(30)
    print(f"     stopped after {schedule.stop(signal.SIGINT):.1f} s")
    SLOW[0] = 60
    for how in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        asked = len(ASKED)
        schedule.start()
        check(wait_for(lambda asked=asked: len(ASKED) > asked, 60), "a visit is under way")
        print(f"     gone after {schedule.stop(how):.1f} s")
    SLOW[0] = 0
    done = subprocess.run([DIURNA, "run"], check=False, cwd=schedule.folder, env=schedule.environment, capture_output=True, text=True)
    check(done.returncode == 0, f"diurna run: {done.stdout}{done.stderr}")
    check(len(postbox.taken) == 1, f"one mail in all: {len(postbox.taken)}")


def killed_before(schedule: Schedule, postbox: Postbox, cutoff: datetime) -> None:
    """Killed before the cutoff and started after it, it makes the edition late, of its own day."""
    schedule.start()
    time.sleep(20)  # the scheduler has made the cutoff's run by now
    schedule.stop(signal.SIGKILL)
    time.sleep(max(0.0, (cutoff - now()).total_seconds() + 3))
    schedule.start()
    check(wait_for(lambda: bool(postbox.taken), 90), "killed before the cutoff, started after it: the day's mail came")
    time.sleep(15)
    schedule.stop(signal.SIGTERM)
    check(len(postbox.taken) == 1, f"one mail in all: {len(postbox.taken)}")


def main() -> int:
    for name, play in {"unattended": unattended, "killed before": killed_before}.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        postbox = Postbox()
        controller = Controller(postbox, hostname="127.0.0.1", port=free_port())
        controller.start()
        with tempfile.TemporaryDirectory() as parent, serving(feed(now())) as url:
            cutoff = (now() + timedelta(seconds=110)).replace(second=0, microsecond=0) + timedelta(minutes=1 if name == "unattended" else 0)
            home = Path(parent) / "home"
            home.mkdir()
            write_desk(Path(parent) / "desk", url=url, port=controller.port, cutoff=cutoff)
            print(f"{name}: cutoff {cutoff:%H:%M} UTC, now {now():%H:%M:%S}")
            schedule = Schedule(Path(parent) / "desk", home)
            try:
                play(schedule, postbox, cutoff)
            finally:
                if schedule.process.poll() is None:
                    os.killpg(schedule.process.pid, signal.SIGKILL)
        controller.stop()
    print("as it should be" if not WRONG else f"{len(WRONG)} wrong: {'; '.join(WRONG)}")
    return 1 if WRONG else 0


if __name__ == "__main__":
    sys.exit(main())
