"""``linkage explain``: why a household gets what it gets, and why it gets nothing where it gets nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from linkage.closing import Closing, close
from linkage.console import terminal
from linkage.ground.canonical import canonical_bytes
from linkage.ground.closeness import closest
from linkage.ground.errors import UsageError
from linkage.ground.figure import Figure, Json, Word
from linkage.model.arrangement import SourceKind
from linkage.model.entitlement import Line, PoolOutcome, Settlement
from linkage.telling.account import household_account, telling
from linkage.telling.changes import changes, told
from linkage.telling.household_words import added_up, fractions_left, paid_by, without_money
from linkage.telling.line_words import line_words
from linkage.telling.member_account import told_account
from linkage.telling.surplus_words import surplus_sentences
from linkage.telling.tax_words import tax_document, tax_lines
from linkage.words.anatomy import ground, is_conditional
from linkage.words.derivation import tree
from linkage.words.explain import condition_numbers, formula, numbers
from linkage.words.sentence import plain_sentence


@click.command(
    help="说明一户为什么是这个数：每一笔的大白话、算式、代进去的数、合同条款和法条，一直说到台账的哪一格；"
    "没有钱的项目说明为什么没有。加 --changed 说明与上期相比为什么多了或少了，各项原因加起来正好是差额。\n\n"
    "SEASON 是一个结算期的文件夹，HOUSEHOLD 是户号。不写任何文件。"
)
@click.argument("season", type=click.Path(path_type=Path), metavar="SEASON")
@click.argument("household", metavar="HOUSEHOLD")
@click.option("--changed", is_flag=True, help="与上期相比，为什么变了；要同时给 --last。")
@click.option("--last", type=click.Path(path_type=Path), metavar="DIR", help="上期的文件夹。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def command(season: Path, household: str, *, changed: bool, last: Path | None, as_json: bool) -> int:
    """Explain a household."""
    if changed != (last is not None):
        raise UsageError("--changed 和 --last 要一起给：--changed --last 上期的文件夹。")
    closing = close(season)
    settlement = closing.settlement
    number = household.partition(".")[0]
    if number not in settlement.books.households:
        raise UsageError(_unknown(number, settlement))
    if last is not None:
        before = close(last).settlement
        if as_json:
            terminal.write(canonical_bytes(_changes(before, settlement, number)))
        else:
            for text in told(before, settlement, number):
                terminal.say(text)
    elif as_json:
        terminal.write(canonical_bytes(_document(settlement, number)))
    else:
        for text in _told(closing, number):
            terminal.say(text)
    return closing.exit_code


def _unknown(number: str, settlement: Settlement) -> str:
    homes = settlement.books.households
    known = sorted(homes)
    named = [key for key in known if any(one.name == number for one in homes[key].members)]
    if named:
        return f"请写户号，不写姓名：“{number}”在 {'、'.join(named)}。"
    near = closest(number.upper(), known)
    hint = f"是不是 {near}？" if near else f"名册里的户号从 {known[0]} 到 {known[-1]}。"
    return f"名册里没有户号“{number}”。{hint}"


def _told(closing: Closing, number: str) -> Iterator[str]:
    settlement = closing.settlement
    household = settlement.books.households[number]
    yield f"{number}　{household.name}　{household.group}".rstrip()
    yield ""
    for line in settlement.lines_of(number):
        yield from _line(settlement, line)
    for pool in _pools(settlement, number):
        yield from _pool(settlement, pool)
    yield from told_account(settlement, number)
    reasons = list(without_money(settlement, number))
    if reasons:
        yield "没有钱的项目"
        yield from (f"  {text}" for text in reasons)
        yield ""
    fractions = list(fractions_left(settlement, number))
    if fractions:
        yield "留到下期的零头（下期照抄到台账〔零头〕）"
        yield from (f"  {text}" for text in fractions)
        yield ""
    yield added_up(settlement, number)
    yield f"现在付 {household_account(settlement, number).payable} 元，其中"
    yield from (f"  {text}" for text in paid_by(settlement, number))
    taxed = list(tax_lines(settlement, number))
    if taxed:
        yield ""
        yield "税务（只告知的不扣；“有争议”的请问主管税务机关）"
        yield from taxed


def _pools(settlement: Settlement, number: str) -> Sequence[PoolOutcome]:
    """The pools a household has a share of, and the pools that feed them, in the order of flow."""
    clauses = [line.clause for line in settlement.lines_of(number) if "/" in line.clause]
    wanted = {clause.partition("/")[0] for clause in clauses}
    for pool in reversed(settlement.pools):
        if pool.pool.name in wanted:
            wanted |= {source.name for source in pool.pool.sources if source.kind is SourceKind.POOL}
    return [pool for pool in settlement.pools if pool.pool.name in wanted]


def _pool(settlement: Settlement, pool: PoolOutcome) -> Iterator[str]:
    yield f"分配“{pool.pool.name}”　可分 {pool.taken_in} 元"
    yield "  来源："
    yield from (f"    {'  ' * depth}{text}" for depth, text in tree(pool.source))
    for step in pool.steps:
        word = {"提取": "提取", "弥补亏损": "弥补亏损"}.get(step.step.kind, "分给")
        yield f"  第{step.step.number}步 {word}“{step.name}”：{numbers(step.figure)}{_when(step.figure)}"
        yield from (f"    其中 {name}：{numbers(figure)}" for name, figure in step.earmarks)
    yield f"  留存 {pool.kept} 元（{pool.pool.rest}）"
    yield from (f"  {sentence}" for sentence in surplus_sentences(settlement, pool))
    yield ""


def _line(settlement: Settlement, line: Line) -> Iterator[str]:
    told = line_words(settlement, line)
    yield f"{told.title}　{told.amount} 元　{told.payer}付"
    yield f"  {told.sentence}"
    yield f"  算式：{told.formula}"
    yield f"  代入：{told.numbers}"
    if told.odd:
        yield f"  {told.odd}"
    if told.due:
        yield f"  到期：{told.due}"
    if told.grounds:
        yield f"  依据：{'；'.join(told.grounds)}"
    yield "  来历："
    yield from (f"    {'  ' * depth}{text}" for depth, text in told.tree)
    yield ""


def _document(settlement: Settlement, number: str) -> dict[str, Json]:
    lines: list[Json] = [
        {
            "payee": line.payee,
            "payer": line.payer,
            "clause": line.clause,
            "amount": line.amount.plain,
            "sentence": plain_sentence(line.figure, telling(settlement, line)),
            "formula": formula(line.figure),
            "numbers": numbers(line.figure),
            "ground": list(ground(line.figure)),
            "trace": line.figure.trace(),
        }
        for line in settlement.lines_of(number)
    ]
    reasons: list[Json] = [
        {"payee": reason.payee, "clause": reason.clause, "why": reason.why}
        for reason in settlement.reasons_of(number)
    ]
    taxes: list[Json] = tax_document(settlement, number)
    return {"payee": number, "lines": lines, "reasons": reasons, "taxes": taxes}


def _changes(last: Settlement, this: Settlement, number: str) -> dict[str, Json]:
    found: list[Json] = [
        {
            "payee": change.payee,
            "clause": change.clause,
            "before": change.before.plain,
            "after": change.after.plain,
            "causes": [
                {
                    "kind": cause.kind,
                    "what": cause.what,
                    "before": cause.before,
                    "after": cause.after,
                    "amount": cause.amount.plain,
                }
                for cause in change.causes
            ],
        }
        for change in changes(last, this, number)
    ]
    seasons: dict[str, Json] = {"last": last.main.season_id, "this": this.main.season_id}
    return {"payee": number, "seasons": seasons, "changes": found}


def _when(figure: Figure) -> str:
    """The condition of a step that runs only above or below an amount, and whether it is met."""
    inner = figure.args[0] if figure.op in {"round", "min"} and figure.args else figure
    if not is_conditional(inner) or not isinstance(inner.args[0], Word):
        return ""
    return f"（{condition_numbers(inner.args[0])}）"
