"""``linkage bank``: what the bank says became of the payments of a season."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from linkage.bank.matching import Reply, State
from linkage.bank_return import Heard, document, hear, save
from linkage.closing import DONE, LOOK
from linkage.console import terminal
from linkage.ground.canonical import canonical_bytes

#: How many payments of one state are told on the screen.
_SHOWN = 40


@click.command(
    help="对银行的回单、退票文件：每一笔代发成功、退回，还是没有回音。\n\n"
    "SEASON 是一个结算期的文件夹，RETURN 是银行给的文件（.xlsx、.csv、.txt），可以写几个。"
    "按支付编号对，同一行的金额、账号、户名却是别人的不算；没有编号的，账号和金额都对上唯一的一笔才算。"
    "其余留给人看，不猜。工作簿的每一张表都读。"
    "退回的仍是应付。--out 写出可以贴进〔已付〕的行和要改的账号，不改本季的资料。"
)
@click.argument("season", type=click.Path(path_type=Path), metavar="SEASON")
@click.argument("files", type=click.Path(path_type=Path), metavar="RETURN...", nargs=-1, required=True)
@click.option(
    "--columns",
    type=click.Path(path_type=Path),
    metavar="FILE.yaml",
    help="回单的哪一列是什么，例如 支付编号: 附言、结果: 交易状态、成功: [S]。",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="把结果写进这个目录。")
@click.option("--json", "as_json", is_flag=True, help="只输出 JSON。")
def command(
    season: Path, files: tuple[Path, ...], columns: Path | None, out: Path | None, *, as_json: bool
) -> int:
    """Tell what the bank answered."""
    heard = hear(season, files, columns)
    manifest = save(heard, out) if out is not None else None
    if as_json:
        terminal.write(canonical_bytes(document(heard)))
    else:
        _show(heard)
        if manifest is not None:
            terminal.say_done(f"已写入：{out}，{len(manifest.files)} 个文件。")
    return DONE if heard.settled else LOOK


#: What to do next about payments in a state.
_NEXT: Mapping[State, str] = {
    State.PAID: "成功的：把 --out 写出的 paid_rows 各行贴进台账〔已付〕；付款日在结算期以后的，"
    "本期不计，重出代发表时不再列，下一季还要登记。",
    State.FAILED: "退回的：仍是应付。与本人核对后改名册的卡号、户名（failed_accounts 列出是谁），"
    "协议里这一方的“代发次”加一，重出代发表再送。",
    State.ASKED: "要人看的：先问银行实际付了多少，问清以前不要登记，也不要重发。",
    State.SILENT: "没有回音的：向银行查这个支付编号，查清以前不要重发，免得付两次。",
}


def _show(heard: Heard) -> None:
    for reply in heard.replies.replies:
        _show_reply(reply)
    if not heard.replies.replies:
        terminal.say("没有一行对得上这一季的代发。请核对是不是这一季的回单。")
    for stray in heard.replies.strays:
        named = f"{stray.line.name} " if stray.line.name else ""
        amount = f"{stray.line.amount} 元 " if stray.line.amount is not None else ""
        terminal.say(f"对不上，留给人看　{stray.line.where}：{named}{amount}{stray.why}。")
    for state, remedy in _NEXT.items():
        if any(reply.of(state) for reply in heard.replies.replies):
            terminal.say(remedy)
    if heard.replies.booked:
        terminal.say(f"另有 {len(heard.replies.booked)} 行是〔已付〕里已经登记过的。")


def _show_reply(reply: Reply) -> None:
    terminal.say(f"{reply.order.payer.name}　{reply.order.season}")
    parts = " + ".join(f"{state.value} {len(reply.of(state))} 笔 {reply.amount(state)} 元" for state in State)
    terminal.say(f"  代发 {len(reply.answers)} 笔 {reply.order.sent} 元 = {parts}")
    for state in (State.FAILED, State.ASKED, State.SILENT):
        found = reply.of(state)
        for answer in found[:_SHOWN]:
            payment = answer.payment
            why = f"：{answer.why}" if answer.why else ""
            terminal.say(
                f"  {state.value}　{payment.number} {payment.payees} {payment.name} {payment.amount} 元{why}"
            )
        if len(found) > _SHOWN:
            terminal.say(f"  {state.value}　……共 {len(found)} 笔，用 --out 写出来看")
