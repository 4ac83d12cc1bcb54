/** The service worker: the app starts without a signal. It never touches the API, documents or health. */
declare const self: ServiceWorkerGlobalScope;
/** Filled in by plugins/service-worker.ts: paths of the app's files, and a name for this very set of them. */
declare const PRECACHE: string[];
declare const BUILD: string;

const PREFIX = "lotbook-";
const CACHE = PREFIX + BUILD;
/** Paths that belong to the server and are no page of the app. */
const SERVER = /^\/(graphql|graphiql|documents|health|setup|answer|licences\.txt)(\/|$)/;
/** Says {"kill": true} to take this worker and its caches off every device: a way back from a broken release. */
const SWITCH = "/sw-switch.json";

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  // Files under /assets/ have their hash in the name; all others must not come out of the HTTP cache.
  const fresh = (path: string) =>
    new Request(path, { cache: path.startsWith("/assets/") ? "default" : "reload" });
  await cache.addAll(PRECACHE.map(fresh));
}

async function activate(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  // The previous version stays: a tab that still runs it may ask for its files.
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
  if (await killed()) await remove();
  else await self.clients.claim();
}

async function killed(): Promise<boolean> {
  const response = await fetch(SWITCH, { cache: "no-store" }).catch(() => null);
  if (!response?.ok || !response.headers.get("content-type")?.includes("json")) return false;
  return (await response.json()).kill === true;
}

async function remove(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await self.registration.unregister();
}

async function shell(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match("/")) ?? fetch(request);
}

const file = async (request: Request) =>
  (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
  if (event.data === "look at the switch")
    event.waitUntil(killed().then((kill) => (kill ? remove() : undefined)));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || SERVER.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(shell(request));
  else if (PRECACHE.includes(pathname) || pathname.startsWith("/assets/")) event.respondWith(file(request));
});

export {};
