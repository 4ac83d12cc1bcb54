/** All that one was told: what is unread stands out, and is read once one follows it or says so. */
import { useAgain } from "../../data.ts";
import { useForm } from "../../form.ts";
import { moment } from "../../format.ts";
import { MarkNoticesReadDocument, NoticesDocument, type NoticesQuery } from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import { PAGE, usePages } from "../../pages.ts";
import { go, place } from "../../router.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Chips } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { useOpenScan } from "../scan/open.ts";
import { EVERY, LOOKS, said } from "./kinds.ts";

type Notice = NoticesQuery["notices"]["nodes"][number];

const SHOWN = ["unread", "everything"] as const;

export function NoticesScreen() {
  useOpenScan();
  const shown = place.value.searchParams.get("show") === "everything" ? "everything" : "unread";
  const notices = usePages(
    NoticesDocument,
    shown === "unread" ? { unread: true } : {},
    (data) => data.notices,
  );
  const form = useForm({});
  const mark = (ids?: string[]) =>
    form.send(MarkNoticesReadDocument, ids ? { notices: ids } : {}, {
      subject: "notices",
      label: t("notices.marking"),
    });
  const markAll = async () => {
    if (await mark()) await notices.reload();
  };
  // Who has scrolled on keeps the pages that he has.
  useAgain(() => !form.busy && (notices.nodes?.length ?? 0) <= PAGE && notices.reload(), EVERY);
  const unread = notices.nodes?.some((notice) => !notice.readAt);
  return (
    <Frame
      title={t("notices.title")}
      back="/"
      dock={
        unread && (
          <Button
            kind="primary"
            wide
            icon="check"
            busy={form.busy && t("notices.marking")}
            onClick={() => void markAll()}
          >
            {t("notices.markAll")}
          </Button>
        )
      }
    >
      <Chips
        label={t("list.show")}
        options={SHOWN.map((each) => [each, t(`notices.${each}`)] as const)}
        value={shown}
        onChange={(each) =>
          go(each === "unread" ? "/notices" : "/notices?show=everything", { replace: true })
        }
      />
      <FormTrouble form={form} />
      <Button kind="quiet" icon="settings" href="/settings/notices">
        {t("notices.choose")}
      </Button>
      <Paged of={notices} empty={<Empty icon="megaphone" title={t(`notices.none.${shown}`)} />}>
        {(notice) => <NoticeRow key={notice.id} notice={notice} mark={(id) => void mark([id])} />}
      </Paged>
    </Frame>
  );
}

/** Leads to what it is about; with nothing to lead to, a touch marks it as read. */
function NoticeRow({ notice, mark }: { notice: Notice; mark: (id: string) => void }) {
  const { id, kind, at, readAt, subject } = notice;
  const [icon, state] = LOOKS[kind];
  const text = said(notice);
  const to = subject && hrefOf(subject);
  const follow = () => {
    if (!readAt) mark(id);
    if (to) go(to);
  };
  return (
    <Row
      icon={icon}
      {...(!readAt && { state })}
      title={readAt ? <span class="muted">{text}</span> : text}
      {...((to || !readAt) && { onClick: follow })}
    >
      {readAt ? t("notices.read", { when: moment(at) }) : t("notices.new", { when: moment(at) })}
    </Row>
  );
}
