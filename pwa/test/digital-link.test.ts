import { expect, test } from "vitest";
import vectors from "../../tests/vectors/digital_links.json";
import { parseLink } from "../src/scanner/gs1/link.ts";
import { readCode } from "../src/scanner/gs1/read.ts";

const today = new Date(vectors.today);

test.each(vectors.links)("a link says what its elements say: $why", ({ raw, elements, problems }) => {
  expect(parseLink(raw, today)).toEqual({ elements, problems, readings: [] });
});
test.each(vectors.no_links)("another address is no link: $why", ({ raw }) => {
  expect(parseLink(raw, today)).toBeNull();
});
test("a link means the same as the element string, whoever tells its symbology", () => {
  const raw = "https://example.com/01/09520123456788/10/A";
  for (const code of [{ raw }, { raw, symbology: "]Q1" }]) expect(readCode(code).kind).toBe("gs1");
  expect(readCode({ raw: "https://example.com/x", symbology: "]Q1" }).kind).toBe("plain");
});
