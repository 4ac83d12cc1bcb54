/** Words of the start page. */
export const home = {
  "home.goOn": "Go on",
  "home.progress": "{done} of {n}",
  "home.backorders": { one: "{n} backorder", other: "{n} backorders" },
  "home.needsYou": "Needs you",
  "home.things": { one: "{n} thing", other: "{n} things" },
  "home.confirm.PurchaseOrder": "Confirm order {number}",
  "home.confirm.SalesOrder": "Confirm quotation {number}",
  "home.PURCHASES_TO_CONFIRM": { one: "{n} order to confirm", other: "{n} orders to confirm" },
  "home.SALES_TO_CONFIRM": { one: "{n} quotation to confirm", other: "{n} quotations to confirm" },
  "home.LATE_RECEIPTS": { one: "{n} receipt is late", other: "{n} receipts are late" },
  "home.LATE_INTERNAL": { one: "{n} internal transfer is late", other: "{n} internal transfers are late" },
  "home.LATE_DELIVERIES": { one: "{n} delivery is late", other: "{n} deliveries are late" },
  "home.LATE_RETURNS": { one: "{n} return is late", other: "{n} returns are late" },
  "home.EXPIRED_LOTS": { one: "{n} lot on hand is expired", other: "{n} lots on hand are expired" },
  "home.EXPIRING_LOTS": {
    one: "{n} lot expires within {days} days",
    other: "{n} lots expire within {days} days",
  },
  "home.HELD_LOTS": { one: "{n} lot is stopped", other: "{n} lots are stopped" },
  "home.lateBy": { one: "{n} day", other: "{n} days" },
} as const;
