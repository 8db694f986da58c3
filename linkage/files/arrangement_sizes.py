"""Sizes of steps in an arrangement: what a step asks for, read by the kinds of ``linkage/sizes``."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.arrangement_prices import readers
from linkage.files.price_bands import Band, from_nought, read_bands
from linkage.files.price_reading import Reading as PriceReading
from linkage.files.yaml_fields import Fields
from linkage.formula.parser import is_formula
from linkage.ground.fault import Fault, listed, quoted
from linkage.ground.figure import Figure
from linkage.ground.source import Node, Scalar, SequenceNode
from linkage.ground.units import PLAIN, YUAN
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS
from linkage.model.price import Price
from linkage.model.size import Fund, Size, Threshold
from linkage.size import SizeKind, size_kinds
from linkage.sizes.amount import FixedAmount
from linkage.sizes.fill import AllThatIsLeft

SIZE_KEYS = tuple(
    dict.fromkeys(key for kind in size_kinds() for key in (kind.key, *kind.others) if key != "不够时")
)


@frozen
class Reading:
    """A step as the kinds of sizes read it (:class:`linkage.size.StepReading`)."""

    desk: Desk
    fields: Fields
    number: int
    to: str

    def said(self, key: str) -> bool:
        """Say whether a key is there."""
        return self.fields.node(key) is not None

    def scalar(self, key: str, *, needed: str = "") -> Scalar | None:
        """The text under a key."""
        return self.fields.scalar(key, needed=needed)

    def amount(self, key: str) -> Figure | None:
        """An amount of money under a key."""
        return money(self.desk, self.fields, key, name=self.to if key == "金额" else key)

    def rate(self, scalar: Scalar) -> Figure | None:
        """A percentage between nought and a hundred."""
        return self.desk.rate(scalar, f"{self.to}比例")

    def standard(self, key: str) -> Figure | Price | None:
        """So much for one unit of the step's weight: a number, or any kind of price."""
        node = self.fields.node(key)
        if node is not None and not (isinstance(node, Scalar) and not is_formula(node.text)):
            return self._tariff(node, key)
        scalar = self.fields.scalar(key)
        figure = self.desk.figure(scalar, "标准") if scalar is not None else None
        if figure is None or scalar is None:
            return None
        names = {word for word, power in figure.unit.powers if power > 0}
        if figure.value < 0 or (names and names != {"元"}) or (figure.unit == PLAIN and figure.value > 1):
            self.desk.note(faults.BAD_STANDARD, scalar.where, said=quoted(scalar.text))
            return None
        return figure

    def _tariff(self, node: Node, key: str) -> Price | None:
        """A price that looks at the rows the step counts; they must be those of one register."""
        by = self.fields.node("按")
        items = by.items if isinstance(by, SequenceNode) else (by,)
        texts = [item.text for item in items if isinstance(item, Scalar)]
        sheets = {text.replace("．", ".").partition(".")[0].strip() for text in texts}
        if len(texts) < len(items) or len(sheets) != 1:
            if by is not None:
                self.desk.note(faults.STANDARD_OF_ONE_SHEET, node.where, number=self.number)
            return None
        counted = self.desk.quantity(Scalar(texts[0], node.where), "按")
        if counted is None:
            return None
        term = f"第{self.number}步"
        unit = self.desk.quantity_unit(counted)
        return PriceReading(self.desk, self.fields, term, counted, unit, key, readers()).price(node, key)

    def tiers(self, key: str) -> tuple[bool, Sequence[tuple[Figure, Figure]]] | None:
        """Percentages by tiers of an amount in yuan."""
        node = self.fields.sub(key)
        if node is None:
            return None
        before = len(self.desk.problems)
        fields = Fields(node, ("方式", "档"), "分档", self.desk.problems)
        mode = fields.choice("方式", ("超额累进", "全额"), needed="超额累进")
        bands = read_bands(self.desk, fields, YUAN, "[100000, 5%]")
        from_nought(self.desk, bands)
        rates = [self._tier_rate(band) for band in bands]
        if len(self.desk.problems) > before or not mode:
            return None
        known = [(band.start, rate) for band, rate in zip(bands, rates, strict=True) if rate is not None]
        return mode == "超额累进", known

    def _tier_rate(self, band: Band) -> Figure | None:
        if not isinstance(band.value, Scalar):
            remedy = "每档写成 [起点, 比例]，例如 [100000, 5%]"
            self.desk.note(faults.BAD_TIERS, band.where, cause="每档应有起点和比例", remedy=remedy)
            return None
        return self.rate(band.value)

    def refuse(self, fault: Fault, key: str) -> None:
        """Note a problem at a key."""
        self.desk.note(fault, self.fields.place(key), number=self.number, to=self.to, key=key)


def read_size(desk: Desk, fields: Fields, number: int, kind: str, to: str) -> Size | None:
    """Read what a step asks for; a loss to be made good says its amount itself."""
    reading = Reading(desk, fields, number, to)
    if kind == "弥补亏损":
        scalar = fields.scalar(kind)
        amount = desk.amount(_fact_named(desk, scalar), to) if scalar is not None else None
        _check_keys(desk, fields, number, None)
        return FixedAmount(amount, to) if amount is not None else None
    said = [one for one in size_kinds() if reading.said(one.key)]
    chosen = [one for one in said if not one.alone] or said
    if len(chosen) != 1:
        if chosen:
            desk.note(
                faults.RATE_AND_AMOUNT, fields.where, number=number, kinds=listed(one.key for one in chosen)
            )
        else:
            desk.note(faults.NEITHER_RATE_NOR_AMOUNT, fields.where, number=number)
        return None
    if chosen[0].payees and to not in {HOUSEHOLDS, MEMBERS}:
        reading.refuse(faults.WEIGHT_WITHOUT_PAYEES, chosen[0].key)
        return None
    _check_keys(desk, fields, number, chosen[0])
    return chosen[0].read(reading)


def the_rest(desk: Desk, fields: Fields, number: int) -> Size | None:
    """All that is left, for a step that says nothing of how much; nothing where it says something."""
    if any(fields.node(kind.key) is not None for kind in size_kinds()):
        return None
    _check_keys(desk, fields, number, None)
    return AllThatIsLeft()


def _fact_named(desk: Desk, scalar: Scalar) -> Scalar:
    """A loss that is called by the bare name of a fact is that fact."""
    name = scalar.text.strip()
    return evolve(scalar, text=f"事实.{name}") if desk.books.fact(name) is not None else scalar


def _check_keys(desk: Desk, fields: Fields, number: int, kind: SizeKind | None) -> None:
    """A word of another kind of size would be read over; it is refused."""
    fitting = {"直到", "已有", *((kind.key, *kind.others) if kind is not None else ())}
    for key in SIZE_KEYS:
        if key not in fitting and fields.node(key) is not None:
            wanted = next(one.key for one in size_kinds() if key in {one.key, *one.others})
            desk.note(
                faults.SIZE_WORD_ALONE, fields.place(key), number=number, key=key, wanted=quoted(wanted)
            )


def read_fund(desk: Desk, fields: Fields, number: int) -> Fund | None:
    """Read 直到 with 已有: a step that stops when the fund is full."""
    if fields.node("直到") is None:
        if fields.node("已有") is not None:
            desk.note(
                faults.SIZE_WORD_ALONE, fields.place("已有"), number=number, key="已有", wanted=quoted("直到")
            )
        return None
    target = money(desk, fields, "直到", name="满额")
    if fields.node("已有") is None:
        fields.missing("已有", "事实.风险金余额", "不写已有多少，就不知道还差多少")
        return None
    held = money(desk, fields, "已有", name="已有")
    return Fund(target, held) if target is not None and held is not None else None


def read_threshold(desk: Desk, fields: Fields, number: int) -> Threshold | None:
    """Read 超过 and 不足: when the step runs at all."""
    above, below = (money(desk, fields, key, name=key) for key in ("超过", "不足"))
    if above is not None and below is not None and above.value >= below.value:
        desk.note(faults.NEVER_RUNS, fields.place("不足"), number=number)
        return None
    return Threshold(above, below) if above is not None or below is not None else None


def money(desk: Desk, fields: Fields, key: str, *, name: str = "") -> Figure | None:
    """An amount of money under a key; nothing when the key is missing or has a problem."""
    scalar = fields.scalar(key)
    return desk.amount(scalar, name or key) if scalar is not None else None
