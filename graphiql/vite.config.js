import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vite";

/** Writes licences.txt: the licence of every package that ended up in the bundle. */
const licences = {
  name: "licences",
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
    const homes = modules.map((id) => id.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1]);
    const texts = [...new Set(homes.filter(Boolean))].sort().map((home) => {
      const { name, license } = JSON.parse(readFileSync(`${home}/package.json`, "utf8"));
      const file = readdirSync(home).find((entry) => /^licen[cs]e/i.test(entry));
      return `${name}: ${license}\n\n${file ? readFileSync(`${home}/${file}`, "utf8").trim() : ""}\n`;
    });
    this.emitFile({ type: "asset", fileName: "licences.txt", source: texts.join(`\n${"-".repeat(80)}\n\n`) });
  },
};

export default defineConfig({
  base: "/graphiql/",
  plugins: [licences],
  build: {
    outDir: "../server/lotbook/static/graphiql",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 6000, // an editor with a language of its own; loaded by few, kept for ever
    rolldownOptions: { checks: { moduleLevelDirective: false } }, // "use client" means nothing here
  },
  worker: { format: "es" },
});
