"""The statement: what it says, what it must not hold, and where the slip stands."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from attrs import evolve

from documents.drawn import MM, assert_golden, characters, document, drawn, leaked, lines_of, lowest_text
from documents.sample import season
from linkage.document import View, qr_uri, render_html
from linkage.ground.capitals import from_capitals
from linkage.ground.money import Money
from linkage.press.drawing import stylesheet
from linkage.press.fonts import find_fonts
from linkage.press.pdf_reader import statement_parts
from linkage.press.season_fonts import build_season_fonts
from linkage.recheck import recheck_file
from linkage.telling.account import household_account
from linkage.telling.household_statement import amount_columns, visible_text
from linkage.telling.twin import money_texts
from sheets import render_pdf

HOUSEHOLDS = ("A-001", "A-002", "B-001", "B-002")
SLIP_TOP, SLIP_WIDTH = 239, 210


@pytest.mark.parametrize("household", ["A-001", "A-002", "B-002"])
def test_the_page_is_as_it_was_looked_at(household: str, *, bless: bool) -> None:
    assert_golden(f"statement-{household}", drawn("statement", household).page, bless=bless)


def test_every_household_of_the_roster_has_one() -> None:
    assert sorted(document("statement").paths(season()).items()) == [
        (f"农户/statement-{number}.pdf", number) for number in HOUSEHOLDS
    ]


@pytest.mark.parametrize(("household", "pages"), [("A-001", 2), ("A-002", 1), ("B-002", 1)])
def test_it_is_short(household: str, pages: int) -> None:
    assert len(drawn("statement", household).texts) == pages


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_the_pages_print_exactly_the_amounts_of_the_view(household: str) -> None:
    paper = drawn("statement", household)
    assert set(money_texts(paper.text)) == set(money_texts(visible_text(paper.page)))


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_the_big_sum_is_what_the_debts_say(household: str) -> None:
    total = sum(debt.payable.fen for debt in season().debts_of(household))
    text = drawn("statement", household).texts[0]
    [first] = re.findall(r"(?:现在付给您家|本期没有要付的钱)\s+([\d,.]+) 元", text)
    assert int(first.replace(",", "").replace(".", "")) == total
    [spelled] = re.findall(r"人民币\S+", text)
    assert from_capitals(spelled).fen == total


def test_the_parts_and_their_sum_stand_on_the_first_page() -> None:
    text = " ".join(drawn("statement", "A-001").texts[0].split())
    assert "股金分红 44,390.30 租金 2,747.28 佣金 1,623.53" in text
    assert "本期应得合计 48,761.11" in text


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_who_to_ask_stands_on_the_first_page(household: str) -> None:
    text = "".join(drawn("statement", household).texts[0].split())
    assert "数不对，收到后15天内提出。找" in text


def test_the_sum_is_told_in_words_a_farmer_follows() -> None:
    text = "".join(drawn("statement", "A-001").text.split())
    assert "3.5亩地，每亩每年600元，算满一年（365天），合2,100.00元。2.14亩地" in text
    assert "全村可分38,976.00元，一共66股，您家35股，分得20,669.09元。" in text


def test_the_balance_runs_from_opening_to_closing_and_over_the_pages() -> None:
    first, second = drawn("statement", "A-001").texts
    assert "上期结转 公司上期欠您家的土地租金 210.00 元。 210.00" in first
    [carried] = re.findall(r"过次页\s+余额 ([\d,.]+)", first)
    [brought] = re.findall(r"承前页\s+余额 ([\d,.]+)", second)
    assert carried == brought == "44,600.30"
    assert "承前页" not in first
    assert "过次页" not in second
    assert "期末余额 47,671.11" in second


def test_a_household_that_gets_nothing_hears_why() -> None:
    text = drawn("statement", "A-002").text
    assert "本期没有要付的钱" in text
    assert "土地租金 地块台账里没有您家的记录" in text
    assert "股份台账里没有您家的记录" in text


def test_an_advance_larger_than_the_set_off_stays_visible() -> None:
    text = "".join(drawn("statement", "B-002").text.split())
    assert "本期应得14,077.51－抵扣预付768.00＝13,309.51元（还有预付132.00元没有扣，留到下期）" in text
    assert "应扣900.00元，实扣768.00元，留待下期132.00元。" in text
    assert "约定能抵扣的收入只有768.00元，扣完为止。" in text
    assert "土地租金依法不得抵扣。" in text
    assert "期末余额13,309.51您家还欠青岗云岭农业开发有限公司132.00元，留到下期。" in text


@pytest.mark.parametrize("name", ["欧阳𬱖䶮", "阿卜杜拉希木·艾力买买提"])
def test_rare_and_long_names_are_in_the_text(name: str) -> None:
    household = "B-001" if "䶮" in name else "B-002"
    text = "".join(drawn("statement", household).texts[0].split())
    assert f"户主{name}" in text.replace("・", "·")


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_no_identity_bank_or_phone_number_is_anywhere_in_it(household: str) -> None:
    assert leaked(drawn("statement", household).data) == []


def test_the_account_is_named_by_its_last_four() -> None:
    assert "打到户主尾号 5678 的账户" in drawn("statement", "A-001").texts[0]


@pytest.mark.parametrize("household", ["A-001", "B-002"])
def test_the_slip_is_210_by_58_mm_at_the_foot_of_the_first_page(household: str) -> None:
    data = drawn("statement", household).data
    cut = [box for box in lines_of(data, 0) if box[0] < 1 and box[2] > SLIP_WIDTH - 1]
    assert cut
    assert all(SLIP_TOP - 0.5 < box[1] < SLIP_TOP + 0.5 for box in cut)
    slip = "".join(sign for sign, bottom in characters(data, 0) if bottom > SLIP_TOP)
    assert slip.startswith("沿虚线剪下交回回执单号QG-HT-2025-")
    assert slip.endswith("年月日按指印")
    assert lowest_text(data, 0) < 297 - 8


def test_nothing_stands_on_the_back_of_the_slip() -> None:
    assert lowest_text(drawn("statement", "A-001").data, 1) < SLIP_TOP


def test_the_code_is_read_and_names_the_twin() -> None:
    parts = statement_parts(drawn("statement", "A-001").data)
    [code] = parts.codes
    mark, number, fen, digest = code.split("|")
    assert (mark, fen, len(digest)) == ("LK1", "4767111", 16)
    assert number in "".join(parts.text.split())
    assert "何翠兰" not in code


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_it_proves_itself(household: str, tmp_path: Path) -> None:
    path = tmp_path / "告知书.pdf"
    path.write_bytes(drawn("statement", household).data)
    verdict = recheck_file(path)
    assert verdict.altered == ()
    assert verdict.exit_code == 0


def _altered(page: str = "", code: str = "", twin: bytes = b"") -> bytes:
    """The statement of B-001, drawn again as its template does, with something in it altered."""
    paper = document("statement")
    view = paper.view(season(), "B-001")
    assert paper.twin is not None
    carried = paper.twin(season(), "B-001")
    assert carried is not None
    filled = page or render_html(paper.template, {**view, "qr": qr_uri(code)} if code else view)
    data = evolve(carried, data=twin) if twin else carried
    fonts = build_season_fonts(frozenset(html.unescape(filled)) | frozenset(stylesheet()), find_fonts())
    return render_pdf(filled, fonts, paper.edition, paper.title, data)


def _rechecked(data: bytes, folder: Path) -> tuple[str, ...]:
    path = folder / "告知书.pdf"
    path.write_bytes(data)
    verdict = recheck_file(path)
    assert verdict.exit_code == (5 if verdict.altered else 0)
    return verdict.altered


def test_two_independent_renders_are_byte_identical() -> None:
    assert _altered() == drawn("statement", "B-001").data


@pytest.mark.parametrize("at", [0, 3, 9])
def test_an_amount_altered_on_the_page_is_found(at: int, tmp_path: Path) -> None:
    page = drawn("statement", "B-001").page
    visible = page.partition("</style>")[2]
    amount = list(dict.fromkeys(money_texts(visible_text(visible))))[at]
    before, found, after = visible.partition(f"{amount}")
    assert found
    other = f"{amount[:-1]}{'1' if amount[-1] != '1' else '2'}"
    whole = f"{page.partition('</style>')[0]}</style>{before}{other}{after}"
    assert any(other in told or amount in told for told in _rechecked(_altered(page=whole), tmp_path))


def test_an_amount_altered_in_the_twin_or_the_code_is_found(tmp_path: Path) -> None:
    twin = document("statement").twin
    assert twin is not None
    carried = twin(season(), "B-001")
    assert carried is not None
    forged = carried.data.replace(b'"756.00"', b'"765.00"')
    assert forged != carried.data
    assert _rechecked(_altered(twin=forged), tmp_path)[0].startswith("附带数据")
    [code] = statement_parts(drawn("statement", "B-001").data).codes
    mark, number, fen, digest = code.split("|")
    other = f"{mark}|{number}|{int(fen) + 100}|{digest}"
    assert [told.partition("，")[0] for told in _rechecked(_altered(code=other), tmp_path)] == [
        f"二维码是 {other}"
    ]


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_the_signature_never_stands_alone(household: str) -> None:
    [page] = [text for text in drawn("statement", household).texts if "（盖章）" in text]
    assert "期末余额" in page


def test_many_lines_flow_on_with_heads_and_balances() -> None:
    paper = drawn("statement", "A-001", rewards=14)
    assert len(paper.texts) >= 3
    for before, after in zip(paper.texts, paper.texts[1:], strict=False):
        [carried] = re.findall(r"过次页\s+余额 ([\d,.]+)", before)
        [brought] = re.findall(r"承前页\s+余额 ([\d,.]+)", after)
        assert carried == brought
        assert "类别 项目和算法 应得 抵扣已付 余额" in after
    for at, text in enumerate(paper.texts, start=1):
        assert f"第 {at} 页 共 {len(paper.texts)} 页" in text


@pytest.mark.parametrize(("state", "mark"), [("草案", "草案"), ("作废", "作废"), ("正式", "")])
def test_what_is_not_final_says_so_on_every_page(state: str, mark: str) -> None:
    for text in drawn("statement", "A-001", state).texts:
        assert [one for one in ("草案", "作废") if one in text] == ([mark] if mark else [])


def test_it_is_an_archive_file_that_speaks_chinese() -> None:
    with pikepdf.open(io.BytesIO(drawn("statement", "A-001").data)) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"
        assert list(pdf.attachments) == ["twin.json"]
        assert b"pdfaid:part" in pdf.Root.Metadata.read_bytes()


def test_the_paper_says_what_it_asks_to_be_paid() -> None:
    amount = document("statement").amount
    assert amount is not None
    assert amount(season(), "A-001") == "47671.11"


@pytest.mark.parametrize("household", ["B-001", "A-001"])
@pytest.mark.parametrize("amount", ["9,899,195.76", "517,489,631.66", "9,517,489,631.66"])
def test_long_amounts_stay_inside_their_columns(household: str, amount: str) -> None:
    account = household_account(season(), household)
    richer = evolve(account, opening=Money(int(re.sub("[,.]", "", amount))))
    shown: View = {"widths": amount_columns(richer), "closing": amount}
    page = render_html("statement.html", {**document("statement").view(season(), household), **shown})
    fonts = build_season_fonts(frozenset(html.unescape(page)) | frozenset(stylesheet()), find_fonts())
    data = render_pdf(page, fonts, "household", "告知书")
    pdf = pypdfium2.PdfDocument(data)
    try:
        words = next(
            text
            for text in (sheet.get_textpage() for sheet in pdf)
            if amount in text.get_text_range(0, text.count_chars())
        )
        begin = words.get_text_range(0, words.count_chars()).index(amount)
        found = [words.get_charbox(begin + at)[2] / MM for at in range(len(amount))]
    finally:
        pdf.close()
    assert found[0] < found[-1] < 210 - 18
