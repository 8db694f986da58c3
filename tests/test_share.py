"""Shares: small, whole, and with nothing of the season but pages."""

from __future__ import annotations

import gc
import io
import os
import pickle
import re
import signal
import sys
import weakref
import zlib
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from counties import small_village
from linkage import delivery
from linkage.batch import order as orders
from linkage.batch.equipment import equipment
from linkage.batch.order import Drawn, Filled, Order, Refusal, fill
from linkage.closing import Closing, close_contents
from linkage.files.season_folder import folder_contents
from linkage.kit import Kit, prepare
from linkage.model.entitlement import Settlement
from linkage.press import press as presses
from linkage.press.job import Job
from linkage.press.press import Press
from linkage.press.season_fonts import SeasonFonts
from linkage.press.workload import LONG
from linkage.publishing import Draft, Request, compose

MOST = 3_000_000


def single(number: int, page: str = "") -> Job:
    text = page or f"<p>{number}</p>" * 800
    return Job(f"农户/statement-A-{number:03d}.pdf", (text,), "household", "告知书", f"A-{number:03d}")


def village(count: int = 60, more: tuple[Job, ...] = ()) -> Press:
    singles = [single(number) for number in range(count)]
    groups = [
        Job(
            f"内部/statement-zu-{at:02d}.pdf",
            tuple(job.parts[0] for job in singles[at : at + 10]),
            "print",
            "",
            "",
        )
        for at in range(0, count, 20)
    ]
    jobs = (*singles, *groups, *more)
    return Press(jobs, SeasonFonts(frozenset(), ()), {job.path: job.path for job in jobs})


def test_no_share_outgrows_the_bound_and_every_paper_is_in_one() -> None:
    whole = village()
    shares = whole.divided(MOST)
    assert len(shares) >= 4
    assert all(sum(job.space for job in share.jobs) <= MOST for share in shares)
    paths = [job.path for share in shares for job in share.jobs]
    assert sorted(paths) == sorted(whole.keys)
    assert all({job.path: job.path for job in share.jobs} == share.keys for share in shares)
    # A print file and the papers in it are laid out once, by one worker.
    for share in shares:
        books = [job for job in share.jobs if len(job.parts) > 1]
        pages = {part for book in books for part in book.parts}
        assert sum(job.parts[0] in pages for job in share.jobs if len(job.parts) == 1) == len(pages)


def test_nothing_left_gives_no_share() -> None:
    whole = village()
    assert whole.divided(MOST, skip=whole.keys) == []


def test_a_long_paper_of_the_layout_engine_stands_apart() -> None:
    long = single(900, "x" * (LONG + presses._HANDFUL))
    shares = village(more=(long,)).divided(MOST)
    assert [[job.path for job in share.jobs] for share in shares if long in share.jobs] == [[long.path]]


def order_of(season: Path) -> Order:
    request = Request(kinds=("joinder", "paylist"))
    return Order("甲村", folder_contents(season, []), (), request, {}, equipment())


def test_whoever_draws_gets_pages_and_nothing_else_of_the_season(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seasons: list[weakref.ref[Settlement]] = []
    kits: list[weakref.ref[Kit]] = []

    def closing(*given: Any) -> Closing:  # noqa: ANN401
        closed = close_contents(*given)
        seasons.append(weakref.ref(closed.settlement))
        return closed

    def preparing(draft: Draft) -> Kit:
        gc.collect()
        # Whoever learns has no more of the season than pages.
        assert [season() for season in seasons] == [None]
        kit = prepare(draft)
        kits.append(weakref.ref(kit))
        return kit

    monkeypatch.setattr(orders, "close_contents", closing)
    monkeypatch.setattr(delivery, "prepare", preparing)
    monkeypatch.setattr(orders, "LARGEST_SHARE", 300_000)
    monkeypatch.setattr(presses, "_HANDFUL", 1)
    order = order_of(small_village(tmp_path / "甲村"))
    filled = fill(order)
    assert isinstance(filled, Filled)
    # Of what was composed nothing is alive but the answer.
    gc.collect()
    assert [kit() for kit in kits] == [None]
    first, second = filled.parcel.left
    for share in (first, second):
        assert {room for room in asked_for(share.data) if room.startswith("linkage")} <= ROOMS
    answer = fill(order.of(first))
    assert isinstance(answer, Drawn)
    assert answer.is_of(first)
    assert not answer.is_of(second)


def test_a_village_is_composed_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux":
        return  # it is composed in the same process
    order = order_of(small_village(tmp_path / "甲村"))
    told = tmp_path / "told"

    def telling(closing: Closing, request: Request) -> Draft:
        told.write_text(str(os.getpid()), "ascii")
        return compose(closing, request)

    monkeypatch.setattr(delivery, "compose", telling)
    assert isinstance(fill(order), Filled)
    assert int(told.read_text("ascii")) != os.getpid()

    def failing(closing: Closing, request: Request) -> Draft:
        del closing, request
        raise ZeroDivisionError

    monkeypatch.setattr(delivery, "compose", failing)
    answer = fill(order)
    assert isinstance(answer, Refusal)
    assert answer.code == 70
    assert re.search(r"tests/test_share\.py:\d+ failing", answer.report)

    def dying(closing: Closing, request: Request) -> Draft:
        del closing, request
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    monkeypatch.setattr(delivery, "compose", dying)
    # Another worker may do it, as if the one that was asked had ended itself.
    with pytest.raises(BrokenProcessPool):
        fill(order)


#: Where the classes may come from that a share holds.
ROOMS = {"linkage.share", "linkage.press"}


def asked_for(data: bytes) -> set[str]:
    """The rooms whose classes a packed share asks for."""
    found: set[str] = set()

    class Listening(pickle.Unpickler):
        def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
            found.add(".".join(module.split(".")[:2]))
            return super().find_class(module, name)

    Listening(io.BytesIO(zlib.decompress(data))).load()
    return found
