"""Names and passwords -> sessions.

Enters: a password file (a line for each user: name, colon, argon2id hash), names and passwords as
they are typed. Leaves: session tokens. It refuses, after a few wrong passwords, to look at more for
a while, and takes as long for a name that it does not know as for one that it does.
"""

import os
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from purport.errors import DeskError

SESSION = 12 * 3600.0
"""Seconds after which a session ends."""

WINDOW = 15 * 60.0
TRIES = 5
"""Wrong passwords for one name, within `WINDOW` seconds, after which it has to wait."""

TRIES_FROM = 20
"""The same for one address from which they come."""

LEAST = 12
"""Characters of a password (NIST SP 800-63B asks for 8 at least, and length before rules)."""

LONGEST = 1_000
"""Characters of a name or a password that are looked at."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who is logged in, and until when (of `Access`'s clock)."""

    user: str
    ends: float


class Access:
    """The users of a password file, their sessions, and who has to wait. Threads may share it."""

    def __init__(self, users: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._hashes = read_users(users)
        self._clock = clock
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex())
        self._sessions: dict[str, Session] = {}
        self._failures: dict[str, deque[float]] = {}
        self._lock = Lock()

    def wait(self, name: str, source: str) -> float:
        """Return how many seconds `name`, or whoever comes from `source`, has to wait."""
        with self._lock:
            return max(
                self._wait(f"name {name}", TRIES), self._wait(f"source {source}", TRIES_FROM)
            )

    def log_in(self, name: str, password: str, source: str) -> str | None:
        """Return a session's token, None where name or password are wrong or have to wait."""
        if len(name) > LONGEST or len(password) > LONGEST or self.wait(name, source) > 0:
            return None
        # A failure is counted before the password is looked at, so that many at once count too.
        now = self._clock()
        with self._lock:
            for key in (f"name {name}", f"source {source}"):
                self._failures.setdefault(key, deque(maxlen=TRIES_FROM)).append(now)
        try:
            self._hasher.verify(self._hashes.get(name, self._nobody), password)
        except (VerificationError, InvalidHashError):
            return None
        if name not in self._hashes:
            return None
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._failures.pop(f"name {name}", None)
            self._sessions = {key: each for key, each in self._sessions.items() if each.ends > now}
            self._sessions[token] = Session(name, now + SESSION)
        return token

    def user(self, token: str | None) -> str | None:
        """Return whose session `token` is, None where it is none or has ended."""
        session = self._sessions.get(token or "")
        return session.user if session and session.ends > self._clock() else None

    def log_out(self, token: str | None) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(token or "", None)

    def _wait(self, key: str, tries: int) -> float:
        now = self._clock()
        failures = self._failures.get(key, deque())
        while failures and failures[0] <= now - WINDOW:
            failures.popleft()
        if not failures:
            self._failures.pop(key, None)
        return failures[-tries] + WINDOW - now if len(failures) >= tries else 0.0


def read_users(path: Path) -> dict[str, str]:
    """Return the hashes of a password file by name; `DeskError` where it is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError(
            f"the password file {path} cannot be read ({error})",
            remedy=f"make it: purport password {path} NAME",
        ) from error
    users = {}
    for number, line in enumerate(lines, start=1):
        name, colon, digest = line.strip().rpartition(":")
        if not line.strip():
            continue
        if not colon or not name or not digest.startswith("$argon2id$"):
            raise DeskError(
                f"{path}, line {number}: no name and argon2id hash",
                remedy=f"write users with: purport password {path} NAME",
            )
        users[name] = digest
    if not users:
        raise DeskError(
            f"the password file {path} has no users",
            remedy=f"add one: purport password {path} NAME",
        )
    return users


def add_user(path: Path, name: str, password: str) -> None:
    """Write `name` with the hash of `password` into `path`, in the place of one that is there."""
    if not name.strip() or ":" in name or "\n" in name or len(name) > LONGEST:
        raise DeskError(f"{name!r} is no name for a user", remedy="leave colons out")
    if not LEAST <= len(password) <= LONGEST:
        raise DeskError(
            f"a password has from {LEAST} to {LONGEST:,} characters", remedy="take another one"
        )
    users = read_users(path) if path.exists() and path.stat().st_size else {}
    users[name] = PasswordHasher().hash(password)
    text = "".join(f"{user}:{digest}\n" for user, digest in users.items())
    partial = path.with_name(path.name + ".partial")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        partial.replace(path)
    except OSError as error:
        raise DeskError(
            f"the password file {path} cannot be written ({error})", remedy="check its folder"
        ) from error
