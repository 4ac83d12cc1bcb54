import { useState } from "preact/hooks";
import { later, NotLoaded } from "../../later.tsx";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Button, Pill } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Skeleton } from "../../ui/lists.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { paired, unpaired } from "../receive/next-scan.ts";
import { Work } from "../receive/screen.tsx";
import { type Session, useSession } from "../receive/session.ts";
import { MakeSession } from "./session.ts";

const PostSheet = later(
  () => import("./post-sheet.tsx").then(({ PostSheet }) => PostSheet),
  ({ failed }) => failed && <NotLoaded />,
);

/** Making something: components are scanned in, products out, in any order, and what goes into which. */
export function RunScreen({ params: { id } }: ScreenProps<"id">) {
  const session = useSession(id, MakeSession);
  const [posting, post] = useState(false);
  const head = session.head.value;
  const error = session.error.value;
  const back = `/make/${encodeURIComponent(id)}`;
  if (head)
    return (
      <>
        <Work
          session={session}
          head={head}
          back={back}
          finish={{ run: () => post(true) }}
          titles={session.parts.map(({ head: part }) =>
            t(part.operationType.kind === "CONSUMPTION" ? "run.goesIn" : "run.comesOut"),
          )}
          beside={<Pairing session={session} />}
        />
        {posting && (
          <PostSheet
            session={session}
            onClose={() => post(false)}
            onDone={() => go(back, { replace: true })}
          />
        )}
      </>
    );
  return (
    <Frame title={t("run.title")} back={back} work>
      <div class="page">
        {error && <ErrorNotice error={error} again={() => void session.reload()} />}
        {head === null ? (
          <Empty icon="factory" title={t("run.nothingOpen")}>
            <Button href={back}>{t("run.toOrder")}</Button>
          </Empty>
        ) : (
          !error && <Skeleton rows={5} />
        )}
      </div>
    </Frame>
  );
}

/** Whether components are said to go into the product that was scanned before them, or are shared over all. */
function Pairing({ session }: { session: Session }) {
  const receipt = session.receipt.value;
  const numbered = receipt.lines.some(
    ({ id, asksFor }) => receipt.outputs?.has(id) && asksFor !== "QUANTITY",
  );
  if (!numbered) return null;
  if (!receipt.pairing)
    return (
      <Button
        kind="quiet"
        icon="copy"
        onClick={() => session.change((receipt) => paired(receipt, crypto.randomUUID()))}
      >
        {t("run.pair")}
      </Button>
    );
  return (
    <div class="split wraps">
      <Pill state={receipt.whole ? "ok" : "pending"} icon="factory">
        {receipt.whole ? t("run.into", { number: receipt.whole }) : t("run.scanWhole")}
      </Pill>
      <Button kind="text" onClick={() => session.change(unpaired)}>
        {t("run.unpair")}
      </Button>
    </div>
  );
}
