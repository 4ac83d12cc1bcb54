import type { CodegenConfig } from "@graphql-codegen/cli";

/** Types and documents out of every src/**\/*.graphql, checked against the contract. The output is committed. */
const config: CodegenConfig = {
  schema: "../schema.graphql",
  documents: "src/**/*.graphql",
  generates: {
    "src/gql/graphql.ts": {
      plugins: ["typescript-operations", "typed-document-node"],
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        useTypeImports: true,
        onlyOperationTypes: true,
        strictScalars: true,
        skipTypename: true,
        scalars: {
          ID: "string",
          Quantity: "string",
          Money: "string",
          Price: "string",
          Percent: "string",
          Date: "string",
          DateTime: "string",
          LotNumber: "string",
          Gtin: "string",
          Sscc: "string",
          OperationId: "string",
          Cursor: "string",
          Sequence: "string",
          Currency: "string",
        },
      },
    },
  },
};

export default config;
