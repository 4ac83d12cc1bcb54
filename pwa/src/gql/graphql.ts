/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What an operation type does. */
export type OperationKind =
  /** Goods go out. */
  | 'DELIVERY'
  /** Goods move between our places. */
  | 'INTERNAL'
  /** Lots are made out of others. */
  | 'MANUFACTURING'
  /** Goods come in. */
  | 'RECEIPT';

/** Why a request was refused; one code per cause, the same in API, app and log. */
export type RefusalCode =
  /** The line was corrected in full before. */
  | 'ALREADY_CORRECTED'
  /** A second person, a password or a higher role has to approve. */
  | 'APPROVAL_REQUIRED'
  /** Less than expected: say whether a backorder is wanted. */
  | 'BACKORDER_UNDECIDED'
  /** Another batch of the product bears this maker's number; say whether it is the same. */
  | 'BATCH_UNDECIDED'
  /** The label or paper cannot be made from this data. */
  | 'CANNOT_PRINT'
  /** The app is older than the server accepts; its outbox is kept. */
  | 'CLIENT_TOO_OLD'
  /** Stock moved since the position was counted. */
  | 'COUNT_STALE'
  /** Name, password, PIN, badge or code is wrong. */
  | 'CREDENTIALS_WRONG'
  /** The device is unknown or revoked. */
  | 'DEVICE_REVOKED'
  /** A lot would become an input of itself. */
  | 'GENEALOGY_CYCLE'
  /** The goods of a line to correct have left meanwhile; choose how. */
  | 'GOODS_MOVED_ON'
  /** The file cannot be imported as it stands. */
  | 'IMPORT_REFUSED'
  /** A value is malformed or out of range; the problems tell which. */
  | 'INPUT_INVALID'
  /** Less is there than asked for. */
  | 'INSUFFICIENT_STOCK'
  /** Stock, documents or settings still depend on it. */
  | 'IN_USE'
  /** The place cannot be used here: archived, a view, of another warehouse, or the same as the source. */
  | 'LOCATION_NOT_USABLE'
  /** The lot is known with another date. */
  | 'LOT_DATE_CONFLICT'
  /** The lot is past its expiry date. */
  | 'LOT_EXPIRED'
  /** The product is not tracked and takes no lot. */
  | 'LOT_NOT_ALLOWED'
  /** The lot belongs to another product. */
  | 'LOT_OF_OTHER_PRODUCT'
  /** The lot is on hold or in quarantine. */
  | 'LOT_ON_HOLD'
  /** The lot is being recalled. */
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
  /** A typed number looks like another one; asked, never refused when scanned. */
  | 'NUMBER_LOOKS_LIKE'
  /** The number is empty, too long or has forbidden characters. */
  | 'NUMBER_MALFORMED'
  /** The number left us and comes back only by a return. */
  | 'NUMBER_NEEDS_RETURN'
  /** The number stands on another open document. */
  | 'NUMBER_ON_OPEN_DOCUMENT'
  /** The number is on this document already. */
  | 'NUMBER_ON_THIS_DOCUMENT'
  /** No such number, and the operation type creates none. */
  | 'NUMBER_UNKNOWN'
  /** The number was used before and the policy is never again. */
  | 'NUMBER_USED_BEFORE'
  /** The number was voided with its range. */
  | 'NUMBER_VOIDED'
  /** The operation id was used for another request. */
  | 'OPERATION_ID_REUSED'
  /** More than expected, beyond the tolerance of the operation type. */
  | 'OVER_RECEIPT'
  /** Sequence or stock moved since the preview. */
  | 'PREVIEW_STALE'
  /** The printer is off, unknown or not allowed. */
  | 'PRINTER_UNAVAILABLE'
  /** It is there, but promised to another document. */
  | 'RESERVED_ELSEWHERE'
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
  /** The disposition may not change that way, or not by you. */
  | 'STATUS_NOT_PERMITTED'
  /** Too many attempts; wait. */
  | 'TRY_LATER';

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

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { operationTypes: Array<{ id: string, name: string, kind: OperationKind, active: boolean, warehouse: { name: string, code: string }, workload: { ready: number, waiting: number, late: number, underWay: number } }> };

export type PersonFragment = { id: string, name: string, role: Role };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { role: Role, today: string, serverTime: string, user: { id: string, name: string, role: Role } | null } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'InvalidInput', code: RefusalCode, message: string, field: Array<string> | null }
    | { __typename: 'SessionPayload', viewer: { role: Role, today: string, serverTime: string, user: { id: string, name: string, role: Role } | null } }
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
export const PersonFragmentDoc = new TypedDocumentString(`
    fragment Person on User {
  id
  name
  role
}
    `, {"fragmentName":"Person"}) as unknown as TypedDocumentString<PersonFragment, unknown>;
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
      underWay
    }
  }
}
    `) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    role
    today
    serverTime
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
        today
        serverTime
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