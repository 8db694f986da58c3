"""Theme words (主题里能说的话): what a label or a letterhead may not say, because it would deceive who reads.

A village may call its money otherwise; it may not give one kind the name of another, may not say on its own
that a paper is final, checked or paid, and may not print an amount or a person's number over the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from linkage.model.spelled_numbers import SPELLED, in_figures, one_spelling

#: What names each kind of money; a label of one kind may not hold what names another.
_STEMS: Mapping[str, tuple[str, ...]] = {
    "股": ("股金", "分红"),
    "租": ("租",),
    "佣": ("佣金", "薪金", "工资", "劳务", "货款"),
    "奖": ("奖补", "奖励", "补助", "补贴"),
    "福": ("福利", "救助"),
    "返": ("返还",),
}
_KINDS: Mapping[str, str] = {
    "股金分红": "股",
    "租金": "租",
    "土地租金": "租",
    "佣金": "佣",
    "务工工资": "佣",
    "卖货的钱": "佣",
    "奖补": "奖",
    "福利": "福",
    "盈余返还": "返",
}

#: Labels that name a paper, not money.
_TITLES = ("农户收益告知书", "收益分配公示")

#: What only the program says: how far a paper is, and whether money was paid.
_CLAIMS = (
    *("正式", "审核", "审定", "审计", "核准", "批准", "备案", "公证", "有效", "无效"),
    *("测算", "草案", "暂付", "作废", "付讫", "收讫", "领讫", "结清", "两清"),
    *("应付", "实付", "已付", "现付", "未付", "已发", "已领", "实发", "实领"),
)
#: What other papers are, and a statement is not.
_PAPERS = ("收据", "收条", "领条", "欠条", "借条", "发票", "合同", "协议", "证明", "决议", "判决")

_MONEY = re.compile(
    r"[0-9][0-9,，]*[.．][0-9]|[0-9][,，][0-9]|[0-9一二三四五六七八九十百千万亿零两〇]\s*元|[壹贰叁肆伍陆柒捌玖拾佰仟]"
)
#: Two years, as a season from one to the next is called.
_YEARS = re.compile(r"((?:19|20)[0-9]{2}){2}")

#: What may stand in a label besides letters.
SIGNS = "（）()、·—-"


def is_label(text: str) -> bool:
    """Whether a label is made of letters and a few signs: no figure of any writing, no mark of markup."""
    return all(sign.isalpha() or sign in SIGNS for sign in text) and any(sign.isalpha() for sign in text)


def other_money(word: str, text: str) -> str:
    """What in a label of one kind of money names another kind; empty for nothing."""
    if word in _TITLES:
        return ""
    kind, bare = _KINDS.get(word, ""), _bare(text)
    found = (stem for other, stems in _STEMS.items() if other != kind for stem in stems if stem in bare)
    return next(found, "")


def claim(text: str, *, label: bool) -> str:
    """What in a text only the program says of a paper; empty for nothing."""
    bare = _bare(text)
    return next((word for word in (*_CLAIMS, *(_PAPERS if label else ())) if word in bare), "")


def number_in(text: str) -> str:
    """What in a text is an amount or long enough to be a person's number; empty for nothing."""
    money = _MONEY.search(in_figures(text))
    if money is not None:
        return money[0]
    found = (one_spelling(spelled[0]) for spelled in SPELLED.finditer(text))
    return next((number for number in found if not _YEARS.fullmatch(number)), "")


def _bare(text: str) -> str:
    """The letters of a text alone, in their usual form."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalpha())
