import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { build, type Plugin } from "vite";

/**
 * After the app is written, builds worker/sw.ts to /sw.js with the list of the app's files (PRECACHE) and a
 * name for this very set of them (BUILD): any changed byte makes another worker, which the browser notices.
 */
export const serviceWorker = (): Plugin => ({
  name: "service-worker",
  apply: "build",
  async writeBundle(options) {
    const folder = options.dir ?? "";
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !["sw.js", "licences.txt", "sw-switch.json"].includes(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length))
      .sort();
    const hash = createHash("sha256");
    for (const file of files) hash.update(file).update(readFileSync(folder + file));
    const precache = files.map((file) => (file === "/index.html" ? "/" : file));
    await build({
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      define: {
        PRECACHE: JSON.stringify(precache),
        BUILD: JSON.stringify(hash.digest("hex").slice(0, 12)),
      },
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: "es2022",
        rolldownOptions: { input: "worker/sw.ts", output: { entryFileNames: "sw.js" } },
      },
    });
  },
});
