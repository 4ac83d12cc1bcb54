/** On the start page: what one has not read yet. */
import { useQuery } from "../../data.ts";
import { UnreadDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { List, Row, Section } from "../../ui/lists.tsx";
import { LOOKS } from "./kinds.ts";

export function Unread() {
  const notices = useQuery(UnreadDocument).data?.notices;
  if (!notices) return null;
  const { totalCount, nodes } = notices;
  return (
    <Section title={t("notices.title")} aside={t("notices.unreadCount", { n: totalCount })}>
      <List>
        {nodes.map(({ id, kind, text }) => {
          const [icon, state] = LOOKS[kind];
          return <Row key={id} icon={icon} state={state} href="/notices" title={text} />;
        })}
        {totalCount === 0 && <Row icon="megaphone" href="/notices" title={t("notices.all")} />}
        {totalCount > nodes.length && (
          <Row href="/notices" title={t("notices.more", { n: totalCount - nodes.length })} />
        )}
      </List>
    </Section>
  );
}
