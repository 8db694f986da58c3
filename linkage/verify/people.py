"""People (认人): which household or person of the roster a row of a payout list pays.

A row is taken for somebody only where what it says leads to one household. 户号 leads first, but a name that
belongs to another household speaks against it: such a row is in conflict until more is known. What was
decided on other evidence than 户号 and name together is told; what cannot be decided is left to a person,
with the candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from linkage.files.cell_texts import clean_code
from linkage.ground.fault import quoted
from linkage.model.identity import Secret
from linkage.model.registers import Books, Household, Member
from linkage.verify.keys import KeyColumns, Keys, agrees, group_key, name_key, number_key, shown_end
from linkage.verify.payout_list import ListRow, PayoutList

#: A name of so many characters that differs in one is most likely the same name, typed wrong.
_LONG_NAME = 3
#: So many last signs of an account tell whose it may be.
_END = 4


@frozen(weakref_slot=False)
class Match:
    """A row and whom it pays: ``payee`` is 户号 or 户号.成员号, empty where nobody was found.

    ``candidates`` are payees between whom the row does not decide; then ``payee`` is empty. In a conflict
    the first candidate is the one 户号 names, the others those the name belongs to. ``told`` says what has
    to be known of a match that was not made by 户号 and name together. ``explicit`` is set where the row
    names a person and not only a household.
    """

    row: ListRow
    keys: Keys
    payee: str = ""
    candidates: tuple[str, ...] = ()
    told: str = ""
    conflict: bool = False
    wrong: bool = False

    @property
    def household(self) -> str:
        """户号 of the payee."""
        return self.payee.partition(".")[0]

    def decided(self, payee: str, told: str) -> Match:
        """The same row, decided on further evidence."""
        return evolve(self, payee=payee, candidates=(), told=told, conflict=False, wrong=True)


class Roster:
    """The roster of a season, indexed once by every key a list may use."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self._numbers: dict[str, list[str]] = {}
        self._names: dict[str, list[Member]] = {}
        self._holders: dict[str, list[Member]] = {}
        self._identities: dict[str, list[Member]] = {}
        self._accounts: dict[str, list[Member]] = {}
        for household in books.households.values():
            self._numbers.setdefault(household.number.lstrip("0"), []).append(household.number)
            for member in household.members:
                self._index(member)

    def _index(self, member: Member) -> None:
        self._names.setdefault(name_key(member.name), []).append(member)
        holder = member.row.text("户名")
        if holder and name_key(holder) != name_key(member.name):
            self._holders.setdefault(name_key(holder), []).append(member)
        for heading, index in (("证件号", self._identities), ("卡号", self._accounts)):
            secret = member.row.secret(heading)
            if secret is not None:
                index.setdefault(number_key(secret.reveal()), []).append(member)

    def household(self, number: str) -> Household | None:
        """A household by 户号 as a list writes it: zeros lost at its front are found where they fit one."""
        found = self.books.households.get(number)
        if found is None and number:
            near = self._numbers.get(number.lstrip("0"), [])
            found = self.books.households[near[0]] if len(near) == 1 else None
        return found

    def named(self, name: str) -> Sequence[Member]:
        """Everybody of that name; else those whose account stands under it."""
        key = name_key(name)
        return self._names.get(key) or self._holders.get(key) or () if key else ()

    def identified(self, identity: str) -> Sequence[Member]:
        """Everybody with that identity number."""
        return self._identities.get(number_key(identity), ()) if identity else ()

    def owners(self, account: str) -> Sequence[Member]:
        """Everybody whose account on the roster has that number."""
        return self._accounts.get(number_key(account), ()) if account else ()

    def owners_by_end(self, account: str) -> Sequence[Member]:
        """Everybody whose account on the roster ends as a number does that is shown in part."""
        end = shown_end(account)
        return self._endings.get(end[-_END:], ()) if len(end) >= _END else ()

    @cached_property
    def _endings(self) -> Mapping[str, Sequence[Member]]:
        """Everybody by the last signs of the account."""
        found: dict[str, list[Member]] = {}
        for number, members in self._accounts.items():
            found.setdefault(number[-_END:], []).extend(members)
        return found

    def label(self, payee: str) -> str:
        """A payee for people: 户号, name, and group where the roster has one."""
        number = payee.partition(".")[0]
        group = self.books.households[number].group
        return f"{payee} {self.books.payee_name(payee)}{f'（{group}）' if group else ''}"

    def match(self, row: ListRow, keys: Keys) -> Match:
        """Say whom a row pays."""
        blank = Match(row, keys)
        household = self.household(keys.number)
        named = self.named(keys.name)
        if household is not None:
            return self._by_number(blank, household, named)
        found = self._by_name(blank, named)
        if keys.household and found.payee:
            said = f"名册里没有户号{quoted(keys.household)}，按姓名认作 {self.label(found.payee)}"
            return evolve(found, told="；".join(one for one in (said, found.told) if one))
        return found

    # -- by 户号 ----------------------------------------------------------------------------------

    def _by_number(self, blank: Match, household: Household, named: Sequence[Member]) -> Match:
        keys = blank.keys
        own = [member for member in named if member.household == household.number]
        told = []
        if keys.number != clean_code(household.number):
            told.append(f"户号{quoted(keys.household)}少了开头的零，认作 {household.number}")
        if not keys.name or own:
            if own and _against(own, keys) and not any(_speaks_for(member, keys) for member in own):
                told.append(f"户号、姓名都对，{'、'.join(_against(own, keys))}与名册不同")
            member = self._member(household, keys, own, told)
            payee = member.payee if member is not None else household.number
            return evolve(blank, payee=payee, told="；".join(told))
        return self._disputed(blank, household, named, told)

    def _member(
        self, household: Household, keys: Keys, own: Sequence[Member], told: list[str]
    ) -> Member | None:
        """The person a row names; nobody where it speaks of the household alone."""
        numbered = [one for one in household.members if one.number == keys.member_number]
        if numbered and own and numbered[0] not in own:
            told.append(f"成员号 {keys.member_number} 是{numbered[0].name}，按姓名认作{own[0].name}")
            return own[0]
        if numbered:
            return numbered[0]
        others = [one for one in own if one != household.head]
        return others[0] if len(own) == 1 and others else None

    def _disputed(
        self, blank: Match, household: Household, named: Sequence[Member], told: list[str]
    ) -> Match:
        """户号 is one household's, and the name is not of this household."""
        keys = blank.keys
        here = _evidence(household.members, keys)
        there = [one for one in named if _evidence([one], keys)]
        said = f"户号 {household.number} 是{household.name}家，姓名却是{quoted(keys.name)}"
        if here and not there:
            told.append(f"{said}；{'、'.join(here)}与 {household.number} 相符，按户号认")
            return evolve(blank, payee=household.number, told="；".join(told), wrong=True)
        if there and not here and len({one.household for one in there}) == 1:
            payee = self.payee(there[0])
            told.append(f"{said}；{'、'.join(_evidence(there, keys))}与 {payee} 相符，按姓名认")
            return evolve(blank, payee=payee, told="；".join(told), wrong=True)
        if not named and not here and any(_typed_wrong(keys.name, one.name) for one in household.members):
            told.append(f"{said}，只差一个字，按户号认")
            return evolve(blank, payee=household.number, told="；".join(told), wrong=True)
        whose = "，".join(self.label(self.payee(one)) for one in named) or "名册里没有这个人"
        candidates = (household.number, *dict.fromkeys(self.payee(one) for one in named))
        return evolve(blank, candidates=candidates, told=f"{said}：{whose}", conflict=bool(named))

    # -- by name ----------------------------------------------------------------------------------

    def _by_name(self, blank: Match, named: Sequence[Member]) -> Match:
        keys = blank.keys
        identified = self.identified(keys.identity)
        if identified and not named:
            known = identified[0]
            said = (
                f"名册里没有{quoted(keys.name)}，按证件号认作 {self.label(known.payee)}" if keys.name else ""
            )
            return self._settled(blank, [known], said)
        if not named:
            return self._unknown(blank)
        proved = [one for one in named if _identity_agrees(one, keys)]
        if proved:
            return self._settled(blank, proved, "")
        denied = [one for one in named if _identity_agrees(one, keys) is False]
        left = [one for one in named if one not in denied]
        if len(_homes(left)) > 1 and keys.group:
            left = [one for one in left if _in_group(one, self.books, keys)] or left
        if len(_homes(left)) > 1:
            left = [one for one in left if _speaks_for(one, keys)] or left
        if denied and not left:
            said = "姓名在名册里，证件号（后四位）却不同"
            return evolve(blank, candidates=_payees(self, denied), told=said)
        apart = keys.group and not any(_in_group(one, self.books, keys) for one in left)
        if apart and len(_homes(left)) == 1 and not _evidence(left, keys):
            said = f"名册里的{left[0].name}在 {self.books.households[left[0].household].group}"
            return self._settled(blank, left, f"{said}，表上写{quoted(keys.group)}")
        return self._settled(blank, left, "")

    def _settled(self, blank: Match, found: Sequence[Member], told: str) -> Match:
        """One household is left, or several: then nothing is decided."""
        homes = _homes(found)
        if len(homes) == 1:
            payee = self.payee(found[0]) if len(found) == 1 else homes[0]
            return evolve(blank, payee=payee, told=told)
        candidates = _payees(self, found)
        said = f"名册里有 {len(candidates)} 个{quoted(blank.keys.name or found[0].name)}"
        return evolve(blank, candidates=candidates, told=said)

    def _unknown(self, blank: Match) -> Match:
        owners = self.owners(blank.keys.account)
        if owners and len(_homes(owners)) == 1:
            said = f"名册里没有{quoted(blank.keys.name)}，卡号却是 {self.label(owners[0].household)} 的"
            return evolve(blank, candidates=(owners[0].household,), told=said)
        return blank

    def payee(self, member: Member) -> str:
        """A head stands for the household, any other person for herself."""
        household = self.books.households[member.household]
        return household.number if household.head == member else member.payee


def _payees(roster: Roster, members: Iterable[Member]) -> tuple[str, ...]:
    homes = roster.books.households
    return tuple(
        dict.fromkeys(one.household if homes[one.household].head == one else one.payee for one in members)
    )


def matches(paid: PayoutList, roster: Roster) -> Iterator[Match]:
    """Match every row of a list, in its order."""
    columns = KeyColumns(paid)
    for row in paid.rows:
        yield roster.match(row, columns.keys(row))


def _homes(members: Iterable[Member]) -> Sequence[str]:
    return list(dict.fromkeys(member.household for member in members))


def _secret(member: Member, heading: str) -> Secret | None:
    return member.row.secret(heading)


def _identity_agrees(member: Member, keys: Keys) -> bool | None:
    """Whether the identity number of a row, or four last signs of identity or account, is this person's."""
    identity = _secret(member, "证件号")
    whole = agrees(keys.identity, identity) if keys.identity else None
    if whole is not None or not keys.last_four:
        return whole
    last = agrees(keys.last_four, identity)
    return True if agrees(keys.last_four, _secret(member, "卡号")) else last


def _account_agrees(member: Member, keys: Keys) -> bool | None:
    return agrees(keys.account, _secret(member, "卡号")) if keys.account else None


def _speaks_for(member: Member, keys: Keys) -> bool:
    """Whether a number of the row is this person's."""
    phone = agrees(keys.phone, _secret(member, "电话")) if keys.phone else None
    return bool(_identity_agrees(member, keys) or _account_agrees(member, keys) or phone)


def _evidence(members: Sequence[Member], keys: Keys) -> Sequence[str]:
    """What of the row belongs to one of these persons, in words."""
    tests: Mapping[str, bool] = {
        "证件号": any(_identity_agrees(one, keys) for one in members),
        "卡号": any(_account_agrees(one, keys) for one in members),
        "电话": any(agrees(keys.phone, _secret(one, "电话")) for one in members if keys.phone),
    }
    return [word for word, holds in tests.items() if holds]


def _against(members: Sequence[Member], keys: Keys) -> Sequence[str]:
    return ["证件号（后四位）"] if any(_identity_agrees(one, keys) is False for one in members) else []


def _in_group(member: Member, books: Books, keys: Keys) -> bool:
    return group_key(books.households[member.household].group) == group_key(keys.group)


def _typed_wrong(said: str, known: str) -> bool:
    """Whether two longer names differ in one character only, and not in the first."""
    one, other = name_key(said), name_key(known)
    if min(len(one), len(other)) < _LONG_NAME or len(one) != len(other) or one[0] != other[0]:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
