"""Misnamed files (名称不对的文件): a workbook or an agreement that lies in the folder under another name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault

MISNAMED = Fault("E952", "没有 {name}，却有“{found}”", "{why}", "是它的，请改名为 {name}")

# Named by hand or by a second download; the lock files of an open workbook (~$…, .~…) are not meant.
_WORKBOOK = re.compile(r"[^~.].*台账.*\.xlsx|台账.+\.xlsx", re.IGNORECASE)
# What a plain editor makes of it when it is left to add an ending of its own.
_ARRANGEMENT = re.compile(r"合作(-.+)?\.ya?ml\.txt", re.IGNORECASE)


def misnamed_workbooks(names: Collection[str]) -> Iterator[Problem]:
    """Workbooks that may be the registers; to be asked where there are none under the right name."""
    why = "台账只认 台账.xlsx 这个名称"
    for found in sorted(filter(_WORKBOOK.fullmatch, names)):
        yield MISNAMED.at(Where(found), name="台账.xlsx", found=found, why=why)


def misnamed_arrangements(names: Collection[str]) -> Iterator[Problem]:
    """Agreements with an ending too many; to be asked where there is none under the right name."""
    why = "记事本另存时，“保存类型”要选“所有文件”，不然末尾会多出 .txt"
    for found in sorted(filter(_ARRANGEMENT.fullmatch, names)):
        yield MISNAMED.at(Where(found), name=found[: -len(".txt")], found=found, why=why)
