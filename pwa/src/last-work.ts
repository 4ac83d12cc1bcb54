/** The transfer that someone worked on last on this device, per person: the start page leads back to it. */
import { effect } from "@preact/signals";
import { match, place } from "./router.ts";
import { person } from "./session.ts";

const key = (who: string) => `lotbook.lastTransfer.${who}`;

/** Keep in mind which transfer is being worked on; call once. */
export function followWork(): void {
  effect(() => {
    const { pathname } = place.value;
    const work = match("/transfers/:id/receive", pathname) ?? match("/transfers/:id/validate", pathname);
    if (work?.id && person.value) localStorage.setItem(key(person.value), work.id);
  });
}

/** Its global id; null where there was none. */
export const lastTransfer = (): string | null =>
  person.value === null ? null : localStorage.getItem(key(person.value));
