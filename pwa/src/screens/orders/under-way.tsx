/** Confirmed orders that want something and have nothing open that would bring it. */
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Notice, StateWord } from "../../ui/basics.tsx";
import type { AnyOrder, ListedOrder, Side } from "./sides.ts";

export const UnderWayNotice = ({ side, order: { notUnderWay: n } }: { side: Side; order: AnyOrder }) =>
  n > 0 ? (
    <Notice state="refused" icon="triangle-alert" title={t("orders.notUnderWay", { n })}>
      {may("OPERATOR") && t(`${side}.notUnderWayNext`)}
    </Notice>
  ) : null;

export const UnderWayMark = ({ order: { notUnderWay: n } }: { order: ListedOrder }) =>
  n > 0 ? (
    <div>
      <StateWord state="refused" icon="triangle-alert">
        {t("orders.notUnderWay", { n })}
      </StateWord>
    </div>
  ) : null;
