/** Words of files that are attached to goods. */
export const files = {
  "files.title": "Certificates and photos",
  "files.components": "Certificates of its components",
  "files.cut": "More lots went into it than are looked through: there may be more certificates.",
  "files.notListed": { one: "{n} more is not listed.", other: "{n} more are not listed." },
  "files.add": "Add a file",
  "files.addHint":
    "PDF, JPEG, PNG or WEBP, at most 10 MB. Photos are kept without what they tell of place and camera.",
  "files.kind": "What it is",
  "files.kind.CERTIFICATE": "Certificate",
  "files.kind.PHOTO": "Photo",
  "files.kind.VENDOR_PAPER": "Paper of the vendor",
  "files.kind.OTHER": "Other",
  "files.adding": "Attach {name}",
  "files.kilobytes": "{n} kB",
  "files.remove": "Remove",
  "files.removing": "Remove {name}",
  "files.isRemoving": "Removing",
  "files.removeWhat": "Its content is deleted. That it was there, and why it went, stays.",
  "files.together": "All certificates in one PDF",
  "files.why": "Why",
} as const;
