/** Refusals that the device gives a scan by itself, in the form of the server's. */
import { t } from "../../texts/index.ts";
import type { Guess } from "./guess.ts";
import { printed, type ScanRefusal, type ScanRequest } from "./receipt.ts";

/** Nobody says how much it is; asked as the server would. */
export const undecided = ({ number, line }: Guess, request: ScanRequest): ScanRefusal => ({
  __typename: "QuantityUndecided",
  code: "QUANTITY_UNDECIDED",
  message: t("receive.howMuchOf", { number: number ?? printed(request) }),
  field: ["quantity"],
  number: number ?? null,
  offered: null,
  line: { id: line ?? "" },
});

/** The device has no room for it. */
export const notStored = (): ScanRefusal => ({
  __typename: "Rejected",
  code: "STORAGE",
  message: t("receive.storage"),
});
