import { useEffect, useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { signalState } from "../../feedback.ts";
import { ExplainScanDocument, type ExplainScanQuery, ScannerSheetDocument } from "../../gql/graphql.ts";
import { separator } from "../../preferences.ts";
import { canSeparate, LONGEST_SEPARATOR } from "../../scanner/separator.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import { listenOpen, type ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Segments, TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { PaperLink } from "../../ui/paper-link.tsx";

type Explained = ExplainScanQuery["explainScan"];

interface Heard {
  code: ReadCode;
  /** Counts what was heard, so that the same code twice is asked about twice. */
  at: number;
  /** No Enter came behind it. */
  open: boolean;
}

/** What a scanner sends, and what to change on it; never opens what it reads. */
export function ScannerScreen() {
  const [heard, setHeard] = useState<Heard | null>(null);
  const hear = (code: ReadCode, open: boolean) =>
    setHeard((before) => ({ code, open, at: (before?.at ?? 0) + 1 }));
  useScanner((code) => hear(code, false));
  useEffect(() => listenOpen((code) => hear(code, true)), []);
  return (
    <Frame title={t("settings.scanner")} sub={t("nav.settings")} back="/settings">
      <div class="stack page-narrow">
        {heard ? (
          <Result key={`${heard.at} ${separator.value}`} {...heard} />
        ) : (
          <Empty icon="scan-barcode" title={t("scanner.ready")}>
            {t("scanner.readyNext")}
          </Empty>
        )}
        <Sheet />
        <Separator />
      </div>
    </Frame>
  );
}

const Sheet = () => (
  <ShowLoaded of={useQuery(ScannerSheetDocument)} rows={1}>
    {({ scannerTestSheet }) => <PaperLink href={scannerTestSheet.url}>{t("scanner.sheet")}</PaperLink>}
  </ShowLoaded>
);

function Result({ code, open }: Heard) {
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
    if (found) signalState(isRight(found) && !open ? "ok" : "refused");
  }, [found, open]);
  return (
    <ShowLoaded of={loaded} rows={3}>
      {({ explainScan }) => (
        <>
          <Verdict explained={explainScan} open={open} />
          <Received explained={explainScan} />
        </>
      )}
    </ShowLoaded>
  );
}

/** A code that is not of the sheet is right when nothing is wrong with it. */
const isRight = ({ test, right, findings, scan }: Explained): boolean =>
  test ? right : findings.length === 0 && scan.problems.every(({ warning }) => warning);

function Verdict({ explained, open }: { explained: Explained; open: boolean }) {
  const { test, findings, scan } = explained;
  const name = test ? t(`scanner.test.${test}`) : t("scanner.otherCode");
  return (
    <div class="stack-s" role="status">
      {isRight(explained) && !open && (
        <Notice state="ok" title={t(test ? "scanner.right" : "scanner.clear", { name })}>
          <p>{t(test ? "scanner.rightNext" : "scanner.clearNext")}</p>
        </Notice>
      )}
      {open && (
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

const Received = ({ explained: { symbologyName, scan, characters } }: { explained: Explained }) => (
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
    <Section title={t("scanner.separator")}>
      <div class="card card-pad stack">
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
      </div>
    </Section>
  );
}
