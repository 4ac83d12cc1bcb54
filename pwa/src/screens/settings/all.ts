/** The settings, which are loaded together. */
import "../../texts/more.ts";

export { ExportScreen } from "../imports/exports.tsx";
export { ImportScreen } from "../imports/screen.tsx";
export { ScrapReasonsScreen } from "../scrap/reasons.tsx";
export { ApprovalScreen } from "./approval.tsx";
export { CategoriesScreen } from "./categories.tsx";
export { CompanyScreen } from "./company.tsx";
export { SettingsScreen } from "./index.tsx";
export { LabelsScreen } from "./labels.tsx";
export { MailScreen } from "./mail.tsx";
export { NoticeSettingsScreen } from "./notices.tsx";
export { OperationTypesScreen } from "./operation-types.tsx";
export { PartnersScreen } from "./partners.tsx";
export { PasswordScreen } from "./password.tsx";
export { PeopleScreen } from "./people.tsx";
export { PlaceScreen } from "./place.tsx";
export { PlacesScreen } from "./places.tsx";
export { PutawayScreen } from "./putaway.tsx";
export { QuarantineScreen } from "./quarantine.tsx";
export { RecallTextsScreen } from "./recall-texts.tsx";
export { ScannerScreen } from "./scanner.tsx";
export { TokensScreen } from "./tokens.tsx";
export { TraceabilityScreen } from "./traceability.tsx";
export { UnitsScreen } from "./units.tsx";
export { WarehousesScreen } from "./warehouses.tsx";
