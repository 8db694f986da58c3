"""Keys (凭什么认人): what a row of a payout list says of whom it pays, made comparable with the roster.

Nothing is changed in the list; only copies of its texts are folded: blanks and dots out of names, full-width
signs and look-alike radicals to plain ones, words in brackets behind a name aside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from attrs import frozen

from linkage.files.cell_texts import clean_code, clean_word
from linkage.ground.errors import Where
from linkage.model.identity import Secret
from linkage.verify.payout_list import ListRow, PayoutList, Role

#: The roles that say whom a row pays.
_KEYS = (
    Role.HOUSEHOLD,
    Role.MEMBER,
    Role.NAME,
    Role.GROUP,
    Role.IDENTITY,
    Role.LAST_FOUR,
    Role.ACCOUNT,
    Role.HOLDER,
    Role.PHONE,
)

_BEHIND = re.compile(r"[（(〔\[【].*$")
_DOTS = re.compile(r"[·.\s]+")
_GROUP = re.compile(r"^第|村民小组$|小组$|组$|社$")
_TEN, _NUMERALS = 10, "零一二三四五六七八九"
_MASK = re.compile(r"[*＊xX×●•#…·]{2,}|尾号|末四位|后四位")
_LAST = 4


def name_key(text: str) -> str:
    """A name as it is compared: no blanks, no dots, nothing in brackets, one form of every character.

    >>> name_key(" 张　三（户主）"), name_key("阿依古丽•买买提") == name_key("阿依古丽·买买提")
    ('张三', True)
    """
    word = clean_word(text, Where(), [], name=True)
    word = "".join(sign for sign in word if unicodedata.category(sign) not in {"Cf", "Cc"})
    return _DOTS.sub("", unicodedata.normalize("NFKC", _BEHIND.sub("", word) or word)).upper()


def group_key(text: str) -> str:
    """A village group as it is compared: 第三组, 三组, 3组, 3 are one.

    >>> {group_key(text) for text in ("第三组", "三组", "3组", "３", "03")}
    {'3'}
    """
    word = unicodedata.normalize("NFKC", "".join(text.split()))
    core = _GROUP.sub("", _GROUP.sub("", word)) or word
    if core.isascii() and core.isdigit():
        return str(int(core))
    tens, ten, units = core.rpartition("十")
    if core and set(core) <= {*_NUMERALS, "十"} and len(tens) <= 1 and len(units) <= 1:
        first = (_NUMERALS.index(tens) if tens else 1) * _TEN if ten else 0
        return str(first + (_NUMERALS.index(units) if units else 0))
    return core.upper()


def number_key(text: str) -> str:
    """An identity, account or telephone number as it is compared; blanks and hyphens go."""
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s'’\-\u200b\ufeff]+", "", folded).upper()


def is_masked(text: str) -> bool:
    """Whether a list shows a number in part only: ****1234, 尾号1234, or its last four alone."""
    return bool(_MASK.search(text)) or len(number_key(text)) <= _LAST


def shown_end(text: str) -> str:
    """What a list shows of a number at its end: all of it, or the part behind its mask."""
    return re.split(r"[^0-9A-Z]+", number_key(_MASK.sub("*", unicodedata.normalize("NFKC", text))))[-1]


def agrees(text: str, secret: Secret | None) -> bool | None:
    """Whether a number of a list is the one on the roster; nothing where one of the two does not say it.

    A number shown in part is compared as far as it is shown, by four signs at least.
    """
    if secret is None:
        return None
    whole = number_key(secret.reveal())
    if not is_masked(text):
        return number_key(text) == whole if number_key(text) else None
    end = shown_end(text)
    return whole.endswith(end) if len(end) >= _LAST else None


@frozen(weakref_slot=False)
class Keys:
    """What a row says of whom it pays; each text as it stands, trimmed, empty where the row says nothing."""

    household: str = ""
    member: str = ""
    name: str = ""
    group: str = ""
    identity: str = ""
    last_four: str = ""
    account: str = ""
    holder: str = ""
    phone: str = ""

    @property
    def number(self) -> str:
        """户号 alone, folded."""
        return clean_code(self.household).partition(".")[0]

    @property
    def member_number(self) -> str:
        """成员号 of its own column, or of 户号.成员号."""
        said = clean_code(self.member) or clean_code(self.household).partition(".")[2]
        return said.removesuffix(".0")


class KeyColumns:
    """The columns of a list that say whom a row pays, found once for all rows."""

    def __init__(self, paid: PayoutList) -> None:
        self._columns: Mapping[Role, tuple[int, ...]] = {
            role: tuple(column.index for column in paid.of(role)) for role in _KEYS
        }

    def has(self, role: Role) -> bool:
        """Whether the list has a column of that role."""
        return bool(self._columns[role])

    def keys(self, row: ListRow) -> Keys:
        """Read a row's keys; of several columns of one role the first that is filled."""
        return Keys(*(self._text(row, role) for role in _KEYS))

    def _text(self, row: ListRow, role: Role) -> str:
        texts = (row.texts.get(index, "").strip() for index in self._columns[role])
        return next((text for text in texts if text), "")
