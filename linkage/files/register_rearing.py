"""Register of batches (台账·批次): what came to a raiser, what was sold, and what it ate."""

from __future__ import annotations

from linkage.files.register_columns import CLAUSE, HOUSEHOLD, UNIT, WEIGHT, day, number, word
from linkage.model.registers import Column, Kind, Sheet


def _count(heading: str, note: str) -> Column:
    """A number of animals in the unit of the row."""
    return Column(heading, Kind.NUMBER, unit_from="单位", note=note)


REARING_SHEET = Sheet(
    "批次",
    "代养的每一批一行，印在代养合同的附表上。",
    (
        HOUSEHOLD,
        word("批次", "例如 2025-01批。"),
        day("进苗日"),
        _count("进苗数", "可空：点收的头数、只数。"),
        number("进苗均重", *WEIGHT, needed=False),
        day("出栏日", "可空：还没有出栏的空着。"),
        _count("上市数", "可空：出栏过磅的头数、只数。"),
        UNIT,
        number("总重", *WEIGHT, needed=False, note="可空：出栏的总重量。"),
        number("用料", *WEIGHT, needed=False, note="可空：这一批吃的饲料。"),
        CLAUSE,
    ),
)
