"""Invented people (名册): the households of a village, each with the people who may live in it.

Who there is follows from the age of the head: couples, children, old parents, a son with a family of his
own, widows who live alone. Old heads want large print; some have no account or no telephone, as in life.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import cache

from attrs import define, field, frozen

from linkage.files.law_reader import shipped_laws
from linkage.files.workbook_writer import Cell, RowIn
from linkage.invented.names import SURNAMES, given_name, rare_name
from linkage.invented.numbers import Draws, bank_card, mobile, resident_id

YEAR = 2025
FIRST_DAY, LAST_DAY = datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31)
_OF_AGE, _OLD = 18, 60
# Ten groups at most; a large village has larger ones.
_GROUPS = "一二三四五六七八九十"
_IN_GROUP = 30


@frozen
class Person:
    """One person of a household."""

    number: str
    name: str
    relation: str
    male: bool
    born: datetime.date

    @property
    def age(self) -> int:
        """Full years of age at the end of the season."""
        return LAST_DAY.year - self.born.year


@frozen
class Household:
    """One household, its head first, and the draws that belong to it."""

    number: str
    serial: int
    group: str
    category: str
    people: tuple[Person, ...]
    draws: Draws = field(eq=False)

    @property
    def head(self) -> Person:
        """户主."""
        return self.people[0]

    @property
    def hands(self) -> tuple[Person, ...]:
        """Those who may work for wages; the head where everybody is old."""
        able = tuple(one for one in self.people if _OF_AGE <= one.age < _OLD + 10)
        return able or (self.head,)

    @property
    def of_age(self) -> int:
        """How many may vote."""
        return sum(one.age >= _OF_AGE for one in self.people)


@define
class Census:
    """The people of a village, household after household; the same for the same key."""

    key: str
    code: str
    region: str
    bank: str
    households: int
    _born: Counter[tuple[datetime.date, bool]] = field(factory=Counter, init=False)

    def everybody(self) -> Iterator[Household]:
        """Each household of the village in turn."""
        for serial in range(self.households):
            yield self._household(serial)

    def _household(self, serial: int) -> Household:
        number = f"{self.code}-{serial + 1:04d}"
        draws = Draws(f"{self.key}|{number}")
        category = draws.pick(assisted()) if draws.often(9) else "一般户"
        size = max(_IN_GROUP, -(-self.households // len(_GROUPS)))
        group = f"{_GROUPS[serial // size]}组"
        age = 30 + draws.below(26) + draws.below(30)
        return Household(number, serial, group, category, tuple(_people(draws, age)), draws)

    def rows(self, household: Household) -> Iterator[RowIn]:
        """The rows of 名册."""
        for person in household.people:
            row: dict[str, Cell] = {
                "户号": household.number,
                "成员号": person.number,
                "姓名": person.name,
                "与户主关系": person.relation,
                "证件号": self._identity(person),
                "出生日期": person.born,
                "组": household.group,
                "户类别": household.category,
            }
            if person is household.head:
                row |= self._reached(household)
            yield row

    def _identity(self, person: Person) -> str:
        """An identity number nobody else in the village has."""
        key = person.born, person.male
        self._born[key] += 1
        return resident_id(person.born, male=person.male, serial=self._born[key] % 500, region=self.region)

    def _reached(self, household: Household) -> RowIn:
        """How the head is reached and paid."""
        draws, head = household.draws, household.head
        row: dict[str, Cell] = {"版式": "大字" if head.age >= _OLD + 8 else "普通"}
        if draws.often(94):
            row["电话"] = mobile(self.key, household.number)
        if draws.often(95):
            card = bank_card(self.key, household.number)
            row |= {"户名": head.name, "卡号": card, "开户行": self.bank}
        return row


@cache
def assisted() -> tuple[str, ...]:
    """The words for households that get assistance, as the policy in force on the last day has them."""
    effective = shipped_laws().effective("帮扶对象类别", LAST_DAY)
    if effective is None:
        message = f"no law names the households that get assistance on {LAST_DAY}"
        raise ValueError(message)
    return tuple(effective.parameter.words)


def _people(draws: Draws, age: int) -> Iterator[Person]:
    surname = draws.pick(SURNAMES)
    made = _Naming(draws, surname)
    alone = age >= _OLD + 8 and draws.often(30)
    male = draws.often(25 if alone else 88)
    yield made.person("户主", YEAR - age, male=male)
    if alone or draws.often(6):
        return
    yield made.person("配偶", YEAR - age + draws.between(-1, 4), male=not male, own=True)
    if age >= _OLD - 4:
        yield from _younger(made, age)
        return
    for child in range(draws.few(62, 3)):
        boy = draws.often(51)
        born = min(YEAR - age + 24 + 4 * child + draws.below(3), YEAR - 1)
        yield made.person("子" if boy else "女", born, male=boy)
    if draws.often(22):
        father = draws.often(40)
        yield made.person("父" if father else "母", YEAR - age - 24, male=father, own=not father)


def _younger(made: _Naming, age: int) -> Iterator[Person]:
    """The son who stayed, his wife and their children."""
    draws = made.draws
    if draws.often(45):
        return
    born = YEAR - age + 23 + draws.below(4)
    yield made.person("子", born, male=True)
    if draws.often(70):
        yield made.person("儿媳", born + draws.below(4), male=False, own=True)
        for child in range(draws.few(55, 2)):
            boy = draws.often(51)
            year = min(born + 24 + 4 * child, YEAR - 1)
            yield made.person("孙子" if boy else "孙女", year, male=boy)


@define
class _Naming:
    """Names and numbers the people of one household in turn."""

    draws: Draws
    surname: str
    _count: int = field(default=0, init=False)

    def person(self, relation: str, year: int, *, male: bool, own: bool = False) -> Person:
        """One more person; who married in has a surname of her own."""
        self._count += 1
        surname = self.draws.pick(SURNAMES) if own else self.surname
        name = rare_name(self.draws) or surname + given_name(self.draws, year, male=male)
        born = datetime.date(year, self.draws.between(1, 12), self.draws.between(1, 28))
        return Person(str(self._count), name, relation, male, born)
