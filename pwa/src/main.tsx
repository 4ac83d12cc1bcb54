import { effect } from "@preact/signals";
import { render } from "preact";
import "./styles/main.css";
import { offline } from "./api.ts";
import { App } from "./app.tsx";
import { forget } from "./data.ts";
import { signalState, unlockSound } from "./feedback.ts";
import { followWork } from "./last-work.ts";
import { outbox } from "./outbox/index.ts";
import { applyTheme } from "./preferences.ts";
import { followLinks, place } from "./router.ts";
import { routeOf } from "./routes.tsx";
import { followKeys } from "./scanner/wedge.ts";
import { person, refresh } from "./session.ts";
import { watchUpdates } from "./updates.ts";

/** Milliseconds for which all that a device keeps for later gives way to the first screen. */
const FIRST = 3_000;

applyTheme();
unlockSound();
followLinks();
followKeys();
followWork();

effect(() => {
  forget();
  outbox.actAs(person.value);
});

effect(() => {
  if (offline.value) signalState("offline");
});

addEventListener("offline", () => (offline.value = true));
addEventListener("online", () => void refresh().then(outbox.flush));
addEventListener("visibilitychange", () => document.visibilityState === "visible" && void outbox.flush());

routeOf(place.value.pathname)?.Screen.ahead?.(); // its code comes while the server says who is asking
void refresh();
void navigator.storage?.persist?.();
if (import.meta.env.PROD) setTimeout(() => void watchUpdates(), FIRST);

const root = document.getElementById("app");
if (root) render(<App />, root);
