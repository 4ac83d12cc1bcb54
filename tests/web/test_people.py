"""People: added, changed, disabled; never without an administrator; passwords changed by proof."""

import asyncio

import pytest

from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InUse, InvalidInput, NotFound, SignInRefused
from lotbook.domain.words import Role
from lotbook.models import Operation, Session, User
from lotbook.services import people, sign_in
from lotbook.services.sign_in import SessionRules
from tests.web.conftest import PASSWORD, acting, person, request

RULES = SessionRules()
NEW_PASSWORD = "another walk, to the other dock"


async def enter(login="eva", password=PASSWORD):
    return await sign_in.sign_in(login, password, "192.0.2.1", RULES)


async def test_a_login_is_taken_in_any_case(database):
    await person("eva")
    with pytest.raises(InvalidInput) as refused:
        await person("EVA")
    assert refused.value.problems[0].fault is InputFault.NOT_UNIQUE
    assert await User.all().count() == 1


async def test_sending_the_same_request_twice_makes_one_person(database):
    asked = request()
    facts = {"name": "Eva", "login": "eva", "role": Role.VIEWER, "password": PASSWORD}
    first = await people.create_user(asked, **facts)
    second = await people.create_user(asked, **facts)
    assert (first.replayed, second.replayed) == (False, True)
    assert first.outcome == second.outcome


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "Eva\x1b[2J"}, "name"),
        ({"login": ""}, "login"),
        ({"login": "e va"}, "login"),
        ({"login": "eva\u200b"}, "login"),
        ({"login": "x" * 65}, "login"),
        ({"password": None}, "password"),
        ({"password": "fourteen chars"}, "password"),
        ({"password": "x" * 1025}, "password"),
        ({"password": "\ud800" + PASSWORD}, "password"),
        ({"password": "123456789012345"}, "password"),
        ({"password": "eva-lindt-lotbook-eva"}, "password"),
    ],
)
async def test_a_malformed_person_is_refused_and_the_field_named(database, facts, field):
    good = {"name": "Eva Lindt", "login": "eva", "role": Role.VIEWER, "password": PASSWORD}
    with pytest.raises(InvalidInput) as refused:
        await people.create_user(request(), **(good | facts))
    assert refused.value.field == (field,)
    assert await User.all().count() == 0


async def test_the_password_stands_in_no_row(database):
    await person()
    row = (await User.all().values())[0]
    assert PASSWORD not in str(row)
    assert row["password_hash"].startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in str(await Operation.all().values())


async def test_what_is_absent_stays(database):
    user = await person(role=Role.VIEWER)
    await people.update_user(request(), user.id, name="Eva  Lund")
    after = await User.get(id=user.id)
    assert (after.name, after.role, after.active, after.version) == ("Eva Lund", Role.VIEWER, True, 2)


@pytest.mark.parametrize("change", [{"active": False}, {"role": Role.MANAGER}])
async def test_the_last_administrator_stays(database, change):
    ada = await person("ada", Role.ADMINISTRATOR)
    with pytest.raises(InUse) as refused:
        await people.update_user(request(acting(ada)), ada.id, **change)
    assert refused.value.blockers[0].node.id == ada.id
    after = await User.get(id=ada.id)
    assert (after.active, after.role) == (True, Role.ADMINISTRATOR)
    await person("eve", Role.ADMINISTRATOR)
    await people.update_user(request(acting(ada)), ada.id, **change)


async def test_two_administrators_cannot_disable_each_other(database):
    ada, eve = await person("ada", Role.ADMINISTRATOR), await person("eve", Role.ADMINISTRATOR)
    both = await asyncio.gather(
        people.update_user(request(acting(ada)), eve.id, active=False),
        people.update_user(request(acting(eve)), ada.id, active=False),
        return_exceptions=True,
    )
    assert sorted(isinstance(answer, InUse) for answer in both) == [False, True]
    assert await User.filter(active=True).count() == 1


async def test_nobody_can_change_someone_who_is_not_there(database):
    with pytest.raises(NotFound):
        await people.update_user(request(), 4711, name="Nobody")


async def test_a_changed_password_works_ends_all_sessions_and_the_old_one_is_gone(database):
    user = await person()
    session = await enter()
    asked = request(acting(user))
    change = {"password": PASSWORD, "new_password": NEW_PASSWORD, "address": "192.0.2.1"}
    await people.change_password(asked, **change)
    assert await sign_in.session_of(session.secret.text, RULES) is None
    assert (await people.change_password(asked, **change)).replayed
    with pytest.raises(SignInRefused):
        await enter()
    await enter(password=NEW_PASSWORD)


async def test_a_password_is_not_changed_without_the_present_one(database):
    user = await person()
    with pytest.raises(SignInRefused):
        await people.change_password(
            request(acting(user)),
            password="not it, but long enough",
            new_password=NEW_PASSWORD,
            address="192.0.2.1",
        )
    await enter()


async def test_an_administrator_gives_a_new_password_to_who_lost_it(database):
    await person()
    session = await enter()
    await people.reset_password(request(), login="EVA", password=NEW_PASSWORD)
    assert await sign_in.session_of(session.secret.text, RULES) is None
    await enter(password=NEW_PASSWORD)
    with pytest.raises(NotFound):
        await people.reset_password(request(), login="nobody", password=NEW_PASSWORD)


async def test_an_administrator_sets_the_password_of_another_person(database):
    ada, eva = await person("ada", Role.ADMINISTRATOR), await person("eva")
    session = await enter()
    await people.update_user(request(acting(ada)), eva.id, password=NEW_PASSWORD)
    assert await sign_in.session_of(session.secret.text, RULES) is None
    with pytest.raises(SignInRefused):
        await enter()
    await enter(password=NEW_PASSWORD)
    after = await User.get(id=eva.id)
    assert (after.name, after.role, after.active) == (eva.name, eva.role, True)
    with pytest.raises(NotFound):
        await people.update_user(request(acting(ada)), 4711, password=NEW_PASSWORD)


@pytest.mark.parametrize("password", ["fourteen chars", "123456789012345", "eva-lindt-lotbook-eva"])
async def test_a_weak_password_changes_nothing_of_a_person(database, password):
    ada, eva = await person("ada", Role.ADMINISTRATOR), await person("eva")
    session = await enter()
    with pytest.raises(InvalidInput) as refused:
        await people.update_user(request(acting(ada)), eva.id, name="Eva Lindt", password=password)
    assert refused.value.field == ("password",)
    assert (await User.get(id=eva.id)).name == eva.name
    assert await sign_in.session_of(session.secret.text, RULES) is not None


async def test_ones_own_password_is_not_set_without_the_present_one(database):
    ada = await person("ada", Role.ADMINISTRATOR)
    with pytest.raises(InvalidInput) as refused:
        await people.update_user(request(acting(ada)), ada.id, password=NEW_PASSWORD)
    assert refused.value.field == ("password",)
    await enter("ada")


async def test_one_ends_ones_own_session_and_an_administrator_anyones(database):
    eva, ada = await person("eva"), await person("ada", Role.ADMINISTRATOR)
    adam = await person("adam", Role.MANAGER)
    first, second = await enter("eva"), await enter("eva")
    with pytest.raises(NotFound):
        await people.sign_out(request(acting(adam)), first.identity.session_id)
    await people.sign_out(request(acting(eva)), first.identity.session_id)
    await people.sign_out(request(acting(ada)), second.identity.session_id)
    assert await Session.filter(ended__isnull=True).count() == 0
    with pytest.raises(NotFound):
        await people.sign_out(request(acting(ada)), 4711)
