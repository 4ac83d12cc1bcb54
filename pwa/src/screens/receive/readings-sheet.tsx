import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { List, Row } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import type { Scan } from "./receipt.ts";
import type { Session } from "./session.ts";

interface ReadingsSheetProps {
  scan: Scan;
  session: Session;
  close: () => void;
}

/** A code that can be read in several ways: a person chooses, nothing is guessed. */
export function ReadingsSheet({ scan, session, close }: ReadingsSheetProps) {
  const refusal = scan.state.kind === "refused" ? scan.state.refusal : undefined;
  const meaning = refusal?.__typename === "ScanUnclear" ? refusal.scan.meaning : undefined;
  if (meaning?.__typename !== "ScannedSeveral") return null;
  const leave = () => {
    session.leaveOut(scan);
    close();
  };
  return (
    <Sheet
      title={t("readings.title")}
      sub={t("readings.sub")}
      onClose={close}
      foot={
        <Button wide onClick={leave}>
          {t("act.leaveOut")}
        </Button>
      }
    >
      <List>
        {meaning.readings.map(({ index, text }) => (
          <Row
            key={index}
            title={text}
            icon="scan-barcode"
            onClick={() => {
              session.again(scan, { reading: index });
              close();
            }}
          />
        ))}
      </List>
    </Sheet>
  );
}
