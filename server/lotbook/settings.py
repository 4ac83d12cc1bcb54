"""What an installation decides: where the database is, where the server listens, how long sessions last.

Read once, from a TOML file and then from the environment, which wins; `DATABASE_URL` and `LOTBOOK_` with
the name of a setting in capitals. Whatever is unknown, malformed or unsafe stops the start with its place.
"""

from __future__ import annotations

import dataclasses
import ipaddress
import os
import re
import stat
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lotbook.domain.mail import parse_address
from lotbook.domain.refusals import InvalidInput

PREFIX = "LOTBOOK_"
NOT_SETTINGS = re.compile("LOTBOOK_(CONFIG|CHROMIUM|TEST_.*)")  # the others are for this program's own tests
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
POSTGRES_SCHEMES = ("postgres", "postgresql")
LOG_FORMATS = ("console", "json")
LOG_LEVELS = ("debug", "info", "warning", "error")
MAIL_PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""How letters are protected on their way to the mail server, each with its usual port."""


class SettingsError(Exception):
    """A setting that cannot be used; the message says which, where it stands and what to do."""


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """Where letters are handed in, and from whom they are. tls: a key of `MAIL_PORTS`."""

    host: str
    port: int
    tls: str
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings; every default is safe on a machine that others can reach."""

    database_url: str = field(default="sqlite://lotbook.sqlite3", repr=False)
    """`sqlite://relative/file`, `sqlite:///absolute/file` or `postgres://user:password@host/name`."""
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    """Processes that answer; more than one on PostgreSQL only."""
    public_url: str | None = None
    """Where people open it, such as https://lotbook.example.com; its host is trusted."""
    trusted_hosts: tuple[str, ...] = ()
    """Further names that requests may be addressed to, beside loopback and the public one."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses of proxies that end TLS in front of it and name the client."""
    tls_certificate: str | None = None
    tls_key: str | None = None
    allow_insecure_lan: bool = False
    """Listen on a foreign address over plain http: passwords and cameras are then not protected."""
    demo: bool = False
    log_format: str = "console"
    log_level: str = "info"
    session_idle_hours: int = 12
    session_days: int = 30
    smtp_host: str | None = None
    """Server that takes letters; without one there is no e-mail."""
    smtp_port: int | None = None
    """The usual one of `smtp_tls` when absent."""
    smtp_tls: str = "starttls"
    smtp_user: str | None = None
    smtp_password: str | None = field(default=None, repr=False)
    smtp_sender: str | None = None
    """Address that letters come from."""

    def __post_init__(self) -> None:
        for name, lowest, highest in _RANGES:
            if not lowest <= getattr(self, name) <= highest:
                raise SettingsError(f"{name} is {getattr(self, name)}; it is from {lowest} to {highest}")
        for name, choices in (("log_format", LOG_FORMATS), ("log_level", LOG_LEVELS)):
            if getattr(self, name) not in choices:
                raise SettingsError(f"{name} is {getattr(self, name)!r}; it is one of {', '.join(choices)}")
        require_database_url(self.database_url)
        _require_public_url(self.public_url)
        if "*" in self.trusted_hosts or "*" in self.trusted_proxies:
            raise SettingsError("trusted_hosts and trusted_proxies list names and addresses, never *")
        if bool(self.tls_certificate) != bool(self.tls_key):
            raise SettingsError("tls_certificate and tls_key are given together")
        self._require_mail_whole()
        if self.workers > 1 and self.sqlite_file is not None:
            raise SettingsError(
                f"workers is {self.workers}, but SQLite has one writing process; "
                "set DATABASE_URL to a postgres:// database for more"
            )

    def _require_mail_whole(self) -> None:
        if self.smtp_tls not in MAIL_PORTS:
            raise SettingsError(f"smtp_tls is {self.smtp_tls!r}; it is one of {', '.join(MAIL_PORTS)}")
        given = [name for name in _MAIL if getattr(self, name) is not None]
        if given and self.smtp_host is None:
            raise SettingsError(f"{given[0]} is given without smtp_host: letters have nowhere to go")
        if self.smtp_host is None:
            return
        if self.smtp_sender is None:
            raise SettingsError("smtp_host is given without smtp_sender, the address that letters come from")
        try:
            parse_address(self.smtp_sender, ("smtp_sender",))
        except InvalidInput as refused:
            raise SettingsError(f"smtp_sender is {self.smtp_sender!r}: {refused.message}") from None
        if self.smtp_port is not None and not 1 <= self.smtp_port <= MOST_PORT:
            raise SettingsError(f"smtp_port is {self.smtp_port}; it is from 1 to {MOST_PORT}")
        if (self.smtp_user is None) != (self.smtp_password is None):
            raise SettingsError("smtp_user and smtp_password are given together")
        if self.smtp_user and self.smtp_tls == "none" and not is_loopback(self.smtp_host):
            raise SettingsError(
                f"smtp_tls is none, but {self.smtp_host} is another machine: smtp_password would be readable on the way"
            )

    @property
    def mail(self) -> MailServer | None:
        """Where letters are handed in; None while e-mail is off."""
        if self.smtp_host is None or self.smtp_sender is None:
            return None
        return MailServer(
            host=self.smtp_host,
            port=self.smtp_port or MAIL_PORTS[self.smtp_tls],
            tls=self.smtp_tls,
            sender=self.smtp_sender,
            user=self.smtp_user,
            password=self.smtp_password,
        )

    @property
    def sqlite_file(self) -> Path | None:
        """The database file, absolute; None on PostgreSQL."""
        return sqlite_file(self.database_url)

    @property
    def secure(self) -> bool:
        """People reach it over https, so that cookies can be locked to it."""
        return self.tls_certificate is not None or (self.public_url or "").startswith("https://")

    @property
    def origin(self) -> str:
        """Where to open it, without a slash at the end."""
        if self.public_url:
            return self.public_url.rstrip("/")
        host = "localhost" if is_loopback(self.host) or _is_wildcard(self.host) else self.host
        shown = f"[{host}]" if ":" in host else host
        return f"{'https' if self.tls_certificate else 'http'}://{shown}:{self.port}"

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """Names, without port, that the Host header may have."""
        public = urlsplit(self.public_url or "").hostname
        bound = None if _is_wildcard(self.host) else f"[{self.host}]" if ":" in self.host else self.host
        return tuple(dict.fromkeys([*LOOPBACK_NAMES, *filter(None, (bound, public)), *self.trusted_hosts]))

    def require_safe_to_listen(self) -> None:
        """Refuse an address that others can reach without TLS, and one whose names are not known."""
        if is_loopback(self.host):
            return
        if not (self.tls_certificate or self.trusted_proxies or self.allow_insecure_lan):
            raise SettingsError(
                f"host is {self.host}, which others can reach, over plain http: passwords would be readable "
                "and handhelds get no camera. Give tls_certificate and tls_key, or trusted_proxies with a "
                "proxy that ends TLS, or allow_insecure_lan=true if the network is yours alone"
            )
        if _is_wildcard(self.host) and not (self.public_url or self.trusted_hosts):
            raise SettingsError(
                f"host is {self.host}: name what people type to reach it as public_url or trusted_hosts"
            )

    def as_environment(self) -> dict[str, str]:
        """Variables from which `load` makes the same settings in another process."""
        values = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        return {_variable(name): _as_text(value) for name, value in values.items() if value not in (None, ())}


MOST_PORT = 65535
_MAIL = ("smtp_sender", "smtp_port", "smtp_user", "smtp_password")
_RANGES = (
    ("port", 1, MOST_PORT),
    ("workers", 1, 64),
    ("session_idle_hours", 1, 168),
    ("session_days", 1, 90),
)


def load(
    file: Path | None = None, environment: Mapping[str, str] | None = None, **overrides: Any
) -> Settings:
    """Settings from a file, then the environment, then `overrides` (those that are not None).

    file: TOML; without one, LOTBOOK_CONFIG may name it. Raises SettingsError.
    """
    environment = os.environ if environment is None else environment
    if file is None and (named := environment.get(f"{PREFIX}CONFIG")):
        file = Path(named)
    values = dict(_from_file(file)) if file is not None else {}
    values |= dict(_from_environment(environment))
    values |= {name: value for name, value in overrides.items() if value is not None}
    return Settings(**values)


def sqlite_file(database_url: str) -> Path | None:
    """The file that a sqlite:// URL names, absolute; None for any other."""
    parts = urlsplit(database_url)
    return Path(unquote(parts.netloc + parts.path)).absolute() if parts.scheme == "sqlite" else None


def require_database_url(url: str) -> None:
    """Refuse what names no database; the message never shows a password."""
    scheme, separator, rest = url.partition("://")
    if scheme == "sqlite" and separator and rest and "?" not in rest and "\0" not in rest:
        return
    if scheme in POSTGRES_SCHEMES and separator:
        try:
            parts = urlsplit(url)
            if (parts.hostname or "host=" in parts.query) and parts.path.strip("/") and (parts.port or 1):
                return
        except ValueError:
            pass
    raise SettingsError(
        "the database URL is not usable; it looks like sqlite://lotbook.sqlite3 "
        "or postgres://user:password@host:5432/lotbook"
    )


def is_loopback(host: str) -> bool:
    """Only programs on this machine can reach this address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_wildcard(host: str) -> bool:
    return host in ("0.0.0.0", "::", "")  # noqa: S104 - compared, never bound


def _require_public_url(url: str | None) -> None:
    if url is None:
        return
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise SettingsError(f"public_url is {url!r}; it looks like https://lotbook.example.com")


def _variable(name: str) -> str:
    return "DATABASE_URL" if name == "database_url" else PREFIX + name.upper()


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a text")
    return value


def _whole(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("a whole number")
    return value


def _switch(value: Any) -> bool:
    if isinstance(value, str) and value.lower() in ("true", "false", "1", "0"):
        return value.lower() in ("true", "1")
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(part, str) and part.strip() for part in parts):
        raise ValueError("a list of texts")
    return tuple(part.strip() for part in parts)


_READERS: dict[str, Callable[[Any], Any]] = {
    "str": _text,
    "str | None": _text,
    "int": _whole,
    "int | None": _whole,
    "bool": _switch,
    "tuple[str, ...]": _texts,
}
_KINDS = {f.name: _READERS[str(f.type)] for f in dataclasses.fields(Settings)}


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    named = {_variable(name): name for name in _KINDS}
    for variable, value in environment.items():
        if variable in named:
            yield named[variable], _read(named[variable], value, variable)
        elif variable.startswith(PREFIX) and not NOT_SETTINGS.fullmatch(variable):
            raise SettingsError(f"{variable}: there is no such setting; there are {', '.join(sorted(named))}")


def _from_file(file: Path) -> Iterator[tuple[str, Any]]:
    try:
        text = file.read_text("utf-8")
        values = tomllib.loads(text)
    except OSError as problem:
        raise SettingsError(f"{file} cannot be read: {problem.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise SettingsError(f"{file}: {problem}") from None
    for name, value in values.items():
        place = f"{file}, line {_line_of(name, text)}"
        if name not in _KINDS:
            known = ", ".join(sorted(_KINDS))
            raise SettingsError(f"{place}: there is no setting {name!r}; there are {known}")
        if name == "smtp_password" or (name == "database_url" and urlsplit(str(value)).password):
            _require_private(file, place)
        yield name, _read(name, value, f"{place}, {name}")


def _read(name: str, value: Any, place: str) -> Any:
    try:
        return _KINDS[name](value)
    except ValueError as wanted:
        raise SettingsError(f"{place}: expected {wanted}") from None


def _line_of(name: str, text: str) -> int:
    pattern = re.compile(rf"""^\s*\[*\s*["']?{re.escape(name)}["']?\s*[=.\]]""")
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if pattern.match(line)), 1)


def _require_private(file: Path, place: str) -> None:
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise SettingsError(f"{place}: the file holds a password but others can read it; chmod 600 {file}")
