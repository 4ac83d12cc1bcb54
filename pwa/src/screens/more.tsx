import { t } from "../texts/index.ts";
import { Frame, moreTargets } from "../ui/frame.tsx";
import { List, Row } from "../ui/lists.tsx";

export const MoreScreen = () => (
  <Frame title={t("nav.more")}>
    <List>
      {moreTargets().map(({ href, text, icon }) => (
        <Row key={href} href={href} title={t(text)} icon={icon} />
      ))}
    </List>
  </Frame>
);
