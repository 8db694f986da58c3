"""A hostile name goes through every paper as plain text, or is refused before anything is made of it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from linkage.closing import close
from linkage.ground.errors import InputRefusedError
from linkage.press.output import check_name
from linkage.publishing import documents, papers, sheets, tables
from villages import village

# Harmless and hostile names of one length each, so that nothing but their signs differs.
PLAIN = "赵钱孙李周吴郑王冯陈褚卫"
HOSTILE = {
    "jinja": "{{title}}赵",
    "block": "{%else%}赵",
    "html": "赵<b>甲</b>",
    "script": "<script>赵",
    "style": "赵}</style>",
    "attribute": '赵" onx="1',
    "entity": "赵&lt;&amp;",
    "path": "../../赵",
    "css": "赵;}p{zoom:",
}
REFUSED = {
    "turned": "赵\u202e甲",
    "marked": "赵\u200f甲",
    "private": "赵\ue000甲",
    "formula": "=1+1",
    "counted": "{{7*7}}赵",
    "newline": "赵\n甲",
    "nought": "赵\x00甲",
}

_TAG = re.compile(r"<(/?[a-zA-Z][^\s>]*)")
_TEXT = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+|摘要 [0-9a-f]{8}")


@cache
def _household() -> str:
    """The name of the first household's head, who stands on most papers."""
    headings, first, *_ = village().registers["名册"]
    return first[headings.index("姓名")]


@cache
def _pages(name: str) -> Mapping[str, tuple[str, ...]]:
    """Every paper of the village, with its head so named."""
    registers = {
        sheet: tuple(tuple(name if cell == _household() else cell for cell in row) for row in rows)
        for sheet, rows in village().registers.items()
    }
    named = type(village())(village().arrangement, village().charter, registers)
    with tempfile.TemporaryDirectory() as folder:
        closing = close(named.write(Path(folder) / "season"))
        return {paper.job.path: paper.job.parts for paper in papers(closing)} | {
            sheet.path: (sheet.data.decode("utf-8-sig"),)
            for sheet in sheets(closing.settlement)
            if sheet.path.endswith(".csv")
        }


def _tags(page: str) -> list[str]:
    return _TAG.findall(_TEXT.sub("", page))


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_no_paper_takes_a_name_for_markup(kind: str) -> None:
    name = HOSTILE[kind]
    hostile, harmless = _pages(name), _pages(PLAIN[: len(name)])
    assert hostile.keys() == harmless.keys()
    named = 0
    for path, parts in hostile.items():
        if path.endswith(".csv"):
            continue
        assert [_tags(part) for part in parts] == [_tags(part) for part in harmless[path]], path
        named += any(PLAIN[: len(name)] in part for part in harmless[path])
    assert named > 10


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_a_name_that_no_paper_could_show_is_refused(kind: str) -> None:
    with pytest.raises(InputRefusedError):
        _pages(REFUSED[kind])


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
