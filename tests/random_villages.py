"""Random villages: a seed gives a season folder, the same for the same seed.

The folder holds one arrangement or two, four pools, three golds, people who join, move, die, plots that
change hands, prices by a dated series, lean years, weights of nought, names with rare characters. Everybody
and everything is invented. A folder is made again with::

    python tests/random_villages.py 17 FOLDER
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import yaml
from attrs import evolve, frozen

from random_arrangements import Plan, draw_plan
from random_registers import draw_registers

CARRYING = 1001
_BRINGS = 0.5
Rows = tuple[tuple[str, ...], ...]


@frozen
class RandomVillage:
    """A season folder in memory."""

    seed: int
    arrangements: Mapping[str, str]
    registers: Mapping[str, Rows]

    def shuffled(self) -> RandomVillage:
        """Put the rows of every register in another order, headings first."""
        draw = random.Random(self.seed)  # noqa: S311 - an order, no secret
        registers: dict[str, Rows] = {}
        for sheet, (headings, *rows) in self.registers.items():
            draw.shuffle(rows)
            registers[sheet] = (headings, *rows)
        return evolve(self, registers=registers)

    def carrying(self) -> RandomVillage:
        """Carry fractions wherever the plan cuts off by household, and bring some along."""
        draw = random.Random(self.seed)  # noqa: S311 - invented figures, no secret
        texts, clauses = dict(self.arrangements), {}
        for name, text in texts.items():
            said = yaml.safe_load(text)
            for term in said.get("条款", []):
                rounding = term.get("取整", {})
                if rounding.get("环节", "每户合计") == "每户合计" and term["收款方"] == "农户":
                    term["取整"] = {**rounding, "方式": "零头结转"}
                    clauses[term["条款"]] = rounding.get("单位", "分")
            for pool in said.get("分配", []):
                for number, step in enumerate(pool["步骤"], start=1):
                    if step.get("取整", {}).get("方式") == "去尾" and step.get("收款") != "个人":
                        step["取整"]["方式"], step["尾差"] = "零头结转", pool["付款方"]
                        clauses[f"{pool['分配']}/{number}"] = step["取整"]["单位"]
            texts[name] = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000)
        most = {"分": 1, "角": 10, "元": 100, "10元": 1000, "百元": 10000}
        rows = [
            (household, clause, str(Fraction(draw.randrange(7 * most[step]), 7)))
            for household in sorted({row[0] for row in self.registers["名册"][1:]})
            for clause, step in clauses.items()
            if draw.random() < _BRINGS
        ]
        registers = {**self.registers, "零头": (("户号", "项目", "零头（分）"), *rows)}
        return evolve(self, arrangements=texts, registers=registers)

    def write(self, folder: Path) -> Path:
        """Write the season folder, registers as CSV."""
        (folder / "台账").mkdir(parents=True)
        for name, text in self.arrangements.items():
            (folder / name).write_text(text, encoding="utf-8")
        for sheet, rows in self.registers.items():
            with (folder / "台账" / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(rows)
        return folder

    @property
    def rebuilt_by(self) -> str:
        """The line that makes the folder again, for the message of a test that failed."""
        return f"python tests/random_villages.py {self.seed} FOLDER"


def random_village(seed: int) -> RandomVillage:
    """Draw a village; from ``CARRYING`` on they carry fractions from season to season."""
    draw = random.Random(seed)  # noqa: S311 - invented figures, no secret
    plan = draw_plan(draw)
    village = RandomVillage(seed, _texts(plan), draw_registers(draw, plan))
    return village.carrying() if seed >= CARRYING else village


def _texts(plan: Plan) -> dict[str, str]:
    names = ["合作.yaml"] if len(plan.arrangements) == 1 else ["合作-1-黄桃.yaml", "合作-2-白芍.yaml"]
    texts = dict(zip(names, plan.arrangements, strict=True)) | {"章程.yaml": plan.charter}
    return {
        name: yaml.safe_dump(text, allow_unicode=True, sort_keys=False, width=1000)
        for name, text in texts.items()
    }


if __name__ == "__main__":
    random_village(int(sys.argv[1])).write(Path(sys.argv[2]))
