"""Private numbers: found wherever they hide, masked wherever they may stay."""

from __future__ import annotations

import datetime

import pytest

from linkage.model.identity import BankNumber, IdentityNumber, Phone
from linkage.telling.private_numbers import masked, private_numbers, shown_in
from villages import village_settlement

IDENTITY = "11010519491231002X"
NUMBERS = {
    IDENTITY: IdentityNumber.read(IDENTITY, datetime.date(2025, 12, 31)),
    "6222020200112233445": BankNumber.read("6222020200112233445"),
    "15430643504": Phone.read("15430643504"),
}


@pytest.mark.parametrize(
    "hidden",
    [
        "<p>证件 11010519491231002X</p>",
        "<p>证件 11010519491231002x</p>",
        '<p data-find="11010519491231002X 王">王</p>',
        "<p>号110105 19491231 002X</p>",
        "<p>1101-0519-4912-3100-2X</p>",
        "<p>1111010519491231002X9</p>",
        "<p>&#49;1010519491231002X</p>",
        "<title>单11010519491231002X</title>",
        "<p>１１０１０５１９４９１２３１００２Ｘ</p>",
        "<p>110105—1949·1231_002 x</p>",
        "<p>110105.194912.31002X</p>",
        "<p>١١٠١٠٥١٩٤٩١٢٣١٠٠٢X</p>",
        "<p>一一〇一〇五一九四九一二三一〇〇二X</p>",
        "<p>幺幺零幺零五幺九四九幺二三幺零零二x号</p>",
    ],
)
def test_a_number_is_found_wherever_it_hides(hidden: str) -> None:
    assert shown_in([hidden], NUMBERS) == ["**************002X"]


@pytest.mark.parametrize(
    "plain",
    [
        "<td>110105</td><td>19491231</td><td>002X</td>",
        "<p>11010519491231002</p>",
        "<p>2025-12-31 154,306,435.04</p>",
        "",
    ],
)
def test_what_is_no_number_of_a_person_is_left_alone(plain: str) -> None:
    assert shown_in([plain], NUMBERS) == []


def test_a_text_keeps_everything_but_the_numbers() -> None:
    text = "付6222020200112233445，电话15430643504，单号2025123100"
    assert masked(text, NUMBERS) == "付****3445，电话154****3504，单号2025123100"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("转6222 0202 0011 2233 445付", "转****3445付"),
        ("转6222-0202-0011-2233-445", "转****3445"),
        ("转６２２２０２０２００１１２２３３４４５", "转****3445"),
        ("转6222.0202.0011.2233.445", "转****3445"),
        ("转6222，0202，0011，2233445", "转****3445"),
        ("2025010162220202001122334457", "20250101****34457"),
        ("号11010519491231002x。", "号**************002X。"),
        ("154-3064-3504 6222020200112233445", "154****3504 ****3445"),
        ("154.3064.3504元", "154****3504元"),
        ("转٦٢٢٢٠٢٠٢٠٠١١٢٢٣٣٤٤٥", "转****3445"),
        ("电话一五四三〇六四三五〇四", "电话154****3504"),
        ("另一人110101199003070038", "另一人**************0038"),
        ("另一人110101 19900307 0038。", "另一人**************0038。"),
        ("单号110101199003070039", "单号110101199003070039"),
        ("二〇二五年十二月三十一日", "二〇二五年十二月三十一日"),
    ],
)
def test_a_number_is_masked_however_it_is_spelled(text: str, shown: str) -> None:
    assert masked(text, NUMBERS) == shown


@pytest.mark.parametrize(
    "text", ["1,543,064.35 04", "15,430,643,504", "2025-12-31至2026-01-15", "12345678.90"]
)
def test_amounts_and_days_are_no_numbers_of_a_person(text: str) -> None:
    assert masked(text, NUMBERS) == text
    assert shown_in([text], NUMBERS) == []


def test_an_identity_number_that_stands_in_no_register_is_found() -> None:
    assert shown_in(["<p>证件 1101-0519-4912-3100-2X</p>"], {}) == ["**************002X"]
    assert shown_in(["<p>110105194912310021</p>"], {}) == []


def test_a_contact_is_no_secret() -> None:
    numbers = private_numbers(village_settlement())
    assert len(numbers) > 40
    assert "15430643504" not in numbers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("转到卡6217001234567890122，另", "转到卡****0122，另"),
        ("凭证6217 0012 3456 7890 122号", "凭证****0122号"),
        ("6217001234567890122", "****0122"),
        ("卡6217001234567890123", "卡6217001234567890123"),
        ("地块6201021020100100005", "地块6201021020100100005"),
        ("单号5217001234567890124", "单号5217001234567890124"),
        ("合计6,217,001.23", "合计6,217,001.23"),
    ],
)
def test_a_card_in_no_register_is_masked_where_its_check_holds(text: str, told: str) -> None:
    """Not a number of that length that is none, nor a plot of the province whose codes begin like cards."""
    assert masked(text, {}) == told
    assert bool(shown_in([f"<p>{text}</p>"], {})) == (told != text)
