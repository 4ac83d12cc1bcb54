/** What is recorded goes into a package: a new one for what is in none yet, or the one whose label was scanned. */
import { packs } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Pill } from "../../ui/basics.tsx";
import { intoNone } from "./next-scan.ts";
import { linesNow, type Receipt } from "./receipt.ts";
import type { Session } from "./session.ts";

/** Whether anything is recorded that could go into a package, and goes into none yet; components of what is made do not. */
export const canPutIn = (receipt: Receipt): boolean =>
  !receipt.into &&
  linesNow(receipt).some(({ id, done }) => Number(done) > 0 && (receipt.outputs?.has(id) ?? true));

interface PutInProps {
  session: Session;
  receipt: Receipt;
  onAsk: () => void;
}

/** Nothing before anything is recorded, and while packages are off. */
export function PutIn({ session, receipt, onAsk }: PutInProps) {
  if (!packs.value) return null;
  if (receipt.into)
    return (
      <div class="split">
        <Pill state="pending" icon="package-plus">
          {t("putIn.into", { sscc: receipt.into })}
        </Pill>
        <Button kind="text" onClick={() => session.change(intoNone)}>
          {t("putIn.stop")}
        </Button>
      </div>
    );
  if (!canPutIn(receipt)) return null;
  return (
    <Button kind="quiet" icon="package-plus" onClick={onAsk}>
      {t("putIn.title")}
    </Button>
  );
}
