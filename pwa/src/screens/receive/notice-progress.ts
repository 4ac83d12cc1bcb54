import { integer } from "../../format.ts";
import { t } from "../../texts/index.ts";
import type { Line } from "./receipt.ts";

/** "12 of 20 announced". */
export const noticeProgress = ({ matched, announced }: NonNullable<Line["verification"]>) =>
  t("notice.progress", { matched: integer(matched), announced: integer(announced) });
