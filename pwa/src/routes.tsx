/** Which screen an address shows. A screen gets the parts of its pattern as `params`. */
import type { ComponentType } from "preact";
import { HomeScreen } from "./screens/home.tsx";
import { EditLotScreen, NewLotScreen } from "./screens/lots/edit.tsx";
import { LotsScreen } from "./screens/lots/list.tsx";
import { LotScreen } from "./screens/lots/lot.tsx";
import { MoreScreen } from "./screens/more.tsx";
import { EditOrderScreen, NewOrderScreen } from "./screens/orders/edit.tsx";
import { OrdersScreen } from "./screens/orders/list.tsx";
import { OrderScreen } from "./screens/orders/order.tsx";
import { OutboxScreen } from "./screens/outbox.tsx";
import { PersonScreen } from "./screens/person.tsx";
import { EditProductScreen, NewProductScreen } from "./screens/products/edit.tsx";
import { ProductsScreen } from "./screens/products/list.tsx";
import { ProductScreen } from "./screens/products/product.tsx";
import { ReceiveScreen } from "./screens/receive/screen.tsx";
import { ScanScreen } from "./screens/scan/scan.tsx";
import { CompanyScreen } from "./screens/settings/company.tsx";
import { SettingsScreen } from "./screens/settings/index.tsx";
import { OperationTypesScreen } from "./screens/settings/operation-types.tsx";
import { PartnersScreen } from "./screens/settings/partners.tsx";
import { PasswordScreen } from "./screens/settings/password.tsx";
import { PeopleScreen } from "./screens/settings/people.tsx";
import { PlaceScreen } from "./screens/settings/place.tsx";
import { PlacesScreen } from "./screens/settings/places.tsx";
import { TokensScreen } from "./screens/settings/tokens.tsx";
import { TraceabilityScreen } from "./screens/settings/traceability.tsx";
import { UnitsScreen } from "./screens/settings/units.tsx";
import { WarehousesScreen } from "./screens/settings/warehouses.tsx";
import { TransferScreen } from "./screens/transfers/detail.tsx";
import { TransfersScreen } from "./screens/transfers/list.tsx";
import { ValidateScreen } from "./screens/validate/screen.tsx";

/** Props of every screen: the parts that its pattern names; a screen says in its own type which ones it reads. */
export interface ScreenProps<P extends string = never> {
  params: Record<P, string>;
}

// biome-ignore lint/suspicious/noExplicitAny: each screen names its own parts, the table holds all of them
type AnyScreen = ComponentType<any>;

export const ROUTES: readonly (readonly [pattern: string, screen: AnyScreen])[] = [
  ["/", HomeScreen],
  ["/transfers", TransfersScreen],
  ["/transfers/:id", TransferScreen],
  ["/transfers/:id/receive", ReceiveScreen],
  ["/transfers/:id/validate", ValidateScreen],
  ["/lots", LotsScreen],
  ["/lots/new", NewLotScreen],
  ["/lots/:id", LotScreen],
  ["/lots/:id/edit", EditLotScreen],
  ["/products", ProductsScreen],
  ["/products/new", NewProductScreen],
  ["/products/:id", ProductScreen],
  ["/products/:id/edit", EditProductScreen],
  ["/orders", OrdersScreen],
  ["/orders/new", NewOrderScreen],
  ["/orders/:id", OrderScreen],
  ["/orders/:id/edit", EditOrderScreen],
  ["/places/:id", PlaceScreen],
  ["/scan", ScanScreen],
  ["/settings", SettingsScreen],
  ["/settings/traceability", TraceabilityScreen],
  ["/settings/company", CompanyScreen],
  ["/settings/operation-types", OperationTypesScreen],
  ["/settings/warehouses", WarehousesScreen],
  ["/settings/places", PlacesScreen],
  ["/settings/units", UnitsScreen],
  ["/settings/partners", PartnersScreen],
  ["/settings/people", PeopleScreen],
  ["/settings/tokens", TokensScreen],
  ["/settings/password", PasswordScreen],
  ["/outbox", OutboxScreen],
  ["/person", PersonScreen],
  ["/more", MoreScreen],
];
