/**
 * What Lighthouse thinks of pages. Reads {"port": of a running Chromium, "pages": [{"url", "cookie"}]} from standard
 * input and writes, for each page in turn, {"scores": by category, "faults": what cost points}.
 */
import { text } from "node:stream/consumers";
import lighthouse from "lighthouse";

interface Order {
  port: number;
  pages: { url: string; cookie: string }[];
}

const { port, pages } = JSON.parse(await text(process.stdin)) as Order;
const verdicts = [];
for (const { url, cookie } of pages) {
  const headers = cookie ? { extraHeaders: { Cookie: cookie } } : {};
  const run = await lighthouse(url, { port, logLevel: "error", disableFullPageScreenshot: true, ...headers });
  if (!run) throw new Error(`no result for ${url}`);
  const { categories, audits } = run.lhr;
  const scores = Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, score]));
  const counted = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  );
  const faults = counted
    .map(({ id }) => audits[id])
    .filter((audit) => audit?.errorMessage || (audit && audit.score !== null && audit.score < 0.9))
    .map((audit) => `${audit?.id}: ${audit?.errorMessage ?? audit?.displayValue ?? audit?.title}`);
  verdicts.push({ scores, faults: [...new Set(faults)] });
}
process.stdout.write(JSON.stringify(verdicts));
