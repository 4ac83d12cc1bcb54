import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { ICONS } from "../src/ui/icon-names.ts";

/** One Lucide icon as a symbol: its shapes without the svg element around them. */
function symbol(name: string): string {
  const file = new URL(`../node_modules/lucide-static/icons/${name}.svg`, import.meta.url);
  const shapes = readFileSync(file, "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/)?.[1];
  if (!shapes) throw new Error(`lucide-static has no usable icon ${name}`);
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, "")}</symbol>`;
}

/** Puts the icons that the app uses into the page, so that they are there with the first paint and offline. */
export const iconSprite = (): Plugin => ({
  name: "icon-sprite",
  transformIndexHtml: (html) =>
    html.replace(
      "<body>",
      `<body>\n    <svg class="sprite" width="0" height="0" aria-hidden="true">${ICONS.map(symbol).join("")}</svg>`,
    ),
});
