"""The lease of land: one for each household and lessee, from the terms that compute."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import evolve

from documents.drawn import document
from documents.sample import arrangement, close, season
from documents.sample_registers import books
from linkage.closing import close as close_season
from linkage.document import render_html
from linkage.model.entitlement import Settlement
from linkage.telling.twin import verify_number
from villages import village


def printed(which: str, **more: str) -> Settlement:
    """The sample with what its arrangement says about contracts."""
    base = arrangement()
    return close([evolve(base, papers={**base.papers, "合同": which, **more})], books())


def words(settled: Settlement, subject: str) -> str:
    paper = document("land_lease")
    html = render_html(paper.template, paper.view(settled, subject))
    return re.sub(r"<style>.*?</style>|<[^>]*>|\s", "", html, flags=re.DOTALL)


ALL = "全部"


def test_every_household_with_land_has_one_and_nobody_else() -> None:
    assert dict(document("land_lease").paths(printed(ALL))) == {
        f"农户/land_lease-{number}-gs.pdf": f"{number}/gs" for number in ("A-001", "B-001", "B-002")
    }


@pytest.mark.parametrize(
    ("which", "households"),
    [("无", []), ("land_share、order_purchase", []), ("land_lease", ["A-001", "B-001", "B-002"])],
)
def test_what_is_printed_is_said_in_the_arrangement(which: str, households: list[str]) -> None:
    assert [
        subject.partition("/")[0] for subject in document("land_lease").paths(printed(which)).values()
    ] == households


def test_without_a_word_only_what_begins_in_the_season_is_printed() -> None:
    # A-001 brought a second plot in July.
    assert list(document("land_lease").paths(season()).values()) == ["A-001/gs"]


def test_the_number_has_check_digits_and_stays_whatever_the_order_of_rows(tmp_path: Path) -> None:
    made = village().with_text("文书:", "文书:\n  合同: 全部")
    paper = document("land_lease")
    numbers = []
    for at, one in enumerate((made, made.shuffled(7))):
        settled = close_season(one.write(tmp_path / str(at))).settlement
        found = {
            subject: str(paper.view(settled, subject)["number"]) for subject in paper.paths(settled).values()
        }
        numbers.append(found)
    assert numbers[0] == numbers[1]
    assert len(set(numbers[0].values())) == len(numbers[0])
    assert all(verify_number(number) and number.startswith("ZL-") for number in numbers[0].values())
