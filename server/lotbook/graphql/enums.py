"""The words of the trade as the schema shows them: each with what it means."""

from __future__ import annotations

from enum import StrEnum

import strawberry

from lotbook.domain.codes import ScanSyntax
from lotbook.domain.quantities import UnitKind
from lotbook.domain.refusals import DateKind, InputFault, NumberVerdict, RefusalCode
from lotbook.domain.scan_effect import ScanAction
from lotbook.domain.scanner_check import ScannerSetting, SheetCode
from lotbook.domain.tracking import AsksFor
from lotbook.domain.words import (
    BackorderDecision,
    BackorderPolicy,
    BatchChoice,
    BillingPolicy,
    CorrectionWay,
    DateChoice,
    DateFormat,
    DateOrigin,
    Delimiter,
    Disposition,
    EntryWay,
    ExpectedVerdict,
    InvoicingPolicy,
    LabelFact,
    LabelPurpose,
    LabelSymbol,
    ListQuestion,
    LocationUsage,
    LotLayout,
    LotStatus,
    MoneyPaperKind,
    MoneyPaperState,
    NumberColumn,
    NumberReuse,
    NumberRule,
    OperationKind,
    OperationState,
    OrderState,
    PaperSize,
    PartnerRole,
    PricePer,
    PrintKind,
    Progress,
    RemovalStrategy,
    ReservationChoice,
    ReservationPolicy,
    ReturnOutcome,
    ReuseSeverity,
    Role,
    SignInMethod,
    TextEncoding,
    ThreeWayMatch,
    Tracking,
    TransferState,
    UnexpectedNumbers,
    UniquenessScope,
)
from lotbook.standards.gs1.message import ScanFault
from lotbook.standards.keys import KeyKind


def describe(words: type[StrEnum], description: str, /, *, name: str | None = None, **meanings: str) -> None:
    """Make an enum of the schema; words without a meaning stay our own."""
    shown = strawberry.enum(words, name=name, description=description).__strawberry_definition__  # type: ignore[attr-defined]
    shown.values = [value for value in shown.values if value.name in meanings]
    for value in shown.values:
        value.description = meanings[value.name]


describe(
    RefusalCode,
    "Why a request was refused; one code per cause, the same in API, app and log.",
    INPUT_INVALID="A value is malformed or out of range; the problems tell which.",
    NOT_FOUND="No such thing, or not visible to you.",
    OPERATION_ID_REUSED="The operation id was used for another request.",
    STALE_VERSION="Someone changed it since you read it.",
    STATE_FORBIDS="Its state does not permit this, for example it is validated already.",
    ALREADY_CORRECTED="The line was corrected in full before.",
    GOODS_MOVED_ON="The goods of a line to correct have left meanwhile; choose how.",
    PREVIEW_STALE="Sequence or stock moved since the preview.",
    BATCH_UNDECIDED="Another batch of the product bears this maker's number; say whether it is the same.",
    IN_USE="Stock, documents or settings still depend on it.",
    INSUFFICIENT_STOCK="Less is there than asked for.",
    NUMBER_IN_STOCK="The number is on hand already.",
    NUMBER_NEEDS_RETURN="The number left us and comes back only by a return.",
    NUMBER_USED_BEFORE="A lot has the number already and it is not to be used again.",
    NUMBER_ON_OPEN_DOCUMENT="The number stands on another open document.",
    NUMBER_ON_THIS_DOCUMENT="The number is on this document already.",
    NUMBER_DUPLICATED="The number stands twice in the request.",
    NUMBER_LOOKS_LIKE="A typed number looks like another one; asked, never refused when scanned.",
    NUMBER_UNKNOWN="No such number, and the operation type creates none.",
    NUMBER_MALFORMED="The number is empty, too long or has forbidden characters.",
    NUMBER_NOT_ANNOUNCED="The vendor announced other numbers for the line.",
    NUMBER_COUNT_DIFFERS="Numbers and quantity do not agree.",
    NUMBERS_MISSING="A tracked product needs numbers on the named lines.",
    LOT_NOT_ALLOWED="The product is not tracked and takes no lot.",
    LOT_OF_OTHER_PRODUCT="The lot belongs to another product.",
    LOT_ON_HOLD="The lot, its batch or the place where it lies is on hold.",
    LOT_IN_QUARANTINE="The lot waits for a decision.",
    LOT_REJECTED="The lot was rejected.",
    LOT_EXPIRED="The lot is past its last day.",
    LOT_DATE_CONFLICT="The lot is known with another date.",
    OVER_RECEIPT="More than expected, beyond the tolerance of the operation type.",
    MORE_THAN_LEFT="More than is left to return, bill, invoice, pay, consume or unbuild.",
    BACKORDER_UNDECIDED="Less than expected: say whether a backorder is wanted.",
    NOTHING_DONE="The transfer has no quantity at all.",
    NOT_ON_DOCUMENT="The product is not on this document.",
    LOCATION_NOT_USABLE=(
        "The place cannot be used here: archived, a view, of another warehouse, or the same as the source."
    ),
    SCAN_AMBIGUOUS="The code has several readings; choose one.",
    SCAN_UNREADABLE="The code is damaged, incomplete or no code of ours.",
    SCAN_OF_WRONG_KIND="The code is of another kind than the screen expects.",
    KEYS_EXHAUSTED="The company's GS1 prefix is used up.",
    CANNOT_PRINT="The label or paper cannot be made from this data.",
    IMPORT_REJECTED="The file is too large or holds what no list holds.",
    IMPORT_FORMAT="The list cannot be read as one.",
    ROW_UNCLEAR="A quantity or date of a list was not understood.",
    NUMBER_SUSPECT="A number of a list looks damaged by a spreadsheet.",
    CREDENTIALS_WRONG="Name, password, PIN, badge or code is wrong.",
    TRY_LATER="Too many attempts; wait.",
)
describe(
    InputFault,
    "Kinds of malformed values.",
    MISSING="A needed value is absent or empty.",
    MALFORMED="Not written as its scalar demands.",
    OVER_LIMIT="Too long, too many or too large.",
    NOT_POSITIVE="Zero or negative where more is needed.",
    TOO_PRECISE="More decimals than the unit allows; nothing is rounded silently.",
    AMBIGUOUS="Could be read in two ways, such as 1,500.",
    SERIAL_NOT_ONE="A serial moves exactly one unit.",
    UNIT_NOT_EXACT="The unit does not fit the product, or does not convert exactly.",
    CHECK_DIGIT="The check digit is wrong.",
    FORBIDDEN_CHARACTER="A control, invisible or otherwise forbidden character.",
    IMPLAUSIBLE_DATE="A date or time that cannot be, or hardly can.",
    NOT_UNIQUE="Taken already by another.",
    CONTRADICTION="Settings that contradict each other.",
    TOO_SIMPLE="A password or PIN that is too simple.",
)
describe(
    Role,
    "What a person, device or token may do; each role includes those before it.",
    VIEWER="Reads everything, changes nothing.",
    OPERATOR="Works at the dock: receives, picks, moves, counts, prints.",
    MANAGER="Orders, approves, holds, recalls, corrects.",
    ADMINISTRATOR="Users, devices, settings.",
)
describe(
    SignInMethod,
    "How someone proved himself.",
    PASSWORD="Name and password.",  # noqa: S106  # a word
    TOKEN="An API token.",  # noqa: S106
)
describe(
    UniquenessScope,
    "Within what a number must be unique.",
    PRODUCT="Among the lots of one product.",
    COMPANY="Among all lots of the company.",
)
describe(
    NumberReuse,
    "When a number may be given again.",
    NEVER_AGAIN="Not once it was used.",
    AFTER_IT_LEFT="After it left: to a customer, vendor, scrap or inventory loss.",
)
describe(
    ReuseSeverity,
    "What happens when a number is given against the policy.",
    BLOCK="It is refused.",
    WARN="Those with the right may go on after a warning.",
)
describe(
    Tracking,
    "How a product is tracked.",
    SERIAL="Each unit has its own number.",
    LOT="A batch shares one number.",
    NONE="No number is asked for or accepted.",
)
describe(
    UnitKind,
    "What a unit counts or measures.",
    COUNTED="Pieces, boxes, dozens.",
    MEASURED="Weight, volume, length.",
)
describe(
    LocationUsage,
    "What a place is for.",
    VENDOR="Where vendors' goods come from.",
    INTERNAL="Ours, physical.",
    TRANSIT="On the way between our places, physical.",
    CUSTOMER="Where goods go to customers.",
    PRODUCTION="What production and transformations take and give.",
    INVENTORY="Loss and gain found by counts.",
    SCRAP="Thrown away.",
)
describe(
    OperationKind,
    "What an operation type does.",
    RECEIPT="Goods come in.",
    DELIVERY="Goods go out.",
    INTERNAL="Goods move between our places.",
    MANUFACTURING="Lots are made out of others.",
    RETURN="Goods come back from customers.",
    VENDOR_RETURN="Goods go back to vendors.",
)
describe(
    ReturnOutcome,
    "What becomes of goods that come back.",
    RESTOCK="Back into stock.",
    BLOCKED_PLACE="Into a blocked place.",
    SCRAP="Thrown away.",
)
describe(
    NumberRule,
    "What numbers an operation type accepts.",
    CREATE_NEW=(
        "Unknown numbers are created; a known one is refused, unless it came on this transfer or "
        "its backorder."
    ),
    USE_EXISTING="Known numbers only.",
    CREATE_OR_USE="Known numbers are used, unknown ones created.",
    NONE="Tracked products are refused when a line is added.",
)
describe(
    BackorderPolicy,
    "What happens when less is done than expected.",
    ASK="The person is asked.",
    ALWAYS="A backorder is made.",
    NEVER="The rest is given up.",
)
describe(
    DateKind,
    "Which date of a lot.",
    name="LotDateKind",
    EXPIRY="Last day of use; usable through that day.",
    BEST_BEFORE="Quality declines after it; not dangerous.",
    PRODUCTION="Day it was made.",
)
describe(
    DateOrigin,
    "Where a date comes from.",
    LABEL="A scanned label.",
    SHELF_LIFE="The product's shelf life.",
    PERSON="A person.",
    NOTICE="The vendor's advance notice.",
)
describe(
    Disposition,
    "What was decided about a lot.",
    name="LotDisposition",
    QUARANTINE="Waits for a decision.",
    RELEASED="Good.",
    REJECTED="Never to be used.",
)
describe(
    LotStatus,
    "What may be done with a lot; derived, never set.",
    RELEASED="Free for everything.",
    QUARANTINE="Waits for a decision; moves inside, is returned or scrapped.",
    ON_HOLD="Stopped: not promised, picked or delivered; may go to a blocked place, back or to scrap.",
    REJECTED="Never to be used; may go to a blocked place, back or to scrap.",
)
describe(
    OperationState,
    "What became of a write.",
    APPLIED="Done, and in the journal if it moved goods.",
    REFUSED="A person can mend and send it again.",
)
describe(
    OrderState,
    "Where an order stands; progress is told apart.",
    DRAFT="A request for quotation or a quotation.",
    CONFIRMED="Binding; goods move.",
    DONE="Goods were moved and nothing is to be moved any more; how far it is billed and paid is told apart.",
    CANCELLED="Given up.",
)
describe(
    TransferState,
    "Where a transfer stands.",
    READY="Can be worked on.",
    DONE="Posted to the journal; put right only by corrections.",
    CANCELLED="Given up.",
)
describe(
    EntryWay,
    "How a number came onto a line.",
    SCANNED="Read by a scanner or camera.",
    TYPED="Typed.",
    GENERATED="Generated.",
    CHOSEN="Chosen from stock.",
    INFERRED="From the known contents of a scanned carton or pallet.",
    IMPORTED="From a list.",
)
describe(
    RemovalStrategy,
    "Which stock leaves first.",
    FIFO="First in, first out.",
    LIFO="Last in, first out.",
    FEFO="First expired, first out.",
    CLOSEST="From the closest place.",
)
describe(
    ReservationPolicy,
    "When goods are promised to a document.",
    AT_CONFIRMATION="When it is confirmed or written.",
    MANUALLY="When a person says so.",
    BEFORE_DUE="Some days before it is due.",
)
describe(
    ReservationChoice,
    "Who chose what is promised.",
    STRATEGY="The removal strategy.",
    PERSON="A person; it stays chosen.",
    SCAN="A scan, in place of what was promised before or where nothing was.",
)
describe(
    UnexpectedNumbers,
    "What happens with a number that was not announced on a line where others were.",
    TAKE="It is taken and marked.",
    ASK="A person is asked.",
    REFUSE="It is refused.",
)
describe(
    ExpectedVerdict,
    "Whether an announced number came.",
    MATCHED="It came.",
    MISSING="It did not come yet.",
)
describe(
    BackorderDecision,
    "Whether the rest becomes a backorder.",
    BY_POLICY="The operation type decides, and may ask.",
    CREATE="Make a backorder.",
    DISCARD="Give the rest up.",
)
describe(
    CorrectionWay,
    "How to correct goods that have left the place meanwhile.",
    FROM_DESTINATION=(
        "As if they were still where the line put them; refused with GoodsMovedOn when they are not."
    ),
    FROM_WHERE_THEY_ARE="From where they are now.",
    RELABEL="By relabelling, which trace follows both ways.",
)
describe(
    NumberVerdict,
    "What would happen with a number.",
    NEW="New, will be made.",
    EXISTING="Exists and will be used.",
    TAKEN="Exists where it must not.",
    DUPLICATE="Stands twice in the list.",
    UNKNOWN="Does not exist, and none may be made.",
    MALFORMED="Not a number: empty, too long or forbidden characters.",
    OVER_EXPECTED="Over the expected quantity.",
    ROW_UNCLEAR="The row's quantity or date was not understood.",
    SUSPECT="Looks damaged by a spreadsheet, such as 1E+05.",
    LOOKS_LIKE="New, but looks like an existing one.",
    LEFT_OUT="Left out by a person.",
)
describe(
    ScanFault,
    "What can be wrong with a code.",
    LENGTH="Empty or far too long.",
    UNKNOWN_AI="No such application identifier.",
    ELEMENT_LENGTH="An element is cut off or too long.",
    CHARACTER="A character that GS1 forbids there.",
    CHECK_DIGIT="The check digit is wrong.",
    DATE="No such day or time.",
    VALUE="A value that its identifier does not permit, such as a country that is none.",
    AMBIGUOUS="A separator is missing, so there are several readings.",
    ASSOCIATION="Elements contradict or need each other.",
    STRUCTURE="Parts of a Digital Link that do not belong there, or stand twice or in another order.",
    KEYBOARD_LAYOUT="The keyboard layout of the scanner seems wrong.",
    FOREIGN="An address, card or command that is not ours; never opened.",
)
describe(
    AsksFor,
    "What a line asks for.",
    SERIALS="One number per unit.",
    LOTS="Numbers with quantities.",
    QUANTITY="A quantity only.",
)
describe(
    ScanSyntax,
    "How a code is written.",
    GS1="GS1 element string.",
    DIGITAL_LINK="GS1 Digital Link: a web address that says the same; never opened.",
    OURS="A label of ours.",
    GTIN="A bare GTIN.",
    PLAIN="Plain characters.",
)
describe(
    SheetCode,
    "The codes of the scanner test sheet.",
    GS1_128="GS1-128 with an FNC1 in its middle.",
    GS1_DATA_MATRIX="GS1 DataMatrix that says the same.",
    EAN_13="EAN-13.",
    CODE_128="Code 128 with all punctuation, for the keyboard layout.",
    QR="QR code with a GS1 Digital Link.",
)
describe(
    ScannerSetting,
    "What to change on a scanner, or on the device that it types into.",
    KEYBOARD_LAYOUT="The keyboard layout, on one of both.",
    CAPS_LOCK="Caps Lock.",
    SYMBOLOGY_IDENTIFIER="Sending the symbology (AIM) identifier.",
    SEPARATOR="What is sent for FNC1.",
    ADDED_CHARACTERS="Prefix, suffix or own code identifier.",
    CHECK_DIGIT="Sending EAN and UPC whole.",
)
describe(
    KeyKind,
    "GS1 keys that a company gives.",
    name="Gs1KeyKind",
    SSCC="Of a logistic unit, 18 digits.",
    GTIN="Of a trade item, 13 digits.",
    GLN="Of a party or place, 13 digits.",
)
describe(
    ScanAction,
    "Kinds of effects of a scan.",
    RECORD_NUMBER="Records a number on a line.",
    ADD_QUANTITY="Adds to a quantity.",
    CHOOSE_LINE="Chooses a line, and waits for a number.",
    TAKE_PACKAGE="Takes all that a carton or pallet was announced to hold.",
    CHECK_PACKAGE="Asks for a scan of each number in a carton or pallet.",
    SET_DESTINATION="Sets the destination of what follows.",
    OPEN_DOCUMENT="Opens another document.",
    NONE="Nothing.",
)
describe(PartnerRole, "What a partner is to us.", VENDOR="We buy from it.", CUSTOMER="We sell to it.")
describe(
    PricePer,
    "What a price is for.",
    ORDERED_UNIT="One of the unit or packaging that was ordered.",
    STOCK_UNIT="One stock unit.",
)
describe(
    PrintKind,
    "What can be printed at validation.",
    RECEIPT_SLIP="The slip of the receipt.",
    LABELS="Labels of all its numbers.",
)
describe(PaperSize, "Sizes of paper.", A4="210 x 297 mm.", LETTER="8.5 x 11 inches.")
describe(
    LabelPurpose,
    "What a label is for.",
    PRODUCT="A product or one of its packagings.",
    LOT="A lot or serial number.",
    PACKAGE="A package, with its SSCC.",
    LOCATION="A place.",
    COMMAND="A command to scan.",
)
describe(
    LabelSymbol,
    "What carries the data of a label.",
    GS1_DATAMATRIX="GS1 DataMatrix, square.",
    GS1_128="GS1-128; GS1 DataMatrix where its bars would be too wide to scan.",
    GS1_QR="GS1 QR code.",
    DIGITAL_LINK_QR="QR code with a GS1 Digital Link address.",
    CODE_128="Code 128 with our own code; Data Matrix where its bars would be too wide, or cannot say it.",
    EAN_13="EAN-13, of a GTIN of 13 digits.",
    ITF_14="ITF-14, of any GTIN.",
)
describe(
    LabelFact,
    "A fact printed in words; what a label has not, is left out.",
    NAME="Name of the product, place, command or company.",
    SKU="SKU.",
    NUMBER="What is labelled, in full: lot or serial number, GTIN, SSCC, code of a place.",
    EXPIRY_DATE="Expiry date: usable through this day.",
    BEST_BEFORE_DATE="Best-before date.",
    PRODUCTION_DATE="Production date.",
    BATCH="Batch of a serial.",
    QUANTITY="Quantity with unit.",
    REFERENCE="Any other name of the lot.",
    COMPANY="Our company's name.",
)
describe(
    BatchChoice,
    "What a maker's number means that another batch of the product bears.",
    SAME_BATCH="The same batch; quantity is added.",
    ANOTHER="Another batch; it gets a number of ours.",
)
describe(DateChoice, "Which date wins.", STORED="The stored one.", GIVEN="The given one.")
describe(
    Progress,
    "How far something is, derived and never set.",
    NOT_NEEDED="Nothing to do.",
    NOTHING="Nothing yet.",
    PART="A part.",
    ALL="All.",
    MORE="More than all.",
)
describe(
    MoneyPaperKind,
    "Demand or credit.",
    DEMAND="What is owed.",
    CREDIT_NOTE="What is given back, after a return or a mistake.",
)
describe(
    MoneyPaperState,
    "Where a bill or invoice stands.",
    DRAFT="Being written.",
    POSTED="Binding; put right only by a credit note.",
    CANCELLED="Given up before posting.",
)
describe(
    BillingPolicy,
    "What of a purchase order may be billed.",
    RECEIVED="What was received.",
    ORDERED="What was ordered.",
)
describe(
    LotLayout,
    "How lots and serial numbers stand on papers for customers.",
    PER_LINE="One line for each.",
    RANGES="Consecutive serial numbers as ranges.",
    APPENDIX="In an appendix.",
)
describe(
    InvoicingPolicy,
    "What may be invoiced.",
    DELIVERED="What was delivered.",
    ORDERED="What was ordered.",
)
describe(
    ThreeWayMatch,
    "How ordered, moved and billed agree.",
    AGREES="All three agree.",
    QUANTITY_ABOVE="Billed more than moved.",
    QUANTITY_BELOW="Billed less than moved.",
    PRICE_DIFFERS="Another price than ordered.",
    NO_ORDER="No order behind it.",
)
describe(
    NumberColumn,
    "What a column holds.",
    NUMBER="The number.",
    QUANTITY="Quantity in the stock unit.",
    EXPIRY_DATE="Expiry date.",
    BEST_BEFORE="Best before date.",
    PRODUCTION="Production date.",
    MAKER_NUMBER="Maker's number.",
    BATCH="Batch a serial was made in.",
    CARTON="SSCC of the carton it comes in.",
    PALLET="SSCC of the pallet that the carton, or it itself, stands on.",
    IGNORE="Not used.",
)
describe(
    DateFormat,
    "How dates are written in a file; with the year in front they are read in any.",
    YEAR_FIRST="2026-12-31.",
    DAY_FIRST="31.12.2026 or 31/12/2026.",
    MONTH_FIRST="12/31/2026.",
)
describe(
    ListQuestion,
    "What has to be said before the rows of a list can be read.",
    COLUMNS="Which column holds the number.",
    DATE_FORMAT="Whether the day or the month comes first.",
    DECIMAL_MARK="Whether decimals stand behind a comma or a point.",
)
describe(
    TextEncoding,
    "How the characters of a text file are written.",
    UTF_8="UTF-8.",
    UTF_16="UTF-16.",
    LATIN_1="Latin-1, as Windows has it.",
)
describe(
    Delimiter,
    "What stands between the cells of a row.",
    COMMA="A comma.",
    SEMICOLON="A semicolon.",
    TAB="A tab.",
    BAR="A vertical bar.",
)
