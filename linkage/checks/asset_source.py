"""An asset without its source of money: nobody can later say whose it is and which rules hold for it."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.check import WARNING, Check, Spot
from linkage.model.entitlement import Settlement


def _find(settlement: Settlement) -> Iterable[Spot]:
    for row in settlement.books.rows("资产"):
        missing = [name for name in ("类别", "资金来源", "所有者") if not row.text(name)]
        if missing:
            yield Spot(
                str(row.where(missing[0])),
                f"资产“{row.text('名称')}”没有写{'、'.join(missing)}；"
                "到户类、经营性、公益性的管法不同，请照批复和验收单补上",
            )


CHECK = Check(
    name="asset_source",
    code="C692",
    severity=WARNING,
    asks="资产有没有写类别、资金来源和所有者",
    ground="帮扶项目资产分类登记的要求（国办函〔2021〕51号，未确认）",
    find=_find,
    mechanisms=(25, 28, 45),
)
