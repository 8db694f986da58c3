"""Seasons whose collective income is fed by a registered asset, altered in one cell of the asset."""

from __future__ import annotations

from lints.tripped import Change

HEADINGS = "资产号,名称,类别,原值（元）,资金来源,验收日,所有者,起,止,状态"


def fed_by_asset(
    kind: str = "经营性",
    accepted: str = "2024-11-30",
    until: str = "",
    state: str = "",
    origin: str = "ZC1 租约",
) -> Change:
    asset = f"ZC1,烘干房,{kind},500000,财政衔接资金,{accepted},村集体,2024-12-01,{until},{state}"
    return Change(files={"台账/资产.csv": f"{HEADINGS}\n{asset}\n"}, cells={"事实": {"F3": origin}})
