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
import { followLinks } from "./router.ts";
import { followKeys } from "./scanner/wedge.ts";
import { person, refresh } from "./session.ts";
import { watchUpdates } from "./updates.ts";

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

void refresh();
void navigator.storage?.persist?.();
if (import.meta.env.PROD) void watchUpdates();

const root = document.getElementById("app");
if (root) render(<App />, root);
