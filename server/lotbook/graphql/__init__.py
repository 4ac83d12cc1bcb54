"""The API: types, loaders and refusals of one GraphQL endpoint; no rule, no transaction, no SQL."""
