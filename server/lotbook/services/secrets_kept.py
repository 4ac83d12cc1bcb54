"""Secrets: made from the system's randomness, shown once, kept only as hashes."""

from __future__ import annotations

import asyncio
import hashlib
import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

API_TOKEN = re.compile(r"lb_[0-9a-f]{8}_[A-Za-z0-9_-]{43}")
SESSION_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)  # OWASP's least for argon2id
# Two at once: each takes 19 MiB, and a hundred sign-ins together must not take the machine.
_THREADS = ThreadPoolExecutor(2, thread_name_prefix="password")


@dataclass(frozen=True)
class NewSecret:
    """A secret before it is given away. digest: what is kept of it; prefix: by which people recognise it."""

    text: str = field(repr=False)
    prefix: str = ""

    @property
    def digest(self) -> str:
        return digest_of(self.text)


def new_secret() -> NewSecret:
    """256 random bits, for a session or a link."""
    return NewSecret(secrets.token_urlsafe(32))


def new_api_token() -> NewSecret:
    """`lb_<id>_<secret>`, so that a leaked one is found by its form and named by its id."""
    prefix = f"lb_{secrets.token_hex(4)}"
    return NewSecret(f"{prefix}_{secrets.token_urlsafe(32)}", prefix)


def digest_of(secret: str) -> str:
    """SHA-256, hexadecimal: enough for 256 random bits, which nobody can try through."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


async def hash_password(password: str) -> str:
    """argon2id of a password, outside the event loop."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _HASHER.hash, password)


async def password_fits(password: str, kept: str | None) -> bool:
    """Whether the password is the one kept; takes as long for nobody's (None) as for somebody's."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _fits, password, kept)


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with other costs than today's."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    """A hash of a password that nobody has, of the same costs as everybody's."""
    return _HASHER.hash(secrets.token_hex(16))


def _fits(password: str, kept: str | None) -> bool:
    try:
        _HASHER.verify(kept or _nobodys(), password)
        return kept is not None
    except (VerificationError, InvalidHashError):
        return False
