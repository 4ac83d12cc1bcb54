"""What is told to people, and the work that runs by itself."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import DayField, InstantField, TextField, WordField, row_id
from lotbook.domain.words import NoticeKind, OutboxState
from lotbook.models.company import Partner
from lotbook.models.people import User


class Outbox(Model):
    """What a write leaves to be done after it. Written by `services.outbox` in the transaction of that write; the key
    is the fact that it tells, so that nothing is told twice. user, partner: of a letter, into whose mailbox it goes."""

    id = row_id()
    key = TextField(unique=True)
    content = TextField()
    state = WordField(OutboxState)
    created = InstantField()
    due = InstantField()  # not before this; later after each try
    tries = fields.BigIntField(default=0)
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "letters", fields.RESTRICT, null=True
    )
    partner: fields.ForeignKeyNullableRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "letters", fields.RESTRICT, null=True
    )
    ended = InstantField(null=True)
    error = TextField(null=True)  # what went wrong at the last try

    class Meta:
        table = "outbox"


class Notice(Model):
    """A message to one person, with the day that its text names. seen: when it was read."""

    id = row_id()
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField("lotbook.User", "notices", fields.RESTRICT)
    outbox: fields.ForeignKeyRelation[Outbox] = fields.ForeignKeyField(
        "lotbook.Outbox", "notices", fields.RESTRICT
    )
    kind = WordField(NoticeKind)
    text = TextField()
    day = DayField(null=True)
    subject_kind = TextField(null=True)
    subject_id = fields.BigIntField(null=True)
    created = InstantField()
    seen = InstantField(null=True)

    class Meta:
        table = "notice"


class NoticeChoice(Model):
    """How a person wants to be told of a kind of facts; without a row in the app alone."""

    id = row_id()
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "notice_choices", fields.RESTRICT
    )
    kind = WordField(NoticeKind)
    in_app = fields.BooleanField()
    by_mail = fields.BooleanField()

    class Meta:
        table = "notice_choice"


class Job(Model):
    """Something that is looked after again and again. due: when next."""

    id = row_id()
    name = TextField(unique=True)
    due = InstantField()
    last_run = InstantField(null=True)
    error = TextField(null=True)

    class Meta:
        table = "job"


class JobLease(Model):
    """Which process runs the jobs, and until when unless it says so again: one row, with id 1."""

    id = fields.BigIntField(primary_key=True, generated=False)
    holder = TextField()
    until = InstantField()

    class Meta:
        table = "job_lease"
