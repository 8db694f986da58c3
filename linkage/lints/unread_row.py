"""A register row whose 条款 names only clauses that do not read its sheet: it pays nobody, in silence."""

from collections.abc import Iterable, Mapping

from linkage.check import WARNING, Spot
from linkage.ground.fault import listed
from linkage.lint import PAID_FOR, Lint, Unreckoned, speaks_of


def _find(season: Unreckoned) -> Iterable[Spot]:
    readers = _readers(season)
    for sheet in PAID_FOR:
        by_name = readers.get(sheet, {})
        known = {word for words in by_name.values() for word in words}
        lost = [
            row
            for row in season.books.rows(sheet)
            if by_name and row.text("条款") and known.isdisjoint(row.text("条款").split("、"))
        ]
        if lost:
            first = lost[0]
            more = f"，这样的共 {len(lost)} 行" if len(lost) > 1 else ""
            yield Spot(
                str(first.where("条款")),
                f"这一行写着条款“{first.text('条款')}”，那里却不读〔{sheet}〕，"
                f"户 {first.payee} 的这一行一分钱也不会算{more}；"
                f"读〔{sheet}〕的是：{listed(by_name)}",
            )


def _readers(season: Unreckoned) -> Mapping[str, Mapping[str, set[str]]]:
    """By sheet, the clauses that read it, each with the words by which a row may name it."""
    found: dict[str, dict[str, set[str]]] = {}
    for arrangement in season.arrangements:
        clauses = [(term.name, set(speaks_of(term))) for term in arrangement.terms]
        clauses += [(pool.name, set(speaks_of(pool))) for pool in arrangement.pools]
        for name, said in clauses:
            for sheet in PAID_FOR:
                if sheet in said or any(word.startswith((f"{sheet}.", f"={sheet}.")) for word in said):
                    code = arrangement.code
                    words = {name, f"{code}/{name}", code}
                    found.setdefault(sheet, {})[name] = words
    return found


LINT = Lint(
    name="unread_row",
    code="C702",
    severity=WARNING,
    asks="有没有一行写错了条款，谁也不读它",
    why="表有人读，这一行却被跳过，钱少了看不出来",
    mend="请改正这一格，或留空（留空的行，读这张表的条款都算）",
    ground="合作协议",
    find=_find,
)
