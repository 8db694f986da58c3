"""Which contracts a season prints, by the words of its arrangement."""

from __future__ import annotations

import pytest
from attrs import evolve

from documents.sample import arrangement
from linkage.model.contract_kinds import KEY, MARKS, wanted
from linkage.publishing import documents


@pytest.mark.parametrize(
    ("said", "land_lease", "labour"),
    [
        (None, "新签", "新签"),
        ("新签", "新签", "新签"),
        ("全部", "全部", "全部"),
        ("无", "无", "无"),
        ("land_lease", "全部", "无"),
        ("新签、land_lease", "全部", "新签"),
    ],
)
def test_what_is_printed(said: str | None, land_lease: str, labour: str) -> None:
    base = arrangement()
    signed = base if said is None else evolve(base, papers={**base.papers, KEY: said})
    assert [wanted(signed, kind) for kind in ("land_lease", "labour")] == [land_lease, labour]


def test_every_kind_has_its_paper_and_a_mark_of_its_own() -> None:
    assert MARKS.keys() <= documents().keys()
    assert len(set(MARKS.values())) == len(MARKS)
