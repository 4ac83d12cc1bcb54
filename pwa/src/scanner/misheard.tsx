/** Says on every screen that a code was not taken, and why; it goes with the next one that is. */
import { t } from "../texts/index.ts";
import { Button, Notice } from "../ui/basics.tsx";
import { misheard } from "./wedge.ts";

const inFront = (box: HTMLElement | null): void => box?.showPopover?.();

export function Misheard() {
  const fault = misheard.value;
  if (!fault) return null;
  const close = () => (misheard.value = undefined);
  return (
    // A popover stands before an open sheet too.
    <div class="misheard" popover="manual" ref={inFront}>
      <Notice state="refused" title={t(`misheard.${fault}`)} alert>
        <p>{t("misheard.next")}</p>
        <div class="acts">
          <Button onClick={close}>{t("act.close")}</Button>
          <Button href="/settings/scanner">{t("misheard.test")}</Button>
        </div>
      </Notice>
    </div>
  );
}
