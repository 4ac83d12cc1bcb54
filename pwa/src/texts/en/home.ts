/** Words of the start page. */
export const home = {
  "home.goOn": "Go on",
  "home.progress": "{done} of {n}",
  "home.backorders": { one: "{n} backorder", other: "{n} backorders" },
  "home.needsYou": "Needs you",
  "home.confirm": "Confirm order {number}",
  "home.allDrafts": "All orders to confirm",
  "home.isLate": "{number} is late",
  "home.lateBy": { one: "{n} day", other: "{n} days" },
  "home.expires": { one: "{n} day left on hand", other: "{n} days left on hand" },
  "home.expired": { one: "Expired yesterday", other: "Expired {n} days ago" },
  "home.held": "{what} is on hold",
  "home.allHeld": "All holds",
  "home.allExpiring": "All lots that expire soon",
} as const;
