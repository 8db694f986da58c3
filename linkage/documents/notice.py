"""The public notice (公示, B4): what an assembly decided to distribute, for the village wall.

What it lists and what it leaves out is the same on all public papers (:mod:`linkage.telling.posting_words`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.document import Document, Said, View
from linkage.model.entitlement import Settlement
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import amounts, is_amount, posted_sums
from linkage.telling.known_sums import EARNED
from linkage.telling.paper import running_numbered, season_name
from linkage.telling.paper_leaf import keyed, on_paper, parts, words
from linkage.telling.posting_words import TITLE, posting, posting_title, public_pools
from linkage.telling.stamp import PAYEES


def _paths(settlement: Settlement) -> Mapping[str, str]:
    """One notice, when there is a pool that an assembly decided or that is public money."""
    return {"公开/notice.pdf": ""} if public_pools(settlement) else {}


def _view(settlement: Settlement, _: str) -> View:
    title = posting_title(settlement)
    return {
        "title": f"{season_name(settlement)}{title}",
        "running": running_numbered(settlement, title, PAYEES),
        **posting(settlement),
    }


_STEPS = (
    *(Column("分配", width=22), Column("顺序", "center", 6), Column("项目", width=30)),
    *(Column("怎么算", width=60), Column("金额", "num", 16)),
)
_SHARES = (
    *(
        ("at", Column("序号", "center", 6)),
        ("name", Column("姓名", width=16)),
        ("group", Column("组", "center", 8)),
    ),
    *(("people", Column("人口", "center", 6)), ("weight", Column("份额", "num", 16))),
    *(("amount", Column("金额", "num", 14)), ("note", Column("备注", width=14))),
)
_OTHERS = (Column("项目", width=30), Column("户数", "center", 12), Column("金额", "num", 16))


def _book(view: View) -> Sequence[Leaf]:
    """What is distributed, step by step; each list of names; and what is told as totals only."""
    posted = f"公示期：{words(view, 'posted')}"
    pools = parts(view, "pools")
    steps = tuple(row for pool in pools for row in _pool_rows(pool))
    leaves = [Leaf("分配", (posted,), _STEPS, steps, below=_contact(view))]
    leaves += [_shares(pool, shares, posted) for pool in pools for shares in parts(pool, "lists")]
    keys = ("name", "households", "amount")
    totals = tuple(tuple(words(row, key) for key in keys) for row in parts(view, "totals"))
    if totals:
        leaves.append(Leaf("其他各项（只公布合计）", (posted,), _OTHERS, totals))
    return [on_paper(view, leaf) for leaf in leaves]


def _shares(pool: View, shares: View, posted: str) -> Leaf:
    name, households, people = (words(shares, key) for key in ("name", "households", "people"))
    standard = f"；标准：{words(shares, 'standard')}" if words(shares, "standard") else ""
    return Leaf(
        f"分给{name}",
        (f"{words(pool, 'name')}　分给{name}：{households} 户 {people} 人{standard}", posted),
        tuple(column for _, column in _SHARES),
        tuple(keyed(row, _SHARES) for row in parts(shares, "rows")),
        ("", "合计", "", "", "", words(shares, "total"), ""),
    )


def _pool_rows(pool: View) -> Iterator[tuple[str, ...]]:
    name = words(pool, "name")
    yield name, "", "本期来源合计", words(pool, "source"), words(pool, "income")
    for step in parts(pool, "steps"):
        yield name, words(step, "at"), words(step, "name"), words(step, "how"), words(step, "amount")
        for part in parts(step, "earmarks"):
            yield name, "", words(part, "name"), "", words(part, "amount")
    yield name, "", f"留存（{words(pool, 'rest')}）", "", words(pool, "kept")


def _contact(view: View) -> tuple[str, ...]:
    where = f"请在公示期内找{words(view, 'contact')}，电话 {words(view, 'telephone')}"
    supervised = f"；监督电话 {words(view, 'supervision')}" if words(view, "supervision") else ""
    return (f"对公示内容有异议的，{where}{supervised}。",)


def _says(view: View) -> Iterator[Said]:
    """Its pools; and that lists and other sums are all that was earned, where no sum is kept back."""
    yield from posted_sums(view)
    others = amounts(parts(view, "totals"))
    if all(map(is_amount, others)):
        lists = [people for pool in parts(view, "pools") for people in parts(pool, "lists")]
        for amount in (*amounts(lists, "total"), *others):
            yield Said(EARNED, amount, place="全部")


DOCUMENT = Document(
    title=TITLE,
    template="notice.html",
    edition="public",
    view=_view,
    paths=_paths,
    book=_book,
    says=_says,
)
