/** A label template as it is typed, and what the server is sent of it. */
import type {
  LabelFact,
  LabelPurpose,
  LabelSymbol,
  LabelTemplateDetails,
  LabelTemplateFactsFragment,
  PaperSize,
} from "../../gql/graphql.ts";

export const PURPOSES: readonly LabelPurpose[] = ["LOT", "PRODUCT", "PACKAGE", "LOCATION", "COMMAND"];

const GS1: readonly LabelSymbol[] = ["GS1_DATAMATRIX", "GS1_128", "GS1_QR", "DIGITAL_LINK_QR"];

/** The symbols that can say what each kind of label has to say. */
export const SYMBOLS: Record<LabelPurpose, readonly LabelSymbol[]> = {
  PRODUCT: [...GS1, "EAN_13", "ITF_14"],
  LOT: [...GS1, "PAGE_QR", "CODE_128"],
  PACKAGE: GS1,
  LOCATION: ["CODE_128"],
  COMMAND: ["CODE_128"],
};

const PLAIN: readonly LabelFact[] = ["NAME", "NUMBER", "COMPANY"];

export const FACTS: Record<LabelPurpose, readonly LabelFact[]> = {
  LOT: [
    "NAME",
    "SKU",
    "NUMBER",
    "EXPIRY_DATE",
    "BEST_BEFORE_DATE",
    "PRODUCTION_DATE",
    "BATCH",
    "QUANTITY",
    "REFERENCE",
    "COMPANY",
  ],
  PRODUCT: ["NAME", "SKU", "NUMBER", "QUANTITY", "COMPANY"],
  PACKAGE: ["NAME", "NUMBER", "QUANTITY", "BATCH", "EXPIRY_DATE", "BEST_BEFORE_DATE", "COMPANY"],
  LOCATION: PLAIN,
  COMMAND: PLAIN,
};

/** Where the label comes from: a roll, or a sheet of one of the sizes of paper. */
export type Stock = "ROLL" | PaperSize;
export const STOCKS: readonly Stock[] = ["ROLL", "A4", "LETTER"];
export const SHEET_FIELDS = ["columns", "rows", "leftMm", "topMm", "pitchXMm", "pitchYMm"] as const;
const NEW_SHEET = { columns: "2", rows: "5", leftMm: "5", topMm: "23.5", pitchXMm: "100", pitchYMm: "50" };

const BARS: readonly LabelSymbol[] = ["GS1_128", "CODE_128", "EAN_13", "ITF_14"];

/** What can stand beside a symbol: bars beside a square, a square beside bars. */
export const besides = (purpose: LabelPurpose, symbol: LabelSymbol): LabelSymbol[] =>
  SYMBOLS[purpose].filter((each) => BARS.includes(each) !== BARS.includes(symbol));

export const draftOf = (template: LabelTemplateFactsFragment | null) => ({
  name: template?.name ?? "",
  purpose: template?.purpose ?? ("LOT" as LabelPurpose),
  symbol: template?.symbol ?? ("GS1_DATAMATRIX" as LabelSymbol),
  second: template?.secondSymbol ?? ("" as LabelSymbol | ""),
  widthMm: String(template?.widthMm ?? 100),
  heightMm: String(template?.heightMm ?? 50),
  stock: (template?.sheet?.paper ?? "ROLL") as Stock,
  ...NEW_SHEET,
  ...(template?.sheet &&
    (Object.fromEntries(
      SHEET_FIELDS.map((field) => [field, String(template.sheet?.[field])]),
    ) as typeof NEW_SHEET)),
  facts: (template?.facts ?? FACTS.LOT.slice(0, 4)) as readonly LabelFact[],
  marksReprints: template?.marksReprints ?? true,
  usual: template?.usual ?? false,
  active: template?.active ?? true,
});

export type LabelDraft = ReturnType<typeof draftOf>;

/** Another purpose takes along what it can say. */
export function forPurpose(draft: LabelDraft, purpose: LabelPurpose): Partial<LabelDraft> {
  const symbol = SYMBOLS[purpose].includes(draft.symbol) ? draft.symbol : SYMBOLS[purpose][0];
  return {
    purpose,
    second: "",
    facts: draft.facts.filter((fact) => FACTS[purpose].includes(fact)),
    ...(symbol && { symbol }),
  };
}

/** A measure as typed, with a point or a comma; null for what is none. */
export function measure(typed: string): number | null {
  const plain = typed.trim().replace(",", ".");
  return /^\d{1,4}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

/** What is no measure, by field. */
export const unmeasured = (draft: LabelDraft): string[] =>
  [...(["widthMm", "heightMm"] as const), ...(draft.stock === "ROLL" ? [] : SHEET_FIELDS)].filter(
    (field) => measure(draft[field]) === null,
  );

export function detailsOf(draft: LabelDraft): LabelTemplateDetails {
  const { name, purpose, symbol, second, stock, facts, marksReprints } = draft;
  const of = (field: (typeof SHEET_FIELDS)[number]) => measure(draft[field]) ?? 0;
  return {
    name,
    purpose,
    symbol,
    ...(second && { secondSymbol: second }),
    widthMm: measure(draft.widthMm) ?? 0,
    heightMm: measure(draft.heightMm) ?? 0,
    ...(stock !== "ROLL" && {
      sheet: {
        paper: stock,
        columns: Math.trunc(of("columns")),
        rows: Math.trunc(of("rows")),
        leftMm: of("leftMm"),
        topMm: of("topMm"),
        pitchXMm: of("pitchXMm"),
        pitchYMm: of("pitchYMm"),
      },
    }),
    facts: [...facts],
    marksReprints,
  };
}

/** The facts with one of them a place further up. */
export function movedUp(facts: readonly LabelFact[], fact: LabelFact): LabelFact[] {
  const place = facts.indexOf(fact);
  if (place < 1) return [...facts];
  return facts.map((each, at) =>
    at === place - 1 ? fact : at === place ? (facts[place - 1] ?? each) : each,
  );
}
