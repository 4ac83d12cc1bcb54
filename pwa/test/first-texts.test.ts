import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { en } from "../src/texts/en.ts";
import { enMore } from "../src/texts/en-more.ts";
import { enWork } from "../src/texts/en-work.ts";

/** A file and all that is imported from there at once, with their code. */
function loadedWith(file: string): Map<string, string> {
  const files = new Map<string, string>();
  const unread = [join(import.meta.dirname, "../src", file)];
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

/** Where words are said that are not there yet: by their key, or as one of several whose keys differ in the last part. */
const missing = (files: Map<string, string>, later: object) =>
  [...files]
    .filter(([file]) => !file.includes("/texts/") && !file.includes("/gql/"))
    .flatMap(([file, code]) => {
      const choices = [...code.matchAll(/`(\w+\.)\$\{[^}]*\}`/g)].map(([, begin = ""]) => begin);
      return Object.keys(later)
        .filter(
          (key) => code.includes(`"${key}"`) || choices.includes(key.slice(0, key.lastIndexOf(".") + 1)),
        )
        .map((key) => `${file}: ${key}`);
    });

test("the words of what is shown first come with it", () => {
  const files = loadedWith("main.tsx");
  expect(files.size).toBeGreaterThan(30);
  expect(missing(files, { ...enWork, ...enMore })).toEqual([]);
});

test("the words of the work with a scanner come with it, and it waits for no others", () => {
  const files = loadedWith("screens/work.ts");
  expect(files.size).toBeGreaterThan(50);
  expect([...files.keys()].filter((file) => file.endsWith("/more.ts"))).toEqual([]);
  expect(missing(files, enMore)).toEqual([]);
});

test("no text is in two catalogues", () => {
  const keys = [en, enWork, enMore].flatMap((catalogue) => Object.keys(catalogue));
  expect(keys.length).toBe(new Set(keys).size);
});
