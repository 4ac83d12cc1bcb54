import type { ComponentType } from "preact";
import { may } from "../../session.ts";
import { type TextKey, t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";

/** The screen, and for everybody else who opens its address the reason why there is nothing to see. */
export const forAdministrators = (title: TextKey, Screen: ComponentType) => () =>
  may("ADMINISTRATOR") ? (
    <Screen />
  ) : (
    <Frame title={t(title)} sub={t("nav.settings")} back="/settings">
      <Notice state="pending" icon="lock" title={t("settings.administratorsSee")} />
    </Frame>
  );
