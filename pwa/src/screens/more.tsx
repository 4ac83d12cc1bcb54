import { t } from "../texts/index.ts";
import { Frame, MORE_TARGETS } from "../ui/frame.tsx";
import { List, Row } from "../ui/lists.tsx";

export const MoreScreen = () => (
  <Frame title={t("nav.more")}>
    <List>
      {MORE_TARGETS.map(({ href, text, icon }) => (
        <Row key={href} href={href} title={t(text)} icon={icon} />
      ))}
    </List>
  </Frame>
);
