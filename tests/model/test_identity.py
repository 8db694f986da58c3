from __future__ import annotations

import datetime
import pickle
import pprint

import pytest
import stdnum.cn.ric
import stdnum.cn.uscc
import stdnum.luhn
from hypothesis import given
from hypothesis import strategies as st

from linkage.model.identity import (
    BankNumber,
    CreditCode,
    IdentityError,
    IdentityKind,
    IdentityNumber,
    MaskShape,
    Phone,
    Secret,
    check_digit,
    credit_check,
    luhn_holds,
    mask_name,
)

TODAY = datetime.date(2025, 12, 31)
# Invented; 539901 is the code of no county.
NUMBER = "53990119870203041X"
LOST_DIGITS = (
    "末4位为0000的证件号校验码不对。末三位都是0，多半是表格软件按数值保存时丢了尾数。请与证件核对后重新录入。"
)
CODE_SIGNS = "第3至8位是数字，其余为数字或大写字母，不用 I、O、S、V、Z"
digits17 = st.text("0123456789", min_size=17, max_size=17)


# Secrets


@pytest.mark.parametrize(
    ("secret", "masked"),
    [
        (Secret("1234567"), "****4567"),
        (Secret("123456"), "****"),
        (Secret(""), "****"),
        (BankNumber("6222020200112233445"), "****3445"),
        (Phone("13812345678"), "138****5678"),
        (Phone("059188881234"), "059****1234"),
        (Phone("12345"), "****"),
        (IdentityNumber.read(NUMBER, TODAY), "**************041X"),
    ],
)
def test_nothing_shows_a_secret(secret: Secret, masked: str) -> None:
    assert secret.masked == masked
    name = type(secret).__name__
    assert (str(secret), f"{secret}", f"{secret!r}") == (masked, masked, f"{name}({masked})")
    shown = pprint.pformat({"rows": [secret]}) + str([secret])
    assert len(secret.reveal()) <= 4 or secret.reveal() not in shown


def test_a_secret_is_given_whole_only_when_asked() -> None:
    secret = Secret("6222020200112233445")
    assert secret.reveal() == "6222020200112233445"
    assert secret.last4 == "3445"
    assert Secret("123456").last4 == ""


def test_secrets_are_values() -> None:
    one, same, other = BankNumber("62220202"), BankNumber("62220202"), BankNumber("62220203")
    assert one == same
    assert len({one, same, other}) == 2
    assert Secret("62220202") != one
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes


@given(st.text("0123456789X", min_size=8, max_size=20))
def test_no_mask_lets_a_long_number_through(text: str) -> None:
    for secret in (Secret(text), BankNumber(text), Phone(text)):
        assert text not in secret.masked
        assert sum(sign != "*" for sign in secret.masked) <= 7


# Identity numbers


@pytest.mark.parametrize(
    ("text", "kind", "birth"),
    [
        (NUMBER, IdentityKind.RESIDENT, "1987-02-03"),
        ("11010519491231002X", IdentityKind.RESIDENT, "1949-12-31"),
        ("810000199003071237", IdentityKind.HONG_KONG_MACAO, "1990-03-07"),
        ("820000198512314564", IdentityKind.HONG_KONG_MACAO, "1985-12-31"),
        ("830000197707077893", IdentityKind.TAIWAN, "1977-07-07"),
        ("931156200512010126", IdentityKind.FOREIGN, "2005-12-01"),
    ],
)
def test_numbers_of_each_kind(text: str, kind: IdentityKind, birth: str) -> None:
    number = IdentityNumber.read(text, TODAY)
    assert number.reveal() == text
    assert (number.kind, number.birth, number.hint) == (kind, datetime.date.fromisoformat(birth), "")


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "'11010519491231002X",
        "\u200b11010519491231002X\ufeff",
        "　11010519491231002ｘ",
    ],
)
def test_spellings_of_one_number_are_one(text: str) -> None:
    assert IdentityNumber.read(text, TODAY) == IdentityNumber.read("11010519491231002X", TODAY)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "证件号是空的。请填写18位证件号。"),
        (
            "539901870203041",
            "证件号是15位的旧号码。旧号码已停止使用。请填18位号码；由旧号推算末4位应为041X，请与证件核对。",
        ),
        (
            "5.39901E+17",
            "证件号变成了科学记数。表格软件把它当成了数，末尾几位已经丢失。请把该列设为“文本”后重新录入。",
        ),
        ("53990119870203041", "证件号有17位。应为18位。请与证件核对。"),
        ("5399011987020304100", "证件号有19位。应为18位。请与证件核对。"),
        ("53990119870203O41X", "证件号里有不该有的字符。证件号只有数字，末位可以是X。请与证件核对。"),
        ("X3990119870203041X", "证件号里有不该有的字符。证件号只有数字，末位可以是X。请与证件核对。"),
        ("٥٣٩٩٠١١٩٨٧٠٢٠٣٠٤١٠", "证件号里有不该有的字符。证件号只有数字，末位可以是X。请与证件核对。"),
        ("539901198702030411", "末4位为0411的证件号校验码不对。请与证件核对后重新录入。"),
        (
            "539901198702030000",
            LOST_DIGITS,
        ),
        (
            "539901202502300015",
            "末4位为0015的证件号里的出生日期不对。日历上没有这一天。请与证件核对。",
        ),
        ("539901209901010017", "末4位为0017的证件号里的出生日期不对。晚于2025年12月31日。请与证件核对。"),
        ("53990118991231001X", "末4位为001X的证件号里的出生日期不对。早于1900年。请与证件核对。"),
    ],
)
def test_numbers_that_are_refused(text: str, message: str) -> None:
    with pytest.raises(IdentityError) as caught:
        IdentityNumber.read(text, TODAY)
    assert str(caught.value) == message


def test_a_birth_is_judged_on_the_day_of_business() -> None:
    text = f"53990120260101001{check_digit('53990120260101001')}"
    with pytest.raises(IdentityError, match="晚于2025年12月31日"):
        IdentityNumber.read(text, TODAY)
    assert IdentityNumber.read(text, datetime.date(2026, 1, 1)).birth == datetime.date(2026, 1, 1)


def test_a_birth_in_the_first_year_is_read() -> None:
    text = f"53990119000101001{check_digit('53990119000101001')}"
    assert IdentityNumber.read(text, TODAY).birth == datetime.date(1900, 1, 1)


def test_an_unknown_province_is_a_hint() -> None:
    text = f"99010119870203041{check_digit('99010119870203041')}"
    assert IdentityNumber.read(text, TODAY).kind is IdentityKind.FOREIGN
    text = f"26010119870203041{check_digit('26010119870203041')}"
    assert IdentityNumber.read(text, TODAY).hint == "没有代码为26的省份，请核对"


def test_the_old_document_of_a_foreigner_is_taken_as_it_is() -> None:
    number = IdentityNumber.read("usa310187020312", TODAY)
    assert (number.kind, number.birth) == (IdentityKind.FOREIGN, None)
    assert number.hint == "旧版永久居留证号码无法校验，请与证件核对"
    assert number.masked == "***********0312"


def test_shapes_of_masking() -> None:
    number = IdentityNumber.read(NUMBER, TODAY)
    assert number.mask(MaskShape.LAST_FOUR) == "**************041X"
    assert number.mask(MaskShape.FIRST_SIX_LAST_FOUR) == "539901********041X"
    assert [shape.value for shape in MaskShape] == ["后4位", "前6后4"]


@given(digits17)
def test_the_check_digit_agrees_with_stdnum(first17: str) -> None:
    assert check_digit(first17) == stdnum.cn.ric.calc_check_digit(f"{first17}0")


@given(digits17, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(first17: str, place: int, off: int) -> None:
    wrong = str((int(first17[place]) + off) % 10)
    assert check_digit(first17[:place] + wrong + first17[place + 1 :]) != check_digit(first17)


@given(st.text("0123456789Xx１２３ '-", max_size=20))
def test_a_message_never_holds_a_number_whole(text: str) -> None:
    try:
        IdentityNumber.read(text, TODAY)
    except IdentityError as error:
        assert len(text) <= 4 or text not in str(error)  # noqa: PT017 - either way is right


# Names


@pytest.mark.parametrize(
    ("name", "masked"),
    [("王小明", "王**"), ("李四", "李*"), ("阿依古丽·买买提", "阿***·***"), ("𬱖某", "𬱖*"), ("", "")],
)
def test_names_on_the_web(name: str, masked: str) -> None:
    assert mask_name(name) == masked


# Bank and phone numbers


@pytest.mark.parametrize(
    ("text", "whole", "holds"),
    [
        ("6222020200112233445", "6222020200112233445", False),
        ("6222 0202 0011 2233 446", "6222020200112233446", True),
        ("7992-7398-713", "79927398713", True),
        ("７９９２７３９８７１３", "79927398713", True),
    ],
)
def test_bank_numbers_warn_and_do_not_refuse(text: str, whole: str, *, holds: bool) -> None:
    number = BankNumber.read(text)
    assert number.reveal() == whole
    assert number.hint == ("" if holds else "账号没有通过银行卡校验，存折账号常常如此，请再核对一遍")


@pytest.mark.parametrize("length", [9, 32])
def test_the_shortest_and_the_longest_account(length: int) -> None:
    assert BankNumber.read("1" * length).reveal() == "1" * length


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (" ", "账号是空的。请填写账号。"),
        (
            "6.22202E+18",
            "账号变成了科学记数。表格软件把它当成了数，末尾几位已经丢失。请把该列设为“文本”后重新录入。",
        ),
        ("6222O20200112233445", "账号里有数字以外的字符。请与存折或卡面核对。"),
        ("12345678", "账号有8位。银行账号为9到32位。请与存折或卡面核对。"),
        ("٦٢٢٢٠٢٠٢٠٠", "账号里有数字以外的字符。请与存折或卡面核对。"),
        ("1" * 33, "账号有33位。银行账号为9到32位。请与存折或卡面核对。"),
    ],
)
def test_bank_numbers_that_are_refused(text: str, message: str) -> None:
    with pytest.raises(IdentityError) as caught:
        BankNumber.read(text)
    assert str(caught.value) == message


@given(st.text("0123456789", min_size=1, max_size=30))
def test_luhn_agrees_with_stdnum(number: str) -> None:
    assert luhn_holds(number) == stdnum.luhn.is_valid(number)


@pytest.mark.parametrize(
    ("text", "whole", "hint"),
    [
        ("13812345678", "13812345678", ""),
        ("138 1234 5678", "13812345678", ""),
        ("+86 138-1234-5678", "13812345678", ""),
        ("008613812345678", "13812345678", ""),
        ("０８７３－７６２１２３４", "08737621234", ""),
        ("（0873）7621234", "08737621234", ""),
        ("010-88881234", "01088881234", ""),
        ("7621234", "7621234", "固定电话没有写区号"),
        ("88881234", "88881234", "固定电话没有写区号"),
    ],
)
def test_phone_numbers(text: str, whole: str, hint: str) -> None:
    phone = Phone.read(text)
    assert (phone.reveal(), phone.hint) == (whole, hint)


@pytest.mark.parametrize(
    "text", ["", "12812345678", "1381234567", "138123456789", "没有", "1.38E+10", "١٣٨١٢٣٤٥٦٧٨"]
)
def test_phone_numbers_that_are_refused(text: str) -> None:
    with pytest.raises(IdentityError, match="电话号码不对。手机号为11位，固定电话要写区号。请核对后改正。"):
        Phone.read(text)


# Credit codes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("91110000600037341L", "企业"),
        ("9111 0000 6000 3734 1l", "企业"),
        ("91110000-60003734-1L", "企业"),
        ("N1539901MF00000011", "组级农村集体经济组织"),
        ("N2330102MF1234567T", "村级农村集体经济组织"),
        ("N3539901MF0000003X", "乡镇级农村集体经济组织"),
        ("93539901MA6KKK0X0X", "农民专业合作社"),
        ("54539901MF000000XX", "基层群众性自治组织"),
        ("A1539901MF0000001X", ""),
    ],
)
def test_codes_of_each_kind(text: str, kind: str) -> None:
    first17 = text.replace(" ", "").replace("-", "").upper()[:-1]
    code = CreditCode.read(text[:-1] + credit_check(first17))
    assert (code.kind, str(code)) == (kind, first17 + credit_check(first17))


def test_known_codes_are_right_as_they_stand() -> None:
    for text in ("91110000600037341L", "N2330102MF1234567T"):
        assert CreditCode.read(text).text == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "统一社会信用代码是空的。请填写18位代码。"),
        ("9111000060003734", "末4位为3734的统一社会信用代码有16位。应为18位。请与登记证书核对。"),
        (
            "9111000060003734IL",
            f"末4位为34IL的统一社会信用代码里有不该有的字符。{CODE_SIGNS}。请与登记证书核对。",
        ),
        (
            "91A10000600037341L",
            f"末4位为341L的统一社会信用代码里有不该有的字符。{CODE_SIGNS}。请与登记证书核对。",
        ),
        ("91110000600037341M", "末4位为341M的统一社会信用代码的校验码不对。请与登记证书核对。"),
        (NUMBER, "末4位为041X的统一社会信用代码的校验码不对。请与登记证书核对。"),
    ],
)
def test_codes_that_are_refused(text: str, message: str) -> None:
    with pytest.raises(IdentityError) as caught:
        CreditCode.read(text)
    assert str(caught.value) == message


@given(
    st.text("0123456789", min_size=8, max_size=8),
    st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9),
)
def test_the_check_of_codes_agrees_with_stdnum(digits: str, organisation: str) -> None:
    first17 = digits + organisation
    assert credit_check(first17) == stdnum.cn.uscc.calc_check_digit(first17)
    assert stdnum.cn.uscc.is_valid(str(CreditCode.read(first17 + credit_check(first17))))
