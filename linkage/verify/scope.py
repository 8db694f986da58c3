"""Scopes (拿什么比): which column of a list is compared with which sum of the season.

A column that names a clause, an income or a payer is compared with that. A column that says nothing of the
kind (实发, 金额) may hold what one payer pays or all of them, before or after deductions, or one clause
alone: the sum that most households of the list have to the fen is taken, and what was taken is told. Where
hardly any household agrees, a mistaken unit may explain it; else the sum that lies nearest in all is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from linkage.verify.amounts import Amounts, Measure, Scope
from linkage.verify.mistaken_unit import SAMPLE, explained
from linkage.verify.paid_rows import PaidRow
from linkage.verify.payout_list import ListColumn, PayoutList, Role

#: The roles of columns that hold what is compared.
MONEY = (Role.NET, Role.GROSS, Role.AMOUNT)

#: A sum fits a list where at least one household in so many has it to the fen.
_FEW = 5

#: A column nobody explained is taken for a clause only where so many of ten filled rows have its amount.
_MOST_OF_TEN = 8

_FIRST: Mapping[Role, tuple[Measure, ...]] = {
    Role.NET: (Measure.PAYABLE, Measure.GROSS),
    Role.GROSS: (Measure.GROSS, Measure.PAYABLE),
    Role.AMOUNT: (Measure.PAYABLE, Measure.GROSS),
}


@frozen(eq=False)
class Comparison:
    """A column beside a sum of the season, over the rows that are about it.

    ``whole`` says that it is what a household gets in this list and not a part of it; ``found`` that the sum
    was found by its amounts, because the list does not say which it is; ``adds_up`` that the list has several
    rows for one payee by its nature, one for each plot.
    """

    scope: Scope
    column: ListColumn
    rows: tuple[PaidRow, ...]
    whole: bool
    about: str = ""
    found: bool = False
    adds_up: bool = False


@frozen
class Scopes:
    """All comparisons of a list, and the columns of money that are compared with nothing."""

    comparisons: tuple[Comparison, ...]
    left: tuple[ListColumn, ...] = ()
    unknown: tuple[str, ...] = ()


def scopes(paid: PayoutList, amounts: Amounts, rows: Sequence[PaidRow]) -> Scopes:
    """Find what every column of money is compared with."""
    return _Search(paid, amounts, rows).run()


class _Search:
    def __init__(self, paid: PayoutList, amounts: Amounts, rows: Sequence[PaidRow]) -> None:
        self.paid = paid
        self.amounts = amounts
        self.rows = tuple(rows)
        self.comparisons: list[Comparison] = []
        self.left: list[ListColumn] = []
        self.unknown: dict[str, None] = {}

    def run(self) -> Scopes:
        """Take the columns one by one: first those that say what they are, then the sums of a row."""
        columns = [column for role in MONEY for column in self.paid.of(role)]
        for column in columns:
            if column.about:
                self._named(column)
        bare = [column for column in columns if not column.about]
        if any(self.paid.of(Role.CLAUSE)) or any(self.paid.of(Role.PAYER)):
            self._long(bare)
        else:
            for column in bare:
                self._sum(column)
        if not any(one.whole for one in self.comparisons) and len(self.comparisons) == 1:
            self.comparisons = [evolve(self.comparisons[0], whole=True)]
        return Scopes(tuple(self.comparisons), tuple(self.left), tuple(self.unknown))

    # -- a column that says what it is --------------------------------------------------------------

    def _named(self, column: ListColumn) -> None:
        clauses, payer = self.amounts.clauses_of(column.about), self.amounts.payer_of(column.about)
        if clauses:
            scope = Scope(Measure.LINES, clauses=clauses, word=column.about)
            self._add(scope, column, whole=False)
        elif payer:
            candidates = [Scope(measure, payer) for measure in self._measures(column)]
            if column.role is not Role.AMOUNT:
                candidates = [one for one in candidates if one.measure not in _FIRST[column.role][1:]]
            best = self._best(candidates, column, self.rows)
            self._add(best, column, whole=True)
        else:
            self._guessed(column)

    def _guessed(self, column: ListColumn) -> None:
        """A word the season does not know: the clause whose amounts stand in the column, if there is one."""
        filled = {row.household: row for row in self.rows if row.household and row.fen(column)}
        best = self._best(list(self._all(column)), column, self.rows)
        dues = by_household(self.amounts.dues(best))
        equal = sum(dues.get(home) == row.fen(column) for home, row in filled.items())
        if filled and equal * 10 >= len(filled) * _MOST_OF_TEN:
            self._add(best, column, whole=best.measure is not Measure.LINES, found=True)
        elif len([one for role in MONEY for one in self.paid.of(role)]) == 1:
            self._sum(column)
        else:
            self.left.append(column)

    # -- one row for each clause or payer ------------------------------------------------------------

    def _long(self, columns: Sequence[ListColumn]) -> None:
        """Rows that name their clause or payer: each word is a comparison of its own."""
        if not columns:
            return
        for (clause, payer), rows in self._words().items():
            clauses, code = self.amounts.clauses_of(clause), self.amounts.payer_of(payer)
            for word, known in ((clause, clauses), (payer, code)):
                if word and not known:
                    self.unknown[word] = None
            column = min(columns, key=lambda one: (Role.AMOUNT, Role.GROSS, Role.NET).index(one.role))
            if clauses:
                scope = Scope(Measure.LINES, code, clauses, clause)
                self.comparisons.append(Comparison(scope, column, rows, whole=False, about=clause))
            elif clause:
                continue
            else:
                column = columns[0]
                candidates = [one for one in self._all(column) if one.payer == code or not code]
                best = self._best(candidates, column, rows)
                self.comparisons.append(
                    Comparison(best, column, rows, whole=True, about=payer, found=not code)
                )

    def _words(self) -> Mapping[tuple[str, str], tuple[PaidRow, ...]]:
        clauses, payers = [*self.paid.of(Role.CLAUSE)], [*self.paid.of(Role.PAYER)]
        found: dict[tuple[str, str], list[PaidRow]] = {}
        for row in self.rows:
            texts = row.match.row.texts
            key = tuple(
                next((text for one in those if (text := texts.get(one.index, "").strip())), "")
                for those in (clauses, payers)
            )
            found.setdefault((key[0], key[1]), []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    # -- a sum of a row ------------------------------------------------------------------------------

    def _sum(self, column: ListColumn) -> None:
        """A sum of the row; beside a column of the other kind 应发 is before deductions and 实发 after."""
        other = {Role.NET: Role.GROSS, Role.GROSS: Role.NET}.get(column.role)
        candidates = list(self._all(column))
        if other is not None and any(self.paid.of(other)):
            candidates = [one for one in candidates if one.measure is not _FIRST[other][0]]
        best = self._best(candidates, column, self.rows)
        self._add(best, column, whole=True, found=True)

    def _all(self, column: ListColumn) -> Iterator[Scope]:
        """All sums a column may hold, the likeliest first."""
        hinted = self._hinted(column)
        if hinted and column.role is Role.AMOUNT:
            yield hinted
        payers = self.amounts.payers
        for measure in self._measures(column):
            yield Scope(measure)
            if len(payers) > 1:
                yield from (Scope(measure, payer) for payer in payers)
        if hinted and column.role is not Role.AMOUNT:
            yield hinted
        for clause in self.amounts.clauses:
            yield Scope(Measure.LINES, clauses=(clause,), word=clause)
        for clauses in self.amounts.incomes:
            yield Scope(Measure.LINES, clauses=clauses)

    def _measures(self, column: ListColumn) -> Iterator[Measure]:
        """Sums of debts a column may hold; beside 实发 also the gross of those alone who are paid now."""
        for measure in _FIRST[column.role]:
            yield measure
            if measure is Measure.GROSS and column.role is Role.GROSS and any(self.paid.of(Role.NET)):
                yield Measure.GROSS_NOW

    def _hinted(self, column: ListColumn) -> Scope | None:
        """The clause or income that stands in the name of the file, of the sheet, or in the heading."""
        said = f"{self.paid.file} {self.paid.sheet} {column.heading} {column.about}"
        for clause in self.amounts.clauses:
            if clause.partition("/")[0] in said:
                clauses = self.amounts.clauses_of(clause.partition("/")[0])
                return Scope(Measure.LINES, clauses=clauses, word=clause.partition("/")[0])
        return None

    def _best(self, candidates: Sequence[Scope], column: ListColumn, rows: Sequence[PaidRow]) -> Scope:
        paid: dict[str, int] = {}
        for row in rows:
            if row.household:
                paid[row.household] = paid.get(row.household, 0) + row.fen(column)
        if not paid:  # nobody is known: nothing speaks for one sum rather than another
            return candidates[0]
        all_dues = [by_household(self.amounts.dues(one)) for one in candidates]
        equal = [sum(fen != 0 and dues.get(home) == fen for home, fen in paid.items()) for dues in all_dues]
        if max(equal) * _FEW >= len(paid):
            missing = [sum(fen > 0 and home not in paid for home, fen in dues.items()) for dues in all_dues]
            return candidates[min(range(len(candidates)), key=lambda at: (-equal[at], missing[at], at))]
        yuan: dict[str, Fraction] = {}
        for row in rows:
            if row.household:
                number = row.row.numbers.get(column.index, Fraction(0))
                yuan[row.household] = yuan.get(row.household, Fraction(0)) + number
        units = [explained(yuan, dues) for dues in all_dues]
        if max(units) * _FEW >= min(len(paid), SAMPLE):
            return candidates[min(range(len(candidates)), key=lambda at: (-units[at], at))]
        far = [
            (sum(abs(paid.get(home, 0) - dues.get(home, 0)) for home in {*paid, *dues}), at)
            for at, (one, dues) in enumerate(zip(candidates, all_dues, strict=True))
            if column.role is Role.AMOUNT or one.measure in _FIRST[column.role]
        ]
        return candidates[min(far)[1]]

    def _add(self, scope: Scope, column: ListColumn, *, whole: bool, found: bool = False) -> None:
        self.comparisons.append(Comparison(scope, column, self.rows, whole, column.about, found))


def by_household(dues: Mapping[str, int]) -> Mapping[str, int]:
    """What households are due, persons and household together."""
    found: dict[str, int] = {}
    for payee, fen in dues.items():
        home = payee.partition(".")[0]
        found[home] = found.get(home, 0) + fen
    return found
