import { useEffect, useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { signalState } from "../../feedback.ts";
import { ExplainScanDocument, type ExplainScanQuery, ScannerSheetDocument } from "../../gql/graphql.ts";
import { longestPause, PAUSES, separator } from "../../preferences.ts";
import { canSeparate, LONGEST_SEPARATOR } from "../../scanner/separator.ts";
import { type Heard, listenTest } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Segments, TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { PaperLink } from "../../ui/paper-link.tsx";

type Explained = ExplainScanQuery["explainScan"];

/** How much shorter than the longest pause one is that a scanner makes every time. */
const ROOM = 1.2;

/** What a scanner sends, and what to change on it; never opens what it reads. */
export function ScannerScreen() {
  // Counts what was heard, so that the same code twice is asked about twice.
  const [{ heard, at }, setHeard] = useState<{ heard?: Heard; at: number }>({ at: 0 });
  useEffect(() => listenTest((heard) => setHeard(({ at }) => ({ heard, at: at + 1 }))), []);
  return (
    <Frame title={t("settings.scanner")} sub={t("nav.settings")} back="/settings">
      <div class="stack page-narrow">
        {heard ? (
          <Result key={`${at} ${separator.value}`} {...heard} />
        ) : (
          <Empty icon="scan-barcode" title={t("scanner.ready")}>
            {t("scanner.readyNext")}
          </Empty>
        )}
        <Sheet />
        <Section title={t("scanner.device")}>
          <div class="card card-pad stack">
            <Separator />
            <Pause />
          </div>
        </Section>
      </div>
    </Frame>
  );
}

const Sheet = () => (
  <ShowLoaded of={useQuery(ScannerSheetDocument)} rows={1}>
    {({ scannerTestSheet }) => <PaperLink href={scannerTestSheet.url}>{t("scanner.sheet")}</PaperLink>}
  </ShowLoaded>
);

function Result({ code, pause, fault }: Heard) {
  const { raw, symbology } = code;
  const scan = {
    raw,
    reader: "WEDGE" as const,
    ...(symbology && { symbology }),
    ...(separator.value && { separator: separator.value }),
  };
  const loaded = useQuery(ExplainScanDocument, { scan });
  const found = loaded.loading ? undefined : loaded.data?.explainScan;
  useEffect(() => {
    if (found) signalState(isRight(found) && !fault ? "ok" : "refused");
  }, [found, fault]);
  return (
    <ShowLoaded of={loaded} rows={3}>
      {({ explainScan }) => (
        <>
          <Verdict explained={explainScan} fault={fault} />
          <Pace pause={pause} />
          <Received explained={explainScan} pause={pause} />
        </>
      )}
    </ShowLoaded>
  );
}

/** A code that is not of the sheet is right when nothing is wrong with it. */
const isRight = ({ test, right, findings, scan }: Explained): boolean =>
  test ? right : findings.length === 0 && scan.problems.every(({ warning }) => warning);

function Verdict({ explained, fault }: { explained: Explained; fault: Heard["fault"] }) {
  const { test, findings, scan } = explained;
  const name = test ? t(`scanner.test.${test}`) : t("scanner.otherCode");
  return (
    <div class="stack-s" role="status">
      {isRight(explained) && !fault && (
        <Notice state="ok" title={t(test ? "scanner.right" : "scanner.clear", { name })}>
          <p>{t(test ? "scanner.rightNext" : "scanner.clearNext")}</p>
        </Notice>
      )}
      {fault === "open" && (
        <Notice state="refused" title={t("scanner.setting.ENTER")}>
          <p>{t("scanner.noEnter")}</p>
        </Notice>
      )}
      {findings.map(({ setting, message, separator: sent }) => (
        <Notice key={setting} state="refused" title={t(`scanner.setting.${setting}`)}>
          <p>{message}</p>
          {sent && (
            <Button wide icon="check" onClick={() => (separator.value = sent)}>
              {t("scanner.use", { separator: sent })}
            </Button>
          )}
        </Notice>
      ))}
      {findings.length === 0 &&
        scan.problems.map(({ message, warning }) => (
          <Notice key={message} state={warning ? "unknown" : "refused"} title={message} />
        ))}
    </div>
  );
}

interface ReceivedProps {
  explained: Explained;
  pause: number;
}

/** What is to be set where a scanner pauses nearly as long as is waited for it, or longer. */
function Pace({ pause }: { pause: number }) {
  const longest = longestPause.value;
  if (pause * ROOM <= longest) return null;
  const enough = PAUSES.find((each) => each >= pause * ROOM);
  return (
    <Notice state={pause > longest ? "refused" : "unknown"} title={t("scanner.slow", { pause })}>
      <p>{t(pause > longest ? "scanner.slowNext" : "scanner.nearlySlow", { longest })}</p>
      {enough && (
        <Button wide icon="check" onClick={() => (longestPause.value = enough)}>
          {t("scanner.wait", { enough })}
        </Button>
      )}
    </Notice>
  );
}

const Received = ({ explained: { symbologyName, scan, characters }, pause }: ReceivedProps) => (
  <Section title={t("scanner.received")}>
    <div class="card card-pad stack">
      <dl class="facts">
        <dt>{t("scanner.symbology")}</dt>
        <dd>
          {scan.symbology ? (
            <>
              <span class="mono">{scan.symbology}</span> {symbologyName}
            </>
          ) : (
            t("scanner.notTold")
          )}
        </dd>
        <dt>{t("scanner.pause")}</dt>
        <dd>{t("scanner.ms", { n: pause })}</dd>
        {scan.elements.map(({ ai, title, display, position }) => (
          <div key={position} class="contents">
            <dt>
              ({ai}) {title}
            </dt>
            <dd class="mono">{display}</dd>
          </div>
        ))}
      </dl>
      <ol class="characters" aria-label={t("scanner.characters", { n: characters.length })}>
        {characters.map(({ position, shown, codePoint, odd }) => (
          <li key={position} class={odd ? "is-unknown" : undefined}>
            <span class="mono">{shown}</span>
            {(odd || shown.length > 1) && <small>{codePoint}</small>}
          </li>
        ))}
      </ol>
    </div>
  </Section>
);

const USUAL = ["", "|", "~"];

/** What stands for FNC1 on this device. */
function Separator() {
  const kept = separator.value;
  const [own, setOwn] = useState(USUAL.includes(kept) ? null : kept);
  const choose = (chosen: string) => {
    if (chosen === "own") return setOwn("");
    setOwn(null);
    separator.value = chosen;
  };
  const type = (typed: string) => {
    setOwn(typed);
    if (typed && canSeparate(typed)) separator.value = typed;
  };
  const options = [
    ...USUAL.map((each) => [each, each || t("scanner.gs")] as const),
    ["own", t("scanner.own")] as const,
  ];
  return (
    <>
      <Segments
        legend={t("scanner.separatorLegend")}
        options={options}
        value={own === null ? kept : "own"}
        onChange={choose}
      />
      {own !== null && (
        <TextField
          label={t("scanner.ownLabel", { n: LONGEST_SEPARATOR })}
          hint={t("scanner.ownHint")}
          error={own && !canSeparate(own) ? t("scanner.ownWrong") : undefined}
          mono
          autocomplete="off"
          value={own}
          onInput={type}
        />
      )}
    </>
  );
}

/** How long this device waits for the next character of a scanner. */
const Pause = () => (
  <div class="stack-s">
    <Segments
      legend={t("scanner.longest")}
      options={PAUSES.map((each) => [each, t("scanner.ms", { n: each })] as const)}
      value={longestPause.value}
      onChange={(chosen) => (longestPause.value = chosen)}
    />
    <p class="hint">{t("scanner.longestHint")}</p>
  </div>
);
