import { daysBetween, localDay } from "../../format.ts";
import { t } from "../../texts/index.ts";
import { Pill, StateWord } from "../../ui/basics.tsx";

/** Days before its end at which a lot is said to expire soon. */
const SOON = 60;

/** How near the last day of use is: a word in a list, a pill on the lot's own page; nothing while it is far. */
export function DaysLeft({ lastDay, pill }: { lastDay: string | null; pill?: boolean }) {
  if (!lastDay) return null;
  const left = daysBetween(localDay(new Date()), lastDay);
  if (left > SOON) return null;
  const Part = pill ? Pill : StateWord;
  if (left < 0)
    return (
      <Part state="expired" solid={Boolean(pill)}>
        {t("state.expired")}
      </Part>
    );
  return (
    <Part state="expired" icon="calendar-clock">
      {left === 0 ? t("lot.lastDay") : t("lot.daysLeft", { n: left })}
    </Part>
  );
}
