"""Money stated in 事实, a series in 价格 or a value in 约定 that nothing in the arrangements names."""

from collections.abc import Iterable, Iterator

from linkage.check import NOTE, Spot
from linkage.ground.units import YUAN
from linkage.lint import Lint, Unreckoned
from linkage.model.registers import Row
from linkage.model.statement_lines import ACCOUNT_LINES
from linkage.words.wording import spoken


def _find(season: Unreckoned) -> Iterable[Spot]:
    told, booked = set[str](), _booked(season)
    for row, heading, said in _stated(season):
        name = row.text(heading)
        if not name or name in told or name in booked or any(name in text for _, text, _ in season.words):
            continue
        told.add(name)
        yield Spot(str(row.where(heading)), f"台账〔{row.sheet}〕的“{name}”（{said}）没有条款或分配用到")


def _booked(season: Unreckoned) -> frozenset[str]:
    """The lines of the official statement of each payer that has one: the form takes them, no clause does."""
    found: set[str] = set()
    for arrangement in season.arrangements:
        for party in arrangement.parties.values():
            statute = party.kind.statute if party.kind is not None else None
            names = ACCOUNT_LINES.get(statute, ()) if statute is not None else ()
            found |= {*names, *(f"{party.role}{name}" for name in names)}
    return frozenset(found)


def _stated(season: Unreckoned) -> Iterator[tuple[Row, str, str]]:
    for row in season.books.rows("事实"):
        amount = row.figure("数值")
        if amount is not None and amount.unit.fits(YUAN):
            yield row, "名称", spoken(amount)
    for sheet, heading, column in (("价格", "系列", "价"), ("约定", "参数", "数值")):
        for row in season.books.rows(sheet):
            value = row.figure(column)
            yield row, heading, spoken(value) if value is not None else "没有数"


LINT = Lint(
    name="idle_fact",
    code="C706",
    severity=NOTE,
    asks="有没有登记了却用不到的金额、价格和约定",
    why="用不到的数多半是名称对不上：改了它，结果一分不变",
    mend="请核对名称；不用的删去这一行",
    ground="合作协议",
    find=_find,
)
