import { defineConfig } from "vitest/config";
import { documentsApart } from "./plugins/documents-apart.ts";
import { iconSprite } from "./plugins/icon-sprite.ts";
import { licences } from "./plugins/licences.ts";
import { serviceWorker } from "./plugins/service-worker.ts";

const server = process.env.LOTBOOK_SERVER ?? "http://127.0.0.1:8000";

/** What several groups of screens share, in few files: each one more is one more way to the server. */
const SHARED = [
  { name: "first", tags: ["$initial" as const], priority: 4 },
  {
    name: "ground",
    test: /src\/(ui\/|[\w-]+\.tsx?$|texts\/(work|en-work|en\/(work|receive|camera|notice|run))\.ts)/,
    minShareCount: 3,
    priority: 3,
  },
  {
    name: "scanning",
    test: /src\/(scanner|camera|photo\/button)|standards\/gs1|receive\/(receipt|guess|states|notice-progress|wake-lock)|transfers\/title|on-transfer|days-left/,
    minShareCount: 2,
    priority: 2,
  },
  { name: "shared", test: /src\/screens|document:/, minShareCount: 3, priority: 1 },
];

export default defineConfig({
  plugins: [documentsApart(), iconSprite(), licences(), serviceWorker()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../server/lotbook/static",
    emptyOutDir: true,
    target: ["chrome111", "safari16.4", "firefox114"],
    assetsInlineLimit: 0, // the content security policy permits no data: addresses
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: SHARED } } },
  },
  worker: { format: "es" },
  server: { proxy: { "^/(graphql|documents|health|setup|answer)": { target: server, ws: true } } },
  // A file whose tests need a page says so in its first line: to make one takes longer than most of the tests.
  test: { pool: "threads", include: ["test/**/*.test.{ts,tsx}"], setupFiles: ["test/setup.ts"] },
});
