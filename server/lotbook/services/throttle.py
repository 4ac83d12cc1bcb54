"""Failed sign-ins and wrong links cost time: by name and by address, doubling; in the database, so that all processes
count.

Nobody can be locked out by others: from an address where a person has signed in before, failures elsewhere
under that name do not count.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from lotbook.db.engine import execute, fetch
from lotbook.db.fields import EPOCH, to_micros
from lotbook.models import SignInAttempt

FREE = {"login": 5, "address": 20, "link": 20}
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)
KNOWN_FOR = timedelta(days=90)


async def take_attempt(login_key: str, address: str, now: datetime) -> int:
    """Count an attempt as failed before it is looked at, so that many at once cannot slip through.

    Answers 0, or the seconds to wait; then nothing is counted. Inside a transaction.
    """
    subjects = [f"address:{address}"]
    if not await SignInAttempt.exists(subject=_known(login_key, address), last_failed__gt=now - KNOWN_FOR):
        subjects.append(f"login:{login_key}")
    return await _take(subjects, now)


async def take_link(address: str, now: datetime) -> int:
    """As `take_attempt`, for a link that leads nowhere. Right ones are never counted: each is known at once."""
    return await _take([f"link:{address}"], now)


async def _take(subjects: list[str], now: datetime) -> int:
    rows = [await _row(subject, now) for subject in subjects]
    blocked = max(row.blocked_until for row in rows)
    if blocked > now:
        return int((blocked - now).total_seconds()) + 1
    for row in rows:
        failures = 1 if row.last_failed + FORGOTTEN_AFTER <= now else row.failures + 1
        wait = wait_after(failures, row.subject.partition(":")[0])
        # Not "until now": to an attempt that began a moment earlier, that is the future.
        blocked_until = now + wait if wait else EPOCH
        await SignInAttempt.filter(id=row.id).update(
            failures=failures, last_failed=now, blocked_until=blocked_until
        )
    return 0


async def forgive(login_key: str, address: str, now: datetime) -> None:
    """The attempt was good: it does not count, failures under the name are forgotten, the address known.

    Inside a transaction. An address that has to wait still has to: one good account must not let it guess on.
    """
    counted = await _row(f"address:{address}", now)
    failures = max(counted.failures - 1, 0)
    waits = counted.blocked_until if failures >= FREE["address"] else EPOCH
    await SignInAttempt.filter(id=counted.id).update(failures=failures, blocked_until=waits)
    await SignInAttempt.filter(subject=f"login:{login_key}").delete()
    known = await _row(_known(login_key, address), now)
    await SignInAttempt.filter(id=known.id).update(last_failed=now)


async def tidy(now: datetime) -> None:
    """Remove what no longer counts. Inside a transaction."""
    await SignInAttempt.filter(
        failures__gt=0, last_failed__lt=now - FORGOTTEN_AFTER, blocked_until__lt=now
    ).delete()
    await SignInAttempt.filter(failures=0, last_failed__lt=now - KNOWN_FOR).delete()


def wait_after(failures: int, kind: str) -> timedelta:
    """Nothing for the first ones, then a second, doubling up to a quarter of an hour.

    >>> [wait_after(n, "login").seconds for n in (4, 5, 6, 7, 100)]
    [0, 1, 2, 4, 900]
    """
    beyond = failures - FREE[kind]
    if beyond < 0:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(beyond, 20)), LONGEST_WAIT)


async def _row(subject: str, now: datetime) -> SignInAttempt:
    """The row of a subject, made when missing, locked until the transaction ends."""
    await execute(
        "INSERT INTO sign_in_attempt (subject, failures, last_failed, blocked_until) VALUES (?, 0, ?, 0) "
        "ON CONFLICT (subject) DO NOTHING",
        subject,
        to_micros(now),
    )
    await fetch("SELECT id FROM sign_in_attempt WHERE subject = ? {lock}", subject)
    return await SignInAttempt.get(subject=subject)


def _known(login_key: str, address: str) -> str:
    return f"known:{login_key} {address}"
