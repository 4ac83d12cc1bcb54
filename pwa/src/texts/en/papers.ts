/** Words of the papers that are printed of documents. */
export const papers = {
  "paper.RECEIPT_SLIP": "Print slip",
  "paper.DELIVERY_SLIP": "Print delivery slip",
  "paper.PICKING_LIST": "Print picking list",
} as const;
