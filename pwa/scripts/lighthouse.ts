/**
 * What Lighthouse thinks of pages. Reads {"port": of a running Chromium, "slowdown": of its processor, "pages":
 * [{"url", "cookie"}]} from standard input and writes, for each page in turn, {"scores": by category, "faults": what
 * cost points, "slowdown": what would have made this machine, as busy as it was, the phone that is meant}.
 */
import { text } from "node:stream/consumers";
import lighthouse from "lighthouse";

/** A phone of the middle class is four times slower than a machine that Lighthouse's own benchmark gives 1,500. */
const SLOWDOWN = 4;
const FULL_INDEX = 1500;

interface Order {
  port: number;
  slowdown: number | null;
  pages: { url: string; cookie: string }[];
}

const { port, slowdown, pages } = JSON.parse(await text(process.stdin)) as Order;
const verdicts = [];
for (const { url, cookie } of pages) {
  const headers = cookie ? { extraHeaders: { Cookie: cookie } } : {};
  const throttling = { cpuSlowdownMultiplier: slowdown ?? SLOWDOWN };
  const flags = { port, logLevel: "error", disableFullPageScreenshot: true, throttling, ...headers } as const;
  const run = await lighthouse(url, flags);
  if (!run) throw new Error(`no result for ${url}`);
  const { categories, audits, environment } = run.lhr;
  const fitting = Math.min(1, environment.benchmarkIndex / FULL_INDEX) * SLOWDOWN;
  const scores = Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, score]));
  const counted = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  );
  const faults = counted
    .map(({ id }) => audits[id])
    .filter((audit) => audit?.errorMessage || (audit && audit.score !== null && audit.score < 0.9))
    .map((audit) => `${audit?.id}: ${audit?.errorMessage ?? audit?.displayValue ?? audit?.title}`);
  verdicts.push({ scores, faults: [...new Set(faults)], slowdown: Math.max(1, fitting) });
}
process.stdout.write(JSON.stringify(verdicts));
