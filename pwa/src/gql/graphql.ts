/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What addComment needs. */
export type AddCommentInput = {
  /** The order, transfer or bill, in whatever state it is. */
  document: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** 1 to 4,000 characters of plain text, also in several lines. */
  text: string;
};

/** A postal address. */
export type AddressInput = {
  /** City. */
  city: string;
  /** ISO 3166 code of two letters. */
  country: string;
  /** Postal code. */
  postalCode: string;
  /** State or region. */
  region?: string | null | undefined;
  /** Street and number, one or more lines. */
  street: string;
};

/** What announceNumbers needs: the numbers, or a draft. */
export type AnnounceNumbersInput = {
  /** What happens to what was announced before. */
  current?: CurrentNumbers;
  /** A list that was read by draftNumbers for this line; absent when the numbers stand here. One that was read for an order's line is for that of its receipt once the order is confirmed. */
  draft?: AnnouncedDraftInput | null | undefined;
  /** A line of an open receipt, or of a purchase order; of a confirmed one the notice goes to its receipt. */
  line: string;
  /** At most 1,000 rows, together at most 50,000 numbers; absent when they come from a draft. */
  numbers?: Array<AnnouncedNumberInput> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Version of the order or receipt that was read; absent not to look at it. */
  version?: number | null | undefined;
};

/** A number draft as it was looked at, whose rows are announced: with their quantities, expiry and best before dates and maker's numbers. It is used up. */
export type AnnouncedDraftInput = {
  /** The draft. */
  draft: string;
  /** Last day of use of those without an end of their own: expiry or best before, as the product says. */
  lastDay?: string | null | undefined;
  /** Leave out the rows with DUPLICATE, MALFORMED, ROW_UNCLEAR or SUSPECT, as the preview with this stamp shows; needs the stamp. All others can be announced, also what could not be received. */
  onlyUsable?: boolean;
  /** Stamp of its preview that was looked at; absent to take what comes. */
  stamp?: string | null | undefined;
  /** Its version. */
  version: number;
};

/** A row of an advance notice: one number, or several that have the rest in common. */
export type AnnouncedNumberInput = {
  /** Best before date. */
  bestBeforeDate?: string | null | undefined;
  /** SSCC of the carton they come in. */
  carton?: string | null | undefined;
  /** Expiry date. */
  expiryDate?: string | null | undefined;
  /** Another number that may stand on the label of the one. */
  makerNumber?: string | null | undefined;
  /** One number as it stands on the maker's label. */
  number?: string | null | undefined;
  /** SSCC of the pallet that the carton, or they themselves, stand on. */
  pallet?: string | null | undefined;
  /** How much of each, in the stock unit; absent for serials. */
  quantity?: string | null | undefined;
  /** Or several: SN-001 x 12, SN-001 .. SN-012; separated by a semicolon. */
  range?: string | null | undefined;
};

/** What applyCount needs. */
export type ApplyCountInput = {
  /** The count. */
  count: string;
  /** Leave positions that went stale to another count, which is begun with them. */
  leaveOutStale?: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** What positions mean that nobody counted. */
  uncounted?: UncountedMeans;
  /** Version that was read. */
  version: number;
};

/** What applyImport needs. */
export type ApplyImportInput = {
  /** The file, read as it was looked at. */
  file: ImportInput;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
};

/** What a line asks for. */
export type AsksFor =
  /** Numbers with quantities. */
  | 'LOTS'
  /** A quantity only. */
  | 'QUANTITY'
  /** One number per unit. */
  | 'SERIALS';

/** What assignInputs needs. */
export type AssignInputsInput = {
  /** What went where, at most 1,000. */
  inputs: Array<AssignedInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The run. */
  run: string;
};

/** What assignNumbers needs. */
export type AssignNumbersInput = {
  /** Give protected numbers again, where the policy only warns. */
  allowReuse?: boolean;
  /** What happens to those already there. */
  current?: CurrentNumbers;
  /** Which date wins when a known lot has another; refused when absent. */
  dateConflict?: DateChoice | null | undefined;
  /** Last day of use of those without an end of their own: expiry or best before, as the product says. */
  lastDay?: string | null | undefined;
  /** The line. */
  line: string;
  /** Mean typed numbers as they stand, though others or a barcode of the product look like them. */
  lookAlike?: boolean;
  /** Where they come from, as previewed. */
  numbers: NumbersInput;
  /** Leave out all that cannot be used, as the preview with this stamp shows; needs the stamp. */
  onlyUsable?: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Numbers to leave out, as chosen in the preview. */
  skip?: Array<string> | null | undefined;
  /** Stamp of the preview that was looked at; absent to take what comes. */
  stamp?: string | null | undefined;
  /** Take what is past its last day; only a manager's validate may post it. */
  takeExpired?: boolean;
  /** Take also what was chosen for other documents by hand; only a manager may. */
  takeFromOthers?: boolean;
  /** Take more than expected and tolerated; only a manager's validate may post it. */
  takeMore?: boolean;
  /** Mean numbers that were not announced, where the operation type asks. */
  unannounced?: boolean;
};

/** So much of a lot that went into another one. */
export type AssignedInput = {
  /** The lot that went in. */
  lot: string;
  /** The lot that came out. */
  output: string;
  /** How much of it, in its stock unit; zero takes back what was said. */
  quantity: string;
};

/** What attachFile needs. */
export type AttachFileInput = {
  /** What it is. */
  kind: AttachmentKind;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The lot or hold. */
  subject: string;
  /** With a hold: also for all that came by the same write, quarantine rule and product and are still held by it. */
  together?: boolean | null | undefined;
  /** A file sent by PUT to /uploads/{operation id}; as it was answered. A PDF that only shows pages is kept as it came, a JPEG, PNG or WEBP is made anew as JPEG; what is anything else by its content is refused. */
  upload: string;
};

/** What an attachment is. */
export type AttachmentKind =
  /** A certificate that travels with the goods of the lot. */
  | 'CERTIFICATE'
  /** Anything else. */
  | 'OTHER'
  /** A photo. */
  | 'PHOTO'
  /** A paper of the vendor. */
  | 'VENDOR_PAPER';

/** What can need a person. */
export type AttentionKind =
  /** Lots on hand past their last day. */
  | 'EXPIRED_LOTS'
  /** Lots on hand that have their last day within the days asked for. */
  | 'EXPIRING_LOTS'
  /** Lots on hand that a hold in force or their disposition stops, in part or wholly. */
  | 'HELD_LOTS'
  /** Open deliveries past their day. */
  | 'LATE_DELIVERIES'
  /** Open internal transfers past their day, also what is to come from another warehouse. */
  | 'LATE_INTERNAL'
  /** Open receipts past their day. */
  | 'LATE_RECEIPTS'
  /** Open returns past their day, of customers and to vendors. */
  | 'LATE_RETURNS'
  /** Purchase orders above the limit of who wants them: told to managers, as far as their own allows. */
  | 'ORDERS_TO_APPROVE'
  /** Bills past due and not paid: told to managers. */
  | 'OVERDUE_BILLS'
  /** Invoices past due and not paid: told to managers. */
  | 'OVERDUE_INVOICES'
  /** Confirmed purchase orders that want something and have no open receipt. */
  | 'PURCHASES_NOT_UNDER_WAY'
  /** Purchase orders that are drafts and do not wait for approval. */
  | 'PURCHASES_TO_CONFIRM'
  /** Recalls that wait for a second manager to start them or to add lots: told to managers, but, while two have to agree, not of what they asked for themselves. */
  | 'RECALLS_TO_CONFIRM'
  /** Confirmed sales orders that want something and have no open delivery. */
  | 'SALES_NOT_UNDER_WAY'
  /** Sales orders that are quotations. */
  | 'SALES_TO_CONFIRM';

/** Whether the rest becomes a backorder. */
export type BackorderDecision =
  /** The operation type decides, and may ask. */
  | 'BY_POLICY'
  /** Make a backorder. */
  | 'CREATE'
  /** Give the rest up. */
  | 'DISCARD';

/** What happens when less is done than expected. */
export type BackorderPolicy =
  /** A backorder is made. */
  | 'ALWAYS'
  /** The person is asked. */
  | 'ASK'
  /** The rest is given up. */
  | 'NEVER';

/** Which balances. */
export type BalanceFilter = {
  /** Only at this very place, not below it. */
  here?: string | null | undefined;
  /** Only at or below this place. */
  location?: string | null | undefined;
  /** Only what is in no package, or only what is in one. */
  loose?: boolean | null | undefined;
  /** Only this lot. */
  lot?: string | null | undefined;
  /** Only in this package. */
  package?: string | null | undefined;
  /** Only this product. */
  product?: string | null | undefined;
};

/** What a maker's number means that another batch or serial of the product bears. */
export type BatchChoice =
  /** Another batch or serial; it gets a number of ours. */
  | 'ANOTHER'
  /** The same batch, of which quantity is added; or that very serial. */
  | 'SAME_BATCH';

/** Which bills of materials. */
export type BillOfMaterialsFilter = {
  /** Only those that take or give this product. */
  component?: string | null | undefined;
  /** Only of this product. */
  product?: string | null | undefined;
  /** Part of SKU or name of the product. */
  search?: string | null | undefined;
  /** Only in these states. */
  states?: Array<BillOfMaterialsState> | null | undefined;
};

/** Where a revision of a bill of materials stands, by the calendar of the first warehouse. */
export type BillOfMaterialsState =
  /** It is in force today. */
  | 'IN_USE'
  /** Another took its place: one that began after it, or a newer one of the same first day. */
  | 'REPLACED'
  /** Its first day is still to come. */
  | 'UPCOMING';

/** What of a purchase order may be billed. */
export type BillingPolicy =
  /** What was ordered. */
  | 'ORDERED'
  /** What was received. */
  | 'RECEIVED';

/** Something made beside. */
export type ByProductInput = {
  /** The product. */
  product: string;
  /** How much, in its stock unit. */
  quantity: string;
};

/** What cancelBill needs. */
export type CancelBillInput = {
  /** The bill. */
  bill: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** Version that was read. */
  version: number;
};

/** What cancelCount needs. */
export type CancelCountInput = {
  /** The count. */
  count: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Version that was read. */
  version: number;
};

/** What cancelInvoice needs. */
export type CancelInvoiceInput = {
  /** The invoice. */
  invoice: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** Version that was read. */
  version: number;
};

/** What cancelManufacturingOrder needs. */
export type CancelManufacturingOrderInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** Why. */
  reason: string;
  /** Version that was read. */
  version: number;
};

/** What cancelPayment needs. */
export type CancelPaymentInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The payment. */
  payment: string;
  /** Why. */
  reason: string;
};

/** What cancelPurchaseOrder needs. */
export type CancelPurchaseOrderInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** Why. */
  reason: string;
  /** Version that was read. */
  version: number;
};

/** What cancelRecall needs. */
export type CancelRecallInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** The recall. */
  recall: string;
  /** Version that was read. */
  version: number;
};

/** What cancelSalesOrder needs. */
export type CancelSalesOrderInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** Why. */
  reason: string;
  /** Version that was read. */
  version: number;
};

/** What cancelTransfer needs. */
export type CancelTransferInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** The transfer. */
  transfer: string;
  /** Version that was read. */
  version: number;
};

/** What a write was about: the type that its id is of. */
export type ChangeTopic =
  /** A vendor's bill or credit note. */
  | 'BILL'
  /** What a product is made of. */
  | 'BILL_OF_MATERIALS'
  /** A category of products. */
  | 'CATEGORY'
  /** A count of stock. */
  | 'COUNT'
  /** A hold that a person placed or ended. What holds goods as they come in is told as the document that brings them. */
  | 'HOLD'
  /** A list that was imported; for managers. */
  | 'IMPORT'
  /** An invoice or credit note of ours. */
  | 'INVOICE'
  /** What a label shows. */
  | 'LABEL_TEMPLATE'
  /** A place. */
  | 'LOCATION'
  /** A lot or serial itself. What moves it is told as the document that does. */
  | 'LOT'
  /** A manufacturing order. */
  | 'MANUFACTURING_ORDER'
  /** A kind of transfer. */
  | 'OPERATION_TYPE'
  /** Nothing that has an id, such as goods that were scrapped. */
  | 'OTHER'
  /** A package: made, filled, moved. */
  | 'PACKAGE'
  /** A vendor or customer. */
  | 'PARTNER'
  /** A person, the end of a session, or a key of a client program; for administrators. */
  | 'PEOPLE'
  /** A product. */
  | 'PRODUCT'
  /** A purchase order, or a request for one. */
  | 'PURCHASE_ORDER'
  /** Where goods are put away. */
  | 'PUTAWAY_RULE'
  /** What is held when it comes in. */
  | 'QUARANTINE_RULE'
  /** A recall: prepared, started, answered, closed. Starting one holds lots; what comes into its scope later is told as the document that brings it. */
  | 'RECALL'
  /** What a manufacturing order consumed and made at once. */
  | 'RUN'
  /** A sales order, or a quotation. */
  | 'SALES_ORDER'
  /** Why goods are scrapped. */
  | 'SCRAP_REASON'
  /** The company and its settings. */
  | 'SETTINGS'
  /** A receipt, delivery or internal transfer: also each scan on it. */
  | 'TRANSFER'
  /** A unit of measure. */
  | 'UNIT'
  /** A warehouse. */
  | 'WAREHOUSE';

/** What chooseLots needs. */
export type ChooseLotsInput = {
  /** The line. */
  line: string;
  /** Lots, at most 1,000, replacing the choice. */
  lots: Array<LotQuantityInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Take them also from other transfers, who are told; never what is picked, nor what was chosen by hand unless a manager asks. */
  takeFromOthers?: boolean;
};

/** What chooseNotices needs. */
export type ChooseNoticesInput = {
  /** Kinds that are to change; all others stay. */
  choices: Array<NoticeChoiceInput>;
  /** Where one's mail goes; null for none, absent to leave it. */
  email?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
};

/** What closeRecall needs. */
export type CloseRecallInput = {
  /** Letters that are on their way are not to be sent, and that is meant. */
  giveUpLetters?: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** What was learned, or why it ends with open points. */
  reason: string;
  /** The recall. */
  recall: string;
  /** Version that was read. */
  version: number;
};

/** Which column means what. */
export type ColumnMapping = {
  /** Its heading in the file. */
  column: string;
  /** Name of the field that it holds; null to leave it out. */
  field?: string | null | undefined;
};

/** Our own company. */
export type CompanyInput = {
  /** Address on papers. */
  address: AddressInput;
  /** Where invoices ask to be paid to, as they tell it; null to remove, absent to leave it. */
  bankAccount?: string | null | undefined;
  /** Currency; fixed once money papers exist. */
  currency: string;
  /** Where our GS1 Digital Links begin, such as https://id.example.com; null to remove, absent to leave it. */
  digitalLinkBase?: string | null | undefined;
  /** GS1 company prefix, 6 to 12 digits; null to remove, absent to leave it. */
  gs1Prefix?: string | null | undefined;
  /** Name on papers. */
  name: string;
  /** Where people open this server, such as https://lots.example.com; labels with a link printed under another address are no longer read. Null to remove, absent to leave it. */
  serverAddress?: string | null | undefined;
  /** VAT or tax number. */
  taxNumber?: string | null | undefined;
};

/** A component of a bill of materials. */
export type ComponentInput = {
  /** Loss to allow for. */
  loss?: string;
  /** The product. */
  product: string;
  /** How much, in its stock unit. */
  quantity: string;
};

/** What confirmManufacturingOrder needs. */
export type ConfirmManufacturingOrderInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** Version that was read. */
  version: number;
};

/** What confirmPurchaseOrder needs. */
export type ConfirmPurchaseOrderInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** Version that was read. */
  version: number;
};

/** What confirmRecallWidening needs. */
export type ConfirmRecallWideningInput = {
  /** Whether they are added; else that is given up. */
  agrees: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The recall. */
  recall: string;
};

/** What confirmSalesOrder needs. */
export type ConfirmSalesOrderInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** Version that was read. */
  version: number;
};

/** What correctMoveLines needs. */
export type CorrectMoveLinesInput = {
  /** Lines, at most 1,000. */
  corrections: Array<CorrectionInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** How to correct what has left meanwhile. */
  way?: CorrectionWay;
};

/** What of a line is wrong, and what was right. */
export type CorrectionInput = {
  /** The right destination; absent when it was right. */
  destination?: string | null | undefined;
  /** Mean a new number as it stands, though others look like it. */
  lookAlike?: boolean;
  /** The line of the journal. */
  moveLine: string;
  /** The right number; absent when it was right, or nothing moved. */
  number?: string | null | undefined;
  /** The right product; absent when it was right. */
  product?: string | null | undefined;
  /** How much of it is wrong, in the stock unit; all when absent. */
  quantity?: string | null | undefined;
  /** What really moved, in the stock unit; 0 for nothing; the wrong quantity when absent. */
  rightQuantity?: string | null | undefined;
  /** More than was expected, and is tolerated, is meant. */
  takeMore?: boolean;
  /** The lot that the goods became by splitting, merging or relabelling, of which they are taken back; needed when they became several. Where that lies elsewhere, the way is FROM_WHERE_THEY_ARE. */
  takenFrom?: string | null | undefined;
};

/** How to correct goods that have left the place meanwhile. */
export type CorrectionWay =
  /** As if they were still where the line put them; refused with GoodsMovedOn when they are not. */
  | 'FROM_DESTINATION'
  /** From where they are now. */
  | 'FROM_WHERE_THEY_ARE'
  /** By relabelling, which trace follows both ways. */
  | 'RELABEL';

/** What a scan does on a count. */
export type CountAction =
  /** Waits for a quantity. */
  | 'ASK_QUANTITY'
  /** Says the product of what follows, and waits for a number. */
  | 'CHOOSE_PRODUCT'
  /** Counts goods. */
  | 'COUNT'
  /** Says in which package what follows is. */
  | 'SET_PACKAGE'
  /** Says where what follows lies. */
  | 'SET_PLACE';

/** Which counts. */
export type CountFilter = {
  /** Only of this place or one below. */
  location?: string | null | undefined;
  /** Only of this product. */
  product?: string | null | undefined;
  /** Part of the number. */
  search?: string | null | undefined;
  /** Only in these states. */
  states?: Array<CountState> | null | undefined;
  /** Only of this warehouse. */
  warehouse?: string | null | undefined;
};

/** Which positions of a count. */
export type CountPositionsShown =
  /** Those that are counted. */
  | 'COUNTED'
  /** Those counted otherwise than the book has it, and those of a blind count that was finished without them; none for counters of a blind count. */
  | 'DIFFERENT'
  /** Those whose goods moved since they were counted. */
  | 'STALE'
  /** Those that nobody counted yet. */
  | 'TO_COUNT';

/** How counts are ordered. */
export type CountSort =
  /** The oldest first. */
  | 'CREATED_ASC'
  /** The newest first. */
  | 'CREATED_DESC';

/** Where a count stands. */
export type CountState =
  /** Given up; nothing was posted. */
  | 'CANCELLED'
  /** Being counted. */
  | 'COUNTING'
  /** Applied to stock. */
  | 'DONE'
  /** What differs is looked at. */
  | 'REVIEW';

/** Counting up from a first number, at most 50,000. */
export type CountUpInput = {
  /** How many; as many as the line lacks when absent. */
  count?: number | null | undefined;
  /** Which run of digits counts, from 0 at the left; the last when absent. */
  digits?: number | null | undefined;
  /** Lots only: quantity in each, in the stock unit; the rest goes into a last smaller lot. */
  quantityPerLot?: string | null | undefined;
  /** First number; without digits it gets one appended. */
  start: string;
};

/** What was counted in one place. */
export type CountedInput = {
  /** The place. */
  location: string;
  /** The number, for a tracked product. */
  number?: string | null | undefined;
  /** The package that it is in; absent for loose goods. */
  package?: string | null | undefined;
  /** The product. */
  product: string;
  /** How much was there, in the stock unit; 0 for nothing. */
  quantity: string;
};

/** What createApiToken needs. */
export type CreateApiTokenInput = {
  /** When it ends, at most in a year. */
  expiresAt: string;
  /** What it is for. */
  name: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** What it may do at most. */
  role: Role;
};

/** What createBill needs. */
export type CreateBillInput = {
  /** The posted bill that a credit note is on; absent for a bill. */
  credits?: string | null | undefined;
  /** Day it is due; 30 days later when absent. */
  dueOn?: string | null | undefined;
  /** Day on the bill; today when absent. */
  issuedOn?: string | null | undefined;
  /** Lines, at most 1,000; when absent all that is left, or for a credit note what went back. */
  lines?: Array<MoneyLineInput> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The purchase order. */
  order: string;
  /** The vendor's own number; it can be on one paper only. */
  vendorNumber?: string | null | undefined;
};

/** What createInvoice needs. */
export type CreateInvoiceInput = {
  /** The posted invoice that a credit note is on; absent for an invoice. */
  credits?: string | null | undefined;
  /** Day it is due; 30 days later when absent. */
  dueOn?: string | null | undefined;
  /** Day on the invoice; today when absent. */
  issuedOn?: string | null | undefined;
  /** Lines, at most 1,000; when absent all that is left, or for a credit note what came back. */
  lines?: Array<MoneyLineInput> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The sales order. */
  order: string;
};

/** What createLot needs. */
export type CreateLotInput = {
  /** Facts. */
  details?: LotDetails | null | undefined;
  /** Mean the number as it stands, though others look like it. */
  lookAlike?: boolean;
  /** Its number; the next of the sequence when absent. */
  number?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Its product. */
  product: string;
};

/** What createManufacturingOrder needs. */
export type CreateManufacturingOrderInput = {
  /** Day it is due; the bill of materials in force on it counts. */
  dueOn: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** What to make. */
  product: string;
  /** To make, in the stock unit. */
  quantity: string;
  /** Where. */
  warehouse: string;
};

/** What createOperationType needs. */
export type CreateOperationTypeInput = {
  /** What it does. */
  kind: OperationKind;
  /** Name. */
  name: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Its rules; what is absent is taken from the usual type of that kind. */
  rules?: OperationRules | null | undefined;
  /** Its warehouse. */
  warehouse: string;
};

/** What createPackage needs. */
export type CreatePackageInput = {
  /** What it holds, for a number that is not known yet; what was announced for an SSCC is known without. */
  contents?: PackageContentsInput | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The SSCC it bears, such as that of an announced carton; absent for the next one of the company's prefix. */
  sscc?: string | null | undefined;
};

/** What createPartner needs. */
export type CreatePartnerInput = {
  /** The rest. */
  details?: PartnerDetails | null | undefined;
  /** Name. */
  name: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Vendor, customer or both. */
  roles: Array<PartnerRole>;
};

/** What createProduct needs. */
export type CreateProductInput = {
  /** The rest. */
  details?: ProductDetails | null | undefined;
  /** Name. */
  name: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Article code, unique. */
  sku: string;
  /** How it is tracked. */
  tracking: Tracking;
  /** Unit in which stock is kept, fixed once used. */
  unit: string;
};

/** What createPurchaseOrder needs. */
export type CreatePurchaseOrderInput = {
  /** Day it is expected. */
  expectedOn: string;
  /** Lines, at most 1,000. */
  lines: Array<OrderLineInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** When its bills are due; as agreed with the vendor when absent. */
  paymentTerms?: PaymentTermsInput | null | undefined;
  /** The vendor. */
  vendor: string;
  /** The vendor's own reference. */
  vendorReference?: string | null | undefined;
  /** Where it is received. */
  warehouse: string;
};

/** What createQuarantineRule needs: at least one of product, vendor and type. */
export type CreateQuarantineRuleInput = {
  /** What has to be checked before it is released, at most 20. */
  checks?: Array<string> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Only by this type, which brings goods in: receipts, returns, or manufacturing; absent for all that comes from vendors. */
  operationType?: string | null | undefined;
  /** Only this product, which is tracked; absent for any. */
  product?: string | null | undefined;
  /** Why what comes in is held. */
  reason: string;
  /** Only from this vendor; absent for any. */
  vendor?: string | null | undefined;
};

/** What createReturn needs. */
export type CreateReturnInput = {
  /** The goods are here, or go now: validate the return as well. */
  atOnce?: boolean;
  /** Lots and quantities; all that is left when absent; at most 1,000. */
  lots?: Array<ReturnLineInput> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** What becomes of goods that come back, RESTOCK when absent; never of what goes back to a vendor. */
  outcome?: ReturnOutcome | null | undefined;
  /** Why it is returned. */
  reason?: string | null | undefined;
  /** Also deliver as much again to the customer. */
  replacement?: boolean;
  /** The done delivery or receipt. */
  transfer: string;
};

/** What createSalesOrder needs. */
export type CreateSalesOrderInput = {
  /** The customer. */
  customer: string;
  /** The customer's own reference. */
  customerReference?: string | null | undefined;
  /** Where to deliver; the customer's address when absent. */
  deliverTo?: AddressInput | null | undefined;
  /** Day it is due. */
  dueOn: string;
  /** Lines, at most 1,000. */
  lines: Array<OrderLineInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** When its invoices are due; as agreed with the customer when absent. */
  paymentTerms?: PaymentTermsInput | null | undefined;
  /** From which warehouse. */
  warehouse: string;
};

/** What createTransfer needs. */
export type CreateTransferInput = {
  /** Destination; the type's when absent. */
  destination?: string | null | undefined;
  /** Day it is due; today when absent. */
  dueOn?: string | null | undefined;
  /** Lines, at most 1,000; may be empty and filled by scans. */
  lines: Array<TransferLineInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Its operation type. */
  operationType: string;
  /** Vendor or customer. */
  partner?: string | null | undefined;
  /** Source; the type's when absent. */
  source?: string | null | undefined;
};

/** What createUser needs. */
export type CreateUserInput = {
  /** For notices. */
  email?: string | null | undefined;
  /** Name to sign in with. */
  login: string;
  /** Name that colleagues see. */
  name: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** First password, 15 characters or more. */
  password?: string | null | undefined;
  /** What the person may do. */
  role: Role;
};

/** What happens to numbers the line already has. */
export type CurrentNumbers =
  /** They stay. */
  | 'KEEP'
  /** They go. */
  | 'REPLACE';

/** Which date wins. */
export type DateChoice =
  /** The given one. */
  | 'GIVEN'
  /** The stored one. */
  | 'STORED';

/** How dates are written in a file; with the year in front they are read in any. */
export type DateFormat =
  /** 31.12.2026 or 31/12/2026. */
  | 'DAY_FIRST'
  /** 12/31/2026. */
  | 'MONTH_FIRST'
  /** 2026-12-31. */
  | 'YEAR_FIRST';

/** Where a date comes from. */
export type DateOrigin =
  /** A scanned label. */
  | 'LABEL'
  /** The vendor's advance notice. */
  | 'NOTICE'
  /** A person. */
  | 'PERSON'
  /** The product's shelf life. */
  | 'SHELF_LIFE';

/** What decideRecallLots needs. */
export type DecideRecallLotsInput = {
  /** RELEASED or REJECTED; QUARANTINE stops lots again that were decided. */
  decision: LotDisposition;
  /** RELEASED, REJECTED: as somebody decided about some of them before, and that this is instead of. */
  insteadOf?: Array<LotDisposition> | null | undefined;
  /** Lots in scope, those that were decided as well; all open ones when absent. */
  lots?: Array<string> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** The recall. */
  recall: string;
};

/** What declinePurchaseOrder needs. */
export type DeclinePurchaseOrderInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** Why. */
  reason: string;
  /** Version that was read. */
  version: number;
};

/** What stands between the cells of a row. */
export type Delimiter =
  /** A vertical bar. */
  | 'BAR'
  /** A comma. */
  | 'COMMA'
  /** A semicolon. */
  | 'SEMICOLON'
  /** A tab. */
  | 'TAB';

/** What draftNumbers needs. */
export type DraftNumbersInput = {
  /** The list. */
  file: NumberFileInput;
  /** A line of an open transfer, or of a draft order, for which the list can be announced. */
  line: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
};

/** A changed row of a draft; what is absent stays as it is, null goes back to what the list has. */
export type DraftRowInput = {
  /** Another best before date. */
  bestBeforeDate?: string | null | undefined;
  /** SSCC of another carton. */
  carton?: string | null | undefined;
  /** Another expiry date. */
  expiryDate?: string | null | undefined;
  /** Leave it out. */
  leftOut?: boolean | null | undefined;
  /** Another maker's number. */
  makerNumber?: string | null | undefined;
  /** Mean its number as it stands, though it looks damaged or like another. */
  meant?: boolean | null | undefined;
  /** Another number. */
  number?: string | null | undefined;
  /** SSCC of another pallet. */
  pallet?: string | null | undefined;
  /** Its position, from 1. */
  position: number;
  /** Another production date. */
  productionDate?: string | null | undefined;
  /** Another quantity, in the stock unit. */
  quantity?: string | null | undefined;
};

/** How a number came onto a line. */
export type EntryWay =
  /** Chosen from stock. */
  | 'CHOSEN'
  /** Generated. */
  | 'GENERATED'
  /** From a list. */
  | 'IMPORTED'
  /** From the known contents of a scanned carton or pallet. */
  | 'INFERRED'
  /** Read by a scanner or camera. */
  | 'SCANNED'
  /** Typed. */
  | 'TYPED';

/** What becomes of rows about something that is there already. */
export type ExistingRows =
  /** They are faults. */
  | 'REFUSE'
  /** They are left alone. */
  | 'SKIP'
  /** What they say is changed, of products, packagings and partners; empty cells change nothing. */
  | 'UPDATE';

/** Whether an announced number came. */
export type ExpectedVerdict =
  /** It came. */
  | 'MATCHED'
  /** It did not come yet. */
  | 'MISSING';

/** Lists that are exported; the first eight can be imported again. */
export type ExportedList =
  /** Bills. */
  | 'BILLS'
  /** Bills of materials. */
  | 'BILLS_OF_MATERIALS'
  /** Counts. */
  | 'COUNTS'
  /** Holds. */
  | 'HOLDS'
  /** Invoices. */
  | 'INVOICES'
  /** Lots. */
  | 'LOTS'
  /** Manufacturing orders. */
  | 'MANUFACTURING_ORDERS'
  /** Movements. */
  | 'MOVEMENTS'
  /** Packages. */
  | 'PACKAGES'
  /** Packagings. */
  | 'PACKAGINGS'
  /** Partners. */
  | 'PARTNERS'
  /** Places. */
  | 'PLACES'
  /** Products. */
  | 'PRODUCTS'
  /** Purchase orders. */
  | 'PURCHASE_ORDERS'
  /** Recalls. */
  | 'RECALLS'
  /** Sales orders. */
  | 'SALES_ORDERS'
  /** Stock. */
  | 'STOCK'
  /** Transfers. */
  | 'TRANSFERS';

/** What finishCounting needs. */
export type FinishCountingInput = {
  /** The count. */
  count: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Mean that others who counted are done, too. */
  othersDone?: boolean;
};

/** What finishManufacturingOrder needs. */
export type FinishManufacturingOrderInput = {
  /** What came out of a run into which nothing went was found; else that is refused. */
  found?: boolean;
  /** What went into a run of which nothing came out is lost; else that is refused. */
  lost?: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** What was not made becomes an order of its own; else it is given up. */
  remainder: boolean;
  /** Version that was read. */
  version: number;
};

/** The next numbers of the product's sequence, drawn when assigned. */
export type FromSequenceInput = {
  /** How many; as many as the line lacks when absent. */
  count?: number | null | undefined;
  /** Lots only: quantity in each, in the stock unit. */
  quantityPerLot?: string | null | undefined;
};

/** Goods that go back: of a lot, or of a product without numbers. */
export type GoodsBackInput = {
  /** Where to take it; the nearest place when absent. */
  location?: string | null | undefined;
  /** The lot; absent for a product without numbers. */
  lot?: string | null | undefined;
  /** The product without numbers; absent for a lot. */
  product?: string | null | undefined;
  /** How much, in the stock unit; absent for all that is on hand. */
  quantity?: string | null | undefined;
};

/** Goods to be packed or unpacked: of a lot, or of a product without numbers. */
export type GoodsInput = {
  /** The lot; absent for a product without numbers. */
  lot?: string | null | undefined;
  /** The product without numbers; absent for a lot. */
  product?: string | null | undefined;
  /** How much, in the stock unit; absent for all that is there. */
  quantity?: string | null | undefined;
};

/** GS1 keys that a company gives. */
export type Gs1KeyKind =
  /** Of a party or place, 13 digits. */
  | 'GLN'
  /** Of a trade item, 13 digits. */
  | 'GTIN'
  /** Of a logistic unit, 18 digits. */
  | 'SSCC';

/** What was found of a check. */
export type HoldCheckInput = {
  /** Which check, as `Hold.checks` names it. */
  name: string;
  /** What was seen or measured. */
  note?: string | null | undefined;
  /** Whether it passed. */
  passed: boolean;
};

/** Which holds. */
export type HoldFilter = {
  /** Only by a quarantine rule when this transfer came in. */
  arrivedWith?: string | null | undefined;
  /** Only those in force, or only those that were released. */
  inForce?: boolean | null | undefined;
  /** Only of this kind. */
  kind?: HoldKind | null | undefined;
  /** Only at or below this place. */
  location?: string | null | undefined;
  /** Only on this lot, on its batch, or on a quantity of it. */
  lot?: string | null | undefined;
  /** Only on this package. */
  package?: string | null | undefined;
  /** Only on lots or batches of this product. */
  product?: string | null | undefined;
  /** Part of the reason, the batch, or a name of the lot. */
  search?: string | null | undefined;
};

/** What is behind a hold. */
export type HoldKind =
  /** Somebody placed it. */
  | 'MANUAL'
  /** The goods were held when they came in, by a quarantine rule. */
  | 'QUALITY'
  /** A recall takes the goods back. */
  | 'RECALL';

/** What a hold stops: a lot, a place with all that lies there and below, a lot at such a place, a quantity of a lot that is loose in just one place, a package, or a batch of a product. */
export type HoldTarget = {
  /** The batch. */
  batch?: string | null | undefined;
  /** The place; absent for everywhere. */
  location?: string | null | undefined;
  /** The lot; absent for a place or a batch. */
  lot?: string | null | undefined;
  /** The package with all that is in it. */
  package?: string | null | undefined;
  /** The product of the batch. */
  product?: string | null | undefined;
  /** How much of the lot in the place, in the stock unit; absent for all. */
  quantity?: string | null | undefined;
};

/** A file that was uploaded, and how to read it; what is absent is told by the file itself. */
export type ImportInput = {
  /** Columns that are something else than their headings tell. */
  columns?: Array<ColumnMapping> | null | undefined;
  /** How its dates are written. */
  dateFormat?: DateFormat | null | undefined;
  /** Since when stock was there; today when absent. */
  day?: string | null | undefined;
  /** Whether decimals stand behind a comma, not a point. */
  decimalComma?: boolean | null | undefined;
  /** What stands between its cells. */
  delimiter?: Delimiter | null | undefined;
  /** How its characters are written. */
  encoding?: TextEncoding | null | undefined;
  /** What becomes of rows about something that is there already. */
  existing?: ExistingRows;
  /** What it holds; by its headings when absent. */
  kind?: ImportKind | null | undefined;
  /** Categories of products that are not there are made; else they are faults. */
  newCategories?: boolean;
  /** Numbers that look damaged by a spreadsheet, or like another of the product, and barcodes with a wrong check digit, are meant as they stand. */
  numbersMeant?: boolean;
  /** Where stock lies where the file does not say. */
  place?: string | null | undefined;
  /** What partners are where the file does not say. */
  roles?: Array<PartnerRole> | null | undefined;
  /** Which sheet of a workbook; the first when absent. */
  sheet?: string | null | undefined;
  /** A file sent by PUT to /uploads/{operation id}; as it was answered. */
  upload: string;
  /** That orders are for; may be absent while there is one alone. */
  warehouse?: string | null | undefined;
};

/** What can be imported. */
export type ImportKind =
  /** What products are made of. */
  | 'BILLS_OF_MATERIALS'
  /** Packagings of products that are there, with their barcodes. */
  | 'PACKAGINGS'
  /** Vendors and customers. */
  | 'PARTNERS'
  /** Places of our warehouses. */
  | 'PLACES'
  /** Products with units, barcodes, categories and a packaging. */
  | 'PRODUCTS'
  /** Open orders to vendors; they come as drafts. */
  | 'PURCHASE_ORDERS'
  /** Open orders of customers; they come as drafts. */
  | 'SALES_ORDERS'
  /** Lots, serials and goods without numbers, with what lies where: opening stock. */
  | 'STOCK';

/** Whose exports are known by their headings. */
export type ImportSource =
  /** ERPNext. */
  | 'ERPNEXT'
  /** InvenTree. */
  | 'INVENTREE'
  /** Odoo. */
  | 'ODOO';

/** What may be invoiced. */
export type InvoicingPolicy =
  /** What was delivered. */
  | 'DELIVERED'
  /** What was ordered. */
  | 'ORDERED';

/** What a label is printed for. */
export type LabelCopies =
  /** Each lot, product or place. */
  | 'ONE_PER_LOT'
  /** Each unit of a lot that is on hand or, before validation, recorded. */
  | 'ONE_PER_UNIT';

/** A fact printed in words; what a label has not, is left out. */
export type LabelFact =
  /** Batch of a serial. */
  | 'BATCH'
  /** Best-before date. */
  | 'BEST_BEFORE_DATE'
  /** Our company's name. */
  | 'COMPANY'
  /** Expiry date: usable through this day. */
  | 'EXPIRY_DATE'
  /** Name of the product, place, command or company. */
  | 'NAME'
  /** What is labelled, in full: lot or serial number, GTIN, SSCC, code of a place. */
  | 'NUMBER'
  /** Production date. */
  | 'PRODUCTION_DATE'
  /** Quantity with unit. */
  | 'QUANTITY'
  /** Any other name of the lot. */
  | 'REFERENCE'
  /** SKU. */
  | 'SKU';

/** What a label is for. */
export type LabelPurpose =
  /** A command to scan. */
  | 'COMMAND'
  /** A place. */
  | 'LOCATION'
  /** A lot or serial number. */
  | 'LOT'
  /** A package, with its SSCC. */
  | 'PACKAGE'
  /** A product or one of its packagings. */
  | 'PRODUCT';

/** A sheet that labels are cut from; measures in millimetres. */
export type LabelSheetInput = {
  /** Labels beside each other. */
  columns: number;
  /** Left edge of the first label. */
  leftMm: number;
  /** Size of the paper. */
  paper: PaperSize;
  /** From one label to the one beside it. */
  pitchXMm: number;
  /** From one label to the one below it. */
  pitchYMm: number;
  /** Labels below each other. */
  rows: number;
  /** Top edge of the first label. */
  topMm: number;
};

/** What carries the data of a label. */
export type LabelSymbol =
  /** Code 128 with our own code; Data Matrix where its bars would be too wide, or cannot say it. */
  | 'CODE_128'
  /** QR code with a GS1 Digital Link address. */
  | 'DIGITAL_LINK_QR'
  /** EAN-13, of a GTIN of 13 digits. */
  | 'EAN_13'
  /** GS1-128; GS1 DataMatrix where its bars would be too wide to scan. */
  | 'GS1_128'
  /** GS1 DataMatrix, square. */
  | 'GS1_DATAMATRIX'
  /** GS1 QR code. */
  | 'GS1_QR'
  /** ITF-14, of any GTIN. */
  | 'ITF_14'
  /** QR code with a link to the lot's own page, at the address of Company.serverAddress. */
  | 'PAGE_QR';

/** How labels look and on what. */
export type LabelTemplateDetails = {
  /** Facts in words, in order. */
  facts: Array<LabelFact>;
  /** Height in millimetres, 10 to 300. */
  heightMm: number;
  /** Labels that were printed before say so. */
  marksReprints?: boolean;
  /** Name, unique. */
  name: string;
  /** What it labels; stays once saved. */
  purpose: LabelPurpose;
  /** Another symbol that says the same; one is bars, one a square. */
  secondSymbol?: LabelSymbol | null | undefined;
  /** Sheet; absent for a roll. */
  sheet?: LabelSheetInput | null | undefined;
  /** What carries the data. */
  symbol: LabelSymbol;
  /** Width in millimetres, 20 to 200. */
  widthMm: number;
};

/** What labels are wanted for. */
export type LabelsInput = {
  /** Of each, 1 to 1,000. */
  copies?: number;
  /** How many numbers from there; all when absent. A file holds 10,000 labels. */
  count?: number | null | undefined;
  /** What the copies are for. */
  each?: LabelCopies;
  /** Where to begin, by place among its numbers, from 1. */
  first?: number;
  /** A transfer, transfer line, entry or lot, for labels of its numbers; a product, packaging, place or package. */
  of: string;
  /** First free label of a sheet, from 1. */
  startPosition?: number;
  /** The template; the usual one when absent. */
  template?: string | null | undefined;
};

/** A language. */
export type Language =
  /** German. */
  | 'DE'
  /** English. */
  | 'EN'
  /** French. */
  | 'FR';

/** A quantity on a line. */
export type LineQuantityInput = {
  /** The line. */
  line: string;
  /** How much, in the unit; absent for all that is expected. */
  quantity?: string | null | undefined;
  /** Unit or packaging; the stock unit when absent. */
  unit?: string | null | undefined;
};

/** What has to be said before the rows of a list can be read. */
export type ListQuestion =
  /** Which column holds the number. */
  | 'COLUMNS'
  /** Whether the day or the month comes first. */
  | 'DATE_FORMAT'
  /** Whether decimals stand behind a comma or a point. */
  | 'DECIMAL_MARK';

/** Which places. */
export type LocationFilter = {
  /** Only below this place. */
  below?: string | null | undefined;
  /** Only blocked places, or only others. */
  blocked?: boolean | null | undefined;
  /** Part of name or path, or a whole barcode. */
  search?: string | null | undefined;
  /** Only these usages. */
  usages?: Array<LocationUsage> | null | undefined;
  /** Only this warehouse. */
  warehouse?: string | null | undefined;
  /** Only tops of warehouses, where no goods are put, or only others. */
  wholeWarehouse?: boolean | null | undefined;
};

/** What a place is for. */
export type LocationUsage =
  /** Where goods go to customers. */
  | 'CUSTOMER'
  /** Ours, physical. */
  | 'INTERNAL'
  /** Loss and gain found by counts. */
  | 'INVENTORY'
  /** What production and transformations take and give. */
  | 'PRODUCTION'
  /** Thrown away. */
  | 'SCRAP'
  /** On the way between our places, physical. */
  | 'TRANSIT'
  /** Where vendors' goods come from. */
  | 'VENDOR';

/** Which date of a lot. */
export type LotDateKind =
  /** Quality declines after it; not dangerous. */
  | 'BEST_BEFORE'
  /** Last day of use; usable through that day. */
  | 'EXPIRY'
  /** Day it was made. */
  | 'PRODUCTION';

/** Facts of a lot. */
export type LotDetails = {
  /** The batch a serial was made in. */
  batch?: string | null | undefined;
  /** Best-before day. */
  bestBeforeDate?: string | null | undefined;
  /** Last day of use. */
  expiryDate?: string | null | undefined;
  /** Maker or vendor whose number that is. */
  maker?: string | null | undefined;
  /** The maker's number. */
  makerNumber?: string | null | undefined;
  /** Free note. */
  note?: string | null | undefined;
  /** Day it was made. */
  productionDate?: string | null | undefined;
  /** Any other name of it. */
  reference?: string | null | undefined;
};

/** What was decided about a lot. */
export type LotDisposition =
  /** Waits for a decision. */
  | 'QUARANTINE'
  /** Never to be used. */
  | 'REJECTED'
  /** Good. */
  | 'RELEASED';

/** Which lots. */
export type LotFilter = {
  /** Only this batch of the product. */
  batch?: string | null | undefined;
  /** Only those of which this was decided. */
  dispositions?: Array<LotDisposition> | null | undefined;
  /** Only those that a hold in force or their disposition stops, in part or wholly, or only others. */
  held?: boolean | null | undefined;
  /** Only with the last day on or after. */
  lastDayFrom?: string | null | undefined;
  /** Only with the last day on or before. */
  lastDayUntil?: string | null | undefined;
  /** Only on hand below this place. */
  location?: string | null | undefined;
  /** Without the serials that are on this transfer already. */
  notOn?: string | null | undefined;
  /** Exactly this number. */
  number?: string | null | undefined;
  /** Only on hand, or only used up. */
  onHand?: boolean | null | undefined;
  /** Only this product. */
  product?: string | null | undefined;
  /** Words of number, maker's number, reference and batch, or of those of a lot that became it, in any order. */
  search?: string | null | undefined;
  /** Only from this vendor. */
  vendor?: string | null | undefined;
};

/** How lots and serial numbers stand on papers for customers. */
export type LotLayout =
  /** In an appendix. */
  | 'APPENDIX'
  /** One line for each; many serial numbers in columns. */
  | 'PER_LINE'
  /** Consecutive serial numbers as ranges. */
  | 'RANGES';

/** How much of a lot. */
export type LotQuantityInput = {
  /** Where to take it; the nearest place when absent. */
  location?: string | null | undefined;
  /** The lot. */
  lot: string;
  /** How much, in the stock unit; absent for 1 of a serial or all that the line lacks. */
  quantity?: string | null | undefined;
};

/** How lots are ordered. */
export type LotSort =
  /** By creation, rising. */
  | 'CREATED_ASC'
  /** By creation, falling. */
  | 'CREATED_DESC'
  /** By last day, rising. */
  | 'LAST_DAY_ASC'
  /** By last day, falling. */
  | 'LAST_DAY_DESC'
  /** By number, rising. */
  | 'NUMBER_ASC'
  /** By number, falling. */
  | 'NUMBER_DESC';

/** What may be done with a lot; derived, never set. */
export type LotStatus =
  /** Stopped: not promised, picked or delivered; may go to a blocked place, back or to scrap. */
  | 'ON_HOLD'
  /** Waits for a decision; moves inside, is returned or scrapped. */
  | 'QUARANTINE'
  /** On hold because a real recall takes it back from everyone; nothing is decided about it yet. */
  | 'RECALLED'
  /** Never to be used; may go to a blocked place, back or to scrap. */
  | 'REJECTED'
  /** Free for everything. */
  | 'RELEASED';

/** What makeDelivery needs. */
export type MakeDeliveryInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** Version that was read. */
  version: number;
};

/** What makeKeys needs. */
export type MakeKeysInput = {
  /** How many, 1 to 100. */
  count?: number;
  /** What to number. */
  kind: Gs1KeyKind;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Number of the prefix to go on with, from 0, when others were given elsewhere before; only forward. */
  start?: number | null | undefined;
};

/** What makeReceipt needs. */
export type MakeReceiptInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** Version that was read. */
  version: number;
};

/** Lots by the number of their maker. */
export type MakerNumberInput = {
  /** The maker's number; lots with it that come after the start are in scope, too. */
  number: string;
  /** Only of this product; absent for any. */
  product?: string | null | undefined;
};

/** Which manufacturing orders. */
export type ManufacturingFilter = {
  /** Only late, or only in time. */
  late?: boolean | null | undefined;
  /** Only of this product. */
  product?: string | null | undefined;
  /** Part of number or product. */
  search?: string | null | undefined;
  /** Only in these states. */
  states?: Array<ManufacturingState> | null | undefined;
  /** Only those that wait for components, or only others. */
  waiting?: boolean | null | undefined;
  /** Only of this warehouse. */
  warehouse?: string | null | undefined;
};

/** How manufacturing orders are ordered. */
export type ManufacturingSort =
  /** By due day, rising. */
  | 'DUE_ASC'
  /** By due day, falling. */
  | 'DUE_DESC'
  /** By number, rising. */
  | 'NUMBER_ASC'
  /** By number, falling. */
  | 'NUMBER_DESC';

/** Where a manufacturing order stands. */
export type ManufacturingState =
  /** Given up; nothing of it was posted. */
  | 'CANCELLED'
  /** Its components are promised as far as there are any; it can be worked on. */
  | 'CONFIRMED'
  /** Finished. */
  | 'DONE'
  /** Being written. */
  | 'DRAFT';

/** What markNoticesRead needs. */
export type MarkNoticesReadInput = {
  /** At most 200 notices; all of one's own when absent. */
  notices?: Array<string> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
};

/** What mergeLots needs. */
export type MergeLotsInput = {
  /** The lot that remains. */
  into: string;
  /** Only what lies at this very place; absent for all with us. */
  location?: string | null | undefined;
  /** Lots to merge, at most 100. */
  lots: Array<string>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** Mean it, though a recall stops only some of them: then it stops all. */
  recalled?: boolean;
};

/** A line to bill or invoice, or to credit. */
export type MoneyLineInput = {
  /** The line of the credited paper; a credit note takes its text, price and tax rate. */
  creditedLine?: string | null | undefined;
  /** The line of the order; absent for a charge, such as freight. */
  orderLine?: string | null | undefined;
  /** Price for one of what the order's is for; the order's when absent. */
  price?: string | null | undefined;
  /** How much, as the line counts; all that is left when absent. */
  quantity?: string | null | undefined;
  /** Tax rate; the order's when absent, none for a charge. */
  taxRate?: string | null | undefined;
  /** Text; the order's when absent. */
  text?: string | null | undefined;
};

/** Which bills or invoices. */
export type MoneyPaperFilter = {
  /** Only of this kind. */
  kind?: MoneyPaperKind | null | undefined;
  /** Only those past due and not paid, or only others. */
  overdue?: boolean | null | undefined;
  /** Only of this partner. */
  partner?: string | null | undefined;
  /** Part of number, partner, vendor's number or order. */
  search?: string | null | undefined;
  /** Only in these states. */
  states?: Array<MoneyPaperState> | null | undefined;
  /** Only posted ones of which something is due, or only others. */
  unpaid?: boolean | null | undefined;
};

/** Demand or credit. */
export type MoneyPaperKind =
  /** What is given back, after a return or a mistake. */
  | 'CREDIT_NOTE'
  /** What is owed. */
  | 'DEMAND';

/** How papers are ordered. */
export type MoneyPaperSort =
  /** By due day, rising. */
  | 'DUE_ASC'
  /** By due day, falling. */
  | 'DUE_DESC'
  /** By number, rising. */
  | 'NUMBER_ASC'
  /** By number, falling. */
  | 'NUMBER_DESC'
  /** By total, rising. */
  | 'TOTAL_ASC'
  /** By total, falling. */
  | 'TOTAL_DESC';

/** Where a bill or invoice stands. */
export type MoneyPaperState =
  /** Given up before posting. */
  | 'CANCELLED'
  /** Being written. */
  | 'DRAFT'
  /** Binding; put right only by a credit note. */
  | 'POSTED';

/** Which journal lines. */
export type MoveLineFilter = {
  /** Only this document. */
  document?: string | null | undefined;
  /** Only from or to below this place. */
  location?: string | null | undefined;
  /** Only this lot. */
  lot?: string | null | undefined;
  /** Only this product. */
  product?: string | null | undefined;
  /** Part of a name of the lot. */
  search?: string | null | undefined;
  /** Only recorded at or after. */
  since?: string | null | undefined;
  /** Only recorded before. */
  until?: string | null | undefined;
};

/** What movePackage needs. */
export type MovePackageInput = {
  /** The place where it goes. */
  destination: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The package. */
  package: string;
  /** Move also what is promised to documents that take nothing from there: they lose it. */
  takePromised?: boolean;
};

/** How one wants to be told of a kind of facts. */
export type NoticeChoiceInput = {
  /** By e-mail. */
  byMail: boolean;
  /** As a notice. */
  inApp: boolean;
  /** What about. */
  kind: NoticeKind;
};

/** What notices are about. */
export type NoticeKind =
  /** What was counted differs from the book. */
  | 'COUNT'
  /** A lot on hand has its last day soon, or had it. */
  | 'EXPIRY'
  /** Goods that were picked for a transfer were stopped. */
  | 'HOLD'
  /** A receipt, a delivery or a return is late. */
  | 'LATE'
  /** A purchase order that one wanted was approved or declined. */
  | 'ORDER_DECIDED'
  /** A purchase order waits for someone who may confirm it. */
  | 'ORDER_TO_APPROVE'
  /** A recall, or lots to be added to one, wait for a second manager. */
  | 'RECALL_TO_CONFIRM'
  /** A transfer lost goods that were promised to it. */
  | 'RESERVATION_LOST';

/** What a column holds. */
export type NumberColumn =
  /** Batch a serial was made in. */
  | 'BATCH'
  /** Best before date. */
  | 'BEST_BEFORE'
  /** SSCC of the carton it comes in. */
  | 'CARTON'
  /** Expiry date. */
  | 'EXPIRY_DATE'
  /** Not used. */
  | 'IGNORE'
  /** Maker's number. */
  | 'MAKER_NUMBER'
  /** The number. */
  | 'NUMBER'
  /** SSCC of the pallet that the carton, or it itself, stands on. */
  | 'PALLET'
  /** Production date. */
  | 'PRODUCTION'
  /** Quantity in the stock unit. */
  | 'QUANTITY';

/** A number draft as it was looked at. */
export type NumberDraftInput = {
  /** The draft. */
  draft: string;
  /** Its version. */
  version: number;
};

/** A list of numbers as text or file, and how it is to be read: what is absent is told by the list itself, else by how a list of the same layout from the same vendor was read last; what none of them tells is asked by the draft. */
export type NumberFileInput = {
  /** Which column is what, from the left. */
  columns?: Array<NumberColumn> | null | undefined;
  /** How dates are written. */
  dateFormat?: DateFormat | null | undefined;
  /** Whether decimals stand behind a comma, not a point. */
  decimalComma?: boolean | null | undefined;
  /** What stands between its cells. */
  delimiter?: Delimiter | null | undefined;
  /** A list that you have under work for the line, to be read in another way; what you made of its rows stays while it is not cut anew. */
  draft?: string | null | undefined;
  /** How its characters are written. */
  encoding?: TextEncoding | null | undefined;
  /** Whether its first row has headings. */
  header?: boolean | null | undefined;
  /** Pasted text, at most 1,000 rows; else upload. */
  pasted?: string | null | undefined;
  /** Lots only: quantity in each without one of its own, in the stock unit. */
  quantityPerLot?: string | null | undefined;
  /** Keep this reading for lists of the same layout from the transfer's vendor. */
  remember?: boolean;
  /** Which sheet of a workbook; the first when absent. */
  sheet?: string | null | undefined;
  /** A file sent by PUT to /uploads/{operation id}; as it was answered. */
  upload?: string | null | undefined;
};

/** One number with its facts. */
export type NumberInput = {
  /** Batch a serial was made in. */
  batch?: string | null | undefined;
  /** Best before date. */
  bestBeforeDate?: string | null | undefined;
  /** Expiry date. */
  expiryDate?: string | null | undefined;
  /** Maker's number. */
  makerNumber?: string | null | undefined;
  /** The number. */
  number: string;
  /** Production date. */
  productionDate?: string | null | undefined;
  /** How much, in the stock unit; absent for a serial, which is one, and needed for a lot. */
  quantity?: string | null | undefined;
};

/** When a number may be given again. */
export type NumberReuse =
  /** After it left: to a customer, vendor, scrap or inventory loss. */
  | 'AFTER_IT_LEFT'
  /** Not once it was used. */
  | 'NEVER_AGAIN';

/** What numbers an operation type accepts. */
export type NumberRule =
  /** Unknown numbers are created; a known one is refused, unless it came on this transfer or its backorder. */
  | 'CREATE_NEW'
  /** Known numbers are used, unknown ones created. */
  | 'CREATE_OR_USE'
  /** Tracked products are refused when a line is added. */
  | 'NONE'
  /** Known numbers only. */
  | 'USE_EXISTING';

/** What would happen with a number. */
export type NumberVerdict =
  /** Stands twice in the list. */
  | 'DUPLICATE'
  /** Exists and will be used. */
  | 'EXISTING'
  /** Past its last day, where goods are received. */
  | 'EXPIRED'
  /** Left out by a person. */
  | 'LEFT_OUT'
  /** New, but looks like an existing one, or like a barcode of the product, misread or not, or its label. */
  | 'LOOKS_LIKE'
  /** Not a number: empty, too long or forbidden characters. */
  | 'MALFORMED'
  /** New, will be made. */
  | 'NEW'
  /** Over the expected quantity. */
  | 'OVER_EXPECTED'
  /** The row's quantity or date was not understood. */
  | 'ROW_UNCLEAR'
  /** Looks damaged by a spreadsheet, such as 1E+05. */
  | 'SUSPECT'
  /** Exists where it must not. */
  | 'TAKEN'
  /** Does not exist, and none may be made. */
  | 'UNKNOWN';

/** Where numbers come from; the preview and the assignment take the same. */
export type NumbersInput =
  {   /** From a first number on, counting its last run of digits. */
  count: CountUpInput; draft?: never; list?: never; lots?: never; sequence?: never; text?: never; }
  |  { count?: never;   /** A list that was read by draftNumbers. */
  draft: NumberDraftInput; list?: never; lots?: never; sequence?: never; text?: never; }
  |  { count?: never; draft?: never;   /** One by one, at most 1,000. */
  list: Array<NumberInput>; lots?: never; sequence?: never; text?: never; }
  |  { count?: never; draft?: never; list?: never;   /** Existing lots, where the operation type uses them, at most 1,000. */
  lots: Array<LotQuantityInput>; sequence?: never; text?: never; }
  |  { count?: never; draft?: never; list?: never; lots?: never;   /** From the product's sequence. */
  sequence: FromSequenceInput; text?: never; }
  |  { count?: never; draft?: never; list?: never; lots?: never; sequence?: never;   /** The grammar, an item a line or separated by a semicolon: SN-001 x 3, SN-001 .. SN-015, ~ x 3 from the sequence; anything else is one number. Of lots, what stands behind the x is how much of the one lot it is: LT-001 x 5; one of which it is not said takes what the line lacks. */
  text: string; };

/** What lay in a place. */
export type OpeningStockInput = {
  /** The place. */
  location: string;
  /** Mean new numbers as they stand, though others look like them. */
  lookAlike?: boolean;
  /** Its numbers, as text, counted, from the sequence or one by one. */
  numbers?: NumbersInput | null | undefined;
  /** The product. */
  product: string;
  /** How much, for an untracked product, in the stock unit. */
  quantity?: string | null | undefined;
};

/** What an operation type does. */
export type OperationKind =
  /** Components go into production. */
  | 'CONSUMPTION'
  /** Goods go out. */
  | 'DELIVERY'
  /** Goods move between our places. */
  | 'INTERNAL'
  /** Lots are made out of others. */
  | 'MANUFACTURING'
  /** Goods come in. */
  | 'RECEIPT'
  /** Goods come back from customers. */
  | 'RETURN'
  /** Goods go back to vendors. */
  | 'VENDOR_RETURN';

/** Rules of an operation type. */
export type OperationRules = {
  /** What happens when less is done. */
  backorderPolicy?: BackorderPolicy | null | undefined;
  /** A scanned carton with more numbers than this is checked number by number: 0 for each, null for none. */
  checkAbove?: number | null | undefined;
  /** Default destination. */
  destination?: string | null | undefined;
  /** What numbers it accepts. */
  numbers?: NumberRule | null | undefined;
  /** How much more is let pass. */
  overReceiptTolerance?: string | null | undefined;
  /** Prefix of document numbers. */
  prefix?: string | null | undefined;
  /** What is printed at validation; replaces the list. */
  printsAtValidation?: Array<PrintKind> | null | undefined;
  /** Days before the due day, 0 to 365, for BEFORE_DUE alone. */
  reservationDays?: number | null | undefined;
  /** When goods are promised. */
  reservationPolicy?: ReservationPolicy | null | undefined;
  /** Default source. */
  source?: string | null | undefined;
  /** What happens with numbers that were not announced on a line where others were. */
  unexpectedNumbers?: UnexpectedNumbers | null | undefined;
};

/** What became of a write. */
export type OperationState =
  /** Done, and in the journal if it moved goods. */
  | 'APPLIED'
  /** A person can mend and send it again. */
  | 'REFUSED';

/** Which orders. */
export type OrderFilter = {
  /** Only billed or invoiced this far. */
  billed?: Array<Progress> | null | undefined;
  /** Only late, or only in time. */
  late?: boolean | null | undefined;
  /** Only with goods moved this far. */
  moved?: Array<Progress> | null | undefined;
  /** Only confirmed ones that want something and have no open receipt or delivery, or only others. */
  notUnderWay?: boolean | null | undefined;
  /** Only of this partner. */
  partner?: string | null | undefined;
  /** Part of number, partner or reference. */
  search?: string | null | undefined;
  /** Only in these states. */
  states?: Array<OrderState> | null | undefined;
  /** Only those of which something may be billed or invoiced now, or only others. */
  toBill?: boolean | null | undefined;
  /** Only of this warehouse. */
  warehouse?: string | null | undefined;
};

/** A line of an order. */
export type OrderLineInput = {
  /** The line to keep; absent for a new one. */
  line?: string | null | undefined;
  /** Price for one of what pricePer says; when absent the product's, for one stock unit. */
  price?: string | null | undefined;
  /** What the price is for; it need not divide into the other. */
  pricePer?: PricePer;
  /** The product. */
  product: string;
  /** How much, in the unit or packaging. */
  quantity: string;
  /** Tax rate; the product's when absent. */
  taxRate?: string | null | undefined;
  /** Text on the paper; the product's name when absent. */
  text?: string | null | undefined;
  /** Unit or packaging; the stock unit when absent. */
  unit?: string | null | undefined;
};

/** How orders are ordered. */
export type OrderSort =
  /** By expected or due day, rising. */
  | 'EXPECTED_ASC'
  /** By expected or due day, falling. */
  | 'EXPECTED_DESC'
  /** By number, rising. */
  | 'NUMBER_ASC'
  /** By number, falling. */
  | 'NUMBER_DESC'
  /** By total, rising. */
  | 'TOTAL_ASC'
  /** By total, falling. */
  | 'TOTAL_DESC';

/** Where an order stands; progress is told apart. */
export type OrderState =
  /** Given up. */
  | 'CANCELLED'
  /** Binding; goods move. */
  | 'CONFIRMED'
  /** Goods were moved and nothing is to be moved any more; how far it is billed and paid is told apart. */
  | 'DONE'
  /** A request for quotation or a quotation. */
  | 'DRAFT';

/** What becomes of what others counted of a position, when somebody says how much lies there. */
export type OthersCounted =
  /** It stays, and what is said is added: they counted other goods there. */
  | 'ADDED_TO'
  /** It is replaced: they counted the same goods. */
  | 'REPLACED';

/** Where a letter stands. */
export type OutboxState =
  /** The mail server has taken it. */
  | 'DONE'
  /** It was given up. */
  | 'FAILED'
  /** It is to be sent, or sent again. */
  | 'WAITING';

/** What packGoods needs. */
export type PackGoodsInput = {
  /** Loose goods there, 1 to 1,000. */
  goods: Array<GoodsInput>;
  /** The place where the goods lie. */
  location: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The package, which is there or empty; absent for a new one with the next SSCC of the company's prefix. */
  package?: string | null | undefined;
};

/** What a carton or pallet holds, all of one product. */
export type PackageContentsInput = {
  /** How many: of the packaging, else of the stock unit; 1 to 99,999,999. */
  count: number;
  /** The lot, where all of it is of one. */
  lot?: string | null | undefined;
  /** The packaging that is counted. */
  packaging?: string | null | undefined;
  /** The product. */
  product: string;
};

/** Which packages. */
export type PackageFilter = {
  /** Only those with nothing in them, or only others. */
  empty?: boolean | null | undefined;
  /** Only at or below this place. */
  location?: string | null | undefined;
  /** Only with this lot in them. */
  lot?: string | null | undefined;
  /** Only with this product in them. */
  product?: string | null | undefined;
  /** Part of the SSCC. */
  search?: string | null | undefined;
};

/** A packaging, known by its name. */
export type PackagingInput = {
  /** Its own GTIN. */
  gtin?: string | null | undefined;
  /** Name. */
  name: string;
  /** Stock units in it. */
  quantity: string;
};

/** Papers. */
export type PaperKind =
  /** Bill or credit note of a vendor. */
  | 'BILL'
  /** Places, lots and products to count, to be written on. */
  | 'COUNT_SHEET'
  /** What is delivered, with lots by setting. */
  | 'DELIVERY_SLIP'
  /** What was announced and what came, for the vendor. */
  | 'DISCREPANCY_REPORT'
  /** Invoice or credit note to a customer. */
  | 'INVOICE'
  /** What to make of what. */
  | 'MANUFACTURING_ORDER'
  /** What is in a package, with its label. */
  | 'PACKAGE_CONTENTS'
  /** What to pick, in walking order. */
  | 'PICKING_LIST'
  /** Order to a vendor; of a draft, the request for quotation. */
  | 'PURCHASE_ORDER'
  /** Offer to a customer. */
  | 'QUOTATION'
  /** What a recall did, for the file. */
  | 'RECALL_REPORT'
  /** Lots and dates of a receipt. */
  | 'RECEIPT_SLIP'
  /** What comes or goes back. */
  | 'RETURN_SLIP'
  /** What is agreed with a customer. */
  | 'SALES_ORDER'
  /** What goes to another warehouse. */
  | 'TRANSFER_SLIP';

/** Sizes of paper. */
export type PaperSize =
  /** 210 x 297 mm. */
  | 'A4'
  /** 8.5 x 11 inches. */
  | 'LETTER';

/** What comes out of something that is taken apart. */
export type PartInput = {
  /** Its lot; absent for an untracked product. */
  lot?: string | null | undefined;
  /** The product. */
  product: string;
  /** How much, in its stock unit. */
  quantity: string;
};

/** Facts of a partner that may be given at any time; lists replace the list. */
export type PartnerDetails = {
  /** Main address. */
  address?: AddressInput | null | undefined;
  /** Currency. */
  currency?: string | null | undefined;
  /** E-mail. */
  email?: string | null | undefined;
  /** In which it is written to; English unless set. */
  language?: Language | null | undefined;
  /** When its bills or invoices are due; 30 days net unless set. */
  paymentTerms?: PaymentTermsInput | null | undefined;
  /** Phone. */
  phone?: string | null | undefined;
  /** Code of ours. */
  reference?: string | null | undefined;
};

/** Which partners. */
export type PartnerFilter = {
  /** Only active or only archived ones. */
  active?: boolean | null | undefined;
  /** Only vendors or only customers. */
  role?: PartnerRole | null | undefined;
  /** Words of name, code and e-mail, in any order. */
  search?: string | null | undefined;
};

/** A partner's lots between two days. */
export type PartnerPeriodInput = {
  /** Vendor or customer. */
  partner: string;
  /** First day, by the calendar of the warehouse. */
  since: string;
  /** Last day. */
  until: string;
};

/** What a partner is to us. */
export type PartnerRole =
  /** We sell to it. */
  | 'CUSTOMER'
  /** We buy from it. */
  | 'VENDOR';

/** When bills and invoices are due. */
export type PaymentTermsInput = {
  /** How many days after the day on the paper, 0 to 365. */
  days: number;
  /** Then on the last day of that month. */
  endOfMonth?: boolean;
};

/** What placeHold needs. */
export type PlaceHoldInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** What to stop. */
  target: HoldTarget;
};

/** Numbers for what lies in a place. */
export type PlaceNumbersInput = {
  /** The place. */
  location: string;
  /** Its numbers: by text, count, sequence or list. */
  numbers: NumbersInput;
  /** The carton or pallet there; absent for what stands loose. */
  package?: string | null | undefined;
};

/** What postBill needs. */
export type PostBillInput = {
  /** The bill. */
  bill: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Version that was read. */
  version: number;
};

/** What postInvoice needs. */
export type PostInvoiceInput = {
  /** The invoice. */
  invoice: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Version that was read. */
  version: number;
};

/** What postRun needs. */
export type PostRunInput = {
  /** Why lots past their last day go all the same; needs a manager. */
  expiredReason?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** Post more than expected and tolerated; needs a manager. */
  takeMore?: boolean;
};

/** What prepareRecall needs. */
export type PrepareRecallInput = {
  /** What customers are told to do: what is told where another language is missing, then the others; absent for nothing yet. */
  advice?: Array<RecallAdviceInput> | null | undefined;
  /** Real or exercise. */
  kind: RecallKind;
  /** Which lots; what was made of them follows. */
  lots: Array<RecallLotsInput>;
  /** Why it is enough to take back what is not surely earlier; absent for all that shares a number. */
  narrowBecause?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why, for staff. */
  reason: string;
  /** How grave. */
  severity: RecallSeverity;
};

/** What a price is for. */
export type PricePer =
  /** One of the unit or packaging that was ordered. */
  | 'ORDERED_UNIT'
  /** One stock unit. */
  | 'STOCK_UNIT';

/** What can be printed at validation. */
export type PrintKind =
  /** The slip of the delivery. */
  | 'DELIVERY_SLIP'
  /** Labels of all its numbers. */
  | 'LABELS'
  /** The slip of the receipt. */
  | 'RECEIPT_SLIP';

/** What printLabels needs. */
export type PrintLabelsInput = {
  /** What for. */
  labels: LabelsInput;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
};

/** A further code of a product. */
export type ProductBarcodeInput = {
  /** The code as scanned. */
  code: string;
  /** Name of the packaging it stands for; absent for one stock unit. */
  packaging?: string | null | undefined;
};

/** Facts of a product that may be given at any time; lists replace the list. */
export type ProductDetails = {
  /** Further codes. */
  barcodes?: Array<ProductBarcodeInput> | null | undefined;
  /** Its category. */
  category?: string | null | undefined;
  /** Received goods get numbers of ours. */
  givesOwnNumbers?: boolean | null | undefined;
  /** GTIN of one stock unit. */
  gtin?: string | null | undefined;
  /** Where the running part starts or goes on. */
  numberNext?: number | null | undefined;
  /** Pattern of new numbers. */
  numberPattern?: string | null | undefined;
  /** Packagings. */
  packagings?: Array<PackagingInput> | null | undefined;
  /** Purchase price for one stock unit. */
  purchasePrice?: string | null | undefined;
  /** Sales price for one stock unit. */
  salesPrice?: string | null | undefined;
  /** Days to the date that stops use. */
  shelfLifeDays?: number | null | undefined;
  /** Smallest step of its quantities. */
  step?: string | null | undefined;
  /** The kind of the end that its shelf life comes to, or that is keyed in as last day. */
  stopsUse?: LotDateKind | null | undefined;
  /** Tax rate. */
  taxRate?: string | null | undefined;
};

/** Which products. */
export type ProductFilter = {
  /** Only active or only archived ones. */
  active?: boolean | null | undefined;
  /** Only with, or only without, stock on hand. */
  onHand?: boolean | null | undefined;
  /** Words of name and SKU, in any order, or a whole barcode. */
  search?: string | null | undefined;
  /** Only this tracking. */
  tracking?: Tracking | null | undefined;
};

/** Lots of a product by the day when they first came in, as it was recorded or as it happened. */
export type ProductPeriodInput = {
  /** The product. */
  product: string;
  /** First day. */
  since: string;
  /** Last day. */
  until: string;
};

/** How far something is, derived and never set. */
export type Progress =
  /** All. */
  | 'ALL'
  /** More than all. */
  | 'MORE'
  /** Nothing yet. */
  | 'NOTHING'
  /** Nothing to do. */
  | 'NOT_NEEDED'
  /** A part. */
  | 'PART';

/** Up to which amount a role may confirm purchase orders. */
export type PurchaseLimitInput = {
  /** The most that an order may come to, with tax. */
  amount: string;
  /** Currency of the orders. */
  currency: string;
  /** Operator or manager. */
  role: Role;
};

/** What putInPackage needs. */
export type PutInPackageInput = {
  /** Which of its entries, 1 to 1,000; absent for all that go into no package yet. */
  entries?: Array<string> | null | undefined;
  /** Into no package: those that go into one do not any more. */
  loose?: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The package; absent for a new one. */
  package?: string | null | undefined;
  /** The open transfer. */
  transfer: string;
};

/** How a code was read. */
export type ReaderKind =
  /** The device's camera. */
  | 'CAMERA'
  /** A photo, sent to /photos. */
  | 'PHOTO'
  /** Typed by hand. */
  | 'TYPED'
  /** A hand scanner that types. */
  | 'WEDGE';

/** What rebaseCount needs. */
export type RebaseCountInput = {
  /** The count. */
  count: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Positions; all that went stale when absent. */
  positions?: Array<string> | null | undefined;
};

/** What customers are told to do, in a language. */
export type RecallAdviceInput = {
  /** In which language. */
  language: Language;
  /** What they are told; empty for nothing. */
  text: string;
};

/** Which recalls. */
export type RecallFilter = {
  /** Only real ones, or only exercises. */
  kind?: RecallKind | null | undefined;
  /** Part of the number or of the reason. */
  search?: string | null | undefined;
  /** Only in these states. */
  states?: Array<RecallState> | null | undefined;
};

/** What a customer found of a product, in its stock unit. */
export type RecallFoundInput = {
  /** Destroyed there. */
  destroyed: string;
  /** Passed on to others. */
  passedOn: string;
  /** The product. */
  product: string;
  /** Stopped there and to come back. */
  stopped: string;
};

/** Real or exercise. */
export type RecallKind =
  /** An exercise: stops nothing. */
  | 'MOCK'
  /** Goods are taken back. */
  | 'REAL';

/** What a letter of a recall is for. */
export type RecallLetterKind =
  /** Tells a customer of the recall, and asks. */
  | 'NOTICE'
  /** Asks a customer again. */
  | 'REMINDER'
  /** Tells a vendor behind the lots. */
  | 'VENDOR';

/** Lots that a recall is about. */
export type RecallLotsInput =
  {   /** All serials of a batch, and the lot of that number, also those that come after the start. */
  batch: TraceBatchInput; document?: never; lots?: never; makerNumber?: never; numbers?: never; package?: never; partner?: never; product?: never; }
  |  { batch?: never;   /** All lots that a document moved: a transfer, a sales order, a count; or that a purchase order brought or a manufacturing order made, also those that come after the start. */
  document: string; lots?: never; makerNumber?: never; numbers?: never; package?: never; partner?: never; product?: never; }
  |  { batch?: never; document?: never;   /** Lots, at most 5,000. */
  lots: Array<string>; makerNumber?: never; numbers?: never; package?: never; partner?: never; product?: never; }
  |  { batch?: never; document?: never; lots?: never;   /** All lots with a number of their maker. */
  makerNumber: MakerNumberInput; numbers?: never; package?: never; partner?: never; product?: never; }
  |  { batch?: never; document?: never; lots?: never; makerNumber?: never;   /** Lots of any product with these numbers, at most 5,000. */
  numbers: Array<string>; package?: never; partner?: never; product?: never; }
  |  { batch?: never; document?: never; lots?: never; makerNumber?: never; numbers?: never;   /** All lots that are, or were, in a package. */
  package: string; partner?: never; product?: never; }
  |  { batch?: never; document?: never; lots?: never; makerNumber?: never; numbers?: never; package?: never;   /** Lots of a partner between two days. */
  partner: PartnerPeriodInput; product?: never; }
  |  { batch?: never; document?: never; lots?: never; makerNumber?: never; numbers?: never; package?: never; partner?: never;   /** Lots of a product that first came in on some days. */
  product: ProductPeriodInput; };

/** How grave a recall is. */
export type RecallSeverity =
  /** Danger to health is likely. */
  | 'CLASS_1'
  /** Danger to health is possible. */
  | 'CLASS_2'
  /** Danger to health is unlikely. */
  | 'CLASS_3'
  /** Taken from the trade before it reaches consumers. */
  | 'WITHDRAWAL';

/** Where a recall stands. */
export type RecallState =
  /** Given up before the start. */
  | 'CANCELLED'
  /** Reported and closed. */
  | 'CLOSED'
  /** Its scope is looked at; nothing is stopped. */
  | 'PREPARED'
  /** Lots are stopped, customers are asked. */
  | 'STARTED'
  /** Waits for a second person. */
  | 'TO_CONFIRM';

/** What receiveUnmatchedReturn needs. */
export type ReceiveUnmatchedReturnInput = {
  /** The customer; absent when unknown. */
  customer?: string | null | undefined;
  /** The blocked place. */
  destination: string;
  /** What came, at most 1,000 products. */
  goods: Array<UnmatchedGoodsInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
};

/** What recordCountScan needs. */
export type RecordCountScanInput = {
  /** The count. */
  count: string;
  /** Where it lies, as an earlier scan said. */
  location?: string | null | undefined;
  /** Mean a number that no lot has. */
  newNumber?: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** In which package it is, as an earlier scan said. */
  package?: string | null | undefined;
  /** Of which product a plain number is, as an earlier scan said. */
  product?: string | null | undefined;
  /** How much, in the stock unit, when a person keyed it in. */
  quantity?: string | null | undefined;
  /** Which reading a person chose. */
  reading?: number | null | undefined;
  /** The scan. */
  scan: ScanInput;
};

/** What recordCounts needs. */
export type RecordCountsInput = {
  /** The count. */
  count: string;
  /** Mean numbers that no lot has; they become lots when the count is applied. */
  newNumbers?: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** What becomes of what others counted there in this round; when null, it is asked where they did. */
  othersCounted?: OthersCounted | null | undefined;
  /** What was counted, 1 to 1,000 positions. */
  positions: Array<CountedInput>;
};

/** What recordHoldChecks needs. */
export type RecordHoldChecksInput = {
  /** What was found; other checks stay as they are. */
  checks: Array<HoldCheckInput>;
  /** The hold, of a quarantine rule and in force. */
  hold: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Also for all that came by the same write, quarantine rule and product. */
  together?: boolean | null | undefined;
};

/** What recordOpeningStock needs. */
export type RecordOpeningStockInput = {
  /** Since when it was there; today when absent. */
  day?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** All of it or nothing, at most 200. */
  stock: Array<OpeningStockInput>;
};

/** What recordQuantities needs. */
export type RecordQuantitiesInput = {
  /** Lines, at most 1,000. */
  lines: Array<LineQuantityInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Take more than expected and tolerated; only a manager's validate may post it. */
  takeMore?: boolean;
  /** The transfer. */
  transfer: string;
};

/** What recordRecallAnswer needs. */
export type RecordRecallAnswerInput = {
  /** The delivery that is answered for; its last answer counts. */
  delivery: string;
  /** By product, each at most once. */
  lines: Array<RecallFoundInput>;
  /** Who answered. */
  name: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The recall. */
  recall: string;
  /** What else was said. */
  remark?: string;
};

/** What recordScan needs. */
export type RecordScanInput = {
  /** What a known maker's number means. */
  batchChoice?: BatchChoice | null | undefined;
  /** The carton that is being checked, in which the number was found. */
  carton?: string | null | undefined;
  /** Check a scanned carton or pallet number by number. */
  checkEach?: boolean;
  /** Where an order is named: a number that it has made, or is about to, is only chosen, as what the components that follow go into. */
  chooseOutput?: boolean;
  /** Which date wins when the label differs. */
  dateConflict?: DateChoice | null | undefined;
  /** The sticky destination. */
  destination?: string | null | undefined;
  /** Number of what the component goes into, that its order makes. */
  into?: string | null | undefined;
  /** Last day of use that a person keyed in: expiry or best before, as the product says. */
  lastDay?: string | null | undefined;
  /** The line that is open, for codes that do not tell the product. */
  line?: string | null | undefined;
  /** Mean a number as it stands, though others or a barcode of the product look like it. */
  lookAlike?: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The sticky package, that the goods are put in. */
  package?: string | null | undefined;
  /** Why also what others have picked is taken, which then is not on their document any more; only a manager may. */
  pickedReason?: string | null | undefined;
  /** How much, in the stock unit, when a person keyed it in; asked of goods that are measured, where the label does not tell it. */
  quantity?: string | null | undefined;
  /** Which reading a person chose. */
  reading?: number | null | undefined;
  /** The scan. */
  scan: ScanInput;
  /** Take what is past its last day; only a manager's validate may post it. */
  takeExpired?: boolean;
  /** Take also what was chosen for other documents by hand; only a manager may. */
  takeFromOthers?: boolean;
  /** Take more than expected and tolerated; only a manager's validate may post it. */
  takeMore?: boolean;
  /** The transfer; or the manufacturing order, of which the open transfer that it is for is found. */
  transfer: string;
  /** Mean a number that was not announced, where the operation type asks. */
  unannounced?: boolean;
  /** Take also a component that the bill of materials does not name. A number that nobody knows is what is made, as ever. */
  unplanned?: boolean;
};

/** Why a request was refused; one code per cause, the same in API, app and log. */
export type RefusalCode =
  /** The line was corrected in full before. */
  | 'ALREADY_CORRECTED'
  /** It comes to more than you may confirm. */
  | 'APPROVAL_REQUIRED'
  /** Less than expected: say whether a backorder is wanted. */
  | 'BACKORDER_UNDECIDED'
  /** Another batch of the product bears this maker's number; say whether it is the same. */
  | 'BATCH_UNDECIDED'
  /** The label or paper cannot be made from this data. */
  | 'CANNOT_PRINT'
  /** What has to be checked before the release is open or failed. */
  | 'CHECKS_OPEN'
  /** Others counted it there, too: send again whether it is instead of theirs, or in addition. */
  | 'COUNTED_BY_OTHERS'
  /** Stock moved since a position was counted. */
  | 'COUNT_STALE'
  /** Name, password, PIN, badge or code is wrong. */
  | 'CREDENTIALS_WRONG'
  /** The goods of a line to correct have left meanwhile; choose how. */
  | 'GOODS_MOVED_ON'
  /** The list cannot be read as one. */
  | 'IMPORT_FORMAT'
  /** The file is too large or holds what no list holds. */
  | 'IMPORT_REJECTED'
  /** A value is malformed or out of range; the problems tell which. */
  | 'INPUT_INVALID'
  /** Less is there than asked for. */
  | 'INSUFFICIENT_STOCK'
  /** Stock, documents or settings still depend on it. */
  | 'IN_USE'
  /** The company's GS1 prefix is used up. */
  | 'KEYS_EXHAUSTED'
  /** Letters of the recall are on their way, and its close gives them up: send again that this is meant. */
  | 'LETTERS_WAIT'
  /** The place cannot be used here: archived, a view, of another warehouse, or the same as the source. */
  | 'LOCATION_NOT_USABLE'
  /** The lot is known with another date. */
  | 'LOT_DATE_CONFLICT'
  /** Somebody decided about the lot before: send again that it is instead of that. */
  | 'LOT_DECIDED'
  /** The lot is past its last day. */
  | 'LOT_EXPIRED'
  /** The lot waits for a decision. */
  | 'LOT_IN_QUARANTINE'
  /** The product is not tracked and takes no lot. */
  | 'LOT_NOT_ALLOWED'
  /** The lot belongs to another product. */
  | 'LOT_OF_OTHER_PRODUCT'
  /** The lot, its batch or the place where it lies is on hold. */
  | 'LOT_ON_HOLD'
  /** A recall stops only some of the lots that are merged: send again that this is meant. */
  | 'LOT_RECALLED'
  /** The lot was rejected. */
  | 'LOT_REJECTED'
  /** More than is left to return, bill, invoice, pay, consume or unbuild. */
  | 'MORE_THAN_LEFT'
  /** The transfer has no quantity at all. */
  | 'NOTHING_DONE'
  /** No such thing, or not visible to you. */
  | 'NOT_FOUND'
  /** The product is not on this document. */
  | 'NOT_ON_DOCUMENT'
  /** A tracked product needs numbers on the named lines. */
  | 'NUMBERS_MISSING'
  /** Numbers and quantity do not agree. */
  | 'NUMBER_COUNT_DIFFERS'
  /** The number stands twice in the request. */
  | 'NUMBER_DUPLICATED'
  /** The number is on hand already. */
  | 'NUMBER_IN_STOCK'
  /** A typed number looks like another one, or a typed or scanned one like a barcode of the product, misread or not, or like its label. */
  | 'NUMBER_LOOKS_LIKE'
  /** The number is empty, too long or has forbidden characters. */
  | 'NUMBER_MALFORMED'
  /** The number left us, or went into something else: a return brings it back, or undoing that. */
  | 'NUMBER_NEEDS_RETURN'
  /** The vendor announced other numbers for the line. */
  | 'NUMBER_NOT_ANNOUNCED'
  /** The number stands on another open document. */
  | 'NUMBER_ON_OPEN_DOCUMENT'
  /** The number is on this document already. */
  | 'NUMBER_ON_THIS_DOCUMENT'
  /** A number of a list looks damaged by a spreadsheet. */
  | 'NUMBER_SUSPECT'
  /** No such number, and the operation type creates none. */
  | 'NUMBER_UNKNOWN'
  /** A lot has the number already and it is not to be used again. */
  | 'NUMBER_USED_BEFORE'
  /** The operation id was used for another request. */
  | 'OPERATION_ID_REUSED'
  /** More than expected, beyond the tolerance of the operation type. */
  | 'OVER_RECEIPT'
  /** The package is in another place. */
  | 'PACKAGE_ELSEWHERE'
  /** Sequence or stock moved since the preview. */
  | 'PREVIEW_STALE'
  /** The goods are measured, and neither label nor person says how much it is. */
  | 'QUANTITY_UNDECIDED'
  /** A quantity or date of a list was not understood. */
  | 'ROW_UNCLEAR'
  /** The code has several readings; choose one. */
  | 'SCAN_AMBIGUOUS'
  /** The code is of another kind than the screen expects. */
  | 'SCAN_OF_WRONG_KIND'
  /** The code is damaged, incomplete or no code of ours. */
  | 'SCAN_UNREADABLE'
  /** Someone changed it since you read it. */
  | 'STALE_VERSION'
  /** Its state does not permit this, for example it is validated already. */
  | 'STATE_FORBIDS'
  /** Others counted, too: send again that they are done. */
  | 'STILL_COUNTING'
  /** Too many attempts; wait. */
  | 'TRY_LATER';

/** What registerPayment needs. */
export type RegisterPaymentInput = {
  /** How much; all that is due when absent. */
  amount?: string | null | undefined;
  /** How, such as bank transfer. */
  method: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The day. */
  paidOn: string;
  /** The bill or invoice, or a credit note of which money is given back. */
  paper: string;
  /** Reference on the statement. */
  reference?: string | null | undefined;
};

/** What relabelLot needs. */
export type RelabelLotInput = {
  /** Mean the number as it stands, though others look like it. */
  lookAlike?: boolean;
  /** The lot. */
  lot: string;
  /** New number. */
  number: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
};

/** What releaseHold needs. */
export type ReleaseHoldInput = {
  /** The hold. */
  hold: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** Also all that came by the same write, quarantine rule and product. */
  together?: boolean | null | undefined;
};

/** Which stock leaves first. */
export type RemovalStrategy =
  /** From the closest place. */
  | 'CLOSEST'
  /** First expired, first out. */
  | 'FEFO'
  /** First in, first out. */
  | 'FIFO'
  /** Last in, first out. */
  | 'LIFO';

/** What removeAttachment needs. */
export type RemoveAttachmentInput = {
  /** The file. */
  attachment: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
};

/** What removeEntries needs. */
export type RemoveEntriesInput = {
  /** Which, at most 1,000; all when absent. */
  entries?: Array<string> | null | undefined;
  /** The line. */
  line: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
};

/** What removePutawayRule needs. */
export type RemovePutawayRuleInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The rule. */
  rule: string;
};

/** What reopenRecall needs. */
export type ReopenRecallInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why it goes on. */
  reason: string;
  /** The recall. */
  recall: string;
  /** Version that was read. */
  version: number;
};

/** What requestRecount needs. */
export type RequestRecountInput = {
  /** The count. */
  count: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Positions; all that differ or went stale when absent. */
  positions?: Array<string> | null | undefined;
};

/** Who chose what is promised. */
export type ReservationChoice =
  /** A person; it stays chosen. */
  | 'PERSON'
  /** A scan, in place of what was promised before or where nothing was. */
  | 'SCAN'
  /** The removal strategy. */
  | 'STRATEGY';

/** When goods are promised to a document. */
export type ReservationPolicy =
  /** When it is confirmed or written. */
  | 'AT_CONFIRMATION'
  /** Some days before it is due. */
  | 'BEFORE_DUE'
  /** When a person says so. */
  | 'MANUALLY';

/** What reserveTransfer needs. */
export type ReserveTransferInput = {
  /** Refuse when not everything is there. */
  allOrNothing?: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The transfer. */
  transfer: string;
};

/** What retryLetter needs. */
export type RetryLetterInput = {
  /** A letter that was given up. */
  letter: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
};

/** A quantity to return, and what becomes of it. */
export type ReturnLineInput = {
  /** The line that moved it. */
  line: string;
  /** The lot; absent for an untracked product. */
  lot?: string | null | undefined;
  /** What becomes of it, where not the same as of the others. */
  outcome?: ReturnOutcome | null | undefined;
  /** How much, in the stock unit; all that is left when absent. */
  quantity?: string | null | undefined;
};

/** What becomes of goods that come back. */
export type ReturnOutcome =
  /** Into a blocked place. */
  | 'BLOCKED_PLACE'
  /** Back into stock. */
  | 'RESTOCK'
  /** Thrown away. */
  | 'SCRAP';

/** What returnToVendor needs. */
export type ReturnToVendorInput = {
  /** They go now: validate the return as well. */
  atOnce?: boolean;
  /** What goes back, 1 to 1,000. */
  goods: Array<GoodsBackInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** The vendor. */
  vendor: string;
};

/** What happens when a number is given against the policy. */
export type ReuseSeverity =
  /** It is refused. */
  | 'BLOCK'
  /** Those with the right may go on after a warning. */
  | 'WARN';

/** What revokeApiToken needs. */
export type RevokeApiTokenInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The token. */
  token: string;
};

/** What a person, device or token may do; each role includes those before it. */
export type Role =
  /** Users, devices, settings. */
  | 'ADMINISTRATOR'
  /** Orders, approves, holds, recalls, corrects. */
  | 'MANAGER'
  /** Works at the dock: receives, picks, moves, counts, prints. */
  | 'OPERATOR'
  /** Reads everything, changes nothing. */
  | 'VIEWER';

/** What a run is. */
export type RunKind =
  /** Lots poured together. */
  | 'MERGE'
  /** Production, rework included. */
  | 'PRODUCTION'
  /** Another number. */
  | 'RELABEL'
  /** A part taken off. */
  | 'SPLIT'
  /** Taking apart. */
  | 'UNBUILD';

/** What saveBillOfMaterials needs. */
export type SaveBillOfMaterialsInput = {
  /** By-products. */
  byProducts?: Array<ByProductInput> | null | undefined;
  /** Components, with the by-products at most 500. */
  components: Array<ComponentInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The product it makes. */
  product: string;
  /** How much it makes, in the stock unit. */
  quantity: string;
  /** In force from this day, not before that of the one in use; today when absent. */
  validFrom?: string | null | undefined;
};

/** What saveCategory needs. */
export type SaveCategoryInput = {
  /** The category to change; absent to add. */
  category?: string | null | undefined;
  /** Name, unique below its parent. */
  name: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The group above; null for none. */
  parent?: string | null | undefined;
  /** Which stock leaves first; null for what the group above says, then the place. */
  removalStrategy?: RemovalStrategy | null | undefined;
  /** Version that was read, to change one. */
  version?: number | null | undefined;
};

/** What saveLabelTemplate needs. */
export type SaveLabelTemplateInput = {
  /** Offer or archive it. */
  active?: boolean;
  /** How it looks. */
  details: LabelTemplateDetails;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The template to change; absent to add. */
  template?: string | null | undefined;
  /** Used when nothing else is said; takes the place of the other. */
  usual?: boolean;
  /** Version that was read; needed to change. */
  version?: number | null | undefined;
};

/** What saveLocation needs. */
export type SaveLocationInput = {
  /** Use or archive it. */
  active?: boolean | null | undefined;
  /** Code on its label; made from the path when absent. */
  barcode?: string | null | undefined;
  /** Make it a quarantine area, or an ordinary place. */
  blocked?: boolean | null | undefined;
  /** The place to change; absent to add. */
  location?: string | null | undefined;
  /** Name. */
  name: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Place above. */
  parent: string;
  /** Which stock leaves first; null for what the place above says. */
  removalStrategy?: RemovalStrategy | null | undefined;
  /** What it is for. */
  usage: LocationUsage;
  /** Rank in walking order. */
  walkingOrder?: number | null | undefined;
};

/** What savePutawayRule needs. */
export type SavePutawayRuleInput = {
  /** The category, with all below it; absent for a product. */
  category?: string | null | undefined;
  /** Where the goods come. */
  location: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The product; absent for a category. */
  product?: string | null | undefined;
  /** Where they are put: below the place, in use and not blocked. */
  putAt: string;
  /** The rule to change; absent to add. */
  rule?: string | null | undefined;
};

/** What saveRecallAdvice needs. */
export type SaveRecallAdviceInput = {
  /** Instead of what was there: what is told where another language is missing, then the others. */
  advice: Array<RecallAdviceInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The recall. */
  recall: string;
  /** Version that was read. */
  version: number;
};

/** What saveRecallText needs. */
export type SaveRecallTextInput = {
  /** The letter; one to a customer needs {link}. */
  body?: string | null | undefined;
  /** What the letters are for. */
  kind: RecallLetterKind;
  /** In which language. */
  language: Language;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Subject; absent, with the body, for the text that Lotbook brings. */
  subject?: string | null | undefined;
};

/** What saveScrapReason needs. */
export type SaveScrapReasonInput = {
  /** It can be chosen. */
  active?: boolean;
  /** What it is called. */
  name: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The one to change; absent for a new one. */
  reason?: string | null | undefined;
  /** Version that was read, of the one to change. */
  version?: number | null | undefined;
};

/** What saveUnit needs. */
export type SaveUnitInput = {
  /** Category within which it converts. */
  category: string;
  /** Most decimals, 0 to 6. */
  decimals: number;
  /** Denominator of the factor. */
  denominator: number;
  /** Counted or measured. */
  kind: UnitKind;
  /** Name. */
  name: string;
  /** Numerator of its exact factor to the reference unit. */
  numerator: number;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Symbol. */
  symbol: string;
  /** The unit to change; absent to add. */
  unit?: string | null | undefined;
};

/** What saveWarehouse needs. */
export type SaveWarehouseInput = {
  /** Address on papers. */
  address: AddressInput;
  /** Short code. */
  code: string;
  /** Name. */
  name: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** IANA time zone. */
  timeZone: string;
  /** The warehouse to change; absent to add. */
  warehouse?: string | null | undefined;
};

/** Kinds of effects of a scan. */
export type ScanAction =
  /** Adds to a quantity. */
  | 'ADD_QUANTITY'
  /** Asks for a scan of each number in a carton or pallet. */
  | 'CHECK_PACKAGE'
  /** Chooses a line, and waits for a number. */
  | 'CHOOSE_LINE'
  /** Chooses what was made, for the components that go into it. */
  | 'CHOOSE_OUTPUT'
  /** Nothing. */
  | 'NONE'
  /** Opens another document. */
  | 'OPEN_DOCUMENT'
  /** Records a number on a line. */
  | 'RECORD_NUMBER'
  /** Sets the destination of what follows. */
  | 'SET_DESTINATION'
  /** Sets the package that what follows is put in. */
  | 'SET_PACKAGE'
  /** Takes all that a carton or pallet was announced to hold. */
  | 'TAKE_PACKAGE';

/** Another code of the same label. */
export type ScanCodeInput = {
  /** The characters exactly as read, FNC1 as U+001D, at most 3,000. */
  raw: string;
  /** AIM symbology identifier, such as ]C1, if the reader told. */
  symbology?: string | null | undefined;
};

/** What can be wrong with a code. */
export type ScanFault =
  /** A separator is missing, so there are several readings. */
  | 'AMBIGUOUS'
  /** Elements contradict or need each other. */
  | 'ASSOCIATION'
  /** A character that GS1 forbids there. */
  | 'CHARACTER'
  /** The check digit is wrong. */
  | 'CHECK_DIGIT'
  /** No such day or time. */
  | 'DATE'
  /** An element is cut off or too long. */
  | 'ELEMENT_LENGTH'
  /** An address, card or command that is not ours; never opened. */
  | 'FOREIGN'
  /** The keyboard layout of the scanner seems wrong. */
  | 'KEYBOARD_LAYOUT'
  /** Empty or far too long. */
  | 'LENGTH'
  /** Parts of a Digital Link that do not belong there, or stand twice or in another order. */
  | 'STRUCTURE'
  /** No such application identifier. */
  | 'UNKNOWN_AI'
  /** A value that its identifier does not permit, such as a country that is none. */
  | 'VALUE';

/** What a scanner, camera or keyboard gave. */
export type ScanInput = {
  /** Other codes read from the same label at the same moment, such as the GTIN beside lot and expiry; all together are one scan. At most 7. */
  beside?: Array<ScanCodeInput> | null | undefined;
  /** The characters exactly as read, FNC1 as U+001D, at most 3,000. */
  raw: string;
  /** How it was read. */
  reader: ReaderKind;
  /** What the scanner is set to send for FNC1, when it cannot send U+001D; at most 8 characters. U+241D, {GS}, ^] and | are always understood; of <GS> and <FNC1> a person is asked. */
  separator?: string | null | undefined;
  /** AIM symbology identifier, such as ]C1, if the reader told. */
  symbology?: string | null | undefined;
};

/** How a code is written. */
export type ScanSyntax =
  /** GS1 Digital Link: a web address that says the same; never opened. */
  | 'DIGITAL_LINK'
  /** GS1 element string. */
  | 'GS1'
  /** A bare GTIN. */
  | 'GTIN'
  /** A label of ours. */
  | 'OURS'
  /** Plain characters. */
  | 'PLAIN';

/** What to change on a scanner, or on the device that it types into. */
export type ScannerSetting =
  /** Prefix, suffix or own code identifier. */
  | 'ADDED_CHARACTERS'
  /** Caps Lock. */
  | 'CAPS_LOCK'
  /** Sending EAN and UPC whole. */
  | 'CHECK_DIGIT'
  /** The keyboard layout, on one of both. */
  | 'KEYBOARD_LAYOUT'
  /** What is sent for FNC1. */
  | 'SEPARATOR'
  /** Sending the symbology (AIM) identifier. */
  | 'SYMBOLOGY_IDENTIFIER';

/** How a lot came into scope. */
export type ScopeReason =
  /** It came after the start, or was known by then only to be one. */
  | 'ARRIVED'
  /** It was made of a lot in scope, or named like one. */
  | 'DERIVED'
  /** A person named it, or what was corrected to it. */
  | 'NAMED';

/** What scrapGoods needs. */
export type ScrapGoodsInput = {
  /** What is scrapped, 1 to 1,000. */
  goods: Array<ScrapInput>;
  /** What else there is to say. */
  note?: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why: one of scrapReasons. */
  reason: string;
};

/** Goods to scrap: of a lot, or of a product without numbers. */
export type ScrapInput = {
  /** The place where they lie. */
  location: string;
  /** The lot; absent for a product without numbers. */
  lot?: string | null | undefined;
  /** The package that they are in; absent for loose ones. */
  package?: string | null | undefined;
  /** The product without numbers; absent for a lot. */
  product?: string | null | undefined;
  /** How much, in the stock unit; absent for all that is there. */
  quantity?: string | null | undefined;
};

/** What sendRecallLetters needs. */
export type SendRecallLettersInput = {
  /** Notices or reminders to customers, or notices to vendors. */
  kind: RecallLetterKind;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** To whom, also once more; absent for all with an address: notices go to those that have got none, reminders to those that are silent. */
  partners?: Array<string> | null | undefined;
  /** The recall. */
  recall: string;
};

/** What sendTestMail needs. */
export type SendTestMailInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
};

/** What setDisposition needs. */
export type SetDispositionInput = {
  /** What is decided. */
  disposition: LotDisposition;
  /** RELEASED, REJECTED: as somebody decided about some of them before, and that this is instead of. */
  insteadOf?: Array<LotDisposition> | null | undefined;
  /** Which lots, at most 1,000. */
  lots: Array<string>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
};

/** What setLogo needs. */
export type SetLogoInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Uploaded JPEG, PNG or WEBP; absent for no logo. */
  upload?: string | null | undefined;
  /** Version of the settings that was read. */
  version: number;
};

/** What setPurchaseLimits needs. */
export type SetPurchaseLimitsInput = {
  /** All limits, in place of those before; none for no limit. */
  limits: Array<PurchaseLimitInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Version of the settings that was read. */
  version: number;
};

/** What setSecret needs. */
export type SetSecretInput = {
  /** New password, 15 characters or more. */
  newPassword?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The present password. */
  password: string;
};

/** The codes of the scanner test sheet. */
export type SheetCode =
  /** Code 128 with all punctuation, for the keyboard layout. */
  | 'CODE_128'
  /** EAN-13. */
  | 'EAN_13'
  /** GS1-128 with an FNC1 in its middle. */
  | 'GS1_128'
  /** GS1 DataMatrix that says the same. */
  | 'GS1_DATA_MATRIX'
  /** QR code with a GS1 Digital Link. */
  | 'QR';

/** What signIn needs. */
export type SignInInput = {
  /** Login name. */
  login: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Password, at most 1,024 bytes. */
  password: string;
};

/** What signOut needs. */
export type SignOutInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The session; one's own when absent. */
  session?: string | null | undefined;
};

/** What splitLot needs. */
export type SplitLotInput = {
  /** The place. */
  location: string;
  /** Mean the number as it stands, though others look like it. */
  lookAlike?: boolean;
  /** The lot. */
  lot: string;
  /** Number of the part. */
  number: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The package that the part is in; absent for loose goods. */
  package?: string | null | undefined;
  /** How much, in the stock unit. */
  quantity: string;
  /** Why. */
  reason: string;
};

/** What startCount needs. */
export type StartCountInput = {
  /** Hide from counters what the book has there. */
  blind?: boolean;
  /** The place, with all below. */
  location: string;
  /** Only these lots, at most 1,000. */
  lots?: Array<string> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Only this product. */
  product?: string | null | undefined;
};

/** What startRecall needs. */
export type StartRecallInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The recall. */
  recall: string;
  /** Version that was read. */
  version: number;
};

/** What startRun needs. */
export type StartRunInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
};

/** What startTracking needs. */
export type StartTrackingInput = {
  /** Mean numbers as they stand, though others look like them. */
  lookAlike?: boolean;
  /** Pattern of its sequence from now on; absent for none. */
  numberPattern?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The product. */
  product: string;
  /** Numbers for what is on hand, place by place, all of it. */
  stock: Array<PlaceNumbersInput>;
  /** How to track it. */
  tracking: Tracking;
  /** Version that was read. */
  version: number;
};

/** So much of what is taken apart lies in a place. */
export type TakenApartInput = {
  /** The place. */
  location: string;
  /** How much is taken there, in the stock unit. */
  quantity: string;
};

/** How the characters of a text file are written. */
export type TextEncoding =
  /** Latin-1, as Windows has it. */
  | 'LATIN_1'
  /** UTF-8. */
  | 'UTF_8'
  /** UTF-16. */
  | 'UTF_16';

/** How ordered, moved and billed agree. */
export type ThreeWayMatch =
  /** All three agree. */
  | 'AGREES'
  /** Billed more than ordered, and so much moved too. */
  | 'MORE_THAN_ORDERED'
  /** No order behind it. */
  | 'NO_ORDER'
  /** Another price than ordered. */
  | 'PRICE_DIFFERS'
  /** Billed more than moved. */
  | 'QUANTITY_ABOVE'
  /** Billed less than moved. */
  | 'QUANTITY_BELOW';

/** A product's batch. */
export type TraceBatchInput = {
  /** The batch, as it stands on its serials. */
  batch: string;
  /** The product. */
  product: string;
};

/** Why a trace is cut. */
export type TraceCut =
  /** It is whole. */
  | 'COMPLETE'
  /** At the deepest step allowed. */
  | 'DEPTH'
  /** At edges of kinds that were not asked for. */
  | 'KINDS'
  /** At the most lots allowed. */
  | 'NODES'
  /** Time ran out after 10 seconds. */
  | 'TIME';

/** Which way to walk. */
export type TraceDirection =
  /** To vendors and inputs. */
  | 'BACK'
  /** Both, each from the start. */
  | 'BOTH'
  /** To outputs and customers. */
  | 'FORWARD';

/** What joins two nodes: the first five lots, the last two a document and its partner, the others a lot and what brought, took or moved it. */
export type TraceEdgeKind =
  /** Was found or lost. */
  | 'ADJUSTED'
  /** A document brought it from its partner. */
  | 'CAME_FROM'
  /** Went into another lot. */
  | 'CONSUMED'
  /** Was made by an order of production. */
  | 'MADE'
  /** Was poured into another lot. */
  | 'MERGED'
  /** Went from one of our places to another; in a trace only where it is named in kinds. */
  | 'MOVED'
  /** Was put into a package, whatever was taken out again. */
  | 'PACKED'
  /** Came from a vendor. */
  | 'RECEIVED'
  /** Got another number. */
  | 'RELABELLED'
  /** Came back from a customer. */
  | 'RETURNED'
  /** Was thrown away. */
  | 'SCRAPPED'
  /** Went back to a vendor. */
  | 'SENT_BACK'
  /** Went to a customer. */
  | 'SHIPPED'
  /** Was taken off under its own number. */
  | 'SPLIT'
  /** Came out of another lot that was taken apart. */
  | 'TAKEN_APART'
  /** Was used by an order of production. */
  | 'USED'
  /** A document took it to its partner. */
  | 'WENT_TO';

/** What the record does not explain. */
export type TraceGapKind =
  /** What was recorded of it was corrected. */
  | 'CORRECTED'
  /** Something without a number went into it. */
  | 'INPUT_WITHOUT_LOT'
  /** It was made, and nothing is recorded that went into it. */
  | 'NO_INPUTS'
  /** It was found, or was there before the book. */
  | 'NO_ORIGIN'
  /** It was used, and nothing is recorded that came of it. */
  | 'NO_OUTPUTS'
  /** It went into something that has no numbers. */
  | 'OUTPUT_WITHOUT_LOT'
  /** It came back without a delivery that took it out. */
  | 'RETURN_WITHOUT_DELIVERY'
  /** Its number was typed, not scanned. */
  | 'TYPED_NUMBER';

/** How far and when to walk. */
export type TraceLimits = {
  /** The graph as it was at this place in the journal; now when absent. */
  asOf?: string | null | undefined;
  /** Only these kinds of edges, shown and walked: extent tells what others lead to; customers and vendors are told whatever is named here. All but MOVED when absent. */
  kinds?: Array<TraceEdgeKind> | null | undefined;
  /** The graph as it was known at this instant: what was recorded before it, whenever it happened. Its place in the journal is asOf of the trace; where both are given asOf counts. */
  knownAt?: string | null | undefined;
  /** Most steps between lots, 1 to 50. */
  maxDepth?: number;
  /** Most lots in each direction, the start included, 1 to 50,000. */
  maxNodes?: number;
  /** Only what happened before this instant, as far as it is known by now. */
  until?: string | null | undefined;
};

/** What counts as reached. */
export type TraceScope =
  /** Everything that shares the number of a reached lot. */
  | 'BY_NUMBER'
  /** Left out only what is earlier by both recorded and occurred time, margins included. */
  | 'BY_TIME';

/** Where a trace starts. */
export type TraceStart =
  {   /** All serials of a batch, and the lot of that number. */
  batch: TraceBatchInput; document?: never; lots?: never; package?: never; partner?: never; }
  |  { batch?: never;   /** What a document moved, corrections reckoned in: a transfer, a purchase or sales order, a count; shares are then of so much of each lot. Of a manufacturing order all of the lots that it made, BACK that it took. */
  document: string; lots?: never; package?: never; partner?: never; }
  |  { batch?: never; document?: never;   /** Lots, at most 1,000. */
  lots: Array<string>; package?: never; partner?: never; }
  |  { batch?: never; document?: never; lots?: never;   /** What is, or was, in a package: shares are of so much of each lot as was ever put into it. */
  package: string; partner?: never; }
  |  { batch?: never; document?: never; lots?: never; package?: never;   /** All lots of a partner between two days; by time, what his documents of these days moved then. */
  partner: PartnerPeriodInput; };

/** How a product is tracked. */
export type Tracking =
  /** A batch shares one number. */
  | 'LOT'
  /** No number is asked for or accepted. */
  | 'NONE'
  /** Each unit has its own number. */
  | 'SERIAL';

/** Which transfers. */
export type TransferFilter = {
  /** Only backorders, or only others. */
  backorders?: boolean | null | undefined;
  /** Only what these kinds of types do. */
  kinds?: Array<OperationKind> | null | undefined;
  /** Only late, or only in time. */
  late?: boolean | null | undefined;
  /** Only of this operation type. */
  operationType?: string | null | undefined;
  /** Only with this partner. */
  partner?: string | null | undefined;
  /** Part of number, partner, origin or product. */
  search?: string | null | undefined;
  /** Only in these states. */
  states?: Array<TransferState> | null | undefined;
  /** Only of this warehouse. */
  warehouse?: string | null | undefined;
};

/** A line of a transfer. */
export type TransferLineInput = {
  /** Destination of this line; the transfer's when absent. */
  destination?: string | null | undefined;
  /** The line to keep; absent for a new one. */
  line?: string | null | undefined;
  /** The product. */
  product: string;
  /** Expected, in the unit. */
  quantity: string;
  /** Unit or packaging; the stock unit when absent. */
  unit?: string | null | undefined;
};

/** How transfers are ordered. */
export type TransferSort =
  /** By due day, rising. */
  | 'DUE_ASC'
  /** By due day, falling. */
  | 'DUE_DESC'
  /** By number, rising. */
  | 'NUMBER_ASC'
  /** By number, falling. */
  | 'NUMBER_DESC';

/** Where a transfer stands. */
export type TransferState =
  /** Given up. */
  | 'CANCELLED'
  /** Posted to the journal; put right only by corrections. */
  | 'DONE'
  /** Can be worked on. */
  | 'READY';

/** What unbuild needs. */
export type UnbuildInput = {
  /** Where what comes out is put; absent for the place it is taken from, if that is one. */
  destination?: string | null | undefined;
  /** The lot to take apart; absent for an untracked product. */
  lot?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** What comes out, at most 1,000; absent for what the book knows to be in it. */
  parts?: Array<PartInput> | null | undefined;
  /** The untracked product to take apart; absent where a lot is named. */
  product?: string | null | undefined;
  /** Why. */
  reason: string;
  /** From where, and how much; each place once, at most 100. */
  taken: Array<TakenApartInput>;
};

/** What a position means that nobody counted. */
export type UncountedMeans =
  /** Nothing is there. */
  | 'NOTHING_THERE'
  /** Its stock stays as it is. */
  | 'UNCHANGED';

/** What undoCount needs. */
export type UndoCountInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Id that the scan, or what was typed, was sent under. */
  undoes: string;
};

/** What undoImport needs. */
export type UndoImportInput = {
  /** The import; the last write of all. */
  dataImport: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
};

/** What undoScan needs. */
export type UndoScanInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Id that the scan was sent under. */
  undoes: string;
};

/** What undoUnbuild needs. */
export type UndoUnbuildInput = {
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why. */
  reason: string;
  /** The run by which it was taken apart. */
  run: string;
};

/** What happens with a number that was not announced on a line where others were. */
export type UnexpectedNumbers =
  /** A person is asked. */
  | 'ASK'
  /** It is refused. */
  | 'REFUSE'
  /** It is taken and marked. */
  | 'TAKE';

/** Within what a number must be unique. */
export type UniquenessScope =
  /** Among all lots of the company. */
  | 'COMPANY'
  /** Among the lots of one product. */
  | 'PRODUCT';

/** What a unit counts or measures. */
export type UnitKind =
  /** Pieces, boxes, dozens. */
  | 'COUNTED'
  /** Weight, volume, length. */
  | 'MEASURED';

/** Goods of a return without delivery. */
export type UnmatchedGoodsInput = {
  /** Its numbers, at most 1,000; absent for an untracked product. */
  numbers?: Array<NumberInput> | null | undefined;
  /** The product. */
  product: string;
  /** How much of an untracked product, in the stock unit. */
  quantity?: string | null | undefined;
};

/** What unpackGoods needs. */
export type UnpackGoodsInput = {
  /** What to take out, 1 to 1,000; absent for all that is in it. */
  goods?: Array<GoodsInput> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The package. */
  package: string;
};

/** What unreserveTransfer needs. */
export type UnreserveTransferInput = {
  /** Also what a person chose. */
  chosenToo?: boolean;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The transfer. */
  transfer: string;
};

/** What updateBill needs. */
export type UpdateBillInput = {
  /** The bill. */
  bill: string;
  /** Day it is due. */
  dueOn?: string | null | undefined;
  /** Day on the bill. */
  issuedOn?: string | null | undefined;
  /** Lines, replacing all; absent to leave them. */
  lines?: Array<MoneyLineInput> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The vendor's own number; null to remove. */
  vendorNumber?: string | null | undefined;
  /** Version that was read. */
  version: number;
};

/** What updateEntry needs. */
export type UpdateEntryInput = {
  /** Another destination. */
  destination?: string | null | undefined;
  /** The entry. */
  entry: string;
  /** Another last day of use in place of the one it has; null to remove it. */
  lastDay?: string | null | undefined;
  /** Mean the number as it stands, though others or a barcode of the product look like it. */
  lookAlike?: boolean;
  /** Another number. */
  number?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Another quantity, in the stock unit. */
  quantity?: string | null | undefined;
  /** Take what is past its last day; only a manager's validate may post it. */
  takeExpired?: boolean;
  /** Take more than expected and tolerated; only a manager's validate may post it. */
  takeMore?: boolean;
  /** Mean numbers that were not announced, where the operation type asks. */
  unannounced?: boolean;
  /** Version that was read, so that a change of another person is not lost; absent to change whatever is there. */
  version?: number | null | undefined;
};

/** What updateInvoice needs. */
export type UpdateInvoiceInput = {
  /** Day it is due. */
  dueOn?: string | null | undefined;
  /** The invoice. */
  invoice: string;
  /** Day on the invoice. */
  issuedOn?: string | null | undefined;
  /** Lines, replacing all; absent to leave them. */
  lines?: Array<MoneyLineInput> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Version that was read. */
  version: number;
};

/** What updateLot needs. */
export type UpdateLotInput = {
  /** Facts. */
  details: LotDetails;
  /** The lot. */
  lot: string;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Version that was read. */
  version: number;
};

/** What updateNumberDraft needs. */
export type UpdateNumberDraftInput = {
  /** The draft. */
  draft: string;
  /** Mean all numbers that look like others as they stand. */
  lookAlikesMeant?: boolean | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Rows to change, by position, at most 1,000. */
  rows?: Array<DraftRowInput>;
  /** Mean all numbers that look damaged as they stand. */
  suspectsMeant?: boolean | null | undefined;
  /** Version that was read. */
  version: number;
};

/** What updateOperationType needs. */
export type UpdateOperationTypeInput = {
  /** Offer or archive it. */
  active?: boolean | null | undefined;
  /** New name. */
  name?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The operation type. */
  operationType: string;
  /** Its rules; absent stays. */
  rules?: OperationRules | null | undefined;
  /** Version that was read. */
  version: number;
};

/** What updatePartner needs. */
export type UpdatePartnerInput = {
  /** Offer or archive it. */
  active?: boolean | null | undefined;
  /** The rest; absent stays, null clears. */
  details?: PartnerDetails | null | undefined;
  /** New name. */
  name?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The partner. */
  partner: string;
  /** Vendor, customer or both. */
  roles?: Array<PartnerRole> | null | undefined;
  /** Version that was read. */
  version: number;
};

/** What updateProduct needs. */
export type UpdateProductInput = {
  /** Offer or archive it. */
  active?: boolean | null | undefined;
  /** The rest; absent stays, null clears. */
  details?: ProductDetails | null | undefined;
  /** New name. */
  name?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The product. */
  product: string;
  /** New article code. */
  sku?: string | null | undefined;
  /** New tracking; number pattern and shelf life go with NONE. */
  tracking?: Tracking | null | undefined;
  /** Version that was read. */
  version: number;
};

/** What updatePurchaseOrder needs. */
export type UpdatePurchaseOrderInput = {
  /** Day it is expected. */
  expectedOn?: string | null | undefined;
  /** Lines, replacing all; absent to leave them. */
  lines?: Array<OrderLineInput> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** When its bills are due. */
  paymentTerms?: PaymentTermsInput | null | undefined;
  /** The vendor's own reference. */
  vendorReference?: string | null | undefined;
  /** Version that was read. */
  version: number;
};

/** What updateQuarantineRule needs. */
export type UpdateQuarantineRuleInput = {
  /** Archive it, or take it up again. */
  active?: boolean | null | undefined;
  /** What has to be checked before a release; replaces the list. */
  checks?: Array<string> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why what comes in is held. */
  reason?: string | null | undefined;
  /** The rule. */
  rule: string;
  /** Version that was read. */
  version: number;
};

/** What updateSalesOrder needs. */
export type UpdateSalesOrderInput = {
  /** The customer's own reference. */
  customerReference?: string | null | undefined;
  /** Where to deliver. */
  deliverTo?: AddressInput | null | undefined;
  /** Day it is due. */
  dueOn?: string | null | undefined;
  /** Lines, replacing all; absent to leave them. */
  lines?: Array<OrderLineInput> | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** The order. */
  order: string;
  /** When its invoices are due. */
  paymentTerms?: PaymentTermsInput | null | undefined;
  /** Version that was read. */
  version: number;
};

/** What updateSettings needs. */
export type UpdateSettingsInput = {
  /** What of a purchase order may be billed. */
  billing?: BillingPolicy | null | undefined;
  /** Our own company; absent to leave it. */
  company?: CompanyInput | null | undefined;
  /** Switch expiry dates. */
  expiryDates?: boolean | null | undefined;
  /** How many days before their last day lots are told of, 0 to 365. */
  expiryNoticeDays?: number | null | undefined;
  /** What of a sales order may be invoiced. */
  invoicing?: InvoicingPolicy | null | undefined;
  /** How lots stand on papers for customers. */
  lotLayout?: LotLayout | null | undefined;
  /** Switch lots & serial numbers. */
  lotsAndSerialNumbers?: boolean | null | undefined;
  /** Switch lots on delivery slips. */
  lotsOnDeliverySlips?: boolean | null | undefined;
  /** Switch lots on invoices. */
  lotsOnInvoices?: boolean | null | undefined;
  /** After how many days notices are deleted, 7 to 3,650. */
  noticesKeptDays?: number | null | undefined;
  /** When a number may be given again. */
  numberReuse?: NumberReuse | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Switch packages. */
  packages?: boolean | null | undefined;
  /** On which papers come unless another size is asked for. */
  paperSize?: PaperSize | null | undefined;
  /** Whom that page and recalls say to ask; empty for the company's address. */
  publicLotContact?: string | null | undefined;
  /** Show the dates of the lot on that page. */
  publicLotDates?: boolean | null | undefined;
  /** Show a page of a lot to whoever has its label; labels printed while it is on carry a signed link. */
  publicLotPage?: boolean | null | undefined;
  /** Say on that page whether the lot is recalled. */
  publicLotRecalls?: boolean | null | undefined;
  /** A recall starts when a second manager agrees. */
  recallNeedsSecondPerson?: boolean | null | undefined;
  /** After how many days without an answer customers of a recall are reminded by e-mail, 0 (never) to 60. */
  recallReminderDays?: number | null | undefined;
  /** What happens when the policy is broken. */
  reuseSeverity?: ReuseSeverity | null | undefined;
  /** Within what a number must be unique. */
  uniquenessScope?: UniquenessScope | null | undefined;
  /** Version that was read. */
  version: number;
};

/** What updateUser needs. */
export type UpdateUserInput = {
  /** Enable or disable. */
  active?: boolean | null | undefined;
  /** New e-mail; null to remove. */
  email?: string | null | undefined;
  /** New name. */
  name?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** New password for who lost it, 15 characters or more; not one's own. */
  password?: string | null | undefined;
  /** New role. */
  role?: Role | null | undefined;
  /** The person. */
  user: string;
};

/** What validateTransfer needs. */
export type ValidateTransferInput = {
  /** What becomes of the rest. */
  backorder?: BackorderDecision;
  /** Why lots past their last day go all the same; needs a manager. */
  expiredReason?: string | null | undefined;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Post more than expected and tolerated; needs a manager. */
  takeMore?: boolean;
  /** The transfer. */
  transfer: string;
  /** Version that was read; absent at the dock, where two people may work on it. */
  version?: number | null | undefined;
};

/** What widenRecall needs. */
export type WidenRecallInput = {
  /** Which lots are added; what was made of them follows. */
  lots: Array<RecallLotsInput>;
  /** Chosen and stored by the client before the first send. */
  operationId: string;
  /** Why, for staff. */
  reason: string;
  /** The recall. */
  recall: string;
};

export type LastSequenceQueryVariables = Exact<{ [key: string]: never; }>;


export type LastSequenceQuery = { lastSequence: string };

export type ChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  of?: Array<ChangeTopic> | ChangeTopic | null | undefined;
}>;


export type ChangesSubscription = { changes: { sequence: string, topic: ChangeTopic, id: string | null, kind: string } };

export type PhotoCodeQueryVariables = Exact<{
  scan: ScanInput;
  on?: string | null | undefined;
}>;


export type PhotoCodeQuery = { resolveScan: { scan: { problems: Array<{ fault: ScanFault, message: string, warning: boolean }>, meaning:
        | { __typename: 'ScannedDocument', document:
            | { number: string }
            | { number: string }
            | { number: string }
            | { number: string }
            | { number: string }
            | { number: string }
            | { number: string }
            | { number: string }
           }
        | { __typename: 'ScannedLocation', location: { path: string } }
        | { __typename: 'ScannedLot', lot: { number: string, product: { name: string } } }
        | { __typename: 'ScannedNewNumber', number: string, forProduct: { name: string } | null }
        | { __typename: 'ScannedPackage', sscc: string, company: string | null, documents: Array<string> }
        | { __typename: 'ScannedProduct', product: { name: string } }
        | { __typename: 'ScannedSeveral' }
        | { __typename: 'ScannedUnknown' }
       }, effect: { action: ScanAction, text: string, refusal:
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
       | null } | null } };

export type LotToTakeApartQueryVariables = Exact<{
  id: string;
}>;


export type LotToTakeApartQuery = { lot: { id: string, number: string, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } }, madeOf: Array<{ quantity: string, lot: { id: string, number: string, madeOf: Array<{ quantity: string, run: { kind: RunKind }, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } } }> } | null, run: { kind: RunKind }, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } } }> } | null, balances: { nodes: Array<{ onHand: string, available: string, location: { id: string, path: string } }> } };

export type GoodsToTakeApartQueryVariables = Exact<{
  id: string;
}>;


export type GoodsToTakeApartQuery = { product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } } | null, balances: { nodes: Array<{ onHand: string, available: string, location: { id: string, path: string } }> }, bills: { nodes: Array<{ quantity: string, components: Array<{ quantity: string, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } } }> }> } };

export type UseToTakeApartFragment = { quantity: string, run: { kind: RunKind }, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } } };

export type ProductToTakeApartFragment = { id: string, name: string, tracking: Tracking, unit: { symbol: string } };

export type BalanceToTakeApartFragment = { onHand: string, available: string, location: { id: string, path: string } };

export type PartByScanQueryVariables = Exact<{
  scan: ScanInput;
}>;


export type PartByScanQuery = { resolveScan: { scan: { meaning:
        | { __typename: 'ScannedDocument' }
        | { __typename: 'ScannedLocation' }
        | { __typename: 'ScannedLot', lot: { id: string, number: string, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } } } }
        | { __typename: 'ScannedNewNumber' }
        | { __typename: 'ScannedPackage' }
        | { __typename: 'ScannedProduct', product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } } }
        | { __typename: 'ScannedSeveral' }
        | { __typename: 'ScannedUnknown' }
       } } };

export type UnbuildMutationVariables = Exact<{
  input: UnbuildInput;
}>;


export type UnbuildMutation = { unbuild:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RunPayload', run: { id: string } }
   };

export type RunWriteFragment = { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null };

export type RunShownQueryVariables = Exact<{
  id: string;
}>;


export type RunShownQuery = { run:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run', kind: RunKind, reason: string, id: string, operation: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, posted: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null } | null, order: { id: string, number: string } | null, inputs: Array<{ quantity: string, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }>, outputs: Array<{ quantity: string, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }> }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine' }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type UndoUnbuildMutationVariables = Exact<{
  input: UndoUnbuildInput;
}>;


export type UndoUnbuildMutation = { undoUnbuild:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RunPayload', run: { id: string } }
   };

export type CountFactsFragment = { id: string, number: string, version: number, state: CountState, blind: boolean, round: number, createdAt: string, positionCount: number | null, countedCount: number, differenceCount: number | null, staleCount: number, location: { id: string, path: string }, product: { id: string, name: string } | null, recountOf: { id: string, number: string } | null, recount: { id: string, number: string, positionCount: number | null } | null };

export type PickedOfFragment = { picked: Array<{ picked: string, transfer: { id: string, number: string } }> };

export type CountsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CountFilter | null | undefined;
  sort: CountSort;
}>;


export type CountsQuery = { counts: { nodes: Array<{ id: string, number: string, version: number, state: CountState, blind: boolean, round: number, createdAt: string, positionCount: number | null, countedCount: number, differenceCount: number | null, staleCount: number, location: { id: string, path: string }, product: { id: string, name: string } | null, recountOf: { id: string, number: string } | null, recount: { id: string, number: string, positionCount: number | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OpenCountsAtQueryVariables = Exact<{
  location: string;
}>;


export type OpenCountsAtQuery = { counts: { nodes: Array<{ id: string, number: string, location: { path: string } }> } };

export type CountQueryVariables = Exact<{
  id: string;
}>;


export type CountQuery = { count: { id: string, number: string, version: number, state: CountState, blind: boolean, round: number, createdAt: string, positionCount: number | null, countedCount: number, differenceCount: number | null, staleCount: number, createdBy: { name: string } | null, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, location: { id: string, path: string }, product: { id: string, name: string } | null, recountOf: { id: string, number: string } | null, recount: { id: string, number: string, positionCount: number | null } | null, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } } | null };

export type CountRowFragment = { id: string, expected: string | null, counted: string | null, countedBefore: string | null, stale: boolean, found: boolean | null, foundNumber: string | null, location: { id: string, path: string }, package: { sscc: string } | null, lot: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } }, elsewhere: { path: string } | null, countedBy: { name: string } | null, picked: Array<{ picked: string, transfer: { id: string, number: string } }> };

export type CountPositionsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  show?: CountPositionsShown | null | undefined;
}>;


export type CountPositionsQuery = { count: { positions: { nodes: Array<{ id: string, expected: string | null, counted: string | null, countedBefore: string | null, stale: boolean, found: boolean | null, foundNumber: string | null, location: { id: string, path: string }, package: { sscc: string } | null, lot: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } }, elsewhere: { path: string } | null, countedBy: { name: string } | null, picked: Array<{ picked: string, transfer: { id: string, number: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CountPostedQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CountPostedQuery = { moveLines: { nodes: Array<{ id: string, quantity: string, product: { id: string, name: string, unit: { symbol: string } }, lot: { id: string, number: string } | null, source: { path: string, usage: LocationUsage }, destination: { path: string, usage: LocationUsage }, correctedBy: Array<{ id: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StartCountMutationVariables = Exact<{
  input: StartCountInput;
}>;


export type StartCountMutation = { startCount:
    | { __typename: 'CountPayload', count: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type FinishCountingMutationVariables = Exact<{
  input: FinishCountingInput;
}>;


export type FinishCountingMutation = { finishCounting:
    | { __typename: 'CountPayload', count: { version: number } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OthersCounting', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type RequestRecountMutationVariables = Exact<{
  input: RequestRecountInput;
}>;


export type RequestRecountMutation = { requestRecount:
    | { __typename: 'CountPayload', count: { version: number } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type RebaseCountMutationVariables = Exact<{
  input: RebaseCountInput;
}>;


export type RebaseCountMutation = { rebaseCount:
    | { __typename: 'CountPayload', count: { version: number } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ApplyCountMutationVariables = Exact<{
  input: ApplyCountInput;
}>;


export type ApplyCountMutation = { applyCount:
    | { __typename: 'ApplyCountPayload', lineCount: number, lost: Array<{ quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } }> }
    | { __typename: 'CountStale', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type CancelCountMutationVariables = Exact<{
  input: CancelCountInput;
}>;


export type CancelCountMutation = { cancelCount:
    | { __typename: 'CountPayload', count: { version: number } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ToCountFragment = { id: string, expected: string | null, counted: string | null, foundNumber: string | null, location: { id: string, path: string, barcode: string }, package: { id: string, sscc: string } | null, lot: { number: string } | null, product: { id: string, name: string, gtin: string | null, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string, kind: UnitKind }, barcodes: Array<{ code: string, packaging: { quantity: string } | null }>, packagings: Array<{ gtin: string | null, quantity: string }> }, picked: Array<{ picked: string, transfer: { id: string, number: string } }> };

export type CountWorkQueryVariables = Exact<{
  id: string;
}>;


export type CountWorkQuery = { count: { id: string, number: string, version: number, state: CountState, blind: boolean, round: number, positionCount: number | null, location: { id: string, path: string, barcode: string }, product: { id: string } | null, positions: { nodes: Array<{ id: string, expected: string | null, counted: string | null, foundNumber: string | null, location: { id: string, path: string, barcode: string }, package: { id: string, sscc: string } | null, lot: { number: string } | null, product: { id: string, name: string, gtin: string | null, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string, kind: UnitKind }, barcodes: Array<{ code: string, packaging: { quantity: string } | null }>, packagings: Array<{ gtin: string | null, quantity: string }> }, picked: Array<{ picked: string, transfer: { id: string, number: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CountWorkOnQueryVariables = Exact<{
  id: string;
  after: string;
}>;


export type CountWorkOnQuery = { count: { positions: { nodes: Array<{ id: string, expected: string | null, counted: string | null, foundNumber: string | null, location: { id: string, path: string, barcode: string }, package: { id: string, sscc: string } | null, lot: { number: string } | null, product: { id: string, name: string, gtin: string | null, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string, kind: UnitKind }, barcodes: Array<{ code: string, packaging: { quantity: string } | null }>, packagings: Array<{ gtin: string | null, quantity: string }> }, picked: Array<{ picked: string, transfer: { id: string, number: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PlacesToCountQueryVariables = Exact<{
  below: string;
  after?: string | null | undefined;
}>;


export type PlacesToCountQuery = { locations: { nodes: Array<{ id: string, path: string, barcode: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OneToCountQueryVariables = Exact<{
  id: string;
}>;


export type OneToCountQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition', id: string, expected: string | null, counted: string | null, foundNumber: string | null, location: { id: string, path: string, barcode: string }, package: { id: string, sscc: string } | null, lot: { number: string } | null, product: { id: string, name: string, gtin: string | null, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string, kind: UnitKind }, barcodes: Array<{ code: string, packaging: { quantity: string } | null }>, packagings: Array<{ gtin: string | null, quantity: string }> }, picked: Array<{ picked: string, transfer: { id: string, number: string } }> }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run' }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine' }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type CountVersionQueryVariables = Exact<{
  id: string;
}>;


export type CountVersionQuery = { count: { version: number, state: CountState } | null };

type CountRefused_AboveLimit_Fragment = { __typename: 'AboveLimit', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_BackorderUndecided_Fragment = { __typename: 'BackorderUndecided', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_BatchUndecided_Fragment = { __typename: 'BatchUndecided', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_CannotPrint_Fragment = { __typename: 'CannotPrint', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_ChecksOpen_Fragment = { __typename: 'ChecksOpen', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_CountStale_Fragment = { __typename: 'CountStale', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_CountedByOthers_Fragment = { __typename: 'CountedByOthers', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_DecidedBefore_Fragment = { __typename: 'DecidedBefore', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_GoodsMovedOn_Fragment = { __typename: 'GoodsMovedOn', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_ImportFaulty_Fragment = { __typename: 'ImportFaulty', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_ImportRefused_Fragment = { __typename: 'ImportRefused', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_InUse_Fragment = { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_InsufficientStock_Fragment = { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_InvalidInput_Fragment = { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_KeysExhausted_Fragment = { __typename: 'KeysExhausted', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_LocationNotUsable_Fragment = { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_LotDateConflict_Fragment = { __typename: 'LotDateConflict', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_LotExpired_Fragment = { __typename: 'LotExpired', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_LotOfOtherProduct_Fragment = { __typename: 'LotOfOtherProduct', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_LotOnHold_Fragment = { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_MoreThanDue_Fragment = { __typename: 'MoreThanDue', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_MoreThanLeft_Fragment = { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_NotFound_Fragment = { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_NotOnDocument_Fragment = { __typename: 'NotOnDocument', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_NumberAlreadyExists_Fragment = { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_NumberLooksLike_Fragment = { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_NumberNotAnnounced_Fragment = { __typename: 'NumberNotAnnounced', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_NumbersInvalid_Fragment = { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_NumbersMissing_Fragment = { __typename: 'NumbersMissing', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_OperationIdReused_Fragment = { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_OthersCounting_Fragment = { __typename: 'OthersCounting', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_OverReceipt_Fragment = { __typename: 'OverReceipt', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_PackageElsewhere_Fragment = { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_PreviewStale_Fragment = { __typename: 'PreviewStale', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_QuantityUndecided_Fragment = { __typename: 'QuantityUndecided', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_ScanUnclear_Fragment = { __typename: 'ScanUnclear', code: RefusalCode, message: string, field: Array<string> | null, scan: { meaning:
      | { __typename: 'ScannedDocument' }
      | { __typename: 'ScannedLocation' }
      | { __typename: 'ScannedLot' }
      | { __typename: 'ScannedNewNumber' }
      | { __typename: 'ScannedPackage' }
      | { __typename: 'ScannedProduct' }
      | { __typename: 'ScannedSeveral', readings: Array<{ index: number, text: string }> }
      | { __typename: 'ScannedUnknown', nearest: Array<
          | { __typename: 'ApiToken' }
          | { __typename: 'Attachment' }
          | { __typename: 'Bill' }
          | { __typename: 'BillOfMaterials' }
          | { __typename: 'Category' }
          | { __typename: 'Comment' }
          | { __typename: 'Count' }
          | { __typename: 'CountPosition' }
          | { __typename: 'Entry' }
          | { __typename: 'ExpectedNumber' }
          | { __typename: 'Hold' }
          | { __typename: 'Import' }
          | { __typename: 'Invoice' }
          | { __typename: 'LabelPrint' }
          | { __typename: 'LabelTemplate' }
          | { __typename: 'Location' }
          | { __typename: 'Lot', number: string }
          | { __typename: 'ManufacturingOrder' }
          | { __typename: 'MoneyLine' }
          | { __typename: 'MoveLine' }
          | { __typename: 'NumberDraft' }
          | { __typename: 'Operation' }
          | { __typename: 'OperationType' }
          | { __typename: 'Package' }
          | { __typename: 'Packaging' }
          | { __typename: 'Partner' }
          | { __typename: 'Payment' }
          | { __typename: 'Product', sku: string }
          | { __typename: 'PurchaseOrder' }
          | { __typename: 'PurchaseOrderLine' }
          | { __typename: 'PutawayRule' }
          | { __typename: 'QuarantineRule' }
          | { __typename: 'Recall' }
          | { __typename: 'Reservation' }
          | { __typename: 'Run' }
          | { __typename: 'SalesOrder' }
          | { __typename: 'SalesOrderLine' }
          | { __typename: 'ScrapReason' }
          | { __typename: 'Session' }
          | { __typename: 'Transfer' }
          | { __typename: 'TransferLine' }
          | { __typename: 'Unit' }
          | { __typename: 'User' }
          | { __typename: 'Warehouse' }
        > }
     } };

type CountRefused_SignInRefused_Fragment = { __typename: 'SignInRefused', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_StaleVersion_Fragment = { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null };

type CountRefused_WrongState_Fragment = { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, current:
    | { countState: CountState }
    | Record<PropertyKey, never>
   };

export type CountRefusedFragment =
  | CountRefused_AboveLimit_Fragment
  | CountRefused_BackorderUndecided_Fragment
  | CountRefused_BatchUndecided_Fragment
  | CountRefused_CannotPrint_Fragment
  | CountRefused_ChecksOpen_Fragment
  | CountRefused_CountStale_Fragment
  | CountRefused_CountedByOthers_Fragment
  | CountRefused_DecidedBefore_Fragment
  | CountRefused_GoodsMovedOn_Fragment
  | CountRefused_ImportFaulty_Fragment
  | CountRefused_ImportRefused_Fragment
  | CountRefused_InUse_Fragment
  | CountRefused_InsufficientStock_Fragment
  | CountRefused_InvalidInput_Fragment
  | CountRefused_KeysExhausted_Fragment
  | CountRefused_LocationNotUsable_Fragment
  | CountRefused_LotDateConflict_Fragment
  | CountRefused_LotExpired_Fragment
  | CountRefused_LotOfOtherProduct_Fragment
  | CountRefused_LotOnHold_Fragment
  | CountRefused_MoreThanDue_Fragment
  | CountRefused_MoreThanLeft_Fragment
  | CountRefused_NotFound_Fragment
  | CountRefused_NotOnDocument_Fragment
  | CountRefused_NumberAlreadyExists_Fragment
  | CountRefused_NumberLooksLike_Fragment
  | CountRefused_NumberNotAnnounced_Fragment
  | CountRefused_NumbersInvalid_Fragment
  | CountRefused_NumbersMissing_Fragment
  | CountRefused_OperationIdReused_Fragment
  | CountRefused_OthersCounting_Fragment
  | CountRefused_OverReceipt_Fragment
  | CountRefused_PackageElsewhere_Fragment
  | CountRefused_PreviewStale_Fragment
  | CountRefused_QuantityUndecided_Fragment
  | CountRefused_ScanUnclear_Fragment
  | CountRefused_SignInRefused_Fragment
  | CountRefused_StaleVersion_Fragment
  | CountRefused_WrongState_Fragment
;

export type RecordCountScanMutationVariables = Exact<{
  input: RecordCountScanInput;
}>;


export type RecordCountScanMutation = { recordCountScan:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotOnDocument', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecordCountScanPayload', effect: { action: CountAction, text: string, number: string | null, quantity: string | null, product: { id: string, name: string, step: string, stopsUse: LotDateKind, unit: { symbol: string } } | null, location: { id: string, path: string } | null, package: { id: string, sscc: string } | null, position: { id: string, expected: string | null, counted: string | null, foundNumber: string | null, location: { id: string, path: string, barcode: string }, package: { id: string, sscc: string } | null, lot: { number: string } | null, product: { id: string, name: string, gtin: string | null, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string, kind: UnitKind }, barcodes: Array<{ code: string, packaging: { quantity: string } | null }>, packagings: Array<{ gtin: string | null, quantity: string }> }, picked: Array<{ picked: string, transfer: { id: string, number: string } }> } | null }, count: { version: number } }
    | { __typename: 'ScanUnclear', code: RefusalCode, message: string, field: Array<string> | null, scan: { meaning:
          | { __typename: 'ScannedDocument' }
          | { __typename: 'ScannedLocation' }
          | { __typename: 'ScannedLot' }
          | { __typename: 'ScannedNewNumber' }
          | { __typename: 'ScannedPackage' }
          | { __typename: 'ScannedProduct' }
          | { __typename: 'ScannedSeveral', readings: Array<{ index: number, text: string }> }
          | { __typename: 'ScannedUnknown', nearest: Array<
              | { __typename: 'ApiToken' }
              | { __typename: 'Attachment' }
              | { __typename: 'Bill' }
              | { __typename: 'BillOfMaterials' }
              | { __typename: 'Category' }
              | { __typename: 'Comment' }
              | { __typename: 'Count' }
              | { __typename: 'CountPosition' }
              | { __typename: 'Entry' }
              | { __typename: 'ExpectedNumber' }
              | { __typename: 'Hold' }
              | { __typename: 'Import' }
              | { __typename: 'Invoice' }
              | { __typename: 'LabelPrint' }
              | { __typename: 'LabelTemplate' }
              | { __typename: 'Location' }
              | { __typename: 'Lot', number: string }
              | { __typename: 'ManufacturingOrder' }
              | { __typename: 'MoneyLine' }
              | { __typename: 'MoveLine' }
              | { __typename: 'NumberDraft' }
              | { __typename: 'Operation' }
              | { __typename: 'OperationType' }
              | { __typename: 'Package' }
              | { __typename: 'Packaging' }
              | { __typename: 'Partner' }
              | { __typename: 'Payment' }
              | { __typename: 'Product', sku: string }
              | { __typename: 'PurchaseOrder' }
              | { __typename: 'PurchaseOrderLine' }
              | { __typename: 'PutawayRule' }
              | { __typename: 'QuarantineRule' }
              | { __typename: 'Recall' }
              | { __typename: 'Reservation' }
              | { __typename: 'Run' }
              | { __typename: 'SalesOrder' }
              | { __typename: 'SalesOrderLine' }
              | { __typename: 'ScrapReason' }
              | { __typename: 'Session' }
              | { __typename: 'Transfer' }
              | { __typename: 'TransferLine' }
              | { __typename: 'Unit' }
              | { __typename: 'User' }
              | { __typename: 'Warehouse' }
            > }
         } }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, current:
        | { countState: CountState }
        | Record<PropertyKey, never>
       }
   };

export type RecordCountsMutationVariables = Exact<{
  input: RecordCountsInput;
}>;


export type RecordCountsMutation = { recordCounts:
    | { __typename: 'CountPayload', count: { version: number } }
    | { __typename: 'CountedByOthers', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotOnDocument', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type UndoCountMutationVariables = Exact<{
  input: UndoCountInput;
}>;


export type UndoCountMutation = { undoCount:
    | { __typename: 'CountPayload', count: { version: number } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, current:
        | { countState: CountState }
        | Record<PropertyKey, never>
       }
   };

export type FileFactsFragment = { id: string, name: string, kind: AttachmentKind, size: number, link: { url: string } | null, added: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, lot: { id: string, number: string, product: { name: string } } | null, hold: { id: string, lot: { id: string, number: string, product: { name: string } } | null } | null };

export type FileLotFragment = { id: string, number: string, product: { name: string } };

export type HoldFilesQueryVariables = Exact<{
  id: string;
}>;


export type HoldFilesQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold', attachments: Array<{ id: string, name: string, kind: AttachmentKind, size: number, link: { url: string } | null, added: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, lot: { id: string, number: string, product: { name: string } } | null, hold: { id: string, lot: { id: string, number: string, product: { name: string } } | null } | null }> }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run' }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine' }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type AttachFileMutationVariables = Exact<{
  input: AttachFileInput;
}>;


export type AttachFileMutation = { attachFile:
    | { __typename: 'AttachmentPayload', attachment: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type RemoveAttachmentMutationVariables = Exact<{
  input: RemoveAttachmentInput;
}>;


export type RemoveAttachmentMutation = { removeAttachment:
    | { __typename: 'AttachmentPayload', attachment: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

type HistoryOf_Bill_Fragment = { id: string, number: string, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } };

type HistoryOf_Count_Fragment = { id: string, number: string, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } };

type HistoryOf_Invoice_Fragment = { id: string, number: string, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } };

type HistoryOf_ManufacturingOrder_Fragment = { id: string, number: string, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } };

type HistoryOf_PurchaseOrder_Fragment = { id: string, number: string, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } };

type HistoryOf_Recall_Fragment = { id: string, number: string, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } };

type HistoryOf_SalesOrder_Fragment = { id: string, number: string, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } };

type HistoryOf_Transfer_Fragment = { id: string, number: string, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } };

export type HistoryOfFragment =
  | HistoryOf_Bill_Fragment
  | HistoryOf_Count_Fragment
  | HistoryOf_Invoice_Fragment
  | HistoryOf_ManufacturingOrder_Fragment
  | HistoryOf_PurchaseOrder_Fragment
  | HistoryOf_Recall_Fragment
  | HistoryOf_SalesOrder_Fragment
  | HistoryOf_Transfer_Fragment
;

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type AddCommentMutation = { addComment:
    | { __typename: 'CommentPayload', comment: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type HoldFactsFragment = { id: string, reason: string, quantity: string | null, batch: string | null, together: number, lot: { id: string, number: string, product: { name: string, unit: { symbol: string } } } | null, location: { id: string, path: string } | null, package: { id: string, sscc: string } | null, product: { id: string, name: string } | null, recall: { id: string, state: RecallState } | null, checks: Array<{ name: string, passed: boolean | null, note: string, signed: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null } | null }>, placed: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, released: { recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null } | null };

export type RecallWaitingFragment = { id: string, number: string, reason: string };

export type LostFragment = { quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } };

export type HoldsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: HoldFilter | null | undefined;
}>;


export type HoldsQuery = { holds: { nodes: Array<{ id: string, reason: string, quantity: string | null, batch: string | null, together: number, lot: { id: string, number: string, product: { name: string, unit: { symbol: string } } } | null, location: { id: string, path: string } | null, package: { id: string, sscc: string } | null, product: { id: string, name: string } | null, recall: { id: string, state: RecallState } | null, checks: Array<{ name: string, passed: boolean | null, note: string, signed: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null } | null }>, placed: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, released: { recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StoppedOnQueryVariables = Exact<{
  id: string;
}>;


export type StoppedOnQuery = { transfer: { number: string, recallsToConfirm: Array<{ id: string, number: string, reason: string }>, obstacles: Array<
      | { __typename: 'AboveLimit', code: RefusalCode, message: string }
      | { __typename: 'BackorderUndecided', code: RefusalCode, message: string }
      | { __typename: 'BatchUndecided', code: RefusalCode, message: string }
      | { __typename: 'CannotPrint', code: RefusalCode, message: string }
      | { __typename: 'ChecksOpen', code: RefusalCode, message: string }
      | { __typename: 'CountStale', code: RefusalCode, message: string }
      | { __typename: 'CountedByOthers', code: RefusalCode, message: string }
      | { __typename: 'DecidedBefore', code: RefusalCode, message: string }
      | { __typename: 'GoodsMovedOn', code: RefusalCode, message: string }
      | { __typename: 'ImportFaulty', code: RefusalCode, message: string }
      | { __typename: 'ImportRefused', code: RefusalCode, message: string }
      | { __typename: 'InUse', code: RefusalCode, message: string }
      | { __typename: 'InsufficientStock', code: RefusalCode, message: string }
      | { __typename: 'InvalidInput', code: RefusalCode, message: string }
      | { __typename: 'KeysExhausted', code: RefusalCode, message: string }
      | { __typename: 'LocationNotUsable', code: RefusalCode, message: string }
      | { __typename: 'LotDateConflict', code: RefusalCode, message: string }
      | { __typename: 'LotExpired', code: RefusalCode, message: string }
      | { __typename: 'LotOfOtherProduct', code: RefusalCode, message: string }
      | { __typename: 'LotOnHold', code: RefusalCode, message: string, lots: Array<{ id: string }> }
      | { __typename: 'MoreThanDue', code: RefusalCode, message: string }
      | { __typename: 'MoreThanLeft', code: RefusalCode, message: string }
      | { __typename: 'NotFound', code: RefusalCode, message: string }
      | { __typename: 'NotOnDocument', code: RefusalCode, message: string }
      | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string }
      | { __typename: 'NumberLooksLike', code: RefusalCode, message: string }
      | { __typename: 'NumberNotAnnounced', code: RefusalCode, message: string }
      | { __typename: 'NumbersInvalid', code: RefusalCode, message: string }
      | { __typename: 'NumbersMissing', code: RefusalCode, message: string }
      | { __typename: 'OperationIdReused', code: RefusalCode, message: string }
      | { __typename: 'OthersCounting', code: RefusalCode, message: string }
      | { __typename: 'OverReceipt', code: RefusalCode, message: string }
      | { __typename: 'PackageElsewhere', code: RefusalCode, message: string }
      | { __typename: 'PreviewStale', code: RefusalCode, message: string }
      | { __typename: 'QuantityUndecided', code: RefusalCode, message: string }
      | { __typename: 'ScanUnclear', code: RefusalCode, message: string }
      | { __typename: 'SignInRefused', code: RefusalCode, message: string }
      | { __typename: 'StaleVersion', code: RefusalCode, message: string }
      | { __typename: 'WrongState', code: RefusalCode, message: string }
    >, lines: { nodes: Array<{ id: string, product: { name: string, unit: { symbol: string } }, entries: { nodes: Array<{ id: string, number: string | null, quantity: string, lot: { id: string } | null, source: { path: string } }> } }> } } | null };

export type PlaceHoldMutationVariables = Exact<{
  input: PlaceHoldInput;
}>;


export type PlaceHoldMutation = { placeHold:
    | { __typename: 'HoldPayload', lost: Array<{ quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } }>, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ReleaseHoldMutationVariables = Exact<{
  input: ReleaseHoldInput;
}>;


export type ReleaseHoldMutation = { releaseHold:
    | { __typename: 'ChecksOpen', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'HoldPayload', hold: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type RecordHoldChecksMutationVariables = Exact<{
  input: RecordHoldChecksInput;
}>;


export type RecordHoldChecksMutation = { recordHoldChecks:
    | { __typename: 'HoldPayload', hold: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type SetDispositionMutationVariables = Exact<{
  input: SetDispositionInput;
}>;


export type SetDispositionMutation = { setDisposition:
    | { __typename: 'DecidedBefore', code: RefusalCode, message: string, field: Array<string> | null, decided: Array<{ decision: LotDisposition }> }
    | { __typename: 'DispositionPayload', lost: Array<{ quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } }>, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type QuarantineOfReturnsQueryVariables = Exact<{ [key: string]: never; }>;


export type QuarantineOfReturnsQuery = { quarantineRules: { nodes: Array<{ reason: string, product: { name: string } | null, operationType: { kind: OperationKind } | null }> } };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { operationTypes: Array<{ id: string, name: string, kind: OperationKind, active: boolean, warehouse: { name: string, code: string }, workload: { ready: number, waiting: number, late: number, backorders: number } }>, warehouses: Array<{ name: string, manufacturing: { toConfirm: number, ready: number, waiting: number, late: number } }> };

export type GoOnQueryVariables = Exact<{
  id: string;
}>;


export type GoOnQuery = { transfer: { id: string, number: string, state: TransferState, operationType: { name: string }, partner: { name: string } | null, progress: { lines: number, linesDone: number, numbersNeeded: number, numbersRecorded: number } } | null };

export type NeedsYouQueryVariables = Exact<{
  days: number;
}>;


export type NeedsYouQuery = { attention: Array<{ kind: AttentionKind, count: number, first: Array<
      | { __typename: 'ApiToken', id: string }
      | { __typename: 'Attachment', id: string }
      | { __typename: 'Bill', id: string }
      | { __typename: 'BillOfMaterials', id: string }
      | { __typename: 'Category', id: string }
      | { __typename: 'Comment', id: string }
      | { __typename: 'Count', id: string }
      | { __typename: 'CountPosition', id: string }
      | { __typename: 'Entry', id: string }
      | { __typename: 'ExpectedNumber', id: string }
      | { __typename: 'Hold', id: string }
      | { __typename: 'Import', id: string }
      | { __typename: 'Invoice', id: string }
      | { __typename: 'LabelPrint', id: string }
      | { __typename: 'LabelTemplate', id: string }
      | { __typename: 'Location', id: string }
      | { __typename: 'Lot', number: string, id: string, product: { name: string }, holds: Array<{ reason: string }>, decision: { reason: string | null } | null }
      | { __typename: 'ManufacturingOrder', id: string }
      | { __typename: 'MoneyLine', id: string }
      | { __typename: 'MoveLine', id: string }
      | { __typename: 'NumberDraft', id: string }
      | { __typename: 'Operation', id: string }
      | { __typename: 'OperationType', id: string }
      | { __typename: 'Package', id: string }
      | { __typename: 'Packaging', id: string }
      | { __typename: 'Partner', id: string }
      | { __typename: 'Payment', id: string }
      | { __typename: 'Product', id: string }
      | { __typename: 'PurchaseOrder', number: string, total: string, currency: string, id: string, partner: { name: string } }
      | { __typename: 'PurchaseOrderLine', id: string }
      | { __typename: 'PutawayRule', id: string }
      | { __typename: 'QuarantineRule', id: string }
      | { __typename: 'Recall', number: string, reason: string, id: string }
      | { __typename: 'Reservation', id: string }
      | { __typename: 'Run', id: string }
      | { __typename: 'SalesOrder', number: string, total: string, currency: string, id: string, partner: { name: string } }
      | { __typename: 'SalesOrderLine', id: string }
      | { __typename: 'ScrapReason', id: string }
      | { __typename: 'Session', id: string }
      | { __typename: 'Transfer', number: string, dueOn: string, id: string, with: { name: string } | null }
      | { __typename: 'TransferLine', id: string }
      | { __typename: 'Unit', id: string }
      | { __typename: 'User', id: string }
      | { __typename: 'Warehouse', id: string }
    > }> };

export type ListExportsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListExportsQuery = { listExports: Array<{ list: ExportedList, csv: { url: string }, xlsx: { url: string } }> };

export type ImportDoneFragment = { id: string, kind: ImportKind, source: ImportSource | null, name: string, added: number, changed: number, skipped: number, createdAt: string, undoObstacle: string | null, undoneBy: { id: string } | null };

export type ImportLookFragment = { kind: ImportKind, source: ImportSource | null, name: string, delimiter: Delimiter | null, encoding: TextEncoding | null, sheet: string | null, sheets: Array<string>, missing: Array<string>, dateFormat: DateFormat | null, decimalComma: boolean | null, questions: Array<ListQuestion>, headingsRow: number, totalRow: number | null, rowCount: number, added: number, changed: number, changeCount: number, categories: Array<string>, lots: number, archived: number, skipped: number, othersWait: boolean, onTheWay: number, services: number, contacts: number, continued: number, faultCount: number, faultyRows: number, columns: Array<{ heading: string, field: string | null, samples: Array<string> }>, fields: Array<{ name: string, heading: string, about: string, needed: boolean }>, changes: Array<{ row: number, subject: string, field: string, before: string | null, after: string | null }>, onHold: Array<{ reason: string, count: number }>, places: Array<{ products: number, lots: number, location: { id: string, path: string }, quantities: Array<{ quantity: string, symbol: string }> }>, faults: Array<{ row: number, column: number | null, heading: string | null, message: string, given: string | null }> };

export type ImportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ImportsQuery = { imports: { nodes: Array<{ id: string, kind: ImportKind, source: ImportSource | null, name: string, added: number, changed: number, skipped: number, createdAt: string, undoObstacle: string | null, undoneBy: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImportTemplateQueryVariables = Exact<{
  kind: ImportKind;
}>;


export type ImportTemplateQuery = { xlsx: { url: string }, csv: { url: string } };

export type PreviewImportQueryVariables = Exact<{
  file: ImportInput;
}>;


export type PreviewImportQuery = { previewImport:
    | { __typename: 'ImportPreview', kind: ImportKind, source: ImportSource | null, name: string, delimiter: Delimiter | null, encoding: TextEncoding | null, sheet: string | null, sheets: Array<string>, missing: Array<string>, dateFormat: DateFormat | null, decimalComma: boolean | null, questions: Array<ListQuestion>, headingsRow: number, totalRow: number | null, rowCount: number, added: number, changed: number, changeCount: number, categories: Array<string>, lots: number, archived: number, skipped: number, othersWait: boolean, onTheWay: number, services: number, contacts: number, continued: number, faultCount: number, faultyRows: number, columns: Array<{ heading: string, field: string | null, samples: Array<string> }>, fields: Array<{ name: string, heading: string, about: string, needed: boolean }>, changes: Array<{ row: number, subject: string, field: string, before: string | null, after: string | null }>, onHold: Array<{ reason: string, count: number }>, places: Array<{ products: number, lots: number, location: { id: string, path: string }, quantities: Array<{ quantity: string, symbol: string }> }>, faults: Array<{ row: number, column: number | null, heading: string | null, message: string, given: string | null }> }
    | { __typename: 'ImportRefused', sheets: Array<string>, code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ApplyImportMutationVariables = Exact<{
  input: ApplyImportInput;
}>;


export type ApplyImportMutation = { applyImport:
    | { __typename: 'ImportFaulty', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'ImportPayload', dataImport: { id: string, kind: ImportKind, source: ImportSource | null, name: string, added: number, changed: number, skipped: number, createdAt: string, undoObstacle: string | null, undoneBy: { id: string } | null } }
    | { __typename: 'ImportRefused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type UndoImportMutationVariables = Exact<{
  input: UndoImportInput;
}>;


export type UndoImportMutation = { undoImport:
    | { __typename: 'ImportPayload', dataImport: { id: string, kind: ImportKind, source: ImportSource | null, name: string, added: number, changed: number, skipped: number, createdAt: string, undoObstacle: string | null, undoneBy: { id: string } | null } }
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type LabelChoiceQueryVariables = Exact<{
  of: string;
  template?: string | null | undefined;
  purpose: LabelPurpose;
}>;


export type LabelChoiceQuery = { labelTemplates: Array<{ id: string, name: string, active: boolean }>, previewLabels: { numberCount: number, sheetLabels: number, standIn: string | null, template: { id: string }, first: { url: string } | null } | null };

export type PrintLabelsMutationVariables = Exact<{
  input: PrintLabelsInput;
}>;


export type PrintLabelsMutation = { printLabels:
    | { __typename: 'CannotPrint', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LabelPrintPayload', print: { id: string, labelCount: number, reprints: number, standIns: number, pdf: { url: string }, zpl203: { url: string }, zpl300: { url: string } } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type LabelTemplateFactsFragment = { id: string, version: number, name: string, purpose: LabelPurpose, symbol: LabelSymbol, secondSymbol: LabelSymbol | null, widthMm: number, heightMm: number, facts: Array<LabelFact>, marksReprints: boolean, usual: boolean, active: boolean, sheet: { paper: PaperSize, columns: number, rows: number, leftMm: number, topMm: number, pitchXMm: number, pitchYMm: number } | null };

export type LabelTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type LabelTemplatesQuery = { labelTemplates: Array<{ id: string, version: number, name: string, purpose: LabelPurpose, symbol: LabelSymbol, secondSymbol: LabelSymbol | null, widthMm: number, heightMm: number, facts: Array<LabelFact>, marksReprints: boolean, usual: boolean, active: boolean, sheet: { paper: PaperSize, columns: number, rows: number, leftMm: number, topMm: number, pitchXMm: number, pitchYMm: number } | null }>, commandLabels: { url: string } };

export type CommandLabelsQueryVariables = Exact<{
  template: string;
}>;


export type CommandLabelsQuery = { commandLabels: { url: string } };

export type SampleLabelQueryVariables = Exact<{
  details: LabelTemplateDetails;
}>;


export type SampleLabelQuery = { sampleLabel:
    | { __typename: 'CannotPrint', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LabelSample', standIn: string | null, drawing: { url: string } }
   };

export type SaveLabelTemplateMutationVariables = Exact<{
  input: SaveLabelTemplateInput;
}>;


export type SaveLabelTemplateMutation = { saveLabelTemplate:
    | { __typename: 'CannotPrint', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LabelTemplatePayload', template: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type CreatePackageMutationVariables = Exact<{
  input: CreatePackageInput;
}>;


export type CreatePackageMutation = { createPackage:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'KeysExhausted', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackagePayload', package: { id: string, sscc: string } }
   };

export type PackagingsQueryVariables = Exact<{
  product: string;
}>;


export type PackagingsQuery = { product: { packagings: Array<{ id: string, name: string }>, unit: { symbol: string } } | null };

export type BecameFragment = { earlier: Array<LotDateKind>, held: number, lot: { id: string, number: string }, lost: Array<{ quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } }> };

export type SplitLotMutationVariables = Exact<{
  input: SplitLotInput;
}>;


export type SplitLotMutation = { splitLot:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotBecamePayload', earlier: Array<LotDateKind>, held: number, lot: { id: string, number: string }, lost: Array<{ quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type MergeLotsMutationVariables = Exact<{
  input: MergeLotsInput;
}>;


export type MergeLotsMutation = { mergeLots:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LotBecamePayload', earlier: Array<LotDateKind>, held: number, lot: { id: string, number: string }, lost: Array<{ quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } }> }
    | { __typename: 'LotOfOtherProduct', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type RelabelLotMutationVariables = Exact<{
  input: RelabelLotInput;
}>;


export type RelabelLotMutation = { relabelLot:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LotBecamePayload', earlier: Array<LotDateKind>, held: number, lot: { id: string, number: string }, lost: Array<{ quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type LotRowFragment = { id: string, number: string, makerNumber: string | null, reference: string | null, lastDay: string | null, status: LotStatus, product: { id: string, name: string, unit: { symbol: string } }, stock: { onHand: string, held: string }, became: Array<{ number: string }> };

export type LotsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LotFilter | null | undefined;
  sort?: LotSort | null | undefined;
}>;


export type LotsQuery = { lots: { nodes: Array<{ id: string, number: string, makerNumber: string | null, reference: string | null, lastDay: string | null, status: LotStatus, product: { id: string, name: string, unit: { symbol: string } }, stock: { onHand: string, held: string }, became: Array<{ number: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LotFactsFragment = { id: string, version: number, number: string, reference: string | null, makerNumber: string | null, batch: string | null, lastDay: string | null, note: string, maker: { id: string, name: string } | null, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } }, dates: Array<{ kind: LotDateKind, date: string, origin: DateOrigin, setAt: string, setBy: { name: string } | null }> };

export type LotQueryVariables = Exact<{
  id: string;
}>;


export type LotQuery = { lot: { gs1Obstacle: string | null, status: LotStatus, disposition: LotDisposition, attachmentCount: number, publicPage: string | null, id: string, version: number, number: string, reference: string | null, makerNumber: string | null, batch: string | null, lastDay: string | null, note: string, undoneBy: { recordedAt: string } | null, decision: { recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null } | null, recalls: Array<{ id: string, number: string, kind: RecallKind, reason: string }>, recallsNotReaching: Array<{ id: string }>, recallsToConfirm: Array<{ id: string, number: string, reason: string }>, holds: Array<{ id: string, reason: string, quantity: string | null, batch: string | null, together: number, lot: { id: string, number: string, product: { name: string, unit: { symbol: string } } } | null, location: { id: string, path: string } | null, package: { id: string, sscc: string } | null, product: { id: string, name: string } | null, recall: { id: string, state: RecallState } | null, checks: Array<{ name: string, passed: boolean | null, note: string, signed: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null } | null }>, placed: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, released: { recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null } | null }>, attachments: Array<{ id: string, name: string, kind: AttachmentKind, size: number, link: { url: string } | null, added: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, lot: { id: string, number: string, product: { name: string } } | null, hold: { id: string, lot: { id: string, number: string, product: { name: string } } | null } | null }>, componentCertificates: { count: number, cut: boolean, certificates: Array<{ id: string, name: string, kind: AttachmentKind, size: number, link: { url: string } | null, added: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, lot: { id: string, number: string, product: { name: string } } | null, hold: { id: string, lot: { id: string, number: string, product: { name: string } } | null } | null }> }, labelPrints: Array<{ id: string, labelCount: number, template: { name: string }, operation: { recordedAt: string, program: string | null, actor: { name: string } | null }, link: { url: string } }>, vendor: { name: string } | null, origin:
      | { __typename: 'Bill', id: string, number: string }
      | { __typename: 'Count', id: string, number: string }
      | { __typename: 'Invoice', id: string, number: string }
      | { __typename: 'ManufacturingOrder', id: string, number: string }
      | { __typename: 'PurchaseOrder', id: string, number: string }
      | { __typename: 'Recall', id: string, number: string }
      | { __typename: 'SalesOrder', id: string, number: string }
      | { __typename: 'Transfer', id: string, number: string }
     | null, madeOf: Array<{ quantity: string, assigned: boolean, bounds: { atLeast: string, atMost: string }, run: { id: string, kind: RunKind, order: { number: string } | null }, lot: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } } }>, usedIn: Array<{ quantity: string, assigned: boolean, bounds: { atLeast: string, atMost: string }, run: { id: string, kind: RunKind, order: { number: string } | null }, lot: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } } }>, stock: { onHand: string, reserved: string, held: string, available: string }, balances: { nodes: Array<{ onHand: string, reserved: string, held: string, location: { id: string, path: string, warehouse: { name: string } | null } }>, pageInfo: { hasNextPage: boolean } }, maker: { id: string, name: string } | null, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } }, dates: Array<{ kind: LotDateKind, date: string, origin: DateOrigin, setAt: string, setBy: { name: string } | null }> } | null };

export type LotUseFactsFragment = { quantity: string, assigned: boolean, bounds: { atLeast: string, atMost: string }, run: { id: string, kind: RunKind, order: { number: string } | null }, lot: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } } };

export type LotHistoryQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type LotHistoryQuery = { lot: { moveLines: { nodes: Array<{ id: string, quantity: string, product: { tracking: Tracking }, source: { path: string, usage: LocationUsage }, destination: { path: string, usage: LocationUsage }, sourcePackage: { sscc: string } | null, destinationPackage: { sscc: string } | null, document:
          | { __typename: 'Bill', id: string, number: string }
          | { __typename: 'Count', id: string, number: string }
          | { __typename: 'Invoice', id: string, number: string }
          | { __typename: 'ManufacturingOrder', id: string, number: string }
          | { __typename: 'PurchaseOrder', id: string, number: string }
          | { __typename: 'Recall', id: string, number: string }
          | { __typename: 'SalesOrder', id: string, number: string }
          | { __typename: 'Transfer', id: string, number: string, partner: { name: string } | null }
         | null, operation: { kind: string, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }, corrects: { id: string } | null, run: { id: string, kind: RunKind } | null, correctedBy: Array<{ quantity: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type LotForEditQueryVariables = Exact<{
  id: string;
}>;


export type LotForEditQuery = { lot: { id: string, version: number, number: string, reference: string | null, makerNumber: string | null, batch: string | null, lastDay: string | null, note: string, maker: { id: string, name: string } | null, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } }, dates: Array<{ kind: LotDateKind, date: string, origin: DateOrigin, setAt: string, setBy: { name: string } | null }> } | null };

export type CreateLotMutationVariables = Exact<{
  input: CreateLotInput;
}>;


export type CreateLotMutation = { createLot:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LotPayload', lot: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null, conflicts: Array<{ lot: { id: string } | null }> }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type LotStoppedFragment = { held: number, recalls: Array<{ id: string, number: string, kind: RecallKind }> };

export type UpdateLotMutationVariables = Exact<{
  input: UpdateLotInput;
}>;


export type UpdateLotMutation = { updateLot:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LotPayload', held: number, lot: { id: string }, recalls: Array<{ id: string, number: string, kind: RecallKind }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type ManufacturingOrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ManufacturingFilter | null | undefined;
  sort?: ManufacturingSort | null | undefined;
}>;


export type ManufacturingOrdersQuery = { orders: { nodes: Array<{ id: string, number: string, state: ManufacturingState, dueOn: string, late: boolean, waiting: boolean, begun: boolean, quantity: string, produced: string, product: { name: string, unit: { symbol: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ManufacturingOrderQueryVariables = Exact<{
  id: string;
}>;


export type ManufacturingOrderQuery = { order: { id: string, number: string, version: number, state: ManufacturingState, dueOn: string, late: boolean, waiting: boolean, begun: boolean, traceable: boolean, quantity: string, produced: string, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, warehouse: { name: string }, billOfMaterials: { id: string, revision: number }, product: { id: string, name: string, unit: { symbol: string } }, remainder: { id: string, number: string } | null, remainderOf: { id: string, number: string } | null, components: Array<{ expected: string, consumed: string, missing: string, product: { id: string, name: string, unit: { symbol: string } } }>, byProducts: Array<{ expected: string, produced: string, product: { id: string, name: string, unit: { symbol: string } } }>, transfers: Array<{ id: string, number: string, state: TransferState, operationType: { kind: OperationKind } }>, runs: Array<{ id: string, posted: { recordedAt: string, occurredAt: string | null } | null, taken: Array<{ product: { id: string, name: string, unit: { symbol: string } }, numbers: { count: number, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> } }>, given: Array<{ product: { id: string, name: string, unit: { symbol: string } }, numbers: { count: number, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> } }>, outputs: Array<{ quantity: string, posted: { recordedAt: string, occurredAt: string | null } | null, uses: Array<{ quantity: string, assigned: boolean, bounds: { atLeast: string, atMost: string }, lot: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } } }>, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }> }>, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } } | null };

export type ManufacturingOrderFactsFragment = { id: string, number: string, version: number, state: ManufacturingState, dueOn: string, late: boolean, waiting: boolean, begun: boolean, traceable: boolean, quantity: string, produced: string, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, warehouse: { name: string }, billOfMaterials: { id: string, revision: number }, product: { id: string, name: string, unit: { symbol: string } }, remainder: { id: string, number: string } | null, remainderOf: { id: string, number: string } | null, components: Array<{ expected: string, consumed: string, missing: string, product: { id: string, name: string, unit: { symbol: string } } }>, byProducts: Array<{ expected: string, produced: string, product: { id: string, name: string, unit: { symbol: string } } }>, transfers: Array<{ id: string, number: string, state: TransferState, operationType: { kind: OperationKind } }>, runs: Array<{ id: string, posted: { recordedAt: string, occurredAt: string | null } | null, taken: Array<{ product: { id: string, name: string, unit: { symbol: string } }, numbers: { count: number, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> } }>, given: Array<{ product: { id: string, name: string, unit: { symbol: string } }, numbers: { count: number, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> } }>, outputs: Array<{ quantity: string, posted: { recordedAt: string, occurredAt: string | null } | null, uses: Array<{ quantity: string, assigned: boolean, bounds: { atLeast: string, atMost: string }, lot: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } } }>, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }> }> };

export type RunInShortFragment = { id: string, posted: { recordedAt: string, occurredAt: string | null } | null, taken: Array<{ product: { id: string, name: string, unit: { symbol: string } }, numbers: { count: number, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> } }>, given: Array<{ product: { id: string, name: string, unit: { symbol: string } }, numbers: { count: number, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> } }>, outputs: Array<{ quantity: string, posted: { recordedAt: string, occurredAt: string | null } | null, uses: Array<{ quantity: string, assigned: boolean, bounds: { atLeast: string, atMost: string }, lot: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } } }>, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }> };

export type MovedInShortFragment = { product: { id: string, name: string, unit: { symbol: string } }, numbers: { count: number, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> } };

export type RunFactsFragment = { id: string, inputs: Array<{ quantity: string, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }>, outputs: Array<{ quantity: string, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }> };

export type RunLotFactsFragment = { quantity: string, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } };

export type RunToAssignQueryVariables = Exact<{
  id: string;
}>;


export type RunToAssignQuery = { run:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run', id: string, order: { id: string, number: string } | null, inputs: Array<{ quantity: string, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }>, outputs: Array<{ quantity: string, uses: Array<{ quantity: string, lot: { id: string } | null }>, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }> }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine' }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type RunToAssignFactsFragment = { id: string, inputs: Array<{ quantity: string, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }>, outputs: Array<{ quantity: string, uses: Array<{ quantity: string, lot: { id: string } | null }>, lot: { id: string, number: string } | null, product: { id: string, name: string, tracking: Tracking, step: string, unit: { symbol: string } } }> };

export type LotByScanQueryVariables = Exact<{
  scan: ScanInput;
}>;


export type LotByScanQuery = { resolveScan: { scan: { meaning:
        | { __typename: 'ScannedDocument' }
        | { __typename: 'ScannedLocation' }
        | { __typename: 'ScannedLot', lot: { id: string } }
        | { __typename: 'ScannedNewNumber' }
        | { __typename: 'ScannedPackage' }
        | { __typename: 'ScannedProduct' }
        | { __typename: 'ScannedSeveral' }
        | { __typename: 'ScannedUnknown' }
       } } };

export type AssignInputsMutationVariables = Exact<{
  input: AssignInputsInput;
}>;


export type AssignInputsMutation = { assignInputs:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RunPayload', run: { id: string } }
   };

export type WarehousesToMakeInQueryVariables = Exact<{ [key: string]: never; }>;


export type WarehousesToMakeInQuery = { warehouses: Array<{ id: string, name: string }> };

export type CreateManufacturingOrderMutationVariables = Exact<{
  input: CreateManufacturingOrderInput;
}>;


export type CreateManufacturingOrderMutation = { createManufacturingOrder:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'ManufacturingOrderPayload', order: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ConfirmManufacturingOrderMutationVariables = Exact<{
  input: ConfirmManufacturingOrderInput;
}>;


export type ConfirmManufacturingOrderMutation = { confirmManufacturingOrder:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'ManufacturingOrderPayload', order: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type StartRunMutationVariables = Exact<{
  input: StartRunInput;
}>;


export type StartRunMutation = { startRun:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'ManufacturingOrderPayload', order: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type FinishManufacturingOrderMutationVariables = Exact<{
  input: FinishManufacturingOrderInput;
}>;


export type FinishManufacturingOrderMutation = { finishManufacturingOrder:
    | { __typename: 'FinishManufacturingOrderPayload', remainder: { id: string } | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type CancelManufacturingOrderMutationVariables = Exact<{
  input: CancelManufacturingOrderInput;
}>;


export type CancelManufacturingOrderMutation = { cancelManufacturingOrder:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'ManufacturingOrderPayload', order: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type BillsOfMaterialsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: BillOfMaterialsFilter | null | undefined;
}>;


export type BillsOfMaterialsQuery = { bills: { nodes: Array<{ id: string, revision: number, quantity: string, validFrom: string, state: BillOfMaterialsState, product: { id: string, name: string, unit: { symbol: string } }, components: Array<{ product: { name: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BillOfMaterialsRowFragment = { id: string, revision: number, quantity: string, validFrom: string, state: BillOfMaterialsState, product: { id: string, name: string, unit: { symbol: string } }, components: Array<{ product: { name: string } }> };

export type MaterialProductFragment = { id: string, sku: string, name: string, tracking: Tracking, unit: { symbol: string } };

export type BillOfMaterialsFactsFragment = { id: string, revision: number, quantity: string, validFrom: string, state: BillOfMaterialsState, product: { id: string, sku: string, name: string, tracking: Tracking, unit: { symbol: string } }, components: Array<{ quantity: string, loss: string, product: { id: string, sku: string, name: string, tracking: Tracking, unit: { symbol: string } } }>, byProducts: Array<{ quantity: string, product: { id: string, sku: string, name: string, tracking: Tracking, unit: { symbol: string } } }>, operation: { recordedAt: string, actor: { name: string } | null } };

export type BillOfMaterialsQueryVariables = Exact<{
  id: string;
}>;


export type BillOfMaterialsQuery = { bill: { id: string, revision: number, quantity: string, validFrom: string, state: BillOfMaterialsState, product: { id: string, sku: string, name: string, tracking: Tracking, unit: { symbol: string } }, components: Array<{ quantity: string, loss: string, product: { id: string, sku: string, name: string, tracking: Tracking, unit: { symbol: string } } }>, byProducts: Array<{ quantity: string, product: { id: string, sku: string, name: string, tracking: Tracking, unit: { symbol: string } } }>, operation: { recordedAt: string, actor: { name: string } | null } } | null };

export type BillsOfMaterialsNowQueryVariables = Exact<{
  product: string;
}>;


export type BillsOfMaterialsNowQuery = { bills: { nodes: Array<{ id: string, revision: number, quantity: string, validFrom: string, state: BillOfMaterialsState, product: { id: string, sku: string, name: string, tracking: Tracking, unit: { symbol: string } }, components: Array<{ quantity: string, loss: string, product: { id: string, sku: string, name: string, tracking: Tracking, unit: { symbol: string } } }>, byProducts: Array<{ quantity: string, product: { id: string, sku: string, name: string, tracking: Tracking, unit: { symbol: string } } }>, operation: { recordedAt: string, actor: { name: string } | null } }> } };

export type MaterialsOfProductQueryVariables = Exact<{
  product: string;
}>;


export type MaterialsOfProductQuery = { made: { nodes: Array<{ id: string, revision: number, quantity: string, validFrom: string, state: BillOfMaterialsState, product: { id: string, name: string, unit: { symbol: string } }, components: Array<{ product: { name: string } }> }> }, used: { nodes: Array<{ id: string, revision: number, quantity: string, validFrom: string, state: BillOfMaterialsState, product: { id: string, name: string, unit: { symbol: string } }, components: Array<{ product: { name: string } }> }> } };

export type SaveBillOfMaterialsMutationVariables = Exact<{
  input: SaveBillOfMaterialsInput;
}>;


export type SaveBillOfMaterialsMutation = { saveBillOfMaterials:
    | { __typename: 'BillOfMaterialsPayload', billOfMaterials: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

type PaperRow_Bill_Fragment = { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress, partner: { name: string } };

type PaperRow_Invoice_Fragment = { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress, partner: { name: string } };

export type PaperRowFragment =
  | PaperRow_Bill_Fragment
  | PaperRow_Invoice_Fragment
;

export type BillsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MoneyPaperFilter | null | undefined;
  sort?: MoneyPaperSort | null | undefined;
}>;


export type BillsQuery = { papers: { nodes: Array<{ id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress, partner: { name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type InvoicesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MoneyPaperFilter | null | undefined;
  sort?: MoneyPaperSort | null | undefined;
}>;


export type InvoicesQuery = { papers: { nodes: Array<{ id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress, partner: { name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PaperLineFragment = { id: string, text: string, quantity: string, stockQuantity: string | null, price: string, pricePer: PricePer, taxRate: string, net: string, match: ThreeWayMatch, leftToCredit: string, perPackaging: string | null, unit: { symbol: string } | null, packaging: { name: string } | null, product: { id: string, unit: { symbol: string } } | null };

type PaperPage_Bill_Fragment = { version: number, issuedOn: string, net: string, tax: string, createdAt: string, id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, paymentTerms: { days: number, endOfMonth: boolean } | null, createdBy: { name: string } | null, lines: { totalCount: number, nodes: Array<{ id: string, text: string, quantity: string, stockQuantity: string | null, price: string, pricePer: PricePer, taxRate: string, net: string, match: ThreeWayMatch, leftToCredit: string, perPackaging: string | null, unit: { symbol: string } | null, packaging: { name: string } | null, product: { id: string, unit: { symbol: string } } | null }>, pageInfo: { hasNextPage: boolean } }, payments: Array<{ id: string, amount: string, paidOn: string, method: string, reference: string | null, cancelled: boolean }>, credits:
    | { id: string, number: string }
    | { id: string, number: string }
   | null, creditNotes: Array<
    | { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress }
    | { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress }
  >, partner: { name: string }, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } };

type PaperPage_Invoice_Fragment = { version: number, issuedOn: string, net: string, tax: string, createdAt: string, id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, paymentTerms: { days: number, endOfMonth: boolean } | null, createdBy: { name: string } | null, lines: { totalCount: number, nodes: Array<{ id: string, text: string, quantity: string, stockQuantity: string | null, price: string, pricePer: PricePer, taxRate: string, net: string, match: ThreeWayMatch, leftToCredit: string, perPackaging: string | null, unit: { symbol: string } | null, packaging: { name: string } | null, product: { id: string, unit: { symbol: string } } | null }>, pageInfo: { hasNextPage: boolean } }, payments: Array<{ id: string, amount: string, paidOn: string, method: string, reference: string | null, cancelled: boolean }>, credits:
    | { id: string, number: string }
    | { id: string, number: string }
   | null, creditNotes: Array<
    | { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress }
    | { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress }
  >, partner: { name: string }, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } };

export type PaperPageFragment =
  | PaperPage_Bill_Fragment
  | PaperPage_Invoice_Fragment
;

export type PaperLineOfFragment = { credits: { id: string } | null, orderLine:
    | { id: string }
    | { id: string }
   | null, ordered: { ordered: string, moved: string, billed: string } | null };

export type BillQueryVariables = Exact<{
  id: string;
}>;


export type BillQuery = { paper: { vendorNumber: string | null, version: number, issuedOn: string, net: string, tax: string, createdAt: string, id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress, order: { id: string, number: string } | null, lines: { totalCount: number, nodes: Array<{ id: string, text: string, quantity: string, stockQuantity: string | null, price: string, pricePer: PricePer, taxRate: string, net: string, match: ThreeWayMatch, leftToCredit: string, perPackaging: string | null, credits: { id: string } | null, orderLine:
          | { id: string }
          | { id: string }
         | null, ordered: { ordered: string, moved: string, billed: string } | null, unit: { symbol: string } | null, packaging: { name: string } | null, product: { id: string, unit: { symbol: string } } | null }>, pageInfo: { hasNextPage: boolean } }, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, paymentTerms: { days: number, endOfMonth: boolean } | null, createdBy: { name: string } | null, payments: Array<{ id: string, amount: string, paidOn: string, method: string, reference: string | null, cancelled: boolean }>, credits:
      | { id: string, number: string }
      | { id: string, number: string }
     | null, creditNotes: Array<
      | { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress }
      | { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress }
    >, partner: { name: string }, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } } | null };

export type InvoiceQueryVariables = Exact<{
  id: string;
}>;


export type InvoiceQuery = { paper: { version: number, issuedOn: string, net: string, tax: string, createdAt: string, id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress, order: { id: string, number: string } | null, lines: { totalCount: number, nodes: Array<{ id: string, text: string, quantity: string, stockQuantity: string | null, price: string, pricePer: PricePer, taxRate: string, net: string, match: ThreeWayMatch, leftToCredit: string, perPackaging: string | null, credits: { id: string } | null, orderLine:
          | { id: string }
          | { id: string }
         | null, ordered: { ordered: string, moved: string, billed: string } | null, unit: { symbol: string } | null, packaging: { name: string } | null, product: { id: string, unit: { symbol: string } } | null }>, pageInfo: { hasNextPage: boolean } }, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, paymentTerms: { days: number, endOfMonth: boolean } | null, createdBy: { name: string } | null, payments: Array<{ id: string, amount: string, paidOn: string, method: string, reference: string | null, cancelled: boolean }>, credits:
      | { id: string, number: string }
      | { id: string, number: string }
     | null, creditNotes: Array<
      | { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress }
      | { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, due: string, payment: Progress }
    >, partner: { name: string }, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } } | null };

export type InvoiceLotsQueryVariables = Exact<{
  id: string;
}>;


export type InvoiceLotsQuery = { invoice: { lines: { nodes: Array<{ id: string, text: string, product: { id: string, unit: { symbol: string } } | null, lots: { count: number, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> } }> } } | null };

export type OrderToBillQueryVariables = Exact<{
  id: string;
}>;


export type OrderToBillQuery = { order: { id: string, number: string, currency: string, lines: { totalCount: number, nodes: Array<{ id: string, text: string, quantity: string, stockQuantity: string, price: string, pricePer: PricePer, taxRate: string, perPackaging: string | null, left: string, unit: { symbol: string }, packaging: { name: string } | null, product: { unit: { symbol: string } } }> } } | null };

export type SaleToInvoiceQueryVariables = Exact<{
  id: string;
}>;


export type SaleToInvoiceQuery = { order: { id: string, number: string, currency: string, lines: { totalCount: number, nodes: Array<{ id: string, text: string, quantity: string, stockQuantity: string, price: string, pricePer: PricePer, taxRate: string, perPackaging: string | null, left: string, unit: { symbol: string }, packaging: { name: string } | null, product: { unit: { symbol: string } } }> } } | null };

export type CreateBillMutationVariables = Exact<{
  input: CreateBillInput;
}>;


export type CreateBillMutation = { createBill:
    | { __typename: 'BillPayload', bill: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type CreateInvoiceMutationVariables = Exact<{
  input: CreateInvoiceInput;
}>;


export type CreateInvoiceMutation = { createInvoice:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'InvoicePayload', invoice: { id: string } }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type UpdateBillMutationVariables = Exact<{
  input: UpdateBillInput;
}>;


export type UpdateBillMutation = { updateBill:
    | { __typename: 'BillPayload', bill: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type UpdateInvoiceMutationVariables = Exact<{
  input: UpdateInvoiceInput;
}>;


export type UpdateInvoiceMutation = { updateInvoice:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'InvoicePayload', invoice: { id: string } }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type PostBillMutationVariables = Exact<{
  input: PostBillInput;
}>;


export type PostBillMutation = { postBill:
    | { __typename: 'BillPayload', bill: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type PostInvoiceMutationVariables = Exact<{
  input: PostInvoiceInput;
}>;


export type PostInvoiceMutation = { postInvoice:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvoicePayload', invoice: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type CancelBillMutationVariables = Exact<{
  input: CancelBillInput;
}>;


export type CancelBillMutation = { cancelBill:
    | { __typename: 'BillPayload', bill: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type CancelInvoiceMutationVariables = Exact<{
  input: CancelInvoiceInput;
}>;


export type CancelInvoiceMutation = { cancelInvoice:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'InvoicePayload', invoice: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type RegisterPaymentMutationVariables = Exact<{
  input: RegisterPaymentInput;
}>;


export type RegisterPaymentMutation = { registerPayment:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'MoreThanDue', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PaymentPayload', payment: { id: string } }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type CancelPaymentMutationVariables = Exact<{
  input: CancelPaymentInput;
}>;


export type CancelPaymentMutation = { cancelPayment:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PaymentPayload', payment: { id: string } }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type OrderLineAnnouncedQueryVariables = Exact<{
  line: string;
  first: number;
  after?: string | null | undefined;
}>;


export type OrderLineAnnouncedQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine', expectedNumbers: { nodes: Array<{ id: string, number: string, makerNumber: string | null, quantity: string, recorded: string, verdict: ExpectedVerdict, expiryDate: string | null, bestBeforeDate: string | null, carton: string | null, pallet: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run' }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine' }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type UnreadQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadQuery = { notices: { totalCount: number, nodes: Array<{ id: string, kind: NoticeKind, phrase: string, day: string | null }> } };

export type NoticesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  unread?: boolean | null | undefined;
}>;


export type NoticesQuery = { notices: { nodes: Array<{ id: string, kind: NoticeKind, phrase: string, day: string | null, at: string, readAt: string | null, subject:
        | { __typename: 'ApiToken', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'Bill', id: string }
        | { __typename: 'BillOfMaterials', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Comment', id: string }
        | { __typename: 'Count', id: string }
        | { __typename: 'CountPosition', id: string }
        | { __typename: 'Entry', id: string }
        | { __typename: 'ExpectedNumber', id: string }
        | { __typename: 'Hold', id: string }
        | { __typename: 'Import', id: string }
        | { __typename: 'Invoice', id: string }
        | { __typename: 'LabelPrint', id: string }
        | { __typename: 'LabelTemplate', id: string }
        | { __typename: 'Location', id: string }
        | { __typename: 'Lot', id: string }
        | { __typename: 'ManufacturingOrder', id: string }
        | { __typename: 'MoneyLine', id: string }
        | { __typename: 'MoveLine', id: string }
        | { __typename: 'NumberDraft', id: string }
        | { __typename: 'Operation', id: string }
        | { __typename: 'OperationType', id: string }
        | { __typename: 'Package', id: string }
        | { __typename: 'Packaging', id: string }
        | { __typename: 'Partner', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'PurchaseOrder', id: string }
        | { __typename: 'PurchaseOrderLine', id: string }
        | { __typename: 'PutawayRule', id: string }
        | { __typename: 'QuarantineRule', id: string }
        | { __typename: 'Recall', id: string }
        | { __typename: 'Reservation', id: string }
        | { __typename: 'Run', id: string }
        | { __typename: 'SalesOrder', id: string }
        | { __typename: 'SalesOrderLine', id: string }
        | { __typename: 'ScrapReason', id: string }
        | { __typename: 'Session', id: string }
        | { __typename: 'Transfer', id: string }
        | { __typename: 'TransferLine', id: string }
        | { __typename: 'Unit', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MarkNoticesReadMutationVariables = Exact<{
  input: MarkNoticesReadInput;
}>;


export type MarkNoticesReadMutation = { markNoticesRead:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NoticesPayload', unread: number }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type NoticeSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticeSettingsQuery = { noticeSettings: { email: string | null, mailOn: boolean, choices: Array<{ kind: NoticeKind, inApp: boolean, byMail: boolean }> } | null, settings: { version: number, expiryNoticeDays: number, noticesKeptDays: number } };

export type ChooseNoticesMutationVariables = Exact<{
  input: ChooseNoticesInput;
}>;


export type ChooseNoticesMutation = { chooseNotices:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NoticeSettingsPayload', settings: { email: string | null } }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type MailQueryVariables = Exact<{ [key: string]: never; }>;


export type MailQuery = { noticeSettings: { email: string | null } | null, mail: { on: boolean, server: string | null, tls: string | null, sender: string | null, lastTriedAt: string | null, error: string | null, FAILED: { totalCount: number }, WAITING: { totalCount: number }, DONE: { totalCount: number } } };

export type LettersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  state: OutboxState;
}>;


export type LettersQuery = { mail: { letters: { nodes: Array<{ id: string, subject: string, state: OutboxState, at: string, endedAt: string | null, tries: number, error: string | null, to: { name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type SendTestMailMutationVariables = Exact<{
  input: SendTestMailInput;
}>;


export type SendTestMailMutation = { sendTestMail:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LetterPayload', letter: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type RetryLetterMutationVariables = Exact<{
  input: RetryLetterInput;
}>;


export type RetryLetterMutation = { retryLetter:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LetterPayload', letter: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ConfirmOrderMutationVariables = Exact<{
  input: ConfirmPurchaseOrderInput;
}>;


export type ConfirmOrderMutation = { confirmPurchaseOrder:
    | { __typename: 'ApprovalRequired', leastRole: Role }
    | { __typename: 'ConfirmPurchaseOrderPayload', receipts: Array<{ id: string }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type DeclineOrderMutationVariables = Exact<{
  input: DeclinePurchaseOrderInput;
}>;


export type DeclineOrderMutation = { declinePurchaseOrder:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PurchaseOrderPayload', order: { id: string } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type CancelOrderMutationVariables = Exact<{
  input: CancelPurchaseOrderInput;
}>;


export type CancelOrderMutation = { cancelPurchaseOrder:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PurchaseOrderPayload', order: { id: string } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ConfirmSaleMutationVariables = Exact<{
  input: ConfirmSalesOrderInput;
}>;


export type ConfirmSaleMutation = { confirmSalesOrder:
    | { __typename: 'ConfirmSalesOrderPayload', deliveries: Array<{ id: string }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type CancelSaleMutationVariables = Exact<{
  input: CancelSalesOrderInput;
}>;


export type CancelSaleMutation = { cancelSalesOrder:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'SalesOrderPayload', order: { id: string } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type MakeReceiptMutationVariables = Exact<{
  input: MakeReceiptInput;
}>;


export type MakeReceiptMutation = { makeReceipt:
    | { __typename: 'ConfirmPurchaseOrderPayload', receipts: Array<{ id: string }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type MakeDeliveryMutationVariables = Exact<{
  input: MakeDeliveryInput;
}>;


export type MakeDeliveryMutation = { makeDelivery:
    | { __typename: 'ConfirmSalesOrderPayload', deliveries: Array<{ id: string }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type OrderProductFragment = { id: string, name: string, sku: string, purchasePrice: string | null, salesPrice: string | null, taxRate: string, step: string, unit: { id: string, name: string, symbol: string, category: string }, packagings: Array<{ id: string, name: string, quantity: string }> };

export type OrderProductByIdQueryVariables = Exact<{
  id: string;
}>;


export type OrderProductByIdQuery = { product: { id: string, name: string, sku: string, purchasePrice: string | null, salesPrice: string | null, taxRate: string, step: string, unit: { id: string, name: string, symbol: string, category: string }, packagings: Array<{ id: string, name: string, quantity: string }> } | null };

export type OrderFormQueryVariables = Exact<{ [key: string]: never; }>;


export type OrderFormQuery = { settings: { company: { currency: string } }, warehouses: Array<{ id: string, name: string }>, units: Array<{ id: string, name: string, symbol: string, category: string, kind: UnitKind, numerator: number, denominator: number }> };

type OrderLineForEdit_PurchaseOrderLine_Fragment = { id: string, quantity: string, price: string, pricePer: PricePer, taxRate: string, text: string, perPackaging: string | null, unit: { id: string }, packaging: { id: string, name: string } | null, product: { id: string, name: string, sku: string, purchasePrice: string | null, salesPrice: string | null, taxRate: string, step: string, unit: { id: string, name: string, symbol: string, category: string }, packagings: Array<{ id: string, name: string, quantity: string }> } };

type OrderLineForEdit_SalesOrderLine_Fragment = { id: string, quantity: string, price: string, pricePer: PricePer, taxRate: string, text: string, perPackaging: string | null, unit: { id: string }, packaging: { id: string, name: string } | null, product: { id: string, name: string, sku: string, purchasePrice: string | null, salesPrice: string | null, taxRate: string, step: string, unit: { id: string, name: string, symbol: string, category: string }, packagings: Array<{ id: string, name: string, quantity: string }> } };

export type OrderLineForEditFragment =
  | OrderLineForEdit_PurchaseOrderLine_Fragment
  | OrderLineForEdit_SalesOrderLine_Fragment
;

export type OrderForEditQueryVariables = Exact<{
  id: string;
}>;


export type OrderForEditQuery = { order: { id: string, number: string, version: number, state: OrderState, currency: string, day: string, reference: string | null, paymentTerms: { days: number, endOfMonth: boolean }, partner: { id: string, name: string, currency: string }, warehouse: { id: string, name: string }, lines: { totalCount: number, nodes: Array<{ id: string, quantity: string, price: string, pricePer: PricePer, taxRate: string, text: string, perPackaging: string | null, unit: { id: string }, packaging: { id: string, name: string } | null, product: { id: string, name: string, sku: string, purchasePrice: string | null, salesPrice: string | null, taxRate: string, step: string, unit: { id: string, name: string, symbol: string, category: string }, packagings: Array<{ id: string, name: string, quantity: string }> } }> } } | null };

export type SaleForEditQueryVariables = Exact<{
  id: string;
}>;


export type SaleForEditQuery = { order: { id: string, number: string, version: number, state: OrderState, currency: string, day: string, reference: string | null, paymentTerms: { days: number, endOfMonth: boolean }, partner: { id: string, name: string, currency: string }, deliverTo: { street: string, city: string, region: string | null, postalCode: string, country: string }, warehouse: { id: string, name: string }, lines: { totalCount: number, nodes: Array<{ id: string, quantity: string, price: string, pricePer: PricePer, taxRate: string, text: string, perPackaging: string | null, unit: { id: string }, packaging: { id: string, name: string } | null, product: { id: string, name: string, sku: string, purchasePrice: string | null, salesPrice: string | null, taxRate: string, step: string, unit: { id: string, name: string, symbol: string, category: string }, packagings: Array<{ id: string, name: string, quantity: string }> } }> } } | null };

export type OrderScanQueryVariables = Exact<{
  scan: ScanInput;
}>;


export type OrderScanQuery = { resolveScan: { scan: { meaning:
        | { __typename: 'ScannedDocument' }
        | { __typename: 'ScannedLocation' }
        | { __typename: 'ScannedLot', lot: { product: { id: string, name: string, sku: string, purchasePrice: string | null, salesPrice: string | null, taxRate: string, step: string, unit: { id: string, name: string, symbol: string, category: string }, packagings: Array<{ id: string, name: string, quantity: string }> } } }
        | { __typename: 'ScannedNewNumber', forProduct: { id: string, name: string, sku: string, purchasePrice: string | null, salesPrice: string | null, taxRate: string, step: string, unit: { id: string, name: string, symbol: string, category: string }, packagings: Array<{ id: string, name: string, quantity: string }> } | null }
        | { __typename: 'ScannedPackage' }
        | { __typename: 'ScannedProduct', product: { id: string, name: string, sku: string, purchasePrice: string | null, salesPrice: string | null, taxRate: string, step: string, unit: { id: string, name: string, symbol: string, category: string }, packagings: Array<{ id: string, name: string, quantity: string }> }, packaging: { id: string } | null }
        | { __typename: 'ScannedSeveral' }
        | { __typename: 'ScannedUnknown' }
       } } };

export type CreateOrderMutationVariables = Exact<{
  input: CreatePurchaseOrderInput;
}>;


export type CreateOrderMutation = { createPurchaseOrder:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PurchaseOrderPayload', order: { id: string } }
   };

export type UpdateOrderMutationVariables = Exact<{
  input: UpdatePurchaseOrderInput;
}>;


export type UpdateOrderMutation = { updatePurchaseOrder:
    | { __typename: 'AboveLimit', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PurchaseOrderPayload', order: { id: string } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type CreateSaleMutationVariables = Exact<{
  input: CreateSalesOrderInput;
}>;


export type CreateSaleMutation = { createSalesOrder:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'SalesOrderPayload', order: { id: string } }
   };

export type UpdateSaleMutationVariables = Exact<{
  input: UpdateSalesOrderInput;
}>;


export type UpdateSaleMutation = { updateSalesOrder:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'SalesOrderPayload', order: { id: string } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type OrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort?: OrderSort | null | undefined;
}>;


export type OrdersQuery = { orders: { nodes: Array<{ id: string, number: string, state: OrderState, notUnderWay: number, total: string, currency: string, approvalAskedAt: string | null, moved: Progress, day: string, partner: { name: string }, lines: { totalCount: number, nodes: Array<{ stockQuantity: string, moved: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SalesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort?: OrderSort | null | undefined;
}>;


export type SalesQuery = { orders: { nodes: Array<{ id: string, number: string, state: OrderState, notUnderWay: number, total: string, currency: string, moved: Progress, day: string, partner: { name: string }, lines: { totalCount: number, nodes: Array<{ stockQuantity: string, moved: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

type OrderHead_PurchaseOrder_Fragment = { id: string, number: string, version: number, state: OrderState, notUnderWay: number, createdAt: string, currency: string, net: string, tax: string, total: string, traceable: boolean, createdBy: { name: string } | null, warehouse: { name: string }, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, transfers: Array<{ id: string, number: string, state: TransferState, dueOn: string, late: boolean, operationType: { kind: OperationKind }, progress: { lines: number, linesDone: number, linesBegun: number } }> };

type OrderHead_SalesOrder_Fragment = { id: string, number: string, version: number, state: OrderState, notUnderWay: number, createdAt: string, currency: string, net: string, tax: string, total: string, traceable: boolean, createdBy: { name: string } | null, warehouse: { name: string }, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, transfers: Array<{ id: string, number: string, state: TransferState, dueOn: string, late: boolean, operationType: { kind: OperationKind }, progress: { lines: number, linesDone: number, linesBegun: number } }> };

export type OrderHeadFragment =
  | OrderHead_PurchaseOrder_Fragment
  | OrderHead_SalesOrder_Fragment
;

type OrderLineFacts_PurchaseOrderLine_Fragment = { id: string, text: string, quantity: string, stockQuantity: string, price: string, pricePer: PricePer, net: string, perPackaging: string | null, unit: { symbol: string }, packaging: { name: string } | null, product: { id: string, name: string, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string }, stock: { onHand: string, available: string, forecast: string } } };

type OrderLineFacts_SalesOrderLine_Fragment = { id: string, text: string, quantity: string, stockQuantity: string, price: string, pricePer: PricePer, net: string, perPackaging: string | null, unit: { symbol: string }, packaging: { name: string } | null, product: { id: string, name: string, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string }, stock: { onHand: string, available: string, forecast: string } } };

export type OrderLineFactsFragment =
  | OrderLineFacts_PurchaseOrderLine_Fragment
  | OrderLineFacts_SalesOrderLine_Fragment
;

type PaperOnOrder_Bill_Fragment = { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, payment: Progress };

type PaperOnOrder_Invoice_Fragment = { id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, payment: Progress };

export type PaperOnOrderFragment =
  | PaperOnOrder_Bill_Fragment
  | PaperOnOrder_Invoice_Fragment
;

export type OrderQueryVariables = Exact<{
  id: string;
}>;


export type OrderQuery = { order: { approvalAskedAt: string | null, declinedReason: string | null, leastRole: Role, id: string, number: string, version: number, state: OrderState, notUnderWay: number, createdAt: string, currency: string, net: string, tax: string, total: string, traceable: boolean, moved: Progress, day: string, reference: string | null, approvalAskedBy: { name: string } | null, paymentTerms: { days: number, endOfMonth: boolean }, partner: { name: string }, lines: { totalCount: number, nodes: Array<{ id: string, text: string, quantity: string, stockQuantity: string, price: string, pricePer: PricePer, net: string, perPackaging: string | null, moved: string, left: string, unit: { symbol: string }, packaging: { name: string } | null, product: { id: string, name: string, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string }, stock: { onHand: string, available: string, forecast: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, papers: Array<{ id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, payment: Progress }>, createdBy: { name: string } | null, warehouse: { name: string }, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, transfers: Array<{ id: string, number: string, state: TransferState, dueOn: string, late: boolean, operationType: { kind: OperationKind }, progress: { lines: number, linesDone: number, linesBegun: number } }>, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } } | null };

export type SaleQueryVariables = Exact<{
  id: string;
}>;


export type SaleQuery = { order: { id: string, number: string, version: number, state: OrderState, notUnderWay: number, createdAt: string, currency: string, net: string, tax: string, total: string, traceable: boolean, moved: Progress, day: string, reference: string | null, paymentTerms: { days: number, endOfMonth: boolean }, partner: { name: string }, lines: { totalCount: number, nodes: Array<{ reserved: string, id: string, text: string, quantity: string, stockQuantity: string, price: string, pricePer: PricePer, net: string, perPackaging: string | null, moved: string, left: string, unit: { symbol: string }, packaging: { name: string } | null, product: { id: string, name: string, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string }, stock: { onHand: string, available: string, forecast: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, deliverTo: { street: string, city: string, region: string | null, postalCode: string, country: string }, papers: Array<{ id: string, number: string, kind: MoneyPaperKind, state: MoneyPaperState, dueOn: string, currency: string, total: string, payment: Progress }>, createdBy: { name: string } | null, warehouse: { name: string }, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, transfers: Array<{ id: string, number: string, state: TransferState, dueOn: string, late: boolean, operationType: { kind: OperationKind }, progress: { lines: number, linesDone: number, linesBegun: number } }>, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } } | null };

export type PackagesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: PackageFilter | null | undefined;
}>;


export type PackagesQuery = { packages: { nodes: Array<{ id: string, sscc: string, contentCount: number, location: { path: string } | null, holds: Array<{ id: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PackedGoodsFragment = { onHand: string, reserved: string, held: string, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } }, lot: { id: string, number: string } | null, location: { id: string, path: string } };

export type PackageQueryVariables = Exact<{
  id: string;
}>;


export type PackageQuery = { package: { id: string, sscc: string, contentCount: number, contentsSheet: { url: string } | null, location: { id: string, path: string } | null, holds: Array<{ id: string, reason: string, quantity: string | null, batch: string | null, together: number, lot: { id: string, number: string, product: { name: string, unit: { symbol: string } } } | null, location: { id: string, path: string } | null, package: { id: string, sscc: string } | null, product: { id: string, name: string } | null, recall: { id: string, state: RecallState } | null, checks: Array<{ name: string, passed: boolean | null, note: string, signed: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null } | null }>, placed: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, released: { recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null } | null }> } | null };

export type PackageContentsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PackageContentsQuery = { package: { contents: { nodes: Array<{ onHand: string, reserved: string, held: string, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } }, lot: { id: string, number: string } | null, location: { id: string, path: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PackageLifeQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PackageLifeQuery = { package: { moveLines: { nodes: Array<{ id: string, quantity: string, product: { name: string, unit: { symbol: string } }, lot: { id: string, number: string } | null, source: { path: string }, destination: { path: string }, sourcePackage: { id: string } | null, destinationPackage: { id: string } | null, operation: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type LooseGoodsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: BalanceFilter | null | undefined;
}>;


export type LooseGoodsQuery = { balances: { nodes: Array<{ onHand: string, reserved: string, held: string, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } }, lot: { id: string, number: string } | null, location: { id: string, path: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PackGoodsMutationVariables = Exact<{
  input: PackGoodsInput;
}>;


export type PackGoodsMutation = { packGoods:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'KeysExhausted', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackingPayload', package: { id: string, sscc: string } }
   };

export type UnpackGoodsMutationVariables = Exact<{
  input: UnpackGoodsInput;
}>;


export type UnpackGoodsMutation = { unpackGoods:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackingPayload', package: { id: string, sscc: string } }
   };

export type MovePackageMutationVariables = Exact<{
  input: MovePackageInput;
}>;


export type MovePackageMutation = { movePackage:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackingPayload', package: { id: string, sscc: string }, lost: Array<{ quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } }> }
   };

export type PutInPackageMutationVariables = Exact<{
  input: PutInPackageInput;
}>;


export type PutInPackageMutation = { putInPackage:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'KeysExhausted', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PutInPackagePayload', count: number, package: { id: string, sscc: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ProductToOpenFragment = { id: string, name: string, tracking: Tracking, unit: { symbol: string, kind: UnitKind } };

export type ProductToOpenQueryVariables = Exact<{
  id: string;
}>;


export type ProductToOpenQuery = { product: { id: string, name: string, tracking: Tracking, unit: { symbol: string, kind: UnitKind } } | null };

export type ScannedToOpenFragment = { takesOpeningStock: boolean, id: string, name: string, tracking: Tracking, unit: { symbol: string, kind: UnitKind } };

export type ScanToOpenQueryVariables = Exact<{
  scan: ScanInput;
}>;


export type ScanToOpenQuery = { resolveScan: { scan: { problems: Array<{ message: string }>, meaning:
        | { __typename: 'ScannedDocument' }
        | { __typename: 'ScannedLocation', location: { id: string, path: string } }
        | { __typename: 'ScannedLot', quantity: string | null, lot: { number: string, product: { takesOpeningStock: boolean, id: string, name: string, tracking: Tracking, unit: { symbol: string, kind: UnitKind } } } }
        | { __typename: 'ScannedNewNumber', number: string, quantity: string | null, forProduct: { takesOpeningStock: boolean, id: string, name: string, tracking: Tracking, unit: { symbol: string, kind: UnitKind } } | null, dates: Array<{ date: string }> }
        | { __typename: 'ScannedPackage' }
        | { __typename: 'ScannedProduct', quantity: string | null, product: { takesOpeningStock: boolean, id: string, name: string, tracking: Tracking, unit: { symbol: string, kind: UnitKind } } }
        | { __typename: 'ScannedSeveral' }
        | { __typename: 'ScannedUnknown' }
       } } };

export type RecordOpeningStockMutationVariables = Exact<{
  input: RecordOpeningStockInput;
}>;


export type RecordOpeningStockMutation = { recordOpeningStock:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PostedPayload', lineCount: number }
   };

export type ProductRowFragment = { id: string, sku: string, name: string, tracking: Tracking, active: boolean, unit: { symbol: string, kind: UnitKind }, stock: { onHand: string } };

export type ProductsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type ProductsQuery = { products: { nodes: Array<{ id: string, sku: string, name: string, tracking: Tracking, active: boolean, unit: { symbol: string, kind: UnitKind }, stock: { onHand: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductNameQueryVariables = Exact<{
  id: string;
}>;


export type ProductNameQuery = { product: { id: string, name: string, tracking: Tracking } | null };

export type ProductFactsFragment = { id: string, version: number, sku: string, name: string, tracking: Tracking, gtin: string | null, step: string, shelfLifeDays: number | null, stopsUse: LotDateKind, givesOwnNumbers: boolean, purchasePrice: string | null, salesPrice: string | null, taxRate: string, active: boolean, category: { id: string, name: string } | null, unit: { id: string, name: string, symbol: string, decimals: number }, barcodes: Array<{ code: string, packaging: { name: string } | null }>, packagings: Array<{ id: string, name: string, quantity: string, gtin: string | null }>, numberSequence: { pattern: string, next: string } | null, trackingBlockers: Array<{ message: string, node:
      | { __typename: 'ApiToken', id: string }
      | { __typename: 'Attachment', id: string }
      | { __typename: 'Bill', id: string }
      | { __typename: 'BillOfMaterials', id: string }
      | { __typename: 'Category', id: string }
      | { __typename: 'Comment', id: string }
      | { __typename: 'Count', id: string }
      | { __typename: 'CountPosition', id: string }
      | { __typename: 'Entry', id: string }
      | { __typename: 'ExpectedNumber', id: string }
      | { __typename: 'Hold', id: string }
      | { __typename: 'Import', id: string }
      | { __typename: 'Invoice', id: string }
      | { __typename: 'LabelPrint', id: string }
      | { __typename: 'LabelTemplate', id: string }
      | { __typename: 'Location', id: string }
      | { __typename: 'Lot', id: string }
      | { __typename: 'ManufacturingOrder', id: string }
      | { __typename: 'MoneyLine', id: string }
      | { __typename: 'MoveLine', id: string }
      | { __typename: 'NumberDraft', id: string }
      | { __typename: 'Operation', id: string }
      | { __typename: 'OperationType', id: string }
      | { __typename: 'Package', id: string }
      | { __typename: 'Packaging', id: string }
      | { __typename: 'Partner', id: string }
      | { __typename: 'Payment', id: string }
      | { __typename: 'Product', id: string }
      | { __typename: 'PurchaseOrder', id: string }
      | { __typename: 'PurchaseOrderLine', id: string }
      | { __typename: 'PutawayRule', id: string }
      | { __typename: 'QuarantineRule', id: string }
      | { __typename: 'Recall', id: string }
      | { __typename: 'Reservation', id: string }
      | { __typename: 'Run', id: string }
      | { __typename: 'SalesOrder', id: string }
      | { __typename: 'SalesOrderLine', id: string }
      | { __typename: 'ScrapReason', id: string }
      | { __typename: 'Session', id: string }
      | { __typename: 'Transfer', id: string }
      | { __typename: 'TransferLine', id: string }
      | { __typename: 'Unit', id: string }
      | { __typename: 'User', id: string }
      | { __typename: 'Warehouse', id: string }
     | null }> };

export type ProductQueryVariables = Exact<{
  id: string;
}>;


export type ProductQuery = { settings: { company: { currency: string } }, product: { takesOpeningStock: boolean, id: string, version: number, sku: string, name: string, tracking: Tracking, gtin: string | null, step: string, shelfLifeDays: number | null, stopsUse: LotDateKind, givesOwnNumbers: boolean, purchasePrice: string | null, salesPrice: string | null, taxRate: string, active: boolean, stock: { onHand: string, reserved: string, available: string, expectedIn: string, expectedOut: string, forecast: string, expired: string, blocked: string }, category: { id: string, name: string } | null, unit: { id: string, name: string, symbol: string, decimals: number }, barcodes: Array<{ code: string, packaging: { name: string } | null }>, packagings: Array<{ id: string, name: string, quantity: string, gtin: string | null }>, numberSequence: { pattern: string, next: string } | null, trackingBlockers: Array<{ message: string, node:
        | { __typename: 'ApiToken', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'Bill', id: string }
        | { __typename: 'BillOfMaterials', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Comment', id: string }
        | { __typename: 'Count', id: string }
        | { __typename: 'CountPosition', id: string }
        | { __typename: 'Entry', id: string }
        | { __typename: 'ExpectedNumber', id: string }
        | { __typename: 'Hold', id: string }
        | { __typename: 'Import', id: string }
        | { __typename: 'Invoice', id: string }
        | { __typename: 'LabelPrint', id: string }
        | { __typename: 'LabelTemplate', id: string }
        | { __typename: 'Location', id: string }
        | { __typename: 'Lot', id: string }
        | { __typename: 'ManufacturingOrder', id: string }
        | { __typename: 'MoneyLine', id: string }
        | { __typename: 'MoveLine', id: string }
        | { __typename: 'NumberDraft', id: string }
        | { __typename: 'Operation', id: string }
        | { __typename: 'OperationType', id: string }
        | { __typename: 'Package', id: string }
        | { __typename: 'Packaging', id: string }
        | { __typename: 'Partner', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'PurchaseOrder', id: string }
        | { __typename: 'PurchaseOrderLine', id: string }
        | { __typename: 'PutawayRule', id: string }
        | { __typename: 'QuarantineRule', id: string }
        | { __typename: 'Recall', id: string }
        | { __typename: 'Reservation', id: string }
        | { __typename: 'Run', id: string }
        | { __typename: 'SalesOrder', id: string }
        | { __typename: 'SalesOrderLine', id: string }
        | { __typename: 'ScrapReason', id: string }
        | { __typename: 'Session', id: string }
        | { __typename: 'Transfer', id: string }
        | { __typename: 'TransferLine', id: string }
        | { __typename: 'Unit', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } | null };

export type ProductLotsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ProductLotsQuery = { product: { lots: { nodes: Array<{ id: string, number: string, makerNumber: string | null, reference: string | null, lastDay: string | null, status: LotStatus, product: { id: string, name: string, unit: { symbol: string } }, stock: { onHand: string, held: string }, became: Array<{ number: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ProductForEditQueryVariables = Exact<{
  id: string;
}>;


export type ProductForEditQuery = { units: Array<{ id: string, name: string, symbol: string }>, product: { id: string, version: number, sku: string, name: string, tracking: Tracking, gtin: string | null, step: string, shelfLifeDays: number | null, stopsUse: LotDateKind, givesOwnNumbers: boolean, purchasePrice: string | null, salesPrice: string | null, taxRate: string, active: boolean, category: { id: string, name: string } | null, unit: { id: string, name: string, symbol: string, decimals: number }, barcodes: Array<{ code: string, packaging: { name: string } | null }>, packagings: Array<{ id: string, name: string, quantity: string, gtin: string | null }>, numberSequence: { pattern: string, next: string } | null, trackingBlockers: Array<{ message: string, node:
        | { __typename: 'ApiToken', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'Bill', id: string }
        | { __typename: 'BillOfMaterials', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Comment', id: string }
        | { __typename: 'Count', id: string }
        | { __typename: 'CountPosition', id: string }
        | { __typename: 'Entry', id: string }
        | { __typename: 'ExpectedNumber', id: string }
        | { __typename: 'Hold', id: string }
        | { __typename: 'Import', id: string }
        | { __typename: 'Invoice', id: string }
        | { __typename: 'LabelPrint', id: string }
        | { __typename: 'LabelTemplate', id: string }
        | { __typename: 'Location', id: string }
        | { __typename: 'Lot', id: string }
        | { __typename: 'ManufacturingOrder', id: string }
        | { __typename: 'MoneyLine', id: string }
        | { __typename: 'MoveLine', id: string }
        | { __typename: 'NumberDraft', id: string }
        | { __typename: 'Operation', id: string }
        | { __typename: 'OperationType', id: string }
        | { __typename: 'Package', id: string }
        | { __typename: 'Packaging', id: string }
        | { __typename: 'Partner', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'PurchaseOrder', id: string }
        | { __typename: 'PurchaseOrderLine', id: string }
        | { __typename: 'PutawayRule', id: string }
        | { __typename: 'QuarantineRule', id: string }
        | { __typename: 'Recall', id: string }
        | { __typename: 'Reservation', id: string }
        | { __typename: 'Run', id: string }
        | { __typename: 'SalesOrder', id: string }
        | { __typename: 'SalesOrderLine', id: string }
        | { __typename: 'ScrapReason', id: string }
        | { __typename: 'Session', id: string }
        | { __typename: 'Transfer', id: string }
        | { __typename: 'TransferLine', id: string }
        | { __typename: 'Unit', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } | null };

export type UnitsQueryVariables = Exact<{ [key: string]: never; }>;


export type UnitsQuery = { units: Array<{ id: string, name: string, symbol: string, category: string, kind: UnitKind, numerator: number, denominator: number, decimals: number }> };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'ProductPayload', product: { id: string } }
   };

export type UpdateProductMutationVariables = Exact<{
  input: UpdateProductInput;
}>;


export type UpdateProductMutation = { updateProduct:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'ProductPayload', product: { id: string } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type ProductToTrackQueryVariables = Exact<{
  id: string;
}>;


export type ProductToTrackQuery = { product: { id: string, version: number, name: string, tracking: Tracking, unit: { symbol: string }, unnumberedStock: Array<{ onHand: string, location: { id: string, path: string }, package: { id: string, sscc: string } | null }> } | null };

export type StartTrackingMutationVariables = Exact<{
  input: StartTrackingInput;
}>;


export type StartTrackingMutation = { startTracking:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'ProductPayload', product: { id: string } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type RecallSentRowFragment = { shipped: string, returned: string, stopped: string, destroyed: string, passedOn: string, stillOut: string, unknown: string, tooMany: string, answered: boolean, orderUncertain: boolean, unmatched: string, unplaced: string, lotCount: number, delivery: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } }, lots: Array<{ shipped: string, returned: string, lot: { id: string, number: string }, shippedAs: Array<{ id: string, number: string }> }> };

export type RecallRecipientRowFragment = { lotCount: number, deliveryCount: number, settled: boolean, accounted: boolean, answered: boolean, reachable: boolean, toldLess: boolean, partner: { id: string, name: string, email: string | null, phone: string | null } | null, a4: { url: string } | null, letter: { url: string } | null, letters: Array<{ kind: RecallLetterKind, address: string, state: OutboxState, writtenAt: string, endedAt: string | null, error: string | null }>, answers: Array<{ at: string, name: string, remark: string, byLink: boolean, recordedBy: { name: string } | null, delivery: { id: string, number: string }, lines: Array<{ stopped: string, destroyed: string, passedOn: string, product: { name: string, unit: { symbol: string } } }> }>, sent: Array<{ shipped: string, returned: string, stopped: string, destroyed: string, passedOn: string, stillOut: string, unknown: string, tooMany: string, answered: boolean, orderUncertain: boolean, unmatched: string, unplaced: string, lotCount: number, delivery: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } }, lots: Array<{ shipped: string, returned: string, lot: { id: string, number: string }, shippedAs: Array<{ id: string, number: string }> }> }> };

export type RecallLetterFragment = { kind: RecallLetterKind, address: string, state: OutboxState, writtenAt: string, endedAt: string | null, error: string | null };

export type RecallRecipientsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type RecallRecipientsQuery = { recall: { recipients: { nodes: Array<{ lotCount: number, deliveryCount: number, settled: boolean, accounted: boolean, answered: boolean, reachable: boolean, toldLess: boolean, partner: { id: string, name: string, email: string | null, phone: string | null } | null, a4: { url: string } | null, letter: { url: string } | null, letters: Array<{ kind: RecallLetterKind, address: string, state: OutboxState, writtenAt: string, endedAt: string | null, error: string | null }>, answers: Array<{ at: string, name: string, remark: string, byLink: boolean, recordedBy: { name: string } | null, delivery: { id: string, number: string }, lines: Array<{ stopped: string, destroyed: string, passedOn: string, product: { name: string, unit: { symbol: string } } }> }>, sent: Array<{ shipped: string, returned: string, stopped: string, destroyed: string, passedOn: string, stillOut: string, unknown: string, tooMany: string, answered: boolean, orderUncertain: boolean, unmatched: string, unplaced: string, lotCount: number, delivery: { id: string, number: string } | null, product: { id: string, name: string, unit: { symbol: string } }, lots: Array<{ shipped: string, returned: string, lot: { id: string, number: string }, shippedAs: Array<{ id: string, number: string }> }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RecallDoneFragment = { recall: { id: string, number: string, state: RecallState }, affected: Array<
    | { id: string, number: string }
    | { id: string, number: string }
    | { id: string, number: string }
    | { id: string, number: string }
    | { id: string, number: string }
    | { id: string, number: string }
    | { id: string, number: string }
    | { id: string, number: string }
  > };

type RecallRefused_AboveLimit_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_BackorderUndecided_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_BatchUndecided_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_CannotPrint_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_ChecksOpen_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_CountStale_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_CountedByOthers_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_DecidedBefore_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_GoodsMovedOn_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_ImportFaulty_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_ImportRefused_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_InUse_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_InsufficientStock_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_InvalidInput_Fragment = { code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> };

type RecallRefused_KeysExhausted_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_LocationNotUsable_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_LotDateConflict_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_LotExpired_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_LotOfOtherProduct_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_LotOnHold_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_MoreThanDue_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_MoreThanLeft_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_NotFound_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_NotOnDocument_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_NumberAlreadyExists_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_NumberLooksLike_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_NumberNotAnnounced_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_NumbersInvalid_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_NumbersMissing_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_OperationIdReused_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_OthersCounting_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_OverReceipt_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_PackageElsewhere_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_PreviewStale_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_QuantityUndecided_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_ScanUnclear_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_SignInRefused_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

type RecallRefused_StaleVersion_Fragment = { code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null };

type RecallRefused_WrongState_Fragment = { code: RefusalCode, message: string, field: Array<string> | null };

export type RecallRefusedFragment =
  | RecallRefused_AboveLimit_Fragment
  | RecallRefused_BackorderUndecided_Fragment
  | RecallRefused_BatchUndecided_Fragment
  | RecallRefused_CannotPrint_Fragment
  | RecallRefused_ChecksOpen_Fragment
  | RecallRefused_CountStale_Fragment
  | RecallRefused_CountedByOthers_Fragment
  | RecallRefused_DecidedBefore_Fragment
  | RecallRefused_GoodsMovedOn_Fragment
  | RecallRefused_ImportFaulty_Fragment
  | RecallRefused_ImportRefused_Fragment
  | RecallRefused_InUse_Fragment
  | RecallRefused_InsufficientStock_Fragment
  | RecallRefused_InvalidInput_Fragment
  | RecallRefused_KeysExhausted_Fragment
  | RecallRefused_LocationNotUsable_Fragment
  | RecallRefused_LotDateConflict_Fragment
  | RecallRefused_LotExpired_Fragment
  | RecallRefused_LotOfOtherProduct_Fragment
  | RecallRefused_LotOnHold_Fragment
  | RecallRefused_MoreThanDue_Fragment
  | RecallRefused_MoreThanLeft_Fragment
  | RecallRefused_NotFound_Fragment
  | RecallRefused_NotOnDocument_Fragment
  | RecallRefused_NumberAlreadyExists_Fragment
  | RecallRefused_NumberLooksLike_Fragment
  | RecallRefused_NumberNotAnnounced_Fragment
  | RecallRefused_NumbersInvalid_Fragment
  | RecallRefused_NumbersMissing_Fragment
  | RecallRefused_OperationIdReused_Fragment
  | RecallRefused_OthersCounting_Fragment
  | RecallRefused_OverReceipt_Fragment
  | RecallRefused_PackageElsewhere_Fragment
  | RecallRefused_PreviewStale_Fragment
  | RecallRefused_QuantityUndecided_Fragment
  | RecallRefused_ScanUnclear_Fragment
  | RecallRefused_SignInRefused_Fragment
  | RecallRefused_StaleVersion_Fragment
  | RecallRefused_WrongState_Fragment
;

export type WroteWhenFragment = { id: string, recordedAt: string, occurredAt: string | null, program: string | null, actor: { id: string, name: string } | null };

export type PrepareRecallMutationVariables = Exact<{
  input: PrepareRecallInput;
}>;


export type PrepareRecallMutation = { prepareRecall:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
   };

export type StartRecallMutationVariables = Exact<{
  input: StartRecallInput;
}>;


export type StartRecallMutation = { startRecall:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type WidenRecallMutationVariables = Exact<{
  input: WidenRecallInput;
}>;


export type WidenRecallMutation = { widenRecall:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ConfirmRecallWideningMutationVariables = Exact<{
  input: ConfirmRecallWideningInput;
}>;


export type ConfirmRecallWideningMutation = { confirmRecallWidening:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type CancelRecallMutationVariables = Exact<{
  input: CancelRecallInput;
}>;


export type CancelRecallMutation = { cancelRecall:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type CloseRecallMutationVariables = Exact<{
  input: CloseRecallInput;
}>;


export type CloseRecallMutation = { closeRecall:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ReopenRecallMutationVariables = Exact<{
  input: ReopenRecallInput;
}>;


export type ReopenRecallMutation = { reopenRecall:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type RecordRecallAnswerMutationVariables = Exact<{
  input: RecordRecallAnswerInput;
}>;


export type RecordRecallAnswerMutation = { recordRecallAnswer:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type DecideRecallLotsMutationVariables = Exact<{
  input: DecideRecallLotsInput;
}>;


export type DecideRecallLotsMutation = { decideRecallLots:
    | { __typename: 'DecidedBefore', code: RefusalCode, message: string, field: Array<string> | null, decided: Array<{ decision: LotDisposition }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type SendRecallLettersMutationVariables = Exact<{
  input: SendRecallLettersInput;
}>;


export type SendRecallLettersMutation = { sendRecallLetters:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type SaveRecallAdviceMutationVariables = Exact<{
  input: SaveRecallAdviceInput;
}>;


export type SaveRecallAdviceMutation = { saveRecallAdvice:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallPayload', recall: { id: string, number: string, state: RecallState }, affected: Array<
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
        | { id: string, number: string }
      > }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type RecallLotRowFragment = { because: ScopeReason, unreached: boolean, widened: boolean, orderUncertain: boolean, decision: LotDisposition | null, onHand: string, putInFor: Array<{ id: string, number: string }>, lot: { id: string, number: string, product: { name: string, unit: { symbol: string } } } };

export type RecallLotsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  because?: Array<ScopeReason> | ScopeReason | null | undefined;
  decided?: boolean | null | undefined;
}>;


export type RecallLotsQuery = { recall: { lots: { nodes: Array<{ because: ScopeReason, unreached: boolean, widened: boolean, orderUncertain: boolean, decision: LotDisposition | null, onHand: string, putInFor: Array<{ id: string, number: string }>, lot: { id: string, number: string, product: { name: string, unit: { symbol: string } } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RecallLotsToDecideQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  decided?: boolean | null | undefined;
  unreached?: boolean | null | undefined;
}>;


export type RecallLotsToDecideQuery = { recall: { lots: { nodes: Array<{ because: ScopeReason, unreached: boolean, widened: boolean, orderUncertain: boolean, decision: LotDisposition | null, onHand: string, lot: { id: string, number: string, balances: { nodes: Array<{ location: { path: string } }>, pageInfo: { hasNextPage: boolean } }, product: { name: string, unit: { symbol: string } } }, putInFor: Array<{ id: string, number: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RecallFactsFragment = { id: string, number: string, version: number, kind: RecallKind, severity: RecallSeverity, state: RecallState, reason: string, createdAt: string, heldAt: string | null, startedAt: string | null, closedAt: string | null };

export type RecallsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: RecallFilter | null | undefined;
}>;


export type RecallsQuery = { recalls: { nodes: Array<{ id: string, number: string, version: number, kind: RecallKind, severity: RecallSeverity, state: RecallState, reason: string, createdAt: string, heldAt: string | null, startedAt: string | null, closedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecallQueryVariables = Exact<{
  id: string;
}>;


export type RecallQuery = { settings: { recallNeedsSecondPerson: boolean }, recall: { adviceMissing: Array<Language>, scope: TraceScope, narrowBecause: string | null, extent: TraceCut, lotCount: number, openCount: number, unreachedCount: number, stopCount: number, id: string, number: string, version: number, kind: RecallKind, severity: RecallSeverity, state: RecallState, reason: string, createdAt: string, heldAt: string | null, startedAt: string | null, closedAt: string | null, advice: Array<{ language: Language, text: string }>, leftOut: { lotCount: number, transferCount: number, partnerCount: number, transfers: Array<{ id: string, number: string }>, partners: Array<{ id: string, name: string }> }, askedBy: { id: string, name: string } | null, confirmedBy: { name: string } | null, decisions: Array<{ decision: LotDisposition, lotCount: number, lots: Array<{ id: string, number: string }>, operation: { reason: string | null, id: string, recordedAt: string, occurredAt: string | null, program: string | null, actor: { id: string, name: string } | null } }>, widenings: Array<{ reason: string, position: string | null, namedCount: number, addedCount: number, asked: { id: string, recordedAt: string, occurredAt: string | null, program: string | null, actor: { id: string, name: string } | null }, ended: { id: string, recordedAt: string, occurredAt: string | null, program: string | null, actor: { id: string, name: string } | null } | null, lots: Array<{ id: string, number: string }> }>, places: Array<{ lotCount: number, onHand: string, reserved: string, location: { id: string, path: string }, product: { id: string, name: string, unit: { symbol: string } } }>, stops: Array<{ id: string, number: string, partner: { name: string } | null }>, products: Array<{ onHand: string, shipped: string, returned: string, destroyed: string, stillOut: string, tooMany: string, unplaced: string, product: { id: string, name: string, unit: { symbol: string } } }>, arrivals: { totalCount: number, nodes: Array<{ quantity: string, at: string, orderUncertain: boolean, lot: { id: string, number: string, product: { unit: { symbol: string } } }, transfer: { id: string, number: string } | null, mergedFrom: { id: string, number: string } | null, operation: { id: string, kind: string } | null }> }, vendors: Array<{ reachable: boolean, partner: { id: string, name: string, email: string | null, phone: string | null }, receipts: Array<{ id: string }>, goods: Array<{ received: string, product: { id: string, name: string, unit: { symbol: string } }, returned: { atLeast: string, atMost: string } }>, supplied: Array<{ quantity: string, receipt: { id: string, number: string }, lot: { id: string, number: string, makerNumber: string | null, product: { name: string, unit: { symbol: string } } } }>, a4: { url: string } | null, letter: { url: string } | null, letters: Array<{ kind: RecallLetterKind, address: string, state: OutboxState, writtenAt: string, endedAt: string | null, error: string | null }> }>, post: { on: boolean, linked: boolean, toNotify: number, toRemind: number, vendorsToNotify: number, unreachable: number, notified: number, failed: number, reminders: number } | null, effectiveness: { recipientCount: number, answeredCount: number, accountedCount: number, percent: number | null, heldCount: number, secondsToHold: number | null, secondsToList: number | null, quantities: Array<{ shipped: string, returned: string, destroyed: string, passedOn: string, stopped: string, unknown: string, percent: number, unit: { symbol: string } }> }, earlierCloses: Array<{ lotCount: number, openCount: number, stopCount: number, closed: { reason: string | null, id: string, recordedAt: string, occurredAt: string | null, program: string | null, actor: { id: string, name: string } | null }, reopened: { reason: string | null, id: string, recordedAt: string, occurredAt: string | null, program: string | null, actor: { id: string, name: string } | null }, effectiveness: { recipientCount: number, accountedCount: number, percent: number | null, quantities: Array<{ shipped: string, percent: number, unit: { symbol: string } }> } }>, sinceClose: { lettersSent: number, lettersGivenUp: number, answers: number, moved: Array<{ received: string, produced: string, counted: string, transformed: string, returned: string, shipped: string, sentBack: string, consumed: string, scrapped: string, product: { id: string, name: string, unit: { symbol: string } } }> } | null, workbook: { url: string } | null, prints: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }>, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } } | null };

export type RecallTextFactsFragment = { kind: RecallLetterKind, language: Language, subject: string, body: string, ours: boolean, places: Array<string> };

export type RecallTextsQueryVariables = Exact<{ [key: string]: never; }>;


export type RecallTextsQuery = { recallTexts: Array<{ kind: RecallLetterKind, language: Language, subject: string, body: string, ours: boolean, places: Array<string> }> };

export type SaveRecallTextMutationVariables = Exact<{
  input: SaveRecallTextInput;
}>;


export type SaveRecallTextMutation = { saveRecallText:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'RecallTextPayload', recallTexts: Array<{ kind: RecallLetterKind, language: Language, subject: string, body: string, ours: boolean, places: Array<string> }> }
   };

export type AnnouncedFragment = { id: string, number: string, makerNumber: string | null, quantity: string, recorded: string, verdict: ExpectedVerdict, expiryDate: string | null, bestBeforeDate: string | null, carton: string | null, pallet: string | null };

export type LineAnnouncedQueryVariables = Exact<{
  line: string;
  verdicts?: Array<ExpectedVerdict> | ExpectedVerdict | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type LineAnnouncedQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run' }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine', expectedNumbers: { nodes: Array<{ id: string, number: string, makerNumber: string | null, quantity: string, recorded: string, verdict: ExpectedVerdict, expiryDate: string | null, bestBeforeDate: string | null, carton: string | null, pallet: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type HeldInPackageQueryVariables = Exact<{
  transfer: string;
  sscc: string;
}>;


export type HeldInPackageQuery = { transfer: { package: { announced: number, matched: number, missing: number, unexpected: number, numbers: Array<{ id: string, number: string, makerNumber: string | null, quantity: string, recorded: string, verdict: ExpectedVerdict, expiryDate: string | null, bestBeforeDate: string | null, carton: string | null, pallet: string | null }> } | null } | null };

export type LineUnexpectedQueryVariables = Exact<{
  line: string;
  first: number;
  after?: string | null | undefined;
}>;


export type LineUnexpectedQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run' }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine', unexpectedEntries: { nodes: Array<{ id: string, version: number, number: string | null, quantity: string, lastDay: string | null, via: EntryWay, unexpected: boolean, lot: { number: string } | null, operation: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type ListReadingFragment = { name: string | null, encoding: TextEncoding | null, delimiter: Delimiter | null, sheet: string | null, sheets: Array<string>, header: boolean, dateFormat: DateFormat | null, decimalComma: boolean | null, quantityPerLot: string | null, remembered: boolean, rowCount: number, questions: Array<ListQuestion>, columns: Array<{ heading: string | null, meaning: NumberColumn, samples: Array<string> }> };

export type ListDraftFragment = { id: string, version: number, suspectsMeant: boolean, lookAlikesMeant: boolean, reading: { name: string | null, encoding: TextEncoding | null, delimiter: Delimiter | null, sheet: string | null, sheets: Array<string>, header: boolean, dateFormat: DateFormat | null, decimalComma: boolean | null, quantityPerLot: string | null, remembered: boolean, rowCount: number, questions: Array<ListQuestion>, columns: Array<{ heading: string | null, meaning: NumberColumn, samples: Array<string> }> }, preview: { stamp: string, countedDigits: number | null, lacking: string, over: string, usable: { count: number, quantity: string, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> }, verdicts: Array<{ verdict: NumberVerdict, count: number }>, troubles: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> }, good: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> } } | null, answers: { url: string } | null };

export type LineListQueryVariables = Exact<{
  line: string;
}>;


export type LineListQuery = { numberDraft: { id: string, version: number, suspectsMeant: boolean, lookAlikesMeant: boolean, reading: { name: string | null, encoding: TextEncoding | null, delimiter: Delimiter | null, sheet: string | null, sheets: Array<string>, header: boolean, dateFormat: DateFormat | null, decimalComma: boolean | null, quantityPerLot: string | null, remembered: boolean, rowCount: number, questions: Array<ListQuestion>, columns: Array<{ heading: string | null, meaning: NumberColumn, samples: Array<string> }> }, preview: { stamp: string, countedDigits: number | null, lacking: string, over: string, usable: { count: number, quantity: string, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> }, verdicts: Array<{ verdict: NumberVerdict, count: number }>, troubles: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> }, good: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> } } | null, answers: { url: string } | null } | null };

export type ListRowsQueryVariables = Exact<{
  line: string;
  verdicts?: Array<NumberVerdict> | NumberVerdict | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ListRowsQuery = { numberDraft: { version: number, preview: { rows: { nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type DraftNumbersMutationVariables = Exact<{
  input: DraftNumbersInput;
}>;


export type DraftNumbersMutation = { draftNumbers:
    | { __typename: 'ImportRefused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberDraftPayload', draft: { id: string, version: number, suspectsMeant: boolean, lookAlikesMeant: boolean, reading: { name: string | null, encoding: TextEncoding | null, delimiter: Delimiter | null, sheet: string | null, sheets: Array<string>, header: boolean, dateFormat: DateFormat | null, decimalComma: boolean | null, quantityPerLot: string | null, remembered: boolean, rowCount: number, questions: Array<ListQuestion>, columns: Array<{ heading: string | null, meaning: NumberColumn, samples: Array<string> }> }, preview: { stamp: string, countedDigits: number | null, lacking: string, over: string, usable: { count: number, quantity: string, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> }, verdicts: Array<{ verdict: NumberVerdict, count: number }>, troubles: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> }, good: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> } } | null, answers: { url: string } | null } | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type UpdateNumberDraftMutationVariables = Exact<{
  input: UpdateNumberDraftInput;
}>;


export type UpdateNumberDraftMutation = { updateNumberDraft:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberDraftPayload', draft: { id: string, version: number, suspectsMeant: boolean, lookAlikesMeant: boolean, reading: { name: string | null, encoding: TextEncoding | null, delimiter: Delimiter | null, sheet: string | null, sheets: Array<string>, header: boolean, dateFormat: DateFormat | null, decimalComma: boolean | null, quantityPerLot: string | null, remembered: boolean, rowCount: number, questions: Array<ListQuestion>, columns: Array<{ heading: string | null, meaning: NumberColumn, samples: Array<string> }> }, preview: { stamp: string, countedDigits: number | null, lacking: string, over: string, usable: { count: number, quantity: string, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> }, verdicts: Array<{ verdict: NumberVerdict, count: number }>, troubles: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> }, good: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> } } | null, answers: { url: string } | null } | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type AnnounceListMutationVariables = Exact<{
  input: AnnounceNumbersInput;
}>;


export type AnnounceListMutation = { announceNumbers:
    | { __typename: 'AnnounceNumbersPayload', announced: number }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PreviewStale', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type NumberLineQueryVariables = Exact<{
  line: string;
}>;


export type NumberLineQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run' }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine', expected: string, perPackaging: string | null, asksFor: AsksFor, proposedExpiry: string | null, id: string, done: string, source: { id: string, path: string, usage: LocationUsage }, product: { givesOwnNumbers: boolean, id: string, name: string, gtin: string | null, step: string, stopsUse: LotDateKind, numberSequence: { next: string } | null, unit: { symbol: string, kind: UnitKind }, barcodes: Array<{ code: string, packaging: { quantity: string } | null }>, packagings: Array<{ gtin: string | null, quantity: string }> }, packaging: { name: string } | null, destination: { id: string, path: string }, quarantine: Array<{ reason: string }>, numberSummary: { count: number, first: string | null }, taking: { count: number, first: Array<{ id: string, quantity: string, picked: string, lot: { number: string } | null, location: { path: string } }> }, verification: { announced: number, matched: number, missing: number, unexpected: number } | null }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type PreviewRowFragment = { position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null };

export type PreviewFragment = { stamp: string, countedDigits: number | null, lacking: string, over: string, usable: { count: number, quantity: string, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> }, verdicts: Array<{ verdict: NumberVerdict, count: number }>, troubles: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> }, good: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> } };

export type PreviewNumbersQueryVariables = Exact<{
  line: string;
  numbers: NumbersInput;
}>;


export type PreviewNumbersQuery = { previewNumbers: { stamp: string, countedDigits: number | null, lacking: string, over: string, usable: { count: number, quantity: string, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> }, verdicts: Array<{ verdict: NumberVerdict, count: number }>, troubles: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> }, good: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> } } | null };

export type TroublesQueryVariables = Exact<{
  line: string;
  numbers: NumbersInput;
  verdicts: Array<NumberVerdict> | NumberVerdict;
  after?: string | null | undefined;
}>;


export type TroublesQuery = { previewNumbers: { troubles: { nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }>, pageInfo: { endCursor: string | null } } } | null };

export type AssignNumbersMutationVariables = Exact<{
  input: AssignNumbersInput;
}>;


export type AssignNumbersMutation = { assignNumbers:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null, shortages: Array<{ reservedFor: Array<
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
        > }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotDateConflict', kind: LotDateKind, given: string, code: RefusalCode, message: string, field: Array<string> | null, lot: { id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }, stored: { date: string } | null }
    | { __typename: 'LotExpired', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'LotOfOtherProduct', code: RefusalCode, message: string, field: Array<string> | null, lot: { id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null } }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null, conflicts: Array<{ number: string, code: RefusalCode, since: string, lot: { id: string } | null, location: { path: string } | null, document:
          | { __typename: 'Bill', id: string, number: string }
          | { __typename: 'Count', id: string, number: string }
          | { __typename: 'Invoice', id: string, number: string }
          | { __typename: 'ManufacturingOrder', id: string, number: string }
          | { __typename: 'PurchaseOrder', id: string, number: string }
          | { __typename: 'Recall', id: string, number: string }
          | { __typename: 'SalesOrder', id: string, number: string }
          | { __typename: 'Transfer', id: string, number: string }
         | null }> }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }> }
    | { __typename: 'NumberNotAnnounced', canBeTaken: boolean, code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null, rows: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OverReceipt', code: RefusalCode, message: string, field: Array<string> | null, lines: Array<{ line: string, given: string, permitted: string }> }
    | { __typename: 'PreviewStale', code: RefusalCode, message: string, field: Array<string> | null, preview: { stamp: string, countedDigits: number | null, lacking: string, over: string, usable: { count: number, quantity: string, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> }, verdicts: Array<{ verdict: NumberVerdict, count: number }>, troubles: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> }, good: { totalCount: number, nodes: Array<{ position: number, number: string | null, quantity: string | null, lastDay: string | null, verdict: NumberVerdict, message: string | null, raw: string | null }> } } | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'TransferLinePayload', recorded: { count: number, quantity: string } }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type LineEntryFragment = { id: string, version: number, number: string | null, quantity: string, lastDay: string | null, via: EntryWay, unexpected: boolean, lot: { number: string } | null, operation: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null } };

export type LineEntriesQueryVariables = Exact<{
  line: string;
  first: number;
  after?: string | null | undefined;
}>;


export type LineEntriesQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run' }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine', entries: { totalCount: number, nodes: Array<{ id: string, version: number, number: string | null, quantity: string, lastDay: string | null, via: EntryWay, unexpected: boolean, lot: { number: string } | null, operation: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type UpdateEntryMutationVariables = Exact<{
  input: UpdateEntryInput;
}>;


export type UpdateEntryMutation = { updateEntry:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null, shortages: Array<{ reservedFor: Array<
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
        > }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotDateConflict', kind: LotDateKind, given: string, code: RefusalCode, message: string, field: Array<string> | null, lot: { id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }, stored: { date: string } | null }
    | { __typename: 'LotExpired', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null, conflicts: Array<{ number: string, code: RefusalCode, since: string, lot: { id: string } | null, location: { path: string } | null, document:
          | { __typename: 'Bill', id: string, number: string }
          | { __typename: 'Count', id: string, number: string }
          | { __typename: 'Invoice', id: string, number: string }
          | { __typename: 'ManufacturingOrder', id: string, number: string }
          | { __typename: 'PurchaseOrder', id: string, number: string }
          | { __typename: 'Recall', id: string, number: string }
          | { __typename: 'SalesOrder', id: string, number: string }
          | { __typename: 'Transfer', id: string, number: string }
         | null }> }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }> }
    | { __typename: 'NumberNotAnnounced', canBeTaken: boolean, code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OverReceipt', code: RefusalCode, message: string, field: Array<string> | null, lines: Array<{ line: string, given: string, permitted: string }> }
    | { __typename: 'StaleVersion', changedAt: string, code: RefusalCode, message: string, field: Array<string> | null, changedBy: { name: string } | null }
    | { __typename: 'TransferLinePayload' }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type RemoveEntriesMutationVariables = Exact<{
  input: RemoveEntriesInput;
}>;


export type RemoveEntriesMutation = { removeEntries:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'TransferLinePayload' }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type PromisedFragment = { id: string, quantity: string, picked: string, chosenBy: ReservationChoice, lot: { id: string, number: string, lastDay: string | null } | null, location: { id: string, path: string } };

export type ExistingLotsQueryVariables = Exact<{
  product: string;
  filter: LotFilter;
  line: string;
}>;


export type ExistingLotsQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run' }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine', reservations: { totalCount: number, nodes: Array<{ id: string, quantity: string, picked: string, chosenBy: ReservationChoice, lot: { id: string, number: string, lastDay: string | null } | null, location: { id: string, path: string } }> } }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null, product: { lots: { nodes: Array<{ id: string, number: string, makerNumber: string | null, lastDay: string | null, stock: { onHand: string }, balances: { nodes: Array<{ available: string, location: { path: string } }> }, vendor: { name: string } | null }> } } | null };

export type LastEntryQueryVariables = Exact<{
  line: string;
}>;


export type LastEntryQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run' }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine', entries: { nodes: Array<{ id: string, number: string | null }> } }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type ScannedLineFragment = { id: string, done: string, numberSummary: { count: number, first: string | null }, taking: { count: number, first: Array<{ id: string, quantity: string, picked: string, lot: { number: string } | null, location: { path: string } }> }, verification: { announced: number, matched: number, missing: number, unexpected: number } | null };

export type ReceiptLineFragment = { expected: string, perPackaging: string | null, asksFor: AsksFor, proposedExpiry: string | null, id: string, done: string, packaging: { name: string } | null, destination: { id: string, path: string }, product: { id: string, name: string, gtin: string | null, step: string, stopsUse: LotDateKind, unit: { symbol: string, kind: UnitKind }, barcodes: Array<{ code: string, packaging: { quantity: string } | null }>, packagings: Array<{ gtin: string | null, quantity: string }> }, quarantine: Array<{ reason: string }>, numberSummary: { count: number, first: string | null }, taking: { count: number, first: Array<{ id: string, quantity: string, picked: string, lot: { number: string } | null, location: { path: string } }> }, verification: { announced: number, matched: number, missing: number, unexpected: number } | null };

export type ReceiptQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ReceiptQuery = { transfer: { id: string, number: string, version: number, state: TransferState, partner: { name: string } | null, operationType: { name: string, kind: OperationKind, numbers: NumberRule }, destination: { id: string, path: string }, onwardTo: { path: string } | null, shippedBy: { id: string } | null, lines: { nodes: Array<{ expected: string, perPackaging: string | null, asksFor: AsksFor, proposedExpiry: string | null, id: string, done: string, packaging: { name: string } | null, destination: { id: string, path: string }, product: { id: string, name: string, gtin: string | null, step: string, stopsUse: LotDateKind, unit: { symbol: string, kind: UnitKind }, barcodes: Array<{ code: string, packaging: { quantity: string } | null }>, packagings: Array<{ gtin: string | null, quantity: string }> }, quarantine: Array<{ reason: string }>, numberSummary: { count: number, first: string | null }, taking: { count: number, first: Array<{ id: string, quantity: string, picked: string, lot: { number: string } | null, location: { path: string } }> }, verification: { announced: number, matched: number, missing: number, unexpected: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type NumbersThereQueryVariables = Exact<{
  line: string;
}>;


export type NumbersThereQuery = { node:
    | { __typename: 'ApiToken' }
    | { __typename: 'Attachment' }
    | { __typename: 'Bill' }
    | { __typename: 'BillOfMaterials' }
    | { __typename: 'Category' }
    | { __typename: 'Comment' }
    | { __typename: 'Count' }
    | { __typename: 'CountPosition' }
    | { __typename: 'Entry' }
    | { __typename: 'ExpectedNumber' }
    | { __typename: 'Hold' }
    | { __typename: 'Import' }
    | { __typename: 'Invoice' }
    | { __typename: 'LabelPrint' }
    | { __typename: 'LabelTemplate' }
    | { __typename: 'Location' }
    | { __typename: 'Lot' }
    | { __typename: 'ManufacturingOrder' }
    | { __typename: 'MoneyLine' }
    | { __typename: 'MoveLine' }
    | { __typename: 'NumberDraft' }
    | { __typename: 'Operation' }
    | { __typename: 'OperationType' }
    | { __typename: 'Package' }
    | { __typename: 'Packaging' }
    | { __typename: 'Partner' }
    | { __typename: 'Payment' }
    | { __typename: 'Product' }
    | { __typename: 'PurchaseOrder' }
    | { __typename: 'PurchaseOrderLine' }
    | { __typename: 'PutawayRule' }
    | { __typename: 'QuarantineRule' }
    | { __typename: 'Recall' }
    | { __typename: 'Reservation' }
    | { __typename: 'Run' }
    | { __typename: 'SalesOrder' }
    | { __typename: 'SalesOrderLine' }
    | { __typename: 'ScrapReason' }
    | { __typename: 'Session' }
    | { __typename: 'Transfer' }
    | { __typename: 'TransferLine', numberSummary: { ranges: Array<{ start: string, end: string }> } }
    | { __typename: 'Unit' }
    | { __typename: 'User' }
    | { __typename: 'Warehouse' }
   | null };

export type ReceiptVersionQueryVariables = Exact<{
  id: string;
}>;


export type ReceiptVersionQuery = { transfer: { version: number, state: TransferState } | null };

export type ReceiptLotFragment = { id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null };

type Refused_AboveLimit_Fragment = { __typename: 'AboveLimit', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_BackorderUndecided_Fragment = { __typename: 'BackorderUndecided', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_BatchUndecided_Fragment = { __typename: 'BatchUndecided', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }> };

type Refused_CannotPrint_Fragment = { __typename: 'CannotPrint', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_ChecksOpen_Fragment = { __typename: 'ChecksOpen', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_CountStale_Fragment = { __typename: 'CountStale', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_CountedByOthers_Fragment = { __typename: 'CountedByOthers', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_DecidedBefore_Fragment = { __typename: 'DecidedBefore', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_GoodsMovedOn_Fragment = { __typename: 'GoodsMovedOn', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_ImportFaulty_Fragment = { __typename: 'ImportFaulty', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_ImportRefused_Fragment = { __typename: 'ImportRefused', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_InUse_Fragment = { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_InsufficientStock_Fragment = { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null, shortages: Array<{ reservedFor: Array<
      | { number: string }
      | { number: string }
      | { number: string }
      | { number: string }
      | { number: string }
      | { number: string }
      | { number: string }
      | { number: string }
    > }> };

type Refused_InvalidInput_Fragment = { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_KeysExhausted_Fragment = { __typename: 'KeysExhausted', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_LocationNotUsable_Fragment = { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_LotDateConflict_Fragment = { __typename: 'LotDateConflict', kind: LotDateKind, given: string, code: RefusalCode, message: string, field: Array<string> | null, lot: { id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }, stored: { date: string } | null };

type Refused_LotExpired_Fragment = { __typename: 'LotExpired', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> };

type Refused_LotOfOtherProduct_Fragment = { __typename: 'LotOfOtherProduct', code: RefusalCode, message: string, field: Array<string> | null, lot: { id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null } };

type Refused_LotOnHold_Fragment = { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> };

type Refused_MoreThanDue_Fragment = { __typename: 'MoreThanDue', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_MoreThanLeft_Fragment = { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_NotFound_Fragment = { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_NotOnDocument_Fragment = { __typename: 'NotOnDocument', canBeTaken: boolean, code: RefusalCode, message: string, field: Array<string> | null, expectedOn: Array<
    | { __typename: 'Bill', id: string, number: string }
    | { __typename: 'Count', id: string, number: string }
    | { __typename: 'Invoice', id: string, number: string }
    | { __typename: 'ManufacturingOrder', id: string, number: string }
    | { __typename: 'PurchaseOrder', id: string, number: string }
    | { __typename: 'Recall', id: string, number: string }
    | { __typename: 'SalesOrder', id: string, number: string }
    | { __typename: 'Transfer', id: string, number: string }
  > };

type Refused_NumberAlreadyExists_Fragment = { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null, conflicts: Array<{ number: string, code: RefusalCode, since: string, lot: { id: string } | null, location: { path: string } | null, document:
      | { __typename: 'Bill', id: string, number: string }
      | { __typename: 'Count', id: string, number: string }
      | { __typename: 'Invoice', id: string, number: string }
      | { __typename: 'ManufacturingOrder', id: string, number: string }
      | { __typename: 'PurchaseOrder', id: string, number: string }
      | { __typename: 'Recall', id: string, number: string }
      | { __typename: 'SalesOrder', id: string, number: string }
      | { __typename: 'Transfer', id: string, number: string }
     | null }> };

type Refused_NumberLooksLike_Fragment = { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_NumberNotAnnounced_Fragment = { __typename: 'NumberNotAnnounced', canBeTaken: boolean, code: RefusalCode, message: string, field: Array<string> | null };

type Refused_NumbersInvalid_Fragment = { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_NumbersMissing_Fragment = { __typename: 'NumbersMissing', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_OperationIdReused_Fragment = { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_OthersCounting_Fragment = { __typename: 'OthersCounting', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_OverReceipt_Fragment = { __typename: 'OverReceipt', code: RefusalCode, message: string, field: Array<string> | null, lines: Array<{ line: string, given: string, permitted: string }> };

type Refused_PackageElsewhere_Fragment = { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_PreviewStale_Fragment = { __typename: 'PreviewStale', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_QuantityUndecided_Fragment = { __typename: 'QuantityUndecided', number: string | null, offered: string | null, code: RefusalCode, message: string, field: Array<string> | null, line: { id: string } | null };

type Refused_ScanUnclear_Fragment = { __typename: 'ScanUnclear', code: RefusalCode, message: string, field: Array<string> | null, scan: { elements: Array<{ ai: string, display: string, value: string }>, meaning:
      | { __typename: 'ScannedDocument' }
      | { __typename: 'ScannedLocation' }
      | { __typename: 'ScannedLot' }
      | { __typename: 'ScannedNewNumber', number: string, quantity: string | null, dates: Array<{ kind: LotDateKind, date: string }>, forProduct: { id: string } | null }
      | { __typename: 'ScannedPackage' }
      | { __typename: 'ScannedProduct' }
      | { __typename: 'ScannedSeveral', readings: Array<{ index: number, text: string }> }
      | { __typename: 'ScannedUnknown', nearest: Array<
          | { __typename: 'ApiToken' }
          | { __typename: 'Attachment' }
          | { __typename: 'Bill' }
          | { __typename: 'BillOfMaterials' }
          | { __typename: 'Category' }
          | { __typename: 'Comment' }
          | { __typename: 'Count' }
          | { __typename: 'CountPosition' }
          | { __typename: 'Entry' }
          | { __typename: 'ExpectedNumber' }
          | { __typename: 'Hold' }
          | { __typename: 'Import' }
          | { __typename: 'Invoice' }
          | { __typename: 'LabelPrint' }
          | { __typename: 'LabelTemplate' }
          | { __typename: 'Location' }
          | { __typename: 'Lot', id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }
          | { __typename: 'ManufacturingOrder' }
          | { __typename: 'MoneyLine' }
          | { __typename: 'MoveLine' }
          | { __typename: 'NumberDraft' }
          | { __typename: 'Operation' }
          | { __typename: 'OperationType' }
          | { __typename: 'Package' }
          | { __typename: 'Packaging' }
          | { __typename: 'Partner' }
          | { __typename: 'Payment' }
          | { __typename: 'Product' }
          | { __typename: 'PurchaseOrder' }
          | { __typename: 'PurchaseOrderLine' }
          | { __typename: 'PutawayRule' }
          | { __typename: 'QuarantineRule' }
          | { __typename: 'Recall' }
          | { __typename: 'Reservation' }
          | { __typename: 'Run' }
          | { __typename: 'SalesOrder' }
          | { __typename: 'SalesOrderLine' }
          | { __typename: 'ScrapReason' }
          | { __typename: 'Session' }
          | { __typename: 'Transfer' }
          | { __typename: 'TransferLine' }
          | { __typename: 'Unit' }
          | { __typename: 'User' }
          | { __typename: 'Warehouse' }
        > }
     } };

type Refused_SignInRefused_Fragment = { __typename: 'SignInRefused', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_StaleVersion_Fragment = { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null };

type Refused_WrongState_Fragment = { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> };

export type RefusedFragment =
  | Refused_AboveLimit_Fragment
  | Refused_BackorderUndecided_Fragment
  | Refused_BatchUndecided_Fragment
  | Refused_CannotPrint_Fragment
  | Refused_ChecksOpen_Fragment
  | Refused_CountStale_Fragment
  | Refused_CountedByOthers_Fragment
  | Refused_DecidedBefore_Fragment
  | Refused_GoodsMovedOn_Fragment
  | Refused_ImportFaulty_Fragment
  | Refused_ImportRefused_Fragment
  | Refused_InUse_Fragment
  | Refused_InsufficientStock_Fragment
  | Refused_InvalidInput_Fragment
  | Refused_KeysExhausted_Fragment
  | Refused_LocationNotUsable_Fragment
  | Refused_LotDateConflict_Fragment
  | Refused_LotExpired_Fragment
  | Refused_LotOfOtherProduct_Fragment
  | Refused_LotOnHold_Fragment
  | Refused_MoreThanDue_Fragment
  | Refused_MoreThanLeft_Fragment
  | Refused_NotFound_Fragment
  | Refused_NotOnDocument_Fragment
  | Refused_NumberAlreadyExists_Fragment
  | Refused_NumberLooksLike_Fragment
  | Refused_NumberNotAnnounced_Fragment
  | Refused_NumbersInvalid_Fragment
  | Refused_NumbersMissing_Fragment
  | Refused_OperationIdReused_Fragment
  | Refused_OthersCounting_Fragment
  | Refused_OverReceipt_Fragment
  | Refused_PackageElsewhere_Fragment
  | Refused_PreviewStale_Fragment
  | Refused_QuantityUndecided_Fragment
  | Refused_ScanUnclear_Fragment
  | Refused_SignInRefused_Fragment
  | Refused_StaleVersion_Fragment
  | Refused_WrongState_Fragment
;

export type RecordScanMutationVariables = Exact<{
  input: RecordScanInput;
}>;


export type RecordScanMutation = { recordScan:
    | { __typename: 'BatchUndecided', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }> }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null, shortages: Array<{ reservedFor: Array<
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
        > }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotDateConflict', kind: LotDateKind, given: string, code: RefusalCode, message: string, field: Array<string> | null, lot: { id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }, stored: { date: string } | null }
    | { __typename: 'LotExpired', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'LotOfOtherProduct', code: RefusalCode, message: string, field: Array<string> | null, lot: { id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null } }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotOnDocument', canBeTaken: boolean, code: RefusalCode, message: string, field: Array<string> | null, expectedOn: Array<
        | { __typename: 'Bill', id: string, number: string }
        | { __typename: 'Count', id: string, number: string }
        | { __typename: 'Invoice', id: string, number: string }
        | { __typename: 'ManufacturingOrder', id: string, number: string }
        | { __typename: 'PurchaseOrder', id: string, number: string }
        | { __typename: 'Recall', id: string, number: string }
        | { __typename: 'SalesOrder', id: string, number: string }
        | { __typename: 'Transfer', id: string, number: string }
      > }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null, conflicts: Array<{ number: string, code: RefusalCode, since: string, lot: { id: string } | null, location: { path: string } | null, document:
          | { __typename: 'Bill', id: string, number: string }
          | { __typename: 'Count', id: string, number: string }
          | { __typename: 'Invoice', id: string, number: string }
          | { __typename: 'ManufacturingOrder', id: string, number: string }
          | { __typename: 'PurchaseOrder', id: string, number: string }
          | { __typename: 'Recall', id: string, number: string }
          | { __typename: 'SalesOrder', id: string, number: string }
          | { __typename: 'Transfer', id: string, number: string }
         | null }> }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberNotAnnounced', canBeTaken: boolean, code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OverReceipt', code: RefusalCode, message: string, field: Array<string> | null, lines: Array<{ line: string, given: string, permitted: string }> }
    | { __typename: 'QuantityUndecided', number: string | null, offered: string | null, code: RefusalCode, message: string, field: Array<string> | null, line: { id: string } | null }
    | { __typename: 'RecordScanPayload', effect: { action: ScanAction, text: string, number: string | null, quantity: string | null, announced: boolean | null, package: string | null, numbers: number | null, line: { id: string, done: string, numberSummary: { count: number, first: string | null }, taking: { count: number, first: Array<{ id: string, quantity: string, picked: string, lot: { number: string } | null, location: { path: string } }> }, verification: { announced: number, matched: number, missing: number, unexpected: number } | null } | null, location: { id: string, path: string } | null, document:
          | { __typename: 'Bill', id: string, number: string }
          | { __typename: 'Count', id: string, number: string }
          | { __typename: 'Invoice', id: string, number: string }
          | { __typename: 'ManufacturingOrder', id: string, number: string }
          | { __typename: 'PurchaseOrder', id: string, number: string }
          | { __typename: 'Recall', id: string, number: string }
          | { __typename: 'SalesOrder', id: string, number: string }
          | { __typename: 'Transfer', id: string, number: string }
         | null }, lost: Array<{ transfer: { number: string } }>, transfer: { id: string, version: number } }
    | { __typename: 'ScanUnclear', code: RefusalCode, message: string, field: Array<string> | null, scan: { elements: Array<{ ai: string, display: string, value: string }>, meaning:
          | { __typename: 'ScannedDocument' }
          | { __typename: 'ScannedLocation' }
          | { __typename: 'ScannedLot' }
          | { __typename: 'ScannedNewNumber', number: string, quantity: string | null, dates: Array<{ kind: LotDateKind, date: string }>, forProduct: { id: string } | null }
          | { __typename: 'ScannedPackage' }
          | { __typename: 'ScannedProduct' }
          | { __typename: 'ScannedSeveral', readings: Array<{ index: number, text: string }> }
          | { __typename: 'ScannedUnknown', nearest: Array<
              | { __typename: 'ApiToken' }
              | { __typename: 'Attachment' }
              | { __typename: 'Bill' }
              | { __typename: 'BillOfMaterials' }
              | { __typename: 'Category' }
              | { __typename: 'Comment' }
              | { __typename: 'Count' }
              | { __typename: 'CountPosition' }
              | { __typename: 'Entry' }
              | { __typename: 'ExpectedNumber' }
              | { __typename: 'Hold' }
              | { __typename: 'Import' }
              | { __typename: 'Invoice' }
              | { __typename: 'LabelPrint' }
              | { __typename: 'LabelTemplate' }
              | { __typename: 'Location' }
              | { __typename: 'Lot', id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }
              | { __typename: 'ManufacturingOrder' }
              | { __typename: 'MoneyLine' }
              | { __typename: 'MoveLine' }
              | { __typename: 'NumberDraft' }
              | { __typename: 'Operation' }
              | { __typename: 'OperationType' }
              | { __typename: 'Package' }
              | { __typename: 'Packaging' }
              | { __typename: 'Partner' }
              | { __typename: 'Payment' }
              | { __typename: 'Product' }
              | { __typename: 'PurchaseOrder' }
              | { __typename: 'PurchaseOrderLine' }
              | { __typename: 'PutawayRule' }
              | { __typename: 'QuarantineRule' }
              | { __typename: 'Recall' }
              | { __typename: 'Reservation' }
              | { __typename: 'Run' }
              | { __typename: 'SalesOrder' }
              | { __typename: 'SalesOrderLine' }
              | { __typename: 'ScrapReason' }
              | { __typename: 'Session' }
              | { __typename: 'Transfer' }
              | { __typename: 'TransferLine' }
              | { __typename: 'Unit' }
              | { __typename: 'User' }
              | { __typename: 'Warehouse' }
            > }
         } }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type UndoScanMutationVariables = Exact<{
  input: UndoScanInput;
}>;


export type UndoScanMutation = { undoScan:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'TransferPayload', transfer: { version: number } }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type RecordQuantitiesMutationVariables = Exact<{
  input: RecordQuantitiesInput;
}>;


export type RecordQuantitiesMutation = { recordQuantities:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null, shortages: Array<{ reservedFor: Array<
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
        > }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersMissing', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OverReceipt', code: RefusalCode, message: string, field: Array<string> | null, lines: Array<{ line: string, given: string, permitted: string }> }
    | { __typename: 'TransferPayload', transfer: { version: number } }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type WouldScanQueryVariables = Exact<{
  scan: ScanInput;
  on: string;
}>;


export type WouldScanQuery = { resolveScan: { effect: { refusal:
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
       | null } | null } };

export type CommandKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type CommandKeyQuery = { settings: { commandKey: string } };

export type ProblemsFragment = { problems: Array<{ field: Array<string>, message: string }> };

export type StaleFragment = { changedAt: string, changedBy: { name: string } | null };

export type DecidedFragment = { decided: Array<{ decision: LotDisposition }> };

export type BlockersFragment = { blockerCount: number, blockers: Array<{ message: string, node:
      | { __typename: 'ApiToken', id: string }
      | { __typename: 'Attachment', id: string }
      | { __typename: 'Bill', id: string }
      | { __typename: 'BillOfMaterials', id: string }
      | { __typename: 'Category', id: string }
      | { __typename: 'Comment', id: string }
      | { __typename: 'Count', id: string }
      | { __typename: 'CountPosition', id: string }
      | { __typename: 'Entry', id: string }
      | { __typename: 'ExpectedNumber', id: string }
      | { __typename: 'Hold', id: string }
      | { __typename: 'Import', id: string }
      | { __typename: 'Invoice', id: string }
      | { __typename: 'LabelPrint', id: string }
      | { __typename: 'LabelTemplate', id: string }
      | { __typename: 'Location', id: string }
      | { __typename: 'Lot', id: string }
      | { __typename: 'ManufacturingOrder', id: string }
      | { __typename: 'MoneyLine', id: string }
      | { __typename: 'MoveLine', id: string }
      | { __typename: 'NumberDraft', id: string }
      | { __typename: 'Operation', id: string }
      | { __typename: 'OperationType', id: string }
      | { __typename: 'Package', id: string }
      | { __typename: 'Packaging', id: string }
      | { __typename: 'Partner', id: string }
      | { __typename: 'Payment', id: string }
      | { __typename: 'Product', id: string }
      | { __typename: 'PurchaseOrder', id: string }
      | { __typename: 'PurchaseOrderLine', id: string }
      | { __typename: 'PutawayRule', id: string }
      | { __typename: 'QuarantineRule', id: string }
      | { __typename: 'Recall', id: string }
      | { __typename: 'Reservation', id: string }
      | { __typename: 'Run', id: string }
      | { __typename: 'SalesOrder', id: string }
      | { __typename: 'SalesOrderLine', id: string }
      | { __typename: 'ScrapReason', id: string }
      | { __typename: 'Session', id: string }
      | { __typename: 'Transfer', id: string }
      | { __typename: 'TransferLine', id: string }
      | { __typename: 'Unit', id: string }
      | { __typename: 'User', id: string }
      | { __typename: 'Warehouse', id: string }
     | null }> };

export type MakeRunQueryVariables = Exact<{
  id: string;
}>;


export type MakeRunQuery = { order: { id: string, number: string, version: number, state: ManufacturingState, product: { name: string }, transfers: Array<{ id: string, version: number, state: TransferState, operationType: { kind: OperationKind } }> } | null };

export type RunObstaclesQueryVariables = Exact<{
  id: string;
}>;


export type RunObstaclesQuery = { order: { transfers: Array<{ id: string, state: TransferState, obstacles: Array<
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
        | { code: RefusalCode, message: string }
      > }> } | null };

export type PostRunMutationVariables = Exact<{
  input: PostRunInput;
}>;


export type PostRunMutation = { postRun:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null, shortages: Array<{ reservedFor: Array<
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
        > }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotDateConflict', kind: LotDateKind, given: string, code: RefusalCode, message: string, field: Array<string> | null, lot: { id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }, stored: { date: string } | null }
    | { __typename: 'LotExpired', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null, conflicts: Array<{ number: string, code: RefusalCode, since: string, lot: { id: string } | null, location: { path: string } | null, document:
          | { __typename: 'Bill', id: string, number: string }
          | { __typename: 'Count', id: string, number: string }
          | { __typename: 'Invoice', id: string, number: string }
          | { __typename: 'ManufacturingOrder', id: string, number: string }
          | { __typename: 'PurchaseOrder', id: string, number: string }
          | { __typename: 'Recall', id: string, number: string }
          | { __typename: 'SalesOrder', id: string, number: string }
          | { __typename: 'Transfer', id: string, number: string }
         | null }> }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersMissing', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OverReceipt', code: RefusalCode, message: string, field: Array<string> | null, lines: Array<{ line: string, given: string, permitted: string }> }
    | { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PostRunPayload', order: { id: string } }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type MeantLotFragment = { id: string, number: string, product: { name: string } };

export type MeantProductFragment = { id: string, name: string, sku: string };

export type ScanAnythingQueryVariables = Exact<{
  scan: ScanInput;
}>;


export type ScanAnythingQuery = { resolveScan: { scan: { raw: string, syntax: ScanSyntax, elements: Array<{ ai: string, title: string, display: string, position: number }>, problems: Array<{ message: string, position: number | null }>, meaning:
        | { __typename: 'ScannedDocument', document:
            | { __typename: 'Bill', id: string, number: string }
            | { __typename: 'Count', id: string, number: string }
            | { __typename: 'Invoice', id: string, number: string }
            | { __typename: 'ManufacturingOrder', id: string, number: string }
            | { __typename: 'PurchaseOrder', id: string, number: string }
            | { __typename: 'Recall', id: string, number: string }
            | { __typename: 'SalesOrder', id: string, number: string }
            | { __typename: 'Transfer', id: string, number: string }
           }
        | { __typename: 'ScannedLocation', location: { id: string, path: string } }
        | { __typename: 'ScannedLot', lot: { id: string, number: string, product: { name: string } } }
        | { __typename: 'ScannedNewNumber', number: string, forProduct: { id: string, name: string, sku: string } | null }
        | { __typename: 'ScannedPackage', sscc: string, company: string | null, documents: Array<string>, package: { id: string, contentCount: number, location: { path: string } | null } | null }
        | { __typename: 'ScannedProduct', product: { id: string, name: string, sku: string } }
        | { __typename: 'ScannedSeveral', readings: Array<{ index: number, text: string, lot: { id: string, number: string, product: { name: string } } | null, product: { id: string, name: string, sku: string } | null }> }
        | { __typename: 'ScannedUnknown', nearest: Array<
            | { __typename: 'ApiToken', id: string }
            | { __typename: 'Attachment', id: string }
            | { __typename: 'Bill', id: string }
            | { __typename: 'BillOfMaterials', id: string }
            | { __typename: 'Category', id: string }
            | { __typename: 'Comment', id: string }
            | { __typename: 'Count', id: string }
            | { __typename: 'CountPosition', id: string }
            | { __typename: 'Entry', id: string }
            | { __typename: 'ExpectedNumber', id: string }
            | { __typename: 'Hold', id: string }
            | { __typename: 'Import', id: string }
            | { __typename: 'Invoice', id: string }
            | { __typename: 'LabelPrint', id: string }
            | { __typename: 'LabelTemplate', id: string }
            | { __typename: 'Location', id: string }
            | { __typename: 'Lot', number: string, id: string, product: { name: string } }
            | { __typename: 'ManufacturingOrder', id: string }
            | { __typename: 'MoneyLine', id: string }
            | { __typename: 'MoveLine', id: string }
            | { __typename: 'NumberDraft', id: string }
            | { __typename: 'Operation', id: string }
            | { __typename: 'OperationType', id: string }
            | { __typename: 'Package', id: string }
            | { __typename: 'Packaging', id: string }
            | { __typename: 'Partner', id: string }
            | { __typename: 'Payment', id: string }
            | { __typename: 'Product', name: string, sku: string, id: string }
            | { __typename: 'PurchaseOrder', id: string }
            | { __typename: 'PurchaseOrderLine', id: string }
            | { __typename: 'PutawayRule', id: string }
            | { __typename: 'QuarantineRule', id: string }
            | { __typename: 'Recall', id: string }
            | { __typename: 'Reservation', id: string }
            | { __typename: 'Run', id: string }
            | { __typename: 'SalesOrder', id: string }
            | { __typename: 'SalesOrderLine', id: string }
            | { __typename: 'ScrapReason', id: string }
            | { __typename: 'Session', id: string }
            | { __typename: 'Transfer', id: string }
            | { __typename: 'TransferLine', id: string }
            | { __typename: 'Unit', id: string }
            | { __typename: 'User', id: string }
            | { __typename: 'Warehouse', id: string }
          > }
       } } };

export type ScrapReasonsQueryVariables = Exact<{ [key: string]: never; }>;


export type ScrapReasonsQuery = { reasons: Array<{ id: string, version: number, name: string, active: boolean }> };

export type ScrapGoodsFragment = { onHand: string, reserved: string, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } }, lot: { id: string, number: string } | null, location: { id: string, path: string }, package: { id: string, sscc: string } | null };

export type GoodsToScrapQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: BalanceFilter | null | undefined;
}>;


export type GoodsToScrapQuery = { balances: { nodes: Array<{ onHand: string, reserved: string, product: { id: string, name: string, tracking: Tracking, unit: { symbol: string } }, lot: { id: string, number: string } | null, location: { id: string, path: string }, package: { id: string, sscc: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ScrapGoodsMutationVariables = Exact<{
  input: ScrapGoodsInput;
}>;


export type ScrapGoodsMutation = { scrapGoods:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PostedPayload', lineCount: number, lost: Array<{ quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } }> }
   };

export type SaveScrapReasonMutationVariables = Exact<{
  input: SaveScrapReasonInput;
}>;


export type SaveScrapReasonMutation = { saveScrapReason:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'ScrapReasonPayload', reason: { id: string } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type TakeBackMutationVariables = Exact<{
  input: CorrectMoveLinesInput;
}>;


export type TakeBackMutation = { correctMoveLines:
    | { __typename: 'CorrectPayload', lost: Array<{ quantity: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null, transfer: { id: string, number: string } }> }
    | { __typename: 'GoodsMovedOn', code: RefusalCode, message: string, field: Array<string> | null, places: Array<{ onHand: string, lot: { id: string, number: string } | null, location: { path: string } }> }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OverReceipt', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type PurchaseLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type PurchaseLimitsQuery = { settings: { version: number, company: { currency: string }, purchaseLimits: Array<{ role: Role, currency: string, amount: string }> } };

export type SetPurchaseLimitsMutationVariables = Exact<{
  input: SetPurchaseLimitsInput;
}>;


export type SetPurchaseLimitsMutation = { setPurchaseLimits:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'SettingsPayload', settings: { version: number } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type MakeKeysMutationVariables = Exact<{
  input: MakeKeysInput;
}>;


export type MakeKeysMutation = { makeKeys:
    | { __typename: 'Gs1KeysPayload', keys: Array<string> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'KeysExhausted', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type OperationTypeFactsFragment = { id: string, version: number, name: string, kind: OperationKind, numbers: NumberRule, prefix: string, backorderPolicy: BackorderPolicy, overReceiptTolerance: string, unexpectedNumbers: UnexpectedNumbers, checkAbove: number | null, reservationPolicy: ReservationPolicy, reservationDays: number | null, printsAtValidation: Array<PrintKind>, active: boolean, warehouse: { id: string, name: string }, source: { id: string, path: string }, destination: { id: string, path: string } };

export type OperationTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type OperationTypesQuery = { operationTypes: Array<{ id: string, version: number, name: string, kind: OperationKind, numbers: NumberRule, prefix: string, backorderPolicy: BackorderPolicy, overReceiptTolerance: string, unexpectedNumbers: UnexpectedNumbers, checkAbove: number | null, reservationPolicy: ReservationPolicy, reservationDays: number | null, printsAtValidation: Array<PrintKind>, active: boolean, warehouse: { id: string, name: string }, source: { id: string, path: string }, destination: { id: string, path: string } }>, warehouses: Array<{ id: string, name: string }> };

export type CreateOperationTypeMutationVariables = Exact<{
  input: CreateOperationTypeInput;
}>;


export type CreateOperationTypeMutation = { createOperationType:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationTypePayload', operationType: { id: string } }
   };

export type UpdateOperationTypeMutationVariables = Exact<{
  input: UpdateOperationTypeInput;
}>;


export type UpdateOperationTypeMutation = { updateOperationType:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationTypePayload', operationType: { id: string } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type PartnerFactsFragment = { id: string, version: number, name: string, reference: string | null, roles: Array<PartnerRole>, email: string | null, phone: string | null, currency: string, language: Language, active: boolean, paymentTerms: { days: number, endOfMonth: boolean }, address: { street: string, city: string, region: string | null, postalCode: string, country: string } };

export type PartnersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: PartnerFilter | null | undefined;
}>;


export type PartnersQuery = { partners: { nodes: Array<{ id: string, version: number, name: string, reference: string | null, roles: Array<PartnerRole>, email: string | null, phone: string | null, currency: string, language: Language, active: boolean, paymentTerms: { days: number, endOfMonth: boolean }, address: { street: string, city: string, region: string | null, postalCode: string, country: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreatePartnerMutationVariables = Exact<{
  input: CreatePartnerInput;
}>;


export type CreatePartnerMutation = { createPartner:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PartnerPayload', partner: { id: string } }
   };

export type UpdatePartnerMutationVariables = Exact<{
  input: UpdatePartnerInput;
}>;


export type UpdatePartnerMutation = { updatePartner:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PartnerPayload', partner: { id: string } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type PeopleQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { users: { nodes: Array<{ id: string, name: string, login: string, email: string | null, role: Role, active: boolean, lastSeenAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreatePersonMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreatePersonMutation = { createUser:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'UserPayload', user: { id: string } }
   };

export type UpdatePersonMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type UpdatePersonMutation = { updateUser:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'UserPayload', user: { id: string } }
   };

export type SetPasswordMutationVariables = Exact<{
  input: SetSecretInput;
}>;


export type SetPasswordMutation = { setSecret:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'SignInRefused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'UserPayload', user: { id: string } }
   };

export type TokensQueryVariables = Exact<{ [key: string]: never; }>;


export type TokensQuery = { apiTokens: Array<{ id: string, name: string, role: Role, prefix: string, lastUsedAt: string | null, expiresAt: string, revokedAt: string | null, createdBy: { name: string } }> };

export type CreateTokenMutationVariables = Exact<{
  input: CreateApiTokenInput;
}>;


export type CreateTokenMutation = { createApiToken:
    | { __typename: 'ApiTokenPayload', secret: string | null, token: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type RevokeTokenMutationVariables = Exact<{
  input: RevokeApiTokenInput;
}>;


export type RevokeTokenMutation = { revokeApiToken:
    | { __typename: 'ApiTokenPayload', token: { id: string } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type WarehouseFactsFragment = { id: string, name: string, code: string, timeZone: string, root: { id: string }, address: { street: string, city: string, region: string | null, postalCode: string, country: string } };

export type WarehousesQueryVariables = Exact<{ [key: string]: never; }>;


export type WarehousesQuery = { warehouses: Array<{ id: string, name: string, code: string, timeZone: string, root: { id: string }, address: { street: string, city: string, region: string | null, postalCode: string, country: string } }> };

export type SaveWarehouseMutationVariables = Exact<{
  input: SaveWarehouseInput;
}>;


export type SaveWarehouseMutation = { saveWarehouse:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WarehousePayload', warehouse: { id: string } }
   };

export type PlaceFactsFragment = { id: string, name: string, path: string, usage: LocationUsage, barcode: string, walkingOrder: number, blocked: boolean, active: boolean, removalStrategy: RemovalStrategy | null, parent: { id: string, path: string } | null, warehouse: { id: string, name: string } | null };

export type PlacesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LocationFilter | null | undefined;
}>;


export type PlacesQuery = { locations: { nodes: Array<{ id: string, name: string, path: string, usage: LocationUsage, barcode: string, walkingOrder: number, blocked: boolean, active: boolean, removalStrategy: RemovalStrategy | null, parent: { id: string, path: string } | null, warehouse: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PlaceQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PlaceQuery = { node:
    | { id: string, name: string, path: string, usage: LocationUsage, barcode: string, walkingOrder: number, blocked: boolean, active: boolean, removalStrategy: RemovalStrategy | null, holds: Array<{ id: string, reason: string, quantity: string | null, batch: string | null, together: number, lot: { id: string, number: string, product: { name: string, unit: { symbol: string } } } | null, location: { id: string, path: string } | null, package: { id: string, sscc: string } | null, product: { id: string, name: string } | null, recall: { id: string, state: RecallState } | null, checks: Array<{ name: string, passed: boolean | null, note: string, signed: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null } | null }>, placed: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, released: { recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null } | null }>, balances: { nodes: Array<{ onHand: string, reserved: string, held: string, product: { id: string, name: string, unit: { symbol: string } }, lot: { id: string, number: string } | null, location: { id: string, path: string }, package: { id: string, sscc: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, parent: { id: string, path: string } | null, warehouse: { id: string, name: string } | null }
    | Record<PropertyKey, never>
   | null };

export type SavePlaceMutationVariables = Exact<{
  input: SaveLocationInput;
}>;


export type SavePlaceMutation = { saveLocation:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LocationPayload', location: { id: string } }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type CategoryFactsFragment = { id: string, version: number, name: string, removalStrategy: RemovalStrategy | null, parent: { id: string } | null };

export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CategoriesQuery = { categories: Array<{ id: string, version: number, name: string, removalStrategy: RemovalStrategy | null, parent: { id: string } | null }> };

export type SaveCategoryMutationVariables = Exact<{
  input: SaveCategoryInput;
}>;


export type SaveCategoryMutation = { saveCategory:
    | { __typename: 'CategoryPayload', category: { id: string, version: number, name: string, removalStrategy: RemovalStrategy | null, parent: { id: string } | null } }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type PutawayRuleFactsFragment = { id: string, location: { id: string, path: string }, putAt: { id: string, path: string, active: boolean, blocked: boolean }, product: { id: string, name: string } | null, category: { id: string, name: string } | null };

export type PutawayRulesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PutawayRulesQuery = { putawayRules: { nodes: Array<{ id: string, location: { id: string, path: string }, putAt: { id: string, path: string, active: boolean, blocked: boolean }, product: { id: string, name: string } | null, category: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SavePutawayRuleMutationVariables = Exact<{
  input: SavePutawayRuleInput;
}>;


export type SavePutawayRuleMutation = { savePutawayRule:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PutawayRulePayload', rule: { id: string, location: { id: string, path: string }, putAt: { id: string, path: string, active: boolean, blocked: boolean }, product: { id: string, name: string } | null, category: { id: string, name: string } | null } }
   };

export type RemovePutawayRuleMutationVariables = Exact<{
  input: RemovePutawayRuleInput;
}>;


export type RemovePutawayRuleMutation = { removePutawayRule:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PutawayRuleRemovedPayload', location: { id: string } }
   };

export type QuarantineRuleFactsFragment = { id: string, version: number, reason: string, active: boolean, checks: Array<string>, product: { id: string, name: string } | null, vendor: { id: string, name: string } | null, operationType: { id: string, name: string } | null };

export type QuarantineRulesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type QuarantineRulesQuery = { quarantineRules: { nodes: Array<{ id: string, version: number, reason: string, active: boolean, checks: Array<string>, product: { id: string, name: string } | null, vendor: { id: string, name: string } | null, operationType: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateQuarantineRuleMutationVariables = Exact<{
  input: CreateQuarantineRuleInput;
}>;


export type CreateQuarantineRuleMutation = { createQuarantineRule:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'QuarantineRulePayload', rule: { id: string, version: number, reason: string, active: boolean, checks: Array<string>, product: { id: string, name: string } | null, vendor: { id: string, name: string } | null, operationType: { id: string, name: string } | null } }
   };

export type UpdateQuarantineRuleMutationVariables = Exact<{
  input: UpdateQuarantineRuleInput;
}>;


export type UpdateQuarantineRuleMutation = { updateQuarantineRule:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'QuarantineRulePayload', rule: { id: string, version: number, reason: string, active: boolean, checks: Array<string>, product: { id: string, name: string } | null, vendor: { id: string, name: string } | null, operationType: { id: string, name: string } | null } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type ScannerSheetQueryVariables = Exact<{ [key: string]: never; }>;


export type ScannerSheetQuery = { scannerTestSheet: { url: string } };

export type ExplainScanQueryVariables = Exact<{
  scan: ScanInput;
}>;


export type ExplainScanQuery = { explainScan: { symbologyName: string | null, test: SheetCode | null, right: boolean, findings: Array<{ setting: ScannerSetting, message: string, separator: string | null }>, characters: Array<{ position: number, shown: string, codePoint: string, odd: boolean }>, scan: { symbology: string | null, elements: Array<{ ai: string, title: string, display: string, position: number }>, problems: Array<{ message: string, position: number | null, warning: boolean }> } } };

export type SettingsFactsFragment = { version: number, uniquenessScope: UniquenessScope, numberReuse: NumberReuse, reuseSeverity: ReuseSeverity, billing: BillingPolicy, invoicing: InvoicingPolicy, lotLayout: LotLayout, paperSize: PaperSize, recallNeedsSecondPerson: boolean, publicLotPage: boolean, publicLotDates: boolean, publicLotRecalls: boolean, publicLotContact: string, recallReminderDays: number, lotsOnDeliverySlips: { on: boolean, blockers: Array<{ message: string, node:
        | { __typename: 'ApiToken', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'Bill', id: string }
        | { __typename: 'BillOfMaterials', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Comment', id: string }
        | { __typename: 'Count', id: string }
        | { __typename: 'CountPosition', id: string }
        | { __typename: 'Entry', id: string }
        | { __typename: 'ExpectedNumber', id: string }
        | { __typename: 'Hold', id: string }
        | { __typename: 'Import', id: string }
        | { __typename: 'Invoice', id: string }
        | { __typename: 'LabelPrint', id: string }
        | { __typename: 'LabelTemplate', id: string }
        | { __typename: 'Location', id: string }
        | { __typename: 'Lot', id: string }
        | { __typename: 'ManufacturingOrder', id: string }
        | { __typename: 'MoneyLine', id: string }
        | { __typename: 'MoveLine', id: string }
        | { __typename: 'NumberDraft', id: string }
        | { __typename: 'Operation', id: string }
        | { __typename: 'OperationType', id: string }
        | { __typename: 'Package', id: string }
        | { __typename: 'Packaging', id: string }
        | { __typename: 'Partner', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'PurchaseOrder', id: string }
        | { __typename: 'PurchaseOrderLine', id: string }
        | { __typename: 'PutawayRule', id: string }
        | { __typename: 'QuarantineRule', id: string }
        | { __typename: 'Recall', id: string }
        | { __typename: 'Reservation', id: string }
        | { __typename: 'Run', id: string }
        | { __typename: 'SalesOrder', id: string }
        | { __typename: 'SalesOrderLine', id: string }
        | { __typename: 'ScrapReason', id: string }
        | { __typename: 'Session', id: string }
        | { __typename: 'Transfer', id: string }
        | { __typename: 'TransferLine', id: string }
        | { __typename: 'Unit', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> }, lotsOnInvoices: { on: boolean, blockers: Array<{ message: string, node:
        | { __typename: 'ApiToken', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'Bill', id: string }
        | { __typename: 'BillOfMaterials', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Comment', id: string }
        | { __typename: 'Count', id: string }
        | { __typename: 'CountPosition', id: string }
        | { __typename: 'Entry', id: string }
        | { __typename: 'ExpectedNumber', id: string }
        | { __typename: 'Hold', id: string }
        | { __typename: 'Import', id: string }
        | { __typename: 'Invoice', id: string }
        | { __typename: 'LabelPrint', id: string }
        | { __typename: 'LabelTemplate', id: string }
        | { __typename: 'Location', id: string }
        | { __typename: 'Lot', id: string }
        | { __typename: 'ManufacturingOrder', id: string }
        | { __typename: 'MoneyLine', id: string }
        | { __typename: 'MoveLine', id: string }
        | { __typename: 'NumberDraft', id: string }
        | { __typename: 'Operation', id: string }
        | { __typename: 'OperationType', id: string }
        | { __typename: 'Package', id: string }
        | { __typename: 'Packaging', id: string }
        | { __typename: 'Partner', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'PurchaseOrder', id: string }
        | { __typename: 'PurchaseOrderLine', id: string }
        | { __typename: 'PutawayRule', id: string }
        | { __typename: 'QuarantineRule', id: string }
        | { __typename: 'Recall', id: string }
        | { __typename: 'Reservation', id: string }
        | { __typename: 'Run', id: string }
        | { __typename: 'SalesOrder', id: string }
        | { __typename: 'SalesOrderLine', id: string }
        | { __typename: 'ScrapReason', id: string }
        | { __typename: 'Session', id: string }
        | { __typename: 'Transfer', id: string }
        | { __typename: 'TransferLine', id: string }
        | { __typename: 'Unit', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> }, lotsAndSerialNumbers: { on: boolean, blockers: Array<{ message: string, node:
        | { __typename: 'ApiToken', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'Bill', id: string }
        | { __typename: 'BillOfMaterials', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Comment', id: string }
        | { __typename: 'Count', id: string }
        | { __typename: 'CountPosition', id: string }
        | { __typename: 'Entry', id: string }
        | { __typename: 'ExpectedNumber', id: string }
        | { __typename: 'Hold', id: string }
        | { __typename: 'Import', id: string }
        | { __typename: 'Invoice', id: string }
        | { __typename: 'LabelPrint', id: string }
        | { __typename: 'LabelTemplate', id: string }
        | { __typename: 'Location', id: string }
        | { __typename: 'Lot', id: string }
        | { __typename: 'ManufacturingOrder', id: string }
        | { __typename: 'MoneyLine', id: string }
        | { __typename: 'MoveLine', id: string }
        | { __typename: 'NumberDraft', id: string }
        | { __typename: 'Operation', id: string }
        | { __typename: 'OperationType', id: string }
        | { __typename: 'Package', id: string }
        | { __typename: 'Packaging', id: string }
        | { __typename: 'Partner', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'PurchaseOrder', id: string }
        | { __typename: 'PurchaseOrderLine', id: string }
        | { __typename: 'PutawayRule', id: string }
        | { __typename: 'QuarantineRule', id: string }
        | { __typename: 'Recall', id: string }
        | { __typename: 'Reservation', id: string }
        | { __typename: 'Run', id: string }
        | { __typename: 'SalesOrder', id: string }
        | { __typename: 'SalesOrderLine', id: string }
        | { __typename: 'ScrapReason', id: string }
        | { __typename: 'Session', id: string }
        | { __typename: 'Transfer', id: string }
        | { __typename: 'TransferLine', id: string }
        | { __typename: 'Unit', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> }, packages: { on: boolean, blockers: Array<{ message: string, node:
        | { __typename: 'ApiToken', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'Bill', id: string }
        | { __typename: 'BillOfMaterials', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Comment', id: string }
        | { __typename: 'Count', id: string }
        | { __typename: 'CountPosition', id: string }
        | { __typename: 'Entry', id: string }
        | { __typename: 'ExpectedNumber', id: string }
        | { __typename: 'Hold', id: string }
        | { __typename: 'Import', id: string }
        | { __typename: 'Invoice', id: string }
        | { __typename: 'LabelPrint', id: string }
        | { __typename: 'LabelTemplate', id: string }
        | { __typename: 'Location', id: string }
        | { __typename: 'Lot', id: string }
        | { __typename: 'ManufacturingOrder', id: string }
        | { __typename: 'MoneyLine', id: string }
        | { __typename: 'MoveLine', id: string }
        | { __typename: 'NumberDraft', id: string }
        | { __typename: 'Operation', id: string }
        | { __typename: 'OperationType', id: string }
        | { __typename: 'Package', id: string }
        | { __typename: 'Packaging', id: string }
        | { __typename: 'Partner', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'PurchaseOrder', id: string }
        | { __typename: 'PurchaseOrderLine', id: string }
        | { __typename: 'PutawayRule', id: string }
        | { __typename: 'QuarantineRule', id: string }
        | { __typename: 'Recall', id: string }
        | { __typename: 'Reservation', id: string }
        | { __typename: 'Run', id: string }
        | { __typename: 'SalesOrder', id: string }
        | { __typename: 'SalesOrderLine', id: string }
        | { __typename: 'ScrapReason', id: string }
        | { __typename: 'Session', id: string }
        | { __typename: 'Transfer', id: string }
        | { __typename: 'TransferLine', id: string }
        | { __typename: 'Unit', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> }, expiryDates: { on: boolean, blockers: Array<{ message: string, node:
        | { __typename: 'ApiToken', id: string }
        | { __typename: 'Attachment', id: string }
        | { __typename: 'Bill', id: string }
        | { __typename: 'BillOfMaterials', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Comment', id: string }
        | { __typename: 'Count', id: string }
        | { __typename: 'CountPosition', id: string }
        | { __typename: 'Entry', id: string }
        | { __typename: 'ExpectedNumber', id: string }
        | { __typename: 'Hold', id: string }
        | { __typename: 'Import', id: string }
        | { __typename: 'Invoice', id: string }
        | { __typename: 'LabelPrint', id: string }
        | { __typename: 'LabelTemplate', id: string }
        | { __typename: 'Location', id: string }
        | { __typename: 'Lot', id: string }
        | { __typename: 'ManufacturingOrder', id: string }
        | { __typename: 'MoneyLine', id: string }
        | { __typename: 'MoveLine', id: string }
        | { __typename: 'NumberDraft', id: string }
        | { __typename: 'Operation', id: string }
        | { __typename: 'OperationType', id: string }
        | { __typename: 'Package', id: string }
        | { __typename: 'Packaging', id: string }
        | { __typename: 'Partner', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'PurchaseOrder', id: string }
        | { __typename: 'PurchaseOrderLine', id: string }
        | { __typename: 'PutawayRule', id: string }
        | { __typename: 'QuarantineRule', id: string }
        | { __typename: 'Recall', id: string }
        | { __typename: 'Reservation', id: string }
        | { __typename: 'Run', id: string }
        | { __typename: 'SalesOrder', id: string }
        | { __typename: 'SalesOrderLine', id: string }
        | { __typename: 'ScrapReason', id: string }
        | { __typename: 'Session', id: string }
        | { __typename: 'Transfer', id: string }
        | { __typename: 'TransferLine', id: string }
        | { __typename: 'Unit', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> }, company: { name: string, currency: string, taxNumber: string | null, gs1Prefix: string | null, digitalLinkBase: string | null, serverAddress: string | null, bankAccount: string | null, logo: { url: string } | null, address: { street: string, city: string, region: string | null, postalCode: string, country: string } } };

export type SettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsQuery = { settings: { version: number, uniquenessScope: UniquenessScope, numberReuse: NumberReuse, reuseSeverity: ReuseSeverity, billing: BillingPolicy, invoicing: InvoicingPolicy, lotLayout: LotLayout, paperSize: PaperSize, recallNeedsSecondPerson: boolean, publicLotPage: boolean, publicLotDates: boolean, publicLotRecalls: boolean, publicLotContact: string, recallReminderDays: number, lotsOnDeliverySlips: { on: boolean, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }, lotsOnInvoices: { on: boolean, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }, lotsAndSerialNumbers: { on: boolean, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }, packages: { on: boolean, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }, expiryDates: { on: boolean, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }, company: { name: string, currency: string, taxNumber: string | null, gs1Prefix: string | null, digitalLinkBase: string | null, serverAddress: string | null, bankAccount: string | null, logo: { url: string } | null, address: { street: string, city: string, region: string | null, postalCode: string, country: string } } } };

export type UpdateSettingsMutationVariables = Exact<{
  input: UpdateSettingsInput;
}>;


export type UpdateSettingsMutation = { updateSettings:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'SettingsPayload', settings: { version: number, uniquenessScope: UniquenessScope, numberReuse: NumberReuse, reuseSeverity: ReuseSeverity, billing: BillingPolicy, invoicing: InvoicingPolicy, lotLayout: LotLayout, paperSize: PaperSize, recallNeedsSecondPerson: boolean, publicLotPage: boolean, publicLotDates: boolean, publicLotRecalls: boolean, publicLotContact: string, recallReminderDays: number, lotsOnDeliverySlips: { on: boolean, blockers: Array<{ message: string, node:
              | { __typename: 'ApiToken', id: string }
              | { __typename: 'Attachment', id: string }
              | { __typename: 'Bill', id: string }
              | { __typename: 'BillOfMaterials', id: string }
              | { __typename: 'Category', id: string }
              | { __typename: 'Comment', id: string }
              | { __typename: 'Count', id: string }
              | { __typename: 'CountPosition', id: string }
              | { __typename: 'Entry', id: string }
              | { __typename: 'ExpectedNumber', id: string }
              | { __typename: 'Hold', id: string }
              | { __typename: 'Import', id: string }
              | { __typename: 'Invoice', id: string }
              | { __typename: 'LabelPrint', id: string }
              | { __typename: 'LabelTemplate', id: string }
              | { __typename: 'Location', id: string }
              | { __typename: 'Lot', id: string }
              | { __typename: 'ManufacturingOrder', id: string }
              | { __typename: 'MoneyLine', id: string }
              | { __typename: 'MoveLine', id: string }
              | { __typename: 'NumberDraft', id: string }
              | { __typename: 'Operation', id: string }
              | { __typename: 'OperationType', id: string }
              | { __typename: 'Package', id: string }
              | { __typename: 'Packaging', id: string }
              | { __typename: 'Partner', id: string }
              | { __typename: 'Payment', id: string }
              | { __typename: 'Product', id: string }
              | { __typename: 'PurchaseOrder', id: string }
              | { __typename: 'PurchaseOrderLine', id: string }
              | { __typename: 'PutawayRule', id: string }
              | { __typename: 'QuarantineRule', id: string }
              | { __typename: 'Recall', id: string }
              | { __typename: 'Reservation', id: string }
              | { __typename: 'Run', id: string }
              | { __typename: 'SalesOrder', id: string }
              | { __typename: 'SalesOrderLine', id: string }
              | { __typename: 'ScrapReason', id: string }
              | { __typename: 'Session', id: string }
              | { __typename: 'Transfer', id: string }
              | { __typename: 'TransferLine', id: string }
              | { __typename: 'Unit', id: string }
              | { __typename: 'User', id: string }
              | { __typename: 'Warehouse', id: string }
             | null }> }, lotsOnInvoices: { on: boolean, blockers: Array<{ message: string, node:
              | { __typename: 'ApiToken', id: string }
              | { __typename: 'Attachment', id: string }
              | { __typename: 'Bill', id: string }
              | { __typename: 'BillOfMaterials', id: string }
              | { __typename: 'Category', id: string }
              | { __typename: 'Comment', id: string }
              | { __typename: 'Count', id: string }
              | { __typename: 'CountPosition', id: string }
              | { __typename: 'Entry', id: string }
              | { __typename: 'ExpectedNumber', id: string }
              | { __typename: 'Hold', id: string }
              | { __typename: 'Import', id: string }
              | { __typename: 'Invoice', id: string }
              | { __typename: 'LabelPrint', id: string }
              | { __typename: 'LabelTemplate', id: string }
              | { __typename: 'Location', id: string }
              | { __typename: 'Lot', id: string }
              | { __typename: 'ManufacturingOrder', id: string }
              | { __typename: 'MoneyLine', id: string }
              | { __typename: 'MoveLine', id: string }
              | { __typename: 'NumberDraft', id: string }
              | { __typename: 'Operation', id: string }
              | { __typename: 'OperationType', id: string }
              | { __typename: 'Package', id: string }
              | { __typename: 'Packaging', id: string }
              | { __typename: 'Partner', id: string }
              | { __typename: 'Payment', id: string }
              | { __typename: 'Product', id: string }
              | { __typename: 'PurchaseOrder', id: string }
              | { __typename: 'PurchaseOrderLine', id: string }
              | { __typename: 'PutawayRule', id: string }
              | { __typename: 'QuarantineRule', id: string }
              | { __typename: 'Recall', id: string }
              | { __typename: 'Reservation', id: string }
              | { __typename: 'Run', id: string }
              | { __typename: 'SalesOrder', id: string }
              | { __typename: 'SalesOrderLine', id: string }
              | { __typename: 'ScrapReason', id: string }
              | { __typename: 'Session', id: string }
              | { __typename: 'Transfer', id: string }
              | { __typename: 'TransferLine', id: string }
              | { __typename: 'Unit', id: string }
              | { __typename: 'User', id: string }
              | { __typename: 'Warehouse', id: string }
             | null }> }, lotsAndSerialNumbers: { on: boolean, blockers: Array<{ message: string, node:
              | { __typename: 'ApiToken', id: string }
              | { __typename: 'Attachment', id: string }
              | { __typename: 'Bill', id: string }
              | { __typename: 'BillOfMaterials', id: string }
              | { __typename: 'Category', id: string }
              | { __typename: 'Comment', id: string }
              | { __typename: 'Count', id: string }
              | { __typename: 'CountPosition', id: string }
              | { __typename: 'Entry', id: string }
              | { __typename: 'ExpectedNumber', id: string }
              | { __typename: 'Hold', id: string }
              | { __typename: 'Import', id: string }
              | { __typename: 'Invoice', id: string }
              | { __typename: 'LabelPrint', id: string }
              | { __typename: 'LabelTemplate', id: string }
              | { __typename: 'Location', id: string }
              | { __typename: 'Lot', id: string }
              | { __typename: 'ManufacturingOrder', id: string }
              | { __typename: 'MoneyLine', id: string }
              | { __typename: 'MoveLine', id: string }
              | { __typename: 'NumberDraft', id: string }
              | { __typename: 'Operation', id: string }
              | { __typename: 'OperationType', id: string }
              | { __typename: 'Package', id: string }
              | { __typename: 'Packaging', id: string }
              | { __typename: 'Partner', id: string }
              | { __typename: 'Payment', id: string }
              | { __typename: 'Product', id: string }
              | { __typename: 'PurchaseOrder', id: string }
              | { __typename: 'PurchaseOrderLine', id: string }
              | { __typename: 'PutawayRule', id: string }
              | { __typename: 'QuarantineRule', id: string }
              | { __typename: 'Recall', id: string }
              | { __typename: 'Reservation', id: string }
              | { __typename: 'Run', id: string }
              | { __typename: 'SalesOrder', id: string }
              | { __typename: 'SalesOrderLine', id: string }
              | { __typename: 'ScrapReason', id: string }
              | { __typename: 'Session', id: string }
              | { __typename: 'Transfer', id: string }
              | { __typename: 'TransferLine', id: string }
              | { __typename: 'Unit', id: string }
              | { __typename: 'User', id: string }
              | { __typename: 'Warehouse', id: string }
             | null }> }, packages: { on: boolean, blockers: Array<{ message: string, node:
              | { __typename: 'ApiToken', id: string }
              | { __typename: 'Attachment', id: string }
              | { __typename: 'Bill', id: string }
              | { __typename: 'BillOfMaterials', id: string }
              | { __typename: 'Category', id: string }
              | { __typename: 'Comment', id: string }
              | { __typename: 'Count', id: string }
              | { __typename: 'CountPosition', id: string }
              | { __typename: 'Entry', id: string }
              | { __typename: 'ExpectedNumber', id: string }
              | { __typename: 'Hold', id: string }
              | { __typename: 'Import', id: string }
              | { __typename: 'Invoice', id: string }
              | { __typename: 'LabelPrint', id: string }
              | { __typename: 'LabelTemplate', id: string }
              | { __typename: 'Location', id: string }
              | { __typename: 'Lot', id: string }
              | { __typename: 'ManufacturingOrder', id: string }
              | { __typename: 'MoneyLine', id: string }
              | { __typename: 'MoveLine', id: string }
              | { __typename: 'NumberDraft', id: string }
              | { __typename: 'Operation', id: string }
              | { __typename: 'OperationType', id: string }
              | { __typename: 'Package', id: string }
              | { __typename: 'Packaging', id: string }
              | { __typename: 'Partner', id: string }
              | { __typename: 'Payment', id: string }
              | { __typename: 'Product', id: string }
              | { __typename: 'PurchaseOrder', id: string }
              | { __typename: 'PurchaseOrderLine', id: string }
              | { __typename: 'PutawayRule', id: string }
              | { __typename: 'QuarantineRule', id: string }
              | { __typename: 'Recall', id: string }
              | { __typename: 'Reservation', id: string }
              | { __typename: 'Run', id: string }
              | { __typename: 'SalesOrder', id: string }
              | { __typename: 'SalesOrderLine', id: string }
              | { __typename: 'ScrapReason', id: string }
              | { __typename: 'Session', id: string }
              | { __typename: 'Transfer', id: string }
              | { __typename: 'TransferLine', id: string }
              | { __typename: 'Unit', id: string }
              | { __typename: 'User', id: string }
              | { __typename: 'Warehouse', id: string }
             | null }> }, expiryDates: { on: boolean, blockers: Array<{ message: string, node:
              | { __typename: 'ApiToken', id: string }
              | { __typename: 'Attachment', id: string }
              | { __typename: 'Bill', id: string }
              | { __typename: 'BillOfMaterials', id: string }
              | { __typename: 'Category', id: string }
              | { __typename: 'Comment', id: string }
              | { __typename: 'Count', id: string }
              | { __typename: 'CountPosition', id: string }
              | { __typename: 'Entry', id: string }
              | { __typename: 'ExpectedNumber', id: string }
              | { __typename: 'Hold', id: string }
              | { __typename: 'Import', id: string }
              | { __typename: 'Invoice', id: string }
              | { __typename: 'LabelPrint', id: string }
              | { __typename: 'LabelTemplate', id: string }
              | { __typename: 'Location', id: string }
              | { __typename: 'Lot', id: string }
              | { __typename: 'ManufacturingOrder', id: string }
              | { __typename: 'MoneyLine', id: string }
              | { __typename: 'MoveLine', id: string }
              | { __typename: 'NumberDraft', id: string }
              | { __typename: 'Operation', id: string }
              | { __typename: 'OperationType', id: string }
              | { __typename: 'Package', id: string }
              | { __typename: 'Packaging', id: string }
              | { __typename: 'Partner', id: string }
              | { __typename: 'Payment', id: string }
              | { __typename: 'Product', id: string }
              | { __typename: 'PurchaseOrder', id: string }
              | { __typename: 'PurchaseOrderLine', id: string }
              | { __typename: 'PutawayRule', id: string }
              | { __typename: 'QuarantineRule', id: string }
              | { __typename: 'Recall', id: string }
              | { __typename: 'Reservation', id: string }
              | { __typename: 'Run', id: string }
              | { __typename: 'SalesOrder', id: string }
              | { __typename: 'SalesOrderLine', id: string }
              | { __typename: 'ScrapReason', id: string }
              | { __typename: 'Session', id: string }
              | { __typename: 'Transfer', id: string }
              | { __typename: 'TransferLine', id: string }
              | { __typename: 'Unit', id: string }
              | { __typename: 'User', id: string }
              | { __typename: 'Warehouse', id: string }
             | null }> }, company: { name: string, currency: string, taxNumber: string | null, gs1Prefix: string | null, digitalLinkBase: string | null, serverAddress: string | null, bankAccount: string | null, logo: { url: string } | null, address: { street: string, city: string, region: string | null, postalCode: string, country: string } } } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type SetLogoMutationVariables = Exact<{
  input: SetLogoInput;
}>;


export type SetLogoMutation = { setLogo:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'SettingsPayload', settings: { version: number } }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null, changedAt: string, changedBy: { name: string } | null }
   };

export type SaveUnitMutationVariables = Exact<{
  input: SaveUnitInput;
}>;


export type SaveUnitMutation = { saveUnit:
    | { __typename: 'InUse', code: RefusalCode, message: string, field: Array<string> | null, blockerCount: number, blockers: Array<{ message: string, node:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', id: string }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         | null }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'UnitPayload', unit: { id: string } }
   };

export type TracedQueryVariables = Exact<{
  id: string;
}>;


export type TracedQuery = { node:
    | { __typename: 'ApiToken', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'Bill', number: string, id: string }
    | { __typename: 'BillOfMaterials', id: string }
    | { __typename: 'Category', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'Count', number: string, id: string }
    | { __typename: 'CountPosition', id: string }
    | { __typename: 'Entry', id: string }
    | { __typename: 'ExpectedNumber', id: string }
    | { __typename: 'Hold', id: string }
    | { __typename: 'Import', id: string }
    | { __typename: 'Invoice', number: string, id: string }
    | { __typename: 'LabelPrint', id: string }
    | { __typename: 'LabelTemplate', id: string }
    | { __typename: 'Location', id: string }
    | { __typename: 'Lot', number: string, id: string }
    | { __typename: 'ManufacturingOrder', number: string, id: string }
    | { __typename: 'MoneyLine', id: string }
    | { __typename: 'MoveLine', id: string }
    | { __typename: 'NumberDraft', id: string }
    | { __typename: 'Operation', id: string }
    | { __typename: 'OperationType', id: string }
    | { __typename: 'Package', sscc: string, id: string }
    | { __typename: 'Packaging', id: string }
    | { __typename: 'Partner', name: string, id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'Product', id: string }
    | { __typename: 'PurchaseOrder', number: string, id: string }
    | { __typename: 'PurchaseOrderLine', id: string }
    | { __typename: 'PutawayRule', id: string }
    | { __typename: 'QuarantineRule', id: string }
    | { __typename: 'Recall', number: string, id: string }
    | { __typename: 'Reservation', id: string }
    | { __typename: 'Run', id: string }
    | { __typename: 'SalesOrder', number: string, id: string }
    | { __typename: 'SalesOrderLine', id: string }
    | { __typename: 'ScrapReason', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Transfer', number: string, id: string }
    | { __typename: 'TransferLine', id: string }
    | { __typename: 'Unit', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'Warehouse', id: string }
   | null };

export type TracedThingQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type TracedThingQuery = { node:
    | { __typename: 'ApiToken', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'Bill', id: string }
    | { __typename: 'BillOfMaterials', id: string }
    | { __typename: 'Category', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'Count', id: string }
    | { __typename: 'CountPosition', id: string }
    | { __typename: 'Entry', id: string }
    | { __typename: 'ExpectedNumber', id: string }
    | { __typename: 'Hold', id: string }
    | { __typename: 'Import', id: string }
    | { __typename: 'Invoice', id: string }
    | { __typename: 'LabelPrint', id: string }
    | { __typename: 'LabelTemplate', id: string }
    | { __typename: 'Location', id: string }
    | { __typename: 'Lot', id: string, product: { unit: { symbol: string } }, stock: { held: string }, holds: Array<{ reason: string }>, dates: Array<{ kind: LotDateKind, date: string }>, balances: { nodes: Array<{ onHand: string, location: { id: string, path: string } }>, pageInfo: { hasNextPage: boolean } } }
    | { __typename: 'ManufacturingOrder', id: string }
    | { __typename: 'MoneyLine', id: string }
    | { __typename: 'MoveLine', id: string }
    | { __typename: 'NumberDraft', id: string }
    | { __typename: 'Operation', id: string }
    | { __typename: 'OperationType', id: string }
    | { __typename: 'Package', id: string }
    | { __typename: 'Packaging', id: string }
    | { __typename: 'Partner', phone: string | null, email: string | null, id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'Product', id: string }
    | { __typename: 'PurchaseOrder', id: string }
    | { __typename: 'PurchaseOrderLine', id: string }
    | { __typename: 'PutawayRule', id: string }
    | { __typename: 'QuarantineRule', id: string }
    | { __typename: 'Recall', id: string }
    | { __typename: 'Reservation', id: string }
    | { __typename: 'Run', id: string }
    | { __typename: 'SalesOrder', id: string }
    | { __typename: 'SalesOrderLine', id: string }
    | { __typename: 'ScrapReason', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Transfer', validatedAt: string | null, id: string, partner: { name: string, phone: string | null, email: string | null } | null }
    | { __typename: 'TransferLine', id: string }
    | { __typename: 'Unit', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'Warehouse', id: string }
   | null };

export type TraceThingFragment = { key: string, depth: number, orderUncertain: boolean, onHand: string | null, furtherEdges: number, share: { atLeast: string, atMost: string } | null, subject:
    | { __typename: 'ApiToken', id: string }
    | { __typename: 'Attachment', id: string }
    | { __typename: 'Bill', id: string }
    | { __typename: 'BillOfMaterials', id: string }
    | { __typename: 'Category', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'Count', number: string, id: string }
    | { __typename: 'CountPosition', id: string }
    | { __typename: 'Entry', id: string }
    | { __typename: 'ExpectedNumber', id: string }
    | { __typename: 'Hold', id: string }
    | { __typename: 'Import', id: string }
    | { __typename: 'Invoice', id: string }
    | { __typename: 'LabelPrint', id: string }
    | { __typename: 'LabelTemplate', id: string }
    | { __typename: 'Location', id: string }
    | { __typename: 'Lot', number: string, status: LotStatus, lastDay: string | null, id: string, product: { name: string, unit: { symbol: string } } }
    | { __typename: 'ManufacturingOrder', number: string, id: string, product: { name: string } }
    | { __typename: 'MoneyLine', id: string }
    | { __typename: 'MoveLine', id: string }
    | { __typename: 'NumberDraft', id: string }
    | { __typename: 'Operation', kind: string, reason: string | null, id: string }
    | { __typename: 'OperationType', id: string }
    | { __typename: 'Package', sscc: string, id: string }
    | { __typename: 'Packaging', id: string }
    | { __typename: 'Partner', name: string, id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'Product', id: string }
    | { __typename: 'PurchaseOrder', id: string }
    | { __typename: 'PurchaseOrderLine', id: string }
    | { __typename: 'PutawayRule', id: string }
    | { __typename: 'QuarantineRule', id: string }
    | { __typename: 'Recall', id: string }
    | { __typename: 'Reservation', id: string }
    | { __typename: 'Run', id: string }
    | { __typename: 'SalesOrder', id: string }
    | { __typename: 'SalesOrderLine', id: string }
    | { __typename: 'ScrapReason', id: string }
    | { __typename: 'Session', id: string }
    | { __typename: 'Transfer', number: string, id: string, operationType: { kind: OperationKind }, partner: { id: string } | null }
    | { __typename: 'TransferLine', id: string }
    | { __typename: 'Unit', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'Warehouse', id: string }
   };

export type TraceJoinFragment = { source: string, target: string, kind: TraceEdgeKind, quantity: string, bounds: { atLeast: string, atMost: string }, product: { unit: { symbol: string } } | null, takenFrom: { path: string } | null, putInto: { path: string } | null, operation: { kind: string } };

export type TracePartnerFragment = { lotCount: number, transferCount: number, partner: { id: string, name: string, phone: string | null, email: string | null }, share: { atLeast: string, atMost: string } | null, products: Array<{ quantity: string, returned: string, product: { id: string, name: string, unit: { symbol: string } } }> };

export type LeftOutFactsFragment = { lotCount: number, transferCount: number, partnerCount: number, transfers: Array<{ id: string, number: string }>, partners: Array<{ id: string, name: string }> };

export type TraceLotsQueryVariables = Exact<{
  start: TraceStart;
  direction: TraceDirection;
  limits: TraceLimits;
}>;


export type TraceLotsQuery = { trace: { nodes: { nodes: Array<{ key: string, subject:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', number: string, id: string, product: { name: string } }
          | { __typename: 'ManufacturingOrder', id: string }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', id: string }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         }> } } | null };

export type TraceThingsQueryVariables = Exact<{
  start: TraceStart;
  direction: TraceDirection;
  scope: TraceScope;
  limits: TraceLimits;
}>;


export type TraceThingsQuery = { trace: { nodes: { totalCount: number, nodes: Array<{ key: string, depth: number, orderUncertain: boolean, onHand: string | null, furtherEdges: number, share: { atLeast: string, atMost: string } | null, subject:
          | { __typename: 'ApiToken', id: string }
          | { __typename: 'Attachment', id: string }
          | { __typename: 'Bill', id: string }
          | { __typename: 'BillOfMaterials', id: string }
          | { __typename: 'Category', id: string }
          | { __typename: 'Comment', id: string }
          | { __typename: 'Count', number: string, id: string }
          | { __typename: 'CountPosition', id: string }
          | { __typename: 'Entry', id: string }
          | { __typename: 'ExpectedNumber', id: string }
          | { __typename: 'Hold', id: string }
          | { __typename: 'Import', id: string }
          | { __typename: 'Invoice', id: string }
          | { __typename: 'LabelPrint', id: string }
          | { __typename: 'LabelTemplate', id: string }
          | { __typename: 'Location', id: string }
          | { __typename: 'Lot', number: string, status: LotStatus, lastDay: string | null, id: string, product: { name: string, unit: { symbol: string } } }
          | { __typename: 'ManufacturingOrder', number: string, id: string, product: { name: string } }
          | { __typename: 'MoneyLine', id: string }
          | { __typename: 'MoveLine', id: string }
          | { __typename: 'NumberDraft', id: string }
          | { __typename: 'Operation', kind: string, reason: string | null, id: string }
          | { __typename: 'OperationType', id: string }
          | { __typename: 'Package', sscc: string, id: string }
          | { __typename: 'Packaging', id: string }
          | { __typename: 'Partner', name: string, id: string }
          | { __typename: 'Payment', id: string }
          | { __typename: 'Product', id: string }
          | { __typename: 'PurchaseOrder', id: string }
          | { __typename: 'PurchaseOrderLine', id: string }
          | { __typename: 'PutawayRule', id: string }
          | { __typename: 'QuarantineRule', id: string }
          | { __typename: 'Recall', id: string }
          | { __typename: 'Reservation', id: string }
          | { __typename: 'Run', id: string }
          | { __typename: 'SalesOrder', id: string }
          | { __typename: 'SalesOrderLine', id: string }
          | { __typename: 'ScrapReason', id: string }
          | { __typename: 'Session', id: string }
          | { __typename: 'Transfer', number: string, id: string, operationType: { kind: OperationKind }, partner: { id: string } | null }
          | { __typename: 'TransferLine', id: string }
          | { __typename: 'Unit', id: string }
          | { __typename: 'User', id: string }
          | { __typename: 'Warehouse', id: string }
         }> } } | null };

export type TraceProductFragment = { lotCount: number, onHand: string, placeCount: number, customerCount: number, withCustomers: string, product: { id: string, name: string, unit: { symbol: string } }, onHandShare: { atLeast: string, atMost: string } | null, places: Array<{ onHand: string, location: { id: string, path: string } }>, withCustomersShare: { atLeast: string, atMost: string } | null };

export type TraceGapsQueryVariables = Exact<{
  start: TraceStart;
  direction: TraceDirection;
  scope: TraceScope;
  limits: TraceLimits;
  first: number;
  after?: string | null | undefined;
}>;


export type TraceGapsQuery = { trace: { gaps: { nodes: Array<{ kind: TraceGapKind, message: string, quantity: string | null, lot: { id: string, number: string, product: { unit: { symbol: string } } }, renumbered: Array<{ wrong: { id: string, number: string }, right: { id: string, number: string }, operation: { recordedAt: string, actor: { name: string } | null } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TraceQueryVariables = Exact<{
  start: TraceStart;
  direction: TraceDirection;
  scope: TraceScope;
  limits: TraceLimits;
}>;


export type TraceQuery = { trace: { asOf: string, startCount: number, leftOut: { lotCount: number, transferCount: number, partnerCount: number, transfers: Array<{ id: string, number: string }>, partners: Array<{ id: string, name: string }> }, start: Array<{ id: string, number: string, product: { name: string, unit: { symbol: string } } }>, extent: { cut: TraceCut, lotCount: number, lotEdgeCount: number, beyond: number }, edges: { totalCount: number, nodes: Array<{ source: string, target: string, kind: TraceEdgeKind, quantity: string, bounds: { atLeast: string, atMost: string }, product: { unit: { symbol: string } } | null, takenFrom: { path: string } | null, putInto: { path: string } | null, operation: { kind: string } }> }, whereabouts: { lotCount: number, customerCount: number, start: { atLeast: string, atMost: string } | null, onHandShare: { atLeast: string, atMost: string } | null, withCustomersShare: { atLeast: string, atMost: string } | null, elsewhereShare: { atLeast: string, atMost: string } | null, products: Array<{ lotCount: number, onHand: string, placeCount: number, customerCount: number, withCustomers: string, product: { id: string, name: string, unit: { symbol: string } }, onHandShare: { atLeast: string, atMost: string } | null, places: Array<{ onHand: string, location: { id: string, path: string } }>, withCustomersShare: { atLeast: string, atMost: string } | null }> } | null, massBalances: { nodes: Array<{ received: string, produced: string, counted: string, transformed: string, returned: string, shipped: string, sentBack: string, consumed: string, scrapped: string, onHand: string, difference: string }> }, customers: { totalCount: number, nodes: Array<{ lotCount: number, transferCount: number, partner: { id: string, name: string, phone: string | null, email: string | null }, share: { atLeast: string, atMost: string } | null, products: Array<{ quantity: string, returned: string, product: { id: string, name: string, unit: { symbol: string } } }> }> }, vendors: { totalCount: number, nodes: Array<{ lotCount: number, transferCount: number, partner: { id: string, name: string, phone: string | null, email: string | null }, share: { atLeast: string, atMost: string } | null, products: Array<{ quantity: string, returned: string, product: { id: string, name: string, unit: { symbol: string } } }> }> }, gaps: { totalCount: number }, table: { url: string }, workbook: { url: string }, a4: { url: string }, letter: { url: string } } | null };

export type CreateTransferMutationVariables = Exact<{
  input: CreateTransferInput;
}>;


export type CreateTransferMutation = { createTransfer:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'TransferPayload', transfer: { id: string } }
   };

export type TransferPromisesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type TransferPromisesQuery = { transfer: { reservations: { totalCount: number, nodes: Array<{ id: string, quantity: string, picked: string, chosenBy: ReservationChoice, line: { id: string, product: { name: string, unit: { symbol: string } } }, lot: { id: string, number: string, lastDay: string | null } | null, location: { id: string, path: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ReserveTransferMutationVariables = Exact<{
  input: ReserveTransferInput;
}>;


export type ReserveTransferMutation = { reserveTransfer:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'TransferPayload', transfer: { id: string } }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type UnreserveTransferMutationVariables = Exact<{
  input: UnreserveTransferInput;
}>;


export type UnreserveTransferMutation = { unreserveTransfer:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'TransferPayload', transfer: { id: string } }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ChooseLotsMutationVariables = Exact<{
  input: ChooseLotsInput;
}>;


export type ChooseLotsMutation = { chooseLots:
    | { __typename: 'ChooseLotsPayload', line: { id: string } }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null, problems: Array<{ field: Array<string>, message: string }> }
    | { __typename: 'LotOfOtherProduct', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ReturnableFragment = { moved: string, left: string, line: { id: string }, product: { name: string, step: string, tracking: Tracking, unit: { symbol: string } }, lot: { id: string, number: string } | null };

export type ReturnOfQueryVariables = Exact<{
  id: string;
}>;


export type ReturnOfQuery = { transfer: { id: string, number: string, operationType: { kind: OperationKind }, partner: { name: string } | null } | null };

export type ReturnablesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ReturnablesQuery = { transfer: { returnable: { nodes: Array<{ moved: string, left: string, line: { id: string }, product: { name: string, step: string, tracking: Tracking, unit: { symbol: string } }, lot: { id: string, number: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CreateReturnMutationVariables = Exact<{
  input: CreateReturnInput;
}>;


export type CreateReturnMutation = { createReturn:
    | { __typename: 'CreateReturnPayload', transfer: { id: string } }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null, shortages: Array<{ reservedFor: Array<
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
        > }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotExpired', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null, conflicts: Array<{ number: string, code: RefusalCode, since: string, lot: { id: string } | null, location: { path: string } | null, document:
          | { __typename: 'Bill', id: string, number: string }
          | { __typename: 'Count', id: string, number: string }
          | { __typename: 'Invoice', id: string, number: string }
          | { __typename: 'ManufacturingOrder', id: string, number: string }
          | { __typename: 'PurchaseOrder', id: string, number: string }
          | { __typename: 'Recall', id: string, number: string }
          | { __typename: 'SalesOrder', id: string, number: string }
          | { __typename: 'Transfer', id: string, number: string }
         | null }> }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type ReceiveUnmatchedReturnMutationVariables = Exact<{
  input: ReceiveUnmatchedReturnInput;
}>;


export type ReceiveUnmatchedReturnMutation = { receiveUnmatchedReturn:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null, conflicts: Array<{ number: string, code: RefusalCode, since: string, lot: { id: string } | null, location: { path: string } | null, document:
          | { __typename: 'Bill', id: string, number: string }
          | { __typename: 'Count', id: string, number: string }
          | { __typename: 'Invoice', id: string, number: string }
          | { __typename: 'ManufacturingOrder', id: string, number: string }
          | { __typename: 'PurchaseOrder', id: string, number: string }
          | { __typename: 'Recall', id: string, number: string }
          | { __typename: 'SalesOrder', id: string, number: string }
          | { __typename: 'Transfer', id: string, number: string }
         | null }> }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'TransferPayload', transfer: { id: string } }
   };

export type LotToReturnFragment = { __typename: 'Lot', id: string, number: string, stock: { onHand: string }, product: { name: string, step: string, tracking: Tracking, unit: { symbol: string } } };

export type LotToReturnQueryVariables = Exact<{
  id: string;
}>;


export type LotToReturnQuery = { lot: { __typename: 'Lot', id: string, number: string, stock: { onHand: string }, product: { name: string, step: string, tracking: Tracking, unit: { symbol: string } } } | null };

export type LotsToReturnQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: LotFilter | null | undefined;
}>;


export type LotsToReturnQuery = { lots: { nodes: Array<{ __typename: 'Lot', id: string, number: string, stock: { onHand: string }, product: { name: string, step: string, tracking: Tracking, unit: { symbol: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductToReturnFragment = { __typename: 'Product', id: string, name: string, sku: string, step: string, tracking: Tracking, stock: { onHand: string }, unit: { symbol: string } };

export type ProductToReturnQueryVariables = Exact<{
  id: string;
}>;


export type ProductToReturnQuery = { product: { __typename: 'Product', id: string, name: string, sku: string, step: string, tracking: Tracking, stock: { onHand: string }, unit: { symbol: string } } | null };

export type ProductsToReturnQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type ProductsToReturnQuery = { products: { nodes: Array<{ __typename: 'Product', id: string, name: string, sku: string, step: string, tracking: Tracking, stock: { onHand: string }, unit: { symbol: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReturnToVendorMutationVariables = Exact<{
  input: ReturnToVendorInput;
}>;


export type ReturnToVendorMutation = { returnToVendor:
    | { __typename: 'CreateReturnPayload', transfer: { id: string } }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null, shortages: Array<{ reservedFor: Array<
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
        > }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotExpired', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type ScanTooLateQueryVariables = Exact<{
  scan: ScanInput;
  on: string;
}>;


export type ScanTooLateQuery = { resolveScan: { scan: { meaning:
        | { __typename: 'ScannedDocument' }
        | { __typename: 'ScannedLocation' }
        | { __typename: 'ScannedLot', lot: { number: string, product: { name: string } } }
        | { __typename: 'ScannedNewNumber', number: string, forProduct: { name: string } | null }
        | { __typename: 'ScannedPackage' }
        | { __typename: 'ScannedProduct', product: { name: string } }
        | { __typename: 'ScannedSeveral' }
        | { __typename: 'ScannedUnknown' }
       }, effect: { text: string } | null } };

export type DetailMoveFragment = { id: string, sequence: string, quantity: string, labelled: Array<string>, product: { id: string, name: string, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string } }, lot: { id: string, number: string } | null, source: { path: string }, destination: { id: string, path: string, usage: LocationUsage }, operation: { recordedAt: string, occurredAt: string | null, program: string | null, reason: string | null, actor: { name: string } | null }, corrects: { id: string } | null, correctedBy: Array<{ id: string, quantity: string }>, run: { kind: RunKind } | null };

export type TransferDetailQueryVariables = Exact<{
  id: string;
}>;


export type TransferDetailQuery = { transfer: { id: string, number: string, version: number, state: TransferState, dueOn: string, late: boolean, createdAt: string, validatedAt: string | null, traceable: boolean, returnReason: string | null, unmatched: boolean, announcedPackages: Array<string>, certificates: Array<{ id: string, name: string, kind: AttachmentKind, size: number, link: { url: string } | null, added: { recordedAt: string, occurredAt: string | null, program: string | null, actor: { name: string } | null }, lot: { id: string, number: string, product: { name: string } } | null, hold: { id: string, lot: { id: string, number: string, product: { name: string } } | null } | null }>, certificatesTogether: { url: string } | null, createdBy: { name: string } | null, validatedBy: { name: string } | null, corrections: Array<{ operation: { id: string, recordedAt: string, program: string | null, reason: string | null, actor: { name: string } | null }, goods: Array<{ posted: string, holds: string, product: { name: string, unit: { symbol: string } }, lot: { number: string } | null }> }>, partner: { name: string } | null, operationType: { name: string, kind: OperationKind }, source: { path: string }, destination: { path: string }, origin:
      | { __typename: 'Bill', id: string, number: string }
      | { __typename: 'Count', id: string, number: string }
      | { __typename: 'Invoice', id: string, number: string }
      | { __typename: 'ManufacturingOrder', id: string, number: string }
      | { __typename: 'PurchaseOrder', id: string, number: string }
      | { __typename: 'Recall', id: string, number: string }
      | { __typename: 'SalesOrder', id: string, number: string }
      | { __typename: 'Transfer', id: string, number: string }
     | null, onwardTo: { path: string } | null, shippedBy: { id: string, number: string } | null, stoppedReservations: Array<{ quantity: string, lot: { id: string, number: string, product: { unit: { symbol: string } } }, recall: { id: string, number: string, reason: string } | null }>, carried: Array<{ quantity: string, by: { id: string, number: string }, lot: { number: string } | null, product: { name: string, unit: { symbol: string } } }>, arrivals: Array<{ id: string, number: string }>, backorderOf: { id: string, number: string } | null, backorder: { id: string, number: string } | null, returnOf: { id: string, number: string } | null, returns: Array<{ id: string, number: string }>, replaces: { id: string, number: string } | null, replacement: { id: string, number: string } | null, returnable: { totalCount: number }, progress: { lines: number, linesDone: number, linesBegun: number, numbersRecorded: number }, papers: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string }, table: { url: string } | null }>, lines: { totalCount: number, nodes: Array<{ id: string, expected: string, done: string, holds: string, reserved: string, perPackaging: string | null, asksFor: AsksFor, corrected: Array<{ posted: string, holds: string, product: { id: string, name: string, unit: { symbol: string } }, lot: { id: string, number: string } | null }>, source: { id: string, path: string }, packaging: { name: string } | null, verification: { announced: number, matched: number, missing: number, unexpected: number } | null, product: { id: string, name: string, stopsUse: LotDateKind, step: string, unit: { symbol: string } }, numberSummary: { count: number, rangeCount: number, ranges: Array<{ start: string, end: string, count: number, quantity: string }> } }> }, workers: Array<{ program: string | null, entries: number, lastAt: string, user: { name: string } | null }>, operations: { nodes: Array<{ id: string, kind: string, waitsForApproval: boolean, state: OperationState, recordedAt: string, occurredAt: string | null, reason: string | null, program: string | null, actor: { name: string } | null }> } } | null };

export type TransferMovesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type TransferMovesQuery = { transfer: { moveLines: { nodes: Array<{ id: string, sequence: string, quantity: string, labelled: Array<string>, product: { id: string, name: string, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string } }, lot: { id: string, number: string } | null, source: { path: string }, destination: { id: string, path: string, usage: LocationUsage }, operation: { recordedAt: string, occurredAt: string | null, program: string | null, reason: string | null, actor: { name: string } | null }, corrects: { id: string } | null, correctedBy: Array<{ id: string, quantity: string }>, run: { kind: RunKind } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type DocumentMovesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MoveLineFilter | null | undefined;
}>;


export type DocumentMovesQuery = { moveLines: { nodes: Array<{ id: string, sequence: string, quantity: string, labelled: Array<string>, product: { id: string, name: string, step: string, stopsUse: LotDateKind, tracking: Tracking, unit: { symbol: string } }, lot: { id: string, number: string } | null, source: { path: string }, destination: { id: string, path: string, usage: LocationUsage }, operation: { recordedAt: string, occurredAt: string | null, program: string | null, reason: string | null, actor: { name: string } | null }, corrects: { id: string } | null, correctedBy: Array<{ id: string, quantity: string }>, run: { kind: RunKind } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MovedOnFragment = { places: Array<{ onHand: string, lot: { id: string, number: string } | null, location: { path: string } }> };

export type CorrectMoveLinesMutationVariables = Exact<{
  input: CorrectMoveLinesInput;
}>;


export type CorrectMoveLinesMutation = { correctMoveLines:
    | { __typename: 'CorrectPayload', affected: Array<
        | { __typename: 'Bill', id: string, number: string }
        | { __typename: 'Count', id: string, number: string }
        | { __typename: 'Invoice', id: string, number: string }
        | { __typename: 'ManufacturingOrder', id: string, number: string }
        | { __typename: 'PurchaseOrder', id: string, number: string }
        | { __typename: 'Recall', id: string, number: string }
        | { __typename: 'SalesOrder', id: string, number: string }
        | { __typename: 'Transfer', id: string, number: string }
      > }
    | { __typename: 'GoodsMovedOn', code: RefusalCode, message: string, field: Array<string> | null, places: Array<{ onHand: string, lot: { id: string, number: string } | null, location: { path: string } }> }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null, shortages: Array<{ reservedFor: Array<
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
        > }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null, conflicts: Array<{ number: string, code: RefusalCode, since: string, lot: { id: string } | null, location: { path: string } | null, document:
          | { __typename: 'Bill', id: string, number: string }
          | { __typename: 'Count', id: string, number: string }
          | { __typename: 'Invoice', id: string, number: string }
          | { __typename: 'ManufacturingOrder', id: string, number: string }
          | { __typename: 'PurchaseOrder', id: string, number: string }
          | { __typename: 'Recall', id: string, number: string }
          | { __typename: 'SalesOrder', id: string, number: string }
          | { __typename: 'Transfer', id: string, number: string }
         | null }> }
    | { __typename: 'NumberLooksLike', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OverReceipt', code: RefusalCode, message: string, field: Array<string> | null, lines: Array<{ line: string, given: string, permitted: string }> }
    | { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type CancelTransferMutationVariables = Exact<{
  input: CancelTransferInput;
}>;


export type CancelTransferMutation = { cancelTransfer:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'TransferPayload' }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type TransferRowFragment = { id: string, number: string, state: TransferState, dueOn: string, late: boolean, validatedAt: string | null, partner: { name: string } | null, operationType: { name: string, kind: OperationKind }, source: { path: string }, destination: { path: string }, onwardTo: { path: string } | null, origin:
    | { __typename: 'Bill', number: string }
    | { __typename: 'Count', number: string }
    | { __typename: 'Invoice', number: string }
    | { __typename: 'ManufacturingOrder', number: string }
    | { __typename: 'PurchaseOrder', number: string }
    | { __typename: 'Recall', number: string }
    | { __typename: 'SalesOrder', number: string }
    | { __typename: 'Transfer', number: string }
   | null, backorderOf: { number: string } | null, progress: { lines: number, linesDone: number, numbersRecorded: number } };

export type TransfersQueryVariables = Exact<{
  filter: TransferFilter;
  sort: TransferSort;
  first: number;
  after?: string | null | undefined;
}>;


export type TransfersQuery = { transfers: { totalCount: number, nodes: Array<{ id: string, number: string, state: TransferState, dueOn: string, late: boolean, validatedAt: string | null, partner: { name: string } | null, operationType: { name: string, kind: OperationKind }, source: { path: string }, destination: { path: string }, onwardTo: { path: string } | null, origin:
        | { __typename: 'Bill', number: string }
        | { __typename: 'Count', number: string }
        | { __typename: 'Invoice', number: string }
        | { __typename: 'ManufacturingOrder', number: string }
        | { __typename: 'PurchaseOrder', number: string }
        | { __typename: 'Recall', number: string }
        | { __typename: 'SalesOrder', number: string }
        | { __typename: 'Transfer', number: string }
       | null, backorderOf: { number: string } | null, progress: { lines: number, linesDone: number, numbersRecorded: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TransferCountsQueryVariables = Exact<{
  ready: TransferFilter;
  late: TransferFilter;
  backorders: TransferFilter;
  done: TransferFilter;
}>;


export type TransferCountsQuery = { ready: { totalCount: number }, late: { totalCount: number }, backorders: { totalCount: number }, done: { totalCount: number }, operationTypes: Array<{ id: string, name: string }> };

export type WhatIsScannedQueryVariables = Exact<{
  scan: ScanInput;
}>;


export type WhatIsScannedQuery = { resolveScan: { scan: { meaning:
        | { __typename: 'ScannedDocument', document:
            | { __typename: 'Bill', id: string, number: string }
            | { __typename: 'Count', id: string, number: string }
            | { __typename: 'Invoice', id: string, number: string }
            | { __typename: 'ManufacturingOrder', id: string, number: string }
            | { __typename: 'PurchaseOrder', id: string, number: string }
            | { __typename: 'Recall', id: string, number: string }
            | { __typename: 'SalesOrder', id: string, number: string }
            | { __typename: 'Transfer', id: string, number: string }
           }
        | { __typename: 'ScannedLocation' }
        | { __typename: 'ScannedLot', lot: { product: { id: string, sku: string, name: string, tracking: Tracking } } }
        | { __typename: 'ScannedNewNumber', forProduct: { id: string, sku: string, name: string, tracking: Tracking } | null }
        | { __typename: 'ScannedPackage' }
        | { __typename: 'ScannedProduct', product: { id: string, sku: string, name: string, tracking: Tracking } }
        | { __typename: 'ScannedSeveral' }
        | { __typename: 'ScannedUnknown' }
       } } };

export type FinishQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type FinishQuery = { transfer: { id: string, number: string, version: number, state: TransferState, partner: { name: string } | null, papers: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string }, table: { url: string } | null }>, operationType: { kind: OperationKind, numbers: NumberRule, backorderPolicy: BackorderPolicy, overReceiptTolerance: string, printsAtValidation: Array<PrintKind> }, lines: { nodes: Array<{ id: string, expected: string, done: string, perPackaging: string | null, asksFor: AsksFor, packaging: { name: string } | null, product: { id: string, name: string, unit: { symbol: string } }, numberSummary: { count: number }, verification: { announced: number, matched: number, missing: number, unexpected: number } | null, quarantine: Array<{ reason: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ObstaclesQueryVariables = Exact<{
  id: string;
}>;


export type ObstaclesQuery = { transfer: { obstacles: Array<
      | { __typename: 'AboveLimit', code: RefusalCode, message: string }
      | { __typename: 'BackorderUndecided', code: RefusalCode, message: string }
      | { __typename: 'BatchUndecided', code: RefusalCode, message: string }
      | { __typename: 'CannotPrint', code: RefusalCode, message: string }
      | { __typename: 'ChecksOpen', code: RefusalCode, message: string }
      | { __typename: 'CountStale', code: RefusalCode, message: string }
      | { __typename: 'CountedByOthers', code: RefusalCode, message: string }
      | { __typename: 'DecidedBefore', code: RefusalCode, message: string }
      | { __typename: 'GoodsMovedOn', code: RefusalCode, message: string }
      | { __typename: 'ImportFaulty', code: RefusalCode, message: string }
      | { __typename: 'ImportRefused', code: RefusalCode, message: string }
      | { __typename: 'InUse', code: RefusalCode, message: string }
      | { __typename: 'InsufficientStock', code: RefusalCode, message: string, shortages: Array<{ requested: string, available: string, product: { id: string }, lot: { number: string } | null, location: { path: string } | null }> }
      | { __typename: 'InvalidInput', code: RefusalCode, message: string }
      | { __typename: 'KeysExhausted', code: RefusalCode, message: string }
      | { __typename: 'LocationNotUsable', code: RefusalCode, message: string }
      | { __typename: 'LotDateConflict', code: RefusalCode, message: string }
      | { __typename: 'LotExpired', code: RefusalCode, message: string }
      | { __typename: 'LotOfOtherProduct', code: RefusalCode, message: string }
      | { __typename: 'LotOnHold', code: RefusalCode, message: string }
      | { __typename: 'MoreThanDue', code: RefusalCode, message: string }
      | { __typename: 'MoreThanLeft', code: RefusalCode, message: string }
      | { __typename: 'NotFound', code: RefusalCode, message: string }
      | { __typename: 'NotOnDocument', code: RefusalCode, message: string }
      | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, conflicts: Array<{ number: string, lot: { id: string, product: { id: string } } | null, location: { path: string } | null }> }
      | { __typename: 'NumberLooksLike', code: RefusalCode, message: string }
      | { __typename: 'NumberNotAnnounced', code: RefusalCode, message: string }
      | { __typename: 'NumbersInvalid', code: RefusalCode, message: string }
      | { __typename: 'NumbersMissing', code: RefusalCode, message: string }
      | { __typename: 'OperationIdReused', code: RefusalCode, message: string }
      | { __typename: 'OthersCounting', code: RefusalCode, message: string }
      | { __typename: 'OverReceipt', code: RefusalCode, message: string, lines: Array<{ line: string, permitted: string }> }
      | { __typename: 'PackageElsewhere', code: RefusalCode, message: string }
      | { __typename: 'PreviewStale', code: RefusalCode, message: string }
      | { __typename: 'QuantityUndecided', code: RefusalCode, message: string }
      | { __typename: 'ScanUnclear', code: RefusalCode, message: string }
      | { __typename: 'SignInRefused', code: RefusalCode, message: string }
      | { __typename: 'StaleVersion', code: RefusalCode, message: string }
      | { __typename: 'WrongState', code: RefusalCode, message: string }
    > } | null };

type AtLines_InsufficientStock_Fragment = { shortages: Array<{ requested: string, available: string, product: { id: string }, lot: { number: string } | null, location: { path: string } | null }> };

type AtLines_NumberAlreadyExists_Fragment = { conflicts: Array<{ number: string, lot: { id: string, product: { id: string } } | null, location: { path: string } | null }> };

type AtLines_OverReceipt_Fragment = { lines: Array<{ line: string, permitted: string }> };

export type AtLinesFragment =
  | AtLines_InsufficientStock_Fragment
  | AtLines_NumberAlreadyExists_Fragment
  | AtLines_OverReceipt_Fragment
;

export type ValidateTransferMutationVariables = Exact<{
  input: ValidateTransferInput;
}>;


export type ValidateTransferMutation = { validateTransfer:
    | { __typename: 'BackorderUndecided', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, field: Array<string> | null, shortages: Array<{ requested: string, available: string, product: { id: string }, lot: { number: string } | null, location: { path: string } | null, reservedFor: Array<
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
          | { number: string }
        > }> }
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LocationNotUsable', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'LotDateConflict', kind: LotDateKind, given: string, code: RefusalCode, message: string, field: Array<string> | null, lot: { id: string, number: string, makerNumber: string | null, lastDay: string | null, vendor: { name: string } | null }, stored: { date: string } | null }
    | { __typename: 'LotExpired', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'LotOnHold', code: RefusalCode, message: string, field: Array<string> | null, lots: Array<{ id: string }> }
    | { __typename: 'MoreThanLeft', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumberAlreadyExists', code: RefusalCode, message: string, field: Array<string> | null, conflicts: Array<{ number: string, code: RefusalCode, since: string, lot: { id: string, product: { id: string } } | null, location: { path: string } | null, document:
          | { __typename: 'Bill', id: string, number: string }
          | { __typename: 'Count', id: string, number: string }
          | { __typename: 'Invoice', id: string, number: string }
          | { __typename: 'ManufacturingOrder', id: string, number: string }
          | { __typename: 'PurchaseOrder', id: string, number: string }
          | { __typename: 'Recall', id: string, number: string }
          | { __typename: 'SalesOrder', id: string, number: string }
          | { __typename: 'Transfer', id: string, number: string }
         | null }> }
    | { __typename: 'NumbersInvalid', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NumbersMissing', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OverReceipt', code: RefusalCode, message: string, field: Array<string> | null, lines: Array<{ line: string, permitted: string, given: string }> }
    | { __typename: 'PackageElsewhere', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'StaleVersion', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'ValidateTransferPayload', printsLabels: boolean, transfer: { id: string, number: string, operationType: { kind: OperationKind }, partner: { name: string } | null, arrivals: Array<{ id: string, number: string }>, papers: Array<{ kind: PaperKind, a4: { url: string }, letter: { url: string } }> }, backorder: { id: string, number: string } | null, posted: Array<{ quantity: string, product: { id: string, name: string, unit: { symbol: string } }, numbers: { count: number } }>, prints: Array<{ url: string, fileName: string }> }
    | { __typename: 'WrongState', code: RefusalCode, message: string, field: Array<string> | null, instead: Array<{ transfer: { id: string, number: string }, line: { id: string } }> }
   };

export type PersonFragment = { id: string, name: string, role: Role };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { role: Role, lotsAndSerialNumbers: boolean, packages: boolean, paperSize: PaperSize, expiryDates: boolean, today: string, serverTime: string, sequence: string, user: { id: string, name: string, role: Role } | null } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'SessionPayload', viewer: { role: Role, lotsAndSerialNumbers: boolean, packages: boolean, paperSize: PaperSize, expiryDates: boolean, today: string, serverTime: string, sequence: string, user: { id: string, name: string, role: Role } | null } }
    | { __typename: 'SignInRefused', code: RefusalCode, message: string, field: Array<string> | null }
   };

export type SignOutMutationVariables = Exact<{
  input: SignOutInput;
}>;


export type SignOutMutation = { signOut:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'NotFound', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'OperationIdReused', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'SignOutPayload' }
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ProductToTakeApartFragmentDoc = new TypedDocumentString(`
    fragment ProductToTakeApart on Product {
  id
  name
  tracking
  unit {
    symbol
  }
}
    `, {"fragmentName":"ProductToTakeApart"}) as unknown as TypedDocumentString<ProductToTakeApartFragment, unknown>;
export const UseToTakeApartFragmentDoc = new TypedDocumentString(`
    fragment UseToTakeApart on LotUse {
  quantity
  run {
    kind
  }
  lot {
    id
    number
  }
  product {
    ...ProductToTakeApart
  }
}
    fragment ProductToTakeApart on Product {
  id
  name
  tracking
  unit {
    symbol
  }
}`, {"fragmentName":"UseToTakeApart"}) as unknown as TypedDocumentString<UseToTakeApartFragment, unknown>;
export const BalanceToTakeApartFragmentDoc = new TypedDocumentString(`
    fragment BalanceToTakeApart on Balance {
  onHand
  available
  location {
    id
    path
  }
}
    `, {"fragmentName":"BalanceToTakeApart"}) as unknown as TypedDocumentString<BalanceToTakeApartFragment, unknown>;
export const RunWriteFragmentDoc = new TypedDocumentString(`
    fragment RunWrite on Operation {
  recordedAt
  occurredAt
  program
  actor {
    name
  }
}
    `, {"fragmentName":"RunWrite"}) as unknown as TypedDocumentString<RunWriteFragment, unknown>;
export const CountFactsFragmentDoc = new TypedDocumentString(`
    fragment CountFacts on Count {
  id
  number
  version
  state
  blind
  round
  createdAt
  positionCount
  countedCount
  differenceCount
  staleCount
  location {
    id
    path
  }
  product {
    id
    name
  }
  recountOf {
    id
    number
  }
  recount {
    id
    number
    positionCount
  }
}
    `, {"fragmentName":"CountFacts"}) as unknown as TypedDocumentString<CountFactsFragment, unknown>;
export const PickedOfFragmentDoc = new TypedDocumentString(`
    fragment PickedOf on CountPosition {
  picked {
    picked
    transfer {
      id
      number
    }
  }
}
    `, {"fragmentName":"PickedOf"}) as unknown as TypedDocumentString<PickedOfFragment, unknown>;
export const CountRowFragmentDoc = new TypedDocumentString(`
    fragment CountRow on CountPosition {
  id
  expected
  counted
  countedBefore
  stale
  found
  foundNumber
  location {
    id
    path
  }
  package {
    sscc
  }
  lot {
    id
    number
  }
  product {
    id
    name
    unit {
      symbol
    }
  }
  elsewhere {
    path
  }
  countedBy {
    name
  }
  ...PickedOf
}
    fragment PickedOf on CountPosition {
  picked {
    picked
    transfer {
      id
      number
    }
  }
}`, {"fragmentName":"CountRow"}) as unknown as TypedDocumentString<CountRowFragment, unknown>;
export const ToCountFragmentDoc = new TypedDocumentString(`
    fragment ToCount on CountPosition {
  id
  expected
  counted
  location {
    id
    path
    barcode
  }
  package {
    id
    sscc
  }
  lot {
    number
  }
  foundNumber
  product {
    id
    name
    gtin
    step
    stopsUse
    tracking
    unit {
      symbol
      kind
    }
    barcodes {
      code
      packaging {
        quantity
      }
    }
    packagings {
      gtin
      quantity
    }
  }
  ...PickedOf
}
    fragment PickedOf on CountPosition {
  picked {
    picked
    transfer {
      id
      number
    }
  }
}`, {"fragmentName":"ToCount"}) as unknown as TypedDocumentString<ToCountFragment, unknown>;
export const CountRefusedFragmentDoc = new TypedDocumentString(`
    fragment CountRefused on Refusal {
  __typename
  code
  message
  field
  ... on WrongState {
    current {
      ... on Count {
        countState: state
      }
    }
  }
  ... on ScanUnclear {
    scan {
      meaning {
        __typename
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              number
            }
            ... on Product {
              sku
            }
          }
        }
      }
    }
  }
}
    `, {"fragmentName":"CountRefused"}) as unknown as TypedDocumentString<CountRefusedFragment, unknown>;
export const FileLotFragmentDoc = new TypedDocumentString(`
    fragment FileLot on Lot {
  id
  number
  product {
    name
  }
}
    `, {"fragmentName":"FileLot"}) as unknown as TypedDocumentString<FileLotFragment, unknown>;
export const FileFactsFragmentDoc = new TypedDocumentString(`
    fragment FileFacts on Attachment {
  id
  name
  kind
  size
  link {
    url
  }
  added {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
  lot {
    ...FileLot
  }
  hold {
    id
    lot {
      ...FileLot
    }
  }
}
    fragment FileLot on Lot {
  id
  number
  product {
    name
  }
}`, {"fragmentName":"FileFacts"}) as unknown as TypedDocumentString<FileFactsFragment, unknown>;
export const HoldFactsFragmentDoc = new TypedDocumentString(`
    fragment HoldFacts on Hold {
  id
  reason
  quantity
  batch
  lot {
    id
    number
    product {
      name
      unit {
        symbol
      }
    }
  }
  location {
    id
    path
  }
  package {
    id
    sscc
  }
  product {
    id
    name
  }
  recall {
    id
    state
  }
  together
  checks {
    name
    passed
    note
    signed {
      recordedAt
      occurredAt
      actor {
        name
      }
      program
    }
  }
  placed {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
  released {
    recordedAt
    occurredAt
    reason
    actor {
      name
    }
    program
  }
}
    `, {"fragmentName":"HoldFacts"}) as unknown as TypedDocumentString<HoldFactsFragment, unknown>;
export const RecallWaitingFragmentDoc = new TypedDocumentString(`
    fragment RecallWaiting on Recall {
  id
  number
  reason
}
    `, {"fragmentName":"RecallWaiting"}) as unknown as TypedDocumentString<RecallWaitingFragment, unknown>;
export const ImportDoneFragmentDoc = new TypedDocumentString(`
    fragment ImportDone on Import {
  id
  kind
  source
  name
  added
  changed
  skipped
  createdAt
  undoObstacle
  undoneBy {
    id
  }
}
    `, {"fragmentName":"ImportDone"}) as unknown as TypedDocumentString<ImportDoneFragment, unknown>;
export const ImportLookFragmentDoc = new TypedDocumentString(`
    fragment ImportLook on ImportPreview {
  kind
  source
  name
  delimiter
  encoding
  sheet
  sheets
  columns {
    heading
    field
    samples
  }
  fields {
    name
    heading
    about
    needed
  }
  missing
  dateFormat
  decimalComma
  questions
  headingsRow
  totalRow
  rowCount
  added
  changed
  changeCount
  changes {
    row
    subject
    field
    before
    after
  }
  categories
  lots
  archived
  onHold {
    reason
    count
  }
  places {
    location {
      id
      path
    }
    products
    lots
    quantities {
      quantity
      symbol
    }
  }
  skipped
  othersWait
  onTheWay
  services
  contacts
  continued
  faultCount
  faultyRows
  faults {
    row
    column
    heading
    message
    given
  }
}
    `, {"fragmentName":"ImportLook"}) as unknown as TypedDocumentString<ImportLookFragment, unknown>;
export const LabelTemplateFactsFragmentDoc = new TypedDocumentString(`
    fragment LabelTemplateFacts on LabelTemplate {
  id
  version
  name
  purpose
  symbol
  secondSymbol
  widthMm
  heightMm
  sheet {
    paper
    columns
    rows
    leftMm
    topMm
    pitchXMm
    pitchYMm
  }
  facts
  marksReprints
  usual
  active
}
    `, {"fragmentName":"LabelTemplateFacts"}) as unknown as TypedDocumentString<LabelTemplateFactsFragment, unknown>;
export const LostFragmentDoc = new TypedDocumentString(`
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}
    `, {"fragmentName":"Lost"}) as unknown as TypedDocumentString<LostFragment, unknown>;
export const BecameFragmentDoc = new TypedDocumentString(`
    fragment Became on LotBecamePayload {
  lot {
    id
    number
  }
  earlier
  held
  lost {
    ...Lost
  }
}
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}`, {"fragmentName":"Became"}) as unknown as TypedDocumentString<BecameFragment, unknown>;
export const LotRowFragmentDoc = new TypedDocumentString(`
    fragment LotRow on Lot {
  id
  number
  makerNumber
  reference
  lastDay
  status
  product {
    id
    name
    unit {
      symbol
    }
  }
  stock {
    onHand
    held
  }
  became {
    number
  }
}
    `, {"fragmentName":"LotRow"}) as unknown as TypedDocumentString<LotRowFragment, unknown>;
export const LotFactsFragmentDoc = new TypedDocumentString(`
    fragment LotFacts on Lot {
  id
  version
  number
  reference
  makerNumber
  batch
  lastDay
  note
  maker {
    id
    name
  }
  product {
    id
    name
    tracking
    unit {
      symbol
    }
  }
  dates {
    kind
    date
    origin
    setAt
    setBy {
      name
    }
  }
}
    `, {"fragmentName":"LotFacts"}) as unknown as TypedDocumentString<LotFactsFragment, unknown>;
export const LotUseFactsFragmentDoc = new TypedDocumentString(`
    fragment LotUseFacts on LotUse {
  quantity
  assigned
  bounds {
    atLeast
    atMost
  }
  run {
    id
    kind
    order {
      number
    }
  }
  lot {
    id
    number
  }
  product {
    id
    name
    unit {
      symbol
    }
  }
}
    `, {"fragmentName":"LotUseFacts"}) as unknown as TypedDocumentString<LotUseFactsFragment, unknown>;
export const LotStoppedFragmentDoc = new TypedDocumentString(`
    fragment LotStopped on LotPayload {
  held
  recalls {
    id
    number
    kind
  }
}
    `, {"fragmentName":"LotStopped"}) as unknown as TypedDocumentString<LotStoppedFragment, unknown>;
export const MovedInShortFragmentDoc = new TypedDocumentString(`
    fragment MovedInShort on PostedGoods {
  product {
    id
    name
    unit {
      symbol
    }
  }
  numbers {
    count
    rangeCount
    ranges(first: 8) {
      start
      end
      count
      quantity
    }
  }
}
    `, {"fragmentName":"MovedInShort"}) as unknown as TypedDocumentString<MovedInShortFragment, unknown>;
export const RunLotFactsFragmentDoc = new TypedDocumentString(`
    fragment RunLotFacts on RunLot {
  quantity
  lot {
    id
    number
  }
  product {
    id
    name
    tracking
    step
    unit {
      symbol
    }
  }
}
    `, {"fragmentName":"RunLotFacts"}) as unknown as TypedDocumentString<RunLotFactsFragment, unknown>;
export const RunInShortFragmentDoc = new TypedDocumentString(`
    fragment RunInShort on Run {
  id
  posted {
    recordedAt
    occurredAt
  }
  taken {
    ...MovedInShort
  }
  given {
    ...MovedInShort
  }
  outputs(most: 11) {
    ...RunLotFacts
    posted {
      recordedAt
      occurredAt
    }
    uses(most: 9) {
      quantity
      assigned
      bounds {
        atLeast
        atMost
      }
      lot {
        id
        number
      }
      product {
        id
        name
        unit {
          symbol
        }
      }
    }
  }
}
    fragment MovedInShort on PostedGoods {
  product {
    id
    name
    unit {
      symbol
    }
  }
  numbers {
    count
    rangeCount
    ranges(first: 8) {
      start
      end
      count
      quantity
    }
  }
}
fragment RunLotFacts on RunLot {
  quantity
  lot {
    id
    number
  }
  product {
    id
    name
    tracking
    step
    unit {
      symbol
    }
  }
}`, {"fragmentName":"RunInShort"}) as unknown as TypedDocumentString<RunInShortFragment, unknown>;
export const ManufacturingOrderFactsFragmentDoc = new TypedDocumentString(`
    fragment ManufacturingOrderFacts on ManufacturingOrder {
  id
  number
  version
  state
  dueOn
  late
  waiting
  begun
  traceable
  prints: papers {
    kind
    a4: link(size: A4) {
      url
    }
    letter: link(size: LETTER) {
      url
    }
  }
  quantity
  produced
  warehouse {
    name
  }
  billOfMaterials {
    id
    revision
  }
  product {
    id
    name
    unit {
      symbol
    }
  }
  remainder {
    id
    number
  }
  remainderOf {
    id
    number
  }
  components {
    expected
    consumed
    missing
    product {
      id
      name
      unit {
        symbol
      }
    }
  }
  byProducts {
    expected
    produced
    product {
      id
      name
      unit {
        symbol
      }
    }
  }
  transfers {
    id
    number
    state
    operationType {
      kind
    }
  }
  runs {
    ...RunInShort
  }
}
    fragment RunInShort on Run {
  id
  posted {
    recordedAt
    occurredAt
  }
  taken {
    ...MovedInShort
  }
  given {
    ...MovedInShort
  }
  outputs(most: 11) {
    ...RunLotFacts
    posted {
      recordedAt
      occurredAt
    }
    uses(most: 9) {
      quantity
      assigned
      bounds {
        atLeast
        atMost
      }
      lot {
        id
        number
      }
      product {
        id
        name
        unit {
          symbol
        }
      }
    }
  }
}
fragment MovedInShort on PostedGoods {
  product {
    id
    name
    unit {
      symbol
    }
  }
  numbers {
    count
    rangeCount
    ranges(first: 8) {
      start
      end
      count
      quantity
    }
  }
}
fragment RunLotFacts on RunLot {
  quantity
  lot {
    id
    number
  }
  product {
    id
    name
    tracking
    step
    unit {
      symbol
    }
  }
}`, {"fragmentName":"ManufacturingOrderFacts"}) as unknown as TypedDocumentString<ManufacturingOrderFactsFragment, unknown>;
export const RunFactsFragmentDoc = new TypedDocumentString(`
    fragment RunFacts on Run {
  id
  inputs {
    ...RunLotFacts
  }
  outputs {
    ...RunLotFacts
  }
}
    fragment RunLotFacts on RunLot {
  quantity
  lot {
    id
    number
  }
  product {
    id
    name
    tracking
    step
    unit {
      symbol
    }
  }
}`, {"fragmentName":"RunFacts"}) as unknown as TypedDocumentString<RunFactsFragment, unknown>;
export const RunToAssignFactsFragmentDoc = new TypedDocumentString(`
    fragment RunToAssignFacts on Run {
  id
  inputs {
    ...RunLotFacts
  }
  outputs {
    ...RunLotFacts
    uses(assigned: true) {
      quantity
      lot {
        id
      }
    }
  }
}
    fragment RunLotFacts on RunLot {
  quantity
  lot {
    id
    number
  }
  product {
    id
    name
    tracking
    step
    unit {
      symbol
    }
  }
}`, {"fragmentName":"RunToAssignFacts"}) as unknown as TypedDocumentString<RunToAssignFactsFragment, unknown>;
export const BillOfMaterialsRowFragmentDoc = new TypedDocumentString(`
    fragment BillOfMaterialsRow on BillOfMaterials {
  id
  revision
  quantity
  validFrom
  state
  product {
    id
    name
    unit {
      symbol
    }
  }
  components {
    product {
      name
    }
  }
}
    `, {"fragmentName":"BillOfMaterialsRow"}) as unknown as TypedDocumentString<BillOfMaterialsRowFragment, unknown>;
export const MaterialProductFragmentDoc = new TypedDocumentString(`
    fragment MaterialProduct on Product {
  id
  sku
  name
  tracking
  unit {
    symbol
  }
}
    `, {"fragmentName":"MaterialProduct"}) as unknown as TypedDocumentString<MaterialProductFragment, unknown>;
export const BillOfMaterialsFactsFragmentDoc = new TypedDocumentString(`
    fragment BillOfMaterialsFacts on BillOfMaterials {
  id
  revision
  quantity
  validFrom
  state
  product {
    ...MaterialProduct
  }
  components {
    quantity
    loss
    product {
      ...MaterialProduct
    }
  }
  byProducts {
    quantity
    product {
      ...MaterialProduct
    }
  }
  operation {
    recordedAt
    actor {
      name
    }
  }
}
    fragment MaterialProduct on Product {
  id
  sku
  name
  tracking
  unit {
    symbol
  }
}`, {"fragmentName":"BillOfMaterialsFacts"}) as unknown as TypedDocumentString<BillOfMaterialsFactsFragment, unknown>;
export const PaperRowFragmentDoc = new TypedDocumentString(`
    fragment PaperRow on MoneyPaper {
  id
  number
  kind
  state
  dueOn
  currency
  total
  due
  payment
  partner {
    name
  }
}
    `, {"fragmentName":"PaperRow"}) as unknown as TypedDocumentString<PaperRowFragment, unknown>;
export const PaperLineFragmentDoc = new TypedDocumentString(`
    fragment PaperLine on MoneyLine {
  id
  text
  quantity
  stockQuantity
  price
  pricePer
  taxRate
  net
  match
  leftToCredit
  unit {
    symbol
  }
  packaging {
    name
  }
  perPackaging
  product {
    id
    unit {
      symbol
    }
  }
}
    `, {"fragmentName":"PaperLine"}) as unknown as TypedDocumentString<PaperLineFragment, unknown>;
export const HistoryOfFragmentDoc = new TypedDocumentString(`
    fragment HistoryOf on Document {
  id
  number
  operations(first: 20) {
    nodes {
      id
      kind
      waitsForApproval
      state
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
  }
}
    `, {"fragmentName":"HistoryOf"}) as unknown as TypedDocumentString<HistoryOfFragment, unknown>;
export const PaperPageFragmentDoc = new TypedDocumentString(`
    fragment PaperPage on MoneyPaper {
  prints: papers {
    kind
    a4: link(size: A4) {
      url
    }
    letter: link(size: LETTER) {
      url
    }
  }
  ...PaperRow
  version
  issuedOn
  paymentTerms {
    days
    endOfMonth
  }
  net
  tax
  createdAt
  createdBy {
    name
  }
  lines(first: 200) {
    totalCount
    nodes {
      ...PaperLine
    }
    pageInfo {
      hasNextPage
    }
  }
  payments {
    id
    amount
    paidOn
    method
    reference
    cancelled
  }
  credits {
    id
    number
  }
  creditNotes {
    id
    number
    kind
    state
    dueOn
    currency
    total
    due
    payment
  }
  ...HistoryOf
}
    fragment HistoryOf on Document {
  id
  number
  operations(first: 20) {
    nodes {
      id
      kind
      waitsForApproval
      state
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
  }
}
fragment PaperRow on MoneyPaper {
  id
  number
  kind
  state
  dueOn
  currency
  total
  due
  payment
  partner {
    name
  }
}
fragment PaperLine on MoneyLine {
  id
  text
  quantity
  stockQuantity
  price
  pricePer
  taxRate
  net
  match
  leftToCredit
  unit {
    symbol
  }
  packaging {
    name
  }
  perPackaging
  product {
    id
    unit {
      symbol
    }
  }
}`, {"fragmentName":"PaperPage"}) as unknown as TypedDocumentString<PaperPageFragment, unknown>;
export const PaperLineOfFragmentDoc = new TypedDocumentString(`
    fragment PaperLineOf on MoneyLine {
  credits {
    id
  }
  orderLine {
    id
  }
  ordered {
    ordered
    moved
    billed
  }
}
    `, {"fragmentName":"PaperLineOf"}) as unknown as TypedDocumentString<PaperLineOfFragment, unknown>;
export const OrderProductFragmentDoc = new TypedDocumentString(`
    fragment OrderProduct on Product {
  id
  name
  sku
  purchasePrice
  salesPrice
  taxRate
  step
  unit {
    id
    name
    symbol
    category
  }
  packagings {
    id
    name
    quantity
  }
}
    `, {"fragmentName":"OrderProduct"}) as unknown as TypedDocumentString<OrderProductFragment, unknown>;
export const OrderLineForEditFragmentDoc = new TypedDocumentString(`
    fragment OrderLineForEdit on OrderLine {
  id
  quantity
  price
  pricePer
  taxRate
  text
  unit {
    id
  }
  packaging {
    id
    name
  }
  perPackaging
  product {
    ...OrderProduct
  }
}
    fragment OrderProduct on Product {
  id
  name
  sku
  purchasePrice
  salesPrice
  taxRate
  step
  unit {
    id
    name
    symbol
    category
  }
  packagings {
    id
    name
    quantity
  }
}`, {"fragmentName":"OrderLineForEdit"}) as unknown as TypedDocumentString<OrderLineForEditFragment, unknown>;
export const OrderHeadFragmentDoc = new TypedDocumentString(`
    fragment OrderHead on Order {
  id
  number
  version
  state
  notUnderWay
  createdAt
  currency
  net
  tax
  total
  traceable
  createdBy {
    name
  }
  warehouse {
    name
  }
  prints: papers {
    kind
    a4: link(size: A4) {
      url
    }
    letter: link(size: LETTER) {
      url
    }
  }
  transfers {
    id
    number
    state
    dueOn
    late
    operationType {
      kind
    }
    progress {
      lines
      linesDone
      linesBegun
    }
  }
}
    `, {"fragmentName":"OrderHead"}) as unknown as TypedDocumentString<OrderHeadFragment, unknown>;
export const OrderLineFactsFragmentDoc = new TypedDocumentString(`
    fragment OrderLineFacts on OrderLine {
  id
  text
  quantity
  stockQuantity
  price
  pricePer
  net
  unit {
    symbol
  }
  packaging {
    name
  }
  perPackaging
  product {
    id
    name
    step
    stopsUse
    tracking
    unit {
      symbol
    }
    stock {
      onHand
      available
      forecast
    }
  }
}
    `, {"fragmentName":"OrderLineFacts"}) as unknown as TypedDocumentString<OrderLineFactsFragment, unknown>;
export const PaperOnOrderFragmentDoc = new TypedDocumentString(`
    fragment PaperOnOrder on MoneyPaper {
  id
  number
  kind
  state
  dueOn
  currency
  total
  payment
}
    `, {"fragmentName":"PaperOnOrder"}) as unknown as TypedDocumentString<PaperOnOrderFragment, unknown>;
export const PackedGoodsFragmentDoc = new TypedDocumentString(`
    fragment PackedGoods on Balance {
  onHand
  reserved
  held
  product {
    id
    name
    tracking
    unit {
      symbol
    }
  }
  lot {
    id
    number
  }
  location {
    id
    path
  }
}
    `, {"fragmentName":"PackedGoods"}) as unknown as TypedDocumentString<PackedGoodsFragment, unknown>;
export const ProductToOpenFragmentDoc = new TypedDocumentString(`
    fragment ProductToOpen on Product {
  id
  name
  tracking
  unit {
    symbol
    kind
  }
}
    `, {"fragmentName":"ProductToOpen"}) as unknown as TypedDocumentString<ProductToOpenFragment, unknown>;
export const ScannedToOpenFragmentDoc = new TypedDocumentString(`
    fragment ScannedToOpen on Product {
  ...ProductToOpen
  takesOpeningStock
}
    fragment ProductToOpen on Product {
  id
  name
  tracking
  unit {
    symbol
    kind
  }
}`, {"fragmentName":"ScannedToOpen"}) as unknown as TypedDocumentString<ScannedToOpenFragment, unknown>;
export const ProductRowFragmentDoc = new TypedDocumentString(`
    fragment ProductRow on Product {
  id
  sku
  name
  tracking
  active
  unit {
    symbol
    kind
  }
  stock {
    onHand
  }
}
    `, {"fragmentName":"ProductRow"}) as unknown as TypedDocumentString<ProductRowFragment, unknown>;
export const ProductFactsFragmentDoc = new TypedDocumentString(`
    fragment ProductFacts on Product {
  id
  version
  sku
  name
  tracking
  gtin
  step
  shelfLifeDays
  stopsUse
  givesOwnNumbers
  purchasePrice
  salesPrice
  taxRate
  active
  category {
    id
    name
  }
  unit {
    id
    name
    symbol
    decimals
  }
  barcodes {
    code
    packaging {
      name
    }
  }
  packagings {
    id
    name
    quantity
    gtin
  }
  numberSequence {
    pattern
    next
  }
  trackingBlockers {
    message
    node {
      __typename
      id
    }
  }
}
    `, {"fragmentName":"ProductFacts"}) as unknown as TypedDocumentString<ProductFactsFragment, unknown>;
export const RecallLetterFragmentDoc = new TypedDocumentString(`
    fragment RecallLetter on RecallLetter {
  kind
  address
  state
  writtenAt
  endedAt
  error
}
    `, {"fragmentName":"RecallLetter"}) as unknown as TypedDocumentString<RecallLetterFragment, unknown>;
export const RecallSentRowFragmentDoc = new TypedDocumentString(`
    fragment RecallSentRow on RecallSent {
  delivery {
    id
    number
  }
  product {
    id
    name
    unit {
      symbol
    }
  }
  shipped
  returned
  stopped
  destroyed
  passedOn
  stillOut
  unknown
  tooMany
  answered
  orderUncertain
  unmatched
  unplaced
  lotCount
  lots {
    lot {
      id
      number
    }
    shippedAs {
      id
      number
    }
    shipped
    returned
  }
}
    `, {"fragmentName":"RecallSentRow"}) as unknown as TypedDocumentString<RecallSentRowFragment, unknown>;
export const RecallRecipientRowFragmentDoc = new TypedDocumentString(`
    fragment RecallRecipientRow on RecallRecipient {
  partner {
    id
    name
    email
    phone
  }
  lotCount
  deliveryCount
  a4: notice(size: A4) {
    url
  }
  letter: notice(size: LETTER) {
    url
  }
  settled
  accounted
  answered
  reachable
  toldLess
  letters {
    ...RecallLetter
  }
  answers {
    at
    name
    remark
    byLink
    recordedBy {
      name
    }
    delivery {
      id
      number
    }
    lines {
      product {
        name
        unit {
          symbol
        }
      }
      stopped
      destroyed
      passedOn
    }
  }
  sent {
    ...RecallSentRow
  }
}
    fragment RecallSentRow on RecallSent {
  delivery {
    id
    number
  }
  product {
    id
    name
    unit {
      symbol
    }
  }
  shipped
  returned
  stopped
  destroyed
  passedOn
  stillOut
  unknown
  tooMany
  answered
  orderUncertain
  unmatched
  unplaced
  lotCount
  lots {
    lot {
      id
      number
    }
    shippedAs {
      id
      number
    }
    shipped
    returned
  }
}
fragment RecallLetter on RecallLetter {
  kind
  address
  state
  writtenAt
  endedAt
  error
}`, {"fragmentName":"RecallRecipientRow"}) as unknown as TypedDocumentString<RecallRecipientRowFragment, unknown>;
export const RecallDoneFragmentDoc = new TypedDocumentString(`
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
    `, {"fragmentName":"RecallDone"}) as unknown as TypedDocumentString<RecallDoneFragment, unknown>;
export const ProblemsFragmentDoc = new TypedDocumentString(`
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
    `, {"fragmentName":"Problems"}) as unknown as TypedDocumentString<ProblemsFragment, unknown>;
export const StaleFragmentDoc = new TypedDocumentString(`
    fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
    `, {"fragmentName":"Stale"}) as unknown as TypedDocumentString<StaleFragment, unknown>;
export const RecallRefusedFragmentDoc = new TypedDocumentString(`
    fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`, {"fragmentName":"RecallRefused"}) as unknown as TypedDocumentString<RecallRefusedFragment, unknown>;
export const WroteWhenFragmentDoc = new TypedDocumentString(`
    fragment WroteWhen on Operation {
  id
  recordedAt
  occurredAt
  actor {
    id
    name
  }
  program
}
    `, {"fragmentName":"WroteWhen"}) as unknown as TypedDocumentString<WroteWhenFragment, unknown>;
export const RecallLotRowFragmentDoc = new TypedDocumentString(`
    fragment RecallLotRow on RecallLot {
  because
  unreached
  widened
  orderUncertain
  decision
  onHand
  putInFor {
    id
    number
  }
  lot {
    id
    number
    product {
      name
      unit {
        symbol
      }
    }
  }
}
    `, {"fragmentName":"RecallLotRow"}) as unknown as TypedDocumentString<RecallLotRowFragment, unknown>;
export const RecallFactsFragmentDoc = new TypedDocumentString(`
    fragment RecallFacts on Recall {
  id
  number
  version
  kind
  severity
  state
  reason
  createdAt
  heldAt
  startedAt
  closedAt
}
    `, {"fragmentName":"RecallFacts"}) as unknown as TypedDocumentString<RecallFactsFragment, unknown>;
export const RecallTextFactsFragmentDoc = new TypedDocumentString(`
    fragment RecallTextFacts on RecallText {
  kind
  language
  subject
  body
  ours
  places
}
    `, {"fragmentName":"RecallTextFacts"}) as unknown as TypedDocumentString<RecallTextFactsFragment, unknown>;
export const AnnouncedFragmentDoc = new TypedDocumentString(`
    fragment Announced on ExpectedNumber {
  id
  number
  makerNumber
  quantity
  recorded
  verdict
  expiryDate
  bestBeforeDate
  carton
  pallet
}
    `, {"fragmentName":"Announced"}) as unknown as TypedDocumentString<AnnouncedFragment, unknown>;
export const ListReadingFragmentDoc = new TypedDocumentString(`
    fragment ListReading on NumberListReading {
  name
  encoding
  delimiter
  sheet
  sheets
  header
  dateFormat
  decimalComma
  quantityPerLot
  remembered
  rowCount
  questions
  columns {
    heading
    meaning
    samples
  }
}
    `, {"fragmentName":"ListReading"}) as unknown as TypedDocumentString<ListReadingFragment, unknown>;
export const PreviewRowFragmentDoc = new TypedDocumentString(`
    fragment PreviewRow on NumberRow {
  position
  number
  quantity
  lastDay
  verdict
  message
  raw
}
    `, {"fragmentName":"PreviewRow"}) as unknown as TypedDocumentString<PreviewRowFragment, unknown>;
export const PreviewFragmentDoc = new TypedDocumentString(`
    fragment Preview on NumbersPreview {
  stamp
  countedDigits
  lacking
  over
  usable {
    count
    quantity
    rangeCount
    ranges(first: 20) {
      start
      end
      count
      quantity
    }
  }
  verdicts {
    verdict
    count
  }
  troubles: rows(
    first: 50
    verdicts: [
      TAKEN
      DUPLICATE
      UNKNOWN
      MALFORMED
      OVER_EXPECTED
      ROW_UNCLEAR
      SUSPECT
      LOOKS_LIKE
      EXPIRED
    ]
  ) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
  good: rows(first: 12, verdicts: [NEW, EXISTING]) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
}
    fragment PreviewRow on NumberRow {
  position
  number
  quantity
  lastDay
  verdict
  message
  raw
}`, {"fragmentName":"Preview"}) as unknown as TypedDocumentString<PreviewFragment, unknown>;
export const ListDraftFragmentDoc = new TypedDocumentString(`
    fragment ListDraft on NumberDraft {
  id
  version
  suspectsMeant
  lookAlikesMeant
  reading {
    ...ListReading
  }
  preview {
    ...Preview
  }
  answers {
    url
  }
}
    fragment ListReading on NumberListReading {
  name
  encoding
  delimiter
  sheet
  sheets
  header
  dateFormat
  decimalComma
  quantityPerLot
  remembered
  rowCount
  questions
  columns {
    heading
    meaning
    samples
  }
}
fragment PreviewRow on NumberRow {
  position
  number
  quantity
  lastDay
  verdict
  message
  raw
}
fragment Preview on NumbersPreview {
  stamp
  countedDigits
  lacking
  over
  usable {
    count
    quantity
    rangeCount
    ranges(first: 20) {
      start
      end
      count
      quantity
    }
  }
  verdicts {
    verdict
    count
  }
  troubles: rows(
    first: 50
    verdicts: [
      TAKEN
      DUPLICATE
      UNKNOWN
      MALFORMED
      OVER_EXPECTED
      ROW_UNCLEAR
      SUSPECT
      LOOKS_LIKE
      EXPIRED
    ]
  ) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
  good: rows(first: 12, verdicts: [NEW, EXISTING]) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
}`, {"fragmentName":"ListDraft"}) as unknown as TypedDocumentString<ListDraftFragment, unknown>;
export const LineEntryFragmentDoc = new TypedDocumentString(`
    fragment LineEntry on Entry {
  id
  version
  number
  lot {
    number
  }
  quantity
  lastDay
  via
  unexpected
  operation {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
}
    `, {"fragmentName":"LineEntry"}) as unknown as TypedDocumentString<LineEntryFragment, unknown>;
export const PromisedFragmentDoc = new TypedDocumentString(`
    fragment Promised on Reservation {
  id
  quantity
  picked
  chosenBy
  lot {
    id
    number
    lastDay
  }
  location {
    id
    path
  }
}
    `, {"fragmentName":"Promised"}) as unknown as TypedDocumentString<PromisedFragment, unknown>;
export const ScannedLineFragmentDoc = new TypedDocumentString(`
    fragment ScannedLine on TransferLine {
  id
  done
  numberSummary {
    count
    first
  }
  taking {
    count
    first {
      id
      quantity
      picked
      lot {
        number
      }
      location {
        path
      }
    }
  }
  verification {
    announced
    matched
    missing
    unexpected
  }
}
    `, {"fragmentName":"ScannedLine"}) as unknown as TypedDocumentString<ScannedLineFragment, unknown>;
export const ReceiptLineFragmentDoc = new TypedDocumentString(`
    fragment ReceiptLine on TransferLine {
  ...ScannedLine
  expected
  packaging {
    name
  }
  perPackaging
  asksFor
  proposedExpiry
  destination {
    id
    path
  }
  product {
    id
    name
    gtin
    step
    stopsUse
    unit {
      symbol
      kind
    }
    barcodes {
      code
      packaging {
        quantity
      }
    }
    packagings {
      gtin
      quantity
    }
  }
  quarantine {
    reason
  }
}
    fragment ScannedLine on TransferLine {
  id
  done
  numberSummary {
    count
    first
  }
  taking {
    count
    first {
      id
      quantity
      picked
      lot {
        number
      }
      location {
        path
      }
    }
  }
  verification {
    announced
    matched
    missing
    unexpected
  }
}`, {"fragmentName":"ReceiptLine"}) as unknown as TypedDocumentString<ReceiptLineFragment, unknown>;
export const ReceiptLotFragmentDoc = new TypedDocumentString(`
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
    `, {"fragmentName":"ReceiptLot"}) as unknown as TypedDocumentString<ReceiptLotFragment, unknown>;
export const RefusedFragmentDoc = new TypedDocumentString(`
    fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}`, {"fragmentName":"Refused"}) as unknown as TypedDocumentString<RefusedFragment, unknown>;
export const DecidedFragmentDoc = new TypedDocumentString(`
    fragment Decided on DecidedBefore {
  decided {
    decision
  }
}
    `, {"fragmentName":"Decided"}) as unknown as TypedDocumentString<DecidedFragment, unknown>;
export const BlockersFragmentDoc = new TypedDocumentString(`
    fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}
    `, {"fragmentName":"Blockers"}) as unknown as TypedDocumentString<BlockersFragment, unknown>;
export const MeantLotFragmentDoc = new TypedDocumentString(`
    fragment MeantLot on Lot {
  id
  number
  product {
    name
  }
}
    `, {"fragmentName":"MeantLot"}) as unknown as TypedDocumentString<MeantLotFragment, unknown>;
export const MeantProductFragmentDoc = new TypedDocumentString(`
    fragment MeantProduct on Product {
  id
  name
  sku
}
    `, {"fragmentName":"MeantProduct"}) as unknown as TypedDocumentString<MeantProductFragment, unknown>;
export const ScrapGoodsFragmentDoc = new TypedDocumentString(`
    fragment ScrapGoods on Balance {
  onHand
  reserved
  product {
    id
    name
    tracking
    unit {
      symbol
    }
  }
  lot {
    id
    number
  }
  location {
    id
    path
  }
  package {
    id
    sscc
  }
}
    `, {"fragmentName":"ScrapGoods"}) as unknown as TypedDocumentString<ScrapGoodsFragment, unknown>;
export const OperationTypeFactsFragmentDoc = new TypedDocumentString(`
    fragment OperationTypeFacts on OperationType {
  id
  version
  name
  kind
  numbers
  prefix
  backorderPolicy
  overReceiptTolerance
  unexpectedNumbers
  checkAbove
  reservationPolicy
  reservationDays
  printsAtValidation
  active
  warehouse {
    id
    name
  }
  source {
    id
    path
  }
  destination {
    id
    path
  }
}
    `, {"fragmentName":"OperationTypeFacts"}) as unknown as TypedDocumentString<OperationTypeFactsFragment, unknown>;
export const PartnerFactsFragmentDoc = new TypedDocumentString(`
    fragment PartnerFacts on Partner {
  id
  paymentTerms {
    days
    endOfMonth
  }
  version
  name
  reference
  roles
  email
  phone
  currency
  language
  active
  address {
    street
    city
    region
    postalCode
    country
  }
}
    `, {"fragmentName":"PartnerFacts"}) as unknown as TypedDocumentString<PartnerFactsFragment, unknown>;
export const WarehouseFactsFragmentDoc = new TypedDocumentString(`
    fragment WarehouseFacts on Warehouse {
  id
  name
  code
  timeZone
  root {
    id
  }
  address {
    street
    city
    region
    postalCode
    country
  }
}
    `, {"fragmentName":"WarehouseFacts"}) as unknown as TypedDocumentString<WarehouseFactsFragment, unknown>;
export const PlaceFactsFragmentDoc = new TypedDocumentString(`
    fragment PlaceFacts on Location {
  id
  name
  path
  usage
  barcode
  walkingOrder
  blocked
  active
  removalStrategy
  parent {
    id
    path
  }
  warehouse {
    id
    name
  }
}
    `, {"fragmentName":"PlaceFacts"}) as unknown as TypedDocumentString<PlaceFactsFragment, unknown>;
export const CategoryFactsFragmentDoc = new TypedDocumentString(`
    fragment CategoryFacts on Category {
  id
  version
  name
  removalStrategy
  parent {
    id
  }
}
    `, {"fragmentName":"CategoryFacts"}) as unknown as TypedDocumentString<CategoryFactsFragment, unknown>;
export const PutawayRuleFactsFragmentDoc = new TypedDocumentString(`
    fragment PutawayRuleFacts on PutawayRule {
  id
  location {
    id
    path
  }
  putAt {
    id
    path
    active
    blocked
  }
  product {
    id
    name
  }
  category {
    id
    name
  }
}
    `, {"fragmentName":"PutawayRuleFacts"}) as unknown as TypedDocumentString<PutawayRuleFactsFragment, unknown>;
export const QuarantineRuleFactsFragmentDoc = new TypedDocumentString(`
    fragment QuarantineRuleFacts on QuarantineRule {
  id
  version
  reason
  active
  checks
  product {
    id
    name
  }
  vendor {
    id
    name
  }
  operationType {
    id
    name
  }
}
    `, {"fragmentName":"QuarantineRuleFacts"}) as unknown as TypedDocumentString<QuarantineRuleFactsFragment, unknown>;
export const SettingsFactsFragmentDoc = new TypedDocumentString(`
    fragment SettingsFacts on Settings {
  version
  uniquenessScope
  numberReuse
  reuseSeverity
  billing
  invoicing
  lotLayout
  paperSize
  recallNeedsSecondPerson
  publicLotPage
  publicLotDates
  publicLotRecalls
  publicLotContact
  recallReminderDays
  lotsOnDeliverySlips {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  lotsOnInvoices {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  lotsAndSerialNumbers {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  packages {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  expiryDates {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  company {
    name
    currency
    taxNumber
    gs1Prefix
    digitalLinkBase
    serverAddress
    bankAccount
    logo {
      url
    }
    address {
      street
      city
      region
      postalCode
      country
    }
  }
}
    `, {"fragmentName":"SettingsFacts"}) as unknown as TypedDocumentString<SettingsFactsFragment, unknown>;
export const TraceThingFragmentDoc = new TypedDocumentString(`
    fragment TraceThing on TraceNode {
  key
  depth
  orderUncertain
  onHand
  share {
    atLeast
    atMost
  }
  furtherEdges
  subject {
    __typename
    id
    ... on Lot {
      number
      status
      lastDay
      product {
        name
        unit {
          symbol
        }
      }
    }
    ... on Transfer {
      number
      operationType {
        kind
      }
      partner {
        id
      }
    }
    ... on ManufacturingOrder {
      number
      product {
        name
      }
    }
    ... on Count {
      number
    }
    ... on Package {
      sscc
    }
    ... on Operation {
      kind
      reason
    }
    ... on Partner {
      name
    }
  }
}
    `, {"fragmentName":"TraceThing"}) as unknown as TypedDocumentString<TraceThingFragment, unknown>;
export const TraceJoinFragmentDoc = new TypedDocumentString(`
    fragment TraceJoin on TraceEdge {
  source
  target
  kind
  quantity
  bounds {
    atLeast
    atMost
  }
  product {
    unit {
      symbol
    }
  }
  takenFrom {
    path
  }
  putInto {
    path
  }
  operation {
    kind
  }
}
    `, {"fragmentName":"TraceJoin"}) as unknown as TypedDocumentString<TraceJoinFragment, unknown>;
export const TracePartnerFragmentDoc = new TypedDocumentString(`
    fragment TracePartner on ReachedPartner {
  partner {
    id
    name
    phone
    email
  }
  lotCount
  transferCount
  share {
    atLeast
    atMost
  }
  products {
    product {
      id
      name
      unit {
        symbol
      }
    }
    quantity
    returned
  }
}
    `, {"fragmentName":"TracePartner"}) as unknown as TypedDocumentString<TracePartnerFragment, unknown>;
export const LeftOutFactsFragmentDoc = new TypedDocumentString(`
    fragment LeftOutFacts on TraceLeftOut {
  lotCount
  transferCount
  transfers {
    id
    number
  }
  partnerCount
  partners {
    id
    name
  }
}
    `, {"fragmentName":"LeftOutFacts"}) as unknown as TypedDocumentString<LeftOutFactsFragment, unknown>;
export const TraceProductFragmentDoc = new TypedDocumentString(`
    fragment TraceProduct on ProductWhereabouts {
  product {
    id
    name
    unit {
      symbol
    }
  }
  lotCount
  onHand
  onHandShare {
    atLeast
    atMost
  }
  placeCount
  places {
    location {
      id
      path
    }
    onHand
  }
  customerCount
  withCustomers
  withCustomersShare {
    atLeast
    atMost
  }
}
    `, {"fragmentName":"TraceProduct"}) as unknown as TypedDocumentString<TraceProductFragment, unknown>;
export const ReturnableFragmentDoc = new TypedDocumentString(`
    fragment Returnable on Returnable {
  line {
    id
  }
  product {
    name
    step
    tracking
    unit {
      symbol
    }
  }
  lot {
    id
    number
  }
  moved
  left
}
    `, {"fragmentName":"Returnable"}) as unknown as TypedDocumentString<ReturnableFragment, unknown>;
export const LotToReturnFragmentDoc = new TypedDocumentString(`
    fragment LotToReturn on Lot {
  __typename
  id
  number
  stock {
    onHand
  }
  product {
    name
    step
    tracking
    unit {
      symbol
    }
  }
}
    `, {"fragmentName":"LotToReturn"}) as unknown as TypedDocumentString<LotToReturnFragment, unknown>;
export const ProductToReturnFragmentDoc = new TypedDocumentString(`
    fragment ProductToReturn on Product {
  __typename
  id
  name
  sku
  step
  tracking
  stock {
    onHand
  }
  unit {
    symbol
  }
}
    `, {"fragmentName":"ProductToReturn"}) as unknown as TypedDocumentString<ProductToReturnFragment, unknown>;
export const DetailMoveFragmentDoc = new TypedDocumentString(`
    fragment DetailMove on MoveLine {
  id
  sequence
  quantity
  product {
    id
    name
    step
    stopsUse
    tracking
    unit {
      symbol
    }
  }
  lot {
    id
    number
  }
  source {
    path
  }
  destination {
    id
    path
    usage
  }
  operation {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
    reason
  }
  corrects {
    id
  }
  correctedBy {
    id
    quantity
  }
  run {
    kind
  }
  labelled
}
    `, {"fragmentName":"DetailMove"}) as unknown as TypedDocumentString<DetailMoveFragment, unknown>;
export const MovedOnFragmentDoc = new TypedDocumentString(`
    fragment MovedOn on GoodsMovedOn {
  places {
    onHand
    lot {
      id
      number
    }
    location {
      path
    }
  }
}
    `, {"fragmentName":"MovedOn"}) as unknown as TypedDocumentString<MovedOnFragment, unknown>;
export const TransferRowFragmentDoc = new TypedDocumentString(`
    fragment TransferRow on Transfer {
  id
  number
  state
  dueOn
  late
  validatedAt
  partner {
    name
  }
  operationType {
    name
    kind
  }
  source {
    path
  }
  destination {
    path
  }
  onwardTo {
    path
  }
  origin {
    __typename
    number
  }
  backorderOf {
    number
  }
  progress {
    lines
    linesDone
    numbersRecorded
  }
}
    `, {"fragmentName":"TransferRow"}) as unknown as TypedDocumentString<TransferRowFragment, unknown>;
export const AtLinesFragmentDoc = new TypedDocumentString(`
    fragment AtLines on Refusal {
  ... on OverReceipt {
    lines {
      line
      permitted
    }
  }
  ... on InsufficientStock {
    shortages {
      product {
        id
      }
      lot {
        number
      }
      location {
        path
      }
      requested
      available
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      lot {
        id
        product {
          id
        }
      }
      location {
        path
      }
    }
  }
}
    `, {"fragmentName":"AtLines"}) as unknown as TypedDocumentString<AtLinesFragment, unknown>;
export const PersonFragmentDoc = new TypedDocumentString(`
    fragment Person on User {
  id
  name
  role
}
    `, {"fragmentName":"Person"}) as unknown as TypedDocumentString<PersonFragment, unknown>;
export const LastSequenceDocument = new TypedDocumentString(`
    query LastSequence {
  lastSequence
}
    `) as unknown as TypedDocumentString<LastSequenceQuery, LastSequenceQueryVariables>;
export const ChangesDocument = new TypedDocumentString(`
    subscription Changes($after: Sequence, $of: [ChangeTopic!]) {
  changes(after: $after, of: $of) {
    sequence
    topic
    id
    kind
  }
}
    `) as unknown as TypedDocumentString<ChangesSubscription, ChangesSubscriptionVariables>;
export const PhotoCodeDocument = new TypedDocumentString(`
    query PhotoCode($scan: ScanInput!, $on: ID) {
  resolveScan(scan: $scan, on: $on) {
    scan {
      problems {
        fault
        message
        warning
      }
      meaning {
        __typename
        ... on ScannedProduct {
          product {
            name
          }
        }
        ... on ScannedLot {
          lot {
            number
            product {
              name
            }
          }
        }
        ... on ScannedNewNumber {
          number
          forProduct {
            name
          }
        }
        ... on ScannedPackage {
          sscc
          company
          documents
        }
        ... on ScannedLocation {
          location {
            path
          }
        }
        ... on ScannedDocument {
          document {
            number
          }
        }
      }
    }
    effect {
      action
      text
      refusal {
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PhotoCodeQuery, PhotoCodeQueryVariables>;
export const LotToTakeApartDocument = new TypedDocumentString(`
    query LotToTakeApart($id: ID!) {
  lot(id: $id) {
    id
    number
    product {
      ...ProductToTakeApart
    }
    madeOf {
      ...UseToTakeApart
      lot {
        madeOf {
          ...UseToTakeApart
        }
      }
    }
  }
  balances(first: 100, filter: { lot: $id }) {
    nodes {
      ...BalanceToTakeApart
    }
  }
}
    fragment UseToTakeApart on LotUse {
  quantity
  run {
    kind
  }
  lot {
    id
    number
  }
  product {
    ...ProductToTakeApart
  }
}
fragment ProductToTakeApart on Product {
  id
  name
  tracking
  unit {
    symbol
  }
}
fragment BalanceToTakeApart on Balance {
  onHand
  available
  location {
    id
    path
  }
}`) as unknown as TypedDocumentString<LotToTakeApartQuery, LotToTakeApartQueryVariables>;
export const GoodsToTakeApartDocument = new TypedDocumentString(`
    query GoodsToTakeApart($id: ID!) {
  product(id: $id) {
    ...ProductToTakeApart
  }
  balances(first: 100, filter: { product: $id }) {
    nodes {
      ...BalanceToTakeApart
    }
  }
  bills: billsOfMaterials(first: 1, filter: { product: $id, states: [IN_USE] }) {
    nodes {
      quantity
      components {
        quantity
        product {
          ...ProductToTakeApart
        }
      }
    }
  }
}
    fragment ProductToTakeApart on Product {
  id
  name
  tracking
  unit {
    symbol
  }
}
fragment BalanceToTakeApart on Balance {
  onHand
  available
  location {
    id
    path
  }
}`) as unknown as TypedDocumentString<GoodsToTakeApartQuery, GoodsToTakeApartQueryVariables>;
export const PartByScanDocument = new TypedDocumentString(`
    query PartByScan($scan: ScanInput!) {
  resolveScan(scan: $scan) {
    scan {
      meaning {
        __typename
        ... on ScannedLot {
          lot {
            id
            number
            product {
              ...ProductToTakeApart
            }
          }
        }
        ... on ScannedProduct {
          product {
            ...ProductToTakeApart
          }
        }
      }
    }
  }
}
    fragment ProductToTakeApart on Product {
  id
  name
  tracking
  unit {
    symbol
  }
}`) as unknown as TypedDocumentString<PartByScanQuery, PartByScanQueryVariables>;
export const UnbuildDocument = new TypedDocumentString(`
    mutation Unbuild($input: UnbuildInput!) {
  unbuild(input: $input) {
    __typename
    ... on RunPayload {
      run {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<UnbuildMutation, UnbuildMutationVariables>;
export const RunShownDocument = new TypedDocumentString(`
    query RunShown($id: ID!) {
  run: node(id: $id) {
    __typename
    ... on Run {
      ...RunFacts
      kind
      reason
      operation {
        ...RunWrite
      }
      posted {
        ...RunWrite
      }
      order {
        id
        number
      }
    }
  }
}
    fragment RunWrite on Operation {
  recordedAt
  occurredAt
  program
  actor {
    name
  }
}
fragment RunFacts on Run {
  id
  inputs {
    ...RunLotFacts
  }
  outputs {
    ...RunLotFacts
  }
}
fragment RunLotFacts on RunLot {
  quantity
  lot {
    id
    number
  }
  product {
    id
    name
    tracking
    step
    unit {
      symbol
    }
  }
}`) as unknown as TypedDocumentString<RunShownQuery, RunShownQueryVariables>;
export const UndoUnbuildDocument = new TypedDocumentString(`
    mutation UndoUnbuild($input: UndoUnbuildInput!) {
  undoUnbuild(input: $input) {
    __typename
    ... on RunPayload {
      run {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<UndoUnbuildMutation, UndoUnbuildMutationVariables>;
export const CountsDocument = new TypedDocumentString(`
    query Counts($first: Int!, $after: Cursor, $filter: CountFilter, $sort: CountSort!) {
  counts(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes {
      ...CountFacts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment CountFacts on Count {
  id
  number
  version
  state
  blind
  round
  createdAt
  positionCount
  countedCount
  differenceCount
  staleCount
  location {
    id
    path
  }
  product {
    id
    name
  }
  recountOf {
    id
    number
  }
  recount {
    id
    number
    positionCount
  }
}`) as unknown as TypedDocumentString<CountsQuery, CountsQueryVariables>;
export const OpenCountsAtDocument = new TypedDocumentString(`
    query OpenCountsAt($location: ID!) {
  counts(first: 3, filter: { location: $location, states: [COUNTING, REVIEW] }) {
    nodes {
      id
      number
      location {
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenCountsAtQuery, OpenCountsAtQueryVariables>;
export const CountDocument = new TypedDocumentString(`
    query Count($id: ID!) {
  count(id: $id) {
    ...CountFacts
    ...HistoryOf
    createdBy {
      name
    }
    prints: papers {
      kind
      a4: link(size: A4) {
        url
      }
      letter: link(size: LETTER) {
        url
      }
    }
  }
}
    fragment CountFacts on Count {
  id
  number
  version
  state
  blind
  round
  createdAt
  positionCount
  countedCount
  differenceCount
  staleCount
  location {
    id
    path
  }
  product {
    id
    name
  }
  recountOf {
    id
    number
  }
  recount {
    id
    number
    positionCount
  }
}
fragment HistoryOf on Document {
  id
  number
  operations(first: 20) {
    nodes {
      id
      kind
      waitsForApproval
      state
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
  }
}`) as unknown as TypedDocumentString<CountQuery, CountQueryVariables>;
export const CountPositionsDocument = new TypedDocumentString(`
    query CountPositions($id: ID!, $first: Int!, $after: Cursor, $show: CountPositionsShown) {
  count(id: $id) {
    positions(first: $first, after: $after, show: $show) {
      nodes {
        ...CountRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PickedOf on CountPosition {
  picked {
    picked
    transfer {
      id
      number
    }
  }
}
fragment CountRow on CountPosition {
  id
  expected
  counted
  countedBefore
  stale
  found
  foundNumber
  location {
    id
    path
  }
  package {
    sscc
  }
  lot {
    id
    number
  }
  product {
    id
    name
    unit {
      symbol
    }
  }
  elsewhere {
    path
  }
  countedBy {
    name
  }
  ...PickedOf
}`) as unknown as TypedDocumentString<CountPositionsQuery, CountPositionsQueryVariables>;
export const CountPostedDocument = new TypedDocumentString(`
    query CountPosted($id: ID!, $first: Int!, $after: Cursor) {
  moveLines(first: $first, after: $after, filter: { document: $id }) {
    nodes {
      id
      quantity
      product {
        id
        name
        unit {
          symbol
        }
      }
      lot {
        id
        number
      }
      source {
        path
        usage
      }
      destination {
        path
        usage
      }
      correctedBy {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CountPostedQuery, CountPostedQueryVariables>;
export const StartCountDocument = new TypedDocumentString(`
    mutation StartCount($input: StartCountInput!) {
  startCount(input: $input) {
    __typename
    ... on CountPayload {
      count {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<StartCountMutation, StartCountMutationVariables>;
export const FinishCountingDocument = new TypedDocumentString(`
    mutation FinishCounting($input: FinishCountingInput!) {
  finishCounting(input: $input) {
    __typename
    ... on CountPayload {
      count {
        version
      }
    }
    ... on Refusal {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<FinishCountingMutation, FinishCountingMutationVariables>;
export const RequestRecountDocument = new TypedDocumentString(`
    mutation RequestRecount($input: RequestRecountInput!) {
  requestRecount(input: $input) {
    __typename
    ... on CountPayload {
      count {
        version
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RequestRecountMutation, RequestRecountMutationVariables>;
export const RebaseCountDocument = new TypedDocumentString(`
    mutation RebaseCount($input: RebaseCountInput!) {
  rebaseCount(input: $input) {
    __typename
    ... on CountPayload {
      count {
        version
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RebaseCountMutation, RebaseCountMutationVariables>;
export const ApplyCountDocument = new TypedDocumentString(`
    mutation ApplyCount($input: ApplyCountInput!) {
  applyCount(input: $input) {
    __typename
    ... on ApplyCountPayload {
      lineCount
      lost {
        ...Lost
      }
    }
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<ApplyCountMutation, ApplyCountMutationVariables>;
export const CancelCountDocument = new TypedDocumentString(`
    mutation CancelCount($input: CancelCountInput!) {
  cancelCount(input: $input) {
    __typename
    ... on CountPayload {
      count {
        version
      }
    }
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<CancelCountMutation, CancelCountMutationVariables>;
export const CountWorkDocument = new TypedDocumentString(`
    query CountWork($id: ID!) {
  count(id: $id) {
    id
    number
    version
    state
    blind
    round
    location {
      id
      path
      barcode
    }
    product {
      id
    }
    positionCount
    positions(first: 200) {
      nodes {
        ...ToCount
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PickedOf on CountPosition {
  picked {
    picked
    transfer {
      id
      number
    }
  }
}
fragment ToCount on CountPosition {
  id
  expected
  counted
  location {
    id
    path
    barcode
  }
  package {
    id
    sscc
  }
  lot {
    number
  }
  foundNumber
  product {
    id
    name
    gtin
    step
    stopsUse
    tracking
    unit {
      symbol
      kind
    }
    barcodes {
      code
      packaging {
        quantity
      }
    }
    packagings {
      gtin
      quantity
    }
  }
  ...PickedOf
}`) as unknown as TypedDocumentString<CountWorkQuery, CountWorkQueryVariables>;
export const CountWorkOnDocument = new TypedDocumentString(`
    query CountWorkOn($id: ID!, $after: Cursor!) {
  count(id: $id) {
    positions(first: 200, after: $after) {
      nodes {
        ...ToCount
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PickedOf on CountPosition {
  picked {
    picked
    transfer {
      id
      number
    }
  }
}
fragment ToCount on CountPosition {
  id
  expected
  counted
  location {
    id
    path
    barcode
  }
  package {
    id
    sscc
  }
  lot {
    number
  }
  foundNumber
  product {
    id
    name
    gtin
    step
    stopsUse
    tracking
    unit {
      symbol
      kind
    }
    barcodes {
      code
      packaging {
        quantity
      }
    }
    packagings {
      gtin
      quantity
    }
  }
  ...PickedOf
}`) as unknown as TypedDocumentString<CountWorkOnQuery, CountWorkOnQueryVariables>;
export const PlacesToCountDocument = new TypedDocumentString(`
    query PlacesToCount($below: ID!, $after: Cursor) {
  locations(first: 200, after: $after, filter: { below: $below }) {
    nodes {
      id
      path
      barcode
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PlacesToCountQuery, PlacesToCountQueryVariables>;
export const OneToCountDocument = new TypedDocumentString(`
    query OneToCount($id: ID!) {
  node(id: $id) {
    __typename
    ... on CountPosition {
      ...ToCount
    }
  }
}
    fragment PickedOf on CountPosition {
  picked {
    picked
    transfer {
      id
      number
    }
  }
}
fragment ToCount on CountPosition {
  id
  expected
  counted
  location {
    id
    path
    barcode
  }
  package {
    id
    sscc
  }
  lot {
    number
  }
  foundNumber
  product {
    id
    name
    gtin
    step
    stopsUse
    tracking
    unit {
      symbol
      kind
    }
    barcodes {
      code
      packaging {
        quantity
      }
    }
    packagings {
      gtin
      quantity
    }
  }
  ...PickedOf
}`) as unknown as TypedDocumentString<OneToCountQuery, OneToCountQueryVariables>;
export const CountVersionDocument = new TypedDocumentString(`
    query CountVersion($id: ID!) {
  count(id: $id) {
    version
    state
  }
}
    `) as unknown as TypedDocumentString<CountVersionQuery, CountVersionQueryVariables>;
export const RecordCountScanDocument = new TypedDocumentString(`
    mutation RecordCountScan($input: RecordCountScanInput!) {
  recordCountScan(input: $input) {
    __typename
    ... on RecordCountScanPayload {
      effect {
        action
        text
        number
        quantity
        product {
          id
          name
          step
          stopsUse
          unit {
            symbol
          }
        }
        location {
          id
          path
        }
        package {
          id
          sscc
        }
        position {
          ...ToCount
        }
      }
      count {
        version
      }
    }
    ...CountRefused
  }
}
    fragment PickedOf on CountPosition {
  picked {
    picked
    transfer {
      id
      number
    }
  }
}
fragment ToCount on CountPosition {
  id
  expected
  counted
  location {
    id
    path
    barcode
  }
  package {
    id
    sscc
  }
  lot {
    number
  }
  foundNumber
  product {
    id
    name
    gtin
    step
    stopsUse
    tracking
    unit {
      symbol
      kind
    }
    barcodes {
      code
      packaging {
        quantity
      }
    }
    packagings {
      gtin
      quantity
    }
  }
  ...PickedOf
}
fragment CountRefused on Refusal {
  __typename
  code
  message
  field
  ... on WrongState {
    current {
      ... on Count {
        countState: state
      }
    }
  }
  ... on ScanUnclear {
    scan {
      meaning {
        __typename
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              number
            }
            ... on Product {
              sku
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RecordCountScanMutation, RecordCountScanMutationVariables>;
export const RecordCountsDocument = new TypedDocumentString(`
    mutation RecordCounts($input: RecordCountsInput!) {
  recordCounts(input: $input) {
    __typename
    ... on CountPayload {
      count {
        version
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RecordCountsMutation, RecordCountsMutationVariables>;
export const UndoCountDocument = new TypedDocumentString(`
    mutation UndoCount($input: UndoCountInput!) {
  undoCount(input: $input) {
    __typename
    ... on CountPayload {
      count {
        version
      }
    }
    ...CountRefused
  }
}
    fragment CountRefused on Refusal {
  __typename
  code
  message
  field
  ... on WrongState {
    current {
      ... on Count {
        countState: state
      }
    }
  }
  ... on ScanUnclear {
    scan {
      meaning {
        __typename
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              number
            }
            ... on Product {
              sku
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<UndoCountMutation, UndoCountMutationVariables>;
export const HoldFilesDocument = new TypedDocumentString(`
    query HoldFiles($id: ID!) {
  node(id: $id) {
    __typename
    ... on Hold {
      attachments {
        ...FileFacts
      }
    }
  }
}
    fragment FileFacts on Attachment {
  id
  name
  kind
  size
  link {
    url
  }
  added {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
  lot {
    ...FileLot
  }
  hold {
    id
    lot {
      ...FileLot
    }
  }
}
fragment FileLot on Lot {
  id
  number
  product {
    name
  }
}`) as unknown as TypedDocumentString<HoldFilesQuery, HoldFilesQueryVariables>;
export const AttachFileDocument = new TypedDocumentString(`
    mutation AttachFile($input: AttachFileInput!) {
  attachFile(input: $input) {
    __typename
    ... on AttachmentPayload {
      attachment {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<AttachFileMutation, AttachFileMutationVariables>;
export const RemoveAttachmentDocument = new TypedDocumentString(`
    mutation RemoveAttachment($input: RemoveAttachmentInput!) {
  removeAttachment(input: $input) {
    __typename
    ... on AttachmentPayload {
      attachment {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RemoveAttachmentMutation, RemoveAttachmentMutationVariables>;
export const AddCommentDocument = new TypedDocumentString(`
    mutation AddComment($input: AddCommentInput!) {
  addComment(input: $input) {
    __typename
    ... on CommentPayload {
      comment {
        id
      }
    }
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<AddCommentMutation, AddCommentMutationVariables>;
export const HoldsDocument = new TypedDocumentString(`
    query Holds($first: Int!, $after: Cursor, $filter: HoldFilter) {
  holds(first: $first, after: $after, filter: $filter) {
    nodes {
      ...HoldFacts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment HoldFacts on Hold {
  id
  reason
  quantity
  batch
  lot {
    id
    number
    product {
      name
      unit {
        symbol
      }
    }
  }
  location {
    id
    path
  }
  package {
    id
    sscc
  }
  product {
    id
    name
  }
  recall {
    id
    state
  }
  together
  checks {
    name
    passed
    note
    signed {
      recordedAt
      occurredAt
      actor {
        name
      }
      program
    }
  }
  placed {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
  released {
    recordedAt
    occurredAt
    reason
    actor {
      name
    }
    program
  }
}`) as unknown as TypedDocumentString<HoldsQuery, HoldsQueryVariables>;
export const StoppedOnDocument = new TypedDocumentString(`
    query StoppedOn($id: ID!) {
  transfer(id: $id) {
    number
    recallsToConfirm {
      ...RecallWaiting
    }
    obstacles {
      __typename
      code
      message
      ... on LotOnHold {
        lots {
          id
        }
      }
    }
    lines(first: 100) {
      nodes {
        id
        product {
          name
          unit {
            symbol
          }
        }
        entries(first: 200) {
          nodes {
            id
            number
            quantity
            lot {
              id
            }
            source {
              path
            }
          }
        }
      }
    }
  }
}
    fragment RecallWaiting on Recall {
  id
  number
  reason
}`) as unknown as TypedDocumentString<StoppedOnQuery, StoppedOnQueryVariables>;
export const PlaceHoldDocument = new TypedDocumentString(`
    mutation PlaceHold($input: PlaceHoldInput!) {
  placeHold(input: $input) {
    __typename
    ... on HoldPayload {
      lost {
        ...Lost
      }
      affected {
        id
        number
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<PlaceHoldMutation, PlaceHoldMutationVariables>;
export const ReleaseHoldDocument = new TypedDocumentString(`
    mutation ReleaseHold($input: ReleaseHoldInput!) {
  releaseHold(input: $input) {
    __typename
    ... on HoldPayload {
      hold {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<ReleaseHoldMutation, ReleaseHoldMutationVariables>;
export const RecordHoldChecksDocument = new TypedDocumentString(`
    mutation RecordHoldChecks($input: RecordHoldChecksInput!) {
  recordHoldChecks(input: $input) {
    __typename
    ... on HoldPayload {
      hold {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RecordHoldChecksMutation, RecordHoldChecksMutationVariables>;
export const SetDispositionDocument = new TypedDocumentString(`
    mutation SetDisposition($input: SetDispositionInput!) {
  setDisposition(input: $input) {
    __typename
    ... on DispositionPayload {
      lost {
        ...Lost
      }
      affected {
        id
        number
      }
    }
    ...Decided
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Decided on DecidedBefore {
  decided {
    decision
  }
}`) as unknown as TypedDocumentString<SetDispositionMutation, SetDispositionMutationVariables>;
export const QuarantineOfReturnsDocument = new TypedDocumentString(`
    query QuarantineOfReturns {
  quarantineRules(first: 200, filter: { active: true }) {
    nodes {
      reason
      product {
        name
      }
      operationType {
        kind
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QuarantineOfReturnsQuery, QuarantineOfReturnsQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  operationTypes {
    id
    name
    kind
    active
    warehouse {
      name
      code
    }
    workload {
      ready
      waiting
      late
      backorders
    }
  }
  warehouses {
    name
    manufacturing {
      toConfirm
      ready
      waiting
      late
    }
  }
}
    `) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const GoOnDocument = new TypedDocumentString(`
    query GoOn($id: ID!) {
  transfer(id: $id) {
    id
    number
    state
    operationType {
      name
    }
    partner {
      name
    }
    progress {
      lines
      linesDone
      numbersNeeded
      numbersRecorded
    }
  }
}
    `) as unknown as TypedDocumentString<GoOnQuery, GoOnQueryVariables>;
export const NeedsYouDocument = new TypedDocumentString(`
    query NeedsYou($days: Int!) {
  attention(days: $days) {
    kind
    count
    first {
      __typename
      id
      ... on PurchaseOrder {
        number
        total
        currency
        partner: vendor {
          name
        }
      }
      ... on SalesOrder {
        number
        total
        currency
        partner: customer {
          name
        }
      }
      ... on Transfer {
        number
        dueOn
        with: partner {
          name
        }
      }
      ... on Recall {
        number
        reason
      }
      ... on Lot {
        number
        product {
          name
        }
        holds {
          reason
        }
        decision {
          reason
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NeedsYouQuery, NeedsYouQueryVariables>;
export const ListExportsDocument = new TypedDocumentString(`
    query ListExports {
  listExports {
    list
    csv {
      url
    }
    xlsx {
      url
    }
  }
}
    `) as unknown as TypedDocumentString<ListExportsQuery, ListExportsQueryVariables>;
export const ImportsDocument = new TypedDocumentString(`
    query Imports($first: Int!, $after: Cursor) {
  imports(first: $first, after: $after) {
    nodes {
      ...ImportDone
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ImportDone on Import {
  id
  kind
  source
  name
  added
  changed
  skipped
  createdAt
  undoObstacle
  undoneBy {
    id
  }
}`) as unknown as TypedDocumentString<ImportsQuery, ImportsQueryVariables>;
export const ImportTemplateDocument = new TypedDocumentString(`
    query ImportTemplate($kind: ImportKind!) {
  xlsx: importTemplate(kind: $kind, format: XLSX) {
    url
  }
  csv: importTemplate(kind: $kind, format: CSV) {
    url
  }
}
    `) as unknown as TypedDocumentString<ImportTemplateQuery, ImportTemplateQueryVariables>;
export const PreviewImportDocument = new TypedDocumentString(`
    query PreviewImport($file: ImportInput!) {
  previewImport(file: $file) {
    __typename
    ... on ImportPreview {
      ...ImportLook
    }
    ... on ImportRefused {
      sheets
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment ImportLook on ImportPreview {
  kind
  source
  name
  delimiter
  encoding
  sheet
  sheets
  columns {
    heading
    field
    samples
  }
  fields {
    name
    heading
    about
    needed
  }
  missing
  dateFormat
  decimalComma
  questions
  headingsRow
  totalRow
  rowCount
  added
  changed
  changeCount
  changes {
    row
    subject
    field
    before
    after
  }
  categories
  lots
  archived
  onHold {
    reason
    count
  }
  places {
    location {
      id
      path
    }
    products
    lots
    quantities {
      quantity
      symbol
    }
  }
  skipped
  othersWait
  onTheWay
  services
  contacts
  continued
  faultCount
  faultyRows
  faults {
    row
    column
    heading
    message
    given
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<PreviewImportQuery, PreviewImportQueryVariables>;
export const ApplyImportDocument = new TypedDocumentString(`
    mutation ApplyImport($input: ApplyImportInput!) {
  applyImport(input: $input) {
    __typename
    ... on ImportPayload {
      dataImport {
        ...ImportDone
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment ImportDone on Import {
  id
  kind
  source
  name
  added
  changed
  skipped
  createdAt
  undoObstacle
  undoneBy {
    id
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<ApplyImportMutation, ApplyImportMutationVariables>;
export const UndoImportDocument = new TypedDocumentString(`
    mutation UndoImport($input: UndoImportInput!) {
  undoImport(input: $input) {
    __typename
    ... on ImportPayload {
      dataImport {
        ...ImportDone
      }
    }
    ...Problems
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment ImportDone on Import {
  id
  kind
  source
  name
  added
  changed
  skipped
  createdAt
  undoObstacle
  undoneBy {
    id
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<UndoImportMutation, UndoImportMutationVariables>;
export const LabelChoiceDocument = new TypedDocumentString(`
    query LabelChoice($of: ID!, $template: ID, $purpose: LabelPurpose!) {
  labelTemplates(purpose: $purpose) {
    id
    name
    active
  }
  previewLabels(of: $of, template: $template) {
    numberCount
    sheetLabels
    template {
      id
    }
    first {
      url
    }
    standIn
  }
}
    `) as unknown as TypedDocumentString<LabelChoiceQuery, LabelChoiceQueryVariables>;
export const PrintLabelsDocument = new TypedDocumentString(`
    mutation PrintLabels($input: PrintLabelsInput!) {
  printLabels(input: $input) {
    __typename
    ... on LabelPrintPayload {
      print {
        id
        labelCount
        reprints
        standIns
        pdf: link {
          url
        }
        zpl203: link(kind: ZPL) {
          url
        }
        zpl300: link(kind: ZPL, dots: DPI_300) {
          url
        }
      }
    }
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<PrintLabelsMutation, PrintLabelsMutationVariables>;
export const LabelTemplatesDocument = new TypedDocumentString(`
    query LabelTemplates {
  labelTemplates {
    ...LabelTemplateFacts
  }
  commandLabels {
    url
  }
}
    fragment LabelTemplateFacts on LabelTemplate {
  id
  version
  name
  purpose
  symbol
  secondSymbol
  widthMm
  heightMm
  sheet {
    paper
    columns
    rows
    leftMm
    topMm
    pitchXMm
    pitchYMm
  }
  facts
  marksReprints
  usual
  active
}`) as unknown as TypedDocumentString<LabelTemplatesQuery, LabelTemplatesQueryVariables>;
export const CommandLabelsDocument = new TypedDocumentString(`
    query CommandLabels($template: ID!) {
  commandLabels(template: $template) {
    url
  }
}
    `) as unknown as TypedDocumentString<CommandLabelsQuery, CommandLabelsQueryVariables>;
export const SampleLabelDocument = new TypedDocumentString(`
    query SampleLabel($details: LabelTemplateDetails!) {
  sampleLabel(details: $details) {
    __typename
    ... on LabelSample {
      drawing {
        url
      }
      standIn
    }
    ...Refused
    ...Problems
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<SampleLabelQuery, SampleLabelQueryVariables>;
export const SaveLabelTemplateDocument = new TypedDocumentString(`
    mutation SaveLabelTemplate($input: SaveLabelTemplateInput!) {
  saveLabelTemplate(input: $input) {
    __typename
    ... on LabelTemplatePayload {
      template {
        id
      }
    }
    ...Refused
    ...Problems
    ...Stale
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<SaveLabelTemplateMutation, SaveLabelTemplateMutationVariables>;
export const CreatePackageDocument = new TypedDocumentString(`
    mutation CreatePackage($input: CreatePackageInput!) {
  createPackage(input: $input) {
    __typename
    ... on PackagePayload {
      package {
        id
        sscc
      }
    }
    ...Refused
    ...Problems
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreatePackageMutation, CreatePackageMutationVariables>;
export const PackagingsDocument = new TypedDocumentString(`
    query Packagings($product: ID!) {
  product(id: $product) {
    packagings {
      id
      name
    }
    unit {
      symbol
    }
  }
}
    `) as unknown as TypedDocumentString<PackagingsQuery, PackagingsQueryVariables>;
export const SplitLotDocument = new TypedDocumentString(`
    mutation SplitLot($input: SplitLotInput!) {
  splitLot(input: $input) {
    __typename
    ...Became
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}
fragment Became on LotBecamePayload {
  lot {
    id
    number
  }
  earlier
  held
  lost {
    ...Lost
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<SplitLotMutation, SplitLotMutationVariables>;
export const MergeLotsDocument = new TypedDocumentString(`
    mutation MergeLots($input: MergeLotsInput!) {
  mergeLots(input: $input) {
    __typename
    ...Became
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}
fragment Became on LotBecamePayload {
  lot {
    id
    number
  }
  earlier
  held
  lost {
    ...Lost
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<MergeLotsMutation, MergeLotsMutationVariables>;
export const RelabelLotDocument = new TypedDocumentString(`
    mutation RelabelLot($input: RelabelLotInput!) {
  relabelLot(input: $input) {
    __typename
    ...Became
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}
fragment Became on LotBecamePayload {
  lot {
    id
    number
  }
  earlier
  held
  lost {
    ...Lost
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RelabelLotMutation, RelabelLotMutationVariables>;
export const LotsDocument = new TypedDocumentString(`
    query Lots($first: Int!, $after: Cursor, $filter: LotFilter, $sort: LotSort) {
  lots(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes {
      ...LotRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment LotRow on Lot {
  id
  number
  makerNumber
  reference
  lastDay
  status
  product {
    id
    name
    unit {
      symbol
    }
  }
  stock {
    onHand
    held
  }
  became {
    number
  }
}`) as unknown as TypedDocumentString<LotsQuery, LotsQueryVariables>;
export const LotDocument = new TypedDocumentString(`
    query Lot($id: ID!) {
  lot(id: $id) {
    ...LotFacts
    undoneBy {
      recordedAt
    }
    gs1Obstacle
    status
    disposition
    decision {
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
    recalls {
      id
      number
      kind
      reason
    }
    recallsNotReaching {
      id
    }
    recallsToConfirm {
      ...RecallWaiting
    }
    holds {
      ...HoldFacts
    }
    attachments {
      ...FileFacts
    }
    attachmentCount
    componentCertificates {
      certificates {
        ...FileFacts
      }
      count
      cut
    }
    publicPage
    labelPrints {
      id
      labelCount
      template {
        name
      }
      operation {
        recordedAt
        actor {
          name
        }
        program
      }
      link {
        url
      }
    }
    vendor {
      name
    }
    origin {
      __typename
      id
      number
    }
    madeOf {
      ...LotUseFacts
    }
    usedIn {
      ...LotUseFacts
    }
    stock {
      onHand
      reserved
      held
      available
    }
    balances(first: 100) {
      nodes {
        onHand
        reserved
        held
        location {
          id
          path
          warehouse {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
}
    fragment FileFacts on Attachment {
  id
  name
  kind
  size
  link {
    url
  }
  added {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
  lot {
    ...FileLot
  }
  hold {
    id
    lot {
      ...FileLot
    }
  }
}
fragment FileLot on Lot {
  id
  number
  product {
    name
  }
}
fragment HoldFacts on Hold {
  id
  reason
  quantity
  batch
  lot {
    id
    number
    product {
      name
      unit {
        symbol
      }
    }
  }
  location {
    id
    path
  }
  package {
    id
    sscc
  }
  product {
    id
    name
  }
  recall {
    id
    state
  }
  together
  checks {
    name
    passed
    note
    signed {
      recordedAt
      occurredAt
      actor {
        name
      }
      program
    }
  }
  placed {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
  released {
    recordedAt
    occurredAt
    reason
    actor {
      name
    }
    program
  }
}
fragment RecallWaiting on Recall {
  id
  number
  reason
}
fragment LotFacts on Lot {
  id
  version
  number
  reference
  makerNumber
  batch
  lastDay
  note
  maker {
    id
    name
  }
  product {
    id
    name
    tracking
    unit {
      symbol
    }
  }
  dates {
    kind
    date
    origin
    setAt
    setBy {
      name
    }
  }
}
fragment LotUseFacts on LotUse {
  quantity
  assigned
  bounds {
    atLeast
    atMost
  }
  run {
    id
    kind
    order {
      number
    }
  }
  lot {
    id
    number
  }
  product {
    id
    name
    unit {
      symbol
    }
  }
}`) as unknown as TypedDocumentString<LotQuery, LotQueryVariables>;
export const LotHistoryDocument = new TypedDocumentString(`
    query LotHistory($id: ID!, $first: Int!, $after: Cursor) {
  lot(id: $id) {
    moveLines(first: $first, after: $after) {
      nodes {
        id
        quantity
        product {
          tracking
        }
        source {
          path
          usage
        }
        destination {
          path
          usage
        }
        sourcePackage {
          sscc
        }
        destinationPackage {
          sscc
        }
        document {
          __typename
          id
          number
          ... on Transfer {
            partner {
              name
            }
          }
        }
        operation {
          kind
          recordedAt
          occurredAt
          reason
          actor {
            name
          }
          program
        }
        corrects {
          id
        }
        run {
          id
          kind
        }
        correctedBy {
          quantity
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LotHistoryQuery, LotHistoryQueryVariables>;
export const LotForEditDocument = new TypedDocumentString(`
    query LotForEdit($id: ID!) {
  lot(id: $id) {
    ...LotFacts
  }
}
    fragment LotFacts on Lot {
  id
  version
  number
  reference
  makerNumber
  batch
  lastDay
  note
  maker {
    id
    name
  }
  product {
    id
    name
    tracking
    unit {
      symbol
    }
  }
  dates {
    kind
    date
    origin
    setAt
    setBy {
      name
    }
  }
}`) as unknown as TypedDocumentString<LotForEditQuery, LotForEditQueryVariables>;
export const CreateLotDocument = new TypedDocumentString(`
    mutation CreateLot($input: CreateLotInput!) {
  createLot(input: $input) {
    __typename
    ... on LotPayload {
      lot {
        id
      }
    }
    ...Problems
    ... on NumberAlreadyExists {
      conflicts {
        lot {
          id
        }
      }
    }
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreateLotMutation, CreateLotMutationVariables>;
export const UpdateLotDocument = new TypedDocumentString(`
    mutation UpdateLot($input: UpdateLotInput!) {
  updateLot(input: $input) {
    __typename
    ... on LotPayload {
      lot {
        id
      }
      ...LotStopped
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment LotStopped on LotPayload {
  held
  recalls {
    id
    number
    kind
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<UpdateLotMutation, UpdateLotMutationVariables>;
export const ManufacturingOrdersDocument = new TypedDocumentString(`
    query ManufacturingOrders($first: Int!, $after: Cursor, $filter: ManufacturingFilter, $sort: ManufacturingSort) {
  orders: manufacturingOrders(
    first: $first
    after: $after
    filter: $filter
    sort: $sort
  ) {
    nodes {
      id
      number
      state
      dueOn
      late
      waiting
      begun
      quantity
      produced
      product {
        name
        unit {
          symbol
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ManufacturingOrdersQuery, ManufacturingOrdersQueryVariables>;
export const ManufacturingOrderDocument = new TypedDocumentString(`
    query ManufacturingOrder($id: ID!) {
  order: manufacturingOrder(id: $id) {
    ...ManufacturingOrderFacts
    ...HistoryOf
  }
}
    fragment HistoryOf on Document {
  id
  number
  operations(first: 20) {
    nodes {
      id
      kind
      waitsForApproval
      state
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
  }
}
fragment ManufacturingOrderFacts on ManufacturingOrder {
  id
  number
  version
  state
  dueOn
  late
  waiting
  begun
  traceable
  prints: papers {
    kind
    a4: link(size: A4) {
      url
    }
    letter: link(size: LETTER) {
      url
    }
  }
  quantity
  produced
  warehouse {
    name
  }
  billOfMaterials {
    id
    revision
  }
  product {
    id
    name
    unit {
      symbol
    }
  }
  remainder {
    id
    number
  }
  remainderOf {
    id
    number
  }
  components {
    expected
    consumed
    missing
    product {
      id
      name
      unit {
        symbol
      }
    }
  }
  byProducts {
    expected
    produced
    product {
      id
      name
      unit {
        symbol
      }
    }
  }
  transfers {
    id
    number
    state
    operationType {
      kind
    }
  }
  runs {
    ...RunInShort
  }
}
fragment RunInShort on Run {
  id
  posted {
    recordedAt
    occurredAt
  }
  taken {
    ...MovedInShort
  }
  given {
    ...MovedInShort
  }
  outputs(most: 11) {
    ...RunLotFacts
    posted {
      recordedAt
      occurredAt
    }
    uses(most: 9) {
      quantity
      assigned
      bounds {
        atLeast
        atMost
      }
      lot {
        id
        number
      }
      product {
        id
        name
        unit {
          symbol
        }
      }
    }
  }
}
fragment MovedInShort on PostedGoods {
  product {
    id
    name
    unit {
      symbol
    }
  }
  numbers {
    count
    rangeCount
    ranges(first: 8) {
      start
      end
      count
      quantity
    }
  }
}
fragment RunLotFacts on RunLot {
  quantity
  lot {
    id
    number
  }
  product {
    id
    name
    tracking
    step
    unit {
      symbol
    }
  }
}`) as unknown as TypedDocumentString<ManufacturingOrderQuery, ManufacturingOrderQueryVariables>;
export const RunToAssignDocument = new TypedDocumentString(`
    query RunToAssign($id: ID!) {
  run: node(id: $id) {
    __typename
    ... on Run {
      ...RunToAssignFacts
      order {
        id
        number
      }
    }
  }
}
    fragment RunLotFacts on RunLot {
  quantity
  lot {
    id
    number
  }
  product {
    id
    name
    tracking
    step
    unit {
      symbol
    }
  }
}
fragment RunToAssignFacts on Run {
  id
  inputs {
    ...RunLotFacts
  }
  outputs {
    ...RunLotFacts
    uses(assigned: true) {
      quantity
      lot {
        id
      }
    }
  }
}`) as unknown as TypedDocumentString<RunToAssignQuery, RunToAssignQueryVariables>;
export const LotByScanDocument = new TypedDocumentString(`
    query LotByScan($scan: ScanInput!) {
  resolveScan(scan: $scan) {
    scan {
      meaning {
        __typename
        ... on ScannedLot {
          lot {
            id
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LotByScanQuery, LotByScanQueryVariables>;
export const AssignInputsDocument = new TypedDocumentString(`
    mutation AssignInputs($input: AssignInputsInput!) {
  assignInputs(input: $input) {
    __typename
    ... on RunPayload {
      run {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<AssignInputsMutation, AssignInputsMutationVariables>;
export const WarehousesToMakeInDocument = new TypedDocumentString(`
    query WarehousesToMakeIn {
  warehouses {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<WarehousesToMakeInQuery, WarehousesToMakeInQueryVariables>;
export const CreateManufacturingOrderDocument = new TypedDocumentString(`
    mutation CreateManufacturingOrder($input: CreateManufacturingOrderInput!) {
  createManufacturingOrder(input: $input) {
    __typename
    ... on ManufacturingOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreateManufacturingOrderMutation, CreateManufacturingOrderMutationVariables>;
export const ConfirmManufacturingOrderDocument = new TypedDocumentString(`
    mutation ConfirmManufacturingOrder($input: ConfirmManufacturingOrderInput!) {
  confirmManufacturingOrder(input: $input) {
    __typename
    ... on ManufacturingOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<ConfirmManufacturingOrderMutation, ConfirmManufacturingOrderMutationVariables>;
export const StartRunDocument = new TypedDocumentString(`
    mutation StartRun($input: StartRunInput!) {
  startRun(input: $input) {
    __typename
    ... on ManufacturingOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<StartRunMutation, StartRunMutationVariables>;
export const FinishManufacturingOrderDocument = new TypedDocumentString(`
    mutation FinishManufacturingOrder($input: FinishManufacturingOrderInput!) {
  finishManufacturingOrder(input: $input) {
    __typename
    ... on FinishManufacturingOrderPayload {
      remainder {
        id
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<FinishManufacturingOrderMutation, FinishManufacturingOrderMutationVariables>;
export const CancelManufacturingOrderDocument = new TypedDocumentString(`
    mutation CancelManufacturingOrder($input: CancelManufacturingOrderInput!) {
  cancelManufacturingOrder(input: $input) {
    __typename
    ... on ManufacturingOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<CancelManufacturingOrderMutation, CancelManufacturingOrderMutationVariables>;
export const BillsOfMaterialsDocument = new TypedDocumentString(`
    query BillsOfMaterials($first: Int!, $after: Cursor, $filter: BillOfMaterialsFilter) {
  bills: billsOfMaterials(first: $first, after: $after, filter: $filter) {
    nodes {
      ...BillOfMaterialsRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment BillOfMaterialsRow on BillOfMaterials {
  id
  revision
  quantity
  validFrom
  state
  product {
    id
    name
    unit {
      symbol
    }
  }
  components {
    product {
      name
    }
  }
}`) as unknown as TypedDocumentString<BillsOfMaterialsQuery, BillsOfMaterialsQueryVariables>;
export const BillOfMaterialsDocument = new TypedDocumentString(`
    query BillOfMaterials($id: ID!) {
  bill: billOfMaterials(id: $id) {
    ...BillOfMaterialsFacts
  }
}
    fragment MaterialProduct on Product {
  id
  sku
  name
  tracking
  unit {
    symbol
  }
}
fragment BillOfMaterialsFacts on BillOfMaterials {
  id
  revision
  quantity
  validFrom
  state
  product {
    ...MaterialProduct
  }
  components {
    quantity
    loss
    product {
      ...MaterialProduct
    }
  }
  byProducts {
    quantity
    product {
      ...MaterialProduct
    }
  }
  operation {
    recordedAt
    actor {
      name
    }
  }
}`) as unknown as TypedDocumentString<BillOfMaterialsQuery, BillOfMaterialsQueryVariables>;
export const BillsOfMaterialsNowDocument = new TypedDocumentString(`
    query BillsOfMaterialsNow($product: ID!) {
  bills: billsOfMaterials(
    first: 10
    filter: { product: $product, states: [IN_USE, UPCOMING] }
  ) {
    nodes {
      ...BillOfMaterialsFacts
    }
  }
}
    fragment MaterialProduct on Product {
  id
  sku
  name
  tracking
  unit {
    symbol
  }
}
fragment BillOfMaterialsFacts on BillOfMaterials {
  id
  revision
  quantity
  validFrom
  state
  product {
    ...MaterialProduct
  }
  components {
    quantity
    loss
    product {
      ...MaterialProduct
    }
  }
  byProducts {
    quantity
    product {
      ...MaterialProduct
    }
  }
  operation {
    recordedAt
    actor {
      name
    }
  }
}`) as unknown as TypedDocumentString<BillsOfMaterialsNowQuery, BillsOfMaterialsNowQueryVariables>;
export const MaterialsOfProductDocument = new TypedDocumentString(`
    query MaterialsOfProduct($product: ID!) {
  made: billsOfMaterials(
    first: 10
    filter: { product: $product, states: [IN_USE, UPCOMING] }
  ) {
    nodes {
      ...BillOfMaterialsRow
    }
  }
  used: billsOfMaterials(
    first: 20
    filter: { component: $product, states: [IN_USE, UPCOMING] }
  ) {
    nodes {
      ...BillOfMaterialsRow
    }
  }
}
    fragment BillOfMaterialsRow on BillOfMaterials {
  id
  revision
  quantity
  validFrom
  state
  product {
    id
    name
    unit {
      symbol
    }
  }
  components {
    product {
      name
    }
  }
}`) as unknown as TypedDocumentString<MaterialsOfProductQuery, MaterialsOfProductQueryVariables>;
export const SaveBillOfMaterialsDocument = new TypedDocumentString(`
    mutation SaveBillOfMaterials($input: SaveBillOfMaterialsInput!) {
  saveBillOfMaterials(input: $input) {
    __typename
    ... on BillOfMaterialsPayload {
      billOfMaterials {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<SaveBillOfMaterialsMutation, SaveBillOfMaterialsMutationVariables>;
export const BillsDocument = new TypedDocumentString(`
    query Bills($first: Int!, $after: Cursor, $filter: MoneyPaperFilter, $sort: MoneyPaperSort) {
  papers: bills(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes {
      ...PaperRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PaperRow on MoneyPaper {
  id
  number
  kind
  state
  dueOn
  currency
  total
  due
  payment
  partner {
    name
  }
}`) as unknown as TypedDocumentString<BillsQuery, BillsQueryVariables>;
export const InvoicesDocument = new TypedDocumentString(`
    query Invoices($first: Int!, $after: Cursor, $filter: MoneyPaperFilter, $sort: MoneyPaperSort) {
  papers: invoices(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes {
      ...PaperRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PaperRow on MoneyPaper {
  id
  number
  kind
  state
  dueOn
  currency
  total
  due
  payment
  partner {
    name
  }
}`) as unknown as TypedDocumentString<InvoicesQuery, InvoicesQueryVariables>;
export const BillDocument = new TypedDocumentString(`
    query Bill($id: ID!) {
  paper: bill(id: $id) {
    ...PaperPage
    vendorNumber
    order {
      id
      number
    }
    lines(first: 200) {
      nodes {
        id
        ...PaperLineOf
      }
    }
  }
}
    fragment HistoryOf on Document {
  id
  number
  operations(first: 20) {
    nodes {
      id
      kind
      waitsForApproval
      state
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
  }
}
fragment PaperRow on MoneyPaper {
  id
  number
  kind
  state
  dueOn
  currency
  total
  due
  payment
  partner {
    name
  }
}
fragment PaperLine on MoneyLine {
  id
  text
  quantity
  stockQuantity
  price
  pricePer
  taxRate
  net
  match
  leftToCredit
  unit {
    symbol
  }
  packaging {
    name
  }
  perPackaging
  product {
    id
    unit {
      symbol
    }
  }
}
fragment PaperPage on MoneyPaper {
  prints: papers {
    kind
    a4: link(size: A4) {
      url
    }
    letter: link(size: LETTER) {
      url
    }
  }
  ...PaperRow
  version
  issuedOn
  paymentTerms {
    days
    endOfMonth
  }
  net
  tax
  createdAt
  createdBy {
    name
  }
  lines(first: 200) {
    totalCount
    nodes {
      ...PaperLine
    }
    pageInfo {
      hasNextPage
    }
  }
  payments {
    id
    amount
    paidOn
    method
    reference
    cancelled
  }
  credits {
    id
    number
  }
  creditNotes {
    id
    number
    kind
    state
    dueOn
    currency
    total
    due
    payment
  }
  ...HistoryOf
}
fragment PaperLineOf on MoneyLine {
  credits {
    id
  }
  orderLine {
    id
  }
  ordered {
    ordered
    moved
    billed
  }
}`) as unknown as TypedDocumentString<BillQuery, BillQueryVariables>;
export const InvoiceDocument = new TypedDocumentString(`
    query Invoice($id: ID!) {
  paper: invoice(id: $id) {
    ...PaperPage
    order {
      id
      number
    }
    lines(first: 200) {
      nodes {
        id
        ...PaperLineOf
      }
    }
  }
}
    fragment HistoryOf on Document {
  id
  number
  operations(first: 20) {
    nodes {
      id
      kind
      waitsForApproval
      state
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
  }
}
fragment PaperRow on MoneyPaper {
  id
  number
  kind
  state
  dueOn
  currency
  total
  due
  payment
  partner {
    name
  }
}
fragment PaperLine on MoneyLine {
  id
  text
  quantity
  stockQuantity
  price
  pricePer
  taxRate
  net
  match
  leftToCredit
  unit {
    symbol
  }
  packaging {
    name
  }
  perPackaging
  product {
    id
    unit {
      symbol
    }
  }
}
fragment PaperPage on MoneyPaper {
  prints: papers {
    kind
    a4: link(size: A4) {
      url
    }
    letter: link(size: LETTER) {
      url
    }
  }
  ...PaperRow
  version
  issuedOn
  paymentTerms {
    days
    endOfMonth
  }
  net
  tax
  createdAt
  createdBy {
    name
  }
  lines(first: 200) {
    totalCount
    nodes {
      ...PaperLine
    }
    pageInfo {
      hasNextPage
    }
  }
  payments {
    id
    amount
    paidOn
    method
    reference
    cancelled
  }
  credits {
    id
    number
  }
  creditNotes {
    id
    number
    kind
    state
    dueOn
    currency
    total
    due
    payment
  }
  ...HistoryOf
}
fragment PaperLineOf on MoneyLine {
  credits {
    id
  }
  orderLine {
    id
  }
  ordered {
    ordered
    moved
    billed
  }
}`) as unknown as TypedDocumentString<InvoiceQuery, InvoiceQueryVariables>;
export const InvoiceLotsDocument = new TypedDocumentString(`
    query InvoiceLots($id: ID!) {
  invoice(id: $id) {
    lines(first: 200) {
      nodes {
        id
        text
        product {
          id
          unit {
            symbol
          }
        }
        lots {
          count
          rangeCount
          ranges(first: 12) {
            start
            end
            count
            quantity
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InvoiceLotsQuery, InvoiceLotsQueryVariables>;
export const OrderToBillDocument = new TypedDocumentString(`
    query OrderToBill($id: ID!) {
  order: purchaseOrder(id: $id) {
    id
    number
    currency
    lines(first: 200) {
      totalCount
      nodes {
        id
        text
        quantity
        stockQuantity
        price
        pricePer
        taxRate
        left: leftToBill
        unit {
          symbol
        }
        packaging {
          name
        }
        perPackaging
        product {
          unit {
            symbol
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderToBillQuery, OrderToBillQueryVariables>;
export const SaleToInvoiceDocument = new TypedDocumentString(`
    query SaleToInvoice($id: ID!) {
  order: salesOrder(id: $id) {
    id
    number
    currency
    lines(first: 200) {
      totalCount
      nodes {
        id
        text
        quantity
        stockQuantity
        price
        pricePer
        taxRate
        left: leftToInvoice
        unit {
          symbol
        }
        packaging {
          name
        }
        perPackaging
        product {
          unit {
            symbol
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SaleToInvoiceQuery, SaleToInvoiceQueryVariables>;
export const CreateBillDocument = new TypedDocumentString(`
    mutation CreateBill($input: CreateBillInput!) {
  createBill(input: $input) {
    __typename
    ... on BillPayload {
      bill {
        id
      }
    }
    ...Refused
    ...Problems
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreateBillMutation, CreateBillMutationVariables>;
export const CreateInvoiceDocument = new TypedDocumentString(`
    mutation CreateInvoice($input: CreateInvoiceInput!) {
  createInvoice(input: $input) {
    __typename
    ... on InvoicePayload {
      invoice {
        id
      }
    }
    ...Refused
    ...Problems
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreateInvoiceMutation, CreateInvoiceMutationVariables>;
export const UpdateBillDocument = new TypedDocumentString(`
    mutation UpdateBill($input: UpdateBillInput!) {
  updateBill(input: $input) {
    __typename
    ... on BillPayload {
      bill {
        id
      }
    }
    ...Refused
    ...Problems
    ...Stale
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<UpdateBillMutation, UpdateBillMutationVariables>;
export const UpdateInvoiceDocument = new TypedDocumentString(`
    mutation UpdateInvoice($input: UpdateInvoiceInput!) {
  updateInvoice(input: $input) {
    __typename
    ... on InvoicePayload {
      invoice {
        id
      }
    }
    ...Refused
    ...Problems
    ...Stale
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<UpdateInvoiceMutation, UpdateInvoiceMutationVariables>;
export const PostBillDocument = new TypedDocumentString(`
    mutation PostBill($input: PostBillInput!) {
  postBill(input: $input) {
    __typename
    ... on BillPayload {
      bill {
        id
      }
    }
    ...Refused
    ...Stale
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<PostBillMutation, PostBillMutationVariables>;
export const PostInvoiceDocument = new TypedDocumentString(`
    mutation PostInvoice($input: PostInvoiceInput!) {
  postInvoice(input: $input) {
    __typename
    ... on InvoicePayload {
      invoice {
        id
      }
    }
    ...Refused
    ...Stale
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<PostInvoiceMutation, PostInvoiceMutationVariables>;
export const CancelBillDocument = new TypedDocumentString(`
    mutation CancelBill($input: CancelBillInput!) {
  cancelBill(input: $input) {
    __typename
    ... on BillPayload {
      bill {
        id
      }
    }
    ...Refused
    ...Problems
    ...Stale
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<CancelBillMutation, CancelBillMutationVariables>;
export const CancelInvoiceDocument = new TypedDocumentString(`
    mutation CancelInvoice($input: CancelInvoiceInput!) {
  cancelInvoice(input: $input) {
    __typename
    ... on InvoicePayload {
      invoice {
        id
      }
    }
    ...Refused
    ...Problems
    ...Stale
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<CancelInvoiceMutation, CancelInvoiceMutationVariables>;
export const RegisterPaymentDocument = new TypedDocumentString(`
    mutation RegisterPayment($input: RegisterPaymentInput!) {
  registerPayment(input: $input) {
    __typename
    ... on PaymentPayload {
      payment {
        id
      }
    }
    ...Refused
    ...Problems
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RegisterPaymentMutation, RegisterPaymentMutationVariables>;
export const CancelPaymentDocument = new TypedDocumentString(`
    mutation CancelPayment($input: CancelPaymentInput!) {
  cancelPayment(input: $input) {
    __typename
    ... on PaymentPayload {
      payment {
        id
      }
    }
    ...Refused
    ...Problems
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CancelPaymentMutation, CancelPaymentMutationVariables>;
export const OrderLineAnnouncedDocument = new TypedDocumentString(`
    query OrderLineAnnounced($line: ID!, $first: Int!, $after: Cursor) {
  node(id: $line) {
    __typename
    ... on PurchaseOrderLine {
      expectedNumbers(first: $first, after: $after) {
        nodes {
          ...Announced
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment Announced on ExpectedNumber {
  id
  number
  makerNumber
  quantity
  recorded
  verdict
  expiryDate
  bestBeforeDate
  carton
  pallet
}`) as unknown as TypedDocumentString<OrderLineAnnouncedQuery, OrderLineAnnouncedQueryVariables>;
export const UnreadDocument = new TypedDocumentString(`
    query Unread {
  notices(first: 3, unread: true) {
    totalCount
    nodes {
      id
      kind
      phrase
      day
    }
  }
}
    `) as unknown as TypedDocumentString<UnreadQuery, UnreadQueryVariables>;
export const NoticesDocument = new TypedDocumentString(`
    query Notices($first: Int!, $after: Cursor, $unread: Boolean) {
  notices(first: $first, after: $after, unread: $unread) {
    nodes {
      id
      kind
      phrase
      day
      at
      readAt
      subject {
        __typename
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesQuery, NoticesQueryVariables>;
export const MarkNoticesReadDocument = new TypedDocumentString(`
    mutation MarkNoticesRead($input: MarkNoticesReadInput!) {
  markNoticesRead(input: $input) {
    __typename
    ... on NoticesPayload {
      unread
    }
    ... on Refusal {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<MarkNoticesReadMutation, MarkNoticesReadMutationVariables>;
export const NoticeSettingsDocument = new TypedDocumentString(`
    query NoticeSettings {
  noticeSettings {
    email
    mailOn
    choices {
      kind
      inApp
      byMail
    }
  }
  settings {
    version
    expiryNoticeDays
    noticesKeptDays
  }
}
    `) as unknown as TypedDocumentString<NoticeSettingsQuery, NoticeSettingsQueryVariables>;
export const ChooseNoticesDocument = new TypedDocumentString(`
    mutation ChooseNotices($input: ChooseNoticesInput!) {
  chooseNotices(input: $input) {
    __typename
    ... on NoticeSettingsPayload {
      settings {
        email
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<ChooseNoticesMutation, ChooseNoticesMutationVariables>;
export const MailDocument = new TypedDocumentString(`
    query Mail {
  noticeSettings {
    email
  }
  mail {
    on
    server
    tls
    sender
    lastTriedAt
    error
    FAILED: letters(first: 1, state: FAILED) {
      totalCount
    }
    WAITING: letters(first: 1, state: WAITING) {
      totalCount
    }
    DONE: letters(first: 1, state: DONE) {
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<MailQuery, MailQueryVariables>;
export const LettersDocument = new TypedDocumentString(`
    query Letters($first: Int!, $after: Cursor, $state: OutboxState!) {
  mail {
    letters(first: $first, after: $after, state: $state) {
      nodes {
        id
        to {
          name
        }
        subject
        state
        at
        endedAt
        tries
        error
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LettersQuery, LettersQueryVariables>;
export const SendTestMailDocument = new TypedDocumentString(`
    mutation SendTestMail($input: SendTestMailInput!) {
  sendTestMail(input: $input) {
    __typename
    ... on LetterPayload {
      letter {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<SendTestMailMutation, SendTestMailMutationVariables>;
export const RetryLetterDocument = new TypedDocumentString(`
    mutation RetryLetter($input: RetryLetterInput!) {
  retryLetter(input: $input) {
    __typename
    ... on LetterPayload {
      letter {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RetryLetterMutation, RetryLetterMutationVariables>;
export const ConfirmOrderDocument = new TypedDocumentString(`
    mutation ConfirmOrder($input: ConfirmPurchaseOrderInput!) {
  confirmPurchaseOrder(input: $input) {
    __typename
    ... on ConfirmPurchaseOrderPayload {
      receipts {
        id
      }
    }
    ... on ApprovalRequired {
      leastRole
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<ConfirmOrderMutation, ConfirmOrderMutationVariables>;
export const DeclineOrderDocument = new TypedDocumentString(`
    mutation DeclineOrder($input: DeclinePurchaseOrderInput!) {
  declinePurchaseOrder(input: $input) {
    __typename
    ... on PurchaseOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<DeclineOrderMutation, DeclineOrderMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: CancelPurchaseOrderInput!) {
  cancelPurchaseOrder(input: $input) {
    __typename
    ... on PurchaseOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ...Stale
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const ConfirmSaleDocument = new TypedDocumentString(`
    mutation ConfirmSale($input: ConfirmSalesOrderInput!) {
  confirmSalesOrder(input: $input) {
    __typename
    ... on ConfirmSalesOrderPayload {
      deliveries {
        id
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<ConfirmSaleMutation, ConfirmSaleMutationVariables>;
export const CancelSaleDocument = new TypedDocumentString(`
    mutation CancelSale($input: CancelSalesOrderInput!) {
  cancelSalesOrder(input: $input) {
    __typename
    ... on SalesOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ...Stale
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<CancelSaleMutation, CancelSaleMutationVariables>;
export const MakeReceiptDocument = new TypedDocumentString(`
    mutation MakeReceipt($input: MakeReceiptInput!) {
  makeReceipt(input: $input) {
    __typename
    ... on ConfirmPurchaseOrderPayload {
      receipts {
        id
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<MakeReceiptMutation, MakeReceiptMutationVariables>;
export const MakeDeliveryDocument = new TypedDocumentString(`
    mutation MakeDelivery($input: MakeDeliveryInput!) {
  makeDelivery(input: $input) {
    __typename
    ... on ConfirmSalesOrderPayload {
      deliveries {
        id
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<MakeDeliveryMutation, MakeDeliveryMutationVariables>;
export const OrderProductByIdDocument = new TypedDocumentString(`
    query OrderProductById($id: ID!) {
  product(id: $id) {
    ...OrderProduct
  }
}
    fragment OrderProduct on Product {
  id
  name
  sku
  purchasePrice
  salesPrice
  taxRate
  step
  unit {
    id
    name
    symbol
    category
  }
  packagings {
    id
    name
    quantity
  }
}`) as unknown as TypedDocumentString<OrderProductByIdQuery, OrderProductByIdQueryVariables>;
export const OrderFormDocument = new TypedDocumentString(`
    query OrderForm {
  settings {
    company {
      currency
    }
  }
  warehouses {
    id
    name
  }
  units {
    id
    name
    symbol
    category
    kind
    numerator
    denominator
  }
}
    `) as unknown as TypedDocumentString<OrderFormQuery, OrderFormQueryVariables>;
export const OrderForEditDocument = new TypedDocumentString(`
    query OrderForEdit($id: ID!) {
  order: purchaseOrder(id: $id) {
    id
    number
    version
    state
    currency
    day: expectedOn
    paymentTerms {
      days
      endOfMonth
    }
    reference: vendorReference
    partner: vendor {
      id
      name
      currency
    }
    warehouse {
      id
      name
    }
    lines(first: 200) {
      totalCount
      nodes {
        ...OrderLineForEdit
      }
    }
  }
}
    fragment OrderProduct on Product {
  id
  name
  sku
  purchasePrice
  salesPrice
  taxRate
  step
  unit {
    id
    name
    symbol
    category
  }
  packagings {
    id
    name
    quantity
  }
}
fragment OrderLineForEdit on OrderLine {
  id
  quantity
  price
  pricePer
  taxRate
  text
  unit {
    id
  }
  packaging {
    id
    name
  }
  perPackaging
  product {
    ...OrderProduct
  }
}`) as unknown as TypedDocumentString<OrderForEditQuery, OrderForEditQueryVariables>;
export const SaleForEditDocument = new TypedDocumentString(`
    query SaleForEdit($id: ID!) {
  order: salesOrder(id: $id) {
    id
    number
    version
    state
    currency
    day: dueOn
    paymentTerms {
      days
      endOfMonth
    }
    reference: customerReference
    partner: customer {
      id
      name
      currency
    }
    deliverTo {
      street
      city
      region
      postalCode
      country
    }
    warehouse {
      id
      name
    }
    lines(first: 200) {
      totalCount
      nodes {
        ...OrderLineForEdit
      }
    }
  }
}
    fragment OrderProduct on Product {
  id
  name
  sku
  purchasePrice
  salesPrice
  taxRate
  step
  unit {
    id
    name
    symbol
    category
  }
  packagings {
    id
    name
    quantity
  }
}
fragment OrderLineForEdit on OrderLine {
  id
  quantity
  price
  pricePer
  taxRate
  text
  unit {
    id
  }
  packaging {
    id
    name
  }
  perPackaging
  product {
    ...OrderProduct
  }
}`) as unknown as TypedDocumentString<SaleForEditQuery, SaleForEditQueryVariables>;
export const OrderScanDocument = new TypedDocumentString(`
    query OrderScan($scan: ScanInput!) {
  resolveScan(scan: $scan) {
    scan {
      meaning {
        __typename
        ... on ScannedProduct {
          product {
            ...OrderProduct
          }
          packaging {
            id
          }
        }
        ... on ScannedLot {
          lot {
            product {
              ...OrderProduct
            }
          }
        }
        ... on ScannedNewNumber {
          forProduct {
            ...OrderProduct
          }
        }
      }
    }
  }
}
    fragment OrderProduct on Product {
  id
  name
  sku
  purchasePrice
  salesPrice
  taxRate
  step
  unit {
    id
    name
    symbol
    category
  }
  packagings {
    id
    name
    quantity
  }
}`) as unknown as TypedDocumentString<OrderScanQuery, OrderScanQueryVariables>;
export const CreateOrderDocument = new TypedDocumentString(`
    mutation CreateOrder($input: CreatePurchaseOrderInput!) {
  createPurchaseOrder(input: $input) {
    __typename
    ... on PurchaseOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreateOrderMutation, CreateOrderMutationVariables>;
export const UpdateOrderDocument = new TypedDocumentString(`
    mutation UpdateOrder($input: UpdatePurchaseOrderInput!) {
  updatePurchaseOrder(input: $input) {
    __typename
    ... on PurchaseOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<UpdateOrderMutation, UpdateOrderMutationVariables>;
export const CreateSaleDocument = new TypedDocumentString(`
    mutation CreateSale($input: CreateSalesOrderInput!) {
  createSalesOrder(input: $input) {
    __typename
    ... on SalesOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreateSaleMutation, CreateSaleMutationVariables>;
export const UpdateSaleDocument = new TypedDocumentString(`
    mutation UpdateSale($input: UpdateSalesOrderInput!) {
  updateSalesOrder(input: $input) {
    __typename
    ... on SalesOrderPayload {
      order {
        id
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<UpdateSaleMutation, UpdateSaleMutationVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($first: Int!, $after: Cursor, $filter: OrderFilter, $sort: OrderSort) {
  orders: purchaseOrders(
    first: $first
    after: $after
    filter: $filter
    sort: $sort
  ) {
    nodes {
      id
      number
      state
      notUnderWay
      total
      currency
      approvalAskedAt
      moved: receipt
      day: expectedOn
      partner: vendor {
        name
      }
      lines(first: 30) {
        totalCount
        nodes {
          stockQuantity
          moved: received
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const SalesDocument = new TypedDocumentString(`
    query Sales($first: Int!, $after: Cursor, $filter: OrderFilter, $sort: OrderSort) {
  orders: salesOrders(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes {
      id
      number
      state
      notUnderWay
      total
      currency
      moved: delivery
      day: dueOn
      partner: customer {
        name
      }
      lines(first: 30) {
        totalCount
        nodes {
          stockQuantity
          moved: delivered
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SalesQuery, SalesQueryVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID!) {
  order: purchaseOrder(id: $id) {
    ...OrderHead
    approvalAskedAt
    approvalAskedBy {
      name
    }
    declinedReason
    leastRole
    moved: receipt
    day: expectedOn
    paymentTerms {
      days
      endOfMonth
    }
    reference: vendorReference
    partner: vendor {
      name
    }
    lines(first: 200) {
      totalCount
      nodes {
        ...OrderLineFacts
        moved: received
        left: leftToBill
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    papers: bills {
      ...PaperOnOrder
    }
    ...HistoryOf
  }
}
    fragment HistoryOf on Document {
  id
  number
  operations(first: 20) {
    nodes {
      id
      kind
      waitsForApproval
      state
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
  }
}
fragment OrderHead on Order {
  id
  number
  version
  state
  notUnderWay
  createdAt
  currency
  net
  tax
  total
  traceable
  createdBy {
    name
  }
  warehouse {
    name
  }
  prints: papers {
    kind
    a4: link(size: A4) {
      url
    }
    letter: link(size: LETTER) {
      url
    }
  }
  transfers {
    id
    number
    state
    dueOn
    late
    operationType {
      kind
    }
    progress {
      lines
      linesDone
      linesBegun
    }
  }
}
fragment OrderLineFacts on OrderLine {
  id
  text
  quantity
  stockQuantity
  price
  pricePer
  net
  unit {
    symbol
  }
  packaging {
    name
  }
  perPackaging
  product {
    id
    name
    step
    stopsUse
    tracking
    unit {
      symbol
    }
    stock {
      onHand
      available
      forecast
    }
  }
}
fragment PaperOnOrder on MoneyPaper {
  id
  number
  kind
  state
  dueOn
  currency
  total
  payment
}`) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const SaleDocument = new TypedDocumentString(`
    query Sale($id: ID!) {
  order: salesOrder(id: $id) {
    ...OrderHead
    moved: delivery
    day: dueOn
    paymentTerms {
      days
      endOfMonth
    }
    reference: customerReference
    partner: customer {
      name
    }
    lines(first: 200) {
      totalCount
      nodes {
        ...OrderLineFacts
        moved: delivered
        reserved
        left: leftToInvoice
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    deliverTo {
      street
      city
      region
      postalCode
      country
    }
    papers: invoices {
      ...PaperOnOrder
    }
    ...HistoryOf
  }
}
    fragment HistoryOf on Document {
  id
  number
  operations(first: 20) {
    nodes {
      id
      kind
      waitsForApproval
      state
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
  }
}
fragment OrderHead on Order {
  id
  number
  version
  state
  notUnderWay
  createdAt
  currency
  net
  tax
  total
  traceable
  createdBy {
    name
  }
  warehouse {
    name
  }
  prints: papers {
    kind
    a4: link(size: A4) {
      url
    }
    letter: link(size: LETTER) {
      url
    }
  }
  transfers {
    id
    number
    state
    dueOn
    late
    operationType {
      kind
    }
    progress {
      lines
      linesDone
      linesBegun
    }
  }
}
fragment OrderLineFacts on OrderLine {
  id
  text
  quantity
  stockQuantity
  price
  pricePer
  net
  unit {
    symbol
  }
  packaging {
    name
  }
  perPackaging
  product {
    id
    name
    step
    stopsUse
    tracking
    unit {
      symbol
    }
    stock {
      onHand
      available
      forecast
    }
  }
}
fragment PaperOnOrder on MoneyPaper {
  id
  number
  kind
  state
  dueOn
  currency
  total
  payment
}`) as unknown as TypedDocumentString<SaleQuery, SaleQueryVariables>;
export const PackagesDocument = new TypedDocumentString(`
    query Packages($first: Int!, $after: Cursor, $filter: PackageFilter) {
  packages(first: $first, after: $after, filter: $filter) {
    nodes {
      id
      sscc
      contentCount
      location {
        path
      }
      holds {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PackagesQuery, PackagesQueryVariables>;
export const PackageDocument = new TypedDocumentString(`
    query Package($id: ID!) {
  package(id: $id) {
    id
    sscc
    contentsSheet {
      url
    }
    contentCount
    location {
      id
      path
    }
    holds {
      ...HoldFacts
    }
  }
}
    fragment HoldFacts on Hold {
  id
  reason
  quantity
  batch
  lot {
    id
    number
    product {
      name
      unit {
        symbol
      }
    }
  }
  location {
    id
    path
  }
  package {
    id
    sscc
  }
  product {
    id
    name
  }
  recall {
    id
    state
  }
  together
  checks {
    name
    passed
    note
    signed {
      recordedAt
      occurredAt
      actor {
        name
      }
      program
    }
  }
  placed {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
  released {
    recordedAt
    occurredAt
    reason
    actor {
      name
    }
    program
  }
}`) as unknown as TypedDocumentString<PackageQuery, PackageQueryVariables>;
export const PackageContentsDocument = new TypedDocumentString(`
    query PackageContents($id: ID!, $first: Int!, $after: Cursor) {
  package(id: $id) {
    contents(first: $first, after: $after) {
      nodes {
        ...PackedGoods
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PackedGoods on Balance {
  onHand
  reserved
  held
  product {
    id
    name
    tracking
    unit {
      symbol
    }
  }
  lot {
    id
    number
  }
  location {
    id
    path
  }
}`) as unknown as TypedDocumentString<PackageContentsQuery, PackageContentsQueryVariables>;
export const PackageLifeDocument = new TypedDocumentString(`
    query PackageLife($id: ID!, $first: Int!, $after: Cursor) {
  package(id: $id) {
    moveLines(first: $first, after: $after) {
      nodes {
        id
        quantity
        product {
          name
          unit {
            symbol
          }
        }
        lot {
          id
          number
        }
        source {
          path
        }
        destination {
          path
        }
        sourcePackage {
          id
        }
        destinationPackage {
          id
        }
        operation {
          recordedAt
          occurredAt
          actor {
            name
          }
          program
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PackageLifeQuery, PackageLifeQueryVariables>;
export const LooseGoodsDocument = new TypedDocumentString(`
    query LooseGoods($first: Int!, $after: Cursor, $filter: BalanceFilter) {
  balances(first: $first, after: $after, filter: $filter) {
    nodes {
      ...PackedGoods
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PackedGoods on Balance {
  onHand
  reserved
  held
  product {
    id
    name
    tracking
    unit {
      symbol
    }
  }
  lot {
    id
    number
  }
  location {
    id
    path
  }
}`) as unknown as TypedDocumentString<LooseGoodsQuery, LooseGoodsQueryVariables>;
export const PackGoodsDocument = new TypedDocumentString(`
    mutation PackGoods($input: PackGoodsInput!) {
  packGoods(input: $input) {
    __typename
    ... on PackingPayload {
      package {
        id
        sscc
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<PackGoodsMutation, PackGoodsMutationVariables>;
export const UnpackGoodsDocument = new TypedDocumentString(`
    mutation UnpackGoods($input: UnpackGoodsInput!) {
  unpackGoods(input: $input) {
    __typename
    ... on PackingPayload {
      package {
        id
        sscc
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<UnpackGoodsMutation, UnpackGoodsMutationVariables>;
export const MovePackageDocument = new TypedDocumentString(`
    mutation MovePackage($input: MovePackageInput!) {
  movePackage(input: $input) {
    __typename
    ... on PackingPayload {
      package {
        id
        sscc
      }
      lost {
        ...Lost
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<MovePackageMutation, MovePackageMutationVariables>;
export const PutInPackageDocument = new TypedDocumentString(`
    mutation PutInPackage($input: PutInPackageInput!) {
  putInPackage(input: $input) {
    __typename
    ... on PutInPackagePayload {
      package {
        id
        sscc
      }
      count
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<PutInPackageMutation, PutInPackageMutationVariables>;
export const ProductToOpenDocument = new TypedDocumentString(`
    query ProductToOpen($id: ID!) {
  product(id: $id) {
    ...ProductToOpen
  }
}
    fragment ProductToOpen on Product {
  id
  name
  tracking
  unit {
    symbol
    kind
  }
}`) as unknown as TypedDocumentString<ProductToOpenQuery, ProductToOpenQueryVariables>;
export const ScanToOpenDocument = new TypedDocumentString(`
    query ScanToOpen($scan: ScanInput!) {
  resolveScan(scan: $scan) {
    scan {
      problems {
        message
      }
      meaning {
        __typename
        ... on ScannedProduct {
          product {
            ...ScannedToOpen
          }
          quantity
        }
        ... on ScannedLot {
          lot {
            number
            product {
              ...ScannedToOpen
            }
          }
          quantity
        }
        ... on ScannedNewNumber {
          forProduct {
            ...ScannedToOpen
          }
          number
          quantity
          dates {
            date
          }
        }
        ... on ScannedLocation {
          location {
            id
            path
          }
        }
      }
    }
  }
}
    fragment ProductToOpen on Product {
  id
  name
  tracking
  unit {
    symbol
    kind
  }
}
fragment ScannedToOpen on Product {
  ...ProductToOpen
  takesOpeningStock
}`) as unknown as TypedDocumentString<ScanToOpenQuery, ScanToOpenQueryVariables>;
export const RecordOpeningStockDocument = new TypedDocumentString(`
    mutation RecordOpeningStock($input: RecordOpeningStockInput!) {
  recordOpeningStock(input: $input) {
    __typename
    ... on PostedPayload {
      lineCount
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RecordOpeningStockMutation, RecordOpeningStockMutationVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($first: Int!, $after: Cursor, $filter: ProductFilter) {
  products(first: $first, after: $after, filter: $filter) {
    nodes {
      ...ProductRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ProductRow on Product {
  id
  sku
  name
  tracking
  active
  unit {
    symbol
    kind
  }
  stock {
    onHand
  }
}`) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const ProductNameDocument = new TypedDocumentString(`
    query ProductName($id: ID!) {
  product(id: $id) {
    id
    name
    tracking
  }
}
    `) as unknown as TypedDocumentString<ProductNameQuery, ProductNameQueryVariables>;
export const ProductDocument = new TypedDocumentString(`
    query Product($id: ID!) {
  settings {
    company {
      currency
    }
  }
  product(id: $id) {
    ...ProductFacts
    takesOpeningStock
    stock {
      onHand
      reserved
      available
      expectedIn
      expectedOut
      forecast
      expired
      blocked
    }
  }
}
    fragment ProductFacts on Product {
  id
  version
  sku
  name
  tracking
  gtin
  step
  shelfLifeDays
  stopsUse
  givesOwnNumbers
  purchasePrice
  salesPrice
  taxRate
  active
  category {
    id
    name
  }
  unit {
    id
    name
    symbol
    decimals
  }
  barcodes {
    code
    packaging {
      name
    }
  }
  packagings {
    id
    name
    quantity
    gtin
  }
  numberSequence {
    pattern
    next
  }
  trackingBlockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<ProductQuery, ProductQueryVariables>;
export const ProductLotsDocument = new TypedDocumentString(`
    query ProductLots($id: ID!, $first: Int!, $after: Cursor) {
  product(id: $id) {
    lots(first: $first, after: $after, filter: { onHand: true }) {
      nodes {
        ...LotRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment LotRow on Lot {
  id
  number
  makerNumber
  reference
  lastDay
  status
  product {
    id
    name
    unit {
      symbol
    }
  }
  stock {
    onHand
    held
  }
  became {
    number
  }
}`) as unknown as TypedDocumentString<ProductLotsQuery, ProductLotsQueryVariables>;
export const ProductForEditDocument = new TypedDocumentString(`
    query ProductForEdit($id: ID!) {
  units {
    id
    name
    symbol
  }
  product(id: $id) {
    ...ProductFacts
  }
}
    fragment ProductFacts on Product {
  id
  version
  sku
  name
  tracking
  gtin
  step
  shelfLifeDays
  stopsUse
  givesOwnNumbers
  purchasePrice
  salesPrice
  taxRate
  active
  category {
    id
    name
  }
  unit {
    id
    name
    symbol
    decimals
  }
  barcodes {
    code
    packaging {
      name
    }
  }
  packagings {
    id
    name
    quantity
    gtin
  }
  numberSequence {
    pattern
    next
  }
  trackingBlockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<ProductForEditQuery, ProductForEditQueryVariables>;
export const UnitsDocument = new TypedDocumentString(`
    query Units {
  units {
    id
    name
    symbol
    category
    kind
    numerator
    denominator
    decimals
  }
}
    `) as unknown as TypedDocumentString<UnitsQuery, UnitsQueryVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    __typename
    ... on ProductPayload {
      product {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const UpdateProductDocument = new TypedDocumentString(`
    mutation UpdateProduct($input: UpdateProductInput!) {
  updateProduct(input: $input) {
    __typename
    ... on ProductPayload {
      product {
        id
      }
    }
    ...Problems
    ...Stale
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<UpdateProductMutation, UpdateProductMutationVariables>;
export const ProductToTrackDocument = new TypedDocumentString(`
    query ProductToTrack($id: ID!) {
  product(id: $id) {
    id
    version
    name
    tracking
    unit {
      symbol
    }
    unnumberedStock {
      location {
        id
        path
      }
      package {
        id
        sscc
      }
      onHand
    }
  }
}
    `) as unknown as TypedDocumentString<ProductToTrackQuery, ProductToTrackQueryVariables>;
export const StartTrackingDocument = new TypedDocumentString(`
    mutation StartTracking($input: StartTrackingInput!) {
  startTracking(input: $input) {
    __typename
    ... on ProductPayload {
      product {
        id
      }
    }
    ...Problems
    ...Stale
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<StartTrackingMutation, StartTrackingMutationVariables>;
export const RecallRecipientsDocument = new TypedDocumentString(`
    query RecallRecipients($id: ID!, $first: Int!, $after: Cursor) {
  recall(id: $id) {
    recipients(first: $first, after: $after) {
      nodes {
        ...RecallRecipientRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment RecallSentRow on RecallSent {
  delivery {
    id
    number
  }
  product {
    id
    name
    unit {
      symbol
    }
  }
  shipped
  returned
  stopped
  destroyed
  passedOn
  stillOut
  unknown
  tooMany
  answered
  orderUncertain
  unmatched
  unplaced
  lotCount
  lots {
    lot {
      id
      number
    }
    shippedAs {
      id
      number
    }
    shipped
    returned
  }
}
fragment RecallRecipientRow on RecallRecipient {
  partner {
    id
    name
    email
    phone
  }
  lotCount
  deliveryCount
  a4: notice(size: A4) {
    url
  }
  letter: notice(size: LETTER) {
    url
  }
  settled
  accounted
  answered
  reachable
  toldLess
  letters {
    ...RecallLetter
  }
  answers {
    at
    name
    remark
    byLink
    recordedBy {
      name
    }
    delivery {
      id
      number
    }
    lines {
      product {
        name
        unit {
          symbol
        }
      }
      stopped
      destroyed
      passedOn
    }
  }
  sent {
    ...RecallSentRow
  }
}
fragment RecallLetter on RecallLetter {
  kind
  address
  state
  writtenAt
  endedAt
  error
}`) as unknown as TypedDocumentString<RecallRecipientsQuery, RecallRecipientsQueryVariables>;
export const PrepareRecallDocument = new TypedDocumentString(`
    mutation PrepareRecall($input: PrepareRecallInput!) {
  prepareRecall(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<PrepareRecallMutation, PrepareRecallMutationVariables>;
export const StartRecallDocument = new TypedDocumentString(`
    mutation StartRecall($input: StartRecallInput!) {
  startRecall(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<StartRecallMutation, StartRecallMutationVariables>;
export const WidenRecallDocument = new TypedDocumentString(`
    mutation WidenRecall($input: WidenRecallInput!) {
  widenRecall(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<WidenRecallMutation, WidenRecallMutationVariables>;
export const ConfirmRecallWideningDocument = new TypedDocumentString(`
    mutation ConfirmRecallWidening($input: ConfirmRecallWideningInput!) {
  confirmRecallWidening(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<ConfirmRecallWideningMutation, ConfirmRecallWideningMutationVariables>;
export const CancelRecallDocument = new TypedDocumentString(`
    mutation CancelRecall($input: CancelRecallInput!) {
  cancelRecall(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<CancelRecallMutation, CancelRecallMutationVariables>;
export const CloseRecallDocument = new TypedDocumentString(`
    mutation CloseRecall($input: CloseRecallInput!) {
  closeRecall(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<CloseRecallMutation, CloseRecallMutationVariables>;
export const ReopenRecallDocument = new TypedDocumentString(`
    mutation ReopenRecall($input: ReopenRecallInput!) {
  reopenRecall(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<ReopenRecallMutation, ReopenRecallMutationVariables>;
export const RecordRecallAnswerDocument = new TypedDocumentString(`
    mutation RecordRecallAnswer($input: RecordRecallAnswerInput!) {
  recordRecallAnswer(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<RecordRecallAnswerMutation, RecordRecallAnswerMutationVariables>;
export const DecideRecallLotsDocument = new TypedDocumentString(`
    mutation DecideRecallLots($input: DecideRecallLotsInput!) {
  decideRecallLots(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
    ...Decided
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
fragment Decided on DecidedBefore {
  decided {
    decision
  }
}`) as unknown as TypedDocumentString<DecideRecallLotsMutation, DecideRecallLotsMutationVariables>;
export const SendRecallLettersDocument = new TypedDocumentString(`
    mutation SendRecallLetters($input: SendRecallLettersInput!) {
  sendRecallLetters(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<SendRecallLettersMutation, SendRecallLettersMutationVariables>;
export const SaveRecallAdviceDocument = new TypedDocumentString(`
    mutation SaveRecallAdvice($input: SaveRecallAdviceInput!) {
  saveRecallAdvice(input: $input) {
    __typename
    ...RecallDone
    ...RecallRefused
  }
}
    fragment RecallDone on RecallPayload {
  recall {
    id
    number
    state
  }
  affected {
    id
    number
  }
}
fragment RecallRefused on Refusal {
  code
  message
  field
  ...Problems
  ...Stale
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<SaveRecallAdviceMutation, SaveRecallAdviceMutationVariables>;
export const RecallLotsDocument = new TypedDocumentString(`
    query RecallLots($id: ID!, $first: Int!, $after: Cursor, $because: [ScopeReason!], $decided: Boolean) {
  recall(id: $id) {
    lots(first: $first, after: $after, because: $because, decided: $decided) {
      nodes {
        ...RecallLotRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment RecallLotRow on RecallLot {
  because
  unreached
  widened
  orderUncertain
  decision
  onHand
  putInFor {
    id
    number
  }
  lot {
    id
    number
    product {
      name
      unit {
        symbol
      }
    }
  }
}`) as unknown as TypedDocumentString<RecallLotsQuery, RecallLotsQueryVariables>;
export const RecallLotsToDecideDocument = new TypedDocumentString(`
    query RecallLotsToDecide($id: ID!, $first: Int!, $after: Cursor, $decided: Boolean, $unreached: Boolean) {
  recall(id: $id) {
    lots(first: $first, after: $after, decided: $decided, unreached: $unreached) {
      nodes {
        ...RecallLotRow
        lot {
          balances(first: 3) {
            nodes {
              location {
                path
              }
            }
            pageInfo {
              hasNextPage
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment RecallLotRow on RecallLot {
  because
  unreached
  widened
  orderUncertain
  decision
  onHand
  putInFor {
    id
    number
  }
  lot {
    id
    number
    product {
      name
      unit {
        symbol
      }
    }
  }
}`) as unknown as TypedDocumentString<RecallLotsToDecideQuery, RecallLotsToDecideQueryVariables>;
export const RecallsDocument = new TypedDocumentString(`
    query Recalls($first: Int!, $after: Cursor, $filter: RecallFilter) {
  recalls(first: $first, after: $after, filter: $filter) {
    nodes {
      ...RecallFacts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment RecallFacts on Recall {
  id
  number
  version
  kind
  severity
  state
  reason
  createdAt
  heldAt
  startedAt
  closedAt
}`) as unknown as TypedDocumentString<RecallsQuery, RecallsQueryVariables>;
export const RecallDocument = new TypedDocumentString(`
    query Recall($id: ID!) {
  settings {
    recallNeedsSecondPerson
  }
  recall(id: $id) {
    ...RecallFacts
    ...HistoryOf
    advice {
      language
      text
    }
    adviceMissing
    scope
    narrowBecause
    leftOut {
      ...LeftOutFacts
    }
    extent
    lotCount
    openCount
    unreachedCount
    stopCount
    askedBy {
      id
      name
    }
    confirmedBy {
      name
    }
    decisions {
      decision
      lotCount
      lots {
        id
        number
      }
      operation {
        ...WroteWhen
        reason
      }
    }
    widenings {
      reason
      position
      asked {
        ...WroteWhen
      }
      ended {
        ...WroteWhen
      }
      lots {
        id
        number
      }
      namedCount
      addedCount
    }
    places {
      location {
        id
        path
      }
      product {
        id
        name
        unit {
          symbol
        }
      }
      lotCount
      onHand
      reserved
    }
    stops {
      id
      number
      partner {
        name
      }
    }
    products {
      product {
        id
        name
        unit {
          symbol
        }
      }
      onHand
      shipped
      returned
      destroyed
      stillOut
      tooMany
      unplaced
    }
    arrivals(first: 50) {
      totalCount
      nodes {
        lot {
          id
          number
          product {
            unit {
              symbol
            }
          }
        }
        transfer {
          id
          number
        }
        mergedFrom {
          id
          number
        }
        operation {
          id
          kind
        }
        quantity
        at
        orderUncertain
      }
    }
    vendors {
      partner {
        id
        name
        email
        phone
      }
      receipts {
        id
      }
      goods {
        product {
          id
          name
          unit {
            symbol
          }
        }
        received
        returned {
          atLeast
          atMost
        }
      }
      supplied {
        receipt {
          id
          number
        }
        lot {
          id
          number
          makerNumber
          product {
            name
            unit {
              symbol
            }
          }
        }
        quantity
      }
      a4: notice(size: A4) {
        url
      }
      letter: notice(size: LETTER) {
        url
      }
      reachable
      letters {
        ...RecallLetter
      }
    }
    post {
      on
      linked
      toNotify
      toRemind
      vendorsToNotify
      unreachable
      notified
      failed
      reminders
    }
    effectiveness {
      recipientCount
      answeredCount
      accountedCount
      percent
      quantities {
        unit {
          symbol
        }
        shipped
        returned
        destroyed
        passedOn
        stopped
        unknown
        percent
      }
      heldCount
      secondsToHold
      secondsToList
    }
    earlierCloses {
      closed {
        ...WroteWhen
        reason
      }
      reopened {
        ...WroteWhen
        reason
      }
      lotCount
      openCount
      stopCount
      effectiveness {
        recipientCount
        accountedCount
        percent
        quantities {
          unit {
            symbol
          }
          shipped
          percent
        }
      }
    }
    sinceClose {
      moved {
        product {
          id
          name
          unit {
            symbol
          }
        }
        received
        produced
        counted
        transformed
        returned
        shipped
        sentBack
        consumed
        scrapped
      }
      lettersSent
      lettersGivenUp
      answers
    }
    workbook {
      url
    }
    prints: papers {
      kind
      a4: link(size: A4) {
        url
      }
      letter: link(size: LETTER) {
        url
      }
    }
  }
}
    fragment HistoryOf on Document {
  id
  number
  operations(first: 20) {
    nodes {
      id
      kind
      waitsForApproval
      state
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
  }
}
fragment RecallLetter on RecallLetter {
  kind
  address
  state
  writtenAt
  endedAt
  error
}
fragment WroteWhen on Operation {
  id
  recordedAt
  occurredAt
  actor {
    id
    name
  }
  program
}
fragment RecallFacts on Recall {
  id
  number
  version
  kind
  severity
  state
  reason
  createdAt
  heldAt
  startedAt
  closedAt
}
fragment LeftOutFacts on TraceLeftOut {
  lotCount
  transferCount
  transfers {
    id
    number
  }
  partnerCount
  partners {
    id
    name
  }
}`) as unknown as TypedDocumentString<RecallQuery, RecallQueryVariables>;
export const RecallTextsDocument = new TypedDocumentString(`
    query RecallTexts {
  recallTexts {
    ...RecallTextFacts
  }
}
    fragment RecallTextFacts on RecallText {
  kind
  language
  subject
  body
  ours
  places
}`) as unknown as TypedDocumentString<RecallTextsQuery, RecallTextsQueryVariables>;
export const SaveRecallTextDocument = new TypedDocumentString(`
    mutation SaveRecallText($input: SaveRecallTextInput!) {
  saveRecallText(input: $input) {
    __typename
    ... on RecallTextPayload {
      recallTexts {
        ...RecallTextFacts
      }
    }
    ... on Refusal {
      code
      message
      field
    }
    ...Problems
  }
}
    fragment RecallTextFacts on RecallText {
  kind
  language
  subject
  body
  ours
  places
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<SaveRecallTextMutation, SaveRecallTextMutationVariables>;
export const LineAnnouncedDocument = new TypedDocumentString(`
    query LineAnnounced($line: ID!, $verdicts: [ExpectedVerdict!], $first: Int!, $after: Cursor) {
  node(id: $line) {
    __typename
    ... on TransferLine {
      expectedNumbers(first: $first, after: $after, verdicts: $verdicts) {
        nodes {
          ...Announced
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment Announced on ExpectedNumber {
  id
  number
  makerNumber
  quantity
  recorded
  verdict
  expiryDate
  bestBeforeDate
  carton
  pallet
}`) as unknown as TypedDocumentString<LineAnnouncedQuery, LineAnnouncedQueryVariables>;
export const HeldInPackageDocument = new TypedDocumentString(`
    query HeldInPackage($transfer: ID!, $sscc: Sscc!) {
  transfer(id: $transfer) {
    package(sscc: $sscc) {
      announced
      matched
      missing
      unexpected
      numbers {
        ...Announced
      }
    }
  }
}
    fragment Announced on ExpectedNumber {
  id
  number
  makerNumber
  quantity
  recorded
  verdict
  expiryDate
  bestBeforeDate
  carton
  pallet
}`) as unknown as TypedDocumentString<HeldInPackageQuery, HeldInPackageQueryVariables>;
export const LineUnexpectedDocument = new TypedDocumentString(`
    query LineUnexpected($line: ID!, $first: Int!, $after: Cursor) {
  node(id: $line) {
    __typename
    ... on TransferLine {
      unexpectedEntries(first: $first, after: $after) {
        nodes {
          ...LineEntry
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment LineEntry on Entry {
  id
  version
  number
  lot {
    number
  }
  quantity
  lastDay
  via
  unexpected
  operation {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
}`) as unknown as TypedDocumentString<LineUnexpectedQuery, LineUnexpectedQueryVariables>;
export const LineListDocument = new TypedDocumentString(`
    query LineList($line: ID!) {
  numberDraft(line: $line) {
    ...ListDraft
  }
}
    fragment ListReading on NumberListReading {
  name
  encoding
  delimiter
  sheet
  sheets
  header
  dateFormat
  decimalComma
  quantityPerLot
  remembered
  rowCount
  questions
  columns {
    heading
    meaning
    samples
  }
}
fragment ListDraft on NumberDraft {
  id
  version
  suspectsMeant
  lookAlikesMeant
  reading {
    ...ListReading
  }
  preview {
    ...Preview
  }
  answers {
    url
  }
}
fragment PreviewRow on NumberRow {
  position
  number
  quantity
  lastDay
  verdict
  message
  raw
}
fragment Preview on NumbersPreview {
  stamp
  countedDigits
  lacking
  over
  usable {
    count
    quantity
    rangeCount
    ranges(first: 20) {
      start
      end
      count
      quantity
    }
  }
  verdicts {
    verdict
    count
  }
  troubles: rows(
    first: 50
    verdicts: [
      TAKEN
      DUPLICATE
      UNKNOWN
      MALFORMED
      OVER_EXPECTED
      ROW_UNCLEAR
      SUSPECT
      LOOKS_LIKE
      EXPIRED
    ]
  ) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
  good: rows(first: 12, verdicts: [NEW, EXISTING]) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
}`) as unknown as TypedDocumentString<LineListQuery, LineListQueryVariables>;
export const ListRowsDocument = new TypedDocumentString(`
    query ListRows($line: ID!, $verdicts: [NumberVerdict!], $first: Int!, $after: Cursor) {
  numberDraft(line: $line) {
    version
    preview {
      rows(first: $first, after: $after, verdicts: $verdicts) {
        nodes {
          ...PreviewRow
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment PreviewRow on NumberRow {
  position
  number
  quantity
  lastDay
  verdict
  message
  raw
}`) as unknown as TypedDocumentString<ListRowsQuery, ListRowsQueryVariables>;
export const DraftNumbersDocument = new TypedDocumentString(`
    mutation DraftNumbers($input: DraftNumbersInput!) {
  draftNumbers(input: $input) {
    __typename
    ... on NumberDraftPayload {
      draft {
        ...ListDraft
      }
    }
    ... on Refusal {
      code
      message
      field
    }
    ...Problems
  }
}
    fragment ListReading on NumberListReading {
  name
  encoding
  delimiter
  sheet
  sheets
  header
  dateFormat
  decimalComma
  quantityPerLot
  remembered
  rowCount
  questions
  columns {
    heading
    meaning
    samples
  }
}
fragment ListDraft on NumberDraft {
  id
  version
  suspectsMeant
  lookAlikesMeant
  reading {
    ...ListReading
  }
  preview {
    ...Preview
  }
  answers {
    url
  }
}
fragment PreviewRow on NumberRow {
  position
  number
  quantity
  lastDay
  verdict
  message
  raw
}
fragment Preview on NumbersPreview {
  stamp
  countedDigits
  lacking
  over
  usable {
    count
    quantity
    rangeCount
    ranges(first: 20) {
      start
      end
      count
      quantity
    }
  }
  verdicts {
    verdict
    count
  }
  troubles: rows(
    first: 50
    verdicts: [
      TAKEN
      DUPLICATE
      UNKNOWN
      MALFORMED
      OVER_EXPECTED
      ROW_UNCLEAR
      SUSPECT
      LOOKS_LIKE
      EXPIRED
    ]
  ) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
  good: rows(first: 12, verdicts: [NEW, EXISTING]) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<DraftNumbersMutation, DraftNumbersMutationVariables>;
export const UpdateNumberDraftDocument = new TypedDocumentString(`
    mutation UpdateNumberDraft($input: UpdateNumberDraftInput!) {
  updateNumberDraft(input: $input) {
    __typename
    ... on NumberDraftPayload {
      draft {
        ...ListDraft
      }
    }
    ... on Refusal {
      code
      message
      field
    }
    ...Problems
    ...Stale
  }
}
    fragment ListReading on NumberListReading {
  name
  encoding
  delimiter
  sheet
  sheets
  header
  dateFormat
  decimalComma
  quantityPerLot
  remembered
  rowCount
  questions
  columns {
    heading
    meaning
    samples
  }
}
fragment ListDraft on NumberDraft {
  id
  version
  suspectsMeant
  lookAlikesMeant
  reading {
    ...ListReading
  }
  preview {
    ...Preview
  }
  answers {
    url
  }
}
fragment PreviewRow on NumberRow {
  position
  number
  quantity
  lastDay
  verdict
  message
  raw
}
fragment Preview on NumbersPreview {
  stamp
  countedDigits
  lacking
  over
  usable {
    count
    quantity
    rangeCount
    ranges(first: 20) {
      start
      end
      count
      quantity
    }
  }
  verdicts {
    verdict
    count
  }
  troubles: rows(
    first: 50
    verdicts: [
      TAKEN
      DUPLICATE
      UNKNOWN
      MALFORMED
      OVER_EXPECTED
      ROW_UNCLEAR
      SUSPECT
      LOOKS_LIKE
      EXPIRED
    ]
  ) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
  good: rows(first: 12, verdicts: [NEW, EXISTING]) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<UpdateNumberDraftMutation, UpdateNumberDraftMutationVariables>;
export const AnnounceListDocument = new TypedDocumentString(`
    mutation AnnounceList($input: AnnounceNumbersInput!) {
  announceNumbers(input: $input) {
    __typename
    ... on AnnounceNumbersPayload {
      announced
    }
    ... on Refusal {
      code
      message
      field
    }
    ...Problems
    ...Stale
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<AnnounceListMutation, AnnounceListMutationVariables>;
export const NumberLineDocument = new TypedDocumentString(`
    query NumberLine($line: ID!) {
  node(id: $line) {
    __typename
    ... on TransferLine {
      ...ReceiptLine
      source {
        id
        path
        usage
      }
      product {
        givesOwnNumbers
        numberSequence {
          next
        }
      }
    }
  }
}
    fragment ScannedLine on TransferLine {
  id
  done
  numberSummary {
    count
    first
  }
  taking {
    count
    first {
      id
      quantity
      picked
      lot {
        number
      }
      location {
        path
      }
    }
  }
  verification {
    announced
    matched
    missing
    unexpected
  }
}
fragment ReceiptLine on TransferLine {
  ...ScannedLine
  expected
  packaging {
    name
  }
  perPackaging
  asksFor
  proposedExpiry
  destination {
    id
    path
  }
  product {
    id
    name
    gtin
    step
    stopsUse
    unit {
      symbol
      kind
    }
    barcodes {
      code
      packaging {
        quantity
      }
    }
    packagings {
      gtin
      quantity
    }
  }
  quarantine {
    reason
  }
}`) as unknown as TypedDocumentString<NumberLineQuery, NumberLineQueryVariables>;
export const PreviewNumbersDocument = new TypedDocumentString(`
    query PreviewNumbers($line: ID!, $numbers: NumbersInput!) {
  previewNumbers(line: $line, numbers: $numbers) {
    ...Preview
  }
}
    fragment PreviewRow on NumberRow {
  position
  number
  quantity
  lastDay
  verdict
  message
  raw
}
fragment Preview on NumbersPreview {
  stamp
  countedDigits
  lacking
  over
  usable {
    count
    quantity
    rangeCount
    ranges(first: 20) {
      start
      end
      count
      quantity
    }
  }
  verdicts {
    verdict
    count
  }
  troubles: rows(
    first: 50
    verdicts: [
      TAKEN
      DUPLICATE
      UNKNOWN
      MALFORMED
      OVER_EXPECTED
      ROW_UNCLEAR
      SUSPECT
      LOOKS_LIKE
      EXPIRED
    ]
  ) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
  good: rows(first: 12, verdicts: [NEW, EXISTING]) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
}`) as unknown as TypedDocumentString<PreviewNumbersQuery, PreviewNumbersQueryVariables>;
export const TroublesDocument = new TypedDocumentString(`
    query Troubles($line: ID!, $numbers: NumbersInput!, $verdicts: [NumberVerdict!]!, $after: Cursor) {
  previewNumbers(line: $line, numbers: $numbers) {
    troubles: rows(first: 200, after: $after, verdicts: $verdicts) {
      nodes {
        ...PreviewRow
      }
      pageInfo {
        endCursor
      }
    }
  }
}
    fragment PreviewRow on NumberRow {
  position
  number
  quantity
  lastDay
  verdict
  message
  raw
}`) as unknown as TypedDocumentString<TroublesQuery, TroublesQueryVariables>;
export const AssignNumbersDocument = new TypedDocumentString(`
    mutation AssignNumbers($input: AssignNumbersInput!) {
  assignNumbers(input: $input) {
    __typename
    ... on TransferLinePayload {
      recorded {
        count
        quantity
      }
    }
    ... on PreviewStale {
      preview {
        ...Preview
      }
    }
    ... on NumberLooksLike {
      lots {
        ...ReceiptLot
      }
    }
    ... on NumbersInvalid {
      rows {
        ...PreviewRow
      }
    }
    ...Refused
  }
}
    fragment PreviewRow on NumberRow {
  position
  number
  quantity
  lastDay
  verdict
  message
  raw
}
fragment Preview on NumbersPreview {
  stamp
  countedDigits
  lacking
  over
  usable {
    count
    quantity
    rangeCount
    ranges(first: 20) {
      start
      end
      count
      quantity
    }
  }
  verdicts {
    verdict
    count
  }
  troubles: rows(
    first: 50
    verdicts: [
      TAKEN
      DUPLICATE
      UNKNOWN
      MALFORMED
      OVER_EXPECTED
      ROW_UNCLEAR
      SUSPECT
      LOOKS_LIKE
      EXPIRED
    ]
  ) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
  good: rows(first: 12, verdicts: [NEW, EXISTING]) {
    totalCount
    nodes {
      ...PreviewRow
    }
  }
}
fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<AssignNumbersMutation, AssignNumbersMutationVariables>;
export const LineEntriesDocument = new TypedDocumentString(`
    query LineEntries($line: ID!, $first: Int!, $after: Cursor) {
  node(id: $line) {
    __typename
    ... on TransferLine {
      entries(first: $first, after: $after, sort: CREATED_DESC) {
        totalCount
        nodes {
          ...LineEntry
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment LineEntry on Entry {
  id
  version
  number
  lot {
    number
  }
  quantity
  lastDay
  via
  unexpected
  operation {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
}`) as unknown as TypedDocumentString<LineEntriesQuery, LineEntriesQueryVariables>;
export const UpdateEntryDocument = new TypedDocumentString(`
    mutation UpdateEntry($input: UpdateEntryInput!) {
  updateEntry(input: $input) {
    __typename
    ... on NumberLooksLike {
      lots {
        ...ReceiptLot
      }
    }
    ...Stale
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<UpdateEntryMutation, UpdateEntryMutationVariables>;
export const RemoveEntriesDocument = new TypedDocumentString(`
    mutation RemoveEntries($input: RemoveEntriesInput!) {
  removeEntries(input: $input) {
    __typename
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RemoveEntriesMutation, RemoveEntriesMutationVariables>;
export const ExistingLotsDocument = new TypedDocumentString(`
    query ExistingLots($product: ID!, $filter: LotFilter!, $line: ID!) {
  node(id: $line) {
    __typename
    ... on TransferLine {
      reservations(first: 200) {
        totalCount
        nodes {
          ...Promised
        }
      }
    }
  }
  product(id: $product) {
    lots(first: 50, filter: $filter) {
      nodes {
        ...ReceiptLot
        stock {
          onHand
        }
        balances(first: 20) {
          nodes {
            available
            location {
              path
            }
          }
        }
      }
    }
  }
}
    fragment Promised on Reservation {
  id
  quantity
  picked
  chosenBy
  lot {
    id
    number
    lastDay
  }
  location {
    id
    path
  }
}
fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}`) as unknown as TypedDocumentString<ExistingLotsQuery, ExistingLotsQueryVariables>;
export const LastEntryDocument = new TypedDocumentString(`
    query LastEntry($line: ID!) {
  node(id: $line) {
    __typename
    ... on TransferLine {
      entries(first: 1, sort: CREATED_DESC) {
        nodes {
          id
          number
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LastEntryQuery, LastEntryQueryVariables>;
export const ReceiptDocument = new TypedDocumentString(`
    query Receipt($id: ID!, $after: Cursor) {
  transfer(id: $id) {
    id
    number
    version
    state
    partner {
      name
    }
    operationType {
      name
      kind
      numbers
    }
    destination {
      id
      path
    }
    onwardTo {
      path
    }
    shippedBy {
      id
    }
    lines(first: 200, after: $after) {
      nodes {
        ...ReceiptLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ScannedLine on TransferLine {
  id
  done
  numberSummary {
    count
    first
  }
  taking {
    count
    first {
      id
      quantity
      picked
      lot {
        number
      }
      location {
        path
      }
    }
  }
  verification {
    announced
    matched
    missing
    unexpected
  }
}
fragment ReceiptLine on TransferLine {
  ...ScannedLine
  expected
  packaging {
    name
  }
  perPackaging
  asksFor
  proposedExpiry
  destination {
    id
    path
  }
  product {
    id
    name
    gtin
    step
    stopsUse
    unit {
      symbol
      kind
    }
    barcodes {
      code
      packaging {
        quantity
      }
    }
    packagings {
      gtin
      quantity
    }
  }
  quarantine {
    reason
  }
}`) as unknown as TypedDocumentString<ReceiptQuery, ReceiptQueryVariables>;
export const NumbersThereDocument = new TypedDocumentString(`
    query NumbersThere($line: ID!) {
  node(id: $line) {
    __typename
    ... on TransferLine {
      numberSummary {
        ranges(first: 1000) {
          start
          end
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NumbersThereQuery, NumbersThereQueryVariables>;
export const ReceiptVersionDocument = new TypedDocumentString(`
    query ReceiptVersion($id: ID!) {
  transfer(id: $id) {
    version
    state
  }
}
    `) as unknown as TypedDocumentString<ReceiptVersionQuery, ReceiptVersionQueryVariables>;
export const RecordScanDocument = new TypedDocumentString(`
    mutation RecordScan($input: RecordScanInput!) {
  recordScan(input: $input) {
    __typename
    ... on RecordScanPayload {
      effect {
        action
        text
        number
        quantity
        announced
        package
        numbers
        line {
          ...ScannedLine
        }
        location {
          id
          path
        }
        document {
          __typename
          id
          number
        }
      }
      lost {
        transfer {
          number
        }
      }
      transfer {
        id
        version
      }
    }
    ...Refused
  }
}
    fragment ScannedLine on TransferLine {
  id
  done
  numberSummary {
    count
    first
  }
  taking {
    count
    first {
      id
      quantity
      picked
      lot {
        number
      }
      location {
        path
      }
    }
  }
  verification {
    announced
    matched
    missing
    unexpected
  }
}
fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RecordScanMutation, RecordScanMutationVariables>;
export const UndoScanDocument = new TypedDocumentString(`
    mutation UndoScan($input: UndoScanInput!) {
  undoScan(input: $input) {
    __typename
    ... on TransferPayload {
      transfer {
        version
      }
    }
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<UndoScanMutation, UndoScanMutationVariables>;
export const RecordQuantitiesDocument = new TypedDocumentString(`
    mutation RecordQuantities($input: RecordQuantitiesInput!) {
  recordQuantities(input: $input) {
    __typename
    ... on TransferPayload {
      transfer {
        version
      }
    }
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RecordQuantitiesMutation, RecordQuantitiesMutationVariables>;
export const WouldScanDocument = new TypedDocumentString(`
    query WouldScan($scan: ScanInput!, $on: ID!) {
  resolveScan(scan: $scan, on: $on) {
    effect {
      refusal {
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WouldScanQuery, WouldScanQueryVariables>;
export const CommandKeyDocument = new TypedDocumentString(`
    query CommandKey {
  settings {
    commandKey
  }
}
    `) as unknown as TypedDocumentString<CommandKeyQuery, CommandKeyQueryVariables>;
export const MakeRunDocument = new TypedDocumentString(`
    query MakeRun($id: ID!) {
  order: manufacturingOrder(id: $id) {
    id
    number
    version
    state
    product {
      name
    }
    transfers {
      id
      version
      state
      operationType {
        kind
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MakeRunQuery, MakeRunQueryVariables>;
export const RunObstaclesDocument = new TypedDocumentString(`
    query RunObstacles($id: ID!) {
  order: manufacturingOrder(id: $id) {
    transfers {
      id
      state
      obstacles {
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RunObstaclesQuery, RunObstaclesQueryVariables>;
export const PostRunDocument = new TypedDocumentString(`
    mutation PostRun($input: PostRunInput!) {
  postRun(input: $input) {
    __typename
    ... on PostRunPayload {
      order {
        id
      }
    }
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<PostRunMutation, PostRunMutationVariables>;
export const ScanAnythingDocument = new TypedDocumentString(`
    query ScanAnything($scan: ScanInput!) {
  resolveScan(scan: $scan) {
    scan {
      raw
      syntax
      elements {
        ai
        title
        display
        position
      }
      problems {
        message
        position
      }
      meaning {
        __typename
        ... on ScannedProduct {
          product {
            ...MeantProduct
          }
        }
        ... on ScannedLot {
          lot {
            ...MeantLot
          }
        }
        ... on ScannedNewNumber {
          number
          forProduct {
            ...MeantProduct
          }
        }
        ... on ScannedPackage {
          sscc
          company
          package {
            id
            contentCount
            location {
              path
            }
          }
          documents
        }
        ... on ScannedLocation {
          location {
            id
            path
          }
        }
        ... on ScannedDocument {
          document {
            __typename
            id
            number
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
            lot {
              ...MeantLot
            }
            product {
              ...MeantProduct
            }
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            id
            ... on Lot {
              number
              product {
                name
              }
            }
            ... on Product {
              name
              sku
            }
          }
        }
      }
    }
  }
}
    fragment MeantLot on Lot {
  id
  number
  product {
    name
  }
}
fragment MeantProduct on Product {
  id
  name
  sku
}`) as unknown as TypedDocumentString<ScanAnythingQuery, ScanAnythingQueryVariables>;
export const ScrapReasonsDocument = new TypedDocumentString(`
    query ScrapReasons {
  reasons: scrapReasons {
    id
    version
    name
    active
  }
}
    `) as unknown as TypedDocumentString<ScrapReasonsQuery, ScrapReasonsQueryVariables>;
export const GoodsToScrapDocument = new TypedDocumentString(`
    query GoodsToScrap($first: Int!, $after: Cursor, $filter: BalanceFilter) {
  balances(first: $first, after: $after, filter: $filter) {
    nodes {
      ...ScrapGoods
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ScrapGoods on Balance {
  onHand
  reserved
  product {
    id
    name
    tracking
    unit {
      symbol
    }
  }
  lot {
    id
    number
  }
  location {
    id
    path
  }
  package {
    id
    sscc
  }
}`) as unknown as TypedDocumentString<GoodsToScrapQuery, GoodsToScrapQueryVariables>;
export const ScrapGoodsDocument = new TypedDocumentString(`
    mutation ScrapGoods($input: ScrapGoodsInput!) {
  scrapGoods(input: $input) {
    __typename
    ... on PostedPayload {
      lineCount
      lost {
        ...Lost
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<ScrapGoodsMutation, ScrapGoodsMutationVariables>;
export const SaveScrapReasonDocument = new TypedDocumentString(`
    mutation SaveScrapReason($input: SaveScrapReasonInput!) {
  saveScrapReason(input: $input) {
    __typename
    ... on ScrapReasonPayload {
      reason {
        id
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<SaveScrapReasonMutation, SaveScrapReasonMutationVariables>;
export const TakeBackDocument = new TypedDocumentString(`
    mutation TakeBack($input: CorrectMoveLinesInput!) {
  correctMoveLines(input: $input) {
    __typename
    ... on CorrectPayload {
      lost {
        ...Lost
      }
    }
    ...MovedOn
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Lost on LostReservation {
  quantity
  product {
    name
    unit {
      symbol
    }
  }
  lot {
    number
  }
  transfer {
    id
    number
  }
}
fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment MovedOn on GoodsMovedOn {
  places {
    onHand
    lot {
      id
      number
    }
    location {
      path
    }
  }
}`) as unknown as TypedDocumentString<TakeBackMutation, TakeBackMutationVariables>;
export const PurchaseLimitsDocument = new TypedDocumentString(`
    query PurchaseLimits {
  settings {
    version
    company {
      currency
    }
    purchaseLimits {
      role
      currency
      amount
    }
  }
}
    `) as unknown as TypedDocumentString<PurchaseLimitsQuery, PurchaseLimitsQueryVariables>;
export const SetPurchaseLimitsDocument = new TypedDocumentString(`
    mutation SetPurchaseLimits($input: SetPurchaseLimitsInput!) {
  setPurchaseLimits(input: $input) {
    __typename
    ... on SettingsPayload {
      settings {
        version
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<SetPurchaseLimitsMutation, SetPurchaseLimitsMutationVariables>;
export const MakeKeysDocument = new TypedDocumentString(`
    mutation MakeKeys($input: MakeKeysInput!) {
  makeKeys(input: $input) {
    __typename
    ... on Gs1KeysPayload {
      keys
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<MakeKeysMutation, MakeKeysMutationVariables>;
export const OperationTypesDocument = new TypedDocumentString(`
    query OperationTypes {
  operationTypes {
    ...OperationTypeFacts
  }
  warehouses {
    id
    name
  }
}
    fragment OperationTypeFacts on OperationType {
  id
  version
  name
  kind
  numbers
  prefix
  backorderPolicy
  overReceiptTolerance
  unexpectedNumbers
  checkAbove
  reservationPolicy
  reservationDays
  printsAtValidation
  active
  warehouse {
    id
    name
  }
  source {
    id
    path
  }
  destination {
    id
    path
  }
}`) as unknown as TypedDocumentString<OperationTypesQuery, OperationTypesQueryVariables>;
export const CreateOperationTypeDocument = new TypedDocumentString(`
    mutation CreateOperationType($input: CreateOperationTypeInput!) {
  createOperationType(input: $input) {
    __typename
    ... on OperationTypePayload {
      operationType {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreateOperationTypeMutation, CreateOperationTypeMutationVariables>;
export const UpdateOperationTypeDocument = new TypedDocumentString(`
    mutation UpdateOperationType($input: UpdateOperationTypeInput!) {
  updateOperationType(input: $input) {
    __typename
    ... on OperationTypePayload {
      operationType {
        id
      }
    }
    ...Problems
    ...Stale
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<UpdateOperationTypeMutation, UpdateOperationTypeMutationVariables>;
export const PartnersDocument = new TypedDocumentString(`
    query Partners($first: Int!, $after: Cursor, $filter: PartnerFilter) {
  partners(first: $first, after: $after, filter: $filter) {
    nodes {
      ...PartnerFacts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PartnerFacts on Partner {
  id
  paymentTerms {
    days
    endOfMonth
  }
  version
  name
  reference
  roles
  email
  phone
  currency
  language
  active
  address {
    street
    city
    region
    postalCode
    country
  }
}`) as unknown as TypedDocumentString<PartnersQuery, PartnersQueryVariables>;
export const CreatePartnerDocument = new TypedDocumentString(`
    mutation CreatePartner($input: CreatePartnerInput!) {
  createPartner(input: $input) {
    __typename
    ... on PartnerPayload {
      partner {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreatePartnerMutation, CreatePartnerMutationVariables>;
export const UpdatePartnerDocument = new TypedDocumentString(`
    mutation UpdatePartner($input: UpdatePartnerInput!) {
  updatePartner(input: $input) {
    __typename
    ... on PartnerPayload {
      partner {
        id
      }
    }
    ...Problems
    ...Stale
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<UpdatePartnerMutation, UpdatePartnerMutationVariables>;
export const PeopleDocument = new TypedDocumentString(`
    query People($first: Int!, $after: Cursor) {
  users(first: $first, after: $after) {
    nodes {
      id
      name
      login
      email
      role
      active
      lastSeenAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const CreatePersonDocument = new TypedDocumentString(`
    mutation CreatePerson($input: CreateUserInput!) {
  createUser(input: $input) {
    __typename
    ... on UserPayload {
      user {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreatePersonMutation, CreatePersonMutationVariables>;
export const UpdatePersonDocument = new TypedDocumentString(`
    mutation UpdatePerson($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on UserPayload {
      user {
        id
      }
    }
    ...Problems
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<UpdatePersonMutation, UpdatePersonMutationVariables>;
export const SetPasswordDocument = new TypedDocumentString(`
    mutation SetPassword($input: SetSecretInput!) {
  setSecret(input: $input) {
    __typename
    ... on UserPayload {
      user {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<SetPasswordMutation, SetPasswordMutationVariables>;
export const TokensDocument = new TypedDocumentString(`
    query Tokens {
  apiTokens {
    id
    name
    role
    prefix
    lastUsedAt
    expiresAt
    revokedAt
    createdBy {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<TokensQuery, TokensQueryVariables>;
export const CreateTokenDocument = new TypedDocumentString(`
    mutation CreateToken($input: CreateApiTokenInput!) {
  createApiToken(input: $input) {
    __typename
    ... on ApiTokenPayload {
      secret
      token {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreateTokenMutation, CreateTokenMutationVariables>;
export const RevokeTokenDocument = new TypedDocumentString(`
    mutation RevokeToken($input: RevokeApiTokenInput!) {
  revokeApiToken(input: $input) {
    __typename
    ... on ApiTokenPayload {
      token {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const WarehousesDocument = new TypedDocumentString(`
    query Warehouses {
  warehouses {
    ...WarehouseFacts
  }
}
    fragment WarehouseFacts on Warehouse {
  id
  name
  code
  timeZone
  root {
    id
  }
  address {
    street
    city
    region
    postalCode
    country
  }
}`) as unknown as TypedDocumentString<WarehousesQuery, WarehousesQueryVariables>;
export const SaveWarehouseDocument = new TypedDocumentString(`
    mutation SaveWarehouse($input: SaveWarehouseInput!) {
  saveWarehouse(input: $input) {
    __typename
    ... on WarehousePayload {
      warehouse {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<SaveWarehouseMutation, SaveWarehouseMutationVariables>;
export const PlacesDocument = new TypedDocumentString(`
    query Places($first: Int!, $after: Cursor, $filter: LocationFilter) {
  locations(first: $first, after: $after, filter: $filter) {
    nodes {
      ...PlaceFacts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PlaceFacts on Location {
  id
  name
  path
  usage
  barcode
  walkingOrder
  blocked
  active
  removalStrategy
  parent {
    id
    path
  }
  warehouse {
    id
    name
  }
}`) as unknown as TypedDocumentString<PlacesQuery, PlacesQueryVariables>;
export const PlaceDocument = new TypedDocumentString(`
    query Place($id: ID!, $first: Int!, $after: Cursor) {
  node(id: $id) {
    ... on Location {
      ...PlaceFacts
      holds {
        ...HoldFacts
      }
      balances(first: $first, after: $after) {
        nodes {
          onHand
          reserved
          held
          product {
            id
            name
            unit {
              symbol
            }
          }
          lot {
            id
            number
          }
          location {
            id
            path
          }
          package {
            id
            sscc
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment HoldFacts on Hold {
  id
  reason
  quantity
  batch
  lot {
    id
    number
    product {
      name
      unit {
        symbol
      }
    }
  }
  location {
    id
    path
  }
  package {
    id
    sscc
  }
  product {
    id
    name
  }
  recall {
    id
    state
  }
  together
  checks {
    name
    passed
    note
    signed {
      recordedAt
      occurredAt
      actor {
        name
      }
      program
    }
  }
  placed {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
  released {
    recordedAt
    occurredAt
    reason
    actor {
      name
    }
    program
  }
}
fragment PlaceFacts on Location {
  id
  name
  path
  usage
  barcode
  walkingOrder
  blocked
  active
  removalStrategy
  parent {
    id
    path
  }
  warehouse {
    id
    name
  }
}`) as unknown as TypedDocumentString<PlaceQuery, PlaceQueryVariables>;
export const SavePlaceDocument = new TypedDocumentString(`
    mutation SavePlace($input: SaveLocationInput!) {
  saveLocation(input: $input) {
    __typename
    ... on LocationPayload {
      location {
        id
      }
    }
    ...Problems
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<SavePlaceMutation, SavePlaceMutationVariables>;
export const CategoriesDocument = new TypedDocumentString(`
    query Categories {
  categories {
    ...CategoryFacts
  }
}
    fragment CategoryFacts on Category {
  id
  version
  name
  removalStrategy
  parent {
    id
  }
}`) as unknown as TypedDocumentString<CategoriesQuery, CategoriesQueryVariables>;
export const SaveCategoryDocument = new TypedDocumentString(`
    mutation SaveCategory($input: SaveCategoryInput!) {
  saveCategory(input: $input) {
    __typename
    ... on CategoryPayload {
      category {
        ...CategoryFacts
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
fragment CategoryFacts on Category {
  id
  version
  name
  removalStrategy
  parent {
    id
  }
}`) as unknown as TypedDocumentString<SaveCategoryMutation, SaveCategoryMutationVariables>;
export const PutawayRulesDocument = new TypedDocumentString(`
    query PutawayRules($first: Int!, $after: Cursor) {
  putawayRules(first: $first, after: $after) {
    nodes {
      ...PutawayRuleFacts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PutawayRuleFacts on PutawayRule {
  id
  location {
    id
    path
  }
  putAt {
    id
    path
    active
    blocked
  }
  product {
    id
    name
  }
  category {
    id
    name
  }
}`) as unknown as TypedDocumentString<PutawayRulesQuery, PutawayRulesQueryVariables>;
export const SavePutawayRuleDocument = new TypedDocumentString(`
    mutation SavePutawayRule($input: SavePutawayRuleInput!) {
  savePutawayRule(input: $input) {
    __typename
    ... on PutawayRulePayload {
      rule {
        ...PutawayRuleFacts
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment PutawayRuleFacts on PutawayRule {
  id
  location {
    id
    path
  }
  putAt {
    id
    path
    active
    blocked
  }
  product {
    id
    name
  }
  category {
    id
    name
  }
}`) as unknown as TypedDocumentString<SavePutawayRuleMutation, SavePutawayRuleMutationVariables>;
export const RemovePutawayRuleDocument = new TypedDocumentString(`
    mutation RemovePutawayRule($input: RemovePutawayRuleInput!) {
  removePutawayRule(input: $input) {
    __typename
    ... on PutawayRuleRemovedPayload {
      location {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<RemovePutawayRuleMutation, RemovePutawayRuleMutationVariables>;
export const QuarantineRulesDocument = new TypedDocumentString(`
    query QuarantineRules($first: Int!, $after: Cursor) {
  quarantineRules(first: $first, after: $after) {
    nodes {
      ...QuarantineRuleFacts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment QuarantineRuleFacts on QuarantineRule {
  id
  version
  reason
  active
  checks
  product {
    id
    name
  }
  vendor {
    id
    name
  }
  operationType {
    id
    name
  }
}`) as unknown as TypedDocumentString<QuarantineRulesQuery, QuarantineRulesQueryVariables>;
export const CreateQuarantineRuleDocument = new TypedDocumentString(`
    mutation CreateQuarantineRule($input: CreateQuarantineRuleInput!) {
  createQuarantineRule(input: $input) {
    __typename
    ... on QuarantineRulePayload {
      rule {
        ...QuarantineRuleFacts
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment QuarantineRuleFacts on QuarantineRule {
  id
  version
  reason
  active
  checks
  product {
    id
    name
  }
  vendor {
    id
    name
  }
  operationType {
    id
    name
  }
}`) as unknown as TypedDocumentString<CreateQuarantineRuleMutation, CreateQuarantineRuleMutationVariables>;
export const UpdateQuarantineRuleDocument = new TypedDocumentString(`
    mutation UpdateQuarantineRule($input: UpdateQuarantineRuleInput!) {
  updateQuarantineRule(input: $input) {
    __typename
    ... on QuarantineRulePayload {
      rule {
        ...QuarantineRuleFacts
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
fragment QuarantineRuleFacts on QuarantineRule {
  id
  version
  reason
  active
  checks
  product {
    id
    name
  }
  vendor {
    id
    name
  }
  operationType {
    id
    name
  }
}`) as unknown as TypedDocumentString<UpdateQuarantineRuleMutation, UpdateQuarantineRuleMutationVariables>;
export const ScannerSheetDocument = new TypedDocumentString(`
    query ScannerSheet {
  scannerTestSheet {
    url
  }
}
    `) as unknown as TypedDocumentString<ScannerSheetQuery, ScannerSheetQueryVariables>;
export const ExplainScanDocument = new TypedDocumentString(`
    query ExplainScan($scan: ScanInput!) {
  explainScan(scan: $scan) {
    symbologyName
    test
    right
    findings {
      setting
      message
      separator
    }
    characters {
      position
      shown
      codePoint
      odd
    }
    scan {
      symbology
      elements {
        ai
        title
        display
        position
      }
      problems {
        message
        position
        warning
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainScanQuery, ExplainScanQueryVariables>;
export const SettingsDocument = new TypedDocumentString(`
    query Settings {
  settings {
    ...SettingsFacts
  }
}
    fragment SettingsFacts on Settings {
  version
  uniquenessScope
  numberReuse
  reuseSeverity
  billing
  invoicing
  lotLayout
  paperSize
  recallNeedsSecondPerson
  publicLotPage
  publicLotDates
  publicLotRecalls
  publicLotContact
  recallReminderDays
  lotsOnDeliverySlips {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  lotsOnInvoices {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  lotsAndSerialNumbers {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  packages {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  expiryDates {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  company {
    name
    currency
    taxNumber
    gs1Prefix
    digitalLinkBase
    serverAddress
    bankAccount
    logo {
      url
    }
    address {
      street
      city
      region
      postalCode
      country
    }
  }
}`) as unknown as TypedDocumentString<SettingsQuery, SettingsQueryVariables>;
export const UpdateSettingsDocument = new TypedDocumentString(`
    mutation UpdateSettings($input: UpdateSettingsInput!) {
  updateSettings(input: $input) {
    __typename
    ... on SettingsPayload {
      settings {
        ...SettingsFacts
      }
    }
    ...Problems
    ...Stale
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}
fragment SettingsFacts on Settings {
  version
  uniquenessScope
  numberReuse
  reuseSeverity
  billing
  invoicing
  lotLayout
  paperSize
  recallNeedsSecondPerson
  publicLotPage
  publicLotDates
  publicLotRecalls
  publicLotContact
  recallReminderDays
  lotsOnDeliverySlips {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  lotsOnInvoices {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  lotsAndSerialNumbers {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  packages {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  expiryDates {
    on
    blockers {
      message
      node {
        __typename
        id
      }
    }
  }
  company {
    name
    currency
    taxNumber
    gs1Prefix
    digitalLinkBase
    serverAddress
    bankAccount
    logo {
      url
    }
    address {
      street
      city
      region
      postalCode
      country
    }
  }
}`) as unknown as TypedDocumentString<UpdateSettingsMutation, UpdateSettingsMutationVariables>;
export const SetLogoDocument = new TypedDocumentString(`
    mutation SetLogo($input: SetLogoInput!) {
  setLogo(input: $input) {
    __typename
    ... on SettingsPayload {
      settings {
        version
      }
    }
    ...Problems
    ...Stale
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Stale on StaleVersion {
  changedAt
  changedBy {
    name
  }
}`) as unknown as TypedDocumentString<SetLogoMutation, SetLogoMutationVariables>;
export const SaveUnitDocument = new TypedDocumentString(`
    mutation SaveUnit($input: SaveUnitInput!) {
  saveUnit(input: $input) {
    __typename
    ... on UnitPayload {
      unit {
        id
      }
    }
    ...Problems
    ...Blockers
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}
fragment Blockers on InUse {
  blockerCount
  blockers {
    message
    node {
      __typename
      id
    }
  }
}`) as unknown as TypedDocumentString<SaveUnitMutation, SaveUnitMutationVariables>;
export const TracedDocument = new TypedDocumentString(`
    query Traced($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Document {
      number
    }
    ... on Lot {
      number
    }
    ... on Package {
      sscc
    }
    ... on Partner {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<TracedQuery, TracedQueryVariables>;
export const TracedThingDocument = new TypedDocumentString(`
    query TracedThing($id: ID!, $asOf: Sequence) {
  node(id: $id) {
    __typename
    id
    ... on Lot {
      product {
        unit {
          symbol
        }
      }
      stock {
        held
      }
      holds {
        reason
      }
      dates {
        kind
        date
      }
      balances(first: 100, asOf: $asOf) {
        nodes {
          onHand
          location {
            id
            path
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
    ... on Transfer {
      validatedAt
      partner {
        name
        phone
        email
      }
    }
    ... on Partner {
      phone
      email
    }
  }
}
    `) as unknown as TypedDocumentString<TracedThingQuery, TracedThingQueryVariables>;
export const TraceLotsDocument = new TypedDocumentString(`
    query TraceLots($start: TraceStart!, $direction: TraceDirection!, $limits: TraceLimits!) {
  trace(start: $start, direction: $direction, limits: $limits) {
    nodes(first: 1000) {
      nodes {
        key
        subject {
          __typename
          id
          ... on Lot {
            number
            product {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TraceLotsQuery, TraceLotsQueryVariables>;
export const TraceThingsDocument = new TypedDocumentString(`
    query TraceThings($start: TraceStart!, $direction: TraceDirection!, $scope: TraceScope!, $limits: TraceLimits!) {
  trace(start: $start, direction: $direction, scope: $scope, limits: $limits) {
    nodes(first: 500, endsFirst: true) {
      totalCount
      nodes {
        ...TraceThing
      }
    }
  }
}
    fragment TraceThing on TraceNode {
  key
  depth
  orderUncertain
  onHand
  share {
    atLeast
    atMost
  }
  furtherEdges
  subject {
    __typename
    id
    ... on Lot {
      number
      status
      lastDay
      product {
        name
        unit {
          symbol
        }
      }
    }
    ... on Transfer {
      number
      operationType {
        kind
      }
      partner {
        id
      }
    }
    ... on ManufacturingOrder {
      number
      product {
        name
      }
    }
    ... on Count {
      number
    }
    ... on Package {
      sscc
    }
    ... on Operation {
      kind
      reason
    }
    ... on Partner {
      name
    }
  }
}`) as unknown as TypedDocumentString<TraceThingsQuery, TraceThingsQueryVariables>;
export const TraceGapsDocument = new TypedDocumentString(`
    query TraceGaps($start: TraceStart!, $direction: TraceDirection!, $scope: TraceScope!, $limits: TraceLimits!, $first: Int!, $after: Cursor) {
  trace(start: $start, direction: $direction, scope: $scope, limits: $limits) {
    gaps(first: $first, after: $after) {
      nodes {
        kind
        message
        quantity
        lot {
          id
          number
          product {
            unit {
              symbol
            }
          }
        }
        renumbered {
          wrong {
            id
            number
          }
          right {
            id
            number
          }
          operation {
            recordedAt
            actor {
              name
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TraceGapsQuery, TraceGapsQueryVariables>;
export const TraceDocument = new TypedDocumentString(`
    query Trace($start: TraceStart!, $direction: TraceDirection!, $scope: TraceScope!, $limits: TraceLimits!) {
  trace(start: $start, direction: $direction, scope: $scope, limits: $limits) {
    asOf
    startCount
    leftOut {
      ...LeftOutFacts
    }
    start {
      id
      number
      product {
        name
        unit {
          symbol
        }
      }
    }
    extent {
      cut
      lotCount
      lotEdgeCount
      beyond
    }
    edges(first: 1000, endsFirst: true) {
      totalCount
      nodes {
        ...TraceJoin
      }
    }
    whereabouts {
      start {
        atLeast
        atMost
      }
      lotCount
      onHandShare {
        atLeast
        atMost
      }
      customerCount
      withCustomersShare {
        atLeast
        atMost
      }
      elsewhereShare {
        atLeast
        atMost
      }
      products {
        ...TraceProduct
      }
    }
    massBalances(first: 1) {
      nodes {
        received
        produced
        counted
        transformed
        returned
        shipped
        sentBack
        consumed
        scrapped
        onHand
        difference
      }
    }
    customers(first: 100) {
      totalCount
      nodes {
        ...TracePartner
      }
    }
    vendors(first: 50) {
      totalCount
      nodes {
        ...TracePartner
      }
    }
    gaps(first: 1) {
      totalCount
    }
    table {
      url
    }
    workbook {
      url
    }
    a4: paper(size: A4) {
      url
    }
    letter: paper(size: LETTER) {
      url
    }
  }
}
    fragment TraceJoin on TraceEdge {
  source
  target
  kind
  quantity
  bounds {
    atLeast
    atMost
  }
  product {
    unit {
      symbol
    }
  }
  takenFrom {
    path
  }
  putInto {
    path
  }
  operation {
    kind
  }
}
fragment TracePartner on ReachedPartner {
  partner {
    id
    name
    phone
    email
  }
  lotCount
  transferCount
  share {
    atLeast
    atMost
  }
  products {
    product {
      id
      name
      unit {
        symbol
      }
    }
    quantity
    returned
  }
}
fragment LeftOutFacts on TraceLeftOut {
  lotCount
  transferCount
  transfers {
    id
    number
  }
  partnerCount
  partners {
    id
    name
  }
}
fragment TraceProduct on ProductWhereabouts {
  product {
    id
    name
    unit {
      symbol
    }
  }
  lotCount
  onHand
  onHandShare {
    atLeast
    atMost
  }
  placeCount
  places {
    location {
      id
      path
    }
    onHand
  }
  customerCount
  withCustomers
  withCustomersShare {
    atLeast
    atMost
  }
}`) as unknown as TypedDocumentString<TraceQuery, TraceQueryVariables>;
export const CreateTransferDocument = new TypedDocumentString(`
    mutation CreateTransfer($input: CreateTransferInput!) {
  createTransfer(input: $input) {
    __typename
    ... on TransferPayload {
      transfer {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<CreateTransferMutation, CreateTransferMutationVariables>;
export const TransferPromisesDocument = new TypedDocumentString(`
    query TransferPromises($id: ID!, $first: Int!, $after: Cursor) {
  transfer(id: $id) {
    reservations(first: $first, after: $after) {
      totalCount
      nodes {
        ...Promised
        line {
          id
          product {
            name
            unit {
              symbol
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment Promised on Reservation {
  id
  quantity
  picked
  chosenBy
  lot {
    id
    number
    lastDay
  }
  location {
    id
    path
  }
}`) as unknown as TypedDocumentString<TransferPromisesQuery, TransferPromisesQueryVariables>;
export const ReserveTransferDocument = new TypedDocumentString(`
    mutation ReserveTransfer($input: ReserveTransferInput!) {
  reserveTransfer(input: $input) {
    __typename
    ... on TransferPayload {
      transfer {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<ReserveTransferMutation, ReserveTransferMutationVariables>;
export const UnreserveTransferDocument = new TypedDocumentString(`
    mutation UnreserveTransfer($input: UnreserveTransferInput!) {
  unreserveTransfer(input: $input) {
    __typename
    ... on TransferPayload {
      transfer {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<UnreserveTransferMutation, UnreserveTransferMutationVariables>;
export const ChooseLotsDocument = new TypedDocumentString(`
    mutation ChooseLots($input: ChooseLotsInput!) {
  chooseLots(input: $input) {
    __typename
    ... on ChooseLotsPayload {
      line {
        id
      }
    }
    ...Problems
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Problems on InvalidInput {
  problems {
    field
    message
  }
}`) as unknown as TypedDocumentString<ChooseLotsMutation, ChooseLotsMutationVariables>;
export const ReturnOfDocument = new TypedDocumentString(`
    query ReturnOf($id: ID!) {
  transfer(id: $id) {
    id
    number
    operationType {
      kind
    }
    partner {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnOfQuery, ReturnOfQueryVariables>;
export const ReturnablesDocument = new TypedDocumentString(`
    query Returnables($id: ID!, $first: Int!, $after: Cursor) {
  transfer(id: $id) {
    returnable(first: $first, after: $after) {
      nodes {
        ...Returnable
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment Returnable on Returnable {
  line {
    id
  }
  product {
    name
    step
    tracking
    unit {
      symbol
    }
  }
  lot {
    id
    number
  }
  moved
  left
}`) as unknown as TypedDocumentString<ReturnablesQuery, ReturnablesQueryVariables>;
export const CreateReturnDocument = new TypedDocumentString(`
    mutation CreateReturn($input: CreateReturnInput!) {
  createReturn(input: $input) {
    __typename
    ... on CreateReturnPayload {
      transfer {
        id
      }
    }
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<CreateReturnMutation, CreateReturnMutationVariables>;
export const ReceiveUnmatchedReturnDocument = new TypedDocumentString(`
    mutation ReceiveUnmatchedReturn($input: ReceiveUnmatchedReturnInput!) {
  receiveUnmatchedReturn(input: $input) {
    __typename
    ... on TransferPayload {
      transfer {
        id
      }
    }
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<ReceiveUnmatchedReturnMutation, ReceiveUnmatchedReturnMutationVariables>;
export const LotToReturnDocument = new TypedDocumentString(`
    query LotToReturn($id: ID!) {
  lot(id: $id) {
    ...LotToReturn
  }
}
    fragment LotToReturn on Lot {
  __typename
  id
  number
  stock {
    onHand
  }
  product {
    name
    step
    tracking
    unit {
      symbol
    }
  }
}`) as unknown as TypedDocumentString<LotToReturnQuery, LotToReturnQueryVariables>;
export const LotsToReturnDocument = new TypedDocumentString(`
    query LotsToReturn($first: Int!, $after: Cursor, $filter: LotFilter) {
  lots(first: $first, after: $after, filter: $filter) {
    nodes {
      ...LotToReturn
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment LotToReturn on Lot {
  __typename
  id
  number
  stock {
    onHand
  }
  product {
    name
    step
    tracking
    unit {
      symbol
    }
  }
}`) as unknown as TypedDocumentString<LotsToReturnQuery, LotsToReturnQueryVariables>;
export const ProductToReturnDocument = new TypedDocumentString(`
    query ProductToReturn($id: ID!) {
  product(id: $id) {
    ...ProductToReturn
  }
}
    fragment ProductToReturn on Product {
  __typename
  id
  name
  sku
  step
  tracking
  stock {
    onHand
  }
  unit {
    symbol
  }
}`) as unknown as TypedDocumentString<ProductToReturnQuery, ProductToReturnQueryVariables>;
export const ProductsToReturnDocument = new TypedDocumentString(`
    query ProductsToReturn($first: Int!, $after: Cursor, $filter: ProductFilter) {
  products(first: $first, after: $after, filter: $filter) {
    nodes {
      ...ProductToReturn
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ProductToReturn on Product {
  __typename
  id
  name
  sku
  step
  tracking
  stock {
    onHand
  }
  unit {
    symbol
  }
}`) as unknown as TypedDocumentString<ProductsToReturnQuery, ProductsToReturnQueryVariables>;
export const ReturnToVendorDocument = new TypedDocumentString(`
    mutation ReturnToVendor($input: ReturnToVendorInput!) {
  returnToVendor(input: $input) {
    __typename
    ... on CreateReturnPayload {
      transfer {
        id
      }
    }
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<ReturnToVendorMutation, ReturnToVendorMutationVariables>;
export const ScanTooLateDocument = new TypedDocumentString(`
    query ScanTooLate($scan: ScanInput!, $on: ID!) {
  resolveScan(scan: $scan, on: $on) {
    scan {
      meaning {
        __typename
        ... on ScannedLot {
          lot {
            number
            product {
              name
            }
          }
        }
        ... on ScannedProduct {
          product {
            name
          }
        }
        ... on ScannedNewNumber {
          number
          forProduct {
            name
          }
        }
      }
    }
    effect {
      text
    }
  }
}
    `) as unknown as TypedDocumentString<ScanTooLateQuery, ScanTooLateQueryVariables>;
export const TransferDetailDocument = new TypedDocumentString(`
    query TransferDetail($id: ID!) {
  transfer(id: $id) {
    id
    number
    version
    state
    certificates {
      ...FileFacts
    }
    certificatesTogether {
      url
    }
    dueOn
    late
    createdAt
    createdBy {
      name
    }
    validatedAt
    validatedBy {
      name
    }
    corrections {
      operation {
        id
        recordedAt
        actor {
          name
        }
        program
        reason
      }
      goods {
        posted
        holds
        product {
          name
          unit {
            symbol
          }
        }
        lot {
          number
        }
      }
    }
    traceable
    partner {
      name
    }
    operationType {
      name
      kind
    }
    source {
      path
    }
    destination {
      path
    }
    origin {
      __typename
      id
      number
    }
    onwardTo {
      path
    }
    shippedBy {
      id
      number
    }
    stoppedReservations {
      quantity
      lot {
        id
        number
        product {
          unit {
            symbol
          }
        }
      }
      recall {
        id
        number
        reason
      }
    }
    carried {
      quantity
      by {
        id
        number
      }
      lot {
        number
      }
      product {
        name
        unit {
          symbol
        }
      }
    }
    arrivals {
      id
      number
    }
    backorderOf {
      id
      number
    }
    backorder {
      id
      number
    }
    returnOf {
      id
      number
    }
    returnReason
    returns {
      id
      number
    }
    replaces {
      id
      number
    }
    replacement {
      id
      number
    }
    unmatched
    returnable(first: 1) {
      totalCount
    }
    progress {
      lines
      linesDone
      linesBegun
      numbersRecorded
    }
    announcedPackages
    papers {
      kind
      a4: link(size: A4) {
        url
      }
      letter: link(size: LETTER) {
        url
      }
      table {
        url
      }
    }
    lines(first: 100) {
      totalCount
      nodes {
        id
        expected
        done
        holds
        corrected {
          posted
          holds
          product {
            id
            name
            unit {
              symbol
            }
          }
          lot {
            id
            number
          }
        }
        reserved
        source {
          id
          path
        }
        packaging {
          name
        }
        perPackaging
        asksFor
        verification {
          announced
          matched
          missing
          unexpected
        }
        product {
          id
          name
          stopsUse
          step
          unit {
            symbol
          }
        }
        numberSummary {
          count
          rangeCount
          ranges(first: 20) {
            start
            end
            count
            quantity
          }
        }
      }
    }
    workers {
      user {
        name
      }
      program
      entries
      lastAt
    }
    ...HistoryOf
  }
}
    fragment FileFacts on Attachment {
  id
  name
  kind
  size
  link {
    url
  }
  added {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
  }
  lot {
    ...FileLot
  }
  hold {
    id
    lot {
      ...FileLot
    }
  }
}
fragment FileLot on Lot {
  id
  number
  product {
    name
  }
}
fragment HistoryOf on Document {
  id
  number
  operations(first: 20) {
    nodes {
      id
      kind
      waitsForApproval
      state
      recordedAt
      occurredAt
      reason
      actor {
        name
      }
      program
    }
  }
}`) as unknown as TypedDocumentString<TransferDetailQuery, TransferDetailQueryVariables>;
export const TransferMovesDocument = new TypedDocumentString(`
    query TransferMoves($id: ID!, $first: Int!, $after: Cursor) {
  transfer(id: $id) {
    moveLines(first: $first, after: $after) {
      nodes {
        ...DetailMove
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment DetailMove on MoveLine {
  id
  sequence
  quantity
  product {
    id
    name
    step
    stopsUse
    tracking
    unit {
      symbol
    }
  }
  lot {
    id
    number
  }
  source {
    path
  }
  destination {
    id
    path
    usage
  }
  operation {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
    reason
  }
  corrects {
    id
  }
  correctedBy {
    id
    quantity
  }
  run {
    kind
  }
  labelled
}`) as unknown as TypedDocumentString<TransferMovesQuery, TransferMovesQueryVariables>;
export const DocumentMovesDocument = new TypedDocumentString(`
    query DocumentMoves($first: Int!, $after: Cursor, $filter: MoveLineFilter) {
  moveLines(first: $first, after: $after, filter: $filter, sort: SEQUENCE_ASC) {
    nodes {
      ...DetailMove
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment DetailMove on MoveLine {
  id
  sequence
  quantity
  product {
    id
    name
    step
    stopsUse
    tracking
    unit {
      symbol
    }
  }
  lot {
    id
    number
  }
  source {
    path
  }
  destination {
    id
    path
    usage
  }
  operation {
    recordedAt
    occurredAt
    actor {
      name
    }
    program
    reason
  }
  corrects {
    id
  }
  correctedBy {
    id
    quantity
  }
  run {
    kind
  }
  labelled
}`) as unknown as TypedDocumentString<DocumentMovesQuery, DocumentMovesQueryVariables>;
export const CorrectMoveLinesDocument = new TypedDocumentString(`
    mutation CorrectMoveLines($input: CorrectMoveLinesInput!) {
  correctMoveLines(input: $input) {
    __typename
    ... on CorrectPayload {
      affected {
        __typename
        id
        number
      }
    }
    ...MovedOn
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment MovedOn on GoodsMovedOn {
  places {
    onHand
    lot {
      id
      number
    }
    location {
      path
    }
  }
}`) as unknown as TypedDocumentString<CorrectMoveLinesMutation, CorrectMoveLinesMutationVariables>;
export const CancelTransferDocument = new TypedDocumentString(`
    mutation CancelTransfer($input: CancelTransferInput!) {
  cancelTransfer(input: $input) {
    __typename
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<CancelTransferMutation, CancelTransferMutationVariables>;
export const TransfersDocument = new TypedDocumentString(`
    query Transfers($filter: TransferFilter!, $sort: TransferSort!, $first: Int!, $after: Cursor) {
  transfers(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes {
      ...TransferRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment TransferRow on Transfer {
  id
  number
  state
  dueOn
  late
  validatedAt
  partner {
    name
  }
  operationType {
    name
    kind
  }
  source {
    path
  }
  destination {
    path
  }
  onwardTo {
    path
  }
  origin {
    __typename
    number
  }
  backorderOf {
    number
  }
  progress {
    lines
    linesDone
    numbersRecorded
  }
}`) as unknown as TypedDocumentString<TransfersQuery, TransfersQueryVariables>;
export const TransferCountsDocument = new TypedDocumentString(`
    query TransferCounts($ready: TransferFilter!, $late: TransferFilter!, $backorders: TransferFilter!, $done: TransferFilter!) {
  ready: transfers(first: 1, filter: $ready) {
    totalCount
  }
  late: transfers(first: 1, filter: $late) {
    totalCount
  }
  backorders: transfers(first: 1, filter: $backorders) {
    totalCount
  }
  done: transfers(first: 1, filter: $done) {
    totalCount
  }
  operationTypes {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<TransferCountsQuery, TransferCountsQueryVariables>;
export const WhatIsScannedDocument = new TypedDocumentString(`
    query WhatIsScanned($scan: ScanInput!) {
  resolveScan(scan: $scan) {
    scan {
      meaning {
        __typename
        ... on ScannedDocument {
          document {
            __typename
            id
            number
          }
        }
        ... on ScannedProduct {
          product {
            id
            sku
            name
            tracking
          }
        }
        ... on ScannedLot {
          lot {
            product {
              id
              sku
              name
              tracking
            }
          }
        }
        ... on ScannedNewNumber {
          forProduct {
            id
            sku
            name
            tracking
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhatIsScannedQuery, WhatIsScannedQueryVariables>;
export const FinishDocument = new TypedDocumentString(`
    query Finish($id: ID!, $after: Cursor) {
  transfer(id: $id) {
    id
    number
    version
    state
    partner {
      name
    }
    papers {
      kind
      a4: link(size: A4) {
        url
      }
      letter: link(size: LETTER) {
        url
      }
      table {
        url
      }
    }
    operationType {
      kind
      numbers
      backorderPolicy
      overReceiptTolerance
      printsAtValidation
    }
    lines(first: 200, after: $after) {
      nodes {
        id
        expected
        done
        packaging {
          name
        }
        perPackaging
        asksFor
        product {
          id
          name
          unit {
            symbol
          }
        }
        numberSummary {
          count
        }
        verification {
          announced
          matched
          missing
          unexpected
        }
        quarantine {
          reason
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FinishQuery, FinishQueryVariables>;
export const ObstaclesDocument = new TypedDocumentString(`
    query Obstacles($id: ID!) {
  transfer(id: $id) {
    obstacles {
      __typename
      code
      message
      ...AtLines
    }
  }
}
    fragment AtLines on Refusal {
  ... on OverReceipt {
    lines {
      line
      permitted
    }
  }
  ... on InsufficientStock {
    shortages {
      product {
        id
      }
      lot {
        number
      }
      location {
        path
      }
      requested
      available
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      lot {
        id
        product {
          id
        }
      }
      location {
        path
      }
    }
  }
}`) as unknown as TypedDocumentString<ObstaclesQuery, ObstaclesQueryVariables>;
export const ValidateTransferDocument = new TypedDocumentString(`
    mutation ValidateTransfer($input: ValidateTransferInput!) {
  validateTransfer(input: $input) {
    __typename
    ... on ValidateTransferPayload {
      transfer {
        id
        number
        operationType {
          kind
        }
        partner {
          name
        }
        arrivals {
          id
          number
        }
        papers {
          kind
          a4: link(size: A4) {
            url
          }
          letter: link(size: LETTER) {
            url
          }
        }
      }
      backorder {
        id
        number
      }
      posted {
        product {
          id
          name
          unit {
            symbol
          }
        }
        quantity
        numbers {
          count
        }
      }
      prints {
        url
        fileName
      }
      printsLabels
    }
    ...AtLines
    ...Refused
  }
}
    fragment ReceiptLot on Lot {
  id
  number
  makerNumber
  lastDay
  vendor {
    name
  }
}
fragment Refused on Refusal {
  __typename
  code
  message
  field
  ... on QuantityUndecided {
    number
    offered
    line {
      id
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      code
      since
      lot {
        id
      }
      location {
        path
      }
      document {
        __typename
        id
        number
      }
    }
  }
  ... on NotOnDocument {
    canBeTaken
    expectedOn {
      __typename
      id
      number
    }
  }
  ... on NumberNotAnnounced {
    canBeTaken
  }
  ... on WrongState {
    instead {
      transfer {
        id
        number
      }
      line {
        id
      }
    }
  }
  ... on InsufficientStock {
    shortages {
      reservedFor {
        number
      }
    }
  }
  ... on LotOnHold {
    lots {
      id
    }
  }
  ... on LotExpired {
    lots {
      id
    }
  }
  ... on LotOfOtherProduct {
    lot {
      ...ReceiptLot
    }
  }
  ... on BatchUndecided {
    lots {
      ...ReceiptLot
    }
  }
  ... on LotDateConflict {
    lot {
      ...ReceiptLot
    }
    kind
    stored {
      date
    }
    given
  }
  ... on OverReceipt {
    lines {
      line
      given
      permitted
    }
  }
  ... on ScanUnclear {
    scan {
      elements {
        ai
        display
        value
      }
      meaning {
        __typename
        ... on ScannedNewNumber {
          number
          quantity
          dates {
            kind
            date
          }
          forProduct {
            id
          }
        }
        ... on ScannedSeveral {
          readings {
            index
            text
          }
        }
        ... on ScannedUnknown {
          nearest {
            __typename
            ... on Lot {
              ...ReceiptLot
            }
          }
        }
      }
    }
  }
}
fragment AtLines on Refusal {
  ... on OverReceipt {
    lines {
      line
      permitted
    }
  }
  ... on InsufficientStock {
    shortages {
      product {
        id
      }
      lot {
        number
      }
      location {
        path
      }
      requested
      available
    }
  }
  ... on NumberAlreadyExists {
    conflicts {
      number
      lot {
        id
        product {
          id
        }
      }
      location {
        path
      }
    }
  }
}`) as unknown as TypedDocumentString<ValidateTransferMutation, ValidateTransferMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    role
    lotsAndSerialNumbers
    packages
    paperSize
    expiryDates
    today
    serverTime
    sequence
    user {
      ...Person
    }
  }
}
    fragment Person on User {
  id
  name
  role
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ... on SessionPayload {
      viewer {
        role
        lotsAndSerialNumbers
        packages
        paperSize
        expiryDates
        today
        serverTime
        sequence
        user {
          ...Person
        }
      }
    }
    ... on Refusal {
      code
      message
      field
    }
  }
}
    fragment Person on User {
  id
  name
  role
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut($input: SignOutInput!) {
  signOut(input: $input) {
    __typename
    ... on Refusal {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;