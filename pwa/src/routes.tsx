/** Which screen an address shows. A screen gets the parts of its pattern as `params`. */
import type { ComponentType } from "preact";
import type { Role } from "./gql/graphql.ts";
import { type LaterComponent, later } from "./later.tsx";
import { match } from "./router.ts";
import { HomeScreen } from "./screens/home.tsx";
import { MoreScreen } from "./screens/more.tsx";
import { OutboxScreen } from "./screens/outbox.tsx";
import { PersonScreen } from "./screens/person.tsx";

/** Props of every screen: the parts that its pattern names; a screen says in its own type which ones it reads. */
export interface ScreenProps<P extends string = never> {
  params: Record<P, string>;
}

// biome-ignore lint/suspicious/noExplicitAny: each screen names its own parts, the table holds all of them
type AnyScreen = ComponentType<any> & Partial<Pick<LaterComponent<object>, "ahead">>;

// Fetched when they are first shown, group by group: the first page comes without waiting for all of them.
const work = (name: keyof typeof import("./screens/work.ts")) => (): Promise<AnyScreen> =>
  import("./screens/work.ts").then((screens) => screens[name]);
const dock = (name: keyof typeof import("./screens/dock.ts")) => (): Promise<AnyScreen> =>
  import("./screens/dock.ts").then((screens) => screens[name]);
const stock = (name: keyof typeof import("./screens/stock.ts")) => (): Promise<AnyScreen> =>
  import("./screens/stock.ts").then((screens) => screens[name]);
const office = (name: keyof typeof import("./screens/office.ts")) => (): Promise<AnyScreen> =>
  import("./screens/office.ts").then((screens) => screens[name]);
const trace = (name: keyof typeof import("./screens/trace.ts")) => (): Promise<AnyScreen> =>
  import("./screens/trace.ts").then((screens) => screens[name]);
const count = (name: keyof typeof import("./screens/count.ts")) => (): Promise<AnyScreen> =>
  import("./screens/count.ts").then((screens) => screens[name]);
const recall = (name: keyof typeof import("./screens/recall.ts")) => (): Promise<AnyScreen> =>
  import("./screens/recall.ts").then((screens) => screens[name]);
const settings = (name: keyof typeof import("./screens/settings/all.ts")) => (): Promise<AnyScreen> =>
  import("./screens/settings/all.ts").then((screens) => screens[name]);

/** least: the role that a screen is for which only asks for what others may not do. */
const ROUTES: readonly (readonly [pattern: string, screen: AnyScreen, least?: Role])[] = [
  ["/", HomeScreen],
  ["/transfers", later(dock("TransfersScreen"))],
  ["/transfers/new", later(office("NewTransferScreen")), "OPERATOR"],
  ["/transfers/to-vendor", later(office("ToVendorScreen")), "OPERATOR"],
  ["/transfers/unmatched", later(office("UnmatchedReturnScreen")), "MANAGER"],
  ["/transfers/:id", later(dock("TransferScreen"))],
  ["/transfers/:id/return", later(office("ReturnScreen")), "OPERATOR"],
  ["/transfers/:id/receive", later(work("ReceiveScreen"))],
  ["/transfers/:id/validate", later(dock("ValidateScreen"))],
  ["/lots", later(stock("LotsScreen"))],
  ["/lots/new", later(office("NewLotScreen")), "OPERATOR"],
  ["/lots/:id", later(stock("LotScreen"))],
  ["/lots/:id/edit", later(office("EditLotScreen")), "OPERATOR"],
  ["/lots/:id/apart", later(office("LotApartScreen")), "MANAGER"],
  ["/trace/:id", later(trace("TraceScreen"))],
  ["/holds", later(stock("HoldsScreen"))],
  ["/packages", later(stock("PackagesScreen"))],
  ["/packages/:id", later(stock("PackageScreen"))],
  ["/scrap", later(stock("ScrapScreen")), "OPERATOR"],
  ["/counts", later(count("CountsScreen"))],
  ["/counts/new", later(count("NewCountScreen")), "OPERATOR"],
  ["/counts/:id", later(count("CountScreen"))],
  ["/counts/:id/count", later(count("CountingScreen")), "OPERATOR"],
  ["/recalls", later(recall("RecallsScreen"))],
  ["/recalls/new", later(recall("NewRecallScreen")), "MANAGER"],
  ["/recalls/:id", later(recall("RecallScreen"))],
  ["/recalls/:id/widen", later(recall("WidenRecallScreen")), "MANAGER"],
  ["/products", later(office("ProductsScreen"))],
  ["/products/new", later(office("NewProductScreen")), "MANAGER"],
  ["/products/:id", later(office("ProductScreen"))],
  ["/products/:id/edit", later(office("EditProductScreen")), "MANAGER"],
  ["/products/:id/apart", later(office("GoodsApartScreen")), "MANAGER"],
  ["/products/:id/opening", later(office("OpeningStockScreen")), "MANAGER"],
  ["/opening", later(office("OpeningStockOfAllScreen")), "MANAGER"],
  ["/products/:id/track", later(office("StartTrackingScreen")), "MANAGER"],
  ["/make", later(office("MakeListScreen"))],
  ["/make/new", later(office("NewMakeScreen")), "OPERATOR"],
  ["/make/:id", later(office("MakeScreen"))],
  ["/make/:id/assign/:run", later(office("AssignScreen")), "OPERATOR"],
  ["/make/:id/run", later(work("RunScreen")), "OPERATOR"],
  ["/runs/:id", later(office("RunPageScreen"))],
  ["/materials", later(office("MaterialsScreen"))],
  ["/materials/new", later(office("NewBillOfMaterialsScreen")), "MANAGER"],
  ["/materials/:id", later(office("BillOfMaterialsScreen"))],
  ["/materials/:id/edit", later(office("EditBillOfMaterialsScreen")), "MANAGER"],
  ["/orders", later(office("OrdersScreen"))],
  ["/orders/new", later(office("NewOrderScreen")), "OPERATOR"],
  ["/orders/:id", later(office("OrderScreen"))],
  ["/orders/:id/edit", later(office("EditOrderScreen")), "OPERATOR"],
  ["/sales", later(office("SalesScreen"))],
  ["/sales/new", later(office("NewSaleScreen")), "OPERATOR"],
  ["/sales/:id", later(office("SaleScreen"))],
  ["/sales/:id/edit", later(office("EditSaleScreen")), "OPERATOR"],
  ["/bills", later(office("BillsScreen"))],
  ["/bills/new", later(office("NewBillScreen")), "MANAGER"],
  ["/bills/:id", later(office("BillScreen"))],
  ["/bills/:id/edit", later(office("EditBillScreen")), "MANAGER"],
  ["/invoices", later(office("InvoicesScreen"))],
  ["/invoices/new", later(office("NewInvoiceScreen")), "MANAGER"],
  ["/invoices/:id", later(office("InvoiceScreen"))],
  ["/invoices/:id/edit", later(office("EditInvoiceScreen")), "MANAGER"],
  ["/notices", later(office("NoticesScreen"))],
  ["/places/:id", later(settings("PlaceScreen"))],
  ["/scan", later(stock("ScanScreen"))],
  // What labels link to: the page of a lot, and GS1 Digital Links that begin with our own address.
  ...[
    "/l/:product",
    "/00/:sscc",
    "/01/:gtin",
    "/01/:gtin/10/:lot",
    "/01/:gtin/21/:serial",
    "/01/:gtin/10/:lot/21/:serial",
  ].map((pattern) => [pattern, later(stock("LinkedScreen"))] as const),
  ["/settings", later(settings("SettingsScreen"))],
  ["/settings/traceability", later(settings("TraceabilityScreen"))],
  ["/settings/company", later(settings("CompanyScreen"))],
  ["/settings/approval", later(settings("ApprovalScreen"))],
  ["/settings/operation-types", later(settings("OperationTypesScreen"))],
  ["/settings/warehouses", later(settings("WarehousesScreen"))],
  ["/settings/places", later(settings("PlacesScreen"))],
  ["/settings/categories", later(settings("CategoriesScreen"))],
  ["/settings/putaway", later(settings("PutawayScreen"))],
  ["/settings/quarantine", later(settings("QuarantineScreen"))],
  ["/settings/scanner", later(settings("ScannerScreen"))],
  ["/settings/scrap-reasons", later(settings("ScrapReasonsScreen"))],
  ["/settings/units", later(settings("UnitsScreen"))],
  ["/settings/labels", later(settings("LabelsScreen"))],
  ["/settings/recall-texts", later(settings("RecallTextsScreen"))],
  ["/settings/partners", later(settings("PartnersScreen"))],
  ["/settings/export", later(settings("ExportScreen"))],
  ["/settings/import", later(settings("ImportScreen")), "MANAGER"],
  ["/settings/mail", later(settings("MailScreen"))],
  ["/settings/notices", later(settings("NoticeSettingsScreen"))],
  ["/settings/people", later(settings("PeopleScreen"))],
  ["/settings/tokens", later(settings("TokensScreen"))],
  ["/settings/password", later(settings("PasswordScreen"))],
  ["/outbox", OutboxScreen],
  ["/person", PersonScreen],
  ["/more", MoreScreen],
];

interface Route {
  Screen: AnyScreen;
  params: Record<string, string>;
  least: Role | undefined;
}

/** The screen that an address shows, with the parts that its pattern names; undefined where there is none. */
export function routeOf(path: string): Route | undefined {
  for (const [pattern, Screen, least] of ROUTES) {
    const params = match(pattern, path);
    if (params) return { Screen, params, least };
  }
  return undefined;
}
