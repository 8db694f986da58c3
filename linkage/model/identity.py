"""Identity (证件与账号): identity, credit, bank and phone numbers, checked, and masked by their type.

A number that belongs to a person is a :class:`Secret`: printed, formatted or shown in an error it is
masked; only :meth:`Secret.reveal` gives it whole, and only the bank's payout table asks for that.
The shapes of masking are customary, no statute fixes them; the default shows the last four.

What is wrong for certain is a :class:`IdentityError`. What is only unusual is a ``hint``: a region nobody
knows or a failed Luhn sum refuses nobody, because abolished counties and old passbooks are real.
"""

from __future__ import annotations

import datetime
import enum
import re
from typing import ClassVar, Self

from attrs import field, frozen

from linkage.ground.errors import ReadingError
from linkage.ground.number_forms import MOBILE
from linkage.ground.season import FIRST_YEAR, chinese_date

# What a Chinese keyboard gives in its full-width setting, and what people put between the digits.
_FULL_WIDTH = str.maketrans(
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺｘ－＋（）",
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZX-+()",
)
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_LAST = 4


class IdentityError(ReadingError):
    """A number cannot be what it should be; the message shows at most its last four."""


def _compact(text: str) -> str:
    """Fold full-width characters and drop blanks and the apostrophe that marks a cell as text."""
    return _BLANKS.sub("", text.translate(_FULL_WIDTH)).lstrip("'’").upper()


@frozen(repr=False)
class Secret:
    """A text that never shows itself whole unless asked by :meth:`reveal`.

    >>> secret = Secret("6222020200112233445")
    >>> print(secret, f"{secret}", [secret], secret.last4)
    ****3445 ****3445 [Secret(****3445)] 3445
    """

    _text: str = field()
    _first: ClassVar[int] = 0

    @property
    def masked(self) -> str:
        """The text as it may be shown."""
        return f"{self._text[: self._first] if self.last4 else ''}****{self.last4}"

    @property
    def last4(self) -> str:
        """The last four characters; nothing of a text so short that they would give it away."""
        return self._text[-_LAST:] if len(self._text) >= _LAST + 3 else ""

    def reveal(self) -> str:
        """Give the whole text, for the one paper that needs it."""
        return self._text

    def __str__(self) -> str:
        """Show the masked text."""
        return self.masked

    def __repr__(self) -> str:
        """Show the masked text, also inside lists and error reports."""
        return f"{type(self).__name__}({self.masked})"


# People


class MaskShape(enum.Enum):
    """How much of an identity number a paper shows."""

    LAST_FOUR = "后4位"
    FIRST_SIX_LAST_FOUR = "前6后4"


class IdentityKind(enum.Enum):
    """Which document an identity number belongs to."""

    RESIDENT = "居民身份证"
    HONG_KONG_MACAO = "港澳居民居住证"
    TAIWAN = "台湾居民居住证"
    FOREIGN = "外国人永久居留身份证"


_LENGTH = 18
_REMAINDERS = "10X98765432"
_PERMITS = {
    "81": IdentityKind.HONG_KONG_MACAO,
    "82": IdentityKind.HONG_KONG_MACAO,
    "83": IdentityKind.TAIWAN,
}
# Provinces as numbered by GB/T 2260.
_PROVINCES = frozenset(
    str(code)
    for region in (
        range(11, 16),  # 华北
        range(21, 24),  # 东北
        range(31, 38),  # 华东
        range(41, 47),  # 中南
        range(50, 55),  # 西南
        range(61, 66),  # 西北
        range(71, 72),  # 台湾
    )
    for code in region
)


@frozen(repr=False)
class IdentityNumber(Secret):
    """A number of 18 places on the document of a person (GB 11643, and the permits made like it).

    ``birth`` is the date inside it; the old document of a foreigner has none that can be read.
    ``hint`` is a sentence about something unusual, or empty.

    >>> number = IdentityNumber.read("11010519491231002x", datetime.date(2025, 12, 31))
    >>> print(number, number.kind.value, number.birth)
    **************002X 居民身份证 1949-12-31
    >>> number.mask(MaskShape.FIRST_SIX_LAST_FOUR)
    '110105********002X'
    """

    kind: IdentityKind
    birth: datetime.date | None
    hint: str = ""

    @classmethod
    def read(cls, text: str, on: datetime.date) -> Self:
        """Check a number as it was typed; ``on`` is a day by which its holder was born.

        Blanks, full-width digits and a small x are put right. Raises :class:`IdentityError` for a wrong
        length, characters, date of birth or check digit.
        """
        number = _compact(text)
        if re.fullmatch(r"[A-Z]{3}\d{12}", number, re.ASCII):
            return cls(number, IdentityKind.FOREIGN, None, "旧版永久居留证号码无法校验，请与证件核对")
        _check_form(number)
        birth = _birth_in(number, on)
        if check_digit(number[:-1]) != number[-1]:
            what = f"末4位为{number[-_LAST:]}的证件号校验码不对"
            cut_off = "末三位都是0，多半是表格软件按数值保存时丢了尾数" if number.endswith("000") else ""
            raise IdentityError(what, cut_off, "请与证件核对后重新录入")
        kind = _PERMITS.get(number[:2], IdentityKind.RESIDENT)
        if number[0] == "9":
            kind = IdentityKind.FOREIGN
        unusual = kind is IdentityKind.RESIDENT and number[:2] not in _PROVINCES
        return cls(number, kind, birth, f"没有代码为{number[:2]}的省份，请核对" if unusual else "")

    @property
    def masked(self) -> str:
        """The number with nothing but its last four."""
        return self.mask(MaskShape.LAST_FOUR)

    def mask(self, shape: MaskShape) -> str:
        """Show as much as the setting allows; 前6后4 is for papers inside the village only."""
        first = 6 if shape is MaskShape.FIRST_SIX_LAST_FOUR else 0
        hidden = len(self._text) - first - _LAST
        return f"{self._text[:first]}{'*' * hidden}{self._text[-_LAST:]}"


def check_digit(first17: str) -> str:
    """Compute the last place of an identity number (GB 11643, ISO 7064 MOD 11-2).

    >>> check_digit("11010519491231002")
    'X'
    """
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(first17))
    return _REMAINDERS[total % 11]


def _check_form(number: str) -> None:
    if not number:
        raise IdentityError("证件号是空的", "", "请填写18位证件号")
    if re.fullmatch(r"\d{15}", number, re.ASCII):
        upgraded = f"{number[:6]}19{number[6:]}"
        last4 = upgraded[-3:] + check_digit(upgraded)
        remedy = f"请填18位号码；由旧号推算末4位应为{last4}，请与证件核对"
        raise IdentityError("证件号是15位的旧号码", "旧号码已停止使用", remedy)
    if re.fullmatch(r"\d[\d.]*E\+?\d+", number, re.ASCII):
        why = "表格软件把它当成了数，末尾几位已经丢失"
        raise IdentityError("证件号变成了科学记数", why, "请把该列设为“文本”后重新录入")
    if not re.fullmatch(r"\d*X?", number, re.ASCII):
        raise IdentityError("证件号里有不该有的字符", "证件号只有数字，末位可以是X", "请与证件核对")
    if len(number) != _LENGTH:
        raise IdentityError(f"证件号有{len(number)}位", "应为18位", "请与证件核对")


def _birth_in(number: str, on: datetime.date) -> datetime.date:
    digits = number[6:14]
    what = f"末4位为{number[-_LAST:]}的证件号里的出生日期不对"
    remedy = "请与证件核对"
    try:
        birth = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise IdentityError(what, "日历上没有这一天", remedy) from None
    if birth > on:
        raise IdentityError(what, f"晚于{chinese_date(on)}", remedy)
    if birth.year < FIRST_YEAR:
        raise IdentityError(what, f"早于{FIRST_YEAR}年", remedy)
    return birth


def mask_name(name: str) -> str:
    """Leave the first character of a name, for lists on the web; the dot of a long name stays.

    >>> mask_name("王小明"), mask_name("阿依古丽·买买提")
    ('王**', '阿***·***')
    """
    return name[:1] + "".join(sign if sign == "·" else "*" for sign in name[1:])


# Money and phones


@frozen(repr=False)
class BankNumber(Secret):
    """A bank card or account number (卡号、账号); ``hint`` tells of a failed Luhn sum, or is empty."""

    hint: str = ""

    @classmethod
    def read(cls, text: str) -> Self:
        """Check characters and length, nothing more: passbooks of rural banks follow no check sum.

        Blanks and hyphens between groups of digits are dropped. Raises :class:`IdentityError`.
        """
        number = _compact(text).replace("-", "")
        if not number:
            raise IdentityError("账号是空的", "", "请填写账号")
        if re.fullmatch(r"\d[\d.]*E\+?\d+", number, re.ASCII):
            why = "表格软件把它当成了数，末尾几位已经丢失"
            raise IdentityError("账号变成了科学记数", why, "请把该列设为“文本”后重新录入")
        if not re.fullmatch(r"\d+", number, re.ASCII):
            raise IdentityError("账号里有数字以外的字符", "", "请与存折或卡面核对")
        shortest, longest = 9, 32
        if not shortest <= len(number) <= longest:
            raise IdentityError(f"账号有{len(number)}位", "银行账号为9到32位", "请与存折或卡面核对")
        hint = "" if luhn_holds(number) else "账号没有通过银行卡校验，存折账号常常如此，请再核对一遍"
        return cls(number, hint)


def luhn_holds(number: str) -> bool:
    """Say whether a number of digits ends in the check digit of bank cards (Luhn, GB/T 15694).

    >>> luhn_holds("79927398713")
    True
    """
    doubled = (sum(divmod(int(digit) * 2, 10)) for digit in number[-2::-2])
    return (sum(map(int, number[-1::-2])) + sum(doubled)) % 10 == 0


@frozen(repr=False)
class Phone(Secret):
    """A mobile or fixed telephone number, shown as 138****5678."""

    hint: str = ""
    _first: ClassVar[int] = 3

    @classmethod
    def read(cls, text: str) -> Self:
        """Check a telephone number; the country's +86 and separators are dropped.

        Raises :class:`IdentityError` for what is no Chinese number.
        """
        number = re.sub(r"[-()]", "", _compact(text))
        number = re.sub(r"^(\+|00)86", "", number)
        if re.fullmatch(f"{MOBILE}|0[1-9][0-9]{{8,10}}", number):
            return cls(number)
        if re.fullmatch(r"[2-8]\d{6,7}", number, re.ASCII):
            return cls(number, "固定电话没有写区号")
        why = "手机号为11位，固定电话要写区号"
        raise IdentityError("电话号码不对", why, "请核对后改正")


# Organisations


_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATIONS = {
    "11": "机关",
    "12": "事业单位",
    "51": "社会团体",
    "52": "民办非企业单位",
    "54": "基层群众性自治组织",
    "91": "企业",
    "92": "个体工商户",
    "93": "农民专业合作社",
    "N1": "组级农村集体经济组织",
    "N2": "村级农村集体经济组织",
    "N3": "乡镇级农村集体经济组织",
}


@frozen
class CreditCode:
    """A unified social credit code (统一社会信用代码, GB 32100), public and therefore shown whole.

    ``kind`` is the sort of organisation its first two places name, empty for a rare one.

    >>> code = CreditCode.read("n2330102mf1234567t")
    >>> print(code, code.kind)
    N2330102MF1234567T 村级农村集体经济组织
    """

    text: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Check a code as it was typed; raises :class:`IdentityError`."""
        code = _compact(text).replace("-", "")
        said = f"末4位为{code[-_LAST:]}的统一社会信用代码"  # whole it might be a person's number
        if not code:
            raise IdentityError("统一社会信用代码是空的", "", "请填写18位代码")
        if len(code) != _LENGTH:
            raise IdentityError(f"{said}有{len(code)}位", "应为18位", "请与登记证书核对")
        if not re.fullmatch(rf"[{_CREDIT_ALPHABET}]{{2}}\d{{6}}[{_CREDIT_ALPHABET}]{{10}}", code):
            why = "第3至8位是数字，其余为数字或大写字母，不用 I、O、S、V、Z"
            raise IdentityError(f"{said}里有不该有的字符", why, "请与登记证书核对")
        if credit_check(code[:-1]) != code[-1]:
            raise IdentityError(f"{said}的校验码不对", "", "请与登记证书核对")
        return cls(code)

    @property
    def kind(self) -> str:
        """The sort of organisation."""
        return _ORGANISATIONS.get(self.text[:2], "")

    def __str__(self) -> str:
        """Print the code."""
        return self.text


def credit_check(first17: str) -> str:
    """Compute the last place of a unified social credit code (GB 32100, modulus 31).

    >>> credit_check("91110000600037341")
    'L'
    """
    total = sum(_CREDIT_ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(first17))
    return _CREDIT_ALPHABET[-total % 31]
