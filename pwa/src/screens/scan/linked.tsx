import { useEffect } from "preact/hooks";
import { go, place } from "../../router.ts";
import { numberLinked } from "../../scanner/page-link.ts";
import { scanHref } from "./open.ts";
import { ScanScreen } from "./scan.tsx";

/** What the link on a label names, opened by the camera of any phone: it is read as if it had been scanned here. */
export function LinkedScreen() {
  const { href, pathname, search } = place.value;
  useEffect(() => {
    // Without its domain it is ours under whatever name this server was opened.
    const raw = numberLinked(href) === null ? href : pathname + search;
    go(scanHref({ raw }, "CAMERA"), { replace: true });
  }, [href, pathname, search]);
  return <ScanScreen />;
}
