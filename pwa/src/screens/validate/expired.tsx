import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";

interface ExpiredProps {
  obstacles: readonly { code: string; message: string }[];
  reason: string;
  onReason: (reason: string) => void;
}

/** Lots past their last day, and who may pass them: a manager says why. */
export function Expired({ obstacles, reason, onReason }: ExpiredProps) {
  const expired = obstacles.find(({ code }) => code === "LOT_EXPIRED");
  if (!expired) return null;
  return (
    <Notice state="expired" title={expired.message}>
      {may("MANAGER") && <TextArea label={t("expired.reason")} value={reason} onInput={onReason} />}
    </Notice>
  );
}
