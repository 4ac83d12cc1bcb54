"""Signing in: proof, waiting after failures, sessions, tokens, and the link for the first administrator."""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from argon2 import PasswordHasher

from lotbook.db import work
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import InvalidInput, NotFound, SignInRefused
from lotbook.domain.words import Role, SignInMethod
from lotbook.models import ApiToken, Session, SetupLink, SignInAttempt, User
from lotbook.services import people, secrets_kept, sign_in, throttle
from lotbook.services.sign_in import SessionRules
from tests.web.conftest import PASSWORD, acting, person, request, write

RULES = SessionRules(idle=timedelta(hours=12), absolute=timedelta(days=30))
HERE, THERE = "192.0.2.1", "198.51.100.9"


async def enter(login="eva", password=PASSWORD, address=HERE):
    return await sign_in.sign_in(login, password, address, RULES)


async def fail(times: int, login="eva", address=HERE) -> SignInRefused:
    for _ in range(times):
        with pytest.raises(SignInRefused) as refused:
            await enter(login, "a wrong one, also long enough", address)
    return refused.value


async def test_a_person_signs_in_with_any_case_of_the_login_and_only_a_hash_of_the_session_is_kept(database):
    user = await person("Eva")
    session = await enter("eVA")
    identity = await sign_in.session_of(session.secret.text, RULES)
    assert identity == session.identity
    assert (identity.user_id, identity.role, identity.method) == (
        user.id,
        Role.OPERATOR,
        SignInMethod.PASSWORD,
    )
    assert len(session.secret.text) == 43
    row = await Session.get(id=identity.session_id)
    assert row.token_hash == secrets_kept.digest_of(session.secret.text)
    assert session.secret.text not in repr(session)
    assert row.expires - row.started == RULES.absolute


async def test_every_sign_in_begins_another_session(database):
    await person()
    first, second = await enter(), await enter()
    assert first.secret.text != second.secret.text
    assert first.identity.session_id != second.identity.session_id


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("eva", "a wrong one, also long enough"),
        ("eva", ""),
        ("eva", PASSWORD + "\0"),
        ("eva", PASSWORD.upper()),
        ("nobody", PASSWORD),
        ("", PASSWORD),
        ("eva\0", PASSWORD),
        ("\ud800", PASSWORD),
        ("x" * 10_000, PASSWORD),
    ],
)
async def test_every_wrong_name_or_password_is_refused_alike(database, login, password):
    await person()
    with pytest.raises(SignInRefused) as refused:
        await enter(login, password)
    assert (refused.value.code, refused.value.retry_after) == (RefusalCode.CREDENTIALS_WRONG, 0)
    assert refused.value.message == "Name or password is wrong."
    assert await Session.all().count() == 0


async def test_an_unknown_name_costs_as_much_work_as_a_known_one(database, monkeypatch):
    await person()
    verified = []
    monkeypatch.setattr(secrets_kept, "_fits", lambda password, kept: verified.append(kept) and False)
    for login in ("eva", "nobody"):
        with pytest.raises(SignInRefused):
            await enter(login)
    assert len(verified) == 2
    assert not secrets_kept.is_outdated(secrets_kept._nobodys())  # a real hash, of today's costs


async def test_a_long_passphrase_is_good_and_a_huge_one_is_not_even_hashed(database):
    phrase = "sixty five characters are more than any list of guesses contains!"
    await people.create_user(request(), name="Adam", login="adam", role=Role.VIEWER, password=phrase)
    assert (await enter("adam", phrase)).identity.role is Role.VIEWER
    with pytest.raises(InvalidInput) as refused:
        await enter("adam", "x" * 1_000_000)
    assert refused.value.problems[0].fault is InputFault.OVER_LIMIT
    assert await SignInAttempt.filter(failures__gt=0).count() == 0


async def test_a_disabled_person_cannot_sign_in_and_all_sessions_end(database):
    user = await person()
    session = await enter()
    await people.update_user(request(), user.id, active=False)
    assert await sign_in.session_of(session.secret.text, RULES) is None
    assert (await Session.get(id=session.identity.session_id)).ended is not None
    await fail(1)


async def test_failures_under_a_name_cost_time_that_doubles(database):
    await person()
    assert (await fail(5)).code is RefusalCode.CREDENTIALS_WRONG
    with pytest.raises(SignInRefused) as refused:
        await enter()  # the right password does not help before its time
    assert refused.value.code is RefusalCode.TRY_LATER
    assert 1 <= refused.value.retry_after <= 2
    later = datetime.now(UTC) - timedelta(seconds=1)
    await write(lambda: SignInAttempt.all().update(blocked_until=later))
    await fail(1)
    waits = (await SignInAttempt.get(subject="login:eva")).blocked_until - datetime.now(UTC)
    assert timedelta(seconds=1) < waits <= timedelta(seconds=2)


async def test_a_good_sign_in_forgets_the_failures(database):
    await person()
    await fail(4)
    await enter()
    assert not await SignInAttempt.exists(subject="login:eva")
    assert (await SignInAttempt.get(subject=f"address:{HERE}")).failures == 4
    await fail(4)
    await enter()


async def test_guessing_from_elsewhere_does_not_lock_a_person_out_where_she_signed_in_before(database):
    await person()
    await enter(address=HERE)
    assert (await fail(6, address=THERE)).code is RefusalCode.TRY_LATER
    await enter(address=HERE)


async def test_an_address_that_tries_many_names_has_to_wait_and_others_do_not(database):
    await person()
    for number in range(throttle.FREE["address"]):
        await fail(1, f"guess{number}", THERE)
    with pytest.raises(SignInRefused) as refused:
        await enter(address=THERE)
    assert refused.value.code is RefusalCode.TRY_LATER
    await enter(address=HERE)


async def test_one_good_account_does_not_let_an_address_guess_on(database):
    await person()
    now = datetime.now(UTC)
    before = now - timedelta(seconds=1)
    await write(
        lambda: SignInAttempt.create(
            subject=f"address:{THERE}", failures=30, last_failed=now, blocked_until=before
        )
    )
    await enter(address=THERE)
    assert (await fail(1, "guess", THERE)).code is RefusalCode.TRY_LATER


async def test_many_attempts_at_once_cannot_slip_through(database):
    await person()
    tries = (enter(password=f"a wrong one, number {n}") for n in range(12))
    refused = await asyncio.gather(*tries, return_exceptions=True)
    looked_at = [refusal for refusal in refused if refusal.code is RefusalCode.CREDENTIALS_WRONG]
    assert len(looked_at) == throttle.FREE["login"]
    assert all(isinstance(refusal, SignInRefused) for refusal in refused)


async def test_an_attempt_that_began_earlier_and_is_counted_later_need_not_wait(database):
    now = datetime.now(UTC)
    for began in (now, now - timedelta(milliseconds=5)):
        assert await work.in_own_task(partial(throttle.take_attempt, "eva", HERE, began)) == 0


async def test_failures_are_forgotten_in_time_and_their_rows_go(database):
    await person()
    await fail(5)
    long_ago = datetime.now(UTC) - throttle.FORGOTTEN_AFTER - timedelta(seconds=1)
    await write(lambda: SignInAttempt.all().update(last_failed=long_ago, blocked_until=long_ago))
    await write(
        lambda: SignInAttempt.create(
            subject="login:gone", failures=3, last_failed=long_ago, blocked_until=long_ago
        )
    )
    await enter()
    await sign_in.settled()
    left = {row.subject for row in await SignInAttempt.all()}
    assert left == {f"address:{HERE}", f"known:eva {HERE}"}


async def test_a_hash_of_older_costs_is_renewed_at_sign_in(database):
    user = await person()
    cheap = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    await write(lambda: User.filter(id=user.id).update(password_hash=cheap))
    await enter()
    assert "m=19456,t=2,p=1" in (await User.get(id=user.id)).password_hash
    await enter()


@pytest.mark.parametrize("change", ["idle", "absolute", "ended"])
async def test_a_session_ends_without_use_after_its_time_and_when_it_is_ended(database, change):
    await person()
    session = await enter()
    now = datetime.now(UTC)
    changes = {
        "idle": {"last_used": now - RULES.idle},
        "absolute": {"expires": now},
        "ended": {"ended": now},
    }
    assert await sign_in.session_of(session.secret.text, RULES) is not None
    await write(lambda: Session.filter(id=session.identity.session_id).update(**changes[change]))
    assert await sign_in.session_of(session.secret.text, RULES) is None


async def test_use_of_a_session_is_noted_beside_the_request_about_once_a_minute(database):
    user = await person()
    session = await enter()
    before = datetime.now(UTC) - timedelta(minutes=5)
    await write(lambda: Session.filter(id=session.identity.session_id).update(last_used=before))
    await write(lambda: User.filter(id=user.id).update(last_seen=before))
    await sign_in.session_of(session.secret.text, RULES)
    await sign_in.settled()
    noted = (await Session.get(id=session.identity.session_id)).last_used
    assert noted > before
    assert (await User.get(id=user.id)).last_seen == noted
    await sign_in.session_of(session.secret.text, RULES)
    assert not sign_in._noting


@pytest.mark.parametrize(
    "token", ["", "x", "é" * 43, "A" * 43, "A" * 44, "lb_0_x", secrets.token_urlsafe(32)]
)
async def test_no_other_text_is_a_session(database, token):
    assert await sign_in.session_of(token, RULES) is None
    assert await sign_in.api_token_of(token) is None


async def test_the_role_of_a_session_is_the_one_in_force_now(database):
    user = await person(role=Role.VIEWER)
    session = await enter()
    await people.update_user(request(), user.id, role=Role.MANAGER)
    identity = await sign_in.session_of(session.secret.text, RULES)
    assert identity.role is Role.MANAGER


async def test_an_api_token_is_shown_once_and_works_until_it_ends_or_is_revoked(database):
    administrator = await person("ada", Role.ADMINISTRATOR)
    asked = request(acting(administrator))
    expires = datetime.now(UTC) + timedelta(days=90)
    made = await people.create_api_token(asked, name="ERP", role=Role.OPERATOR, expires=expires)
    again = await people.create_api_token(asked, name="ERP", role=Role.OPERATOR, expires=expires)
    assert again.text is None
    assert again.done.replayed
    assert again.done.outcome == made.done.outcome
    assert await ApiToken.all().count() == 1

    identity = await sign_in.api_token_of(made.text)
    assert (identity.role, identity.token_id, identity.user_id) == (
        Role.OPERATOR,
        made.done.outcome.token,
        None,
    )
    await sign_in.settled()
    row = await ApiToken.get(id=identity.token_id)
    assert row.last_used is not None
    assert made.text.startswith(row.prefix + "_")
    assert row.secret_hash == secrets_kept.digest_of(made.text)
    assert await sign_in.api_token_of(made.text[:-1] + "~") is None

    await write(lambda: ApiToken.all().update(expires=datetime.now(UTC)))
    assert await sign_in.api_token_of(made.text) is None
    await write(lambda: ApiToken.all().update(expires=expires))
    await people.revoke_api_token(request(acting(administrator)), identity.token_id)
    assert await sign_in.api_token_of(made.text) is None


@pytest.mark.parametrize("days", [-1, 0, 367])
async def test_an_api_token_ends_within_a_year(database, days):
    administrator = await person("ada", Role.ADMINISTRATOR)
    with pytest.raises(InvalidInput):
        await people.create_api_token(
            request(acting(administrator)),
            name="ERP",
            role=Role.VIEWER,
            expires=datetime.now(UTC) + timedelta(days=days),
        )
    assert await ApiToken.all().count() == 0


async def test_a_token_needs_an_administrator_to_answer_for_it(database):
    with pytest.raises(NotFound):
        await people.create_api_token(
            request(), name="ERP", role=Role.VIEWER, expires=datetime.now(UTC) + timedelta(days=1)
        )


async def test_the_set_up_link_makes_the_first_administrator_once(database):
    link = await sign_in.new_setup_link()
    assert await sign_in.setup_link_works(link.text)
    assert (await SetupLink.get()).token_hash == link.digest

    session = await sign_in.set_up(link.text, "Ada", "ada", PASSWORD, RULES)
    assert (await sign_in.session_of(session.secret.text, RULES)).role is Role.ADMINISTRATOR
    assert not await sign_in.setup_link_works(link.text)
    assert await sign_in.set_up(link.text, "Eve", "eve", PASSWORD, RULES) is None
    assert await sign_in.new_setup_link() is None
    assert [user.login for user in await User.all()] == ["ada"]


async def test_two_who_open_the_set_up_link_at_once_make_one_administrator(database):
    link = await sign_in.new_setup_link()
    both = await asyncio.gather(
        *(sign_in.set_up(link.text, name, name, PASSWORD, RULES) for name in ("ada", "eve"))
    )
    assert sorted(session is None for session in both) == [False, True]
    assert await User.all().count() == 1


async def test_a_set_up_link_ends_after_half_an_hour_and_with_the_next_one(database):
    first = await sign_in.new_setup_link()
    second = await sign_in.new_setup_link()
    assert not await sign_in.setup_link_works(first.text)
    assert await sign_in.setup_link_works(second.text)
    await write(lambda: SetupLink.all().update(expires=datetime.now(UTC)))
    assert not await sign_in.setup_link_works(second.text)
    assert await sign_in.set_up(second.text, "Ada", "ada", PASSWORD, RULES) is None
    assert await User.all().count() == 0


async def test_a_weak_password_leaves_the_set_up_link_as_it_is(database):
    link = await sign_in.new_setup_link()
    with pytest.raises(InvalidInput):
        await sign_in.set_up(link.text, "Ada", "ada", "short", RULES)
    assert await sign_in.setup_link_works(link.text)
