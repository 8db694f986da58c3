"""The experiment: mistakes planted into payout sheets of random villages, and what verification says of them.

A sheet goes the whole way of a real one: bytes, a confirmed plan of its columns, the reader, the matching,
the verdicts, the causes. The planter knows the truth and nothing of the program.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve, frozen

from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.ground.units import Unit
from linkage.model.entitlement import Settlement
from linkage.verify.column_plan import ColumnPlan, PlannedColumn, read_plan, written_plan
from linkage.verify.list_reader import read_list
from linkage.verify.payout_list import Role
from linkage.verify.verdict import Difference, Verdict
from linkage.verify.verification import Verification, verify_season
from payout_sheets import Sheet, payout_sheet
from planter import Planted, plant
from random_villages import RandomVillage, random_village

#: What the planter calls a mistake, and the kind of cause that is the same thing.
KINDS: Mapping[str, str] = {
    "数量": "quantity",
    "时间": "days",
    "单价": "price",
    "比例": "rate",
    "分档": "tier",
    "取整": "rounding",
    "尾差": "remainder",
    "类别": "grade",
    "漏一笔": "missing",
    "错行": "shifted",
    "颠倒": "transposed",
    "漏写": "dropped",
    "多写": "dropped",
    "小数点": "point",
    "上期": "last_season",
    "近似数": "printed",
    "没有扣": "deduction",
    "多扣": "deduction",
}
_WHOLE: Mapping[str, Role] = {
    "户号": Role.HOUSEHOLD,
    "成员号": Role.MEMBER,
    "姓名": Role.NAME,
    "组": Role.GROUP,
    "应发": Role.GROSS,
    "实发": Role.NET,
}
_PARTS: Mapping[str, Role] = {
    "单价": Role.PRICE,
    "时间": Role.TIME,
    "比例": Role.RATE,
    "金额": Role.AMOUNT,
    "类别": Role.CLASS,
}
#: Last season everything was a little less: what was signed, and what there was to share.
_EARLIER = (("380 元", "350 元"), ("612.5 元", "590 元"), ("333.33 元", "300 元"), ("6%/年", "5%/年"))


@frozen
class Told:
    """One planted mistake, and the kinds of causes told for it; ``alone`` when its row has no other."""

    seed: int
    planted: Planted
    alone: bool
    kinds: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def hit(self) -> bool:
        """Say whether the planted cause is among those told."""
        return KINDS[self.planted.kind] in self.kinds


@frozen
class Judged:
    """A sheet: the households that were spoiled, those that were accused, and every mistake."""

    seed: int
    spoiled: frozenset[str]
    accused: frozenset[str]
    told: tuple[Told, ...]
    verification: Verification


def settled(village: RandomVillage) -> Settlement:
    """Settle a village."""
    with TemporaryDirectory() as folder:
        season = read_season(village.write(Path(folder) / "季"))
    assert season.problems == (), village.rebuilt_by
    return settle(season.arrangements, season.books)


def season_before(village: RandomVillage) -> RandomVillage:
    """The village a season earlier, with other prices and other sums to share."""
    texts = dict(village.arrangements)
    for name, text in texts.items():
        for now, then in _EARLIER:
            text = text.replace(now, then)  # noqa: PLW2901 - one replacement after the other
        texts[name] = text
    heading, *facts = village.registers["事实"]
    less = [(name, _nine_tenths(value), *rest) for name, value, *rest in facts]
    return evolve(village, arrangements=texts, registers={**village.registers, "事实": (heading, *less)})


def _nine_tenths(text: str) -> str:
    fen = int(Fraction(text) * 90)
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def plan_for(sheet: Sheet) -> ColumnPlan:
    """What a person confirmed of the columns, read back from the file it was kept in."""
    columns = tuple(_planned(index, heading) for index, heading in enumerate(sheet.headings, 1))
    kept, problems = read_plan("列.yaml", written_plan(ColumnPlan(columns)).encode())
    assert kept is not None, problems
    return kept


def _planned(index: int, heading: str) -> PlannedColumn:
    bare, _, unit = heading.rstrip("）").partition("（")
    clause, _, part = bare.partition("·")
    role = _PARTS.get(part, Role.QUANTITY if part.endswith("数量") else Role.IGNORED)
    if not part:
        role, clause = _WHOLE.get(bare, Role.IGNORED), ""
    return PlannedColumn(index, heading, role, clause if role is not Role.IGNORED else "", Unit.parse(unit))


def verified(sheet: Sheet, settlement: Settlement, last: Settlement | None = None) -> Verification:
    """A sheet as a file, read and put beside its season."""
    paid = read_list("发放表.csv", sheet.as_csv(), plan_for(sheet))
    assert paid.problems == (), [str(problem) for problem in paid.problems]
    return verify_season(paid, settlement, last)


def judged(seed: int) -> Judged:
    """Plant one to three mistakes into the sheet of a village, and verify it."""
    village, draw = random_village(seed), random.Random(seed)  # noqa: S311 - mistakes, no secret
    settlement = settled(village)
    last = settled(season_before(village)) if seed % 2 else None
    sheet = payout_sheet(settlement)
    planted = plant(sheet, draw, draw.choice((1, 2, 3)), payout_sheet(last) if last is not None else None)
    verification = verified(sheet, settlement, last)
    rows = [one.row for one in planted]
    spoiled = frozenset(sheet.rows[row][0] for row in rows)
    return Judged(
        seed,
        spoiled,
        frozenset(accused(verification)),
        tuple(_told(seed, one, rows.count(one.row) == 1, verification) for one in planted),
        verification,
    )


def accused(verification: Verification) -> Iterator[str]:
    """The households that are not equal."""
    for outcome in verification.outcomes:
        if outcome.verdict is not Verdict.EQUAL:
            yield outcome.payee.partition(".")[0]


def _told(seed: int, one: Planted, alone: bool, verification: Verification) -> Told:  # noqa: FBT001
    found = [
        cause
        for difference in verification.differences
        if one.row + 2 in difference.rows and _is_about(difference, one)
        for cause in difference.causes
    ]
    kinds = tuple(dict.fromkeys(cause.kind for cause in found))
    return Told(seed, one, alone, kinds, tuple(cause.words for cause in found))


def _is_about(difference: Difference, one: Planted) -> bool:
    if one.clause != "实发":
        return difference.clause == one.clause
    return difference.clause == ""


def experiment(seeds: Sequence[int]) -> Iterator[Judged]:
    """One sheet after the other."""
    for seed in seeds:
        yield judged(seed)
