/** New versions: fetched behind the scenes, taken only when the person says so, and only by the tab that asked. */
import { signal } from "@preact/signals";
import { trustedScript } from "./trusted.ts";

/** Takes the waiting version; null while there is none. */
export const update = signal<(() => void) | null>(null);

const HALF_HOUR = 30 * 60_000;

/** Register the service worker and watch for new versions. */
export async function watchUpdates(): Promise<void> {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const registration = await workers.register(trustedScript("/sw.js"), { updateViaCache: "none" });
  let asked = false;
  const offer = (worker: ServiceWorker | null) => {
    if (!worker || !workers.controller) return; // the first version of all has nothing to replace
    update.value = () => {
      asked = true;
      worker.postMessage("take over");
    };
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => installing.state === "installed" && offer(installing));
  });
  registration.active?.postMessage("look at the switch");
  workers.addEventListener("controllerchange", () => asked && location.reload());
  setInterval(() => void registration.update().catch(() => {}), HALF_HOUR);
}
