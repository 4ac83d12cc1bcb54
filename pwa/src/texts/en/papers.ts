/** Words of the papers that are printed of documents. */
export const papers = {
  "print.title": "Papers",
  "print.size": "On paper",
  "print.size.A4": "A4",
  "print.size.LETTER": "Letter",
  "print.RECEIPT_SLIP": "Print slip",
  "print.DELIVERY_SLIP": "Print delivery slip",
  "print.PACKAGE_CONTENTS": "Print contents",
  "print.MANUFACTURING_ORDER": "Print order sheet",
  "print.PICKING_LIST": "Print picking list",
  "print.TRANSFER_SLIP": "Print transfer slip",
  "print.RETURN_SLIP": "Print return slip",
  "print.PURCHASE_ORDER": "Print order",
  "print.QUOTATION": "Print quotation",
  "print.SALES_ORDER": "Print order",
  "print.BILL": "Print bill",
  "print.INVOICE": "Print invoice",
} as const;
