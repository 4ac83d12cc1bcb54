"""Goods that are taken back from everyone they reached."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import DayField, InstantField, QuantityField, TextField, WordField, row_id
from lotbook.domain.recall_words import RecallKind, RecallLetterKind, RecallSeverity, RecallState, ScopeReason
from lotbook.domain.tracing import TraceScope
from lotbook.domain.words import Disposition, Language
from lotbook.models.company import Partner, Product
from lotbook.models.manufacturing import ManufacturingOrder
from lotbook.models.notices import Outbox
from lotbook.models.orders import PurchaseOrder
from lotbook.models.people import Operation, User
from lotbook.models.places import Location
from lotbook.models.stock import Lot
from lotbook.models.transfers import Transfer


class Recall(Model):
    """A recall, or an exercise of one. reason: why, for staff; advice: what customers are told to do, as it
    was given first, in advice_language. position: of the
    journal where its scope was drawn. created is when its clock began to run; held: when all of its scope was stopped,
    never in an exercise; listed: when it was known who has what. closed_operation: that closed it, as of which it is
    told from then on. asked_by: who wanted it started, confirmed_by: the
    second person, where one has to agree. link_key: signs the links on printed notices, in hexadecimal."""

    id = row_id()
    version = fields.BigIntField(default=1)
    number = TextField(unique=True)
    kind = WordField(RecallKind)
    severity = WordField(RecallSeverity)
    state = WordField(RecallState)
    reason = TextField()
    advice = TextField()
    advice_language = WordField(Language)
    scope = WordField(TraceScope)
    narrow_because = TextField(null=True)
    position = fields.BigIntField(null=True)
    customers = fields.BigIntField(null=True)
    asked_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "recalls_asked", fields.RESTRICT, null=True
    )
    confirmed_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "recalls_confirmed", fields.RESTRICT, null=True
    )
    link_key = TextField(null=True)
    started = InstantField(null=True)
    held = InstantField(null=True)
    listed = InstantField(null=True)
    closed = InstantField(null=True)
    closed_operation: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recalls_closed", fields.RESTRICT, null=True
    )
    created = InstantField()
    created_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "recalls_created", fields.RESTRICT, null=True
    )
    updated = InstantField()
    updated_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lotbook.User", "recalls_updated", fields.RESTRICT, null=True
    )

    class Meta:
        table = "recall"


class RecallAdvice(Model):
    """What customers are told to do, in another language than it was given in first."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "other_advice", fields.RESTRICT
    )
    language = WordField(Language)
    text = TextField()

    class Meta:
        table = "recall_advice"
        unique_together = (("recall", "language"),)


class RecallWaiting(Model):
    """A lot that a recall, or what is to be added to one, would stop, as that was drawn when a second person was asked
    for; only while it waits for one."""

    id = row_id()
    recall_id = fields.BigIntField()
    lot_id = fields.BigIntField()

    class Meta:
        table = "recall_waiting"
        unique_together = (("recall_id", "lot_id"),)


class RecallPromised(Model):
    """So much of a product in scope was promised in a place as an operation closed the recall."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "promised", fields.RESTRICT
    )
    location: fields.ForeignKeyRelation[Location] = fields.ForeignKeyField(
        "lotbook.Location", "recalls_promised", fields.RESTRICT
    )
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "recalls_promised", fields.RESTRICT
    )
    reserved = QuantityField()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recalls_promised", fields.RESTRICT
    )

    class Meta:
        table = "recall_promised"
        unique_together = (("operation", "location", "product"),)


class RecallStopped(Model):
    """An open transfer that had some of it picked or promised as an operation closed the recall."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "stopped", fields.RESTRICT
    )
    transfer: fields.ForeignKeyRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "recalls_stopped", fields.RESTRICT
    )
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recalls_stopped", fields.RESTRICT
    )

    class Meta:
        table = "recall_stopped"
        unique_together = (("operation", "transfer"),)


class RecallHeld(Model):
    """So much of a product in scope an open transfer had picked, or promised to it, as an operation closed the
    recall."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "held_for", fields.RESTRICT
    )
    transfer: fields.ForeignKeyRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "recalls_held", fields.RESTRICT
    )
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "recalls_held", fields.RESTRICT
    )
    quantity = QuantityField()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recalls_held", fields.RESTRICT
    )

    class Meta:
        table = "recall_held"
        unique_together = (("operation", "transfer", "product"),)


class RecallWidening(Model):
    """Lots that are added to a recall under way. operation: by which somebody asked for it; ended_operation: by which
    it took effect, or was given up, None while it waits for a second person. position: of the journal where the scope
    of what it added was drawn, None unless it took effect."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "widenings", fields.RESTRICT
    )
    reason = TextField()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recall_widenings", fields.RESTRICT
    )
    position = fields.BigIntField(null=True)
    ended_operation: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recall_widenings_ended", fields.RESTRICT, null=True
    )

    class Meta:
        table = "recall_widening"


class RecallWideningLot(Model):
    """A lot that somebody named to be added to a recall."""

    id = row_id()
    widening: fields.ForeignKeyRelation[RecallWidening] = fields.ForeignKeyField(
        "lotbook.RecallWidening", "named", fields.RESTRICT
    )
    lot: fields.ForeignKeyRelation[Lot] = fields.ForeignKeyField(
        "lotbook.Lot", "recall_widenings", fields.RESTRICT
    )

    class Meta:
        table = "recall_widening_lot"
        unique_together = (("widening", "lot"),)


class RecallLot(Model):
    """A lot in the scope of a recall; how it came there, and what was decided about it last, None while it
    is open. widening: that added it
    while the recall was under way."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "lots", fields.RESTRICT
    )
    lot: fields.ForeignKeyRelation[Lot] = fields.ForeignKeyField("lotbook.Lot", "recalls", fields.RESTRICT)
    because = WordField(ScopeReason)
    order_uncertain = fields.BooleanField()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recall_lots", fields.RESTRICT
    )
    widening: fields.ForeignKeyNullableRelation[RecallWidening] = fields.ForeignKeyField(
        "lotbook.RecallWidening", "lots", fields.RESTRICT, null=True
    )
    decision = WordField(Disposition, null=True)
    decision_operation: fields.ForeignKeyNullableRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recall_lots_decided", fields.RESTRICT, null=True
    )

    class Meta:
        table = "recall_lot"
        unique_together = (("recall", "lot"),)


class RecallDecision(Model):
    """What was decided about a lot; the last decision counts. QUARANTINE: it is stopped again, and open. disposition:
    of the lot until it was rejected by this, None where that changed nothing."""

    id = row_id()
    recall_lot: fields.ForeignKeyRelation[RecallLot] = fields.ForeignKeyField(
        "lotbook.RecallLot", "decisions", fields.RESTRICT
    )
    decision = WordField(Disposition)
    disposition = WordField(Disposition, null=True)
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recall_decisions", fields.RESTRICT
    )

    class Meta:
        table = "recall_decision"
        unique_together = (("recall_lot", "operation"),)


class RecallPeriod(Model):
    """Days on which what comes of a product for the first time, or comes from a partner or goes to him, is in scope,
    however late that is recorded. widening: that named it; it counts once that took effect."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "periods", fields.RESTRICT
    )
    product: fields.ForeignKeyNullableRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "recall_periods", fields.RESTRICT, null=True
    )
    partner: fields.ForeignKeyNullableRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "recall_periods", fields.RESTRICT, null=True
    )
    since = DayField()
    until = DayField()
    widening: fields.ForeignKeyNullableRelation[RecallWidening] = fields.ForeignKeyField(
        "lotbook.RecallWidening", "periods", fields.RESTRICT, null=True
    )

    class Meta:
        table = "recall_period"


class RecallOrder(Model):
    """An order of which what comes later is in scope, too: what is received for it, or comes out of its production.
    widening: that named it; it counts once that took effect."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "orders", fields.RESTRICT
    )
    purchase_order: fields.ForeignKeyNullableRelation[PurchaseOrder] = fields.ForeignKeyField(
        "lotbook.PurchaseOrder", "recall_orders", fields.RESTRICT, null=True
    )
    manufacturing_order: fields.ForeignKeyNullableRelation[ManufacturingOrder] = fields.ForeignKeyField(
        "lotbook.ManufacturingOrder", "recall_orders", fields.RESTRICT, null=True
    )
    widening: fields.ForeignKeyNullableRelation[RecallWidening] = fields.ForeignKeyField(
        "lotbook.RecallWidening", "orders", fields.RESTRICT, null=True
    )

    class Meta:
        table = "recall_order"


class RecallMark(Model):
    """What lots of a recall are known by that come only later: the number of their maker, or their batch. widening:
    that named it; it counts once that took effect."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "marks", fields.RESTRICT
    )
    product: fields.ForeignKeyNullableRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "recall_marks", fields.RESTRICT, null=True
    )
    maker_number = TextField(null=True)
    batch = TextField(null=True)
    widening: fields.ForeignKeyNullableRelation[RecallWidening] = fields.ForeignKeyField(
        "lotbook.RecallWidening", "marks", fields.RESTRICT, null=True
    )

    class Meta:
        table = "recall_mark"


class RecallLetter(Model):
    """A letter to a customer or vendor; what became of it stands in the outbox. token_hash: SHA-256 of what the link
    in it ends with, by which the customer answers until it expires; None for a letter without a link."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "letters", fields.RESTRICT
    )
    partner: fields.ForeignKeyRelation[Partner] = fields.ForeignKeyField(
        "lotbook.Partner", "recall_letters", fields.RESTRICT
    )
    kind = WordField(RecallLetterKind)
    address = TextField()
    outbox: fields.ForeignKeyRelation[Outbox] = fields.ForeignKeyField(
        "lotbook.Outbox", "recall_letters", fields.RESTRICT, unique=True
    )
    token_hash = TextField(unique=True, null=True)
    expires = InstantField(null=True)
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recall_letters", fields.RESTRICT
    )

    class Meta:
        table = "recall_letter"


class RecallText(Model):
    """A text of the company for letters of a kind in a language; without a row Lotbook's own is used."""

    id = row_id()
    kind = WordField(RecallLetterKind)
    language = WordField(Language)
    subject = TextField()
    body = TextField()

    class Meta:
        table = "recall_text"
        unique_together = (("kind", "language"),)


class RecallAnswer(Model):
    """What a customer said about a delivery; the last one of a delivery counts. name: of who answered; letter: with
    the link by which the customer answered, None where staff wrote it down."""

    id = row_id()
    recall: fields.ForeignKeyRelation[Recall] = fields.ForeignKeyField(
        "lotbook.Recall", "answers", fields.RESTRICT
    )
    transfer: fields.ForeignKeyRelation[Transfer] = fields.ForeignKeyField(
        "lotbook.Transfer", "recall_answers", fields.RESTRICT
    )
    name = TextField()
    remark = TextField()
    letter: fields.ForeignKeyNullableRelation[RecallLetter] = fields.ForeignKeyField(
        "lotbook.RecallLetter", "answers", fields.RESTRICT, null=True
    )
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "recall_answers", fields.RESTRICT
    )

    class Meta:
        table = "recall_answer"


class RecallAnswerLine(Model):
    """How much of a product the customer found, in its stock unit: stopped there and to come back, destroyed, passed on
    to others. returned: what had come back by then; None where nobody kept that."""

    id = row_id()
    answer: fields.ForeignKeyRelation[RecallAnswer] = fields.ForeignKeyField(
        "lotbook.RecallAnswer", "lines", fields.RESTRICT
    )
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "recall_answers", fields.RESTRICT
    )
    stopped = QuantityField()
    destroyed = QuantityField()
    passed_on = QuantityField()
    returned = QuantityField(null=True)

    class Meta:
        table = "recall_answer_line"
        unique_together = (("answer", "product"),)
