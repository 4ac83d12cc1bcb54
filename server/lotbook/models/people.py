"""Who may ask, and what was asked."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import InstantField, TextField, WordField, row_id
from lotbook.domain.words import OperationState, Role, SignInMethod


class User(Model):
    """A person. Never deleted: past work keeps the name; a disabled one cannot sign in."""

    id = row_id()
    version = fields.BigIntField(default=1)
    login = TextField()
    login_key = TextField(unique=True)  # case-folded, so that Eva and eva are one
    name = TextField()
    role = WordField(Role)
    password_hash = TextField()
    email = TextField(null=True)  # where notices go
    active = fields.BooleanField(default=True)
    created = InstantField()
    last_seen = InstantField(null=True)

    class Meta:
        table = "app_user"


class Session(Model):
    """One sign-in; the cookie holds the token, the row only its SHA-256."""

    id = row_id()
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "sessions", fields.RESTRICT
    )
    user_id: int
    token_hash = TextField(unique=True)
    started = InstantField()
    last_used = InstantField()
    expires = InstantField()
    ended = InstantField(null=True)

    class Meta:
        table = "session"


class ApiToken(Model):
    """A key for a client program; shown once, kept as SHA-256."""

    id = row_id()
    name = TextField()
    role = WordField(Role)
    prefix = TextField()
    secret_hash = TextField(unique=True)
    created_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "tokens", fields.RESTRICT
    )
    created = InstantField()
    expires = InstantField()
    last_used = InstantField(null=True)
    revoked = InstantField(null=True)

    class Meta:
        table = "api_token"


class SetupLink(Model):
    """A one-time link that makes the first administrator."""

    id = row_id()
    token_hash = TextField(unique=True)
    expires = InstantField()
    used = InstantField(null=True)

    class Meta:
        table = "setup_link"


class SignInAttempt(Model):
    """Failed sign-ins of one login or one address since the last good one."""

    id = row_id()
    subject = TextField(unique=True)
    failures = fields.BigIntField()
    last_failed = InstantField()
    blocked_until = InstantField()

    class Meta:
        table = "sign_in_attempt"


class Operation(Model):
    """One write that was asked for, by its client-chosen key. Written by `db.work` alone: opened and
    closed in the transaction of the work, and never changed after. `outcome` is what it answered, as JSON."""

    id = row_id()
    key = TextField(unique=True)
    kind = TextField()
    digest = TextField()
    state = WordField(OperationState)
    seq = fields.BigIntField(null=True, unique=True)  # its place in the order of commits
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "operations", fields.RESTRICT, null=True
    )
    user_id: int | None
    token: fields.ForeignKeyNullableRelation[ApiToken] = fields.ForeignKeyField(
        "lotbook.ApiToken", "operations", fields.RESTRICT, null=True
    )
    token_id: int | None
    method = WordField(SignInMethod, null=True)
    recorded = InstantField()
    occurred = InstantField(null=True)
    occurred_margin = fields.BigIntField(null=True)  # seconds by which the client's clock may be wrong
    reason = TextField(null=True)
    subject_kind = TextField(null=True)  # what it was about, such as Transfer
    subject_id = fields.BigIntField(null=True)
    outcome = TextField(null=True)

    class Meta:
        table = "operation"
