/** English words of the screens that are loaded later, one file per part of the app. */
import { approval } from "./en/approval.ts";
import { counts } from "./en/counts.ts";
import { files } from "./en/files.ts";
import { forms } from "./en/forms.ts";
import { history } from "./en/history.ts";
import { holds } from "./en/holds.ts";
import { imports } from "./en/imports.ts";
import { labels } from "./en/labels.ts";
import { lists } from "./en/lists.ts";
import { lots } from "./en/lots.ts";
import { mail } from "./en/mail.ts";
import { make } from "./en/make.ts";
import { materials } from "./en/materials.ts";
import { money } from "./en/money.ts";
import { numbers } from "./en/numbers.ts";
import { orders } from "./en/orders.ts";
import { packages } from "./en/packages.ts";
import { papers } from "./en/papers.ts";
import { photo } from "./en/photo.ts";
import { products } from "./en/products.ts";
import { recalls } from "./en/recalls.ts";
import { reserve } from "./en/reserve.ts";
import { returns } from "./en/returns.ts";
import { scan } from "./en/scan.ts";
import { scanner } from "./en/scanner.ts";
import { scrap } from "./en/scrap.ts";
import { settings } from "./en/settings.ts";
import { trace } from "./en/trace.ts";
import { transfers } from "./en/transfers.ts";

export const enMore = {
  ...approval,
  ...counts,
  ...numbers,
  ...lists,
  ...labels,
  ...transfers,
  ...reserve,
  ...returns,
  ...forms,
  ...lots,
  ...orders,
  ...mail,
  ...make,
  ...materials,
  ...money,
  ...packages,
  ...papers,
  ...photo,
  ...products,
  ...recalls,
  ...scan,
  ...scanner,
  ...scrap,
  ...settings,
  ...trace,
  ...files,
  ...holds,
  ...imports,
  ...history,
};
