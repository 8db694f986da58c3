"""Heading words (标题的说法): what villages write over the columns of a payout list, a closed list.

A heading is known by the whole word first, else by the longest word it ends with (土地流转面积 is a 面积).
What is not in the list is not known; a person then says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from attrs import frozen

from linkage.files.headings import split_heading
from linkage.ground.units import PLAIN, YUAN, Unit, UnitError
from linkage.verify.payout_list import Role

#: Role, then its words; a line that is indented goes on with the one above.
_WORDS = """\
序号: 序号 序 编次 行号 NO No No. №
户号: 户号 编号 户编号 户编码 农户编号 农户编码 农户号 农户代码 户代码 家庭编号 社员编号 社员号 股东编号
    股权证号
成员号: 成员号 成员编号 人员编号
姓名: 姓名 户主 户主姓名 农户 农户姓名 农户名称 领款人 领款人姓名 收款人 收款人姓名 承包方 承包人
    承包方代表 流转户 成员姓名 社员姓名 社员 股东 股东姓名 务工人员 领取人 人员姓名 发放对象 受益人
    农户代表 承包户 出租方 交售人
组: 组 组别 村组 村民小组 小组 所在组 所属组 所在小组 组名 生产队 队 队别 屯 自然村 村民组 所属小组
证件号: 身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 证件号 证件号码 户主身份证号 居民身份证号
    身份号码
证件后四位: 证件后四位 身份证后四位 身份证号后四位 身份证后4位 证件号后四位 后四位 身份证尾号 身份证末四位
    证件尾号 证件末四位 证件号末四位
卡号: 账号 帐号 卡号 一卡通账号 一卡通号 一卡通 一折通账号 一折通 一折通号 银行卡号 银行账号 银行帐号
    存折账号 收款账号 社保卡号 社保卡账号 惠农卡号 账户 帐户 银行卡 卡号或账号 存折号
    账号后四位 帐号后四位 账户后四位 卡号后四位 银行卡后四位 账号末四位 帐号末四位 账户末四位 卡号末四位
    银行卡末四位 账号尾号 帐号尾号 账户尾号 卡号尾号 银行卡尾号 一卡通尾号 一卡通后四位 卡号后4位 账号后4位
户名: 户名 开户名 开户人 账户名 开户姓名 账户名称 持卡人 开户名称 收款户名
电话: 电话 联系电话 手机 手机号 手机号码 联系方式 电话号码
付款方: 付款方 付款单位 付款人 发放单位 支付单位
条款: 条款 项目 款项 收益项目 收入项目 款项名称 发放项目 名目 事项 收益类型 收入类型 款项类别 摘要
    资金项目
数量: 面积 亩数 流转面积 土地面积 入股面积 承包面积 确权面积 租赁面积 流转亩数 实测面积 地亩 股数 股份
    股份数 股数合计 持股数 股权数 份额 份数 折股数 股权 总股数 数量 斤数 公斤数 重量 净重 交售量 交售数量
    收购数量 产量 棵数 株数 头数 只数 件数 次数 人数 人口 人口数 工日 工日数 工数 用工数 用工 出工 出工数
    工时 小时数 工作量 出勤 出工天数 出勤天数 务工天数 用工天数 工天 做工天数 积分 分值 亩 斤 股
单价: 单价 标准 价格 租价 工价 日工资 日薪 每亩 每亩租金 亩租金 租金标准 流转价格 流转单价 补贴标准
    补助标准 发放标准 每股分红 每股金额 每股红利 股值 每股 每股收益 每股保底 保底标准 分红标准 收购价
    收购单价 工资标准 计酬标准 每人 人均 每份 每亩补贴 每亩标准 时薪 每工 每工日 每斤单价 亩均租金
时间: 天数 月数 年数 租期 计租天数 计租月数 流转月数 流转天数 年限 计息天数 在册天数 在册月数
比例: 比例 占比 分红比例 比率 利率 费率 返还比例 提成比例 佣金比例 佣金率 保底比例 分配比例 持股比例
    股权比例 分成比例 年利率 占比例 返还率
基数: 基数 销售额 销售金额 代销额 代销金额 交易额 交易金额 营业额 出资额 出资 出资金额 入股金额 入股资金
    入股金 投资额 投资金额 本金 股本 成交额 成交金额 入股本金 计提基数 分配基数
金额: 金额 租金 地租 流转费 流转金 土地租金 租金金额 股金 分红 红利 分红金额 股金分红 保底 保底分红
    保底金额 分红款 佣金 佣金金额 提成 薪金 工资 工资金额 报酬 劳务费 务工费 务工工资 薪酬 劳务报酬
    用工报酬 货款 货款金额 收购款 返还 返还金额 盈余返还 二次返利 返利 奖补 奖励 补贴 补助 补助款 奖金
    加班费 加班工资 青苗费 租金收入 二次分红 补偿款 补偿费 利息 收入 股息 分配金额
应发: 应发 应付 应得 小计 合计 总计 应发合计 应付合计 应发金额 应付金额 应得金额 合计金额 总额 总金额
    应发小计 应付总额 应发总额 应兑现 应兑付 收入合计 应得合计 共计
扣款: 扣款 扣除 扣 扣回 抵扣 应扣 扣缴 扣减 代扣 扣款金额 扣除金额 扣款合计 应扣合计 应扣款 扣款小计
    代扣款 扣款数
已付: 已付 已发 预付 预支 借支 已领 预发 已预付 已付金额 已发金额 预付款 预付金额 已预支 前期已发
实发: 实发 实领 实付 实得 实发金额 实付金额 实领金额 实发数 应领 应领金额 发放金额 金额合计 兑付金额
    到账金额 打款金额 本次发放 实际发放 转账金额 支付金额 领取金额 代发金额 本次实发 实发合计 实付合计
    本期发放 兑现金额 付款金额 实际金额 实际发放金额 本次应发 发放额
大写金额: 大写 大写金额 金额大写 人民币大写 实发金额大写 合计大写
类别: 类别 等级 类型 档次 工种 岗位 户类型 品种 级别 地类 品级 农户类型 地块类别 规格
不看: 签字 签名 签章 领款人签字 领款人签名 签字按印 盖章 指印 手印 按印 签收 备注 说明 日期 时间 开户行
    开户银行 银行 银行名称 与户主关系 关系 性别 年龄 住址 地址 家庭住址 地块名称 地块 地名 代领人 经办人
    领取时间 开户网点 四至 合同编号 合同号 领款签字 民族 附注 起止时间 起止日期 起 止 开始日期 结束日期
    发放日期 村 村名 乡镇 加班小时 加班工时 加班天数
"""


def _by_word(text: str) -> Mapping[str, str]:
    """Words by which the keys of a table are known."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        head, colon, words = line.partition(":")
        key = head if colon else key
        found.update(dict.fromkeys((words if colon else line).split(), key))
    return MappingProxyType(found)


_ROLES: Mapping[str, Role] = MappingProxyType({word: Role(name) for word, name in _by_word(_WORDS).items()})
#: Ends of headings that say the role, whatever stands before them; the longest wins.
_ENDS = tuple(sorted((word for word in _ROLES if len(word) > 1), key=len, reverse=True))
_PER = re.compile(r"(元)?每(亩|股|斤|公斤|工日|工|人|天|日|份|件|头|只|户|株|棵|吨)(/?年)?")
_PER_MU = re.compile(r"(元)?每亩")
_SIGNED = re.compile(r"签(字|名|章|收)|盖章|指印|手印")
#: Beginnings that say the role, whatever follows: 实发工资, 应发分红.
_STARTS = (
    *((word, Role.NET) for word in ("实发", "实领", "实付", "实得", "应领", "本次实")),
    *((word, Role.GROSS) for word in ("应发", "应付", "应得")),
    *((word, Role.PAID_BEFORE) for word in ("已付", "已发", "已领", "预付", "预支", "预发")),
)
_TAKEN = re.compile(r"扣")
#: Headings over the last signs of numbers.
_TAIL = re.compile(r"尾号|[后末][四4]位")

#: What an amount is for, by a word in its heading: income kind first, then the words of villages.
_ABOUT = _by_word(
    """\
租金: 租金 地租 流转 租赁 土地 青苗
佣金: 佣金 代销 居间 提成 销售
薪金: 薪金 工资 加班 务工 用工 薪酬 劳务 报酬 出工 工日 出勤 日薪 工价
货款: 货款 交售 收购 订单 斤数 公斤 产量 净重
返还: 返还 返利 盈余 交易
股金: 股金 分红 红利 股份 持股 保底 入股 股息 出资 股
奖补: 奖补 奖励 补贴 补助 奖金 积分 补偿
租金: 亩
"""
)
MONEY = frozenset({Role.AMOUNT, Role.GROSS, Role.DEDUCTION, Role.PAID_BEFORE, Role.NET})
#: Roles whose cells are numbers.
NUMERIC = MONEY | {Role.QUANTITY, Role.PRICE, Role.TIME, Role.RATE, Role.BASE}


@frozen
class KnownHeading:
    """What a heading says of itself: its role (nothing when unknown), what it is about, its unit."""

    role: Role | None
    about: str
    unit: Unit = PLAIN
    sure: bool = False


@lru_cache(maxsize=4096)
def known_heading(heading: str) -> KnownHeading:
    """Read a heading; parts of stacked headings stand before a stroke.

    >>> known_heading("2025年流转面积(亩)").role.value, known_heading("股金/每股分红").about
    ('数量', '股金')
    """
    name, inside = split_heading(heading)
    unit = unit_in(inside)
    own = name.rpartition("/")[2]
    if not own and inside:
        own, inside = inside, ""
    about = about_in(own) or about_in(name)
    role = _ROLES.get(own)
    if role is not None:
        return KnownHeading(_by_unit(role, unit), about, _of_price(own, unit), sure=True)
    if _SIGNED.search(own):
        return KnownHeading(Role.IGNORED, "", unit)
    if _PER.match(own):
        return KnownHeading(Role.PRICE, about, _of_price(own, unit))
    begun = next((role for start, role in _STARTS if own.startswith(start)), None)
    if begun is not None:
        return KnownHeading(begun, "", unit)
    if _TAKEN.search(own):
        return KnownHeading(Role.DEDUCTION, "", unit)
    if "大写" in heading:
        return KnownHeading(Role.CAPITALS, "", unit)
    end = next((word for word in _ENDS if own.endswith(word)), "")
    return KnownHeading(_by_unit(_ROLES[end], unit) if end else None, about, unit)


def _of_price(own: str, unit: Unit) -> Unit:
    """每亩保底（元） is 元/亩: what a price is for may stand in its words."""
    found = _PER_MU.match(own)
    return Unit.parse("元/亩") if found and unit == YUAN else unit


def _by_unit(role: Role, unit: Unit) -> Role:
    """租金（元/亩） is a price, whatever its name says."""
    lower = any(power < 0 for _, power in unit.powers)
    return Role.PRICE if role in {Role.AMOUNT, Role.QUANTITY} and lower else role


def is_tail(heading: str) -> bool:
    """Whether a heading says that only the last signs of numbers stand below.

    >>> is_tail("账户尾号"), is_tail("卡号后4位"), is_tail("卡号")
    (True, True, False)
    """
    return bool(_TAIL.search(heading))


def about_in(text: str) -> str:
    """What a text says an amount is for: 租金, 股金 …; empty when it says nothing."""
    return next((kind for word, kind in _ABOUT.items() if word in text), "")


def unit_in(text: str) -> Unit:
    """The unit a heading names in brackets; % is the hundredth, told by the reader."""
    word = text.partition("，")[0].strip().removeprefix("单位：")
    try:
        return Unit.parse(word)
    except UnitError:
        return PLAIN
