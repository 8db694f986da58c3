"""Papers agree with the result, and with each other through it; a fen between them is found and named."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from linkage.closing import Closing, close
from linkage.document import Said
from linkage.ground.errors import IntegrityAlarmError
from linkage.ground.money import Money
from linkage.publishing import Paper, Request, compose, papers
from linkage.telling.agreement import Disagreement, disagreements, money
from linkage.telling.known_sums import PAID_NOW, sums_of_result
from villages import build_village


@cache
def closing() -> Closing:
    with tempfile.TemporaryDirectory() as folder:
        return close(build_village(Path(folder) / "season"))


@cache
def season() -> Sequence[Paper]:
    return tuple(papers(closing()))


def pages() -> list[tuple[str, tuple[Said, ...]]]:
    return [(paper.kind, page) for paper in season() for page in paper.says]


def said(kind: str) -> list[Said]:
    return [one for paper in season() if paper.kind == kind for page in paper.says for one in page]


def test_all_papers_of_a_season_agree() -> None:
    assert list(disagreements(closing().settlement, pages())) == []


@pytest.mark.parametrize(
    "kind",
    ["statement", "statement_group", "paylist", "notice", "plan", "slip_rent", "slip_labour", "slip_party"],
)
def test_a_paper_with_sums_says_them(kind: str) -> None:
    assert said(kind)


def test_statements_rolls_and_print_files_say_what_is_paid_now() -> None:
    paid = sums_of_result(closing().settlement)[PAID_NOW]
    for kind in ("statement", "statement_group", "paylist"):
        assert sum(money(one.amount).fen for one in said(kind) if one.what == PAID_NOW) == paid.fen


@pytest.mark.parametrize("kind", ["statement", "paylist", "notice", "plan", "slip_rent", "slip_party"])
def test_a_fen_on_any_paper_is_found(kind: str) -> None:
    *rest, last = [one for one in said(kind) if not one.exact]
    wrong = evolve(last, amount=str(money(last.amount) + Money(1)))
    [found] = disagreements(closing().settlement, [(kind, [*rest, wrong])])
    assert (found.kind, found.what) == (kind, last.what)
    assert isinstance(found.known, Money)
    assert isinstance(found.said, Money)
    assert found.said.fen == found.known.fen + 1


def test_a_sum_the_result_does_not_know_is_found() -> None:
    found = list(disagreements(closing().settlement, [("notice", [Said("分配“别的”给农户", "1.00")])]))
    assert found == [Disagreement("notice", "分配“别的”给农户", Money(100), None)]


def test_a_set_that_disagrees_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def altered(_: Closing, __: object = None) -> list[Paper]:
        first, *others = season()
        at = next(at for at, paper in enumerate(season()) if paper.kind == "paylist")
        wrong = evolve(season()[at], says=((Said(PAID_NOW, "0.01", part=True),),))
        return [first, *others[: at - 1], wrong, *others[at:]]

    monkeypatch.setattr("linkage.publishing.papers", altered)
    with pytest.raises(IntegrityAlarmError, match=r"《收益发放签领表》里现付合计 [0-9,.]+，结果里是 "):
        compose(closing(), Request())


@pytest.mark.parametrize(("text", "fen"), [("", 0), ("0.00", 0), ("1,234.56", 123456), ("-0.05", -5)])
def test_an_amount_is_read_as_it_is_printed(text: str, fen: int) -> None:
    assert money(text).fen == fen
