"""Sentences of slips again: sums told in numbers and units, advances taken back, what is past its day.

Each row's sum is reckoned as it stands and must be the row's amount; advances are read off the movements of
the debt, what is late off what its payments do not reach. A cap or a floor that changed nothing is as signed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from linkage.document import View
from linkage.ground.memory import remembered
from linkage.ground.money import Money
from linkage.model.arrangement import Term
from linkage.model.entitlement import Debt, Line, Settlement
from linkage.recount import Miscount, Recount
from linkage.recounting.late import Late, late_again
from linkage.recounting.tables import amounts_in, numbers_in
from linkage.recounting.told_sums import told_sum
from linkage.telling.paper_leaf import parts, sentences, words

_FEW = 3
#: What is printed of an amount that is not whole fen, and what was cut off then.
_CUT_OFF = Fraction(1, 10_000)
_STEPS: Mapping[str, Fraction] = {
    "分": Fraction(1, 100),
    "角": Fraction(1, 10),
    "元": Fraction(1),
    "10元": Fraction(10),
}
_LIMITED = ("超过封顶", "没有超过封顶", "不到保底", "不低于保底")
_ALL, _EACH = "各笔相加", "各档相加"


def _apart(settlement: Settlement, subject: str, view: View) -> Iterator[Miscount]:
    payer = subject.partition("/")[0]
    terms = _terms(settlement)
    for slip in parts(view, "slips"):
        who = f"{words(slip, 'code')} {words(slip, 'payee')}"
        for clause in parts(slip, "clauses"):
            term = terms[(words(clause, "arrangement"), words(clause, "name"))]
            for one in _clause(clause, term):
                yield Miscount(f"{who}“{term.name}”{one.what}", one.said, one.counted)
        debts = [one for one in settlement.debts if (one.payer, one.payee) == (payer, words(slip, "code"))]
        clauses = {words(clause, "name") for clause in parts(slip, "clauses")}
        yield from _taken(who, slip, debts, clauses)
        lines = [(line, late) for line, late in late_again(settlement) if line.payer == payer]
        yield from _told_late(who, slip, [late for line, late in lines if _is_on(line, slip)])


@remembered(4)
def _terms(settlement: Settlement) -> Mapping[tuple[str, str], Term]:
    return {(arrangement.code, term.name): term for arrangement, term in settlement.terms()}


def _is_on(line: Line, slip: View) -> bool:
    clauses = {(words(one, "arrangement"), words(one, "name")) for one in parts(slip, "clauses")}
    return line.payee == words(slip, "code") and (line.arrangement, line.clause) in clauses


def _clause(clause: View, term: Term) -> Iterator[Miscount]:
    step = _STEPS.get(term.rounding.step, Fraction(0)) if term.rounding.stage != "每户合计" else Fraction(0)
    rows, steps = parts(clause, "rows"), parts(clause, "steps")
    for row in rows:
        if words(row, "amount"):
            yield from _same("的一行", words(row, "numbers"), words(row, "amount"), step)
    told = [(*_parted(words(one, "words")), words(one, "amount")) for one in steps]
    tiers = [(sum_, amount) for named, sum_, amount in told if named and " × " in sum_ and amount]
    for named, sum_, amount in told:
        if " × " in sum_:
            yield from _same(named or "的算式", sum_, amount, Fraction(0))
        elif named == _ALL:
            yield from _summed(named, [words(row, "amount") or _last(row) for row in rows], amount or sum_)
        elif named == _EACH:
            yield from _summed(named, [one for _, one in tiers], amount)
        elif named.startswith(_LIMITED) and "（" not in named:
            limit = amounts_in([named])
            agreed = [one for one in (term.cap, term.floor) if one is not None]
            plain = [str(Money(int(one.value * 100))) for one in agreed if str(one.unit).startswith("元")]
            known = limit if len(plain) < len(agreed) else tuple(plain)
            if limit[0] not in known or amount not in {"", *limit}:
                yield Miscount(named, amount or limit[0], "、".join(known))
    if tiers:
        counted = [told_sum(sum_.partition(" × ")[0]) for sum_, _ in tiers]
        whole = sum((one for one in counted if one is not None), Fraction(0))
        yield from _summed("各档", [_last(row) for row in rows], str(Money(int(whole * 100))))


def _parted(step: str) -> tuple[str, str]:
    """What a step is called, and its sum: ``10,000 元以内的部分：10,000.00 元 × 3%``."""
    named, _, told = step.replace("\u00a0", " ").rpartition("：")
    return (named, told) if named or " × " in told else (told, "")


def _last(row: View) -> str:
    """The number at the end of a row that has no sum of its own: ``销售额 24,983.38元``."""
    return words(row, "numbers").rpartition(" ")[2]


def _same(what: str, told: str, amount: str, step: Fraction) -> Iterator[Miscount]:
    """That a told sum is the amount beside it: exactly, or as its row was brought to whole steps."""
    reckoned, shown = told_sum(told), _exact(amount) if amount else None
    if reckoned is None or shown is None:
        return
    apart = abs(reckoned - shown)
    if apart > (_CUT_OFF if amount.endswith("…") else 0) and not apart < step:
        yield Miscount(f"{what}“{told}”", amount, str(Money(int(reckoned * 100))))


def _summed(what: str, each: Sequence[str], whole: str) -> Iterator[Miscount]:
    """That numbers of rows make a number, but for what was cut off in print."""
    found = [_exact(one) for one in (*each, whole)]
    known = [one for one in found if one is not None]
    cut = sum("…" in one for one in (*each, whole)) * _CUT_OFF
    if len(known) == len(found) and abs(sum(known[:-1]) - known[-1]) > cut:
        yield Miscount(what, whole, "＋".join(each))


def _exact(amount: str) -> Fraction | None:
    """A number as printed, in yuan: alone, or with its unit."""
    bare = amount.replace(",", "").rstrip("…")
    return Fraction(bare) if _BARE.fullmatch(bare) else told_sum(amount)


_BARE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def _taken(who: str, slip: View, debts: Sequence[Debt], clauses: set[str]) -> Iterator[Miscount]:
    """What is said of each kind of advance: what was lent, what this slip gives back, what is left."""
    kinds: dict[str, tuple[int, int, int]] = {}
    for debt in debts:
        lent = {str(one.where): one.amount.fen for one in debt.movements}
        for one in debt.recoveries:
            here = sum(fen.fen for clause, fen in one.parts.items() if clause in clauses)
            left = one.due.fen - sum(fen.fen for fen in one.parts.values())
            if here:
                before = kinds.get(one.item, (0, 0, 0))
                more = lent.get(str(one.where), one.due.fen), here, left
                kinds[one.item] = (before[0] + more[0], before[1] + more[1], before[2] + more[2])
    whole = sum(here for _, here, _ in kinds.values())
    told = [fen for due, here, left in kinds.values() for fen in (due, here, *((left,) if left else ()))]
    said = amounts_in(sentences(slip, "taken_told"))
    known = tuple(str(Money(fen)) for fen in told)
    if said != known:
        yield Miscount(f"{who}从这张单里抵扣的", "、".join(said), "、".join(known))
    shown = str(Money(whole)) if whole else ""
    if words(slip, "taken") != shown:
        yield Miscount(f"{who}从这张单里抵扣的合计", words(slip, "taken"), shown)


def _told_late(who: str, slip: View, late: Sequence[Sequence[Late]]) -> Iterator[Miscount]:
    said, known = sentences(slip, "overdue"), list[str]()
    for several in late:
        if len(several) > _FEW:
            known.append(str(Money(sum(one.fen for one in several))))
        else:
            known += [str(Money(one.fen)) for one in several]
    if amounts_in(said) != tuple(known):
        yield Miscount(f"{who}过了付款日没付的", "、".join(amounts_in(said)), "、".join(known))
    days = Counter(str(one.days) for several in late for one in several[: 1 if len(several) > _FEW else None])
    shown = Counter(numbers_in(text.rpartition("逾期")[2]) for text in _cut(said) if "逾期 " in text)
    if shown != days:
        yield Miscount(f"{who}逾期的天数", "、".join(shown), "、".join(days))


def _cut(said: Sequence[str]) -> Sequence[str]:
    return [one for text in said for one in text.replace("\u00a0", " ").split("。")]


RECOUNT = Recount(("slip_acceptance", "slip_batch", "slip_commission", "slip_rent", "slip_weigh"), _apart)
