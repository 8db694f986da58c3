"""``linkage settle``: the amounts of a season, as tables or as the result document."""

from __future__ import annotations

from pathlib import Path

import click

from linkage.check import decided
from linkage.closing import Closing, close
from linkage.console import terminal
from linkage.telling import summary
from linkage.telling.finding_words import finding_line


@click.command(
    help="核算一个结算期：各付款方、各项收益的合计，以及必须相符的各个合计。\n\n"
    "SEASON 是一个结算期的文件夹。不写任何文件。"
)
@click.argument("season", type=click.Path(path_type=Path), metavar="SEASON")
@click.option("--json", "as_json", is_flag=True, help="只输出结果文件（结果.json 的内容）。")
def command(season: Path, *, as_json: bool) -> int:
    """Show the amounts of a season."""
    closing = close(season)
    if as_json:
        for piece in closing.document.pieces():
            terminal.write(piece)
    else:
        _show(closing)
    return closing.exit_code


def _show(closing: Closing) -> None:
    settlement = closing.settlement
    first, last = closing.settlement.main.first_day.date, closing.settlement.main.last_day.date
    terminal.say(f"{settlement.main.name}　{settlement.main.season_id}　{first} 至 {last}")
    terminal.say()
    terminal.show_table(
        "按付款方（元）", summary.PAYER_HEADINGS, summary.by_payer(settlement), words=2, last=True
    )
    terminal.show_table("按收益", summary.INCOME_HEADINGS, summary.by_income(settlement), last=True)
    if settlement.pools:
        terminal.show_table("按分配", summary.POOL_HEADINGS, summary.by_pool(settlement))
    if settlement.accounts is not None:
        rows = summary.by_account_item(settlement)
        terminal.show_table("按成员账户", summary.ACCOUNT_HEADINGS, rows, last=True)
    terminal.say("必须相符的合计")
    for identity in summary.identities(settlement):
        terminal.say(f"  {identity}")
    terminal.say(f"  两次计算一致；结果文件摘要 {closing.document['digest']}")
    answers = decided(settlement)
    for finding in closing.findings:
        terminal.say(finding_line(finding, answers.get(finding, "")))
    if closing.notes:
        terminal.tell(f"读入时有 {len(closing.notes)} 条提示，用 linkage check 查看。")
