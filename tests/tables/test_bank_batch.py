"""The tables of a payer for its bank: what they hold, what is masked in them, and what keeps a file back."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from fractions import Fraction

import openpyxl
from attrs import evolve

from bank.orders import order, season
from governance.meetings import decision
from linkage.bank.order import Payment
from linkage.ground.money import ZERO
from linkage.model.entitlement import Settlement
from linkage.publishing import sheets
from linkage.tables.bank_batch import TABLE


def told(settlement: Settlement) -> Sequence[dict[str, str]]:
    return [dict(zip(TABLE.headings, row, strict=True)) for row in TABLE.rows(settlement, "gs")]


def files(settlement: Settlement) -> dict[str, bytes]:
    return {sheet.path: sheet.data for sheet in sheets(settlement) if sheet.kind == "bank_batch"}


def test_one_row_a_payment_with_its_account() -> None:
    settlement = season()
    rows, made = told(settlement), order(settlement)
    assert [row["支付编号"] for row in rows] == [one.number for one in sorted_like(rows, settlement)]
    first = rows[0]
    payment = next(one for one in made.payments if one.number == first["支付编号"])
    assert first["账号"].replace(" ", "") == payment.account.reveal()
    assert max(map(len, first["账号"].split())) == 4
    assert first["金额（元）"] == payment.amount.plain
    identity = payment.person.secret("证件号")
    assert identity is not None
    assert first["证件号后四位"] == identity.last4
    assert TABLE.amount is not None
    assert TABLE.amount(settlement, "gs") == made.sent.plain


def sorted_like(rows: Sequence[dict[str, str]], settlement: Settlement) -> list[Payment]:
    by_number = {payment.number: payment for payment in order(settlement).payments}
    assert set(by_number) == {row["支付编号"] for row in rows}
    return [by_number[row["支付编号"]] for row in rows]


def test_rows_stand_as_on_the_roll_by_group() -> None:
    groups = [row["组"] for row in told(season())]
    assert groups == sorted(groups)


def test_the_files_of_every_payer() -> None:
    neutral = files(season())
    assert sorted(neutral) == [
        *("内部/bank_batch-cjt-control.csv", "内部/bank_batch-cjt.csv", "内部/bank_batch-cjt.xlsx"),
        *("内部/bank_batch-gs-control.csv", "内部/bank_batch-gs.csv", "内部/bank_batch-gs.xlsx"),
    ]
    named = files(season("竖线示例"))
    assert set(named) - set(neutral) == {"内部/bank_batch-gs-01.txt"}
    assert named["内部/bank_batch-gs.csv"].startswith(b"\xef\xbb\xbf")


def test_the_workbook_holds_accounts_as_text_and_no_formula() -> None:
    settlement = season(cells={"L1": "开户行", "L2": "=1+1"})
    book = openpyxl.load_workbook(io.BytesIO(files(settlement)["内部/bank_batch-gs.xlsx"]))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    texts = {cell.value for cell in cells if cell.data_type == "s"}
    assert "=1+1" in texts
    for payment in order(settlement).payments:
        number = payment.account.reveal()
        assert " ".join(number[at : at + 4] for at in range(0, len(number), 4)) in texts
    assert "f" not in {cell.data_type for cell in cells}


def test_a_name_the_bank_cannot_write_keeps_its_file_back_and_nothing_else() -> None:
    found = files(season("竖线示例", cells={"J2": "赵䶮英"}))
    assert "内部/bank_batch-gs-01.txt" not in found
    control = found["内部/bank_batch-gs-control.csv"].decode("utf-8-sig")
    assert "银行文件不出,H01" in control
    assert "“䶮”（U+4DAE）不在 GBK 里" in control
    assert "赵䶮英" in found["内部/bank_batch-gs.csv"].decode("utf-8-sig")
    assert "?" not in control


def test_nobody_has_an_account() -> None:
    rows = season().books.rows("名册")
    assert files(season("竖线示例", cells={f"K{row.number}": "" for row in rows})) == {}


def test_a_spreadsheet_takes_no_bank_for_a_formula() -> None:
    data = files(season(cells={"L1": "开户行", "L2": "=HYPERLINK(1)"}))["内部/bank_batch-gs.csv"]
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert "'=HYPERLINK(1)" in {cell for row in rows for cell in row}


def test_another_number_of_a_person_is_masked_beside_the_account() -> None:
    (phone,) = {
        secret.reveal()
        for row in season().books.rows("名册")[:1]
        if (secret := row.secret("电话")) is not None
    }
    data = files(season(cells={"J2": f"赵某{phone}"}))["内部/bank_batch-gs.csv"].decode("utf-8-sig")
    assert phone not in data


def test_batches_of_the_bank_come_to_what_is_sent() -> None:
    settlement = season("五十笔示例")
    made = order(settlement)
    assert TABLE.amount is not None
    assert TABLE.amount(settlement, "gs/1") == made.sent.plain
    assert sum((one.amount for one in made.payments), start=ZERO) == made.sent


def test_a_void_set_pays_nobody() -> None:
    settlement = season()
    day = settlement.books.paper_day
    assert day is not None
    row = decision(种类="作废", 对象=str(day), 日期=str(day))
    void = evolve(
        settlement, books=evolve(settlement.books, tables={**settlement.books.tables, "决定": (row,)})
    )
    assert files(settlement) != {}
    assert files(void) == {}


def test_the_workbook_ends_with_the_sum_of_its_rows_and_who_answers() -> None:
    settlement = season()
    book = openpyxl.load_workbook(io.BytesIO(files(settlement)["内部/bank_batch-gs.xlsx"]))
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]  # type: ignore[union-attr]
    rows = list(TABLE.rows(settlement, "gs"))
    sums, hands = [str(row[0]) for row in cells[-2:]]
    assert sum(Fraction(row[-3]) for row in rows) == order(settlement).sent.yuan
    assert f"合计 {len(rows)} 笔，{order(settlement).sent} 元（大写：人民币" in sums
    assert all(word in hands for word in ("经办", "审核", "分管"))
    assert "合计" not in files(settlement)["内部/bank_batch-gs.csv"].decode()
