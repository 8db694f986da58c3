"""An invented village (样例村): one whole season folder, from its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from linkage.files.new_season import pattern_papers
from linkage.files.workbook_writer import RowIn
from linkage.invented import holdings, trade
from linkage.invented.ledger import SheetRow, tables, workbook
from linkage.invented.mixtures import Mixture, Pay, mixture_of, offered, pay_for_work
from linkage.invented.names import COUNTY, CROPS, village_name
from linkage.invented.numbers import pick
from linkage.invented.people import YEAR, Census, Household
from linkage.invented.village_books import VillageBooks

_CODES = "ABCDEFGHJKLMNPQRSTUVWXY"
_SHARES: Mapping[str, Callable[[Household], Iterator[RowIn]]] = {
    "资金股": holdings.paid_in,
    "人口股": holdings.by_heads,
    "土地股": holdings.by_land,
}


@frozen
class Village:
    """A village of a county: its place in it, its size, and what it has agreed."""

    number: int
    seed: int
    households: int
    mixture: Mixture

    @property
    def name(self) -> str:
        """Its name."""
        return village_name(self.number, self.seed)

    @property
    def folder(self) -> str:
        """The name of its season folder; the number keeps the order of the county."""
        return f"{self.number + 1:03d}-{self.name}"

    @property
    def _key(self) -> str:
        return f"{self.seed}|{self.number}"

    def rows(self) -> Iterator[SheetRow]:
        """Every row of its registers, household after household, then the books of the whole village."""
        sheets = {sheet.name for pattern in self.mixture.patterns for sheet in pattern.sheets}
        crop = pick(CROPS, self._key, "crop")
        census = Census(self._key, self._code, self._region, f"{COUNTY}农商银行", self.households)
        pay = pay_for_work(self.mixture, self._key)
        votes = 0
        for household in census.everybody():
            votes += household.of_age
            for row in census.rows(household):
                yield "名册", row
            yield from self._of(household, sheets, crop)
            if "用工" in sheets:
                yield from self._worked(household, pay)
        books = VillageBooks(self._key, self.name, crop, self.mixture, self.households)
        whole: Mapping[str, Callable[[], Iterator[RowIn]]] = {
            "约定": books.settings,
            "事实": books.facts,
            "价格": books.quotes,
            "资产": books.assets,
            "居间": books.brokerage,
            "会议": lambda: books.meetings(votes),
        }
        for sheet, made in whole.items():
            if sheet in sheets:
                yield from ((sheet, row) for row in made())

    @property
    def _code(self) -> str:
        """Two letters before each 户号, its own in a county of up to five hundred villages."""
        first, second = divmod(self.number, len(_CODES))
        return _CODES[first % len(_CODES)] + _CODES[second]

    @property
    def _region(self) -> str:
        return f"3699{self.number % 99 + 1:02d}"

    def _of(self, household: Household, sheets: set[str], crop: str) -> Iterator[tuple[str, RowIn]]:
        """What one household holds, delivers, sells and works; the order of the draws is fixed."""
        made: Mapping[str, Callable[[], Iterator[RowIn]]] = {
            "地块": lambda: holdings.plots(household),
            "股份": lambda: _SHARES[self.mixture.shares](household),
            "交售": lambda: trade.deliveries(household, self._words("交售", "等级", ("一级",)), crop),
            "代销": lambda: trade.sales(household),
            "积分": lambda: trade.points(household),
            "验收": lambda: trade.inspections(household, self._words("验收", "事项", ("管护",))),
        }
        for sheet, rows in made.items():
            if sheet in sheets:
                yield from ((sheet, row) for row in rows())
        if "预付" in sheets:
            yield from trade.advances(household)

    def _worked(self, household: Household, pay: Pay | None) -> Iterator[SheetRow]:
        """The work of a household, and what of it is paid already."""
        work = list(trade.labour(household, self._words("用工", "岗位", ("烘干", "分拣"))))
        yield from (("用工", one.row()) for one in work)
        if pay is not None:
            yield from (("已付", row) for row in trade.paid(household, work, pay))

    def _words(self, sheet: str, heading: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(offered(self.mixture, sheet, heading)) or otherwise

    def papers(self) -> dict[str, bytes]:
        """The arrangements and the charter."""
        return pattern_papers(self.mixture.patterns, YEAR)

    def workbook(self) -> bytes:
        """The registers as one workbook."""
        return workbook(self.mixture.patterns, YEAR, self.rows())

    def tables(self) -> Iterator[tuple[str, bytes]]:
        """The registers as pieces of CSV files, by sheet."""
        return tables(self.mixture.patterns, self.rows())


def village(number: int, seed: int, households: int) -> Village:
    """The number-th village of a county, from 0."""
    return Village(number, seed, households, mixture_of(number, seed))
