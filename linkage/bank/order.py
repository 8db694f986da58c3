"""Payment order (代发单): what one payer has the bank pay, line by line, and what the bank does not pay.

A line is one payee, or one account where the profile says so. Every debt that is to be paid now stands on a
line or apart with its reason, so that both together are what the payer owes now. What waits for heirs is told
and is no part of either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, field, frozen

from linkage.bank.doubts import NO_BANK, Doubts
from linkage.bank.numbering import is_number, payment_number
from linkage.engine.payments import parties_of
from linkage.files.arrangement_checks import PAID_AFTERWARDS
from linkage.files.bank_profiles import CHOICE, ROUND, known_profiles
from linkage.ground.errors import IntegrityAlarmError
from linkage.ground.fault import listed
from linkage.ground.money import ZERO, Money
from linkage.model.arrangement import Party
from linkage.model.bank import Profile
from linkage.model.entitlement import Debt, Settlement
from linkage.model.identity import Secret
from linkage.model.registers import Row

#: Under this name the settlement carries the season's own profiles: their texts by file name.
PROFILES = "banks"

_WAGES = "薪金"
_BANK = "开户行"


@frozen
class Part:
    """What one payee is owed on a line."""

    payee: str
    name: str
    amount: Money


@frozen
class Payment:
    """A line for the bank: one payee or several with one account, who holds it, and how much.

    ``person`` is the first payee's row of the roster; ``incomes`` what the amount is made of; ``remarks``
    what to look at before it is sent.
    """

    number: str
    parts: tuple[Part, ...]
    holder: str
    account: Secret
    incomes: tuple[str, ...]
    person: Row = field(repr=False)
    remarks: tuple[str, ...] = ()

    @property
    def amount(self) -> Money:
        """What goes to the account."""
        return sum((part.amount for part in self.parts), start=ZERO)

    @property
    def payees(self) -> str:
        """Who is paid, by 户号 or 户号.成员号."""
        return listed(part.payee for part in self.parts)

    @property
    def name(self) -> str:
        """Who is paid, by name."""
        return listed(dict.fromkeys(part.name for part in self.parts))


@frozen
class Apart:
    """A debt that the bank does not pay, and why; ``done`` when the bank has paid it after the season."""

    payee: str
    name: str
    amount: Money
    why: str
    done: bool = False


@frozen
class Order:
    """All that one payer has to pay now: ``payments`` by the bank, ``apart`` otherwise.

    ``held`` is money that waits (for heirs), with what is carried; ``profile`` is nothing where the payer
    names none.
    """

    payer: Party
    season: str
    profile: Profile | None
    payments: tuple[Payment, ...]
    apart: tuple[Apart, ...]
    held: tuple[Apart, ...]
    batches: tuple[tuple[Payment, ...], ...]

    @property
    def sent(self) -> Money:
        """What goes to the bank."""
        return total(self.payments)

    @property
    def aside(self) -> Money:
        """What is paid otherwise."""
        return sum((one.amount for one in self.apart), start=ZERO)

    @property
    def fingerprint(self) -> str:
        """Sixteen hex characters of what goes to the bank: number, account and fen of every line."""
        lines = (f"{one.number}|{one.account.reveal()}|{one.amount.fen}\n" for one in self.payments)
        return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]


def total(payments: Iterable[Payment]) -> Money:
    """Add payments up."""
    return sum((payment.amount for payment in payments), start=ZERO)


def profile_of(settlement: Settlement, party: Party) -> Profile | None:
    """The profile a payer names, of the season's own or of those that come with the program."""
    texts = settlement.extras.get(PROFILES)
    own = {name: str(text).encode() for name, text in texts.items()} if isinstance(texts, dict) else {}
    return known_profiles(own, []).get(party.details.get(CHOICE, ""))


def payers(settlement: Settlement) -> Sequence[Party]:
    """The parties that owe a household or a member something now, in the order of the arrangements.

    A party of several arrangements has the details that any of them gives; the first that gives one counts.
    """
    owing = {debt.payer for debt in settlement.debts if debt.payable and _to_people(settlement, debt)}
    found: dict[str, Party] = {}
    for arrangement in settlement.arrangements:
        for party in arrangement.parties.values():
            if party.code in owing:
                first = found.setdefault(party.code, party)
                found[party.code] = evolve(first, details={**party.details, **first.details})
    return list(found.values())


def bank_order(settlement: Settlement, code: str, households: Sequence[str] = ()) -> Order:
    """Make the order of a payer; lines stand in the order of these households, or by their numbers.

    Raises :class:`IntegrityAlarmError` when lines and what stands apart are not what the payer owes.
    """
    party = next(one for one in payers(settlement) if one.code == code)
    profile = profile_of(settlement, party)
    places = {number: at for at, number in enumerate(households or sorted(settlement.books.households))}
    debts = sorted(
        (debt for debt in settlement.debts if debt.payer == code and _to_people(settlement, debt)),
        key=lambda debt: (places[_household(debt)], debt.payee),
    )
    making = _Making(settlement, party, profile)
    for debt in debts:
        making.take(debt)
    payments = tuple(making.merged() if profile is not None and profile.by_account else making.payments)
    kept, over = _within_cap(payments, profile)
    apart = (*making.apart, *over)
    order = Order(
        payer=party,
        season=settlement.main.season_id,
        profile=profile,
        payments=tuple(kept),
        apart=tuple(sorted(apart, key=lambda one: (places[one.payee.partition(".")[0]], one.payee))),
        held=tuple(making.held),
        batches=tuple(split(kept, profile)),
    )
    _prove(order, debts)
    return order


def _prove(order: Order, debts: Sequence[Debt]) -> None:
    owed = sum((debt.payable for debt in debts), start=ZERO)
    numbers = [payment.number for payment in order.payments]
    in_batches = total(payment for batch in order.batches for payment in batch)
    if order.sent + order.aside != owed or in_batches != order.sent or len(set(numbers)) != len(numbers):
        raise IntegrityAlarmError(
            f"{order.payer.name}：代发 {order.sent} 元加不经银行 {order.aside} 元，与现付 {owed} 元不符，"
            "或支付编号有重复。已停止，未写入任何文件。"
        )


def _household(debt: Debt) -> str:
    return debt.payee.partition(".")[0]


def _to_people(settlement: Settlement, debt: Debt) -> bool:
    return _household(debt) in settlement.books.households


class _Making:
    """Puts every debt of a payer on a line, apart, or among what is held."""

    def __init__(self, settlement: Settlement, party: Party, profile: Profile | None) -> None:
        self.settlement = settlement
        self.party = party
        self.profile = profile
        self.doubts = Doubts(settlement.books)
        self.payments: list[Payment] = []
        self.apart: list[Apart] = []
        self.held: list[Apart] = []
        self.season = settlement.main.season_id
        self.times = int(party.details.get(ROUND, "1"))
        self.booked = booked_numbers(settlement)
        self.sent_before = _sent_before(settlement, party)
        self.incomes: dict[str, set[str]] = {}
        for line in settlement.lines:
            if line.payer == party.code:
                self.incomes.setdefault(line.payee, set()).add(line.income)

    def take(self, debt: Debt) -> None:
        name = self.settlement.books.payee_name(debt.payee)
        if not debt.payable:
            if debt.held and debt.carried.fen > 0:
                self.held.append(Apart(debt.payee, name, debt.carried, debt.held))
            return
        row, account = self._account(debt.payee)
        before = self.sent_before.get(debt.payee)
        if before is not None:
            done = before == debt.payable
            paid = "" if done else f" {before} 元，与现付不等，请核对"
            why = f"结算期以后已经代发{paid}，登记在〔已付〕，不再送银行"
            self.apart.append(Apart(debt.payee, name, debt.payable, why, done=done))
            return
        incomes = tuple(sorted(self.incomes.get(debt.payee, ())))
        why = "名册没有卡号" if account is None else self.doubts.of(row, account)
        if not why and _WAGES in incomes and self._no_wages():
            why = f"里面有薪金，“{self.party.role}”的付款账户是一般户，这家银行不准从它代发工资，请从基本户发"
        if account is None or why:
            self.apart.append(Apart(debt.payee, name, debt.payable, why))
            return
        self.payments.append(
            Payment(
                number=self._number((debt.payee,)),
                parts=(Part(debt.payee, name, debt.payable),),
                holder=row.text("户名") or name,
                account=account,
                incomes=incomes,
                person=row,
                remarks=(*self.doubts.remarks(row, account, name), *self._no_bank(row)),
            )
        )

    def _account(self, payee: str) -> tuple[Row, Secret | None]:
        """The row of the roster with the payee's account: a member's own, or that of the head."""
        number, _, member = payee.partition(".")
        household = self.settlement.books.households[number]
        row = next((one.row for one in household.members if one.number == member), household.head.row)
        return row, row.secret("卡号")

    def _no_bank(self, row: Row) -> Sequence[str]:
        """That the bank of an account is not named, where the payer's bank is told it."""
        asked = self.profile is None or any(one.source == _BANK for one in self.profile.columns)
        return (NO_BANK,) if asked and not row.text(_BANK) else ()

    def _no_wages(self) -> bool:
        said = self.party.details.get("账户性质", "")
        return self.profile is not None and not self.profile.wages and "一般" in said

    def _number(self, payees: Sequence[str]) -> str:
        """The number of this run; one that a voucher of what was paid names already is never used again."""
        times = self.times
        while (number := payment_number(self.season, self.party.code, payees, times)) in self.booked:
            times += 1
        return number

    def merged(self) -> Iterator[Payment]:
        """One line an account, in the place of its first payee."""
        by_account: dict[str, list[Payment]] = {}
        for payment in self.payments:
            by_account.setdefault(payment.account.reveal(), []).append(payment)
        for same in by_account.values():
            if len(same) == 1:
                yield same[0]
                continue
            parts = tuple(part for payment in same for part in payment.parts)
            remarks = dict.fromkeys(told for payment in same for told in payment.remarks)
            yield evolve(
                same[0],
                number=self._number([part.payee for part in parts]),
                parts=parts,
                incomes=tuple(sorted({income for payment in same for income in payment.incomes})),
                remarks=tuple(remarks),
            )


def booked_numbers(settlement: Settlement) -> frozenset[str]:
    """The vouchers of what is registered as paid, in the season or after it."""
    sheets = ("已付", PAID_AFTERWARDS)
    return frozenset(row.text("凭证") for sheet in sheets for row in settlement.books.rows(sheet)) - {""}


def _sent_before(settlement: Settlement, party: Party) -> dict[str, Money]:
    """What the bank paid each payee after the season: not counted in it, and not to be sent again."""
    found: dict[str, Money] = {}
    parties = parties_of(settlement.arrangements)
    for row in settlement.books.rows(PAID_AFTERWARDS):
        amount = row.figure("金额")
        if parties.payer(row) == party.code and amount is not None and is_number(row.text("凭证")):
            found[row.payee] = found.get(row.payee, ZERO) + amount.money
    return found


def _within_cap(payments: Sequence[Payment], profile: Profile | None) -> tuple[list[Payment], list[Apart]]:
    """Put aside what is more than the bank takes in one payment; it is never divided by the program."""
    caps = [cap for cap in (profile.cap, profile.batch_cap) if cap is not None] if profile else []
    kept, over = [], []
    for payment in payments:
        if caps and payment.amount > min(caps):
            why = f"超过这家银行的单笔上限 {min(caps)} 元，请到柜台办理，或同银行商量分笔"
            if len(payment.parts) > 1:
                why = f"同一账号合并成一笔 {payment.amount} 元，{why}"
            over += [Apart(part.payee, part.name, part.amount, why) for part in payment.parts]
        else:
            kept.append(payment)
    return kept, over


def split(payments: Sequence[Payment], profile: Profile | None) -> Iterator[tuple[Payment, ...]]:
    """Cut payments into files, in their order: as many as the bank takes, and as much."""
    batch: list[Payment] = []
    comes_to = ZERO
    for payment in payments:
        full = profile is not None and (
            (profile.most and len(batch) == profile.most)
            or (profile.batch_cap is not None and comes_to + payment.amount > profile.batch_cap)
        )
        if batch and full:
            yield tuple(batch)
            batch, comes_to = [], ZERO
        batch.append(payment)
        comes_to += payment.amount
    if batch:
        yield tuple(batch)
