"""Twin privacy (附带数据里不能有的号码): no identity, phone or bank number leaves with a statement's twin.

Amounts and fractions have as many digits as a card; so short texts that people type (names, reasons, cells,
bases) are searched for anything that looks like a number of a person, and every other text for identity
numbers that hold their check; both however they are spelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from linkage.ground.errors import WithheldError
from linkage.ground.number_forms import CARD, IDENTITY, MOBILE, standing_alone
from linkage.model.spelled_numbers import SPELLED, in_figures, one_spelling
from linkage.telling.private_numbers import identities

#: What people type by hand.
_TYPED = frozenset(("name", "why", "text", "part", "payee", "article", "series", "items", "keys"))

_FORMS = (
    ("证件号", standing_alone(IDENTITY)),
    ("卡号", standing_alone(CARD)),
    ("电话", standing_alone(MOBILE, beside=".")),
)

#: No number of a person is shorter, or longer.
_SHORTEST, _LONGEST = 11, 19

#: The digits of a number between blanks, dashes and points.
_GROUP = re.compile(r"[0-9]+|[Xx]")

_DAY = "(?:19|20)[0-9]{2}-?(?:0?[1-9]|1[0-2])-?(?:0?[1-9]|[12][0-9]|3[01])"
#: From one day to another, or from one running number of eight digits to another.
_SPAN = re.compile(f"{_DAY}-?{_DAY}|(?P<same>[0-9]{{4}})[0-9]{{4}}-(?P=same)[0-9]{{4}}")

#: Exact numbers and digests are none, whatever their digits.
_EXACT = re.compile(r"-?[0-9]+(?:[/.][0-9]+)?|[0-9a-f]{64}")


def require_nothing_private(household: str, value: object, key: str = "") -> None:
    """Refuse a twin with a number of a person in it, in a key or a text.

    :raises WithheldError: says whose statement it is, and never the number.
    """
    if isinstance(value, str):
        what = _number_in(value, key in _TYPED) if len(value) >= _SHORTEST else ""
        if what:
            raise WithheldError(
                f"{household} 的告知书附带数据里有像{what}的内容，不出此件。"
                "请检查这一户的姓名、原因、单据号、凭证和台账原文，以及条款的名称和依据。"
            )
    elif isinstance(value, Mapping):
        for inner, item in value.items():
            if len(inner) >= _SHORTEST:
                require_nothing_private(household, inner)
            require_nothing_private(household, item, inner)
    elif isinstance(value, Sequence):
        for item in value:
            require_nothing_private(household, item, key)


@lru_cache(maxsize=1 << 14)
def _number_in(text: str, typed: bool) -> str:  # noqa: FBT001 - a key of the cache
    """What a text holds that looks like a number of a person; the same texts stand in many twins."""
    if not SPELLED.search(text):
        return ""
    found = _looks_like(text) if typed else iter(())
    return next(found, "") or ("证件号" if not _EXACT.fullmatch(text) and identities(text) else "")


def _looks_like(text: str) -> Iterator[str]:
    """What the numbers in a text look like, whole or with something between their digits."""
    plain = in_figures(text)
    yield from (what for what, form in _FORMS if form.search(plain))
    for spelled in SPELLED.finditer(plain):
        groups = _GROUP.findall(spelled[0])
        if _EXACT.fullmatch(spelled[0]) or _SPAN.fullmatch("-".join(groups)):
            continue
        # Letters belong to the digits that follow them, as in the number of a voucher.
        before = plain[: spelled.start()][-1:]
        own = groups[int(before.isascii() and before.isalpha()) :]
        parts = (
            own[at:end] for at in range(len(own)) for end in range(at + 2, min(at + _LONGEST, len(own)) + 1)
        )
        for part in (own, *parts):
            together = one_spelling("-".join(part))
            yield from (what for what, form in _FORMS if form.fullmatch(together))
