"""The work agreement: one a person, paid to the person, insured, and with the month's sheet."""

from __future__ import annotations

import pytest

from documents.trade import paths, text, traded

H01 = "H01.1/gs"
INSURED = "  务工保险: 团体意外伤害保险，保费由公司出\n"


def test_every_worker_has_one_of_her_own() -> None:
    workers = {f"{row.household}.{row.member}/gs" for row in traded().books.rows("用工")}
    assert set(paths("labour").values()) == workers


def test_a_household_that_is_paid_signs_for_its_workers() -> None:
    change = ("    收款方: 成员\n    数量: 用工", "    收款方: 农户\n    数量: 用工")
    assert "H01/gs" in paths("labour", change).values()
    assert f"务工人员{traded().books.households['H01'].members[0].name}编号H01.1" in text(
        "labour", "H01/gs", change
    )


def test_the_example_is_the_engine_s() -> None:
    told = text("labour", H01)
    assert "用工报酬：2,600.00元（算例）" in told
    dearer = text("labour", H01, ("采摘: 130 元/工日", "采摘: 140 元/工日"))
    assert "采摘每个工日140元" in dearer
    assert "用工报酬：2,800.00元（算例）" in dearer


def test_insurance_is_printed_or_asked_for() -> None:
    assert "约定：团体意外伤害保险，保费由公司出。" in text("labour", H01)
    assert "（必填，写明险种、保额和谁出保费）" in text("labour", H01, (INSURED, ""))


def test_disputes_on_work_never_go_to_the_commission_for_land() -> None:
    said = ("  质量标准:", "  争议机构: 小河县农村土地承包仲裁委员会\n  合同争议方式: 诉讼\n  质量标准:")
    told = text("labour", H01, said)
    assert "土地承包仲裁" not in told
    assert "×仲裁√诉讼" in told
    assert "先向劳动人事争议仲裁委员会申请仲裁" in told
    assert "劳动人事争议" not in text("order_purchase", "H01/gs", said)


def test_nothing_is_taken_from_it_and_it_goes_to_the_person() -> None:
    told = text("labour", H01)
    assert "任何一方不得从本项中扣除、抵销任何款项" in told
    assert "工钱付到乙方本人的账户" in told


def test_her_age_comes_from_the_roster() -> None:
    assert "周岁（2025年12月31日）" in text("labour", H01)


def test_the_kind_is_asked_first() -> None:
    told = text("labour", H01)
    assert told.index("一、协议的性质") < told.index("二、当事人")
    assert "□劳动合同□劳务协议□承揽" in told


def test_the_sheet_has_every_day_and_every_post() -> None:
    sheet = text("labour", H01).split("附件一")[-1]
    assert "".join(str(day) for day in range(1, 17)) in sheet
    assert "采摘每个工日130元" in sheet
    assert "套袋每只0.08元" in sheet


def test_words_on_insurance_tick_its_boxes() -> None:
    told = text("labour", H01)
    assert "险种：×工伤保险√意外伤害保险×雇主责任险×其他" in told
    assert "保费由谁出：√甲方×乙方" in told
    assert "险种：□工伤保险□意外伤害保险" in text("labour", H01, (INSURED, ""))


@pytest.mark.parametrize(
    "words",
    [
        "不办工伤保险，保费由公司出",
        "其他按村规",
        "工伤保险由乙方自办",
        "工伤保险，雇主责任险以后再说",
        "保费不由公司出",
    ],
)
def test_words_that_are_no_plain_form_tick_nothing(words: str) -> None:
    told = text("labour", H01, (INSURED, f"  务工保险: {words}\n"))
    assert "险种：□工伤保险□意外伤害保险□雇主责任险□其他" in told
    assert "保费由谁出：□甲方□乙方" in told
    assert f"约定：{words}。" in told


def test_boxes_of_their_own_are_ticked_beside_any_words() -> None:
    told = text("labour", H01, (INSURED, "  务工保险: 按村规办\n  保险种类: 工伤保险\n  保费承担: 甲方\n"))
    assert "险种：√工伤保险×意外伤害保险×雇主责任险×其他" in told
    assert "保费由谁出：√甲方×乙方" in told


def test_how_work_is_counted_follows_from_the_prices() -> None:
    assert "计酬方式：√按日×按时×按件×按亩√其他（按只）" in text("labour", H01)


def test_what_is_rounded_is_hers() -> None:
    assert "每人合计四舍五入到分" in text("labour", H01)
