/** On the start page: what one has not read yet. */
import { type Loaded, useAgain, useQuery } from "../../data.ts";
import { UnreadDocument, type UnreadQuery } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { List, Row, Section } from "../../ui/lists.tsx";
import { EVERY, LOOKS, said } from "./kinds.ts";

export function useUnread() {
  const unread = useQuery(UnreadDocument);
  useAgain(unread.reload, EVERY);
  return unread;
}

export function Unread({ of: { data } }: { of: Loaded<UnreadQuery> }) {
  const notices = data?.notices;
  if (!notices) return null;
  const { totalCount, nodes } = notices;
  return (
    <Section title={t("notices.title")} aside={t("notices.unreadCount", { n: totalCount })}>
      <List>
        {nodes.map((notice) => {
          const [icon, state] = LOOKS[notice.kind];
          return <Row key={notice.id} icon={icon} state={state} href="/notices" title={said(notice)} />;
        })}
        {totalCount === 0 && <Row icon="megaphone" href="/notices" title={t("notices.all")} />}
        {totalCount > nodes.length && (
          <Row href="/notices" title={t("notices.more", { n: totalCount - nodes.length })} />
        )}
      </List>
    </Section>
  );
}
