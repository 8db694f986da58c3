"""The people of 云坪村: about 160 households in six groups, all invented.

Ordinary households are drawn by type from the age of the head; the households that have a story
are written out in :data:`TOLD`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from yunping_cells import ARRIVAL_DAY, DEATH_DAY, ONE_DAY, SPLIT_DAY

from linkage.invented.names import MEN, SURNAMES, WOMEN
from linkage.invented.numbers import bank_card, draw, mobile, pick, resident_id

GROUP_SIZES = (30, 28, 26, 24, 27, 25)
GROUP_SURNAMES = (
    "刘刘刘刘陈张",
    "陈陈陈刘周周",
    "张张张刘王王",
    "黄黄黄李李吴",
    "李李李曾曾曾",
    "吴吴郭郭谢谢",
)


@dataclass(frozen=True)
class Person:
    """One row of the roster (名册)."""

    household: str
    number: int
    name: str
    relation: str
    male: bool
    birth: datetime.date
    identity: str
    since: datetime.date | None = None
    until: datetime.date | None = None

    @property
    def payee(self) -> str:
        """户号.成员号."""
        return f"{self.household}.{self.number}"

    @property
    def phone(self) -> str:
        """A mobile number, invented."""
        return mobile(self.identity)

    @property
    def card(self) -> str:
        """A bank card, invented."""
        return bank_card(self.identity)

    def age(self) -> int:
        """Years of age in the season, roughly."""
        return 2025 - self.birth.year


@dataclass(frozen=True)
class Household:
    """One household with its persons, head first."""

    number: str
    group: int
    category: str
    people: tuple[Person, ...]
    large: bool = False

    @property
    def head(self) -> Person:
        """户主."""
        return self.people[0]


@dataclass(frozen=True)
class Told:
    """A household that is written out: (name, relation, sex, year of birth) for each person."""

    people: tuple[tuple[str, str, str, int], ...]
    category: str = "一般户"
    until: Mapping[int, datetime.date] = field(default_factory=dict)
    since: Mapping[int, datetime.date] = field(default_factory=dict)


_LEFT = dict.fromkeys((3, 4, 5), SPLIT_DAY - ONE_DAY)

TOLD: Mapping[str, Told] = {
    "YP0103": Told(
        (("刘建华", "户主", "男", 1968), ("何秋香", "配偶", "女", 1970), ("刘俊杰", "子", "男", 1996))
    ),
    "YP0112": Told((("刘金生", "户主", "男", 1955), ("万菊英", "配偶", "女", 1957))),
    "YP0114": Told(
        (("刘䶮", "户主", "男", 1990), ("熊雪梅", "配偶", "女", 1992), ("刘沐辰", "子", "男", 2018))
    ),
    "YP0206": Told(
        (("陈志强", "户主", "男", 1972), ("邹丽萍", "配偶", "女", 1974), ("陈佳慧", "女", "女", 2001))
    ),
    "YP0209": Told(
        (("陈𬱖", "户主", "男", 1986), ("廖小芳", "配偶", "女", 1988), ("陈若曦", "女", "女", 2014))
    ),
    "YP0305": Told(
        (
            ("张长根", "户主", "男", 1956),
            ("钟水秀", "配偶", "女", 1958),
            ("张海军", "子", "男", 1984),
            ("彭玲", "儿媳", "女", 1986),
            ("张宇航", "孙子", "男", 2012),
        ),
        until=_LEFT,
    ),
    "YP0305-1": Told(
        (
            ("张海军", "户主", "男", 1984),
            ("彭玲", "配偶", "女", 1986),
            ("张宇航", "子", "男", 2012),
        ),
        since=dict.fromkeys((1, 2, 3), SPLIT_DAY),
    ),
    "YP0307": Told(
        (("刘建华", "户主", "男", 1975), ("程红梅", "配偶", "女", 1977), ("刘思琪", "女", "女", 2003))
    ),
    "YP0315": Told(
        (("张文斌", "户主", "男", 1970), ("汪海燕", "配偶", "女", 1976), ("张鹏", "子", "男", 1998))
    ),
    "YP0402": Told(
        (
            ("黄光荣", "户主", "男", 1944),
            ("许桂香", "配偶", "女", 1946),
            ("黄国平", "子", "男", 1969),
            ("傅建英", "儿媳", "女", 1971),
            ("黄永辉", "孙子", "男", 1993),
            ("阿依古丽·买买提", "孙媳", "女", 1994),
            ("黄伊帕尔", "曾孙女", "女", 2019),
            ("黄小平", "子", "男", 1973),
            ("袁小英", "儿媳", "女", 1975),
            ("黄文静", "孙女", "女", 1999),
            ("黄志远", "孙子", "男", 2004),
        ),
    ),
    "YP0411": Told(
        (
            ("黄先茂", "户主", "男", 1954),
            ("周桂香", "配偶", "女", 1957),
            ("黄学军", "子", "男", 1980),
            ("罗晓琴", "儿媳", "女", 1983),
            ("黄嘉睿", "孙子", "男", 2011),
        ),
        until={2: DEATH_DAY},
    ),
    "YP0512": Told((("刘建华", "户主", "男", 1959), ("曹冬秀", "配偶", "女", 1961))),
    "YP0521": Told(
        (
            ("曾友根", "户主", "男", 1963),
            ("高春花", "配偶", "女", 1966),
            ("曾小龙", "子", "男", 1990),
            ("曾子墨", "孙子", "男", 2016),
        ),
        category="脱贫户",
    ),
    "YP0618": Told(
        (
            ("郭爱民", "户主", "男", 1967),
            ("梁爱莲", "配偶", "女", 1969),
            ("郭春雷", "子", "男", 1994),
            ("唐春燕", "儿媳", "女", 1995),
            ("郭安然", "孙女", "女", 2021),
        )
    ),
    "YP0625": Told(
        (("谢新华", "户主", "男", 1978), ("冯艳", "配偶", "女", 1981)),
        since=dict.fromkeys((1, 2), ARRIVAL_DAY),
    ),
}
AFTER = {"YP0305": "YP0305-1"}


def households() -> Sequence[Household]:
    """All households in the order of the roster."""
    found: list[Household] = []
    used = {name for told in TOLD.values() for name, *_ in told.people}
    serials: dict[datetime.date, int] = {}
    for group, size in enumerate(GROUP_SIZES, start=1):
        for place in range(1, size + 1):
            number = f"YP{group:02d}{place:02d}"
            found.append(_household(number, group, used, serials))
            if number in AFTER:
                found.append(_household(AFTER[number], group, used, serials))
    return _same_people(found)


def _same_people(found: Sequence[Household]) -> Sequence[Household]:
    """Give the persons of a split household the identity they had in the old one."""
    known = {h.number: h for h in found}
    out = []
    for household in found:
        if household.number == "YP0305-1":
            old = known["YP0305"].people[2:]
            people = tuple(
                replace(p, birth=o.birth, identity=o.identity)
                for p, o in zip(household.people, old, strict=True)
            )
            out.append(replace(household, people=people))
        else:
            out.append(household)
    return out


def _household(number: str, group: int, used: set[str], serials: dict[datetime.date, int]) -> Household:
    told = TOLD.get(number)
    plan = told.people if told else tuple(_drawn(number, group, used))
    people = []
    for index, (name, relation, sex, year) in enumerate(plan, start=1):
        birth = datetime.date(year, 1, 1) + datetime.timedelta(days=draw(365, "birth", number, index, year))
        serials[birth] = serials.get(birth, draw(300, "serial", birth)) + 1
        male = sex == "男"
        people.append(
            Person(
                number,
                index,
                name,
                relation,
                male,
                birth,
                resident_id(birth, male=male, serial=serials[birth]),
                since=told.since.get(index) if told else None,
                until=told.until.get(index) if told else None,
            )
        )
    if told:
        category = told.category
    else:
        category = (
            ("脱贫户", "脱贫户", "监测对象")[draw(3, "cat", number)] if draw(12, number) == 0 else "一般户"
        )
    head = people[0]
    large = head.age() >= 74 or number == "YP0411"
    return Household(number, group, category, tuple(people), large)


def _drawn(number: str, group: int, used: set[str]) -> Iterator[tuple[str, str, str, int]]:
    """Draw an ordinary household: the ages of its people follow from the age of the head."""
    age = 32 + draw(24, "age", number) + draw(31, "older", number)
    surname = GROUP_SURNAMES[group - 1][draw(6, "surname", number)]
    year = 2025 - age
    kind = draw(100, "kind", number)
    members = _Members(number, surname, used)
    if age >= 68 and kind < 30:
        woman = draw(3, "widow", number) > 0
        own = pick(SURNAMES, "own", number) if woman else surname
        yield members.new("户主", "女" if woman else "男", year, own)
        return
    yield members.new("户主", "男", year)
    wife = year + 1 + draw(4, "wife", number)
    yield members.new("配偶", "女", wife)
    if age >= 57 and kind < 34:
        son = year + 23 + draw(4, "son", number)
        yield members.new("子", "男", son)
        yield members.new("儿媳", "女", son + 1 + draw(3, "law", number))
        for child in range(1 + (draw(3, "grand", number) == 0)):
            boy = draw(2, "boy", number, child)
            born = min(son + 25 + 4 * child, 2023)
            yield members.new("孙子" if boy else "孙女", "男" if boy else "女", born)
    elif age >= 57:
        if kind > 70:
            yield members.new("子", "男", year + 27)
    else:
        for child in range(1 + (draw(3, "child", number) == 0)):
            boy = draw(2, "boy", number, child)
            born = min(year + 25 + 5 * child, 2024)
            yield members.new("子" if boy else "女", "男" if boy else "女", born)
        if kind < 18:
            woman = draw(2, "parent", number)
            yield members.new("母亲" if woman else "父亲", "女" if woman else "男", year - 23)


class _Members:
    """Gives each new member a name that nobody in the village has yet."""

    def __init__(self, number: str, surname: str, used: set[str]) -> None:
        self.number = number
        self.surname = surname
        self.used = used

    def new(self, relation: str, sex: str, year: int, surname: str = "") -> tuple[str, str, str, int]:
        """Name a member; those who married in bring a surname of their own."""
        if not surname:
            own = relation in {"配偶", "儿媳", "母亲"}
            surname = pick(SURNAMES, "other", self.number, relation) if own else self.surname
        table = MEN if sex == "男" else WOMEN
        names = next(text for before, text in table if year < before).split()
        start = draw(len(names), "name", self.number, relation, year)
        choices = [surname + names[(start + i) % len(names)] for i in range(len(names))]
        choices += [other + names[start] for other in SURNAMES]
        name = next(choice for choice in choices if choice not in self.used)
        self.used.add(name)
        return (name, relation, sex, year)
