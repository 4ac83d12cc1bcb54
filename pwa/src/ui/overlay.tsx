/** Sheets, for input that belongs to the screen behind, and dialogs, for one question with two answers. */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../texts/index.ts";
import { Icon } from "./basics.tsx";

interface ModalProps {
  kind: "sheet" | "dialog";
  titleId: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A dialog element: the browser keeps the focus inside; afterwards it goes back to where it was. */
function Modal({ kind, titleId, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    // It leaves the page without being closed, so the browser would forget where the focus was.
    return () => before?.focus({ preventScroll: true });
  }, []);
  return (
    <dialog
      ref={dialog}
      class={kind}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault(); // it goes when its owner takes it away
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}

/** What happens behind a sheet and has to be seen all the same: it stands between its head and its body. */
export const OverSheet = createContext<ComponentChildren>(null);

/** For that place: shown once something happened since the sheet opened, that is, when the mark is another. */
export function SinceOpened({ mark, children }: { mark: string; children: ComponentChildren }) {
  const [before] = useState(mark);
  return mark === before ? null : children;
}

export interface SheetProps {
  title: string;
  sub?: ComponentChildren;
  /** The buttons at the bottom, the primary one last. */
  foot?: ComponentChildren;
  onClose: () => void;
  children: ComponentChildren;
}

export function Sheet({ title, sub, foot, onClose, children }: SheetProps) {
  const titleId = useId();
  return (
    <Modal kind="sheet" titleId={titleId} onClose={onClose}>
      <header class="sheet-head">
        <div class="where">
          <h2 id={titleId}>{title}</h2>
          {sub && <span>{sub}</span>}
        </div>
        <button type="button" class="tool" aria-label={t("act.close")} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      <div class="sheet-over">{useContext(OverSheet)}</div>
      <div class="sheet-body">{children}</div>
      {foot && <footer class="sheet-foot">{foot}</footer>}
    </Modal>
  );
}

export interface DialogProps {
  question: string;
  children?: ComponentChildren;
  /** The two answers, as buttons with verbs. */
  answers: ComponentChildren;
  onClose: () => void;
}

export function Dialog({ question, children, answers, onClose }: DialogProps) {
  const titleId = useId();
  return (
    <Modal kind="dialog" titleId={titleId} onClose={onClose}>
      <h2 id={titleId}>{question}</h2>
      {children}
      <div class="dock-pair">{answers}</div>
    </Modal>
  );
}
