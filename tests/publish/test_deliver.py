"""Delivery: to a real mail server on loopback and a real folder; each copy once, each failure its own."""

import asyncio
import email
import errno
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import msgspec
import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from editions import rich, thin
from hypothesis import given, settings
from hypothesis import strategies as st

from diurna.desk import Deliver, Desk, Mail
from diurna.edition import Edition
from diurna.errors import DeliveryError
from diurna.publish import archive
from diurna.publish.archive import Kept, Revision
from diurna.publish.deliver import Order, Outcome, deliver, orders
from diurna.publish.letter import address_of, letter

#: The server with TLS from the first byte doesn't know it, and warns.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")
AT = datetime(2026, 3, 2, 7, 31, 5, tzinfo=UTC)
PDF = bytes(range(256)) * 40
ADA, BEN, EVA = "ada@valley.example", "ben@valley.example", "Eva Lind <eva@valley.example>"


class Postbox:
    """A mail server's ear: keeps what it takes, answers each recipient or message as told, in turn."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], EmailMessage]] = []
        self.recipients: dict[str, list[str]] = {}
        self.messages: list[str] = []
        self.rude = False

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]) -> str:  # noqa: N802
        answer = self.recipients[address].pop(0) if self.recipients.get(address) else "250 fine"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.messages:
            return self.messages.pop(0)
        assert isinstance(envelope.content, bytes)
        self.taken.append((list(envelope.rcpt_tos), email.message_from_bytes(envelope.content, policy=policy.default)))
        return "250 taken"

    async def handle_QUIT(self, server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802
        if self.rude and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return "221 bye"


@contextmanager
def serving(postbox: Postbox, *, tls: ssl.SSLContext | None = None, **options: object) -> Iterator[int]:
    """A mail server on a free port of loopback, in a thread of its own."""
    loop = asyncio.new_event_loop()
    factory = partial(SMTP, postbox, hostname="mail.example", loop=loop, **options)
    server = loop.run_until_complete(loop.create_server(factory, "127.0.0.1", 0, ssl=tls))
    thread = Thread(target=loop.run_forever)
    thread.start()
    yield server.sockets[0].getsockname()[1]
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    server.close()
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def port(postbox: Postbox) -> Iterator[int]:
    with serving(postbox) as number:
        yield number


def kept(edition: Edition | None = None) -> Kept:
    one = edition or msgspec.structs.replace(rich(2), desk="valley", day="2026-03-02", revision=1)
    which = Revision(desk=one.desk, day=one.day, revision=one.revision)
    return Kept(revision=which, files={"json": archive.edition_bytes(one), "html": b"<p>page</p>", "pdf": PDF})


def desk(port: int = 1, *to: str, folder: str = "", **mail: object) -> Desk:
    given = {"host": "127.0.0.1", "port": port, "to": to, "sender": "Desk <desk@valley.example>", "tls": "none", **mail}
    return Desk(name="valley", title="Valley", deliver=Deliver(mail=msgspec.convert(given, Mail) if to else None, folder=folder))


def handed(
    to: Desk, *, what: Kept | None = None, done: set[tuple[str, str]] | None = None, at: datetime = AT, root: Path = Path()
) -> list[Outcome]:
    """Deliver as a flow does: what ended well is noted and not sent again."""
    noted = set() if done is None else done
    outcomes = []
    for outcome in deliver(what or kept(), to, sent=lambda o: (o.channel, o.recipient) in noted, at=at, root=root):
        outcomes.append(outcome)
        if outcome.error is None:
            noted.add((outcome.order.channel, outcome.order.recipient))
    return outcomes


def told(outcomes: list[Outcome]) -> list[tuple[str, bool | None]]:
    """Recipient, and None where handed over, else whether another try can help."""
    return [(o.order.written, o.error.again if o.error else None) for o in outcomes]


# --- mail ---------------------------------------------------------------------------------------------------------------


def test_each_recipient_gets_a_letter_of_their_own(postbox: Postbox, port: int) -> None:
    assert told(handed(desk(port, ADA, EVA, ADA))) == [(ADA, None), (EVA, None)]
    assert [to for to, _ in postbox.taken] == [["ada@valley.example"], ["eva@valley.example"]]
    message = postbox.taken[1][1]
    assert (message["To"], message["From"]) == (EVA, "Desk <desk@valley.example>")
    assert message["Subject"] == f"{rich(2).title}, 2 March 2026"
    assert message["Date"].datetime == AT.replace(microsecond=0)
    pdf = next(p for p in message.iter_attachments())
    assert (pdf.get_filename(), pdf.get_content_type(), pdf.get_content()) == ("valley-2026-03-02.r1.pdf", "application/pdf", PDF)


def test_both_bodies_carry_the_bottom_line_and_its_sources(postbox: Postbox, port: int) -> None:
    handed(desk(port, ADA))
    edition, message = rich(2), postbox.taken[0][1]
    text, html = (part.get_content() for part in (message.get_body(("plain",)), message.get_body(("html",))) if part)
    assert edition.bottom_line
    for point in edition.bottom_line:
        assert " ".join(point.text.split()) in text
        for citation in point.citations:
            source = edition.sources[citation.source - 1]
            assert f"{source.outlet}: {source.url}" in text
            assert html.count("<li") == len(edition.bottom_line)
    assert "valley-2026-03-02.r1.pdf" in text
    assert "valley-2026-03-02.r1.pdf" in html
    assert "<script" not in html


def test_a_thin_day_and_a_revision_say_so(postbox: Postbox, port: int) -> None:
    edition = msgspec.structs.replace(thin(), desk="valley", day="2026-02-27--2026-03-01", revision=2, bottom_line=())
    handed(desk(port, ADA), what=kept(edition))
    message = postbox.taken[0][1]
    assert message["Subject"] == f"{edition.title}, 27 February 2026 to 1 March 2026, revision 2"
    body = message.get_body(("plain",))
    assert body is not None
    assert "Nothing to report in this window." in body.get_content()


def test_a_second_run_sends_nothing_twice(postbox: Postbox, port: int) -> None:
    done: set[tuple[str, str]] = set()
    handed(desk(port, ADA, BEN), done=done)
    assert handed(desk(port, ADA, BEN), done=done) == []
    assert len(postbox.taken) == 2


def test_the_message_id_is_the_same_on_each_try_and_differs_by_recipient_and_revision() -> None:
    there = desk(1, ADA, BEN)
    ids = [o.message_id for o in orders(kept(), there)]
    assert ids == [o.message_id for o in orders(kept(), there)]
    second = msgspec.structs.replace(rich(2), desk="valley", day="2026-03-02", revision=2)
    assert len({*ids, *(o.message_id for o in orders(kept(second), there))}) == 4
    assert all(i.startswith("<valley-2026-03-02.r") and i.endswith("@valley.example>") for i in ids)


def test_a_mail_has_the_message_id_that_is_recorded_however_its_recipient_is_written_by_then(postbox: Postbox, port: int) -> None:
    written = (ADA, f"Ada <{ADA}>", f'"Ada, of the desk" <{ADA.title()}>', ADA.upper())
    outcomes = [outcome for to in written for outcome in handed(desk(port, to))]
    assert {o.order.message_id for o in outcomes} == {message["Message-ID"] for _, message in postbox.taken}
    assert (len(postbox.taken), len({o.order.message_id for o in outcomes})) == (4, 1)


def test_the_same_letter_is_the_same_bytes() -> None:
    mail = desk(1, ADA).deliver.mail
    assert mail is not None
    assert letter(kept(), mail, ADA, name="<1@a>", at=AT).as_bytes() == letter(kept(), mail, ADA, name="<1@a>", at=AT).as_bytes()


ANSWERS = {
    "taken": ("250 fine", None),
    "refused for now": ("451 try later", True),
    "greylisted": ("450 greylisted", True),
    "refused for good": ("550 no such user", False),
    "full": ("552 over quota", False),
}


@pytest.mark.parametrize("case", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_for_one_recipient_stops_no_other(case: tuple[str, bool | None], postbox: Postbox, port: int) -> None:
    answer, again = case
    postbox.recipients[BEN] = [answer]
    outcomes = handed(desk(port, ADA, BEN, EVA))
    assert told(outcomes) == [(ADA, None), (BEN, again), (EVA, None)]
    if again is not None:
        assert outcomes[1].error is not None
        assert outcomes[1].error.reason == f"the mail server said {answer}"


def test_a_message_that_is_put_off_goes_out_on_the_next_run_only_to_who_lacks_it(postbox: Postbox, port: int) -> None:
    done: set[tuple[str, str]] = set()
    postbox.messages = ["451 busy"]
    first = handed(desk(port, ADA, BEN), done=done)
    assert told(first) == [(ADA, True), (BEN, None)]
    assert told(handed(desk(port, ADA, BEN), done=done, at=AT + timedelta(minutes=5))) == [(ADA, None)]
    assert [to for to, _ in postbox.taken] == [[BEN], [ADA]]
    assert postbox.taken[1][1]["Message-ID"] == first[0].order.message_id


def test_a_server_that_takes_a_letter_and_hangs_up_has_taken_it(postbox: Postbox, port: int) -> None:
    postbox.rude = True
    assert told(handed(desk(port, ADA, BEN))) == [(ADA, None), (BEN, None)]


def test_a_server_that_is_away_fails_all_and_may_be_tried_again(tmp_path: Path, port: int) -> None:
    asked: list[Order] = []
    there = desk(1, ADA, BEN, folder="out")
    outcomes = list(deliver(kept(), there, sent=lambda o: bool(asked.append(o)), at=AT, root=tmp_path))
    assert told(outcomes) == [("out", None), (ADA, True), (BEN, True)]
    assert len(asked) == 3


_AGAIN = ("EAGAIN", "EBUSY", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH")
_FOR_A_PERSON = ("EACCES", "EPERM", "ENOSPC", "EDQUOT", "EROFS", "ENOTDIR", "EISDIR", "ENAMETOOLONG")


@pytest.mark.parametrize(("fault", "again"), [*((f, True) for f in _AGAIN), *((f, False) for f in _FOR_A_PERSON)])
def test_a_folder_is_tried_again_where_time_helps(fault: str, *, again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(getattr(errno, fault), "gone")

    monkeypatch.setattr("diurna.publish.deliver.place", fails)
    given_ = Desk(name="d", title="D", deliver=Deliver(folder="out"))
    (outcome,) = deliver(kept(), given_, sent=lambda _: False, at=AT, root=tmp_path)
    assert outcome.error is not None
    assert outcome.error.again is again


BAD_ADDRESSES = {
    "a line break that opens a header": "ada@valley.example\r\nBcc: spy@far.example",
    "a line break alone": "ada@valley.example\n",
    "two addresses": "ada@valley.example, spy@far.example",
    "no address": "Ada",
    "no domain": "ada@",
    "nothing": "",
    "a group": "desk: ada@valley.example, spy@far.example;",
}


@pytest.mark.parametrize("bad", BAD_ADDRESSES.values(), ids=BAD_ADDRESSES)
def test_what_is_no_single_address_gets_nothing_and_stops_no_other(bad: str, postbox: Postbox, port: int) -> None:
    outcomes = handed(desk(port, bad, BEN))
    assert told(outcomes) == [(bad, False), (BEN, None)]
    assert [to for to, _ in postbox.taken] == [[BEN]]


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet=st.sampled_from('ab@.,;:<>"()[]\\ \r\n\t\0é=?'), max_size=12))
def test_whatever_is_given_as_an_address_is_one_or_an_error_that_says_so(text: str) -> None:
    with suppress(DeliveryError):
        address = address_of(text)
        mail = Mail(host="127.0.0.1", to=(text,), sender=ADA)
        sent = email.message_from_bytes(letter(kept(), mail, text, name="<1@a>", at=AT).as_bytes(), policy=policy.default)
        assert sent["To"].addresses[0].addr_spec == address.addr_spec
        assert sent.keys() == letter(kept(), mail, ADA, name="<1@a>", at=AT).keys()


def test_nothing_in_an_edition_can_open_a_header_or_a_tag(postbox: Postbox, port: int) -> None:
    edition = msgspec.structs.replace(rich(2), desk="valley", day="2026-03-02", revision=1, title="Valley\r\nBcc: spy@far.example <b>")
    bad = msgspec.structs.replace(edition.bottom_line[0], text="<script>alert(1)</script>\nSubject: forged")
    source = msgspec.structs.replace(edition.sources[0], url="javascript:alert(1)", outlet="A & <B>")
    edition = msgspec.structs.replace(edition, bottom_line=(bad,), sources=(source, *edition.sources[1:]))
    handed(desk(port, ADA), what=kept(edition))
    to, message = postbox.taken[0]
    assert (to, message["Bcc"]) == ([ADA], None)
    assert message["Subject"] == "Valley Bcc: spy@far.example <b>, 2 March 2026"
    html = message.get_body(("html",))
    assert html is not None
    assert not {"<script", "<b>", 'href="javascript'} & {w for w in ("<script", "<b>", 'href="javascript') if w in html.get_content()}


# --- encryption and passwords -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that is its own authority, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)  # noqa: TID251 - OpenSSL holds it against the clock
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(private + built.public_bytes(serialization.Encoding.PEM))
    return path


def let_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"desk", b"open sesame")
    return AuthResult(success=good, handled=False)


@pytest.fixture(params=["starttls", "tls"])
def secure(request: pytest.FixtureRequest, postbox: Postbox, certificate: Path) -> Iterator[tuple[int, str]]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    asked = {"authenticator": let_in, "auth_required": True, "auth_require_tls": request.param == "starttls"}
    start = {"tls": context} if request.param == "tls" else {"tls_context": context, "require_starttls": True}
    with serving(postbox, **start, **asked) as port:
        yield port, request.param


def test_mail_goes_out_encrypted_with_a_login(
    secure: tuple[int, str], postbox: Postbox, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, tls = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("DESK_MAIL", "open sesame")
    assert told(handed(desk(port, ADA, BEN, tls=tls, user="desk", password_env="DESK_MAIL"))) == [(ADA, None), (BEN, None)]
    assert len(postbox.taken) == 2


def test_a_certificate_that_nobody_trusts_stops_the_mail_for_good(
    secure: tuple[int, str], postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, tls = secure
    outcomes = handed(desk(port, ADA, tls=tls))
    assert told(outcomes) == [(ADA, False)]
    assert outcomes[0].error is not None
    assert "isn't trusted" in outcomes[0].error.reason
    assert postbox.taken == []


def test_a_wrong_password_is_said_and_not_told(
    secure: tuple[int, str], certificate: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    port, tls = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("DESK_MAIL", "wrong-secret")
    outcomes = handed(desk(port, ADA, tls=tls, user="desk", password_env="DESK_MAIL"))
    assert told(outcomes) == [(ADA, False)]
    assert "535" in str(outcomes[0].error)
    assert "wrong-secret" not in caplog.text + str(outcomes)


SETTINGS = {
    "the password's variable is not set": ({"user": "desk", "password_env": "NO_SUCH_VARIABLE"}, "NO_SUCH_VARIABLE"),
    "no variable is named": ({"user": "desk"}, "password_env"),
    "a kind of encryption that there is none of": ({"tls": "ssl3"}, "none of starttls, tls and none"),
    "a password in clear to another machine": ({"user": "desk", "password_env": "PATH", "host": "mail.far.example"}, "only over TLS"),
    "a server without encryption where it is asked for": ({"tls": "starttls"}, "STARTTLS"),
    "a password beyond ASCII": ({"user": "desk", "password_env": "UMLAUT"}, "the password in UMLAUT, has a character beyond ASCII"),
    "a user beyond ASCII": ({"user": "büro", "password_env": "PATH"}, "a character beyond ASCII"),
    "a server that no name stands for": ({"host": "mail..example"}, "mail..example"),
    "a server without login": ({"user": "desk", "password_env": "PATH"}, "AUTH"),
}


@pytest.mark.parametrize("case", SETTINGS.values(), ids=SETTINGS)
def test_settings_that_can_not_work_are_named(
    case: tuple[dict[str, object], str], postbox: Postbox, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, reason = case
    monkeypatch.setenv("UMLAUT", "schlüssel")
    outcomes = handed(desk(port, ADA, BEN, **settings))
    assert told(outcomes) == [(ADA, False), (BEN, False)]
    assert reason in str(outcomes[0].error)
    assert postbox.taken == []


# --- folder -------------------------------------------------------------------------------------------------------------


def test_the_folder_gets_the_files_as_archived(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert told(handed(desk(folder="out/today"), root=tmp_path)) == [("out/today", None)]
    stem = "valley-2026-03-02.r1"
    assert {p.name: p.read_bytes() for p in (tmp_path / "out/today").iterdir() if p.suffix != ".sha256"} == {
        f"{stem}.{extension}": body for extension, body in kept().files.items()
    }
    assert (tmp_path / "out/today" / f"{stem}.sha256").read_text().count(stem) == 3


def test_a_folder_that_can_not_be_written_stops_no_mail(tmp_path: Path, postbox: Postbox, port: int) -> None:
    (tmp_path / "out").write_text("a file")
    assert told(handed(desk(port, ADA, folder="out"), root=tmp_path)) == [("out", False), (ADA, None)]


def test_a_folder_whose_drive_is_away_is_tried_again_and_nothing_is_made_in_its_place(tmp_path: Path) -> None:
    done: set[tuple[str, str]] = set()
    away = desk(folder="drive/news/today")
    assert told(handed(away, done=done, root=tmp_path)) == [("drive/news/today", True)]
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "drive/news").mkdir(parents=True)
    assert told(handed(away, done=done, root=tmp_path)) == [("drive/news/today", None)]
    assert len(list((tmp_path / "drive/news/today").iterdir())) == 4


def test_an_edition_that_names_its_recipients_is_kept_back_and_what_makes_one_without_is_told(
    tmp_path: Path, postbox: Postbox, port: int
) -> None:
    there = desk(port, ADA, folder="out")
    edition = rich(2)
    inputs = msgspec.structs.replace(edition.inputs, desk=msgspec.to_builtins(there))
    older = kept(msgspec.structs.replace(edition, desk="valley", day="2026-03-02", revision=1, inputs=inputs))
    outcomes = handed(there, what=older, root=tmp_path)
    assert told(outcomes) == [("out", False), (ADA, False)]
    assert all("diurna run --day 2026-03-02 --as-known now makes a revision without" in str(o.error) for o in outcomes)
    assert (postbox.taken, list(tmp_path.iterdir())) == ([], [])


def test_a_desk_without_recipients_hands_over_nothing() -> None:
    assert handed(desk()) == []
