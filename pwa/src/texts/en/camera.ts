/** Words of the camera. */
export const camera = {
  "tool.camera": "Camera",
  "camera.close": "Close the camera",
  "camera.starting": "Starting the camera",
  "camera.aim": "Hold the code in the frame",
  "camera.next": "Scan on",
  "camera.light": "Light",
  "camera.lightOff": "Light off",
  "camera.zoom": "Zoom {n}×",
  "camera.switch": "Switch",
  "camera.counted": "{number} is counted already",
  "camera.unclear": "Several codes: hold one in the frame",
  "camera.notHere": "Nothing here has the code {code}",
  "camera.instead": "A hand scanner works all the same, and every code can be typed.",
  "camera.https":
    "This page came over http. Open it as https://{address}, or ask who runs Lotbook for its https address.",

  "camera.trouble.insecure": "Browsers give the camera to https pages only",
  "camera.trouble.unsupported": "This browser gives no camera to pages",
  "camera.trouble.denied": "The camera is not allowed for this page",
  "camera.trouble.dismissed": "The question for the camera was not answered",
  "camera.trouble.none": "This device has no camera",
  "camera.trouble.busy": "Another app uses the camera. Close it, then try again.",
  "camera.trouble.lost": "The camera was taken away",
  "camera.trouble.reader": "The reader for codes could not be loaded. It needs a connection the first time.",

  "camera.allow.android":
    "Tap the sign left of the address, then Permissions, Camera, Allow. In the installed app: hold its icon, App info, Permissions.",
  "camera.allow.ios":
    "Tap the sign left of the address, then Website Settings, Camera, Allow. In the installed app: Settings, Apps, Safari, Camera.",
  "camera.allow.chrome": "Click the sign left of the address, then set Camera to Allow.",
  "camera.allow.firefox":
    "Tap the sign left of the address and take back the blocked camera, then try again.",
  "camera.allow.safari": "Choose Safari, Settings, Websites, Camera, then Allow for this page.",
  "camera.allow.other": "Allow the camera for this page in the settings of the browser.",
} as const;
