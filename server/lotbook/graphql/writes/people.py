"""Signing in and out, people and the keys of client programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import strawberry

from lotbook.db.work import Done
from lotbook.domain import refusals
from lotbook.domain.words import Role
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.people import ApiToken, User, Viewer
from lotbook.graphql.refusals import InUse, InvalidInput, NotFound, OperationIdReused, SignInRefused
from lotbook.graphql.shown import linked, needed, optional, own
from lotbook.graphql.writing import Payload, Write, or_absent, or_none, request
from lotbook.services import people
from lotbook.services.sign_in import Identity


@strawberry.type(description="A session that began; the cookie travels in the answer's header.")
class SessionPayload(Payload):
    viewer: Viewer = linked("Who is signed in now.")


@strawberry.type(description="A session that ended.")
class SignOutPayload(Payload):
    pass


@strawberry.type(description="A person as saved.")
class UserPayload(Payload):
    user: User = linked("The person.")


@strawberry.type(description="A token as made or revoked.")
class ApiTokenPayload(Payload):
    token: ApiToken = linked("The token.")
    secret: str | None = own("The secret, shown this once: null on a replay and on revoking.")

    @classmethod
    def with_secret(cls, done: Done[people.Key], secret: str | None) -> ApiTokenPayload:
        payload = cls.done(done)
        payload.secret = secret
        return payload


@dataclass(frozen=True)
class SignedIn:
    viewer: Identity


@strawberry.input(description="What signIn needs.")
class SignInInput(Write):
    login: str = needed("Login name.")
    password: str = needed("Password, at most 1,024 bytes.")


SignInResult = Annotated[
    SessionPayload | SignInRefused | InvalidInput,
    strawberry.union("SignInResult", description="What signIn answers."),
]


@mutation("Sign in with name and password; throttled by name, address and device.")
async def sign_in(input: SignInInput, info: Info) -> SignInResult:
    signed_in = SignedIn(await info.context.sign_in(input.login, input.password))
    return SessionPayload.done(Done(signed_in, replayed=False, sequence=None))


@strawberry.input(description="What signOut needs.")
class SignOutInput(Write):
    session: strawberry.ID | None = optional("The session; one's own when absent.")


SignOutResult = Annotated[
    SignOutPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SignOutResult", description="What signOut answers."),
]


@mutation("End a session, one's own unless an administrator names another.")
async def sign_out(input: SignOutInput, info: Info) -> SignOutResult:
    session = ids.row("Session", input.session, "session") if input.session else own_session(info)
    done = await people.sign_out(request(info, input), session)
    end_own(info, done.outcome.session)
    return SignOutPayload.done(done)


def own_session(info: Info) -> int:
    """The session of whoever asks. Raises NotFound for a client program, which has none."""
    identity = info.context.identity
    if identity is None or identity.session_id is None:
        raise refusals.NotFound(message="You have no session to end.", field=("session",), sought="session")
    return identity.session_id


def end_own(info: Info, session: int) -> None:
    identity = info.context.identity
    if identity is not None and identity.session_id == session:
        info.context.forget_session()


@strawberry.input(description="What createUser needs.")
class CreateUserInput(Write):
    name: str = needed("Name that colleagues see.")
    login: str = needed("Name to sign in with.")
    role: Role = needed("What the person may do.")
    email: str | None = optional("For notices.")
    password: str | None = optional("First password, 15 characters or more.")


CreateUserResult = Annotated[
    UserPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateUserResult", description="What createUser answers."),
]


@mutation("Add a person.")
async def create_user(input: CreateUserInput, info: Info) -> CreateUserResult:
    done = await people.create_user(
        request(info, input),
        name=input.name,
        login=input.login,
        role=input.role,
        email=or_none(input.email),
        password=or_none(input.password),
    )
    return UserPayload.done(done)


@strawberry.input(description="What updateUser needs.")
class UpdateUserInput(Write):
    user: strawberry.ID = needed("The person.")
    name: str | None = optional("New name.")
    role: Role | None = optional("New role.")
    email: str | None = optional("New e-mail; null to remove.")
    active: bool | None = optional("Enable or disable.")
    password: str | None = optional("New password for who lost it, 15 characters or more; not one's own.")


UpdateUserResult = Annotated[
    UserPayload | InUse | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UpdateUserResult", description="What updateUser answers."),
]


@mutation("Change, disable or enable a person; disabling and a new password end all sessions.")
async def update_user(input: UpdateUserInput, info: Info) -> UpdateUserResult:
    done = await people.update_user(
        request(info, input),
        ids.row("User", input.user, "user"),
        name=or_none(input.name),
        role=or_none(input.role),
        email=or_absent(input.email),
        active=or_none(input.active),
        password=or_none(input.password),
    )
    return UserPayload.done(done)


@strawberry.input(description="What setSecret needs.")
class SetSecretInput(Write):
    password: str = needed("The present password.")
    new_password: str | None = optional("New password, 15 characters or more.")


SetSecretResult = Annotated[
    UserPayload | SignInRefused | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SetSecretResult", description="What setSecret answers."),
]


@mutation("Set one's own password; all one's sessions end, also this one.")
async def set_secret(input: SetSecretInput, info: Info) -> SetSecretResult:
    done = await people.change_password(
        request(info, input),
        password=input.password,
        new_password=or_none(input.new_password),
        address=info.context.address,
    )
    info.context.forget_session()
    return UserPayload.done(done)


@strawberry.input(description="What createApiToken needs.")
class CreateApiTokenInput(Write):
    name: str = needed("What it is for.")
    role: Role = needed("What it may do at most.")
    expires_at: datetime = needed("When it ends, at most in a year.")


CreateApiTokenResult = Annotated[
    ApiTokenPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateApiTokenResult", description="What createApiToken answers."),
]


@mutation("Make a key for a client program.")
async def create_api_token(input: CreateApiTokenInput, info: Info) -> CreateApiTokenResult:
    made = await people.create_api_token(
        request(info, input), name=input.name, role=input.role, expires=input.expires_at
    )
    return ApiTokenPayload.with_secret(made.done, made.text)


@strawberry.input(description="What revokeApiToken needs.")
class RevokeApiTokenInput(Write):
    token: strawberry.ID = needed("The token.")


RevokeApiTokenResult = Annotated[
    ApiTokenPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("RevokeApiTokenResult", description="What revokeApiToken answers."),
]


@mutation("End a key at once.")
async def revoke_api_token(input: RevokeApiTokenInput, info: Info) -> RevokeApiTokenResult:
    done = await people.revoke_api_token(request(info, input), ids.row("ApiToken", input.token, "token"))
    return ApiTokenPayload.with_secret(done, None)
