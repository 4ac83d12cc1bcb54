import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { en } from "../src/texts/en.ts";
import { enMore } from "../src/texts/en-more.ts";

/** What a device loads at first: main.tsx and all that is imported from there at once. */
function firstLoad(): Map<string, string> {
  const files = new Map<string, string>();
  const unread = [join(import.meta.dirname, "../src/main.tsx")];
  for (let file = unread.pop(); file; file = unread.pop()) {
    if (files.has(file) || !/\.tsx?$/.test(file) || !existsSync(file)) continue;
    const code = readFileSync(file, "utf8");
    files.set(file, code);
    for (const [, path = ""] of code.matchAll(
      /^(?:import|export)\s(?!type\b)(?:[^;]*?\sfrom\s+)?"(\.[^"]+)";/gm,
    ))
      unread.push(join(dirname(file), path));
  }
  return files;
}

test("the words of what is shown first come with it", () => {
  const files = firstLoad();
  expect(files.size).toBeGreaterThan(30);
  const missing = [...files]
    .filter(([file]) => !file.includes("/texts/") && !file.includes("/gql/"))
    .flatMap(([file, code]) =>
      Object.keys(enMore)
        .filter((key) => code.includes(`"${key}"`))
        .map((key) => `${file}: ${key}`),
    );
  expect(missing).toEqual([]);
});

test("no text is in both catalogues", () => {
  expect(Object.keys(enMore).filter((key) => key in en)).toEqual([]);
});
