/** Words of what is promised to a transfer, and what to take from where. */
export const reserve = {
  "reserve.promised": "Promised to this line",
} as const;
