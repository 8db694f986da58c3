"""Builders of small seasons: everything invented, the same for the same seed, and easy to alter.

A :class:`Village` is a season folder in memory: the arrangement and the charter as text, each register as
rows of text with its headings first. Alter it with ``with_rows`` and ``with_text``, then ``write`` it.
"""

from __future__ import annotations

import csv
import io
import random
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import openpyxl
from attrs import evolve, frozen

from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.invented.numbers import REGION, with_check_character, with_check_digit
from linkage.model.entitlement import Settlement

Rows = tuple[tuple[str, ...], ...]

ARRANGEMENT = """\
合作: 小河村黄桃产业联农带农合作
编号: XH-HT-2025
模式: 公司+村集体+农户
期间: 2025-01-01 至 2025-12-31
当事人:
  公司: {类型: 有限责任公司, 名称: 小河县青果黄桃有限公司, 负责人: 万里程, 地址: 小河县城关路1号}
  村集体: {类型: 农村集体经济组织, 名称: 小河村股份经济合作社, 负责人: 邹志和, 地址: 小河县小河村}
  农户: {名册: 名册}
股别: {个人股别: [资金股]}
文书:
  合作期限: 2023-01-01 至 2032-12-31
  签订日期: 2022年12月20日签订
  收益性质: 设施使用费
  地点: 小河县小河村
  项目名称: 小河村黄桃园
  结算周期: 每年一次
  异议期: 15 天
  公示天数: 15 天
  联系人: 会计钟小琴
  联系电话: "15430643504"
  村集体所得用途: 提取公积公益金后向成员分配
  保险: 公司投保
  务工保险: 团体意外伤害保险，保费由公司出
  灾害处理: 因灾减产不减租金
  资产归属: 果树归公司，土地承包经营权归农户
  期满处置: 土地交还农户
条款:
  - 条款: 土地租金
    收入: 租金
    付款方: 公司
    收款方: 农户
    数量: 地块.面积
    单价: 每亩每年 500 斤稻谷
    价格: {系列: 稻谷收购价, 取价日: 上年12月1日}
    期限: 2023-01-01 至 2032-12-31
    递增: {每: 2 年, 幅度: 5%, 起: 2023-01-01, 方式: 复利}
    计期: {方法: 按日, 基准: 实际/365}
    取整: {环节: 每户合计, 单位: 分, 方式: 四舍五入}
    支付: 每年 1 月 31 日前
    依据: 第三条
  - 条款: 入股保底
    收入: 股金
    付款方: 公司
    收款方: 农户
    数量: 股份.出资额
    费率: 6%/年
    计期: {方法: 按月, 截止日: 15}
    取整: {环节: 每户合计, 单位: 分, 方式: 四舍五入}
    支付: 次年 2 月 15 日前
    依据: 第五条
  - 条款: 用工报酬
    收入: 佣金
    类别: 用工
    付款方: 公司
    收款方: 成员
    数量: 用工.数量
    单价: {按: 岗位, 采摘: 130 元/工日, 套袋: 0.08 元/只}
    取整: {环节: 每户合计, 单位: 分, 方式: 四舍五入}
    支付: 次月付给本人
    依据: 第六条
  - 条款: 代销佣金
    收入: 佣金
    类别: 代销
    付款方: 公司
    收款方: 农户
    数量: 代销.销售额
    费率: {方式: 超额累进, 档: [[0, 3%], [10000, 5%], [50000, 8%]]}
    封顶: 8000 元/户
    归属: 回款日
    取整: {环节: 每户合计, 单位: 分, 方式: 四舍五入}
    支付: 次年 1 月 31 日前
    依据: 第七条
分配:
  - 分配: 公司利润分配
    付款方: 公司
    来源: 事实.净利润
    利润口径: 已扣保底
    亏损年: 不分配，保底照付
    基准日: 2025-12-31
    性质: 约定分成
    公示: 是
    依据: 第八条
    步骤:
      - {去向: 公司, 比例: 60%}
      - {去向: 村集体收益, 比例: 20%}
      - 去向: 农户
        比例: 20%
        按: 股份.份额
        计权: 按日
        系数: {按: 股别, 人口股: 1, 资金股: 2}
        收入: 股金
        取整: {单位: 分, 方式: 最大余额}
        尾差: 结转下年
  - 分配: 村集体收益
    付款方: 村集体
    来源: [公司利润分配.村集体收益, 事实.门面出租收入]
    亏损年: 不分配，结转下年弥补
    基准日: 2025-12-31
    余额: 结转下年
    公示: 是
    依据: 第九条
    步骤:
      - {提取: 公积公益金, 比例: 章程.公积公益金比例}
      - 去向: 成员
        比例: 剩余的 100%
        按: 每人
        收入: 股金
        取整: {单位: 分, 方式: 最大余额}
        尾差: 结转下年
抵扣:
  - {项目: 种苗预付款, 债权人: 公司, 从: [佣金, 股金], 顺序: 1, 同意书: 需要, 不足: 结转}
"""

CHARTER = """\
章程: 小河村股份经济合作社章程
通过日: 2024-03-01
数值:
  公积公益金比例: {值: 30%, 条: 第三十八条}
"""

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
_GIVEN = "志强桂英建国秀兰玉梅小明春生华荣福来秋菊冬生"


@frozen
class Village:
    """A season folder in memory."""

    arrangement: str
    charter: str
    registers: Mapping[str, Rows]

    def with_text(self, old: str, new: str) -> Village:
        """Replace a piece of the arrangement, which must stand in it."""
        assert old in self.arrangement
        return evolve(self, arrangement=self.arrangement.replace(old, new))

    def with_rows(self, sheet: str, *rows: Sequence[str]) -> Village:
        """Add rows to a register."""
        longer = (*self.registers[sheet], *(tuple(row) for row in rows))
        return evolve(self, registers={**self.registers, sheet: longer})

    def with_sheet(self, sheet: str, *rows: Sequence[str]) -> Village:
        """Put in a register, its headings first, in place of one of that name."""
        return evolve(self, registers={**self.registers, sheet: tuple(tuple(row) for row in rows)})

    def without(self, sheet: str, word: str) -> Village:
        """Leave out the rows of a register that hold this word in a cell of their own."""
        kept = tuple(row for row in self.registers[sheet] if word not in row)
        return evolve(self, registers={**self.registers, sheet: kept})

    def shuffled(self, seed: int) -> Village:
        """Put the rows of every register in another order, headings first."""
        draw = random.Random(seed)  # noqa: S311 - an order, no secret
        registers = {}
        for sheet, (headings, *rows) in self.registers.items():
            draw.shuffle(rows)
            registers[sheet] = (headings, *rows)
        return evolve(self, registers=registers)

    def write(self, folder: Path, *, workbook: bool = False) -> Path:
        """Write the season folder: registers as CSV, or as one workbook with text in every cell."""
        folder.mkdir(parents=True)
        (folder / "合作.yaml").write_text(self.arrangement, encoding="utf-8")
        (folder / "章程.yaml").write_text(self.charter, encoding="utf-8")
        if workbook:
            self._write_workbook(folder / "台账.xlsx")
        else:
            (folder / "台账").mkdir()
            for sheet, rows in self.registers.items():
                text = io.StringIO(newline="")
                csv.writer(text, lineterminator="\n").writerows(rows)
                (folder / "台账" / f"{sheet}.csv").write_text(text.getvalue(), encoding="utf-8")
        return folder

    def _write_workbook(self, path: Path) -> None:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for sheet, rows in self.registers.items():
            page = book.create_sheet(sheet)
            for row in rows:
                page.append([cell or None for cell in row])
        book.save(path)


def build_village(path: Path, households: int = 12, seed: int = 1) -> Path:
    """Write a village as a season folder of CSV registers, and give the folder."""
    return village(households, seed).write(path)


@cache
def village_settlement(households: int = 12, seed: int = 1) -> Settlement:
    """Settle a village."""
    with tempfile.TemporaryDirectory() as folder:
        season = read_season(build_village(Path(folder) / "season", households, seed))
    assert season.problems == ()
    return settle(season.arrangements, season.books)


def village(households: int = 12, seed: int = 1) -> Village:
    """Make a village in which each clause pays somebody and leaves somebody out.

    Among the households: H01 has an advance larger than what it may be set off against, H02 has been paid
    part of its rent, H03 has an opening balance, H04 joins in April, the last one has nothing but its people.
    There are four households at least.
    """
    assert households >= 4
    draw = random.Random(seed)  # noqa: S311 - invented figures, no secret
    numbers = [f"H{number:02d}" for number in range(1, households + 1)]
    farming, idle = numbers[:-1], numbers[-1]
    registers: dict[str, list[tuple[str, ...]]] = {
        "名册": [
            (
                "户号",
                "成员号",
                "姓名",
                "与户主关系",
                "证件号",
                "出生日期",
                "组",
                "成员自",
                "电话",
                "户名",
                "卡号",
                "开户行",
                "版式",
            )
        ],
        "地块": [("户号", "地块代码", "面积（亩）", "起", "止")],
        "股份": [("户号", "成员号", "股别", "份额", "出资额（元）", "起", "止")],
        "用工": [("日期", "户号", "成员号", "岗位", "数量", "单位")],
        "代销": [("日期", "户号", "单据号", "销售额（元）", "回款日")],
        "价格": [
            ("系列", "日期", "价（元）", "每", "来源"),
            ("稻谷收购价", "2024-11-20", "129", "50公斤", "虚构"),
        ],
        "事实": [
            ("名称", "数值", "单位", "起", "止", "来源"),
            (
                "净利润",
                f"{120000 + 1000 * households + draw.randrange(99999)}.{draw.randrange(100):02d}",
                "元",
                "2025-01-01",
                "2025-12-31",
                "年报（虚构）",
            ),
            ("门面出租收入", "24000", "元", "2025-01-01", "2025-12-31", "租约（虚构）"),
            ("出表日", "2026-01-20", "日期", "", "", "虚构"),
        ],
        "预付": [
            ("户号", "付款方", "项目", "金额（元）", "日期", "凭证"),
            ("H01", "公司", "种苗预付款", "90000", "2025-03-05", "YF01"),
        ],
        "抵扣同意": [
            ("户号", "项目", "债权人", "日期", "凭证"),
            ("H01", "种苗预付款", "公司", "2025-03-05", "TY01"),
        ],
        "已付": [
            ("户号", "付款方", "项目", "金额（元）", "日期", "凭证"),
            ("H02", "公司", "土地租金", "100", "2025-01-20", "FK01"),
        ],
        "会议": [
            ("会议号", "步骤", "日期", "事项", "应到", "实到", "赞成", "反对", "弃权", "公示起", "公示止"),
        ],
        "期初": [
            ("户号", "付款方", "项目", "金额（元）", "应付|应收"),
            ("H03", "公司", "土地租金", "55.50", "应付"),
        ],
    }
    for index, number in enumerate(numbers):
        joined = "2025-04-01" if number == "H04" else ""
        for member in range(1, draw.randint(2, 4)):
            registers["名册"].append(_person(number, member, index, joined, draw))
        if number == idle:
            continue
        registers["地块"].append((number, f"D{index:03d}", f"{draw.randint(80, 640) / 100:.2f}", joined, ""))
        registers["股份"].append((number, "", "人口股", str(draw.randint(1, 5)), "", joined, ""))
        if index % 2 == 0:
            money = str(1000 * draw.randint(1, 20))
            registers["股份"].append(
                (number, "1", "资金股", draw.choice(("1", "2.5", "3")), money, joined, "")
            )
    for number in farming[::2]:
        day = f"2025-{draw.randint(5, 9):02d}-{draw.randint(1, 28):02d}"
        registers["用工"].append((day, number, "1", "采摘", f"{draw.randint(2, 40) / 2:g}", "工日"))
        registers["用工"].append((day, number, "1", "套袋", str(draw.randint(100, 4000)), "只"))
    for order, number in enumerate(farming[::3]):
        sold = f"{draw.randint(100, 70000)}.{draw.randint(0, 99):02d}"
        registers["代销"].append(("2025-07-10", number, f"DX{order:02d}", sold, "2025-08-02"))
    registers["会议"] += _meetings(len(registers["名册"]) - 1)
    return Village(ARRANGEMENT, CHARTER, {sheet: tuple(rows) for sheet, rows in registers.items()})


def _meetings(members: int) -> Rows:
    """The six records of 四议两公开, with the vote of all members, who are all of age."""
    everyone = (str(members), str(members), str(members), "0", "0")
    plan, none = "2025年度收益分配方案", ("", "", "", "", "")
    return (
        ("2025-09", "提议", "2025-12-01", f"党支部：{plan}", *none, "", ""),
        ("2025-09", "商议", "2025-12-05", f"两委：{plan}", *none, "", ""),
        ("2025-09", "审议", "2025-12-10", f"党员大会：{plan}", "9", "8", "8", "0", "0", "", ""),
        ("2025-09", "决议", "2025-12-28", f"成员大会：{plan}", *everyone, "2025-12-15", "2025-12-27"),
        ("2025-09", "决议公开", "2025-12-29", plan, *none, "2025-12-29", "2026-01-14"),
        ("2025-09", "结果公开", "2026-01-26", plan, *none, "2026-01-26", "2026-02-11"),
    )


def _person(number: str, member: int, index: int, joined: str, draw: random.Random) -> tuple[str, ...]:
    head = member == 1
    name = _SURNAMES[index % len(_SURNAMES)] + "".join(draw.sample(_GIVEN, 2))
    birth = f"{draw.randint(1950, 2004)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
    identity = resident_id(birth, index * 10 + member)
    account = (
        f"154{index:08d}",
        name,
        bank_card(index),
        "小河农商银行",
        "大字" if index % 4 == 0 else "普通",
    )
    relation = "户主" if head else ("配偶" if member == 2 else "子女")
    group = f"{index * 3 // 12 % 3 + 1}组"
    return (
        number,
        str(member),
        name,
        relation,
        identity,
        birth,
        group,
        joined,
        *(account if head else ("",) * 5),
    )


def resident_id(birth: str, serial: int) -> str:
    """Make a resident identity number with a valid check character, of a region that does not exist."""
    return with_check_character(f"{REGION}{birth.replace('-', '')}{serial % 1000:03d}")


def bank_card(serial: int) -> str:
    """Make a card number of nineteen digits with a valid check digit, of a bank that does not exist."""
    return with_check_digit(f"629999{serial:012d}")
