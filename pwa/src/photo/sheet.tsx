/** A photo of labels: the picture with its codes outlined, each with what it means, to be used one by one or together. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, query } from "../api.ts";
import { type State, signalState } from "../feedback.ts";
import { PhotoCodeDocument } from "../gql/graphql.ts";
import type { ReadCode } from "../scanner/wedge.ts";
import { t } from "../texts/index.ts";
import { Button, Notice, StateWord } from "../ui/basics.tsx";
import { Empty, Skeleton } from "../ui/lists.tsx";
import { ErrorNotice } from "../ui/loaded.tsx";
import { Sheet } from "../ui/overlay.tsx";
import { PhotoButton } from "./button.tsx";
import { type Meant, meant } from "./meaning.ts";
import { asOneLabel, type PhotoAnswer, type PhotoCode, readCodeOf, readPhoto, shrunk } from "./photo.ts";
import { Picture } from "./picture.tsx";

export interface PhotoSheetProps {
  file: File;
  /** The open document, on which a code does something. */
  on?: string;
  /** What the button of a code says. */
  verb: string;
  /** How a refusal is shown, by its code. */
  refused: (code: string) => State;
  onCode: (code: ReadCode) => void;
  /** Another photo was taken instead. */
  onPhoto: (file: File) => void;
  close: () => void;
}

/** What the server can take as one scan. */
const MOST_OF_A_LABEL = 8;
const NONE: readonly PhotoCode[] = [];

type Meanings = ReadonlyMap<number, Meant>;

type Now =
  | { step: "reading" }
  | { step: "read"; answer: PhotoAnswer; address: string }
  | { step: "failed"; error: ApiError };

export function PhotoSheet(props: PhotoSheetProps) {
  const { file, onCode, onPhoto, close } = props;
  const [now, again] = useReading(file);
  const codes = now.step === "read" ? now.answer.codes : NONE;
  const meanings = useMeanings(codes, props);
  const label = together(codes, meanings);
  return (
    <Sheet
      title={t("photo.title")}
      sub={t("photo.sub")}
      onClose={close}
      foot={
        <>
          <PhotoButton onPhoto={onPhoto}>{t("photo.another")}</PhotoButton>
          {label?.beside && (
            <Button
              wide
              icon="check"
              onClick={() => {
                onCode(label);
                close();
              }}
            >
              {label.beside.length + 1 === codes.length
                ? t("photo.together", { n: codes.length })
                : t("photo.someTogether", { n: label.beside.length + 1, all: codes.length })}
            </Button>
          )}
        </>
      }
    >
      {now.step === "reading" && <Reading />}
      {now.step === "failed" && <Failed error={now.error} again={again} />}
      {now.step === "read" && codes.length === 0 && <Nothing address={now.address} answer={now.answer} />}
      {now.step === "read" && codes.length > 0 && <Codes {...props} {...now} meanings={meanings} />}
    </Sheet>
  );
}

/** All codes that tell of goods as one scan, where none of them is foreign or doubtful. */
function together(all: readonly PhotoCode[], meanings: Meanings): ReadCode | undefined {
  const codes = all.map((code, at) => ({ ...code, at })).filter(({ at }) => !meanings.get(at)?.idle);
  const fit = codes.flatMap(({ scan, confirm, at }) => {
    const means = meanings.get(at);
    return scan && !confirm && means && !means.foreign ? [readCodeOf(scan)] : [];
  });
  return fit.length === codes.length && fit.length <= MOST_OF_A_LABEL ? asOneLabel(fit) : undefined;
}

/** The photo read as soon as it is there; and how to send it again. */
function useReading(file: File): [now: Now, again: () => void] {
  const [now, setNow] = useState<Now>({ step: "reading" });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    let address: string | undefined;
    const read = async (): Promise<Now> => {
      const picture = await shrunk(file);
      const answer = await readPhoto(picture);
      address = URL.createObjectURL(picture);
      return { step: "read", answer, address };
    };
    setNow({ step: "reading" });
    read().then(
      (next) => {
        if (gone) return URL.revokeObjectURL(address ?? "");
        signalState(next.step === "read" && next.answer.codes.length > 0 ? "ok" : "unknown");
        setNow(next);
      },
      (error) => {
        if (!(error instanceof ApiError)) throw error;
        if (!gone) setNow({ step: "failed", error });
      },
    );
    return () => {
      gone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [file, tries]);
  return [now, () => setTries((before) => before + 1)];
}

const Reading = () => (
  <div role="status">
    <span class="vh">{t("photo.reading")}</span>
    <Skeleton rows={3} />
  </div>
);

function Failed({ error, again }: { error: ApiError; again: () => void }) {
  if (error.kind === "offline")
    return (
      <Notice state="offline" title={t("photo.offline")} alert>
        <p>{t("photo.offlineNext")}</p>
        <Button onClick={again}>{t("act.again")}</Button>
      </Notice>
    );
  if (error.kind === "rejected")
    return (
      <Notice state="refused" title={error.message} alert>
        <Tips />
      </Notice>
    );
  return <ErrorNotice error={error} again={again} />;
}

const Nothing = (shown: { address: string; answer: PhotoAnswer }) => (
  <>
    <Picture {...shown} />
    <Empty icon="image" title={t("photo.nothing")}>
      <Tips />
    </Empty>
  </>
);

const Tips = () => (
  <ul class="facts-list photo-tips">
    <li>{t("photo.tip.near")}</li>
    <li>{t("photo.tip.still")}</li>
    <li>{t("photo.tip.light")}</li>
  </ul>
);

interface CodesProps extends PhotoSheetProps {
  answer: PhotoAnswer;
  address: string;
  meanings: Meanings;
}

function Codes({ answer, address, meanings, on, verb, onCode, close }: CodesProps) {
  const [used, setUsed] = useState<ReadonlySet<PhotoCode>>(new Set());
  const use = (code: PhotoCode) => {
    if (!code.scan) return;
    onCode(readCodeOf(code.scan));
    if (answer.codes.length === 1) close();
    else setUsed((before) => new Set(before).add(code));
  };
  return (
    <>
      <Picture address={address} answer={answer} codes={answer.codes} />
      <ol class="card photo-codes">
        {answer.codes.map((code, at) => (
          <Code
            key={`${code.shown} ${at}`}
            code={code}
            at={at}
            picture={code.confirm ? <Picture address={address} answer={answer} codes={[code]} near /> : null}
            means={meanings.get(at)}
            action={
              used.has(code) ? (
                <StateWord state="ok">{t("photo.used")}</StateWord>
              ) : (
                code.scan &&
                !(on && meanings.get(at)?.foreign) && (
                  <Button icon="check" onClick={() => use(code)}>
                    {code.confirm ? t("photo.confirmed") : verb}
                  </Button>
                )
              )
            }
          />
        ))}
      </ol>
    </>
  );
}

interface CodeProps {
  code: PhotoCode;
  at: number;
  means: Meant | undefined;
  picture: ComponentChildren;
  action: ComponentChildren;
}

function Code({ code, at, means, picture, action }: CodeProps) {
  return (
    <li class={means && `is-${means.state}`}>
      <p class="photo-code">
        <b>{at + 1}</b> <span class="mono">{code.shown}</span>
      </p>
      {picture}
      {code.confirm && <p class="small">{t("photo.confirm")}</p>}
      {means && <StateWord state={means.state}>{means.text}</StateWord>}
      {action}
    </li>
  );
}

/** What the server makes of each code, by its place; what it has not said yet is missing. */
function useMeanings(codes: readonly PhotoCode[], { on, refused }: PhotoSheetProps): Meanings {
  const [meanings, setMeanings] = useState<Meanings>(new Map());
  const newest = useRef(refused);
  newest.current = refused;
  useEffect(() => {
    setMeanings(new Map());
    for (const [at, { scan }] of codes.entries()) {
      const learn = (means: Meant) => setMeanings((before) => new Map(before).set(at, means));
      if (!scan) {
        learn({ state: "refused", text: t("photo.binary"), foreign: true });
        continue;
      }
      const asked = { scan: { ...scan, reader: "PHOTO" as const }, ...(on && { on }) };
      query(PhotoCodeDocument, asked).then(
        ({ resolveScan }) => learn(meant(resolveScan, newest.current)),
        () => {}, // using it will tell
      );
    }
  }, [codes, on]);
  return meanings;
}
