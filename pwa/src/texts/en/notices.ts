/** Words of what people are told. */
export const notices = {
  "notices.title": "Notices",
  "notices.unreadCount": { one: "{n} unread", other: "{n} unread" },
  "notices.more": { one: "{n} more notice", other: "{n} more notices" },
  "notices.all": "All notices",
  "notices.unread": "Unread",
  "notices.everything": "All",
  "notices.none.unread": "You have read everything",
  "notices.none.everything": "No notices yet",
  "notices.markAll": "Mark all as read",
  "notices.marking": "Mark notices as read",
  "notices.new": "New, {when}",
  "notices.read": "Read, {when}",
} as const;
