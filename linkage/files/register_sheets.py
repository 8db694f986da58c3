"""Register sheets (台账各表): the declaration of every sheet and column a season may hold.

The reader, the workbook that ``init`` makes and the pages of instructions all read these. A column
with ``units`` must name its unit in the heading, 面积（亩）, because 亩 taken for 公顷 is the most
expensive mistake in these registers; a column with ``unit`` alone implies it. ``unit_from`` names
the column that gives the unit row by row; together with ``unit`` it divides: 元 每 公斤.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkage.files.register_assets import ASSET_SHEET
from linkage.files.register_columns import (
    AMOUNT,
    AREA,
    CLAUSE,
    DATE,
    FROM,
    HOUSEHOLD,
    ITEM,
    MONEY,
    PAID,
    PAID_HOUSEHOLD,
    PAID_PARTY,
    PAYER,
    PERSON,
    PERSON_NEEDED,
    QUANTITY,
    TO,
    UNIT,
    WEIGHT,
    day,
    households_only,
    number,
    sentence,
    word,
)
from linkage.files.register_meetings import MEETING_SHEETS
from linkage.files.register_rearing import REARING_SHEET
from linkage.model.registers import Column, Kind, Sheet

# What marks the row that shows how to fill a sheet; whoever fills it deletes that row.
EXAMPLE_HOUSEHOLD = "SHILI"
EXAMPLE_WORD = "示例"
# How every other cell of that row begins.
EXAMPLE_MARK = f"{EXAMPLE_WORD}："

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "名册",
        "每人一行：户、成员、身份和收款账户。",
        (
            HOUSEHOLD,
            PERSON_NEEDED,
            word("姓名", longest=50),
            Column(
                "与户主关系",
                required=True,
                empty_allowed=False,
                offered=("户主", "配偶", "子", "女", "父", "母", "儿媳", "女婿", "孙子", "孙女", "其他"),
                note="户主本人写“户主”。",
            ),
            Column("证件号", Kind.SECRET, note="居民身份证号，按文字录入。"),
            day("出生日期"),
            # It stands in the running lines of its print file, which have no room for more.
            Column("组", longest=30, note="村民小组，例如 一组。"),
            Column("户类别", note="整个结算期适用的类别，例如 一般户；中途变化的写在“类别”表。"),
            day("成员自", "可空：取得成员身份的日期。"),
            day("成员至", "可空：成员身份终止的日期，当天仍算。"),
            Column("电话", Kind.SECRET, note="按文字录入。"),
            Column("户名", longest=50, note="银行账户的户名。"),
            Column("卡号", Kind.SECRET, note="收款卡号，按文字录入；写在户主一行。"),
            Column("开户行"),
            Column("版式", choices=("大字", "普通"), note="告知书要大字的写“大字”。"),
            number("上季应得", "元", needed=False, note="可空：上一个结算期的应得合计，写在户主一行。"),
            Column("职务", note="可空：理事长、理事、监事、经理等，用来查管理人员的佣金。"),
        ),
    ),
    Sheet(
        "类别",
        "户或人的类别在结算期里有变化时，每段一行。",
        (HOUSEHOLD, PERSON, word("类别"), FROM, TO, sentence("依据")),
    ),
    Sheet(
        "事件",
        "死亡、继承、转让、分户等，每件一行。",
        (
            DATE,
            HOUSEHOLD,
            PERSON,
            word(
                "事件", "", *["死亡", "继承", "转让", "迁入", "迁出", "分户", "并户", "新增", "退出", "除名"]
            ),
            Column("对方户号", note="继承、转让的另一方。"),
            Column("对方成员号"),
            Column("份额", Kind.NUMBER, unit="股", note="填了份额、〔股份〕又没有写换人的起止，就按事件转。"),
            Column("股别", note="有几种股时，写明转的是哪一种。"),
            day("申请日", "可空：合作社成员书面申请退社的日期；“日期”写成员资格终止的那天。"),
            sentence("依据"),
        ),
    ),
    Sheet(
        "地块",
        "每块地一行。",
        (
            HOUSEHOLD,
            word("地块代码", "承包合同或权证上的代码。"),
            number("面积", *AREA, note="合同面积。"),
            FROM,
            TO,
            day("承包期止", "土地承包期的最后一天。"),
            CLAUSE,
            Column("所有权人", note="可空：土地归谁所有，例如 云坪村一组。"),
            Column("经营权人", note="可空：现在谁在经营，例如承租的公司。"),
            Column("权证号", note="可空：土地承包经营权证的号码。"),
            number("证载面积", *AREA, needed=False, note="可空：权证上登记的面积。"),
        ),
    ),
    Sheet(
        "股份",
        "每人每种股一行；转让时旧行写“止”，新行写“起”。",
        (
            HOUSEHOLD,
            PERSON,
            Column("股别", offered=("人口股", "土地股", "资金股"), note="例如 人口股、土地股、资金股。"),
            Column("份额", Kind.NUMBER, unit="股", note="股数，可以有小数。"),
            number("出资额", *MONEY, needed=False, note="没有出资的留空。"),
            FROM,
            TO,
            sentence("依据"),
            CLAUSE,
        ),
    ),
    Sheet(
        "成员账户",
        "合作社成员账户的往来，每笔一行。",
        (
            HOUSEHOLD,
            PERSON,
            word("项目", "", "出资", "到户资产", "公积金", "补助", "捐赠"),
            AMOUNT,
            DATE,
        ),
    ),
    Sheet(
        "交售",
        "农户交售农产品，每张单据每个等级一行。",
        (
            DATE,
            HOUSEHOLD,
            Column("单据号"),
            Column("品名"),
            Column("等级"),
            number("数量", *WEIGHT, note="过秤数量。"),
            number("毛重", *WEIGHT, needed=False, note="可空：连包装、车一起过的秤；写了就和数量核对。"),
            number("皮重", *WEIGHT, needed=False, note="可空：包装、车的重量。"),
            number(
                "扣杂", *WEIGHT, needed=False, note="可空：扣的水分和杂质。毛重减皮重、减扣杂要等于数量。"
            ),
            CLAUSE,
        ),
    ),
    Sheet(
        "代销",
        "农户代为销售，每单一行。",
        (
            DATE,
            HOUSEHOLD,
            Column("单据号"),
            number("销售额", *MONEY, note="成交金额。"),
            day("回款日", "货款到账的日期。"),
            CLAUSE,
        ),
    ),
    Sheet(
        "居间",
        "村集体介绍成交的事项，每件一行。",
        (
            DATE,
            PAYER,
            Column("收款方", required=True, empty_allowed=False, note="收款的一方，例如 村集体。"),
            Column("事项"),
            QUANTITY,
            UNIT,
            CLAUSE,
        ),
    ),
    Sheet(
        "用工",
        "每人每天每个岗位一行。",
        (DATE, HOUSEHOLD, PERSON_NEEDED, word("岗位"), QUANTITY, UNIT, CLAUSE),
    ),
    REARING_SHEET,
    Sheet(
        "积分",
        "每次得分一行。",
        (
            DATE,
            HOUSEHOLD,
            PERSON,
            Column("事项"),
            Column("分值", Kind.NUMBER, unit="积分", required=True, empty_allowed=False),
            Column("认定人"),
            CLAUSE,
        ),
    ),
    Sheet(
        "验收",
        "奖补事项的验收，每次一行。",
        (DATE, HOUSEHOLD, Column("事项"), QUANTITY, UNIT, Column("认定人"), CLAUSE),
    ),
    Sheet(
        "价格",
        "价格系列，每个报价一行。",
        (
            word("系列", "价格系列的名称，与合作协议一致。"),
            DATE,
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
            word("每", "价格对应的单位，例如 斤、公斤、50公斤、吨。"),
            sentence("来源", note="公布价格的文件或网站。"),
        ),
    ),
    Sheet(
        "事实",
        "利润、收入、支出、出表日等，每项一行。",
        (
            word("名称"),
            Column(
                "数值",
                Kind.NUMBER,
                unit_from="单位",
                required=True,
                empty_allowed=False,
                note="数、日期（单位写“日期”）或文字（单位写“文字”）。",
            ),
            Column("单位", required=True, note="例如 元、万元、亩；日期写“日期”，没有单位的写“无”。"),
            FROM,
            TO,
            sentence("来源", note="报表、凭证或决议。"),
            sentence("用途", note="可空：专款只能用到哪几步，例如 公益岗位、奖补；用来查用途外的支出。"),
        ),
    ),
    Sheet(
        "约定",
        "合作协议里引用的参数，每项一行。",
        (
            word("参数"),
            Column(
                "数值", Kind.NUMBER, unit_from="单位", required=True, empty_allowed=False, note="参数的值。"
            ),
            Column("单位", required=True, note="例如 元/亩/年；百分数直接写 6%，单位写“无”。"),
            sentence("常见范围", note="只供参考，不参加计算。"),
            sentence("说明"),
            sentence("来源", note="这个说法的出处和把握。"),
        ),
    ),
    Sheet(
        "预付",
        "已经预付、可以抵扣的款项，每笔一行。",
        (
            households_only("付了多少写在〔已付〕里，户号空着，“收款方”一列写单位，删去这一行"),
            Column("成员号", note="只有付给个人的才填。"),
            PAYER,
            ITEM,
            PAID,
            DATE,
            sentence("凭证"),
        ),
    ),
    Sheet(
        "已付",
        "这个结算期里已经支付的款项，每笔一行。",
        (
            PAID_HOUSEHOLD,
            Column("成员号", note="只有付给个人的才填。"),
            PAYER,
            ITEM,
            PAID,
            DATE,
            sentence("凭证"),
            PAID_PARTY,
        ),
    ),
    Sheet(
        "抵扣同意",
        "农户同意抵扣的书面记录，每份一行。",
        (
            HOUSEHOLD,
            ITEM,
            word("债权人"),
            number("上限", "元", needed=False, note="可空：不设上限。"),
            DATE,
            sentence("凭证"),
        ),
    ),
    Sheet(
        "期初",
        "上期结转下来的往来，每笔一行。",
        (
            PAID_HOUSEHOLD,
            Column("成员号", note="只有付给个人的才填。"),
            PAYER,
            ITEM,
            PAID,
            word("应付|应收", "应付：付款方还欠收款的一方；应收：反过来，还欠付款方。", "应付", "应收"),
            PAID_PARTY,
        ),
    ),
    Sheet(
        "零头",
        "上期取整时去掉、记在本户名下的零头（零头结转），每笔一行，照上期的结果抄。",
        (
            HOUSEHOLD,
            Column("成员号", note="只有付给个人的才填。"),
            word("项目", "条款的名称；分配写 分配/步骤号，例如 村集体收益/1。"),
            number("零头", "分", "元", note="准确的分数或小数，例如 1/3。"),
        ),
    ),
    Sheet(
        "更正",
        "已经结账的一期算错了的，每笔一行；原来那一期不改。",
        (
            households_only(
                "少付、多付的写在〔期初〕里（应付、应收），户号空着，“收款方”一列写单位，删去这一行"
            ),
            PERSON,
            PAYER,
            ITEM,
            word("原期间", "算错的那一期，例如 2024年。"),
            *(number(heading, "元") for heading in ("应为", "已算")),
            sentence("依据", note="为什么更正：复核单、决议、判决。"),
        ),
    ),
    ASSET_SHEET,
    Sheet(
        "保险",
        "保险赔付，每笔一行。",
        (
            HOUSEHOLD,
            word("险种"),
            *(number(heading, *MONEY) for heading in ("应赔", "实赔")),
            DATE,
        ),
    ),
    *MEETING_SHEETS,
)

SHEET_BY_NAME: Mapping[str, Sheet] = MappingProxyType({sheet.name: sheet for sheet in SHEETS})

# Columns that any sheet of a village's own may carry under these headings.
SHARED_COLUMNS: tuple[Column, ...] = (
    Column("户号", note=HOUSEHOLD.note),
    PERSON,
    CLAUSE,
    FROM,
    TO,
    day("日期"),
    Column("单位"),
)
