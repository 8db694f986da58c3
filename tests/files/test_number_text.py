"""Numbers as people type them: a closed list is read, everything else is refused."""

from __future__ import annotations

import sys
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.files.number_text import NumberError, NumberText, read_number

FULL_WIDTH = "０１２３４５６７８９"


@pytest.mark.parametrize(
    ("text", "value", "part"),
    [
        ("3.5", "7/2", ""),
        (" 3.5 ", "7/2", ""),
        ("\u3000３．５\u00a0", "7/2", "３．５"),
        ("1,234,567.89", "123456789/100", ""),
        ("１，２３４", "1234", ""),
        ("¥1,234.50", "2469/2", "1,234.50"),
        ("￥ 12", "12", "12"),
        ("12元", "12", "12"),
        ("-3", "-3", ""),
        ("－３", "-3", ""),
        ("6%", "3/50", ""),
        ("６％", "3/50", ""),
        ("5‰", "1/200", ""),
        ("1/3", "1/3", ""),
        ("0", "0", ""),
        ("007", "7", ""),
        ("\u200b8\ufeff", "8", "8"),
    ],
)
def test_what_is_read(text: str, value: str, part: str) -> None:
    number = read_number(text, ["元"])
    assert (number.value, number.part) == (Fraction(value), part)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "1_000",
            "1e3",
            "1E+17",
            "NaN",
            "Infinity",
            "inf",
            "0x10",
            "²",
            "½",
            "〇",
            "三",
            "3,5",
            "3,50",
        ),
        *(
            "12,34,567",
            "1,2345",
            "1 234",
            "1.2.3",
            ".5",
            "5.",
            "+5",
            "--5",
            "5 5",
            "O5",
            "1l",
            "١٢",
            "१२",
            "1元2",
        ),
        *("1.5万", "三亩", "3公顷", "1234567890123456", "1/0", "1/03", "1//2", "1e", "%", "6%%", "1,234,56"),
    ],
)
def test_what_is_refused_has_a_reason_or_a_remedy(text: str) -> None:
    with pytest.raises(NumberError) as refused:
        read_number(text, ["元"])
    assert refused.value.what
    assert refused.value.remedy


def test_the_remedy_of_a_comma_shows_the_number() -> None:
    with pytest.raises(NumberError, match=r"“3,5”不是数。请用小数点，例如 3\.5。"):
        read_number("3,5")


@pytest.mark.parametrize("kind", ["Nd", "No", "Nl"])
def test_of_all_digits_of_the_world_only_two_sets_are_read(kind: str) -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == kind]
    read = []
    for sign in signs:
        try:
            read_number(sign)
        except NumberError:
            continue
        read.append(sign)
    assert "".join(read) == ("0123456789" + FULL_WIDTH if kind == "Nd" else "")


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_decimals_are_read_exactly_in_either_width(digits: int, places: int) -> None:
    value = Fraction(digits, 10**places)
    sign, plain = ("-" if digits < 0 else ""), str(abs(digits)).rjust(places + 1, "0")
    text = sign + (f"{plain[:-places]}.{plain[-places:]}" if places else plain)
    assert read_number(text) == NumberText(value)
    wide = text.translate(str.maketrans("0123456789.-", FULL_WIDTH + "．－"))
    assert read_number(wide) == NumberText(value, folded=True)
    grouped = f"{int(text.partition('.')[0].lstrip('-')):,}" + (
        f".{text.partition('.')[2]}" if places else ""
    )
    assert read_number(sign + grouped).value == value


@given(st.text(max_size=12))
def test_no_text_makes_it_fail_and_what_is_read_is_plain_digits(text: str) -> None:
    try:
        number = read_number(text, ["元"])
    except NumberError:
        return
    assert set(unicodedata.normalize("NFKC", number.part or text.strip())) <= set(
        "0123456789.,-%‰/ \u3000¥元\u200b\ufeffRMB人民币￥"
    )
