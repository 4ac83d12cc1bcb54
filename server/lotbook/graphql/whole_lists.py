"""Lists that are asked for whole, as files: which rows they have, as the API would show them page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request

from lotbook.graphql.app import GraphQLEndpoint
from lotbook.graphql.errors import ClientError
from lotbook.ledger.exports import Export

FIELDS: Mapping[Export, str] = {
    Export.PRODUCTS: "products",
    Export.PARTNERS: "partners",
    Export.STOCK: "balances",
    Export.BILLS_OF_MATERIALS: "billsOfMaterials",
    Export.PURCHASE_ORDERS: "purchaseOrders",
    Export.SALES_ORDERS: "salesOrders",
    Export.LOTS: "lots",
    Export.MOVEMENTS: "moveLines",
    Export.TRANSFERS: "transfers",
    Export.BILLS: "bills",
    Export.INVOICES: "invoices",
    Export.MANUFACTURING_ORDERS: "manufacturingOrders",
    Export.PACKAGES: "packages",
    Export.PLACES: "locations",
    Export.HOLDS: "holds",
    Export.COUNTS: "counts",
    Export.RECALLS: "recalls",
}
STATUS = {"UNAUTHENTICATED": 401, "FORBIDDEN": 403, "TEMPORARILY_UNAVAILABLE": 503, "INTERNAL": 500}
AT_ONCE = 2_000  # ids


class WholeLists:
    """Finds the rows of lists through the endpoint of the API, so that filters, orders and roles are the same."""

    def __init__(self, endpoint: GraphQLEndpoint) -> None:
        self._endpoint = endpoint

    async def chosen(self, request: Request, export: Export) -> AsyncIterator[list[int]] | None:
        """Row ids of what is on the list that the parameters `filter` (JSON) and `sort` ask for, in its order; None
        where they ask for nothing. Raises HTTPException."""
        given = {
            name: request.query_params[name] for name in ("filter", "sort") if name in request.query_params
        }
        if not given:
            return None
        try:
            if "filter" in given:
                given["filter"] = orjson.loads(given["filter"])
            if export not in FIELDS:
                raise HTTPException(400, "This list comes whole.")
            rows = await self._endpoint.rows(request, FIELDS[export], given)
        except orjson.JSONDecodeError:
            raise HTTPException(400, "The filter is no JSON.") from None
        except ClientError as error:
            code = (error.extensions or {})["code"]
            raise HTTPException(STATUS.get(code, 400), error.message) from None
        return rows.ids(AT_ONCE)
