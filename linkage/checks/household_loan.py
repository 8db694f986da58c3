"""A loan in a household's name that a company uses (户贷企用)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkage.check import WARNING, Check, Spot
from linkage.model.arrangement import Arrangement
from linkage.model.entitlement import Settlement

_LAW = "户借户用户还"
_LOAN = r"(小额信贷|小额贷款|扶贫贷款|信用贷款|农户贷款|贷款|信贷资金)"
_IN_TEXT = re.compile(
    rf"户贷(企|社)用|{_LOAN}[^，。；]{{0,12}}(入股|投入(公司|企业|合作社)|交(给|由)?(公司|企业|合作社))"
    rf"|{_LOAN}[^，。；]{{0,12}}(公司|企业|合作社)(统一)?使用|以(农户|成员|各户)名义(申请)?{_LOAN}"
)
_NEGATED = re.compile(r"不得|禁止|不(以|用|将|把|搞|向)|严禁")
_LOAN_WORD = re.compile(_LOAN)


def _find(settlement: Settlement) -> Iterable[Spot]:
    main = settlement.main
    stakes = [
        row
        for row in settlement.books.rows("股份")
        if any(_LOAN_WORD.search(row.text(heading)) for heading in ("依据", "资金来源", "来源", "备注"))
    ]
    if stakes:
        first = min(stakes, key=lambda row: row.payee)
        more = f"，这样的共 {len(stakes)} 户次" if len(stakes) > 1 else ""
        yield Spot(
            str(first.where("依据")),
            f"户 {first.payee} 的{first.text('股别')}写着钱是贷款来的{more}：贷款在农户名下，钱给公司用，"
            f"公司还不上时由农户还。请由用钱的公司自己借，或退回这笔出资",
            law=settlement.law(_LAW, main, first.where("依据")),
        )
    for arrangement in settlement.arrangements:
        for text in _texts(arrangement):
            if _IN_TEXT.search(text) and not _NEGATED.search(text):
                yield Spot(
                    arrangement.file,
                    f"协议写着“{text}”：以农户的名义贷款，钱由公司用，还不上时由农户还。"
                    f"请改为谁用钱谁借、谁还",
                    law=settlement.law(_LAW, arrangement, arrangement.file),
                )


def _texts(arrangement: Arrangement) -> Iterator[str]:
    yield from arrangement.papers.values()
    for term in arrangement.terms:
        yield from (term.payment, *term.prose.values())
    for pool in arrangement.pools:
        yield from pool.prose.values()


CHECK = Check(
    name="household_loan",
    code="C675",
    severity=WARNING,
    asks="有没有以农户名义贷款、由公司使用",
    ground="银保监发〔2019〕24号（未确认）",
    find=_find,
    mechanisms=(87,),
)
