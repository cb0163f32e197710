"""Who may come in: addresses, hosts, other sites' pages, passwords, tries."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from purport.desk import DeskOptions
from purport.desk.access import SESSION, TRIES, WINDOW, Access, add_user, read_users
from purport.errors import DeskError
from tests.desk.opened import Opened, make_ledger, opened

PASSWORD = "correct horse battery"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "desk.example", ""])
def test_strangers_are_kept_out_unless_passwords_are_asked_for(host: str) -> None:
    with pytest.raises(DeskError, match=r"purport password"):
        DeskOptions(ledger=Path("a.db"), host=host)
    with pytest.raises(DeskError, match="in the clear"):
        DeskOptions(ledger=Path("a.db"), host=host, users=Path("users"))
    pair: Any = {"certificate": Path("c"), "key": Path("k")}
    assert DeskOptions(ledger=Path("a.db"), host=host, users=Path("users"), **pair).is_secure
    assert DeskOptions(ledger=Path("a.db"), host=host, users=Path("u"), proxy="10.0.0.2").is_secure


@pytest.mark.parametrize("host", ["127.0.0.1", "127.5.5.5", "::1", "localhost"])
def test_this_machine_may_always_come_in(host: str) -> None:
    assert DeskOptions(ledger=Path("a.db"), host=host).is_local


def test_options_that_make_no_sense() -> None:
    with pytest.raises(DeskError, match="together"):
        DeskOptions(ledger=Path("a.db"), certificate=Path("c"))
    with pytest.raises(DeskError, match="no IP address"):
        DeskOptions(ledger=Path("a.db"), proxy="my-proxy")


def serve(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "purport", "serve", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_the_command_says_what_is_wrong_in_one_line(tmp_path: Path, desk: Opened) -> None:
    port = desk.address.rpartition(":")[2]
    ledger = ("--ledger", str(desk.ledger))
    files = ("--certificate", str(desk.ledger), "--key", str(desk.ledger))
    for words, reason in {
        ("--host", "0.0.0.0"): "other machines could read",
        ("--port", port): "cannot listen",
        ("--users", str(tmp_path / "none")): "cannot be read",
        files: "cannot be used",
    }.items():
        done = serve(*ledger, *words)
        assert done.returncode == 2, done.stderr
        assert reason in done.stderr
        assert "Traceback" not in done.stderr
    assert "no ledger" in serve("--ledger", str(tmp_path / "none.db")).stderr


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
def test_names_that_others_point_here_are_refused(desk: Opened, host: str) -> None:
    assert desk.get("/", host=host).status_code == 403


def test_other_sites_pages_may_ask_nothing(desk: Opened) -> None:
    evil = {"origin": "https://evil.example"}
    assert desk.get("/", **evil).status_code == 403
    polling = "/_nicegui_ws/socket.io/?EIO=4&transport=polling"
    assert desk.get(polling, **evil).status_code == 403
    assert httpx.post(desk.address + "/", headers=evil).status_code == 403
    assert httpx.post(desk.address + "/").status_code == 403, "no origin at all"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("guarded")
    add_user(folder / "users", "ada", PASSWORD)
    with opened(make_ledger(folder / "made.db"), "--users", str(folder / "users")) as running:
        yield running


def log_in(desk: Opened, client: httpx.Client, **fields: str) -> httpx.Response:
    return client.post(desk.address + "/login", data=fields, headers={"origin": desk.address})


def test_nobody_sees_anything_before_logging_in(guarded: Opened) -> None:
    for path in ("/", "/search?words=a", "/_nicegui_ws/socket.io/?EIO=4&transport=polling"):
        assert guarded.get(path).status_code == 401
    sent = guarded.get("/voice?name=Holm", accept="text/html")
    assert sent.status_code == 303
    assert sent.headers["location"] == "/login?target=%2Fvoice%3Fname%3DHolm"
    assert "script" not in guarded.get("/login?target=%22%3E%3Cscript%3E").text


def test_logging_in_and_out(guarded: Opened) -> None:
    with httpx.Client() as client:
        assert log_in(guarded, client, name="ada", password="wrong").status_code == 401
        assert client.get(guarded.address + "/").status_code == 401
        answer = log_in(guarded, client, name="ada", password=PASSWORD, target="/voices")
        assert (answer.status_code, answer.headers["location"]) == (303, "/voices")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert "Log out" in client.get(guarded.address + "/").text
        client.post(guarded.address + "/logout", headers={"origin": guarded.address})
        assert client.get(guarded.address + "/").status_code == 401


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_logging_in_leads_nowhere_else(guarded: Opened, target: str) -> None:
    with httpx.Client() as client:
        answer = log_in(guarded, client, name="ada", password=PASSWORD, target=target)
    assert answer.headers["location"] == "/"


def test_another_site_cannot_log_somebody_in(guarded: Opened) -> None:
    answer = httpx.post(
        guarded.address + "/login",
        data={"name": "ada", "password": PASSWORD},
        headers={"origin": "https://evil.example"},
    )
    assert answer.status_code == 403


def test_a_form_too_large_is_no_log_in(guarded: Opened) -> None:
    with httpx.Client() as client:
        assert log_in(guarded, client, name="ada", password="x" * 100_000).status_code == 401


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_wrong_passwords_make_one_wait(tmp_path: Path) -> None:
    add_user(tmp_path / "users", "ada", PASSWORD)
    clock = Clock()
    access = Access(tmp_path / "users", clock=clock)
    for _ in range(TRIES):
        assert access.log_in("ada", "wrong", "10.0.0.1") is None
    assert access.wait("ada", "10.0.0.9") == pytest.approx(WINDOW)
    assert access.log_in("ada", PASSWORD, "10.0.0.9") is None, "the right one waits too"
    assert access.wait("eve", "10.0.0.9") == 0, "others do not"
    clock.now = WINDOW + 1
    assert access.log_in("ada", PASSWORD, "10.0.0.9")


def test_many_names_from_one_address_make_it_wait(tmp_path: Path) -> None:
    add_user(tmp_path / "users", "ada", PASSWORD)
    access = Access(tmp_path / "users", clock=Clock())
    for number in range(20):
        assert access.log_in(f"name {number}", "wrong", "10.0.0.1") is None
    assert access.wait("ada", "10.0.0.1") > 0
    assert access.wait("ada", "10.0.0.2") == 0


def test_a_session_ends(tmp_path: Path) -> None:
    add_user(tmp_path / "users", "ada", PASSWORD)
    clock = Clock()
    access = Access(tmp_path / "users", clock=clock)
    token = access.log_in("ada", PASSWORD, "10.0.0.1")
    assert access.user(token) == "ada"
    assert access.user("another") is None
    clock.now = SESSION + 1
    assert access.user(token) is None


def test_passwords_are_kept_as_hashes_that_only_the_owner_reads(tmp_path: Path) -> None:
    path = tmp_path / "users"
    add_user(path, "ada", PASSWORD)
    add_user(path, "Юля", PASSWORD)
    add_user(path, "ada", PASSWORD + "!")
    assert list(read_users(path)) == ["ada", "Юля"]
    assert PASSWORD not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0


def test_password_files_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "users"
    for content, reason in {
        b"": "no users",
        b"ada:secret\n": "line 1",
        b"\xff\xfe": "cannot be read",
        b"\nada\n": "line 2",
    }.items():
        path.write_bytes(content)
        with pytest.raises(DeskError, match=reason):
            read_users(path)
    for name, password in (("a:b", PASSWORD), ("", PASSWORD), ("ada", "short")):
        with pytest.raises(DeskError):
            add_user(tmp_path / "new", name, password)


def test_the_password_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "purport", "password", str(tmp_path / "users"), "ada"]
    done = subprocess.run(
        command, input=PASSWORD + "\n", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert Access(tmp_path / "users").log_in("ada", PASSWORD, "10.0.0.1")
