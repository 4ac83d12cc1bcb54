/** Which screen an address shows. A screen gets the parts of its pattern as `params`. */
import type { ComponentType } from "preact";
import { HomeScreen } from "./screens/home.tsx";
import { MoreScreen } from "./screens/more.tsx";
import { OutboxScreen } from "./screens/outbox.tsx";
import { PersonScreen } from "./screens/person.tsx";

/** Props of every screen: the parts that its pattern names; a screen says in its own type which ones it reads. */
export interface ScreenProps<P extends string = never> {
  params: Record<P, string>;
}

// biome-ignore lint/suspicious/noExplicitAny: each screen names its own parts, the table holds all of them
type AnyScreen = ComponentType<any>;

export const ROUTES: readonly (readonly [pattern: string, screen: AnyScreen])[] = [
  ["/", HomeScreen],
  ["/outbox", OutboxScreen],
  ["/person", PersonScreen],
  ["/more", MoreScreen],
];
