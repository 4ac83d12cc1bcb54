/** Screens whose code is loaded when they are first shown; the service worker keeps it on the device. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ScannerWaits } from "./scanner/use-scanner.ts";
import { t } from "./texts/index.ts";
import { Button, Notice } from "./ui/basics.tsx";
import { Frame } from "./ui/frame.tsx";
import { Skeleton } from "./ui/lists.tsx";

/** A component that stands for one of a module, from the moment it is shown. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [Screen, show] = useState(() => loaded);
    const [failed, fail] = useState(false);
    useEffect(() => {
      if (Screen) return;
      load().then(
        (found) => {
          loaded = found;
          show(() => found);
        },
        () => fail(true),
      );
    }, [Screen]);
    if (Screen) return <Screen {...props} />;
    return (
      <Frame title="Lotbook" back="/">
        {failed ? (
          <Notice state="offline" title={t("error.offline")} alert>
            <Button onClick={() => location.reload()}>{t("act.again")}</Button>
          </Notice>
        ) : (
          <>
            <ScannerWaits />
            <Skeleton rows={6} />
          </>
        )}
      </Frame>
    );
  };
}
