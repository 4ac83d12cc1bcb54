import { defineConfig } from "vitest/config";
import { documentsApart } from "./plugins/documents-apart.ts";
import { iconSprite } from "./plugins/icon-sprite.ts";
import { licences } from "./plugins/licences.ts";
import { serviceWorker } from "./plugins/service-worker.ts";

const server = process.env.LOTBOOK_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [documentsApart(), iconSprite(), licences(), serviceWorker()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../server/lotbook/static",
    emptyOutDir: true,
    target: ["chrome111", "safari16.4", "firefox114"],
    assetsInlineLimit: 0, // the content security policy permits no data: addresses
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
  server: { proxy: { "^/(graphql|documents|health|setup|answer)": { target: server, ws: true } } },
  test: { environment: "happy-dom", include: ["test/**/*.test.{ts,tsx}"], setupFiles: ["test/setup.ts"] },
});
