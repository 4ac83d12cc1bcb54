// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { aimedAt } from "../src/camera/aim.ts";
import { isPartial } from "../src/camera/partial.ts";
import { howToAllow, obstacle, troubleOf } from "../src/camera/trouble.ts";
import { toSend, verdict } from "../src/screens/receive/camera-work.ts";
import { empty, type Receipt, scanned, undone } from "../src/screens/receive/receipt.ts";
import { scanHref, scanOf } from "../src/screens/scan/open.ts";
import { line, powerBank, tape } from "./lines.ts";

const gouda = line({ proposedExpiry: "2027-01-14" });
const receipt: Receipt = { ...empty, lines: [gouda, powerBank, tape] };
const bank = (number: string) => ({ raw: `010953234591811121${number}`, symbology: "]d2" });
const GOUDA = "0109531732526595";
const text = (raw: string) => ({ raw, symbology: "]C0" });

test("the band behind the frame is read, over the whole width that is shown", () => {
  const phone = aimedAt({ width: 1280, height: 720 }, { width: 360, height: 360 });
  expect(phone).toEqual({ x: 280, y: 101, width: 720, height: 518 });
  const desk = aimedAt({ width: 1280, height: 720 }, { width: 1280, height: 720 });
  expect(desk).toEqual({ x: 0, y: 150, width: 1280, height: 420 });
});
test("of a picture that is shown enlarged a smaller part is read", () => {
  const phone = aimedAt({ width: 1280, height: 720 }, { width: 360, height: 360 }, 2);
  expect(phone).toEqual({ x: 460, y: 231, width: 360, height: 259 });
});
test("a part of an ITF-14 is no code of its own", () => {
  expect(isPartial({ raw: "123456", symbology: "]I0" })).toBe(true);
  expect(isPartial({ raw: "09521234000068", symbology: "]I1" })).toBe(false);
  expect(isPartial({ raw: "123456", symbology: "]C0" })).toBe(false);
});
test("a view that is not drawn yet takes nothing beyond the picture", () => {
  const { width, height } = aimedAt({ width: 640, height: 480 }, { width: 0, height: 0 });
  expect(width).toBeLessThanOrEqual(640);
  expect(height).toBeLessThanOrEqual(480);
});

test("the link of a label of ours is taken though no line is open for its number", () => {
  const link = { raw: "https://lots.example.com/l/12?n=P-9", symbology: "]Q1" };
  expect(verdict(receipt, link)).toEqual({ kind: "take", stop: true });
  const open = { ...receipt, open: "bank" };
  expect(verdict(open, link)).toEqual({ kind: "take", stop: false });
  const once = scanned(open, {
    key: 1,
    at: "",
    request: { transfer: "T", scan: { ...link, reader: "CAMERA" }, line: "bank", takeMore: false },
  });
  expect(verdict(once, link)).toEqual({ kind: "counted", name: "P-9" });
});
test("why there is no picture", () => {
  expect(obstacle(false, undefined)).toBe("insecure");
  expect(obstacle(true, undefined)).toBe("unsupported");
  expect(obstacle(true, { getUserMedia: () => {} } as unknown as MediaDevices)).toBeNull();
  expect(troubleOf("NotAllowedError", "denied")).toBe("denied");
  expect(troubleOf("NotAllowedError", undefined)).toBe("denied");
  expect(troubleOf("NotAllowedError", "prompt")).toBe("dismissed");
  expect(troubleOf("NotFoundError", "granted")).toBe("none");
  expect(troubleOf("NotReadableError", "granted")).toBe("busy");
});
test("how to allow the camera is said in the words of the browser", () => {
  const safari =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1";
  expect(howToAllow(safari)).toBe("camera.allow.ios");
  expect(howToAllow("Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537.36")).toBe(
    "camera.allow.android",
  );
  expect(howToAllow("Mozilla/5.0 (Android 14; Mobile; rv:130.0) Firefox/130.0")).toBe("camera.allow.firefox");
  expect(howToAllow("Mozilla/5.0 (X11; Linux x86_64) Chrome/130 Safari/537.36")).toBe("camera.allow.chrome");
  expect(howToAllow("Mozilla/5.0 (Macintosh) Version/18.0 Safari/605.1.15")).toBe("camera.allow.safari");
  expect(howToAllow("w3m")).toBe("camera.allow.other");
});

test("serials go on, a lot and a count stop until the person goes on", () => {
  expect(verdict(receipt, bank("A"))).toEqual({ kind: "take", stop: false });
  expect(verdict(receipt, { raw: `${GOUDA}1727013110B`, symbology: "]C1" })).toEqual({
    kind: "take",
    stop: true,
  });
  expect(verdict(receipt, text("TAPE-1"))).toEqual({ kind: "take", stop: true });
});
test("a label that lacks what its line asks for says so", () => {
  const stop = true;
  expect(verdict(receipt, { raw: "9531732526595", symbology: "]E0" })).toEqual({
    kind: "take",
    lacks: "number",
    stop,
  });
  expect(verdict(receipt, { raw: `${GOUDA}10B`, symbology: "]C1" })).toEqual({
    kind: "take",
    lacks: "date",
    stop,
  });
});
test("codes of other goods, addresses, and numbers without a line mean nothing here", () => {
  const lacking = { kind: "unknown", lacks: "product" };
  expect(verdict(receipt, { raw: "4006381333931", symbology: "]E0" })).toEqual({ kind: "unknown" });
  expect(verdict(receipt, text("A-1"))).toEqual(lacking);
  expect(verdict({ ...receipt, open: "bank" }, text("A-1"))).toEqual({ kind: "take", stop: false });
  expect(verdict({ ...receipt, open: "bank" }, text("https://example.org"))).toEqual(lacking);
  expect(verdict({ ...receipt, open: "gouda" }, { raw: "17270131", symbology: "]C1" })).toEqual(lacking);
});
test("a serial counts once, unless it was taken back", () => {
  const request = { transfer: "T", takeMore: false, scan: { ...bank("A"), reader: "CAMERA" as const } };
  const once = scanned(receipt, { key: 1, at: "", request });
  expect(verdict(once, bank("A"))).toEqual({ kind: "counted", name: "A" });
  expect(verdict(undone(once, 1), bank("A"))).toEqual({ kind: "take", stop: false });
});
test("a text beside the code of the open line is sent as its number", () => {
  const label = { raw: "9532345918111", symbology: "]E0", beside: [text("A-1")] };
  expect(toSend(receipt, label)).toEqual(label);
  expect(toSend({ ...receipt, open: "bank" }, label)).toEqual(text("A-1"));
  expect(toSend({ ...receipt, open: "gouda" }, label)).toEqual(label);
});

test("the address of a scan says it all", () => {
  const label = { raw: "10A\u001d", symbology: "]C1", beside: [{ raw: "9532345918111", symbology: "]E0" }] };
  const asked = (href: string) => scanOf(new URL(href, "https://x").searchParams);
  expect(asked(scanHref(label, "CAMERA"))).toEqual({ ...label, reader: "CAMERA" });
  expect(asked(scanHref({ raw: "A-1" }))).toEqual({ raw: "A-1", reader: "WEDGE" });
  expect(asked("/scan")).toBeNull();
});
