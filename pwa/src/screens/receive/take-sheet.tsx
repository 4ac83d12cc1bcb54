/** Goods that others have picked or chose by hand are taken by a manager, who says why. */
import { useState } from "preact/hooks";
import { locale, t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { printed, type Scan } from "./receipt.ts";
import type { Session } from "./session.ts";

interface TakeSheetProps {
  scan: Scan;
  session: Session;
  close: () => void;
}

export function TakeSheet({ scan, session, close }: TakeSheetProps) {
  const [reason, say] = useState("");
  const refusal = scan.state.kind === "refused" ? scan.state.refusal : undefined;
  if (refusal?.__typename !== "InsufficientStock") return null;
  const holders = refusal.shortages.flatMap(({ reservedFor }) => reservedFor.map(({ number }) => number));
  const document = new Intl.ListFormat(locale).format([...new Set(holders)]);
  const take = () => {
    session.again(scan, { takeFromOthers: true, pickedReason: reason });
    close();
  };
  return (
    <Sheet
      title={t("reserve.takeTitle")}
      onClose={close}
      foot={
        <Button kind="primary" wide disabled={reason.trim() === ""} onClick={take}>
          {t("reserve.takeGo", { number: scan.guess.number ?? printed(scan.request) })}
        </Button>
      }
    >
      <p>{t("reserve.takeFrom", { document })}</p>
      <TextField label={t("reserve.takeWhy")} value={reason} onInput={say} autocomplete="off" />
    </Sheet>
  );
}
