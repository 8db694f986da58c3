"""Values in an arrangement (协议里的数): every number, date and reference becomes a leaf that knows its line.

A value stands in the arrangement itself, or in a register or the charter that it names (事实. 约定.
章程.), or in the law in force on the last day of the season (法规.).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define

from linkage.files import arrangement_faults as faults
from linkage.files import law_faults, register_faults
from linkage.files.arrangement_ground import Ground
from linkage.files.formula_reading import FormulaReader
from linkage.files.headings import Headings
from linkage.files.open_cells import NAMES
from linkage.files.percent_text import said_in_percent
from linkage.files.phrases import Phrase, PhraseError, read_phrase
from linkage.formula.parser import is_formula
from linkage.ground.citation import Citation
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault, quoted, suggestion
from linkage.ground.figure import Day, Figure, Origin, Word
from linkage.ground.season import DayError, parse_day, split_period
from linkage.ground.source import Scalar
from linkage.ground.units import PLAIN, YUAN, Unit
from linkage.model.charter import Charter
from linkage.model.registers import Books, Row

_REFERENCE = re.compile(r"(事实|约定|章程|法规)[.．。](.+)")
_SETTING = re.compile(r"约定[.．。]([^\s至]+)")


@define
class Values:
    """Reads the values of one arrangement file."""

    ground: Ground
    problems: list[Problem]
    season: tuple[Day, Day] | None = None

    @property
    def books(self) -> Books:
        """The registers."""
        return self.ground.books

    @property
    def headings(self) -> Mapping[str, Headings]:
        """The headings of the sheets that are there."""
        return self.ground.headings

    @property
    def charter(self) -> Charter | None:
        """The charter, when the season has one."""
        return self.ground.charter

    @property
    def formulas(self) -> FormulaReader:
        """Reads the formulas of this arrangement."""
        return FormulaReader(self.ground, self.season, self.problems)

    def note(self, fault: Fault, where: Where, **words: object) -> None:
        """Note a problem."""
        self.problems.append(fault.at(where, **words))

    def phrase(self, scalar: Scalar) -> Phrase | None:
        """Read a number with its unit."""
        try:
            return read_phrase(scalar.text)
        except PhraseError as error:
            self.problems.append(error.problem(faults.BAD_NUMBER, scalar.where))
            return None

    def figure(self, scalar: Scalar, name: str, *cites: Citation) -> Figure | None:
        """Read a number as a leaf, or take the value a reference names (事实. 约定. 章程.)."""
        if is_formula(scalar.text):
            figure = self.formulas.once(scalar, name)
            return figure.named(name, *cites) if figure is not None else None
        found = _REFERENCE.fullmatch(scalar.text.strip())
        if found:
            figure = self._referred(scalar, found[1], found[2].strip())
            return figure.named(name, *cites) if figure is not None else None
        phrase = self.phrase(scalar)
        return None if phrase is None else self.leaf(scalar, phrase, name, *cites)

    def refers(self, scalar: Scalar) -> bool:
        """Say whether a text names a value elsewhere (事实. 约定. 章程.)."""
        return _REFERENCE.fullmatch(scalar.text.strip()) is not None

    def leaf(self, scalar: Scalar, phrase: Phrase, name: str, *cites: Citation) -> Figure:
        """Make the leaf of a phrase."""
        origin = Origin(scalar.where, scalar.text, phrase.part)
        return Figure.clause(phrase.value, phrase.unit, name, origin, *cites)

    def _referred(self, scalar: Scalar, source: str, name: str) -> Figure | None:
        if source == "章程":
            return self._of_charter(scalar, name)
        if source == "法规":
            return self._of_law(scalar, name)
        row = self._row(scalar, source, name)
        if row is None:
            return None
        figure = row.figure("数值")
        if figure is None and row.values.get("数值") is not None:
            unit = "日期" if row.day("数值") is not None else "文字"
            self.note(faults.FACT_UNIT, scalar.where, sheet=source, name=name, unit=unit, wanted="数")
        return figure

    def _row(self, scalar: Scalar, source: str, name: str) -> Row | None:
        """The row of 事实 or 约定 with this name; one that is missing is a problem."""
        heading = NAMES[source]
        rows = self.books.rows(source)
        row = next((row for row in rows if row.text(heading) == name), None)
        if row is None and not self.ground.silent(source):
            known = [row.text(heading) for row in rows]
            remedy = f"{suggestion(name, known)}；或在台账〔{source}〕补一行"
            self.note(faults.UNKNOWN_FACT, scalar.where, sheet=source, said=quoted(name), remedy=remedy)
        return row

    def _setting(self, scalar: Scalar, text: str) -> Row | None:
        """The row of 约定 that a text names (约定.租期起); told when it is no such text or has no row."""
        found = _SETTING.fullmatch(text.strip())
        return self._row(scalar, "约定", found[1].strip()) if found else None

    def words(self, scalar: Scalar | None, *, needed: bool = False) -> str:
        """Words written here or in 约定 (约定.公司名称); an open cell is a problem only when needed."""
        if scalar is None:
            return ""
        if not _SETTING.fullmatch(scalar.text.strip()):
            return scalar.text.strip()
        row = self._setting(scalar, scalar.text)
        value = row.values.get("数值") if row is not None else None
        if row is not None and value is None and needed:
            self.note(register_faults.OPEN_CELL, row.where("数值"), name=row.text("参数"))
        if isinstance(value, Word):
            return value.text
        if isinstance(value, Day):
            return str(value.date)
        return value.origin.text.strip() if isinstance(value, Figure) and value.origin else ""

    def place_of_words(self, scalar: Scalar) -> Where:
        """Where the words that :meth:`words` gives are written: here, or in the cell of 约定 named here."""
        found = _SETTING.fullmatch(scalar.text.strip())
        name = found[1].strip() if found else ""
        row = next((row for row in self.books.rows("约定") if name and row.text("参数") == name), None)
        return row.where("数值") if row is not None else scalar.where

    def _of_charter(self, scalar: Scalar, name: str) -> Figure | None:
        known = self.charter.values if self.charter is not None else {}
        copied = self.charter.settings.get(name) if self.charter is not None else None
        if copied is not None:
            figure = self.figure(copied[0], name)
            return figure.named(name, copied[1]) if figure is not None else None
        if name in known:
            return known[name]
        why = "" if self.charter is not None else "季文件夹里没有读到 章程.yaml"
        remedy = suggestion(name, known) if known else "请在 章程.yaml 的“数值”里补上"
        self.note(faults.NO_CHARTER_VALUE, scalar.where, said=quoted(name), why=why, remedy=remedy)
        return None

    def _of_law(self, scalar: Scalar, name: str) -> Figure | None:
        """The number a law fixes on the last day of the season; a season without days was told elsewhere."""
        if self.season is None:
            return None
        figure = self.ground.law(name, self.season[1].date)
        if isinstance(figure, str):
            names = self.ground.laws.names()
            remedy = "请核对地区和日期" if name in names else suggestion(name, names)
            self.note(law_faults.NO_LAW_VALUE, scalar.where, said=quoted(name), why=figure, remedy=remedy)
            return None
        return figure

    def charter_words(self, scalar: Scalar) -> tuple[str, Citation | None]:
        """Words written here, in 约定, or in the charter (章程.公积金量化时点) with their article."""
        found = _REFERENCE.fullmatch(scalar.text.strip())
        if found is None or found[1] != "章程":
            return self.words(scalar, needed=True), None
        settings = self.charter.settings if self.charter is not None else {}
        said = settings.get(found[2].strip())
        if said is None:
            remedy = suggestion(found[2].strip(), settings) if settings else "请在 章程.yaml 的“数值”里补上"
            why = "" if self.charter is not None else "季文件夹里没有读到 章程.yaml"
            self.note(faults.NO_CHARTER_VALUE, scalar.where, said=quoted(found[2]), why=why, remedy=remedy)
            return "", None
        return self.words(said[0], needed=True), said[1]

    def look_for_percent(self, scalar: Scalar, rate: Figure) -> None:
        """Note a rate above one whole that does not say 百分之: 6 for 6% would pay a hundredfold."""
        share = not any(word in {"元", "万元"} for word, _ in rate.unit.powers)
        told = rate.origin is not None and not set("%％‰").isdisjoint(rate.origin.text)
        if share and rate.value > 1 and not told:
            said = str(rate.value) if rate.value.denominator == 1 else scalar.text
            place = rate.origin.where if rate.origin is not None else scalar.where
            self.note(faults.RATE_OVER_WHOLE, place, said=said, percent=str(rate.value * 100))

    def rate(self, scalar: Scalar, name: str) -> Figure | None:
        """Read a percentage between nought and a hundred."""
        figure = self.figure(scalar, name)
        if figure is None:
            return None
        if figure.unit or (figure.value and not said_in_percent(scalar, figure)):
            self._wrong_rate(faults.NOT_RATE, scalar, figure)
            return None
        if not 0 <= figure.value <= 1:
            self._wrong_rate(faults.NEGATIVE_RATE, scalar, figure)
            return None
        return figure

    def _wrong_rate(self, fault: Fault, scalar: Scalar, figure: Figure) -> None:
        """Tell a rate where its number was written: in the cell of 约定, if it was only referred to here."""
        origin = figure.origin or Origin(scalar.where, scalar.text)
        self.note(fault, origin.where, said=quoted(origin.text))

    def amount(
        self, scalar: Scalar, name: str, per: tuple[str, ...] = (), *, signed: bool = False
    ) -> Figure | None:
        """Read an amount of money; ``per`` allows denominators such as 户, ``signed`` a loss."""
        figure = self.figure(scalar, name)
        if figure is None:
            return None
        if figure.value < 0 and not signed:
            words = {"key": name, "said": quoted(scalar.text), "remedy": "不能是负数"}
            self.note(faults.NOT_ALLOWED, scalar.where, **words)
            return None
        allowed = [YUAN, *(YUAN / Unit.parse(unit) for unit in per)]
        if figure.unit in allowed:
            return figure
        if figure.unit.fits(YUAN):
            return figure.to(YUAN)
        example = "20000 元" + (f"/{per[0]}" if per else "")
        wanted = "元" + (f" 或 元/{per[0]}" if per else "")
        self.note(faults.WRONG_UNIT, scalar.where, said=quoted(scalar.text), wanted=wanted, example=example)
        return None

    def whole(self, scalar: Scalar | None, key: str, unit: str, example: str) -> int | None:
        """Read a whole number with a unit word that may be left out (5 年, 365 天)."""
        if scalar is None:
            return None
        if _SETTING.fullmatch(scalar.text.strip()):
            return self._whole_setting(scalar, key, unit, example)
        phrase = self.phrase(scalar)
        if phrase is None:
            return None
        allowed = {PLAIN, Unit.parse(unit)} if unit else {PLAIN}
        if phrase.unit not in allowed or phrase.value.denominator != 1 or phrase.percent or phrase.value < 1:
            self.note(faults.NOT_WHOLE, scalar.where, key=key, said=quoted(scalar.text), example=example)
            return None
        return phrase.value.numerator

    def _whole_setting(self, scalar: Scalar, key: str, unit: str, example: str) -> int | None:
        """A whole number that stands in 约定, as the years between two escalations."""
        figure = self.figure(scalar, key)
        if figure is None:
            return None
        allowed = {PLAIN, Unit.parse(unit)} if unit else {PLAIN}
        if figure.unit not in allowed or figure.value.denominator != 1 or figure.value < 1:
            said = figure.origin.text if figure.origin is not None else scalar.text
            self.note(faults.NOT_WHOLE, scalar.where, key=key, said=quoted(said), example=example)
            return None
        return figure.value.numerator

    def day(self, scalar: Scalar | None, name: str) -> Day | None:
        """Read a date as a leaf."""
        return None if scalar is None else self.day_in(scalar, scalar.text, name)

    def day_in(self, scalar: Scalar, part: str, name: str) -> Day | None:
        """Read a date that is a part of a text as a leaf."""
        if _SETTING.fullmatch(part.strip()):
            return self._day_setting(scalar, part)
        try:
            date = parse_day(part)
        except DayError as error:
            self.problems.append(error.problem(faults.BAD_DATE, scalar.where))
            return None
        said = "" if part.strip() == scalar.text.strip() else part
        return Day.clause(date, name, Origin(scalar.where, scalar.text, said))

    def _day_setting(self, scalar: Scalar, part: str) -> Day | None:
        """A date that stands in 约定, with the unit 日期; an open cell is told with the others."""
        row = self._setting(scalar, part)
        day = row.day("数值") if row is not None else None
        if row is not None and day is None and row.values.get("数值") is not None:
            words = {"sheet": "约定", "name": row.text("参数"), "unit": row.text("单位"), "wanted": "日期"}
            self.note(faults.FACT_UNIT, scalar.where, **words)
        return day

    def period(self, scalar: Scalar | None, name: str) -> tuple[Day, Day] | None:
        """Read two dates joined by 至."""
        if scalar is None:
            return None
        halves = [half.strip() for half in scalar.text.split("至")]
        if len(halves) == 2 and any(_SETTING.fullmatch(half) for half in halves):
            first, last = halves
        else:
            try:
                first, last = split_period(scalar.text)
            except DayError as error:
                self.problems.append(error.problem(faults.BAD_DATE, scalar.where))
                return None
        start, end = self.day_in(scalar, first, f"{name}起"), self.day_in(scalar, last, f"{name}止")
        if start is None or end is None:
            return None
        if end.date < start.date:
            self.problems.append(
                Problem(faults.SEASON_BACKWARDS, scalar.where, f"{name}的止日早于起日", "", "请核对两个日期")
            )
            return None
        return start, end
