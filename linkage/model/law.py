"""Law (法规): what statutes, provinces and charters fix, as dated values with article, source and layer.

A value holds from its first day to its last, in its region; a season asks for the one that governs a day.
Layers stand on each other: 国家, 省, 县, 本季, 章程, 决议. The lowest that speaks sets the value, unless a
layer above allows a move in one direction only and the lower one moves the other way: then it is passed
over. What nobody has compared with the text of the instrument says so wherever it is shown.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from attrs import define, evolve, field, frozen

from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.figure import Day, Figure

NATION, PROVINCE, COUNTY, OWN, CHARTER, RESOLUTION = "国家", "省", "县", "本季", "章程", "决议"

#: From the highest to the lowest; 本季 is a season's 法规.yaml that names no layer.
LAYERS = (NATION, PROVINCE, COUNTY, OWN, CHARTER, RESOLUTION)

ONLY_UP, ONLY_DOWN, FIXED = "只可提高", "只可降低", "不可改"

#: What a layer may say of those below it.
BOUNDS = (ONLY_UP, ONLY_DOWN, FIXED)


class NoLawError(Exception):
    """No version of a statutory value covers the day that is asked about (无适用法条)."""

    def __init__(self, name: str, day: datetime.date, where: str, known: str = "") -> None:
        self.name, self.day, self.where, self.known = name, day, where, known
        super().__init__(f"无适用法条（{day}）")


@frozen(kw_only=True)
class Instrument:
    """One version of an instrument (法规的一个版本): what all its values share.

    ``version`` and ``number`` (文号) name it, ``source`` says what was read, ``checked`` on which day.
    ``region`` is a province, or a province and a county; empty for the nation, the charter, a resolution.
    """

    title: str
    version: str = ""
    number: str = ""
    layer: str = OWN
    region: tuple[str, ...] = ()
    first: datetime.date | None = None
    last: datetime.date | None = None
    source: str = ""
    checked: datetime.date | None = None
    note: str = ""

    @property
    def place(self) -> str:
        """Where it holds, in words: 国家, 福建省, 福建省闽侯县, 章程."""
        return "".join(self.region) or self.layer


@frozen(kw_only=True)
class Parameter:
    """One value of a law (法定参数).

    ``said`` is the value as it is written; ``figure`` the number it means, nothing for a plain 不得;
    ``words`` its words where it is a list. ``source`` names the version, or what is doubtful about it.
    ``bound`` is what layers below may do with it, ``called`` the names a charter has for it.
    """

    name: str
    said: str
    figure: Figure | None
    first: datetime.date
    last: datetime.date | None
    cite: Citation
    source: str
    where: Where
    instrument: Instrument
    code: str = ""
    words: tuple[str, ...] = ()
    bound: str = ""
    called: tuple[str, ...] = ()
    note: str = ""

    @property
    def layer(self) -> str:
        """Which layer sets it."""
        return self.instrument.layer

    @property
    def told(self) -> str:
        """The value with 未确认 beside it, where nobody has compared it with the text."""
        return self.said if self.cite.confirmed else f"{self.said}（未确认）"

    def covers(self, day: datetime.date) -> bool:
        """Say whether the value is in force on the day; both ends count."""
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: Parameter) -> bool:
        """Say whether both would be in force on some day."""
        return (self.last is None or other.first <= self.last) and (
            other.last is None or self.first <= other.last
        )

    def reaches(self, region: tuple[str, ...]) -> bool:
        """Say whether the value holds in a region: the nation's everywhere, a province's in its counties."""
        own = self.instrument.region
        return region[: len(own)] == own

    def __str__(self) -> str:
        """Tell article, version and, below the nation, the layer, as a finding does."""
        place = "" if self.layer in {NATION, OWN} else self.instrument.place
        beside = "；".join(part for part in (place, self.source) if part)
        return f"{self.cite}（{beside}）" if beside else str(self.cite)


@frozen
class Effective:
    """What governs a day: the value, and what lower layers said against a bound, with the bound's owner."""

    parameter: Parameter
    passed_over: tuple[tuple[Parameter, Parameter], ...] = ()


@define(eq=False)
class Asked:
    """Which values were asked for (用到的法条), so that a result can name the versions it stands on.

    ``reckoned`` are those of them that the arrangements reckon with, by name.
    """

    found: dict[tuple[str, str], Parameter] = field(factory=dict)
    reckoned: dict[str, Parameter] = field(factory=dict)

    def note(self, parameter: Parameter) -> None:
        """Remember a value."""
        self.found[parameter.name, str(parameter.where)] = parameter

    def in_order(self) -> tuple[Parameter, ...]:
        """The values by code and place, whatever the order of the questions was."""
        return tuple(sorted(self.found.values(), key=lambda p: (p.code, p.name, str(p.where))))


@frozen
class Laws:
    """All values a season knows, and the region it lies in: province, or province and county.

    ``replaced`` are the values a season's own stand in place of.
    """

    parameters: tuple[Parameter, ...] = ()
    region: tuple[str, ...] = ()
    asked: Asked = field(factory=Asked, eq=False, repr=False)
    replaced: tuple[Parameter, ...] = ()

    def on(self, name: str, day: datetime.date) -> Parameter | None:
        """The value that governs a day, whichever layer set it, or nothing when no version covers it."""
        return self._noted(self.effective(name, day))

    def required(self, name: str, day: datetime.date, where: object) -> Parameter:
        """The value that governs a day.

        Raises :class:`NoLawError` when no version covers it; a check that asks counts as not made then.
        """
        found = self.on(name, day)
        if found is None:
            raise NoLawError(name, day, str(where), self.known(name))
        return found

    def reckoned_with(self, name: str, day: datetime.date, where: object) -> Parameter:
        """The value that governs a day, for an arrangement that reckons with it; as :meth:`required`."""
        found = self.required(name, day, where)
        self.asked.reckoned[found.name] = found
        return found

    def unread(self) -> tuple[Parameter, ...]:
        """The values the arrangements reckon with and nobody has compared with their text, by name."""
        values = self.asked.reckoned.values()
        return tuple(sorted((p for p in values if not p.cite.confirmed), key=lambda p: p.name))

    def effective(self, name: str, day: datetime.date, *, above: str = "") -> Effective | None:
        """What governs a day, and what was passed over; ``above`` leaves out that layer and those below.

        A look that nobody judges by: what was asked is remembered by :meth:`on` and :meth:`required`.
        """
        layers = LAYERS[: LAYERS.index(above)] if above else LAYERS
        speaking = [p for p in self.versions(name) if p.covers(day) and p.layer in layers]
        if not speaking:
            return None
        speaking.sort(key=lambda p: LAYERS.index(p.layer))
        holder, bound = speaking[0], speaking[0].bound
        passed: list[tuple[Parameter, Parameter]] = []
        for lower in speaking[1:]:
            if against(bound, holder, lower):
                passed.append((lower, holder))
            else:
                holder, bound = lower, lower.bound or bound
        return Effective(holder, tuple(passed))

    def statutory(self, name: str, day: datetime.date) -> Parameter | None:
        """What law alone says, without the charter and what is below it."""
        return self._noted(self.effective(name, day, above=CHARTER))

    def _noted(self, found: Effective | None) -> Parameter | None:
        if found is None:
            return None
        self.asked.note(found.parameter)
        return found.parameter

    def names(self) -> tuple[str, ...]:
        """The names of all values, in order."""
        return tuple(sorted({parameter.name for parameter in self.parameters}))

    def versions(self, name: str) -> tuple[Parameter, ...]:
        """Every version of a value that holds in this region, whatever the day."""
        return tuple(p for p in self.parameters if p.name == name and p.reaches(self.region))

    def known(self, name: str) -> str:
        """Which days the versions of a value cover, in words; other regions are named."""
        here = [f"{p.first} 至 {p.last}" if p.last else f"{p.first} 起" for p in self.versions(name)]
        if here:
            return "有的版本是 " + "、".join(sorted(here))
        elsewhere = sorted({p.instrument.place for p in self.parameters if p.name == name})
        return f"只有 {'、'.join(elsewhere)} 的，本季的地区不在其中" if elsewhere else ""

    def with_own(self, own: Laws) -> Laws:
        """Add a season's own values; those that name no layer take the place of all versions."""
        named = {parameter.name for parameter in own.parameters if parameter.layer == OWN}
        gone = tuple(parameter for parameter in self.parameters if parameter.name in named)
        kept = tuple(parameter for parameter in self.parameters if parameter.name not in named)
        return evolve(self, parameters=(*kept, *own.parameters), replaced=(*self.replaced, *gone))

    def within(self, region: tuple[str, ...]) -> Laws:
        """The same values asked from a region, with nothing asked yet."""
        return evolve(self, region=region, asked=Asked())

    def with_charter(self, figures: Mapping[str, tuple[Figure, Citation]], adopted: Day | None) -> Laws:
        """Add the charter's values where it speaks of something a law names, under whatever word."""
        first = adopted.date if adopted is not None else datetime.date.min
        found: list[Parameter] = []
        for name in self.names():
            versions = self.versions(name)
            words = dict.fromkeys([name, *(word for version in versions for word in version.called)])
            said = next((figures[word] for word in words if word in figures), None)
            if versions and said is not None:
                found.append(_of_charter(name, said, first))
        return evolve(self, parameters=(*self.parameters, *found))


def against(bound: str, upper: Parameter, lower: Parameter) -> bool:
    """Say whether a lower layer moves a value where the layers above do not let it."""
    if bound == FIXED:
        return lower.said != upper.said
    if not bound or upper.figure is None or lower.figure is None:
        return False
    if upper.figure.unit != lower.figure.unit:
        return True
    ours, theirs = lower.figure.value, upper.figure.value
    return ours < theirs if bound == ONLY_UP else ours > theirs


def _of_charter(name: str, said: tuple[Figure, Citation], first: datetime.date) -> Parameter:
    figure, cite = said
    origin = figure.origin
    return Parameter(
        name=name,
        said=origin.text.strip() if origin is not None else str(figure.value),
        figure=figure,
        first=first,
        last=None,
        cite=cite,
        source="",
        where=origin.where if origin is not None else Where(),
        instrument=Instrument(title=cite.title, layer=CHARTER, first=first),
    )
