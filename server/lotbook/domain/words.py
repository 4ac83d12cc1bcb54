"""The words of the trade that tables, rules and API share."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person or token may do; each role includes those before it."""

    VIEWER = "VIEWER"
    OPERATOR = "OPERATOR"
    MANAGER = "MANAGER"
    ADMINISTRATOR = "ADMINISTRATOR"

    def includes(self, other: Role) -> bool:
        order = list(Role)
        return order.index(self) >= order.index(other)


class SignInMethod(StrEnum):
    """How someone proved himself."""

    PASSWORD = "PASSWORD"  # noqa: S105  # a word, not a secret
    TOKEN = "TOKEN"  # noqa: S105


class Tracking(StrEnum):
    """How a product is tracked: each unit has its own number, a batch shares one, or none is asked for."""

    SERIAL = "SERIAL"
    LOT = "LOT"
    NONE = "NONE"


class PartnerRole(StrEnum):
    """What a partner is to us."""

    VENDOR = "VENDOR"
    CUSTOMER = "CUSTOMER"


class PrintKind(StrEnum):
    """What an operation type prints when a transfer is validated."""

    RECEIPT_SLIP = "RECEIPT_SLIP"
    DELIVERY_SLIP = "DELIVERY_SLIP"
    LABELS = "LABELS"


class LocationUsage(StrEnum):
    """What a place is for; only INTERNAL and TRANSIT are physical."""

    VENDOR = "VENDOR"
    INTERNAL = "INTERNAL"
    TRANSIT = "TRANSIT"
    CUSTOMER = "CUSTOMER"
    PRODUCTION = "PRODUCTION"
    INVENTORY = "INVENTORY"
    SCRAP = "SCRAP"

    @property
    def physical(self) -> bool:
        return self in (LocationUsage.INTERNAL, LocationUsage.TRANSIT)


class OperationKind(StrEnum):
    """What an operation type does."""

    RECEIPT = "RECEIPT"
    DELIVERY = "DELIVERY"
    INTERNAL = "INTERNAL"
    MANUFACTURING = "MANUFACTURING"
    CONSUMPTION = "CONSUMPTION"
    RETURN = "RETURN"
    VENDOR_RETURN = "VENDOR_RETURN"


class AttachmentKind(StrEnum):
    """What a file is that belongs to a lot or a hold."""

    CERTIFICATE = "CERTIFICATE"
    PHOTO = "PHOTO"
    VENDOR_PAPER = "VENDOR_PAPER"
    OTHER = "OTHER"


class HoldKind(StrEnum):
    """Why goods are stopped, as far as that can be read from what stands behind it."""

    MANUAL = "MANUAL"
    QUALITY = "QUALITY"
    RECALL = "RECALL"


class ReturnOutcome(StrEnum):
    """What becomes of goods that come back."""

    RESTOCK = "RESTOCK"
    BLOCKED_PLACE = "BLOCKED_PLACE"
    SCRAP = "SCRAP"


class ManufacturingState(StrEnum):
    """Where a manufacturing order stands."""

    DRAFT = "DRAFT"
    CONFIRMED = "CONFIRMED"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


class BillOfMaterialsState(StrEnum):
    """Where a revision of a bill of materials stands today."""

    UPCOMING = "UPCOMING"
    IN_USE = "IN_USE"
    REPLACED = "REPLACED"


class RunKind(StrEnum):
    """What ties lines of the journal together."""

    PRODUCTION = "PRODUCTION"
    UNBUILD = "UNBUILD"
    SPLIT = "SPLIT"
    MERGE = "MERGE"
    RELABEL = "RELABEL"


class NumberRule(StrEnum):
    """What numbers an operation type accepts."""

    CREATE_NEW = "CREATE_NEW"
    USE_EXISTING = "USE_EXISTING"
    CREATE_OR_USE = "CREATE_OR_USE"
    NONE = "NONE"

    @property
    def creates(self) -> bool:
        return self in (NumberRule.CREATE_NEW, NumberRule.CREATE_OR_USE)

    @property
    def uses(self) -> bool:
        return self in (NumberRule.USE_EXISTING, NumberRule.CREATE_OR_USE)


class BackorderPolicy(StrEnum):
    """What happens when less is done than expected."""

    ASK = "ASK"
    ALWAYS = "ALWAYS"
    NEVER = "NEVER"


class BackorderDecision(StrEnum):
    """What a person wants to happen with the rest."""

    BY_POLICY = "BY_POLICY"
    CREATE = "CREATE"
    DISCARD = "DISCARD"


class DateOrigin(StrEnum):
    """Where a date of a lot comes from."""

    LABEL = "LABEL"
    SHELF_LIFE = "SHELF_LIFE"
    PERSON = "PERSON"
    NOTICE = "NOTICE"


class DateChoice(StrEnum):
    """Which date wins when a label says another than the one stored."""

    STORED = "STORED"
    GIVEN = "GIVEN"


class BatchChoice(StrEnum):
    """What a maker's number means that another batch of the product bears: the same batch, or another one."""

    SAME_BATCH = "SAME_BATCH"
    ANOTHER = "ANOTHER"


class EntryWay(StrEnum):
    """How a number came onto a line."""

    SCANNED = "SCANNED"
    TYPED = "TYPED"
    GENERATED = "GENERATED"
    CHOSEN = "CHOSEN"
    INFERRED = "INFERRED"
    IMPORTED = "IMPORTED"


class RemovalStrategy(StrEnum):
    """Which stock leaves first."""

    FIFO = "FIFO"
    LIFO = "LIFO"
    FEFO = "FEFO"
    CLOSEST = "CLOSEST"


class ReservationPolicy(StrEnum):
    """When goods are promised to a transfer."""

    AT_CONFIRMATION = "AT_CONFIRMATION"
    MANUALLY = "MANUALLY"
    BEFORE_DUE = "BEFORE_DUE"


class ReservationChoice(StrEnum):
    """By whom it was chosen which goods are promised."""

    STRATEGY = "STRATEGY"
    PERSON = "PERSON"
    SCAN = "SCAN"


class UnexpectedNumbers(StrEnum):
    """What happens with a number that was not announced on a line where others were."""

    TAKE = "TAKE"
    ASK = "ASK"
    REFUSE = "REFUSE"


class ExpectedVerdict(StrEnum):
    """Whether an announced number came."""

    MATCHED = "MATCHED"
    MISSING = "MISSING"


class Disposition(StrEnum):
    """What was decided about a lot."""

    QUARANTINE = "QUARANTINE"
    RELEASED = "RELEASED"
    REJECTED = "REJECTED"


class LotStatus(StrEnum):
    """What may be done with a lot, from the least strict: derived from its disposition and its holds."""

    RELEASED = "RELEASED"
    QUARANTINE = "QUARANTINE"
    ON_HOLD = "ON_HOLD"
    RECALLED = "RECALLED"
    REJECTED = "REJECTED"


class OperationState(StrEnum):
    """What became of a write; OPEN only inside its own transaction."""

    OPEN = "OPEN"
    APPLIED = "APPLIED"
    REFUSED = "REFUSED"


class OrderState(StrEnum):
    """Where an order stands; progress is told apart."""

    DRAFT = "DRAFT"
    CONFIRMED = "CONFIRMED"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


class Progress(StrEnum):
    """How far something is; derived and never set."""

    NOT_NEEDED = "NOT_NEEDED"
    NOTHING = "NOTHING"
    PART = "PART"
    ALL = "ALL"
    MORE = "MORE"


class LotLayout(StrEnum):
    """How lots and serial numbers stand on papers."""

    PER_LINE = "PER_LINE"
    RANGES = "RANGES"
    APPENDIX = "APPENDIX"


class TransferState(StrEnum):
    """Where a transfer stands."""

    READY = "READY"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


class CountState(StrEnum):
    """Where a count stands."""

    COUNTING = "COUNTING"
    REVIEW = "REVIEW"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


class Language(StrEnum):
    """A language that partners are written to in."""

    EN = "EN"
    DE = "DE"
    FR = "FR"


class UncountedMeans(StrEnum):
    """What a position of a count means that nobody counted."""

    UNCHANGED = "UNCHANGED"
    NOTHING_THERE = "NOTHING_THERE"


class OthersCounted(StrEnum):
    """What becomes of what others counted of a position, when somebody says how much lies there."""

    REPLACED = "REPLACED"
    ADDED_TO = "ADDED_TO"


class UniquenessScope(StrEnum):
    """Within what a number must be unique."""

    PRODUCT = "PRODUCT"
    COMPANY = "COMPANY"


class NumberReuse(StrEnum):
    """When a number may be given again."""

    NEVER_AGAIN = "NEVER_AGAIN"
    AFTER_IT_LEFT = "AFTER_IT_LEFT"


class ReuseSeverity(StrEnum):
    """What happens when a number is given against the policy."""

    BLOCK = "BLOCK"
    WARN = "WARN"


class CorrectionWay(StrEnum):
    """How to correct goods that have left the place where the line put them."""

    FROM_DESTINATION = "FROM_DESTINATION"
    FROM_WHERE_THEY_ARE = "FROM_WHERE_THEY_ARE"
    RELABEL = "RELABEL"


class PaperSize(StrEnum):
    """Sizes of paper."""

    A4 = "A4"
    LETTER = "LETTER"

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height."""
        return (210.0, 297.0) if self is PaperSize.A4 else (215.9, 279.4)


class NoticeKind(StrEnum):
    """What a notice is about."""

    ORDER_TO_APPROVE = "ORDER_TO_APPROVE"
    ORDER_DECIDED = "ORDER_DECIDED"
    LATE = "LATE"
    EXPIRY = "EXPIRY"
    RESERVATION_LOST = "RESERVATION_LOST"
    HOLD = "HOLD"
    COUNT = "COUNT"
    RECALL_TO_CONFIRM = "RECALL_TO_CONFIRM"


class OutboxState(StrEnum):
    """Where something stands that is to be done after a write."""

    WAITING = "WAITING"
    DONE = "DONE"
    FAILED = "FAILED"


class ChangeTopic(StrEnum):
    """What a write was about, by the type of it; PEOPLE: who may sign in, sessions and tokens; OTHER: nothing that has
    an id."""

    TRANSFER = "TRANSFER"
    LOT = "LOT"
    HOLD = "HOLD"
    RECALL = "RECALL"
    PACKAGE = "PACKAGE"
    COUNT = "COUNT"
    PURCHASE_ORDER = "PURCHASE_ORDER"
    SALES_ORDER = "SALES_ORDER"
    BILL = "BILL"
    INVOICE = "INVOICE"
    MANUFACTURING_ORDER = "MANUFACTURING_ORDER"
    RUN = "RUN"
    BILL_OF_MATERIALS = "BILL_OF_MATERIALS"
    PRODUCT = "PRODUCT"
    CATEGORY = "CATEGORY"
    UNIT = "UNIT"
    PARTNER = "PARTNER"
    WAREHOUSE = "WAREHOUSE"
    LOCATION = "LOCATION"
    OPERATION_TYPE = "OPERATION_TYPE"
    PUTAWAY_RULE = "PUTAWAY_RULE"
    QUARANTINE_RULE = "QUARANTINE_RULE"
    LABEL_TEMPLATE = "LABEL_TEMPLATE"
    SCRAP_REASON = "SCRAP_REASON"
    IMPORT = "IMPORT"
    SETTINGS = "SETTINGS"
    PEOPLE = "PEOPLE"
    OTHER = "OTHER"
