"""A share, price or condition that turns on sex or marriage (性别、婚姻): unlawful among members."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkage.check import REFUSAL, WARNING, Check, Spot
from linkage.lint import speaks_of
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement

_MEMBERS, _WORKERS = "按性别婚姻减少集体权益", "男女同工同酬"
_PAY = {"薪金", "佣金", "订单货款"}

#: Said anywhere, also inside a formula.
_ANYWHERE = re.compile(
    r"性别|婚姻|婚否|已婚|未婚|再婚|离婚|离异|丧偶|外嫁|出嫁|嫁出|嫁入|入赘|招婿|上门女婿|寡妇|户无男"
    r"|[男女](性|方|工|劳力|劳动力|职工|社员|成员|村民)"
)

#: Said as a whole word, or as a word in quotes inside a formula.
_WORDS = r"男|女|妇女|男丁|女儿|女婿|儿媳|儿媳妇|外孙女"
_ALONE = re.compile(rf"(?:{_WORDS})")
_QUOTED = re.compile(rf"[\"'“‘「](?:{_WORDS})[\"'”’」]")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        for where, name, income, thing in _formulas(arrangement):
            said = next((word for word in speaks_of(thing) if _keyed(word)), "")
            if not said:
                continue
            pay = income in _PAY
            law = settlement.law(_WORKERS if pay else _MEMBERS, arrangement, where)
            why = (
                "同样的活同样的钱"
                if pay
                else "妇女不因未婚、结婚、离婚、丧偶、户无男性少得，男人也不因此多得"
            )
            yield Spot(
                where,
                f"{name}按“{said}”定谁有份、分多少：{why}。"
                f"例如同是一股，只因为是女儿或出嫁就从 1,000.00 元变成 0.00 元，是不行的。"
                f"请改按份额、人口、面积、出工这些与性别、婚姻无关的数来定",
                WARNING if pay else REFUSAL,
                law,
            )


def _keyed(word: str) -> bool:
    return bool(_ANYWHERE.search(word) or _ALONE.fullmatch(word) or _QUOTED.search(word))


def _formulas(arrangement: Arrangement) -> Iterator[tuple[str, str, str, object]]:
    """What decides who is paid and how much, by clause and by step; names, texts and funds decide nothing."""
    for term in arrangement.terms:
        thing = [term.quantity, term.counted, term.price, term.eligibility, term.cap, term.floor]
        yield str(term.where), f"条款“{term.name}”", term.income, thing
    for pool in arrangement.pools:
        for step in pool.steps:
            decides = [step.weight, step.size, step.first_by, step.limits, step.shortage, step.drawn]
            yield str(step.where), f"分配“{pool.name}”第{step.number}步", step.income, decides


CHECK = Check(
    name="sex_or_marriage",
    code="C667",
    severity=REFUSAL,
    asks="有没有按性别、婚姻定资格、份额、单价",
    ground="《农村集体经济组织法》第八条",
    find=_find,
    points=(25,),
)
