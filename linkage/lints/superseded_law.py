"""A law that is no longer in force (失效的法规), named in what people wrote: it will be printed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from linkage.check import WARNING, Spot
from linkage.ground.errors import Where
from linkage.lint import Lint, Unreckoned
from linkage.model.law import Parameter

#: A value of law with this before its name says which names have gone, and by what they were replaced.
GONE = "失效的法规："
_OR = "／"

#: Sheets in which people give grounds in their own words.
_SHEETS = ("会议", "决定", "约定", "资产")

_SIGN = r"[\u4e00-\u9fff]"
# A title stands alone, in 《》, or behind a word that cites; 劳动合同法 and 合同法律服务 are other things.
_CITING = ("依照", "按照", "根据", "依据", "适用", "违反", "共和国", "按", "照", "据", "和", "与", "及")
_BEFORE = "|".join((f"(?<!{_SIGN})", *(f"(?<={word})" for word in _CITING)))
_AFTER = rf"(?!{_SIGN})|(?=第|的|规定|和|与|及|等)"

# Who writes 原《合同法》 knows that it has gone.
_KNOWN = re.compile(r"(原|旧|废止的?|失效的?)《?(中华人民共和国)?$")

_BRACKETS = str.maketrans("[]［］【】()", "〔〕〔〕〔〕（）")


@frozen
class _Gone:
    """A name that has gone, how it is found in a text, and the value of law that says so."""

    name: str
    sought: re.Pattern[str]
    law: Parameter


def _find(season: Unreckoned) -> Iterable[Spot]:
    day = max(arrangement.last_day.date for arrangement in season.arrangements)
    gone = tuple(_gone(season, day))
    for where, text in _texts(season):
        plain = text.translate(_BRACKETS)
        for one in gone:
            if any(not _KNOWN.search(plain[: found.start()]) for found in one.sought.finditer(plain)):
                yield Spot(
                    str(where),
                    f"写着“{one.name}”，{one.law.first} 起已经由{one.law.said}代替",
                    law=one.law,
                )


def _gone(season: Unreckoned, day: datetime.date) -> Iterator[_Gone]:
    """The names that have gone by a day, the season's own words before those of the program."""
    for name in season.laws.names():
        if name.startswith(GONE):
            found = season.laws.effective(name, day)
            if found is not None:
                for one in name.removeprefix(GONE).split(_OR):
                    yield _Gone(one, _sought(one), found.parameter)


def _sought(name: str) -> re.Pattern[str]:
    """A number (文号) is found wherever it stands; a title only where it is one."""
    numbered = any(sign.isdigit() for sign in name)
    return re.compile(re.escape(name) if numbered else f"(?:{_BEFORE})(?:{re.escape(name)})(?:{_AFTER})")


def _texts(season: Unreckoned) -> Iterator[tuple[Where, str]]:
    """What people wrote themselves, with its place."""
    yield from ((where, text) for _, text, where in season.words)
    if season.charter is not None:
        yield season.charter.where, season.charter.title
        yield from ((season.charter.where, text) for text in season.charter.papers.values())
    for sheet in _SHEETS:
        for row in season.books.rows(sheet):
            yield from ((row.where(heading), text) for heading in row.values if (text := row.text(heading)))


LINT = Lint(
    name="superseded_law",
    code="C770",
    severity=WARNING,
    asks="自己写的话里有没有引用已经失效的法规",
    why="印在合同和决议上的依据要是现行的，旧法规的名字和文号不能再引用",
    mend="请改成现行的名称，条号也要照新的核对；确实是说以前的，前面写“原”字",
    ground="引用的法规应当现行有效",
    find=_find,
)
