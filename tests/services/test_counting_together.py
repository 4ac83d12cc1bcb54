"""Several people count at once: nobody takes another one's figure away unasked."""

from __future__ import annotations

import pytest

from lotbook.db.work import Actor
from lotbook.domain.refusals import (
    CountedByOthers,
    OthersCounting,
)
from lotbook.domain.words import CountState, OthersCounted, Role
from lotbook.models import Count
from lotbook.services import counting
from tests.dock import Dock
from tests.scenarios.telling import MANAGER, person, received
from tests.services.test_counting import begun, counted, position


async def test_who_finishes_is_asked_whether_the_others_who_count_are_done(dock: Dock) -> None:
    ann, mia = [Actor(role, user_id=await person(dock, role)) for role in (Role.OPERATOR, Role.MANAGER)]
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 5))
    count = await begun(dock)
    await counted(dock, count, dock.flour, ("F-1", 9), actor=ann)
    await counted(dock, count, dock.flour, ("F-2", 5), actor=mia)
    state = {"state": CountState.COUNTING, "version": (await Count.get(id=count)).version}
    with pytest.raises(OthersCounting, match="Counted by OPERATOR, too") as asked:
        await counting.finish_counting(dock.request("finishCounting", actor=mia), count)
    assert [each.user for each in asked.value.others] == [ann.user_id]
    assert (await Count.filter(id=count).values("state", "version")) == [state]
    await counting.finish_counting(dock.request("finishCounting", actor=mia), count, others_done=True)
    # Of a new round it matters who counts in it.
    await counting.request_recount(dock.request("requestRecount", actor=MANAGER), count, None)
    await counting.finish_counting(dock.request("finishCounting", actor=mia), count)
    assert (await Count.get(id=count)).state is CountState.REVIEW


async def test_a_figure_of_somebody_else_is_replaced_or_added_to_only_when_that_is_said(dock: Dock) -> None:
    ann, mia = [Actor(role, user_id=await person(dock, role)) for role in (Role.OPERATOR, Role.MANAGER)]
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 5))
    count = await begun(dock)
    await counted(dock, count, dock.flour, ("F-1", 7), actor=ann)
    await counted(dock, count, dock.flour, ("F-1", 6), actor=ann)  # she counted again
    with pytest.raises(CountedByOthers, match=r"^F-1: OPERATOR counted 6, .* Is 5 instead of that") as asked:
        await counted(dock, count, dock.flour, ("F-2", 5), ("F-1", 5), actor=mia)
    here = await position(count, "F-1")
    [hers] = asked.value.counted
    assert (hers.position, hers.user, hers.quantity) == (here.id, ann.user_id, 6)
    assert (here.counted, (await position(count, "F-2")).counted) == (6, None)

    beside, instead = OthersCounted.ADDED_TO, OthersCounted.REPLACED
    await counted(dock, count, dock.flour, ("F-1", 5), actor=mia, others=beside)
    assert (await position(count, "F-1")).counted == 11
    await counted(dock, count, dock.flour, ("F-1", 4), actor=mia, others=beside)  # instead of her own 5
    assert (await position(count, "F-1")).counted == 10
    with pytest.raises(CountedByOthers, match="MANAGER counted 4"):
        await counted(dock, count, dock.flour, ("F-1", 9), actor=ann)
    await counted(dock, count, dock.flour, ("F-1", 9), actor=ann, others=instead)
    assert (await position(count, "F-1")).counted == 9
    await counting.finish_counting(dock.request("finishCounting", actor=ann), count)
    # A new round is counted from nothing.
    await counting.request_recount(dock.request("requestRecount", actor=MANAGER), count, None)
    await counted(dock, count, dock.flour, ("F-1", 8), actor=mia)
    assert (await position(count, "F-1")).counted == 8


async def test_a_serial_that_two_found_is_there_and_one_that_one_missed_is_asked_about(dock: Dock) -> None:
    ann, mia = [Actor(role, user_id=await person(dock, role)) for role in (Role.OPERATOR, Role.MANAGER)]
    await received(dock, dock.radio, "SN-1", "SN-2")
    count = await begun(dock)
    await counted(dock, count, dock.radio, ("SN-1", 1), ("SN-2", 1), actor=ann)
    await counted(dock, count, dock.radio, ("SN-1", 1), actor=mia)
    with pytest.raises(CountedByOthers, match="SN-2: OPERATOR counted 1"):
        await counted(dock, count, dock.radio, ("SN-2", 0), actor=mia)
    await counted(dock, count, dock.radio, ("SN-2", 0), actor=mia, others=OthersCounted.REPLACED)
    assert [(await position(count, number)).counted for number in ("SN-1", "SN-2")] == [1, 0]
