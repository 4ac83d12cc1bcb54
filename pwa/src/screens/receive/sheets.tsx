/** All that opens over the work on a transfer, which comes behind its screen. */
import "../../texts/more.ts";
import { PhotoSheet } from "../../photo/sheet.tsx";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import type { Head } from "./found.ts";
import { LabelSheet } from "./label-sheet.tsx";
import { NewLotSheet } from "./new-lot-sheet.tsx";
import { keyedIn } from "./next-scan.ts";
import { NumbersSheet } from "./numbers-sheet.tsx";
import { PutInSheet } from "./put-in-sheet.tsx";
import { HowMuchSheet, LineQuantitySheet, NextQuantitySheet } from "./quantity-sheets.tsx";
import { ReadingsSheet } from "./readings-sheet.tsx";
import { type Line, linesNow, type Scan } from "./receipt.ts";
import type { Session } from "./session.ts";
import { stateOfRefusal } from "./states.ts";
import { TakeSheet } from "./take-sheet.tsx";
import { TypeSheet } from "./type-sheet.tsx";

export { CartonCheck } from "./carton-check.tsx";

export type Tool = "type" | "quantity" | "label";

/** Which sheet lies over the work; a scan goes through all of them. */
export type Open =
  | { sheet: Tool }
  | { sheet: "photo"; file: File }
  | { sheet: "putIn"; again: number }
  | { sheet: "line"; line: string }
  | { sheet: "readings" | "newLot" | "howMuch" | "take"; scan: Scan };

interface OpenSheetProps {
  open: Open;
  session: Session;
  head: Head;
  /** Whether a code was a command, and is done. */
  hear: (code: ReadCode) => boolean;
  onPhoto: (file: File) => void;
  close: () => void;
}

export function OpenSheet({ open, session, head, hear, onPhoto, close }: OpenSheetProps) {
  const receipt = session.receipt.value;
  const lines = linesNow(receipt);
  const done = () => {
    close();
    void session.reload();
  };
  switch (open.sheet) {
    case "type":
      return <TypeSheet session={session} lines={lines} close={close} />;
    case "photo":
      return (
        <PhotoSheet
          file={open.file}
          on={head.id}
          verb={t("photo.record")}
          refused={stateOfRefusal}
          onCode={(code) => hear(code) || session.scan(code, "PHOTO")}
          onPhoto={onPhoto}
          close={close}
        />
      );
    case "quantity":
      return (
        <NextQuantitySheet
          line={lines.find((line) => line.id === receipt.open)}
          onDone={(keyed) => {
            session.change((before) => keyedIn(before, keyed));
            close();
          }}
          close={close}
        />
      );
    case "putIn":
      return <PutInSheet session={session} again={open.again} onClose={close} />;
    case "label":
      return <LabelSheet transfer={session.giving?.id ?? head.id} receipt={receipt} close={close} />;
    case "line":
      return (
        <LineSheet
          line={lines.find((line) => line.id === open.line)}
          head={session.headOf(open.line) ?? head}
          reload={() => session.reload()}
          close={close}
          done={done}
        />
      );
    case "readings":
      return <ReadingsSheet scan={open.scan} session={session} close={close} />;
    case "take":
      return <TakeSheet scan={open.scan} session={session} close={close} />;
    case "newLot":
      return (
        <NewLotSheet
          scan={open.scan}
          session={session}
          head={session.giving ?? head}
          lines={receipt.outputs ? lines.filter(({ id }) => receipt.outputs?.has(id)) : lines}
          close={close}
        />
      );
    case "howMuch":
      return (
        <HowMuchSheet
          scan={open.scan}
          lines={lines}
          onDone={(keyed) => {
            session.again(open.scan, { quantity: keyed });
            close();
          }}
          close={close}
        />
      );
  }
}

interface LineSheetProps {
  line: Line | undefined;
  head: Head;
  reload: () => Promise<void>;
  close: () => void;
  done: () => void;
}

function LineSheet({ line, head, reload, close, done }: LineSheetProps) {
  if (!line) return null;
  return line.asksFor === "QUANTITY" ? (
    <LineQuantitySheet line={line} head={head} close={close} done={done} />
  ) : (
    <NumbersSheet line={line} head={head} reload={reload} close={done} />
  );
}
