/** Products, orders and what is edited, which are loaded together: work at a desk more than at the dock. */
import "../texts/more.ts";

export { RunPageScreen } from "./apart/run.tsx";
export { GoodsApartScreen, LotApartScreen } from "./apart/screen.tsx";
export { EditLotScreen, NewLotScreen } from "./lots/edit.tsx";
export { AssignScreen } from "./make/assign.tsx";
export { MakeListScreen } from "./make/list.tsx";
export { NewMakeScreen } from "./make/new.tsx";
export { MakeScreen } from "./make/order.tsx";
export { BillOfMaterialsScreen } from "./materials/bill.tsx";
export { EditBillOfMaterialsScreen, NewBillOfMaterialsScreen } from "./materials/edit.tsx";
export { MaterialsScreen } from "./materials/list.tsx";
export { EditBillScreen, EditInvoiceScreen, NewBillScreen, NewInvoiceScreen } from "./money/edit.tsx";
export { BillsScreen, InvoicesScreen } from "./money/list.tsx";
export { BillScreen, InvoiceScreen } from "./money/paper.tsx";
export { NoticesScreen } from "./notices/list.tsx";
export { EditOrderScreen, EditSaleScreen, NewOrderScreen, NewSaleScreen } from "./orders/edit.tsx";
export { OrdersScreen, SalesScreen } from "./orders/list.tsx";
export { OrderScreen, SaleScreen } from "./orders/order.tsx";
export { EditProductScreen, NewProductScreen } from "./products/edit.tsx";
export { ProductsScreen } from "./products/list.tsx";
export { OpeningStockOfAllScreen, OpeningStockScreen } from "./products/opening.tsx";
export { ProductScreen } from "./products/product.tsx";
export { StartTrackingScreen } from "./products/start-tracking.tsx";
export { NewTransferScreen } from "./transfers/new.tsx";
export { ReturnScreen } from "./transfers/return.tsx";
export { ToVendorScreen } from "./transfers/to-vendor.tsx";
export { UnmatchedReturnScreen } from "./transfers/unmatched.tsx";
