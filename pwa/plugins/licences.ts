import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const SHIPPED = [
  "preact",
  "@preact/signals",
  "@preact/signals-core",
  "idb",
  "lucide-static",
  "@fontsource-variable/atkinson-hyperlegible-next",
  "@fontsource-variable/atkinson-hyperlegible-mono",
];

/** Writes licences.txt: the licence of everything by others that the built app contains. */
export const licences = (): Plugin => ({
  name: "licences",
  apply: "build",
  generateBundle() {
    const texts = SHIPPED.map((name) => {
      const file = new URL(`../node_modules/${name}/LICENSE`, import.meta.url);
      return `${name}\n\n${readFileSync(file, "utf8").trim()}\n`;
    });
    this.emitFile({ type: "asset", fileName: "licences.txt", source: texts.join(`\n${"-".repeat(80)}\n\n`) });
  },
});
