// @vitest-environment happy-dom
import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ApiError, offline, onSignedOut, put } from "../src/api.ts";
import { PhotoButton } from "../src/photo/button.tsx";
import { meant } from "../src/photo/meaning.ts";
import { asOneLabel, LONGEST_SIDE, sentSize } from "../src/photo/photo.ts";
import { around } from "../src/photo/picture.tsx";

afterEach(() => {
  vi.unstubAllGlobals();
  offline.value = false;
});

const answers = (status: number, body: unknown) =>
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(body), { status })));

const failure = (sent: Promise<unknown>): Promise<ApiError> =>
  sent.then(
    () => Promise.reject(new Error("sent")),
    (e) => e,
  );

describe("a photo on its way", () => {
  it("is sent small, and never larger than it is", () => {
    expect(sentSize(4000, 3000)).toEqual({ width: LONGEST_SIDE, height: 1800 });
    expect(sentSize(3000, 4000)).toEqual({ width: 1800, height: LONGEST_SIDE });
    expect(sentSize(800, 600)).toEqual({ width: 800, height: 600 });
    expect(sentSize(100_000, 1)).toEqual({ width: LONGEST_SIDE, height: 1 });
  });

  it("is answered, or tells why not", async () => {
    answers(200, { codes: [] });
    expect(await put("/photos", new Blob())).toEqual({ codes: [] });
    answers(415, { code: "FILE_TYPE", message: "A photo is JPEG, PNG or WEBP; this is empty." });
    expect(await failure(put("/photos", new Blob()))).toMatchObject({
      kind: "rejected",
      code: "FILE_TYPE",
      message: "A photo is JPEG, PNG or WEBP; this is empty.",
    });
    answers(503, { code: "BUSY", message: "Many photos." });
    expect(await failure(put("/photos", new Blob()))).toMatchObject({ kind: "unavailable" });
    answers(500, { code: "INTERNAL", message: "A bug.", reference: "ab12" });
    expect(await failure(put("/photos", new Blob()))).toMatchObject({ kind: "internal", reference: "ab12" });
    expect(offline.value).toBe(false);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
    expect(await failure(put("/photos", new Blob()))).toMatchObject({ kind: "offline" });
    expect(offline.value).toBe(true);
  });

  it("ends a session that is over", async () => {
    const out = vi.fn();
    const before = onSignedOut.value;
    onSignedOut.value = out;
    answers(401, { code: "UNAUTHENTICATED", message: "Sign in." });
    expect(await failure(put("/photos", new Blob()))).toMatchObject({ kind: "unauthenticated" });
    expect(out).toHaveBeenCalledOnce();
    onSignedOut.value = before;
  });
});

describe("codes of a photo", () => {
  it("are one scan when they are one label", () => {
    const gtin = { raw: "9506000134352", symbology: "]E0" };
    expect(asOneLabel([])).toBeUndefined();
    expect(asOneLabel([gtin])).toEqual(gtin);
    expect(asOneLabel([gtin, { raw: "LOT-7" }])).toEqual({ ...gtin, beside: [{ raw: "LOT-7" }] });
  });

  it("are shown with what lies around them, within the picture", () => {
    const square = [
      [100, 100],
      [300, 100],
      [300, 200],
      [100, 200],
    ] as const;
    expect(around(square, 1000, 1000)).toEqual([50, 50, 300, 200]);
    expect(around(square, 310, 210)).toEqual([50, 50, 260, 160]);
  });

  it("say what they would do, or are", () => {
    const scan = {
      problems: [],
      meaning: { __typename: "ScannedLocation" as const, location: { path: "WH/A" } },
    };
    const effect = { action: "RECORD_NUMBER" as const, text: "adds SN-1", refusal: null };
    const refusal = { code: "OVER_RECEIPT" as const, message: "Too many." };
    const refused = (code: string) => (code === "OVER_RECEIPT" ? "wrong" : "refused");
    expect(meant({ scan, effect }, refused)).toEqual({ state: "ok", text: "adds SN-1" });
    expect(meant({ scan, effect: { ...effect, refusal } }, refused)).toEqual({
      state: "wrong",
      text: "Too many.",
    });
    expect(meant({ scan, effect: null }, refused)).toEqual({ state: "ok", text: "WH/A" });
    const hint = { fault: "LENGTH" as const, message: "Perhaps.", warning: true };
    expect(meant({ scan: { ...scan, problems: [hint] }, effect: null }, refused).state).toBe("ok");
    const fault = { fault: "ELEMENT_LENGTH" as const, message: "Cut short.", warning: false };
    expect(meant({ scan: { ...scan, problems: [hint, fault] }, effect: null }, refused)).toEqual({
      state: "refused",
      text: "Cut short.",
      foreign: true,
      idle: false,
    });
    const address = { fault: "FOREIGN" as const, message: "An address.", warning: false };
    expect(meant({ scan: { ...scan, problems: [address] }, effect: null }, refused).idle).toBe(true);
  });
});

it("the same picture can be chosen twice", () => {
  const onPhoto = vi.fn();
  render(<PhotoButton onPhoto={onPhoto} />);
  const input = screen.getByLabelText<HTMLInputElement>("Photo");
  const file = new File(["x"], "a.png", { type: "image/png" });
  for (const _ of [1, 2]) {
    Object.defineProperty(input, "files", { value: [file], configurable: true });
    fireEvent.change(input);
  }
  expect(onPhoto).toHaveBeenCalledTimes(2);
  expect(input.accept).toBe("image/*");
});
