import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const SHIPPED = [
  "preact",
  "@preact/signals",
  "@preact/signals-core",
  "idb",
  "zxing-wasm",
  "lucide-static",
  "@fontsource-variable/atkinson-hyperlegible-next",
  "@fontsource-variable/atkinson-hyperlegible-mono",
];

/** What is compiled into a package without its licence text, and where we keep that. */
const WITHIN = [["zxing-cpp, within zxing-wasm", "../licences/apache-2.0.txt"]] as const;

const entry = (name: string, file: string) =>
  `${name}\n\n${readFileSync(new URL(file, import.meta.url), "utf8").trim()}\n`;

/** Writes licences.txt: the licence of everything by others that the built app contains. */
export const licences = (): Plugin => ({
  name: "licences",
  apply: "build",
  generateBundle() {
    const texts = [
      ...SHIPPED.map((name) => entry(name, `../node_modules/${name}/LICENSE`)),
      ...WITHIN.map(([name, file]) => entry(name, file)),
    ];
    this.emitFile({ type: "asset", fileName: "licences.txt", source: texts.join(`\n${"-".repeat(80)}\n\n`) });
  },
});
