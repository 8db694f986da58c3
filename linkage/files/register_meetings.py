"""Registers of what was decided (会议、到会、决定): the declaration of their columns."""

from __future__ import annotations

from linkage.files.register_columns import DATE, HOUSEHOLD, PERSON_NEEDED, day, sentence, word
from linkage.model.registers import Column, Kind, Sheet

MEETING_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "会议",
        "会议与公示的记录，每个步骤一行。",
        (
            word("会议号", "同一件事从提议到公开都写一个号，例如 2026-01。"),
            word("步骤", "", "提议", "商议", "审议", "决议", "决议公开", "结果公开"),
            DATE,
            sentence("事项", note="先写哪一级会议，再写什么事，例如“成员大会：2025年度收益分配方案”。"),
            *(Column(word, Kind.NUMBER, unit="人") for word in ("应到", "实到", "赞成", "反对", "弃权")),
            day(
                "公示起",
                "决议一步写方案、账目公开（通知发出）的日期；两个公开写张榜的日期，村集体的结果公开写付款以后的。",
            ),
            day("公示止"),
            Column("文号"),
        ),
    ),
    Sheet(
        "到会",
        "到会和表决的名单，每人一行。",
        (
            *(word("会议号"), HOUSEHOLD, PERSON_NEEDED),
            Column(
                "状态",
                required=True,
                empty_allowed=False,
                offered=("到会", "线上", "委托", "缺席"),
                note="委托的还要写受托人。",
            ),
            Column("票数", Kind.NUMBER, unit="次", note="没有附加表决权的空着或写 1。"),
            Column("受托人", note="委托的写：本户另一个到会成员的姓名、成员号，或 户号.成员号。"),
        ),
    ),
    Sheet(
        "决定",
        "准予、答复、暂缓、资格和作废的决定，每件一行。",
        (
            word("编号"),
            day("日期", "作出决定的日期；空着的不算数，异议空着表示还没有答复。"),
            word("种类", "", "准予", "答复", "暂缓", "资格", "作废"),
            word("对象", "发现的编号（例如 C615）或收款人；作废的写那一套的出表日。"),
            sentence(
                "内容",
                note="异议的内容；暂缓的写补齐的日期和缺的手续，例如“补到 2026-03-31：公示照片”；"
                "作废的写由哪一套替代。",
            ),
            Column("决定人", note="空着的不算数。"),
            sentence("理由", note="空着的不算数；异议的答复写在这里。"),
            Column("会议号"),
        ),
    ),
)
