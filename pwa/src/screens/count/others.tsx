/** What is asked where others counted the same goods. */
import type { OthersCounted } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";

interface OthersAskedProps {
  /** Whether there may be goods of it that others did not count. */
  beside: boolean;
  onSay: (said: OthersCounted) => void;
}

/** What others counted there, too: the figure is instead of theirs, or in addition. */
export const OthersAsked = ({ beside, onSay }: OthersAskedProps) => (
  <div class="inline">
    {beside && <Button onClick={() => onSay("ADDED_TO")}>{t("outbox.besideTheirs")}</Button>}
    <Button onClick={() => onSay("REPLACED")}>{t("outbox.insteadOfTheirs")}</Button>
  </div>
);
