"""Files are attached to lots and holds, travel with them, and are removed without being forgotten."""

from __future__ import annotations

import hashlib
import io
from decimal import Decimal

import pytest
from PIL import Image

from lotbook.db.engine import fetch_value
from lotbook.decode.attachment import Attachable
from lotbook.documents.scanner_sheet import scanner_sheet_pdf
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, NotFound, Ref, WrongState
from lotbook.domain.words import AttachmentKind, OperationKind, PaperSize
from lotbook.ledger import attachments
from lotbook.ledger.attachments import OfComponents
from lotbook.models import Attachment, AttachmentContent, Hold, Lot
from lotbook.services import holding, quarantine
from lotbook.services.attaching import LookedThrough, attach_file, keep_file, remove_attachment
from lotbook.services.correcting import Correction
from lotbook.services.renumbering import merge_lots, relabel_lot, split_lot
from lotbook.services.uploads import File, keep_upload
from tests.decode.pictures import photo
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.scenarios.telling import correct, moved, posted_line, received

__all__ = ["factory"]

CERTIFICATE, PHOTO = AttachmentKind.CERTIFICATE, AttachmentKind.PHOTO
PAPER = scanner_sheet_pdf(PaperSize.A4)


async def uploaded(dock: Dock, name: str, content: bytes) -> int:
    return (await keep_upload(dock.request(), File(name, content))).outcome.upload


async def kept(dock: Dock, of: Ref, kind: AttachmentKind) -> int:
    """A file that was looked through."""
    ready = LookedThrough("analysis.pdf", Attachable("application/pdf", PAPER))
    return (await keep_file(dock.request(), of, kind, ready)).outcome.attachment


async def test_a_certificate_and_a_photo_travel_with_the_lot(dock: Dock):
    await dock.received(dock.flour, "F-1", 5)
    lot = (await Lot.get(number="F-1")).id
    hold = await dock.hold("to be tested", lot=lot)
    upload = await uploaded(dock, "analysis.pdf", PAPER)
    request = dock.request()
    done = [await attach_file(request, Ref("Lot", lot), upload, CERTIFICATE) for _ in range(2)]
    assert [each.replayed for each in done] == [False, True]
    first = done[0].outcome.attachment
    picture = photo(Image.new("RGB", (40, 30), "red"))
    upload = await uploaded(dock, "bag.png", picture)
    second = (await attach_file(dock.request(), Ref("Hold", hold), upload, PHOTO)).outcome.attachment
    row = await Attachment.get(id=first)
    assert (row.name, row.media_type, row.size) == ("analysis.pdf", "application/pdf", len(PAPER))
    assert row.digest == hashlib.sha256(PAPER).hexdigest()
    assert (await AttachmentContent.get(attachment_id=first)).content == PAPER
    kept = (await AttachmentContent.get(attachment_id=second)).content
    assert Image.open(io.BytesIO(kept)).format == "JPEG"
    assert await attachments.of_lots([lot]) == [[first, second]]
    await holding.release_hold(dock.request(), hold, "tested")
    out = await dock.transfer(
        OperationKind.INTERNAL, (dock.flour, 2), destination=await dock.place("WH1/Stock/A-01")
    )
    await dock.number(out, dock.flour, "F-1", each=2)
    assert await attachments.certificates([out]) == [[first]]
    await dock.validate(out)
    assert await attachments.certificates([out]) == [[first]]


async def test_what_was_attached_goes_along_with_goods_that_get_another_number(dock: Dock, factory: Factory):
    await dock.received(dock.flour, "F-1 x 5; F-2 x 5; F-3 x 5", 15)
    flour = [(await Lot.get(number=number)).id for number in ("F-1", "F-2", "F-3")]
    one, two, three = [await kept(dock, Ref("Lot", lot), CERTIFICATE) for lot in flour]
    hold = await dock.hold("to be tested", lot=flour[1])
    bag = await kept(dock, Ref("Hold", hold), PHOTO)
    await holding.release_hold(dock.request(), hold, "tested")

    split = await split_lot(dock.request(), flour[1], dock.stock, Decimal(2), "F-2A", "sieved")
    await merge_lots(dock.request(), [flour[0]], flour[1], "one silo")
    named = await relabel_lot(dock.request(), flour[1], "F-2B", "wrong label")
    part, renamed = split.outcome.lot, named.outcome.lot
    # What was poured in later is not in what was taken off before.
    assert await attachments.of_lots([part, renamed, flour[1]]) == [
        [two, bag], [one, two, bag], [two, bag, one],
    ]  # fmt: skip
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 1), partner=dock.customer)
    await dock.number(out, dock.flour, "F-2B", each=1)
    assert await attachments.certificates([out]) == [[one, two]]

    order = await factory.order(factory.bread, 4)
    await factory.takes(order, dock.flour, "F-2B", 1)
    await factory.takes(order, dock.flour, "F-3", 1)
    await factory.gives(order, factory.bread, "B-1", 4)
    bread = (await Lot.get(number="B-1")).id
    baked = await relabel_lot(dock.request(), bread, "B-2", "wrong label")
    for made in (bread, baked.outcome.lot):
        assert await attachments.of_lots([made]) == [[]]
        assert await attachments.of_components([made]) == [OfComponents([one, two, three], cut=False)]
    assert await attachments.of_components([renamed]) == [OfComponents([], cut=False)]


async def test_what_was_attached_is_found_at_the_number_that_a_correction_put_in(dock: Dock):
    await received(dock, dock.flour, ("F-1", 5), ("F-8", 5))
    wrong, other = [(await Lot.get(number=number)).id for number in ("F-1", "F-8")]
    one, two = [await kept(dock, Ref("Lot", lot), CERTIFICATE) for lot in (wrong, other)]
    await correct(dock, Correction(move_line=await posted_line(dock.flour, "F-1"), number="F-2"))
    right = (await Lot.get(number="F-2")).id
    assert await attachments.of_lots([right, wrong]) == [[one], [one]]
    named = await relabel_lot(dock.request(), right, "F-3", "torn")
    out = await moved(dock, OperationKind.DELIVERY, dock.flour, ("F-3", 2), partner=dock.customer)
    assert await attachments.certificates([out]) == [[one]]
    assert await attachments.of_components([named.outcome.lot]) == [OfComponents([], cut=False)]
    line = await posted_line(dock.flour, "F-3", "Customers")
    await correct(dock, Correction(move_line=line, number="F-8"))
    # It went out instead; it was never the other.
    assert await attachments.of_lots([other, named.outcome.lot]) == [[two], [one]]


async def test_a_certificate_may_be_for_all_that_came_together(dock: Dock):
    rule = quarantine.RuleTarget(product=dock.flour)
    await quarantine.create_quarantine_rule(dock.request(), rule, "waits for the laboratory")
    await dock.received(dock.flour, "F-1 x 5; F-2 x 5; F-3 x 5", 15)
    await dock.received(dock.flour, "F-4", 5)
    lots = [(await Lot.get(number=f"F-{at}")).id for at in range(1, 5)]
    holds = [(await Hold.get(lot_id=lot)).id for lot in lots]
    await holding.release_hold(dock.request(), holds[2], "tested before")
    ready = LookedThrough("analysis.pdf", Attachable("application/pdf", PAPER))
    subject = Ref("Hold", holds[0])
    sent = await keep_file(dock.request(), subject, CERTIFICATE, ready, together=True)
    alone = await kept(dock, subject, PHOTO)
    both = sent.outcome.attachment
    assert await attachments.of_lots(lots) == [[both, alone], [both], [], []]
    assert await attachments.of_holds(holds) == [[both, alone], [both], [], []]
    assert await AttachmentContent.all().count() == 2, "its bytes are kept once"
    await holding.release_hold(dock.request(), holds[0], "tested", together=True)
    out = await moved(dock, OperationKind.DELIVERY, dock.flour, ("F-1", 1), ("F-2", 1), partner=dock.customer)
    assert await attachments.certificates([out]) == [[both]], "and printed once"
    with pytest.raises(InvalidInput) as refused:
        await keep_file(dock.request(), Ref("Lot", lots[0]), CERTIFICATE, ready, together=True)
    assert refused.value.problems[0].field == ("together",)
    await remove_attachment(dock.request(), both, "of other goods")
    assert await attachments.of_lots(lots) == [[alone], [], [], []]


async def test_a_file_is_removed_once_and_what_it_was_stays(dock: Dock):
    lot = await dock.lot(dock.flour, "F-1")
    upload = await uploaded(dock, "analysis.pdf", PAPER)
    file = (await attach_file(dock.request(), Ref("Lot", lot), upload, CERTIFICATE)).outcome.attachment
    await remove_attachment(dock.request(), file, "of another lot")
    assert await attachments.of_lots([lot]) == [[]]
    assert await AttachmentContent.all().count() == 0
    assert (await Attachment.get(id=file)).name == "analysis.pdf"
    with pytest.raises(WrongState):
        await remove_attachment(dock.request(), file, "again")


async def test_what_is_not_what_it_is_called_changes_nothing(dock: Dock):
    lot = await dock.lot(dock.flour, "F-1")
    upload = await uploaded(dock, "certificate.pdf", b"<script>alert(1)</script>")
    with pytest.raises(InvalidInput, match="this is SVG, HTML") as refused:
        await attach_file(dock.request(), Ref("Lot", lot), upload, CERTIFICATE)
    assert [each.fault for each in refused.value.problems] == [InputFault.MALFORMED]
    right = await uploaded(dock, "certificate.pdf", PAPER)
    for subject, sent in ((Ref("Lot", lot), right + 1), (Ref("Hold", 99), right)):
        with pytest.raises(NotFound):
            await attach_file(dock.request(), subject, sent, CERTIFICATE)
    assert await fetch_value("SELECT count(*) FROM attachment") == 0
