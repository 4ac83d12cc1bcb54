/** Words of photos of labels. */
export const photo = {
  "photo.title": "Photo of labels",
  "photo.sub": "Each code, to be used like a scan",
  "photo.reading": "The photo is being read",
  "photo.another": "Take another photo",
  "photo.together": "Use all {n} as one label",
  "photo.someTogether": "Use {n} of {all} as one label",
  "photo.record": "Record",
  "photo.used": "Used",
  "photo.confirm": "Read once only. Does the label say exactly this?",
  "photo.confirmed": "Yes, use it",
  "photo.binary": "This code holds no text, so it is none of ours.",
  "photo.picture": { one: "The photo, with {n} code outlined", other: "The photo, with {n} codes outlined" },
  "photo.nothing": "No code found",
  "photo.tip.near": "Come nearer: the code fills half of the picture.",
  "photo.tip.still": "Hold still until it is sharp, straight above the label.",
  "photo.tip.light": "Turn away from lamps that shine back from the foil.",
  "photo.offline": "A photo needs a signal",
  "photo.offlineNext":
    "The server reads it. This one is kept here while the sheet is open; or type the code.",
} as const;
