"""What anybody may know of a lot who has its label, where the company says so."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.lot_pages import SIGNATURE, page_address
from lotbook.domain.words import Language
from lotbook.ledger import corrections
from lotbook.ledger.recall_letters import advice_of
from lotbook.models import Lot, Product, Recall, Settings


@dataclass(frozen=True)
class PublicLot:
    """company: the settings, for its name and whom to ask; known: of which lot the goods with this number are, None
    where that is not in the book; advice: of each recall that takes them back, the newest first, as its customers are
    told, by language."""

    company: Settings
    product: str
    number: str
    serial: bool = False
    known: Lot | None = None
    recalled: bool = False
    advice: list[dict[Language, str]] = field(default_factory=list)


async def public_lot(product: int, number: str, signature: str) -> PublicLot | None:
    """What the page of a number tells; None while that is switched off, and for a link that was not signed by us."""
    company = await Settings.get(id=1)
    if not company.public_lot_page:
        return None
    if not hmac.compare_digest(signature.encode(), signature_of(company, product, number).encode()):
        return None
    stocked: Any = await Product.get_or_none(id=product)
    if stocked is None:
        return None
    lot = await Lot.get_or_none(product_id=product, number=number)
    if lot is None:
        return PublicLot(company, stocked.name, number)
    [goods] = await corrections.goods_of([lot.id])
    advice = await _advice(goods)
    known = await Lot.get(id=goods[0]) if len(goods) == 1 else lot
    return PublicLot(company, stocked.name, number, lot.serial, known, bool(advice), advice)


async def _advice(lots: Sequence[int]) -> list[dict[Language, str]]:
    """Of real recalls that were started and did not let the lots go, closed ones too: who bought it may look late."""
    condition, ids = among(lots)
    rows = await fetch(
        f"""SELECT DISTINCT recall.id FROM recall_lot AS scoped
           JOIN recall ON recall.id = scoped.recall_id AND recall.kind = 'REAL'
           WHERE scoped.lot_id {condition} AND coalesce(scoped.decision, '') <> 'RELEASED'
             AND recall.state IN ('STARTED', 'CLOSED')
           ORDER BY recall.id DESC""",
        ids,
    )
    recalls = [row["id"] for row in rows]
    return await advice_of(await Recall.filter(id__in=recalls).order_by("-id"))


def signature_of(company: Settings, product: int, number: str) -> str:
    """By which a link to the page of a number is known as ours: 96 bits, which nobody can try through."""
    said = f"{product}\n{number}".encode()
    full = hmac.digest(bytes.fromhex(company.public_lot_key), said, hashlib.sha256)
    return base64.urlsafe_b64encode(full).decode()[:SIGNATURE]


def address_on_label(company: Settings, product: int, number: str) -> str | None:
    """The address that a label says, signed while the public page is switched on; None while nobody has told where
    this server is opened."""
    if not company.server_address:
        return None
    signature = signature_of(company, product, number) if company.public_lot_page else None
    return page_address(company.server_address, product, number, signature)
