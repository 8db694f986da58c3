"""A name that no paper could show is refused; every file of a season has a name that a folder may hold."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import pytest

from linkage.closing import close
from linkage.ground.errors import InputRefusedError
from linkage.press.output import check_name
from linkage.publishing import documents, tables
from villages import village

REFUSED = {
    "turned": "赵\u202e甲",
    "marked": "赵\u200f甲",
    "private": "赵\ue000甲",
    "formula": "=1+1",
    "counted": "{{7*7}}赵",
    "newline": "赵\n甲",
    "nought": "赵\x00甲",
}


@cache
def _household() -> str:
    """The name of the first household's head, who stands on most papers."""
    headings, first, *_ = village().registers["名册"]
    return first[headings.index("姓名")]


def _named(name: str) -> None:
    """Close the village with its head so named."""
    registers = {
        sheet: tuple(tuple(name if cell == _household() else cell for cell in row) for row in rows)
        for sheet, rows in village().registers.items()
    }
    named = type(village())(village().arrangement, village().charter, registers)
    with tempfile.TemporaryDirectory() as folder:
        close(named.write(Path(folder) / "season"))


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_a_name_that_no_paper_could_show_is_refused(kind: str) -> None:
    with pytest.raises(InputRefusedError):
        _named(REFUSED[kind])


SECOND = (("土地租金", "二期租金"), ("入股保底", "二期保底"), ("用工报酬", "二期用工"), ("代销佣金", "二期代销"),
          ("公司利润分配", "二期利润"), ("村集体收益", "二期收益"), ("XH-HT-2025", "小合2025第3号"))  # fmt: skip


def test_every_file_of_a_season_has_a_name_that_a_folder_may_hold(tmp_path: Path) -> None:
    """Contracts with members as payees, and an agreement numbered as villages number theirs."""
    season = village().with_text("文书:\n", "文书:\n  合同: 全部\n")
    folder = season.write(tmp_path / "season")
    second = season.arrangement
    for old, new in SECOND:
        second = second.replace(old, new)
    (folder / "合作-2.yaml").write_text(second, "utf-8")
    settlement = close(folder).settlement
    names = [path for kind in documents().values() for path in kind.paths(settlement)]
    names += [path for kind in tables().values() for path in kind.paths(settlement)]
    for name in names:
        check_name(name)
    assert len({name.casefold() for name in names}) == len(names)
    assert {"农户/labour-H01.1-gs-XH-HT-2025.pdf", "内部/tri_party.pdf"} <= {*names}
    assert any(re.fullmatch("农户/land_lease-H01-gs-[0-9a-f]{8}.pdf", name) for name in names)
