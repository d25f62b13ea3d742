"""Who may come in: by the token of the address that was opened, or by name and password."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from report_builder.errors import UsageError
from report_builder.output import publish
from report_builder.problem import Words
from report_builder.web.wrong import TooOften

_COST, _BLOCK, _LANES = 2**15, 8, 1
"""N, r and p of scrypt (RFC 7914)."""
_MEMORY = 2 * 128 * _BLOCK * _COST
TRIES, WINDOW = 10, 60.0
"""Wrong tries of one address that are answered within so many seconds."""
IDLE = 12 * 3600.0
"""Seconds after which a session that nobody used ends."""


class Role(StrEnum):
    """What one may do: read what was made, or work on it."""

    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Session:
    """One who came in: name, role, and the token that every form of the session bears."""

    name: str
    role: Role
    csrf: str
    said: list[Words] = field(default_factory=list, compare=False)
    """What is to be said on the next page."""

    @property
    def edits(self) -> bool:
        """Tell whether one may change anything."""
        return self.role is Role.EDITOR

    def owns(self, csrf: str) -> bool:
        """Tell whether a form bears the token of this session."""
        return hmac.compare_digest(self.csrf.encode(), csrf.encode())


@dataclass(frozen=True, slots=True)
class Account:
    """A line of a password file: name, role, salt and hash of the password."""

    name: str
    role: Role
    salt: bytes
    hashed: bytes


class Access:
    """Let people in and know them again; `token` is blank where only accounts count."""

    def __init__(self, token: str, accounts: Mapping[str, Account] | None = None) -> None:
        self._token = token.encode()
        self.accounts = dict(accounts or {})
        self._sessions: dict[str, tuple[Session, float]] = {}
        self._wrong: dict[str, deque[float]] = defaultdict(deque)
        self._turn = threading.Lock()

    def by_token(self, token: str, address: str) -> str | None:
        """Return a new session for the token; None for a wrong one. Raises TooOften."""
        right = bool(self._token) and hmac.compare_digest(self._token, token.encode())
        return self._begun(right, Role.EDITOR, "", address)

    def by_password(self, name: str, password: str, address: str) -> str | None:
        """Return a new session for name and password; None for a wrong pair. Raises TooOften."""
        self._refuse_often(address)
        account = self.accounts.get(name, _NOBODY)
        right = hmac.compare_digest(_hashed(password, account.salt), account.hashed)
        return self._begun(right and name in self.accounts, account.role, name, address)

    def session(self, id: str) -> Session | None:
        """Return the session of a cookie, and go on with it; None for none that is open."""
        with self._turn:
            session, used = self._sessions.get(id, (None, 0.0))
            if session is None or time.monotonic() - used > IDLE:
                self._sessions.pop(id, None)
                return None
            self._sessions[id] = session, time.monotonic()
            return session

    def end(self, id: str) -> None:
        """End a session."""
        with self._turn:
            self._sessions.pop(id, None)

    def _begun(self, right: bool, role: Role, name: str, address: str) -> str | None:
        self._refuse_often(address)
        with self._turn:
            if not right:
                self._wrong[address].append(time.monotonic())
                return None
            id = secrets.token_urlsafe(32)
            session = Session(name, role, secrets.token_urlsafe(32))
            self._sessions[id] = session, time.monotonic()
            return id

    def _refuse_often(self, address: str) -> None:
        with self._turn:
            tries, since = self._wrong[address], time.monotonic() - WINDOW
            while tries and tries[0] < since:
                tries.popleft()
            if len(tries) >= TRIES:
                raise TooOften
            if not tries:
                del self._wrong[address]


class BadPasswordFile(UsageError):
    """A line of a password file is none that this program wrote."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__(
            f"{path} บรรทัด {line} ใช้ไม่ได้ ให้เพิ่มบัญชีด้วย report-builder password",
            f"line {line} of {path} can't be used; add accounts with report-builder password",
        )


def accounts(path: Path) -> dict[str, Account]:
    """Return the accounts of a password file by name; raises BadPasswordFile."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UsageError(f"อ่าน {path} ไม่ได้: {error}", f"can't read {path}: {error}") from error
    read = [_account(path, n, line) for n, line in enumerate(lines, start=1) if line.strip()]
    return {account.name: account for account in read}


def add(path: Path, name: str, role: Role, password: str) -> None:
    """Write an account to a password file that only its owner may read."""
    salt = secrets.token_bytes(16)
    known = accounts(path) if path.exists() else {}
    known[name] = Account(name, role, salt, _hashed(password, salt))
    lines = (f"{a.name}:{a.role}:{a.salt.hex()}:{a.hashed.hex()}\n" for a in known.values())
    path.touch(mode=0o600)
    publish.write(path, "".join(lines).encode())
    path.chmod(0o600)


def _account(path: Path, number: int, line: str) -> Account:
    try:
        name, role, salt, hashed = line.split(":")
        return Account(name, Role(role), bytes.fromhex(salt), bytes.fromhex(hashed))
    except ValueError:
        raise BadPasswordFile(path, number) from None


def _hashed(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, maxmem=_MEMORY)


_NOBODY = Account("", Role.READER, bytes(16), bytes(64))
"""Stands for a name that isn't known, so that its refusal takes as long."""
