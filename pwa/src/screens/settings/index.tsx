import type { Role } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { type TextKey, t } from "../../texts/index.ts";
import { Frame } from "../../ui/frame.tsx";
import type { IconName } from "../../ui/icon-names.ts";
import { List, Row, Section } from "../../ui/lists.tsx";

interface Part {
  name:
    | "traceability"
    | "company"
    | "operation-types"
    | "warehouses"
    | "categories"
    | "putaway"
    | "quarantine"
    | "scrap-reasons"
    | "units"
    | "scanner"
    | "labels"
    | "recall-texts"
    | "partners"
    | "approval"
    | "import"
    | "export"
    | "mail"
    | "notices"
    | "people"
    | "tokens"
    | "password";
  icon: IconName;
  role?: Role;
}

const GROUPS: readonly (readonly [title: TextKey, parts: readonly Part[]])[] = [
  [
    "settings.work",
    [
      { name: "operation-types", icon: "arrow-left-right" },
      { name: "traceability", icon: "tag" },
      { name: "warehouses", icon: "store" },
      { name: "categories", icon: "package" },
      { name: "putaway", icon: "package-check" },
      { name: "quarantine", icon: "hand" },
      { name: "scrap-reasons", icon: "ban" },
      { name: "units", icon: "calculator" },
      { name: "scanner", icon: "scan-barcode" },
      { name: "labels", icon: "printer" },
    ],
  ],
  [
    "settings.others",
    [
      { name: "partners", icon: "truck" },
      { name: "company", icon: "factory" },
      { name: "recall-texts", icon: "message-square" },
      { name: "approval", icon: "hand" },
      { name: "import", icon: "file-spreadsheet", role: "MANAGER" },
      { name: "export", icon: "file-down" },
    ],
  ],
  [
    "settings.access",
    [
      { name: "people", icon: "user", role: "ADMINISTRATOR" },
      { name: "tokens", icon: "keyboard", role: "ADMINISTRATOR" },
      { name: "mail", icon: "message-square", role: "ADMINISTRATOR" },
      { name: "notices", icon: "megaphone" },
      { name: "password", icon: "lock" },
    ],
  ],
];

export const SettingsScreen = () => (
  <Frame title={t("nav.settings")} back="/more">
    <div class="stack page-narrow">
      {GROUPS.map(([title, parts]) => (
        <Section key={title} title={t(title)}>
          <List>
            {parts
              .filter(({ role }) => !role || may(role))
              .map(({ name, icon }) => (
                <Row key={name} href={`/settings/${name}`} icon={icon} title={t(`settings.${name}`)}>
                  {t(`settings.${name}.about`)}
                </Row>
              ))}
          </List>
        </Section>
      ))}
    </div>
  </Frame>
);
