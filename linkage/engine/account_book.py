"""Account book (成员账户的账): entries of the members' accounts, kept while a season is reckoned.

Openings and the season's own rows come first; then, by the charter, the even shares are averaged again,
the reserve is quantified, surplus or reserve becomes contribution, and who leaves is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import define, evolve, field

from linkage.engine.holding import Scope
from linkage.engine.membership import members_after, members_during, members_on
from linkage.engine.quantity import in_order
from linkage.engine.weight import weigh
from linkage.ground.figure import Figure, Json, Word
from linkage.ground.money import Money, share_out
from linkage.ground.units import YUAN, Unit
from linkage.mode import cut_off, share_params
from linkage.model.accounts import (
    EVEN,
    EVENED,
    EVENED_LATE,
    ITEMS,
    LOSS,
    OPENING,
    QUANTIFIED,
    RESERVE,
    ROWS,
    SHEET,
    Entry,
    entry_reference,
)
from linkage.model.arrangement import AccountRule, Pool, Weight
from linkage.model.entitlement import StepOutcome
from linkage.model.registers import Books, Row, Value

_FEN = Fraction(1, 100)
_MODE = "最大余额"
_ONE = Figure.constant(1, Unit.parse("户"), "每户一份")
_ODD = Money(1)


@define
class AccountBook:
    """The entries so far, by item, kind and household; who was a member in the season, and who goes on."""

    rule: AccountRule
    scope: Scope
    entries: dict[tuple[str, str], dict[str, Figure]] = field(factory=dict)
    members: Sequence[str] = field(init=False)
    remaining: Sequence[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        first, last = self.scope.arrangement.first_day.date, self.scope.arrangement.last_day.date
        self.members = members_during(self.scope.books, first, last)
        self.remaining = members_after(self.scope.books, last)
        self._rows()
        if self.rule.at_distribution:
            self.even_out(EVENED, members_on(self.scope.books, last))

    @property
    def leaving(self) -> Sequence[str]:
        """The members whose membership ends in the season or with its last day."""
        return [number for number in self.members if number not in self.remaining]

    def _rows(self) -> None:
        found: dict[tuple[str, str], dict[str, list[Figure]]] = {}
        season = self.scope.arrangement
        for row in in_order(self.scope.books.rows(SHEET)):
            amount, day = row.figure("金额"), row.day("日期")
            if amount is None or (day is not None and day.date > season.last_day.date):
                continue
            kind = OPENING if day is None or day.date < season.first_day.date else ROWS
            by_payee = found.setdefault((row.text("项目"), kind), {})
            by_payee.setdefault(row.household, []).append(amount.to(YUAN))
        for (item, kind), by_payee in sorted(found.items()):
            for payee, figures in sorted(by_payee.items()):
                self.put(payee, item, kind, Figure.total(figures).to_fen())

    def put(self, payee: str, item: str, kind: str, figure: Figure, *, shared: bool = False) -> None:
        """Enter a movement; nought is none, but for a part of what is shared, which proves the others."""
        if figure.value or shared:
            by_payee = self.entries.setdefault((item, kind), {})
            before = by_payee.get(payee)
            whole = figure if before is None else before + figure
            by_payee[payee] = whole.named(f"{item}（{kind}）")

    def of(self, payee: str) -> tuple[Entry, ...]:
        """The entries of an account, item by item, in the order in which they came."""
        kinds = list(dict.fromkeys(kind for _, kind in self.entries))
        found = [(item, kind) for item in (*ITEMS, LOSS) for kind in kinds if (item, kind) in self.entries]
        return tuple(
            Entry(item, kind, self.entries[item, kind][payee])
            for item, kind in found
            if payee in self.entries[item, kind]
        )

    def balance(self, payee: str, item: str) -> Figure:
        """What an item holds now, as a sum of its entries."""
        found = [
            entry_reference(payee, item, kind, by_payee[payee].value)
            for (of, kind), by_payee in self.entries.items()
            if of == item and payee in by_payee
        ]
        return Figure.total(found) if found else Figure.zero(YUAN)

    def holders(self) -> Sequence[str]:
        """Everybody with an entry, and every member."""
        found = {payee for by_payee in self.entries.values() for payee in by_payee}
        return sorted(found.union(self.members))

    def even_out(self, kind: str, members: Sequence[str]) -> None:
        """Give subsidies and donations evenly to the members, where they are not: not a fen is lost."""
        for item in EVEN:
            held = {payee: self.balance(payee, item) for payee in self.holders()}
            if not members or _is_even(held, members):
                continue
            kinds = [of for of in self.entries if of[0] == item]
            parts = [
                entry_reference(
                    "*", item, of, sum((f.value for f in self.entries[item, of].values()), Fraction(0))
                )
                for _, of in kinds
            ]
            total = Figure.total(parts).named(f"各户的{item}")
            if total.value < 0:
                continue
            shares = self.share(total, dict.fromkeys(members, _ONE), f"{item}/{kind}")
            for payee, own in held.items():
                share = shares.get(payee, Figure.zero(YUAN))
                part = share - own if own.value else share
                self.put(payee, item, kind, part, shared=payee in shares)

    def share(self, amount: Figure, weights: Mapping[str, Figure], name: str) -> Mapping[str, Figure]:
        """Share an amount among members by largest remainder; the name tells the odd fen of this sharing."""
        clause, season = f"{SHEET}/{name}", self.scope.arrangement.season_id
        raw = {payee: weight.value for payee, weight in weights.items()}
        shares = share_out(amount.money.fen, raw, season=season, pool=clause)
        cutoff, whole = cut_off(shares), str(sum(raw.values(), Fraction(0)))
        return {
            payee: Figure(
                op="share",
                value=share.steps * _FEN,
                unit=YUAN,
                name=name.partition("/")[0],
                args=(amount, weights[payee]),
                params={
                    "mode": _MODE,
                    "sum": whole,
                    "step": str(_FEN),
                    **share_params(share, cutoff, f"{season}|{clause}|{payee}"),
                },
            )
            for payee, share in shares.items()
        }

    def quantify(self, pool: Pool, steps: Iterable[StepOutcome]) -> None:
        """Quantify this year's reserve to the members, once the pool has drawn it."""
        said = self.rule.reserve
        if said is None or said.pool != pool.name or (RESERVE, QUANTIFIED) in self.entries:
            return
        drawn = next((one for one in steps if one.step.kind == "提取" and one.name == said.step), None)
        if drawn is None or not drawn.amount:
            return
        weights = self.weights(said.weight, pool)
        if not sum((figure.value for figure in weights.values()), Fraction(0)):
            return
        params: Mapping[str, Json] = {"pool": pool.name, "step": drawn.step.number}
        amount = Figure(op="ref", value=drawn.amount.yuan, unit=YUAN, name=said.step, params=params)
        for payee, share in self.share(amount, weights, f"{RESERVE}/{QUANTIFIED}").items():
            self.put(payee, RESERVE, QUANTIFIED, share.named("", said.cite), shared=True)

    def weights(self, weight: Weight, pool: Pool) -> Mapping[str, Figure]:
        """The weights of the members; whoever is none has no part in it."""
        found = weigh(weight, pool, self.scope, personal=False).by_payee
        return {payee: found[payee] for payee in self.members if payee in found}

    def books_for(self, pool: Pool, steps: Sequence[StepOutcome]) -> Books:
        """The books as the sharing of a pool sees them: the members' accounts as they stand by then."""
        said = self.rule.reserve
        if said is not None and said.before:
            self.quantify(pool, steps)
        books = self.scope.books
        replaced = EVEN if self.rule.at_distribution else ()
        rows = [
            row
            for row in books.rows(SHEET)
            if row.household in self.members and row.text("项目") not in replaced
        ]
        for payee in self.members:
            for item in replaced:
                rows += self._row(payee, self._word(item), self.balance(payee, item))
            quantified = self.entries.get((RESERVE, QUANTIFIED), {}).get(payee)
            if quantified is not None and said is not None and said.before:
                figure = entry_reference(payee, RESERVE, QUANTIFIED, quantified.value)
                rows += self._row(payee, said.word, figure)
        return evolve(books, tables={**books.tables, SHEET: tuple(rows)})

    def _word(self, item: str) -> Word:
        """The word of an item as some row of the register says it."""
        row = next(row for row in self.scope.books.rows(SHEET) if row.text("项目") == item)
        word = row.values["项目"]
        if not isinstance(word, Word):
            message = f"{item} is no word"
            raise TypeError(message)
        return word

    def _row(self, payee: str, item: Word, figure: Figure) -> Sequence[Row]:
        """A row that holds a reckoned balance, so that it is weighed like those of the register."""
        if not figure.value:
            return []
        where = self.rule.where
        household = Word(op="cell", text=payee, name="户号")
        values: Mapping[str, Value] = {"户号": household, "项目": item, "金额": figure}
        return [Row(SHEET, where.file, 0, values, dict.fromkeys(values, where))]

    def close_even(self) -> None:
        """Spread the even shares of who left over the members who remain."""
        self.even_out(EVENED_LATE, self.remaining)


def _is_even(held: Mapping[str, Figure], members: Sequence[str]) -> bool:
    """Say whether every member holds the same but for an odd fen, and nobody else anything."""
    others = [figure for payee, figure in held.items() if payee not in members and figure.value]
    shares = [held[payee].value for payee in members if payee in held]
    return not others and (not shares or max(shares) - min(shares) <= _ODD.yuan)
