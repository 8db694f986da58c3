"""``linkage compare``: two plans for the same village, who gains and who loses."""

from __future__ import annotations

from pathlib import Path

import click

from linkage.closing import DONE, LOOK, close_plan
from linkage.console import terminal
from linkage.telling import comparison


@click.command(
    help="比较两个方案：同一个村、同一本台账，谁多得、谁少得、各项差多少。\n\n"
    "SEASON 是一个结算期的文件夹；A 和 B 是两份合作协议（YAML）。方案按编号替换文件夹里的那一份，"
    "编号都对不上就替换全部。按抵扣和已付以前的应得比较。不写任何文件。"
)
@click.argument("season", type=click.Path(path_type=Path), metavar="SEASON")
@click.argument("first", type=click.Path(path_type=Path), metavar="A")
@click.argument("second", type=click.Path(path_type=Path), metavar="B")
def command(season: Path, first: Path, second: Path) -> int:
    """Compare two plans."""
    one, other = (close_plan(season, plan).settlement for plan in (first, second))
    found = comparison.outcomes(one, other)
    terminal.say(f"方案一 {first.name}　方案二 {second.name}　差额 ＝ 方案二 － 方案一（元）")
    terminal.say()
    terminal.show_table("谁多谁少", comparison.GROUP_HEADINGS, comparison.by_group(found))
    terminal.show_table("各项", comparison.ITEM_HEADINGS, comparison.by_item(one, other), last=True)
    terminal.show_table(
        "各付款方付给农户", comparison.ITEM_HEADINGS, comparison.by_payer(one, other), last=True
    )
    kept = comparison.by_kept(one, other)
    if kept:
        terminal.show_table("归各方和留存", comparison.ITEM_HEADINGS, kept)
    furthest = comparison.furthest(found)
    if furthest:
        terminal.show_table("变化最大的户", comparison.HOUSEHOLD_HEADINGS, furthest, words=2)
    else:
        terminal.say("每一户都一样。")
    new = set(other.findings) - set(one.findings)
    for finding in sorted(new, key=lambda finding: (finding.code, finding.message)):
        terminal.say(f"只有方案二：{finding.severity} {finding.code} {finding.where}：{finding.message}")
    return LOOK if furthest or new else DONE
