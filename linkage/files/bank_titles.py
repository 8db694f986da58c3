"""Titles of a bank's columns (银行格式的列名): a column holds what its title says.

A bank reads its file by titles or by places, a person by titles alone. A profile that comes with a season and
puts one account, one name or one sum under such a title sends everybody's money elsewhere, though the control
totals fit.
"""

from __future__ import annotations

import re

from attrs import frozen


@frozen
class _Said:
    """A word of titles: what a column with it may take (取), and what makes the title another."""

    word: re.Pattern[str]
    sources: frozenset[str]
    aside: re.Pattern[str]


#: Whose account it is that the village itself may write: its own.
_PAYER = "付款|付方|转出|扣款|单位|公司|我方|代发"
_SAID = (
    _Said(re.compile("金额"), frozenset({"金额", "总金额"}), re.compile("手续费|大写|币")),
    _Said(
        re.compile("[账帐]号|卡号|^[账帐]户$|收款[账帐]户$"),
        frozenset({"账号", "付款账号"}),
        re.compile(f"{_PAYER}|类|标志|行号|户名|名称"),
    ),
    _Said(
        re.compile("户名|[账帐]户名称|姓名|收款人$"),
        frozenset({"户名", "收款人", "付款户名"}),
        re.compile(f"{_PAYER}|类|标志"),
    ),
)
_ACCOUNT = re.compile(r"(?:[0-9][ -]?){12,}")
_OF_PAYER = re.compile(f"{_PAYER}|协议|合同|编号|代码|批")


def misnamed(title: str, source: str, text: str) -> str:
    """Say what a column should take by its title and does not take; nothing when it is fit.

    ``source`` is what it takes of a payment or a batch, ``text`` what it holds in every row instead.
    """
    plain = "".join(title.split())
    for said in _SAID:
        if said.word.search(plain) and not said.aside.search(plain):
            held = source or text.strip(" 0.,")
            return "" if not held or source in said.sources else min(said.sources, key=len)
    return "账号" if not source and _ACCOUNT.search(text) and not _OF_PAYER.search(plain) else ""
