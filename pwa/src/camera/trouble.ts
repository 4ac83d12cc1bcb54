/** Why there is no picture, and what a person can do about it. Pure. */
import type { TextKey } from "../texts/index.ts";

export const TROUBLES = [
  "insecure",
  "unsupported",
  "denied",
  "dismissed",
  "none",
  "busy",
  "lost",
  "reader",
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Before the camera is asked for: what makes asking useless; null when nothing does. */
export function obstacle(secure: boolean, devices: MediaDevices | undefined): Trouble | null {
  if (!secure) return "insecure";
  return devices?.getUserMedia ? null : "unsupported";
}

/** name: of what getUserMedia threw. permission: what the browser says of it now, where it says so. */
export function troubleOf(name: string, permission: PermissionState | undefined): Trouble {
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      return permission === "prompt" ? "dismissed" : "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "none";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "unsupported";
  }
}

/** How to allow the camera, in the words of this browser. agent: navigator.userAgent. */
export function howToAllow(agent: string): TextKey {
  if (/Firefox\//.test(agent)) return "camera.allow.firefox";
  if (/iPhone|iPad/.test(agent)) return "camera.allow.ios";
  if (/Android/.test(agent)) return "camera.allow.android";
  if (/Chrome\//.test(agent)) return "camera.allow.chrome";
  if (/Macintosh/.test(agent)) return "camera.allow.safari";
  return "camera.allow.other";
}
