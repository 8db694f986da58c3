"""Changes (与上期相比): why a household's season is not what the last one was, clause by clause.

Lines of one payee under one clause name belong together; what stands in one season only is told with the
reason the other season gave. The causes of a clause make up its difference, the clauses that of the
household, to the fen.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Line, Settlement
from linkage.telling.summary import add
from linkage.words.difference import ROWS, Cause, causes
from linkage.words.share_words import clause_title


@frozen
class Change:
    """What one payee got under one clause in either season, and the causes of the difference."""

    payee: str
    clause: str
    before: Money
    after: Money
    causes: tuple[Cause, ...]

    @property
    def difference(self) -> Money:
        """What came on top; negative for what fell away."""
        return self.after - self.before


def changes(last: Settlement, this: Settlement, household: str) -> list[Change]:
    """Compare a household's lines of two seasons, in the order of this season's clauses."""
    old = {(line.payee, line.clause): line for line in last.lines_of(household)}
    new = {(line.payee, line.clause): line for line in this.lines_of(household)}
    keys = [*new, *(key for key in old if key not in new)]
    return [_change(key, old.get(key), new.get(key), last, this) for key in keys]


def _change(
    key: tuple[str, str], old: Line | None, new: Line | None, last: Settlement, this: Settlement
) -> Change:
    payee, clause = key
    if old is not None and new is not None:
        return Change(payee, clause, old.amount, new.amount, tuple(causes(old.figure, new.figure)))
    if new is not None:
        told = f"上期没有：{_why(last, payee, clause)}"
        return Change(payee, clause, ZERO, new.amount, (Cause(ROWS, told, "", "", new.amount),))
    amount = old.amount if old is not None else ZERO
    told = f"本期没有：{_why(this, payee, clause)}"
    return Change(payee, clause, amount, ZERO, (Cause(ROWS, told, "", "", -amount),))


def _why(settlement: Settlement, payee: str, clause: str) -> str:
    """The reason a season gave for nothing; a clause it did not know needs none."""
    household = payee.partition(".")[0]
    if household not in settlement.books.households:
        return "户不在名册上"
    reasons = [reason for reason in settlement.reasons_of(household) if reason.clause == clause]
    own = [reason.why for reason in reasons if reason.payee == payee]
    told = own or [reason.why for reason in reasons]
    return told[0] if told else "协议里没有这一项"


def told(last: Settlement, this: Settlement, household: str) -> Iterator[str]:
    """Tell the changes of a household in lines of text."""
    found = changes(last, this, household)
    before, after = add(change.before for change in found), add(change.after for change in found)
    name = this.books.payee_name(household)
    yield f"{household}　{name}　与上期相比"
    first, second = (
        f"上期 {last.main.season_id} 应得 {before} 元",
        f"本期 {this.main.season_id} 应得 {after} 元",
    )
    yield f"{first}，{second}，{_more(after - before)}"
    yield ""
    same = [change for change in found if not change.difference]
    for change in found:
        if change.difference:
            amounts = f"上期 {change.before} 元，本期 {change.after} 元"
            yield f"{_title(this, change)}　{amounts}，{_more(change.difference)}"
            yield from (f"  {cause_words(cause)}" for cause in change.causes)
            yield ""
    if same:
        yield f"没有变的：{'、'.join(_title(this, change) for change in same)}"


def cause_words(cause: Cause) -> str:
    """One cause in words: ``价格：单价 600元/亩/年 → 620元/亩/年　＋70.00``."""
    move = f" {cause.before} → {cause.after}" if cause.before and cause.after else ""
    return f"{cause.kind}：{cause.what}{move}　{signed(cause.amount)}"


def signed(amount: Money) -> str:
    """An amount with its sign in front."""
    return f"－{-amount}" if amount.fen < 0 else f"＋{amount}"


def _more(difference: Money) -> str:
    if not difference:
        return "一样"
    return f"少 {-difference} 元" if difference.fen < 0 else f"多 {difference} 元"


def _title(settlement: Settlement, change: Change) -> str:
    clause = clause_title(change.clause)
    return f"{settlement.books.payee_name(change.payee)}的{clause}" if "." in change.payee else clause
