"""Words (会议的说法): which bodies and which matters the register 会议 speaks of under 事项.

What is said is looked for in the text, the longer words first; what is not among these words is told as
unknown and never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MEMBERS = "成员大会"
REPRESENTATIVES = "成员代表大会"
VILLAGERS = "村民会议"
VILLAGE_REPRESENTATIVES = "村民代表会议"
PARTY = "党员大会"
BRANCH = "党支部"
COMMITTEES = "两委"
BOARD = "理事会"
#: The body a vote is held to where its record names none.
WHOLE_BODY = MEMBERS

#: What is written, and the body that is meant.
BODIES: Mapping[str, str] = {
    "成员代表大会": REPRESENTATIVES,
    "成员代表会议": REPRESENTATIVES,
    "社员代表大会": REPRESENTATIVES,
    "成员大会": MEMBERS,
    "社员大会": MEMBERS,
    "村民代表会议": VILLAGE_REPRESENTATIVES,
    "村民代表大会": VILLAGE_REPRESENTATIVES,
    "村民会议": VILLAGERS,
    "村民大会": VILLAGERS,
    "党员大会": PARTY,
    "党员会议": PARTY,
    "党员议事会": PARTY,
    "党支部": BRANCH,
    "党总支": BRANCH,
    "党委": BRANCH,
    "两委": COMMITTEES,
    "理事会": BOARD,
}

#: Bodies of a company, and what is written for them, longer words first. They are none of the village's.
COMPANY_BODIES: Mapping[str, str] = {
    "执行董事": "董事会",
    "股东大会": "股东会",
    "股东会": "股东会",
    "股东决定": "股东决定",
    "独资股东": "股东决定",
    "唯一股东": "股东决定",
    "董事会": "董事会",
    "董事决定": "董事会",
}

#: How the list of who came says that somebody did, by proxy, on line, or not.
ONLINE = ("线上",)
IN_PERSON, BY_PROXY, ABSENT = (
    ("到会", "出席", "现场", *ONLINE),
    ("委托", "委托到会"),
    ("缺席", "请假", "未到"),
)

DISTRIBUTION = "分配方案"
OUTSIDERS = "非成员权益"
QUANTIFIED = "承包和收益权量化方案"

#: What is written, and the matter that is meant.
ITEMS: Mapping[str, str] = {
    "收益分配": DISTRIBUTION,
    "盈余分配": DISTRIBUTION,
    "盈余返还": DISTRIBUTION,
    "利润分配": DISTRIBUTION,
    "分配方案": DISTRIBUTION,
    "分红": DISTRIBUTION,
    "返利": DISTRIBUTION,
    "非成员": OUTSIDERS,
    "外部人员": OUTSIDERS,
    "外来人员": OUTSIDERS,
    "章程": "章程",
    "成员身份": "成员确认",
    "成员资格": "成员确认",
    "成员确认": "成员确认",
    "成员界定": "成员确认",
    "成员名单": "成员确认",
    "份额量化": QUANTIFIED,
    "股份量化": QUANTIFIED,
    "股权量化": QUANTIFIED,
    "折股": QUANTIFIED,
    "收益权量化": QUANTIFIED,
    "资产量化": QUANTIFIED,
    "量化方案": QUANTIFIED,
    "土地补偿": "土地补偿费",
    "征地补偿": "土地补偿费",
    "合并": "合并分立解散",
    "分立": "合并分立解散",
    "解散": "合并分立解散",
    "联合社": "联合社",
}


def body_in(text: str) -> str:
    """The body a text names, or nothing.

    >>> body_in("2025年度第一次成员代表大会：收益分配方案"), body_in("收益分配方案")
    ('成员代表大会', '')
    """
    return next((BODIES[word] for word in sorted(BODIES, key=len, reverse=True) if word in text), "")


def items_in(text: str) -> Sequence[str]:
    """The matters a text names, each once, in the order of the declaration.

    >>> items_in("成员大会：份额量化方案和收益分配方案")
    ['分配方案', '承包和收益权量化方案']
    """
    return list(dict.fromkeys(item for word, item in ITEMS.items() if word in text))


def company_body_in(text: str) -> str:
    """The body of a company that a text names before anything else, or nothing.

    >>> company_body_in("股东会：2025年度利润分配方案"), company_body_in("成员大会：收益分配方案")
    ('股东会', '')
    """
    head = text.replace(":", "：").partition("：")[0]
    return next((body for word, body in COMPANY_BODIES.items() if word in head), "")
