import { type PartnerFactsFragment, type PartnerRole, PartnersDocument } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Row } from "../../ui/lists.tsx";
import { PickField, type PickFieldProps } from "../../ui/picker.tsx";

export interface PartnerFieldProps extends Omit<PickFieldProps<PartnerFactsFragment>, "sheet"> {
  /** Only those. */
  only?: PartnerRole;
}

export const PartnerField = ({ only, ...rest }: PartnerFieldProps) => (
  <PickField
    {...rest}
    sheet={{
      label: t("partners.search"),
      usePages: (search) =>
        usePages(
          PartnersDocument,
          { filter: { active: true, ...(only && { role: only }), ...(search && { search }) } },
          (data) => data.partners,
        ),
      row: (partner, pick) => (
        <Row key={partner.id} onClick={pick} title={partner.name}>
          {[partner.reference, partner.address.city].filter(Boolean).join(" · ")}
        </Row>
      ),
    }}
  />
);
