/** The decoder: a worker of its own, so that the screen never waits for it; loaded when the camera first looks. */

import { trustedScript } from "../trusted.ts";
import decoderUrl from "./decoder.worker.ts?worker&url";
import type { Answer, Look, Read } from "./messages.ts";

let worker: Worker | undefined;

/** Fetch and start it, so that the first picture need not wait. */
export function warmUp(): Worker {
  worker ??= new Worker(trustedScript(decoderUrl), { type: "module" });
  return worker;
}

let last: Promise<unknown> = Promise.resolve();

/** The codes in a picture, which is used up. One after the other. Throws when the decoder cannot be loaded. */
export function decode(look: Look): Promise<Read> {
  const mine = last.then(() => ask(look));
  last = mine.catch(() => undefined);
  return mine;
}

function ask(look: Look): Promise<Read> {
  const asked = warmUp();
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      asked.terminate();
      worker = undefined; // the next look tries again
      reject(new Error(why));
    };
    asked.onerror = (event) => fail(event.message || "the decoder did not start");
    asked.onmessage = ({ data }: MessageEvent<Answer>) =>
      "failed" in data ? fail(data.failed) : resolve(data);
    asked.postMessage(look, [look.picture]);
  });
}
