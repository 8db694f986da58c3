"""Register sheets (台账各表): the declaration of every sheet and column a season may hold.

The reader, the workbook that ``init`` makes and the pages of instructions all read these. A column
with ``units`` must name its unit in the heading, 面积（亩）, because 亩 taken for 公顷 is the most
expensive mistake in these registers; a column with ``unit`` alone implies it. ``unit_from`` names
the column that gives the unit row by row; together with ``unit`` it divides: 元 每 公斤.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkage.model.registers import Column, Kind, Sheet

_AREA = ("亩", "公顷", "平方米", "分地")
_MONEY = ("元", "万元")
_WEIGHT = ("斤", "公斤", "百斤", "50公斤", "担", "吨")

# What marks the row that shows how to fill a sheet; whoever fills it deletes that row.
EXAMPLE_HOUSEHOLD = "SHILI"
EXAMPLE_WORD = "示例"

HOUSEHOLD = Column(
    "户号",
    required=True,
    empty_allowed=False,
    note="大写字母、数字和短横，最多20位，例如 A012；须与名册一致。",
)
_PERSON = Column("成员号", note="一至三位数字，与名册一致；不分人的留空。")
_PERSON_NEEDED = Column("成员号", required=True, empty_allowed=False, note="户内编号，一至三位数字，例如 1。")
CLAUSE = Column("条款", note="可空：这一行属于哪个条款；空着表示读这张表的条款都算。")


def _day(heading: str, note: str = "", *, needed: bool = False) -> Column:
    return Column(heading, Kind.DAY, required=needed, empty_allowed=not needed, note=note)


def _number(heading: str, *units: str, needed: bool = True, note: str = "") -> Column:
    return Column(heading, Kind.NUMBER, units=units, required=needed, empty_allowed=not needed, note=note)


def _word(heading: str, note: str = "", *choices: str) -> Column:
    return Column(heading, required=True, empty_allowed=False, choices=choices, note=note)


_FROM = _day("起", "可空：从哪天起有效，当天算在内。")
_TO = _day("止", "可空：到哪天为止，当天算在内。")
_DATE = _day("日期", "发生的日期，例如 2025-09-01。", needed=True)
_AMOUNT = _number("金额", *_MONEY, note="金额，零写 0。")
_PAID = _number("金额", "元", note="金额，写到分，零写 0。")
_QUANTITY = Column(
    "数量",
    Kind.NUMBER,
    unit_from="单位",
    required=True,
    empty_allowed=False,
    note="只写数字，单位写在“单位”一列。",
)
_UNIT = _word("单位", "例如 工日、天、件、斤、亩、人。")
_PAYER = Column("付款方", required=True, empty_allowed=False, note="付款的一方，例如 公司。")
_ITEM = Column("项目", required=True, empty_allowed=False, note="条款或抵扣项目的名称，与合作协议一致。")

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "名册",
        "每人一行：户、成员、身份和收款账户。",
        (
            HOUSEHOLD,
            _PERSON_NEEDED,
            _word("姓名"),
            _word("与户主关系", "户主本人写“户主”。"),
            Column("证件号", Kind.SECRET, note="居民身份证号，按文字录入。"),
            _day("出生日期"),
            Column("组", note="村民小组，例如 一组。"),
            Column("户类别", note="全季适用的类别，例如 监测户；中途变化的写在“类别”表。"),
            _day("成员自", "可空：取得成员身份的日期。"),
            _day("成员至", "可空：成员身份终止的日期，当天仍算。"),
            Column("电话", Kind.SECRET, note="按文字录入。"),
            Column("户名", note="银行账户的户名。"),
            Column("卡号", Kind.SECRET, note="收款卡号，按文字录入；写在户主一行。"),
            Column("开户行"),
            Column("版式", choices=("大字", "普通"), note="对账单要大字的写“大字”。"),
            Column("职务", note="可空：理事长、理事、监事、经理等，用来查管理人员的佣金。"),
        ),
    ),
    Sheet(
        "类别",
        "户或人的类别在季内变化时，每段一行。",
        (HOUSEHOLD, _PERSON, _word("类别"), _FROM, _TO, Column("依据")),
    ),
    Sheet(
        "事件",
        "死亡、继承、转让、分户等，每件一行。",
        (
            _DATE,
            HOUSEHOLD,
            _PERSON,
            _word("事件", "", *["死亡", "继承", "转让", "迁入", "迁出", "分户", "并户", "新增", "退出"]),
            Column("对方户号", note="继承、转让的另一方。"),
            Column("对方成员号"),
            Column("份额", Kind.NUMBER, unit="股", note="填了份额、〔股份〕又没有写换人的起止，就按事件转。"),
            Column("股别", note="有几种股时，写明转的是哪一种。"),
            Column("依据"),
        ),
    ),
    Sheet(
        "地块",
        "每块地一行。",
        (
            HOUSEHOLD,
            _word("地块代码", "承包合同或权证上的代码。"),
            _number("面积", *_AREA, note="合同面积。"),
            _FROM,
            _TO,
            _day("承包期止", "土地承包期的最后一天。"),
            CLAUSE,
        ),
    ),
    Sheet(
        "股份",
        "每人每种股一行；转让时旧行写“止”，新行写“起”。",
        (
            HOUSEHOLD,
            _PERSON,
            Column("股别", note="例如 人口股、土地股、资金股。"),
            Column("份额", Kind.NUMBER, unit="股", note="股数，可以有小数。"),
            _number("出资额", *_MONEY, needed=False, note="没有出资的留空。"),
            _FROM,
            _TO,
            Column("依据"),
            CLAUSE,
        ),
    ),
    Sheet(
        "成员账户",
        "合作社成员账户的往来，每笔一行。",
        (
            HOUSEHOLD,
            _PERSON,
            _word("项目", "", "出资", "到户资产", "公积金", "补助", "捐赠"),
            _AMOUNT,
            _DATE,
        ),
    ),
    Sheet(
        "交售",
        "农户交售农产品，每张单据每个等级一行。",
        (
            _DATE,
            HOUSEHOLD,
            Column("单据号"),
            Column("品名"),
            Column("等级"),
            _number("数量", *_WEIGHT, note="过秤数量。"),
            CLAUSE,
        ),
    ),
    Sheet(
        "代销",
        "农户代为销售，每单一行。",
        (
            _DATE,
            HOUSEHOLD,
            Column("单据号"),
            _number("销售额", *_MONEY, note="成交金额。"),
            _day("回款日", "货款到账的日期。"),
            CLAUSE,
        ),
    ),
    Sheet(
        "居间",
        "村集体介绍成交的事项，每件一行。",
        (
            _DATE,
            _PAYER,
            Column("收款方", required=True, empty_allowed=False, note="收款的一方，例如 村集体。"),
            Column("事项"),
            _QUANTITY,
            _UNIT,
            CLAUSE,
        ),
    ),
    Sheet(
        "用工",
        "每人每天每个岗位一行。",
        (_DATE, HOUSEHOLD, _PERSON_NEEDED, _word("岗位"), _QUANTITY, _UNIT, CLAUSE),
    ),
    Sheet(
        "积分",
        "每次得分一行。",
        (
            _DATE,
            HOUSEHOLD,
            _PERSON,
            Column("事项"),
            Column("分值", Kind.NUMBER, unit="积分", required=True, empty_allowed=False),
            Column("认定人"),
            CLAUSE,
        ),
    ),
    Sheet(
        "验收",
        "奖补事项的验收，每次一行。",
        (_DATE, HOUSEHOLD, Column("事项"), _QUANTITY, _UNIT, Column("认定人"), CLAUSE),
    ),
    Sheet(
        "价格",
        "价格系列，每个报价一行。",
        (
            _word("系列", "价格系列的名称，与合作协议一致。"),
            _DATE,
            Column(
                "价",
                Kind.NUMBER,
                unit="元",
                units=("元",),
                unit_from="每",
                required=True,
                empty_allowed=False,
                note="每一单位的价格。",
            ),
            _word("每", "价格对应的单位，例如 斤、公斤、50公斤、吨。"),
            Column("来源", note="公布价格的文件或网站。"),
        ),
    ),
    Sheet(
        "事实",
        "利润、收入、支出、出表日等，每项一行。",
        (
            _word("名称"),
            Column(
                "数值",
                Kind.NUMBER,
                unit_from="单位",
                required=True,
                empty_allowed=False,
                note="数、日期（单位写“日期”）或文字（单位写“文字”）。",
            ),
            Column("单位", required=True, note="例如 元、万元、亩；日期写“日期”，没有单位的写“无”。"),
            _FROM,
            _TO,
            Column("来源", note="报表、凭证或决议。"),
        ),
    ),
    Sheet(
        "约定",
        "合作协议里引用的参数，每项一行。",
        (
            _word("参数"),
            Column(
                "数值", Kind.NUMBER, unit_from="单位", required=True, empty_allowed=False, note="参数的值。"
            ),
            Column("单位", required=True, note="例如 元/亩/年；百分数直接写 6%，单位写“无”。"),
            Column("常见范围", note="只供参考，不参加计算。"),
            Column("说明"),
            Column("来源", note="这个说法的出处和把握。"),
        ),
    ),
    Sheet(
        "预付",
        "已经预付、可以抵扣的款项，每笔一行。",
        (
            HOUSEHOLD,
            Column("成员号", note="只有付给个人的才填。"),
            _PAYER,
            _ITEM,
            _PAID,
            _DATE,
            Column("凭证"),
        ),
    ),
    Sheet(
        "已付",
        "本季已经支付的款项，每笔一行。",
        (
            HOUSEHOLD,
            Column("成员号", note="只有付给个人的才填。"),
            _PAYER,
            _ITEM,
            _PAID,
            _DATE,
            Column("凭证"),
        ),
    ),
    Sheet(
        "抵扣同意",
        "农户同意抵扣的书面记录，每份一行。",
        (
            HOUSEHOLD,
            _ITEM,
            _word("债权人"),
            _number("上限", "元", needed=False, note="可空：不设上限。"),
            _DATE,
            Column("凭证"),
        ),
    ),
    Sheet(
        "期初",
        "上季结转下来的往来，每笔一行。",
        (
            HOUSEHOLD,
            Column("成员号", note="只有付给个人的才填。"),
            _PAYER,
            _ITEM,
            _PAID,
            _word("应付|应收", "应付：付款方还欠农户；应收：农户还欠付款方。", "应付", "应收"),
        ),
    ),
    Sheet(
        "更正",
        "已经结账的一季算错了的，每笔一行；原来那一季不改。",
        (
            HOUSEHOLD,
            _PERSON,
            _PAYER,
            _ITEM,
            _word("原期间", "算错的那一季，例如 2024年。"),
            *(_number(heading, "元") for heading in ("应为", "已算")),
            Column("依据", note="为什么更正：复核单、决议、判决。"),
        ),
    ),
    Sheet(
        "资产",
        "形成的资产，每项一行。",
        (
            *(_word(heading) for heading in ("资产号", "名称")),
            Column("类别"),
            _number("原值", *_MONEY),
            Column("资金来源"),
            _day("验收日"),
            Column("所有者"),
            *(_FROM, _TO),
        ),
    ),
    Sheet(
        "保险",
        "保险赔付，每笔一行。",
        (
            HOUSEHOLD,
            _word("险种"),
            *(_number(heading, *_MONEY) for heading in ("应赔", "实赔")),
            _DATE,
        ),
    ),
    Sheet(
        "会议",
        "会议与公示的记录，每个步骤一行。",
        (
            _word("会议号"),
            _word("步骤", "", "提议", "商议", "审议", "决议", "决议公开", "结果公开"),
            _DATE,
            Column("事项"),
            *(Column(word, Kind.NUMBER, unit="人") for word in ("应到", "实到", "赞成", "反对", "弃权")),
            _day("公示起"),
            _day("公示止"),
            Column("文号"),
        ),
    ),
    Sheet(
        "到会",
        "到会和表决的名单，每人一行。",
        (
            *(_word("会议号"), HOUSEHOLD, _PERSON_NEEDED),
            _word("状态", "例如 到会、委托、缺席。"),
            Column("票数", Kind.NUMBER, unit="次", note="没有附加表决权的写 1。"),
            Column("受托人"),
        ),
    ),
    Sheet(
        "决定",
        "准予、答复、暂缓和资格的决定，每件一行。",
        (
            _word("编号"),
            _DATE,
            _word("种类", "", "准予", "答复", "暂缓", "资格"),
            _word("对象", "发现的编号或收款人。"),
            Column("内容"),
            _word("决定人"),
            _word("理由"),
            Column("会议号"),
        ),
    ),
)

SHEET_BY_NAME: Mapping[str, Sheet] = MappingProxyType({sheet.name: sheet for sheet in SHEETS})

# Columns that any sheet of a village's own may carry under these headings.
SHARED_COLUMNS: tuple[Column, ...] = (
    Column("户号", note=HOUSEHOLD.note),
    _PERSON,
    CLAUSE,
    _FROM,
    _TO,
    _day("日期"),
    Column("单位"),
)
