/** Top bar, page, and at the bottom the navigation or the dock of the work. */
import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { offline } from "../api.ts";
import { outbox } from "../outbox/index.ts";
import { place } from "../router.ts";
import { packs, tracks, viewer, works } from "../session.ts";
import { type TextKey, t } from "../texts/index.ts";
import { Icon, Pill } from "./basics.tsx";
import type { IconName } from "./icon-names.ts";

export interface FrameProps {
  /** What it is: name first. */
  title: string;
  /** Then its number, or what else says which one. */
  sub?: ComponentChildren;
  /** Where the one way back leads; absent on the start pages of the navigation. */
  back?: string;
  /** What is closed instead of going back, and how. */
  close?: { label: string; run: () => void };
  /** State of the document, as a Pill; shown when nothing is more urgent. */
  state?: ComponentChildren;
  /** Buttons at the bottom; on a phone they take the place of the navigation. */
  dock?: ComponentChildren;
  /** Work mode: no navigation at all, and the band and lines instead of a page. */
  work?: boolean;
  /** The picture of the camera takes the place of the lines. */
  picture?: boolean;
  children: ComponentChildren;
}

export function Frame({ title, sub, back, close, state, dock, work, picture, children }: FrameProps) {
  useEffect(() => {
    document.title = `${title} · Lotbook`;
  }, [title]);
  return (
    <div class={work ? "app app-work" : "app"}>
      <header class="topbar">
        {close ? <Close {...close} /> : back === undefined ? <Mark /> : <Back to={back} />}
        <div class="where">
          <h1>{title}</h1>
          {sub && <span>{sub}</span>}
        </div>
        <UrgentPill>{state}</UrgentPill>
        {back === undefined && !close && <Me />}
      </header>
      <main class={mainClass(work, picture)}>{children}</main>
      {dock && <footer class="dock">{dock}</footer>}
      {!work && <Navigation />}
    </div>
  );
}

const mainClass = (work?: boolean, picture?: boolean) =>
  work ? (picture ? "receive receive-cam" : "receive") : "page";

export const Mark = () => <img class="mark" src="/logo.svg" alt="" width="36" height="36" />;

const Back = ({ to }: { to: string }) => (
  <a class="tool" href={to} aria-label={t("act.back")}>
    <Icon name="arrow-left" turn />
  </a>
);

const Close = ({ label, run }: NonNullable<FrameProps["close"]>) => (
  <button type="button" class="tool" aria-label={label} onClick={run}>
    <Icon name="x" />
  </button>
);

/** The most urgent of: refused, offline and count, to send, the screen's own state. */
function UrgentPill({ children }: { children: ComponentChildren }) {
  const waiting = outbox.waiting.value;
  const refused = outbox.refused.value.length;
  const common = { href: "/outbox", solid: true };
  if (refused)
    return (
      <Pill state="refused" {...common}>
        {t("outbox.refused", { n: refused })}
      </Pill>
    );
  if (offline.value)
    return (
      <Pill state="offline" {...common}>
        {waiting ? t("outbox.offlineWaiting", { n: waiting }) : t("outbox.offline")}
      </Pill>
    );
  if (waiting)
    return (
      <Pill state="pending" icon="cloud-upload" href="/outbox">
        {t("outbox.waiting", { n: waiting })}
      </Pill>
    );
  return (
    <>
      {children ?? (
        <Pill state="ok" icon="check">
          {t("outbox.allSent")}
        </Pill>
      )}
    </>
  );
}

function Me() {
  const name = viewer.value?.user?.name ?? "";
  const initials = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();
  return (
    <a class="tool" href="/person">
      <span class="me" aria-hidden="true">
        {initials}
      </span>
      <span class="vh">{t("person.switch", { name })}</span>
    </a>
  );
}

interface Target {
  href: string;
  text: TextKey;
  icon: IconName;
  /** Further pages that belong to it. */
  also?: string;
  /** On a phone behind More; More itself only there. */
  only?: "wide" | "narrow" | "scan";
  /** Shows nothing while the company tracks nothing, or packs nothing, and to who only looks. */
  while?: ReadonlySignal<boolean>;
}

const TARGETS: readonly Target[] = [
  { href: "/", text: "nav.home", icon: "house" },
  { href: "/transfers", text: "nav.transfers", icon: "arrow-left-right" },
  { href: "/scan", text: "nav.scan", icon: "scan-barcode", only: "scan" },
  { href: "/lots", text: "nav.lots", icon: "tag", while: tracks },
  { href: "/orders", text: "nav.orders", icon: "clipboard-list", also: "/sales", only: "wide" },
  { href: "/make", text: "nav.make", icon: "factory", only: "wide" },
  { href: "/bills", text: "nav.bills", icon: "receipt-text", also: "/invoices", only: "wide" },
  { href: "/holds", text: "nav.holds", icon: "hand", only: "wide" },
  { href: "/recalls", text: "nav.recalls", icon: "megaphone", only: "wide", while: tracks },
  { href: "/packages", text: "nav.packages", icon: "package-open", only: "wide", while: packs },
  { href: "/counts", text: "nav.counts", icon: "clipboard-list", only: "wide" },
  { href: "/scrap", text: "nav.scrap", icon: "ban", only: "wide", while: works },
  { href: "/products", text: "nav.products", icon: "package", only: "wide" },
  { href: "/settings", text: "nav.settings", icon: "settings", only: "wide" },
  { href: "/more", text: "nav.more", icon: "menu", only: "narrow" },
];

const shown = (targets: readonly Target[]) => targets.filter((target) => target.while?.value ?? true);

function isCurrent(href: string | undefined): boolean {
  const path = place.value.pathname;
  return path === href || (href !== undefined && href !== "/" && path.startsWith(`${href}/`));
}

const Navigation = () => (
  <nav class="nav" aria-label={t("nav.name")}>
    <div class="mark-cell">
      <Mark />
      <span>Lotbook</span>
    </div>
    <ul>
      {shown(TARGETS).map(({ href, also, text, icon, only }) => (
        <li key={href} class={only === "scan" ? undefined : only}>
          <a
            href={href}
            class={only === "scan" ? "nav-scan" : undefined}
            aria-current={[href, also].some(isCurrent) ? "page" : undefined}
          >
            <Icon name={icon} />
            {t(text)}
            {only === "narrow" && <span class="vh"> {t("nav.morePages")}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** What is behind More on a phone: the targets that the rail shows on wide screens. */
export const moreTargets = () => shown(TARGETS).filter(({ only }) => only === "wide");
