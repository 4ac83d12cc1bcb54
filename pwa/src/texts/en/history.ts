/** What was done on a document, and remarks under it. */
export const history = {
  "history.title": "Who did what",
  "history.newestFirst": "newest first",
  "history.remark": "Remark",
  "history.remarkOn": "Remark on {number}",
  "history.text": "Remark; it stays as it is written",
  "history.write": "Write it",
  "history.writing": "Writing",
} as const;
