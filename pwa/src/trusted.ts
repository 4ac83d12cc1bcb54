/** Addresses of scripts in the form that a page with Trusted Types insists on. */

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

function ours(url: string): string {
  if (url === "/sw.js" || /^\/(assets|src)\/[\w./-]+(\?[\w&=]*)?$/.test(url)) return url;
  throw new TypeError(`no script of the app: ${url}`);
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
// The content security policy permits one policy of this name.
const policy = trustedTypes?.createPolicy("lotbook", { createScriptURL: ours });

/** The address of a worker of the app. Throws for any other address. */
export const trustedScript = (url: string): string => policy?.createScriptURL(url) ?? ours(url);
