from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linkage.ground.capitals import from_capitals, in_capitals
from linkage.ground.money import ZERO, Money

MOST = 10**18 - 1
amounts = st.integers(0, 10**13) | st.integers(0, 10**6)


def money(yuan: str) -> Money:
    fen = Fraction(yuan) * 100
    assert fen.denominator == 1
    return Money(fen.numerator)


# The examples of 正确填写票据和结算凭证的基本规定: where two forms are lawful, both stand here; ours is first
# but for 整 after 角, which the examples leave out and we write.
OFFICIAL = {
    "1409.50": ["壹仟肆佰零玖元伍角"],
    "6007.14": ["陆仟零柒元壹角肆分"],
    "1680.32": ["壹仟陆佰捌拾元零叁角贰分", "壹仟陆佰捌拾元叁角贰分"],
    "107000.53": ["壹拾万柒仟元零伍角叁分", "壹拾万零柒仟元伍角叁分"],
    "16409.02": ["壹万陆仟肆佰零玖元零贰分"],
    "325.04": ["叁佰贰拾伍元零肆分"],
    "1050": ["壹仟零伍拾元整"],
}


@pytest.mark.parametrize(("yuan", "forms"), OFFICIAL.items())
def test_official_examples(yuan: str, forms: list[str]) -> None:
    printed = in_capitals(money(yuan))
    assert printed.removeprefix("人民币") in {forms[0], f"{forms[0]}整"}
    assert printed.startswith("人民币")
    for form in forms:
        assert from_capitals(form) == money(yuan)
        assert from_capitals(f"人民币{form}") == money(yuan)


@pytest.mark.parametrize(
    ("yuan", "printed"),
    [
        ("0", "零元整"),
        ("0.01", "壹分"),
        ("0.05", "伍分"),
        ("0.10", "壹角整"),
        ("0.55", "伍角伍分"),
        ("1", "壹元整"),
        ("1.05", "壹元零伍分"),
        ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("10.50", "壹拾元零伍角整"),
        ("15", "壹拾伍元整"),
        ("101.10", "壹佰零壹元壹角整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("1001", "壹仟零壹元整"),
        ("10000", "壹万元整"),
        ("10001", "壹万零壹元整"),
        ("10100", "壹万零壹佰元整"),
        ("10950", "壹万零玖佰伍拾元整"),
        ("11000", "壹万壹仟元整"),
        ("109500000", "壹亿零玖佰伍拾万元整"),
        ("110000000", "壹亿壹仟万元整"),
        ("101000", "壹拾万壹仟元整"),
        ("100100", "壹拾万零壹佰元整"),
        ("100000", "壹拾万元整"),
        ("1000000.01", "壹佰万元零壹分"),
        ("10203040.50", "壹仟零贰拾万叁仟零肆拾元零伍角整"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
        ("100001000", "壹亿零壹仟元整"),
        ("100000001", "壹亿零壹元整"),
        ("1050000000", "壹拾亿伍仟万元整"),
        ("100000000000", "壹仟亿元整"),
        ("1000000000000", "壹万亿元整"),
        ("1000500000000", "壹万零伍亿元整"),
        ("1000000010000.20", "壹万亿零壹万元零贰角整"),
        ("9999999999999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_amounts_as_we_print_them(yuan: str, printed: str) -> None:
    assert in_capitals(money(yuan)) == f"人民币{printed}"
    assert from_capitals(f"人民币{printed}") == money(yuan)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("人民币壹仟零伍拾元正", "1050"),
        ("壹仟零伍拾圆整", "1050"),
        ("人民币壹仟零伍拾圓正", "1050"),
        ("人民币贰拾元陆角正", "20.60"),
        ("人民币贰拾元零陆角", "20.60"),
        ("人民币貳萬陸仟元整", "26000"),
        ("人民币壹億元整", "100000000"),
        ("壹拾万零柒仟元零伍角叁分", "107000.53"),
        ("壹拾万柒仟元伍角叁分", "107000.53"),
        ("壹拾亿零伍仟万元整", "1050000000"),
        ("伍角", "0.50"),
        (" 零元整 ", "0"),
        ("零圆正", "0"),
    ],
)
def test_other_lawful_spellings_are_read(text: str, yuan: str) -> None:
    assert from_capitals(text) == money(yuan)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "整",
        "人民币",
        "壹仟",
        "壹仟零伍拾元",
        "壹仟零伍拾元零整",
        "壹仟肆佰零玖元伍角壹分整",
        "壹仟肆佰玖元伍角",
        "壹万壹佰元整",
        "壹仟零零壹元整",
        "壹仟零元整",
        "拾元整",
        "拾伍元整",
        "贰佰元零角零分",
        "叁佰贰拾伍元肆分",
        "零元伍角",
        "零壹元整",
        "二百元整",
        "贰佰块整",
        "贰百元整",
        "两佰元整",
        "负壹元整",
        "壹元整壹元整",
        "壹亿壹亿元整",
        "壹万万元整",
        "壹亿亿元整",
        "壹角壹元整",
        "人民币 壹元整",
        "¥1.00",
        "壹元壹角壹分壹厘",
    ],
)
def test_spellings_that_are_not_lawful_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是规范的大写金额"):
        from_capitals(text)


@given(amounts)
@example(0)
@example(10**13)
@example(MOST)
def test_the_reader_gives_back_the_fen(fen: int) -> None:
    printed = in_capitals(Money(fen))
    assert from_capitals(printed) == Money(fen)
    assert from_capitals(printed.removeprefix("人民币")) == Money(fen)


@given(amounts)
def test_the_form_is_lawful(fen: int) -> None:
    printed = in_capitals(Money(fen))
    assert "零零" not in printed
    assert ("整" in printed) == (fen % 10 == 0)
    assert printed.endswith(("整", "分"))


@given(amounts)
def test_agrees_with_another_program_but_for_optional_signs(fen: int) -> None:
    theirs = cn2an.an2cn(str(Decimal(fen).scaleb(-2)), "rmb")
    ours = in_capitals(Money(fen)).removeprefix("人民币")
    assert ours.replace("零", "").replace("角整", "角") == theirs.replace("零", "").replace("角整", "角")


@given(st.text("零壹贰叁伍玖拾佰仟万亿元角分整正", max_size=14))
def test_whatever_is_read_is_printed_with_the_same_digits(text: str) -> None:
    try:
        amount = from_capitals(text)
    except ValueError:
        return
    optional = str.maketrans({"零": None, "整": None, "正": None})
    assert in_capitals(amount).removeprefix("人民币").translate(optional) == text.translate(optional)


@pytest.mark.parametrize(
    ("amount", "message"), [(Money(-1), "负数"), (Money(MOST + 1), "太大")], ids=["negative", "too large"]
)
def test_what_has_no_form_is_refused(amount: Money, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        in_capitals(amount)


def test_an_absurd_text_is_refused_and_not_computed() -> None:
    with pytest.raises(ValueError, match="不是规范"):
        from_capitals("玖" + "亿" * 40 + "元整")
    assert in_capitals(ZERO) == "人民币零元整"
