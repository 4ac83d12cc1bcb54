import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const FILE = fileURLToPath(new URL("../src/gql/graphql.ts", import.meta.url));
const IMPORT = /import\s*\{([^}]*)\}\s*from\s*"[^"]*\/gql\/graphql\.ts";?/g;
const DOCUMENT = /export const (\w+Document) = new TypedDocumentString\(`([^`\\]*)`/g;
const APART = "\0document:";

/** The text of each document, by its name, on one line. */
const documents = (): Map<string, string> =>
  new Map(
    [...readFileSync(FILE, "utf8").matchAll(DOCUMENT)].map(([, name = "", text = ""]) => [
      name,
      text.replace(/\s+/g, " ").trim(),
    ]),
  );

/** Puts each document of the API where it is used: all of them stand in one module, and the first page would load
 * those of every screen. */
export function documentsApart(): Plugin {
  let texts = new Map<string, string>();
  return {
    name: "documents-apart",
    apply: "build",
    enforce: "post", // the types are gone by then
    buildStart() {
      texts = documents();
    },
    resolveId: (id) => (id.startsWith(APART) ? id : null),
    load(id) {
      if (!id.startsWith(APART)) return null;
      const text = texts.get(id.slice(APART.length));
      if (text === undefined) throw new Error(`graphql.ts has no ${id.slice(APART.length)}`);
      return `export default ${JSON.stringify(text)};`;
    },
    transform: (code) =>
      code.includes("/gql/graphql.ts")
        ? code.replace(IMPORT, (_, names: string) =>
            names
              .split(",")
              .map((name) => name.trim().split(/\s+as\s+/))
              .map(([name = "", local = name]) => name && `import ${local} from "${APART}${name}";`)
              .join(" "),
          )
        : null,
  };
}
