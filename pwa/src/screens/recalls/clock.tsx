/** How long a recall has run: ticking while it does, then how long it took. */
import { useEffect, useState } from "preact/hooks";
import type { RecallFactsFragment } from "../../gql/graphql.ts";

/** 3725 as 1:02:05; beyond a day 2 d 03:04. */
export function span(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600)];
  if (days > 0) return `${days} d ${two(hours % 24)}:${two((seconds / 60) % 60)}`;
  return `${hours}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

export function Clock({ of: { createdAt, closedAt, state } }: { of: RecallFactsFragment }) {
  const [now, tick] = useState(Date.now());
  const runs = state !== "CLOSED" && state !== "CANCELLED";
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  const end = closedAt ? Date.parse(closedAt) : now;
  return <p class="clock">{span(Math.max(0, (end - Date.parse(createdAt)) / 1000))}</p>;
}
