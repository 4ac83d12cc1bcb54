import type { Role } from "./gql/graphql.ts";
import { outbox } from "./outbox/index.ts";
import { place } from "./router.ts";
import { routeOf } from "./routes.tsx";
import { Misheard } from "./scanner/misheard.tsx";
import { ScannerWaits } from "./scanner/use-scanner.ts";
import { SignInScreen } from "./screens/sign-in.tsx";
import { may, session } from "./session.ts";
import { t } from "./texts/index.ts";
import { Button } from "./ui/basics.tsx";
import { Frame } from "./ui/frame.tsx";
import { Empty } from "./ui/lists.tsx";
import { update } from "./updates.ts";

export function App() {
  if (session.value.state === "unknown") return <ScannerWaits />;
  if (session.value.state === "out") return <SignInScreen />;
  return (
    <>
      <Screen path={place.value.pathname} />
      <UpdateOffer />
      <Misheard />
    </>
  );
}

function Screen({ path }: { path: string }) {
  const found = routeOf(path);
  if (found) {
    const { Screen, params, least } = found;
    return !least || may(least) ? <Screen key={path} params={params} /> : <ForOthers least={least} />;
  }
  return (
    <Frame title={t("error.notFound")} back="/">
      <Empty icon="circle-question-mark" title={t("error.notFound")}>
        {t("error.notFoundNext")}
      </Empty>
    </Frame>
  );
}

/** Told before anything is typed that could not be sent. */
const ForOthers = ({ least }: { least: Role }) => (
  <Frame title={t("only.title")} back={place.value.pathname.replace(/\/[^/]*$/, "") || "/"}>
    <Empty icon="lock" title={t(least === "OPERATOR" ? "only.operators" : "only.managers")}>
      {t("only.next")}
    </Empty>
  </Frame>
);

/** Never in the middle of work: only with everything sent, and on a screen of the navigation. */
function UpdateOffer() {
  const take = update.value;
  const busy = outbox.waiting.value > 0 || /\/(receive|validate)$/.test(place.value.pathname);
  if (!take || busy) return null;
  return (
    <div class="update" role="status">
      {t("update.ready")}
      <Button onClick={take}>{t("update.take")}</Button>
    </div>
  );
}
