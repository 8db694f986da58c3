"""The lease of land: one for each household and lessee, from the terms that compute."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from attrs import evolve

from documents.contracts import page, plain, printing, section, settled, subjects, view, words
from documents.drawn import draw, leaked, lowest_text
from documents.sample import arrangement, close, season
from documents.sample_registers import books
from linkage.document import render_html
from linkage.engine.schedule import instalments
from linkage.ground.capitals import from_capitals
from linkage.model.entitlement import Settlement
from linkage.telling.example import HOUSEHOLD, worked_example
from linkage.telling.twin import verify_number
from villages import Village

KIND = "land_lease"


def sample(which: str = "全部", **said: str) -> Settlement:
    """The sample with what its arrangement says for papers."""
    base = arrangement()
    return close([evolve(base, papers={**base.papers, "合同": which, **said})], books())


def text(made: Village, subject: str = "H02/gs") -> str:
    return words(page(KIND, settled(made), subject))


def test_every_household_with_land_has_one_and_nobody_else() -> None:
    assert subjects(KIND, sample()) == ["A-001/gs", "B-001/gs", "B-002/gs"]


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("无", []),
        ("新签、order_purchase", ["A-001/gs"]),
        ("land_share、order_purchase", []),
        ("land_lease", ["A-001/gs", "B-001/gs", "B-002/gs"]),
    ],
)
def test_what_is_printed_is_said_in_the_arrangement(which: str, expected: list[str]) -> None:
    assert subjects(KIND, sample(which)) == expected


def test_without_a_word_only_what_begins_in_the_season_is_printed() -> None:
    # A-001 brought a second plot in July; the others signed years ago.
    assert subjects(KIND, season()) == ["A-001/gs"]


def test_what_was_signed_in_the_season_is_new() -> None:
    assert len(subjects(KIND, sample("新签", 签订日期="2025-02-03"))) == 3


def test_the_number_has_check_digits_and_stays_whatever_the_order_of_rows() -> None:
    made = printing()
    numbers = []
    for one in (made, made.shuffled(7)):
        season_of = settled(one)
        numbers.append(
            {subject: str(view(KIND, season_of, subject)["number"]) for subject in subjects(KIND, season_of)}
        )
    assert numbers[0] == numbers[1]
    assert len(set(numbers[0].values())) == len(numbers[0])
    assert all(verify_number(number) for number in numbers[0].values())


def number_and_term(made: Village, subject: str) -> tuple[str, str]:
    """The year in the number of a contract, and that in which its term begins."""
    season_of = settled(made)
    [begun] = re.findall(r"期限[^，]*，自(\d{4})年", words(page(KIND, season_of, subject)))
    return str(view(KIND, season_of, subject)["number"])[3:7], begun


#: H04 joins in April 2025: its one plot is under a contract that others signed in 2023.
JOINED = "H04"


@pytest.mark.parametrize(("subject", "year"), [("H02/gs", "2023"), (f"{JOINED}/gs", "2025")])
def test_the_number_has_the_year_in_which_the_contract_begins(subject: str, year: str) -> None:
    assert number_and_term(printing(), subject) == (year, year)


def test_the_year_stays_when_the_first_plot_is_given_back() -> None:
    before = (JOINED, "D900", "1.5", "2024-03-01", "2025-06-30")
    number, _ = number_and_term(printing().with_rows("地块", before), f"{JOINED}/gs")
    assert number == "2024"


@pytest.mark.parametrize("price", ["500 斤稻谷", "500 斤"])
def test_the_grain_is_the_one_that_the_price_or_its_series_names(price: str) -> None:
    assert "实物的品种：×小麦×玉米√稻谷×其他" in text(printing().with_text("500 斤稻谷", price))


def test_a_grain_that_nobody_names_is_left_to_the_hand() -> None:
    made = printing().with_text("500 斤稻谷", "500 斤").with_text("稻谷收购价", "粮价")
    prices = [tuple(cell.replace("稻谷收购价", "粮价") for cell in row) for row in made.registers["价格"]]
    assert "实物的品种：□小麦□玉米□稻谷□其他" in text(made.with_sheet("价格", *prices))


def test_the_number_of_the_official_form_stands_in_one_line() -> None:
    assert '<span class="nb">GF—2021—2606（编号未确认）。</span>' in page(KIND, plain(), "H02/gs")


def test_what_was_not_agreed_is_struck_in_the_middle_of_its_cell() -> None:
    assert page(KIND, plain(), "H02/gs").count('<td class="center">／</td>') >= 2


def test_the_clause_says_what_is_computed_with() -> None:
    told = words(page(KIND, plain(), "H02/gs"))
    assert "每亩每年500斤稻谷" in told
    assert "标准的大写：每亩每年伍佰斤稻谷。" in told
    assert "从2023年1月1日起每满2年，在上一次的基础上递增5%" in told
    assert "任何一方不得从本项中扣除、抵销任何款项" in told


PAID_TWICE = ("支付: 每年 1 月 31 日前", "支付: {分期: [{于: 2025-01-31, 比例: 30%}, {于: 2025-12-31}]}")


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("500 斤稻谷", "600 斤稻谷", "每亩每年500斤稻谷", "每亩每年600斤稻谷"),
        ("幅度: 5%", "幅度: 8%", "递增5%", "递增8%"),
        ("每: 2 年", "每: 1 年", "每满2年", "每满1年"),
        (
            "数量: 地块.面积\n    单价: 每亩每年 500 斤稻谷\n    价格: {系列: 稻谷收购价, 取价日: 上年12月1日}",
            "数量: 地块.面积\n    单价: 700 元/亩/年",
            "500斤稻谷",
            "每亩每年700元",
        ),
    ],
)
def test_a_changed_term_changes_text_and_amounts_together(
    old: str, new: str, before: str, after: str
) -> None:
    first, second = (
        plain(),
        settled(printing().with_text(old, new)),
    )
    texts = [words(page(KIND, one, "H02/gs")) for one in (first, second)]
    assert (before in texts[0], after in texts[0]) == (True, False)
    assert (before in texts[1], after in texts[1]) == (False, True)
    amounts = [section(KIND, one, "H02/gs", "payments")["total"] for one in (first, second)]
    examples = [section(KIND, one, "H02/gs", "worked_example")["total"] for one in (first, second)]
    assert amounts[0] != amounts[1]
    assert examples[0] != examples[1]


def test_changed_instalments_change_text_and_table_together() -> None:
    whole, parts = (
        plain(),
        settled(printing().with_text(*PAID_TWICE)),
    )
    [line] = [one for one in parts.lines_of("H02") if one.clause == "土地租金"]
    [term] = [one for one in parts.main.terms if one.name == "土地租金"]
    assert term.schedule is not None
    expected = [str(amount) for _, amount in instalments(line.figure, term.schedule)]
    rows = section(KIND, parts, "H02/gs", "payments")["rows"]
    assert [row["amount"] for row in rows] == expected
    assert [row["day"] for row in rows] == ["2025年1月31日", "2025年12月31日"]
    assert (
        section(KIND, whole, "H02/gs", "payments")["total"]
        == section(KIND, parts, "H02/gs", "payments")["total"]
        == str(line.amount)
    )
    assert "2025年1月31日付30%" in words(page(KIND, parts, "H02/gs"))
    assert "付30%" not in words(page(KIND, whole, "H02/gs"))


def test_a_price_that_has_risen_says_so_beside_its_amount() -> None:
    [row] = section(KIND, plain(), "H02/gs", "payments")["rows"]
    assert row["price"] == "每亩每年 500 斤稻谷折价，照约定递增"


def test_the_sum_in_capitals_is_the_sum() -> None:
    shown = section(KIND, plain(), "H02/gs", "payments")
    assert str(from_capitals(shown["capitals"])) == shown["total"]


def test_the_worked_example_is_what_the_same_facts_settle_to() -> None:
    """A village in which a household brings just what the invented one does has the same rent."""
    example = worked_example(plain())
    [told] = [line for line in example.lines if (line.payee, line.clause) == (HOUSEHOLD, "土地租金")]
    made = printing().without("地块", "H02").with_rows("地块", ("H02", "D900", "3", "", ""))
    season_of = settled(made)
    [line] = [one for one in season_of.lines_of("H02") if one.clause == "土地租金"]
    assert line.amount == told.amount
    assert (
        section(KIND, season_of, "H02/gs", "worked_example")["total"]
        == section(KIND, season_of, "H02/gs", "payments")["total"]
        == str(line.amount)
    )


def test_the_example_promises_nothing() -> None:
    told = words(page(KIND, plain(), "H02/gs"))
    annex = told[told.index("附件一计算说明和算例") :]
    assert "仅为算例，不构成承诺" in annex
    assert "3亩地" in annex


def test_what_nobody_agreed_on_is_struck_and_what_is_known_at_signing_is_left_to_the_hand() -> None:
    html = page(KIND, plain(), "H02/gs")
    told = words(html)
    assert "期满时的设施和地上物：／。" in told
    assert "违约金：／。" in told
    assert '土地用途：<span class="line"' in html
    assert "□仲裁□诉讼" in told
    agreed = text(
        printing(
            土地用途="种植黄桃", 期满设施处置="归承租方拆除", 争议方式="仲裁", 争议机构="小河县仲裁委员会"
        ),
    )
    assert "土地用途：种植黄桃。" in agreed
    assert "期满时的设施和地上物：归承租方拆除。" in agreed
    assert "√仲裁×诉讼机构：小河县仲裁委员会。" in agreed


def test_a_clause_speaks_before_the_arrangement() -> None:
    made = printing(土地用途="种植").with_text(
        "    依据: 第三条", "    依据: 第三条\n    说明: {土地用途: 种植水稻}"
    )
    assert "土地用途：种植水稻。" in text(made)


def test_land_whose_right_ends_earlier_is_let_until_then() -> None:
    made = printing()
    registers = dict(made.registers)
    headings, *rows = registers["地块"]
    registers["地块"] = (
        (*headings, "承包期止"),
        *((*row, "2027-12-31" if row[0] == "H02" else "") for row in rows),
    )
    season_of = settled(evolve(made, registers=registers))
    assert "的承包期到2027年12月31日止，这一块只租到这一天" in words(page(KIND, season_of, "H02/gs"))
    assert "只租到这一天" not in words(page(KIND, season_of, "H05/gs"))


def test_five_years_and_more_may_be_registered() -> None:
    assert "租期满5年的，可以向登记机构申请土地经营权登记" in words(page(KIND, plain(), "H02/gs"))
    short = printing().with_text("期限: 2023-01-01 至 2032-12-31", "期限: 2023-01-01 至 2026-12-31")
    told = text(short)
    assert "登记机构" not in told
    assert "期限4年，自2023年1月1日起，至2026年12月31日止" in told


def test_a_company_has_a_page_of_what_comes_first() -> None:
    assert "附件二企业流转土地的手续" in words(page(KIND, plain(), "H02/gs"))
    farm = printing().with_text("{类型: 有限责任公司,", "{类型: 家庭农场, 代码: gs,")
    assert "企业流转土地的手续" not in text(farm)


def test_hostile_words_are_text() -> None:
    html = page(KIND, sample(土地用途="<b>{{ 7 * 7 }}</b>&amp;"), "A-001/gs")
    assert "&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt;&amp;amp;" in html
    assert "<b>" not in html


def test_it_holds_no_whole_number_of_anybody_and_signs_with_text_around() -> None:
    paper = draw(KIND, "A-001/gs", sample())
    assert leaked(paper.data) == []
    [last] = [one for one in paper.texts if "（以下无正文）" in one]
    assert "以原签文本为准。" in last.partition("（以下无正文）")[0]
    assert "户主签字或者按指印" in last
    number = str(view(KIND, sample(), "A-001/gs")["number"])
    assert all(one.count(number) >= 2 for one in paper.texts)


def test_the_longest_and_rarest_names_keep_their_places() -> None:
    paper = draw(KIND, "B-002/gs", sample(土地用途="种植" * 60))
    assert "阿卜杜拉希木·艾力买买提" in paper.text.replace("\n", "")
    assert all(lowest_text(paper.data, at) < 280 for at in range(len(paper.texts)))
    rare = render_html("land_lease.html", view(KIND, sample(), "B-001/gs"))
    assert "欧阳𬱖䶮" in rare


def test_areas_add_up() -> None:
    shown = section(KIND, sample(), "A-001/gs", "plots")
    plots = shown["plots"]
    assert Fraction(shown["total"]) == sum(Fraction(plot["area"]) for plot in plots)
    assert shown["capitals"] == "伍点陆肆亩"


def test_the_boxes_of_rent_follow_from_the_clause() -> None:
    told = words(page(KIND, plain(), "H02/gs"))
    assert "租金的方式：×现金√实物或折价×其他" in told
    assert "实物的品种：×小麦×玉米√稻谷×其他" in told
    assert "折价的依据：□市场价" in told
    assert "租金的调整：照上一节的递增。" in told
    parts = words(page(KIND, settled(printing(折价依据="市场价").with_text(*PAID_TWICE)), "H02/gs"))
    assert "折价的依据：√市场价×国家最低收购价" in parts
    assert "支付的方式：×一次√分期×其他" in parts
    assert "每次付的是哪一年的租金：√当年×后一年" in parts
    cash = printing().with_text(
        "数量: 地块.面积\n    单价: 每亩每年 500 斤稻谷\n    价格: {系列: 稻谷收购价, 取价日: 上年12月1日}",
        "数量: 地块.面积\n    单价: 700 元/亩/年",
    )
    paid = text(cash)
    assert "租金的方式：√现金×实物或折价" in paid
    assert "实物的品种" not in paid


def test_this_season_s_rent_can_be_reckoned_again_from_the_paper() -> None:
    told = words(page(KIND, plain(), "H02/gs"))
    [line] = [one for one in plain().lines_of("H02") if one.clause == "土地租金"]
    assert "怎样算：" in told
    assert f"合{line.amount}元" in told


def test_what_the_national_form_asks_for_is_said_or_struck() -> None:
    told = words(page(KIND, plain(), "H02/gs"))
    assert "甲方迟延交付土地的违约金：／。" in told
    assert "乙方迟延付款的违约金：／。" in told
    assert "本份为第份" in told
    agreed = text(printing(迟延交付违约金="每日万分之三", 备案期限="30 天", 逾期解除天数="60 天"))
    assert "违约金：每日万分之三（只是文字约定，不参加计算）。" in agreed
    assert "签订以后30天内向发包方备案" in agreed
    assert "超过应付日60天，催告以后仍不付款" in agreed


def test_the_code_of_the_contract_and_a_note_stand_with_the_plot() -> None:
    made = printing()
    registers = dict(made.registers)
    headings, *rows = registers["地块"]
    registers["地块"] = ((*headings, "承包合同代码", "备注"), *((*row, "CB-7", "有井") for row in rows))
    told = words(page(KIND, settled(evolve(made, registers=registers)), "H02/gs"))
    assert "合同CB-7" in told
    assert "有井" in told
