import { useQuery } from "../../data.ts";
import {
  CommandLabelsDocument,
  LabelTemplatesDocument,
  type LabelTemplateFactsFragment as Template,
} from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { PaperLink } from "../../ui/paper-link.tsx";
import { Kept } from "./kept.tsx";
import { PURPOSES } from "./label-draft.ts";
import { LabelTemplateSheet } from "./label-template-sheet.tsx";

/** How labels look, by what they are for. */
export function LabelsScreen() {
  const loaded = useQuery(LabelTemplatesDocument);
  const mine = may("MANAGER");
  return (
    <Kept<Template>
      title={t("settings.labels")}
      add={mine && t("labels.new")}
      reload={loaded.reload}
      sheet={({ thing, ...answered }) => (
        <LabelTemplateSheet template={thing} readAgain={() => void loaded.reload()} {...answered} />
      )}
    >
      {(open) => (
        <div class="stack page-narrow">
          <ShowLoaded of={loaded}>
            {({ labelTemplates, commandLabels }) =>
              PURPOSES.map((purpose) => (
                <Section key={purpose} title={t(`labels.for.${purpose}`)}>
                  <Templates
                    of={labelTemplates.filter((template) => template.purpose === purpose)}
                    {...(mine && { onOpen: open })}
                  />
                  {purpose === "COMMAND" && (
                    <CommandLabels
                      href={commandLabels.url}
                      others={labelTemplates.filter(
                        (template) => template.purpose === purpose && template.active && !template.usual,
                      )}
                    />
                  )}
                </Section>
              ))
            }
          </ShowLoaded>
        </div>
      )}
    </Kept>
  );
}

/** All commands on labels: on the usual template, or on one of the others. */
const CommandLabels = ({ href, others }: { href: string; others: readonly Template[] }) => (
  <>
    <p class="small muted">{t("labels.commands.about")}</p>
    <PaperLink href={href}>{t("labels.commands.print")}</PaperLink>
    {others.map((template) => (
      <CommandsAs key={template.id} template={template} />
    ))}
  </>
);

/** All commands on another template than the usual one. */
function CommandsAs({ template: { id, name } }: { template: Template }) {
  const { data } = useQuery(CommandLabelsDocument, { template: id });
  return data ? (
    <PaperLink href={data.commandLabels.url}>{t("labels.commands.printAs", { name })}</PaperLink>
  ) : null;
}

interface TemplatesProps {
  of: readonly Template[];
  /** Absent for who may not change them. */
  onOpen?: (template: Template) => void;
}

const Templates = ({ of, onOpen }: TemplatesProps) => (
  <List>
    {of.map((template) => (
      <Row
        key={template.id}
        title={template.name}
        end={stateOf(template)}
        {...(onOpen && { onClick: () => onOpen(template) })}
      >
        {aboutOf(template)}
      </Row>
    ))}
  </List>
);

const stateOf = ({ usual, active }: Template) =>
  usual ? <b>{t("labels.usual")}</b> : active ? undefined : t("product.archived");

const aboutOf = ({ symbol, secondSymbol, widthMm, heightMm, sheet }: Template): string =>
  [
    [symbol, secondSymbol].flatMap((each) => (each ? [t(`labels.symbol.${each}`)] : [])).join(" + "),
    t("labels.measures", { width: String(widthMm), height: String(heightMm) }),
    sheet && `${t(`labels.stock.${sheet.paper}`)}, ${sheet.columns} × ${sheet.rows}`,
  ]
    .filter(Boolean)
    .join(" · ");
