"""Payment numbers (支付编号): one for each payment, the same whenever the season is printed again.

Made of the season, the payer, the payees and the run, never of a number of a person; two check digits at the
end, so that a mistyped number is not taken for another.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Sequence

_MARK = "DF"
_LENGTH = 10
_FORM = re.compile(rf"{_MARK}[A-Z2-7]{{{_LENGTH}}}[0-9]{{2}}")


def payment_number(season: str, payer: str, payees: Sequence[str], times: int) -> str:
    """Number a payment: ``DF`` + 10 base32 characters of sha256(season|payer|payees|times) + two digits.

    ``times`` is the how-manieth run to the bank (代发次).

    >>> payment_number("YP-HT-2025/2025-01-01", "gs", ["H01"], 1)
    'DFFW6CZELPYG26'
    """
    text = "|".join((season, payer, "+".join(sorted(payees)), str(times)))
    digest = hashlib.sha256(unicodedata.normalize("NFC", text).encode()).digest()
    body = _MARK + base64.b32encode(digest).decode("ascii")[:_LENGTH]
    return body + check_digits(body)


def check_digits(body: str) -> str:
    """The two digits that bring a number, read in base 36 with them behind, to 1 modulo 97 (ISO 7064)."""
    return f"{98 - int(body, 36) * 100 % 97:02d}"


def is_number(text: str) -> bool:
    """Say whether a text has the form of a payment number and the right check digits.

    >>> is_number("DFFW6CZELPYG26"), is_number("DFFW6CZELPYG62"), is_number("6222")
    (True, False, False)
    """
    return _FORM.fullmatch(text) is not None and check_digits(text[:-2]) == text[-2:]
