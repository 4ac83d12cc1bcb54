/** Screens whose code is loaded when they are first shown; the service worker keeps it on the device. */
import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ScannerWaits } from "./scanner/use-scanner.ts";
import { t } from "./texts/index.ts";
import { Button, Notice } from "./ui/basics.tsx";
import { Frame } from "./ui/frame.tsx";
import { Skeleton } from "./ui/lists.tsx";

export type LaterComponent<P> = ComponentType<P> & {
  /** Begin to load it before it is shown. */
  ahead: () => void;
};

interface Waiting {
  /** It did not come. */
  failed: boolean;
}

/** A component that stands for one of a module, from the moment it is shown. Waiting: what is there until it has come. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting: (props: P & Waiting) => ComponentChildren = WaitingScreen,
): LaterComponent<P> {
  let loaded: ComponentType<P> | undefined;
  const fetch = async () => {
    loaded = await load();
    return loaded;
  };
  function Later(props: P) {
    const [Loaded, show] = useState(() => loaded);
    const [failed, fail] = useState(false);
    useEffect(() => {
      if (Loaded) return;
      fetch().then(
        (found) => show(() => found),
        () => fail(true),
      );
    }, [Loaded]);
    return Loaded ? <Loaded {...props} /> : <Waiting {...props} failed={failed} />;
  }
  // What fails now is asked for again, and told, when it is shown.
  return Object.assign(Later, { ahead: () => void fetch().catch(() => {}) });
}

const WaitingScreen = ({ failed }: Waiting) => (
  <Frame title="Lotbook" back="/">
    {failed ? (
      <NotLoaded />
    ) : (
      <>
        <ScannerWaits />
        <Skeleton rows={6} />
      </>
    )}
  </Frame>
);

/** Says that code did not come, and offers to try again. */
export const NotLoaded = () => (
  <Notice state="offline" title={t("error.offline")} alert>
    <Button onClick={() => location.reload()}>{t("act.again")}</Button>
  </Notice>
);
