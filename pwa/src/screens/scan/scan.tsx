import { useEffect, useState } from "preact/hooks";
import { turnOff, turnOn, wanted } from "../../camera/stream.ts";
import { CameraTools, CameraView, type CameraWork } from "../../camera/view.tsx";
import { useQuery } from "../../data.ts";
import { type State, signalState } from "../../feedback.ts";
import { ScanAnythingDocument } from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import { aboutPackage } from "../../packages.ts";
import { PhotoButton } from "../../photo/button.tsx";
import { PhotoSheet } from "../../photo/sheet.tsx";
import { go, place } from "../../router.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Band } from "../../ui/band.tsx";
import { Button, Notice } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { leadsTo, type Scan } from "./meaning.ts";
import { scanHref, scanOf, useOpenScan } from "./open.ts";

/** Opens whatever is scanned or typed; where it cannot, it says what the code is and why not. */
export function ScanScreen() {
  useOpenScan();
  const scan = scanOf(place.value.searchParams);
  const filming = wanted.value;
  return (
    <Frame title={t("nav.scan")} {...(filming && { close: { label: t("camera.close"), run: turnOff } })}>
      <div class="stack page-narrow">
        {filming && <CameraView work={OPENING} hold={false} />}
        {scan && <Read key={place.value.search} scan={scan} />}
        {filming && <CameraTools />}
        {!scan && !filming && (
          <Empty icon="scan-barcode" title={t("scan.ready")}>
            {t("scan.readyNext")}
          </Empty>
        )}
        {!filming && (
          <Button kind="primary" icon="camera" wide onClick={() => void turnOn()}>
            {t("tool.camera")}
          </Button>
        )}
        {may("OPERATOR") && <Photo />}
        <Type />
      </div>
    </Frame>
  );
}

/** Whatever is seen is opened: one label at a time. */
const OPENING: CameraWork = {
  judge: () => ({ kind: "take", stop: true }),
  take: (label) => go(scanHref(label, "CAMERA"), { replace: true }),
  ask: () => Promise.resolve(null),
};

/** Codes from a photo; one of them is opened. */
function Photo() {
  const [file, setFile] = useState<File>();
  const close = () => setFile(undefined);
  return (
    <>
      <PhotoButton onPhoto={setFile}>{t("scan.photo")}</PhotoButton>
      {file && (
        <PhotoSheet
          file={file}
          verb={t("scan.open")}
          refused={() => "refused"}
          onCode={(code) => {
            close();
            go(scanHref(code, "PHOTO"));
          }}
          onPhoto={setFile}
          close={close}
        />
      )}
    </>
  );
}

/** A code from a keyboard. */
function Type() {
  const [typed, setTyped] = useState("");
  return (
    <form
      class="card card-pad stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim()) go(scanHref({ raw: typed.trim() }, "TYPED"), { replace: true });
      }}
    >
      <TextField
        label={t("scan.type")}
        hint={t("scan.typeHint")}
        mono
        autocomplete="off"
        value={typed}
        onInput={setTyped}
      />
      <Button type="submit" icon="search" wide disabled={!typed.trim()}>
        {t("scan.open")}
      </Button>
    </form>
  );
}

function Read({ scan }: { scan: NonNullable<ReturnType<typeof scanOf>> }) {
  const loaded = useQuery(ScanAnythingDocument, { scan });
  const answer = loaded.loading ? undefined : loaded.data?.resolveScan.scan;
  const target = answer && leadsTo(answer);
  useEffect(() => {
    if (!answer) return;
    signalState(target ? "ok" : stateOf(answer));
    if (target) go(target, { replace: true });
  }, [answer, target]);
  return (
    <ShowLoaded of={loaded} rows={2}>
      {({ resolveScan }) => (target === null ? <Told scan={resolveScan.scan} /> : null)}
    </ShowLoaded>
  );
}

/** How the band shows a code that opens nothing. */
const stateOf = ({ problems, meaning }: Scan): State =>
  problems.length > 0 ? "refused" : meaning.__typename === "ScannedSeveral" ? "pending" : "unknown";

const Told = ({ scan }: { scan: Scan }) => {
  const state = stateOf(scan);
  return (
    <>
      <Band
        state={state}
        scan={scan.raw}
        word={t(`scan.word.${state as "refused" | "pending" | "unknown"}`)}
        number={scan.raw}
        why={whyOf(scan)}
      />
      <Meaning scan={scan} />
      {scan.problems.map(({ message, position }) => (
        <Notice key={message} state="refused" title={message}>
          {position !== null && <p>{t("scan.at", { n: position + 1 })}</p>}
        </Notice>
      ))}
      {scan.elements.length > 0 && (
        <Section title={t("scan.parts")}>
          <dl class="card card-pad facts">
            {scan.elements.map(({ ai, title, display, position }) => (
              <div key={position} class="contents">
                <dt>
                  ({ai}) {title}
                </dt>
                <dd class="mono">{display}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
};

function whyOf({ meaning, problems }: Scan): string | undefined {
  if (problems.length > 0) return undefined;
  if (meaning.__typename === "ScannedNewNumber")
    return meaning.forProduct
      ? t("scan.newNumberOf", { product: meaning.forProduct.name })
      : t("scan.newNumber");
  if (meaning.__typename === "ScannedSeveral") return t("scan.several");
  if (meaning.__typename === "ScannedPackage") return aboutPackage(meaning);
  return t("scan.unknown");
}

/** What one can go to from here. */
function Meaning({ scan: { meaning } }: { scan: Scan }) {
  if (meaning.__typename === "ScannedNewNumber" && meaning.forProduct)
    return <MakeIt product={meaning.forProduct} number={meaning.number} />;
  if (meaning.__typename === "ScannedSeveral") return <Readings of={meaning.readings} />;
  if (meaning.__typename === "ScannedUnknown" && meaning.nearest.length > 0)
    return <Nearest of={meaning.nearest} />;
  return null;
}

type Meant = Scan["meaning"];
type MeantAs<T extends Meant["__typename"]> = Extract<Meant, { __typename: T }>;

interface MakeItProps {
  product: NonNullable<MeantAs<"ScannedNewNumber">["forProduct"]>;
  number: string;
}

/** A number that no lot has: its product, and the way to make the lot. */
function MakeIt({ product: { id, name }, number }: MakeItProps) {
  const product = encodeURIComponent(id);
  return (
    <List>
      <Row icon="package" href={`/products/${product}`} title={name} />
      <Row
        icon="plus"
        href={`/lots/new?product=${product}&number=${encodeURIComponent(number)}`}
        title={t("scan.makeLot")}
      />
    </List>
  );
}

const Readings = ({ of }: { of: MeantAs<"ScannedSeveral">["readings"] }) => (
  <Section title={t("scan.choose")}>
    <List>
      {of.map(({ index, text, lot, product }) => {
        const thing = lot
          ? { __typename: "Lot", id: lot.id }
          : product && { __typename: "Product", id: product.id };
        const href = thing && hrefOf(thing);
        return <Row key={index} title={text} {...(href && { href })} />;
      })}
    </List>
  </Section>
);

const Nearest = ({ of }: { of: MeantAs<"ScannedUnknown">["nearest"] }) => (
  <Section title={t("scan.nearest")}>
    <List>
      {of.map((node) => {
        const href = hrefOf(node);
        const [title, about] =
          "number" in node
            ? [node.number, node.product.name]
            : "name" in node
              ? [node.name, node.sku]
              : [node.id, ""];
        return (
          <Row key={node.id} title={<span class="mono">{title}</span>} {...(href && { href })}>
            {about}
          </Row>
        );
      })}
    </List>
  </Section>
);
