import type { AddressInput } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { TextField } from "../../ui/fields.tsx";

/** An address while it is typed. */
export interface AddressDraft {
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
}

export const addressDraft = (address?: {
  street: string;
  city: string;
  region: string | null;
  postalCode: string;
  country: string;
}): AddressDraft =>
  address
    ? { ...address, region: address.region ?? "" }
    : { street: "", city: "", region: "", postalCode: "", country: "" };

/** The address to send: with its region only where one was typed. */
export const addressInput = ({ region, ...rest }: AddressDraft): AddressInput => ({
  ...rest,
  ...(region.trim() && { region: region.trim() }),
});

/** Whether nothing was typed. */
export const noAddress = (address: AddressDraft): boolean =>
  Object.values(address).every((value) => value.trim() === "");

export interface AddressFieldsProps {
  address: AddressDraft;
  set: (address: AddressDraft) => void;
  /** Path of the address in the mutation's input. */
  path: string;
  error: (path: string) => string | undefined;
}

const PARTS = ["street", "postalCode", "city", "region", "country"] as const;

export const AddressFields = ({ address, set, path, error }: AddressFieldsProps) => (
  <fieldset class="grid-2">
    <legend class="vh">{t("address.title")}</legend>
    {PARTS.map((part) => (
      <TextField
        key={part}
        label={t(`address.${part}`)}
        hint={part === "country" ? t("address.countryHint") : undefined}
        value={address[part]}
        onInput={(typed) => set({ ...address, [part]: typed })}
        error={error(`${path}.${part}`) ?? (part === "street" ? error(path) : undefined)}
      />
    ))}
  </fieldset>
);
