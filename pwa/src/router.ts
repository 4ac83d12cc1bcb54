/** Where the person is: the address as a signal, kept in step with the browser's history. */
import { signal } from "@preact/signals";

export const place = signal(new URL(location.href));

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null; // somebody else's address: half a code, or no text
  }
};

/** The parts of a path that fits a pattern, such as /lots/:id; null when it does not fit. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const parts: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? "";
    if (!part.startsWith(":")) {
      if (part !== value) return null;
      continue;
    }
    const told = decoded(value);
    if (told === null) return null;
    parts[part.slice(1)] = told;
  }
  return parts;
}

/** Go to an address of the app; replace it when the present one should not be come back to. */
export function go(to: string, { replace = false } = {}): void {
  history[replace ? "replaceState" : "pushState"](null, "", to);
  place.value = new URL(location.href);
}

/** Follow links and the back button without loading a page; returns how to stop. */
export function followLinks(): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  addEventListener("popstate", () => (place.value = new URL(location.href)), options);
  document.addEventListener("click", (event) => followed(event) && event.preventDefault(), options);
  return () => stop.abort();
}

function followed(event: MouseEvent): boolean {
  const link = (event.target as Element | null)?.closest("a");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain || event.defaultPrevented) return false;
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return false;
  if (/^\/(documents|graphiql|health|licences\.txt)/.test(link.pathname)) return false;
  go(link.href);
  return true;
}
