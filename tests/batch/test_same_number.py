"""Villages that go by one number in one season are named before they are printed; other seasons are not."""

from __future__ import annotations

from pathlib import Path

from counties import small_county
from linkage.batch.same_number import same_numbers


def renumbered(season: Path, old: str, new: str) -> None:
    path = season / "合作.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def villages(county: Path) -> list[Path]:
    return sorted(path for path in county.iterdir() if path.is_dir())


def number_of(season: Path) -> str:
    lines = (season / "合作.yaml").read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith("编号"))


def test_copied_villages_are_named(tmp_path: Path) -> None:
    county = small_county(tmp_path / "县", "甲村", "乙村", "丙村")
    renumbered(county / "丙村", number_of(county / "丙村"), '编号: "BC-2025"  # 自己的')
    (told,) = same_numbers(villages(county))
    number = number_of(county / "甲村").partition(":")[2].strip()
    assert told.startswith(f"乙村、甲村 的编号和期间相同（{number}），像是拷贝来的")


def test_the_next_season_of_a_village_is_no_copy(tmp_path: Path) -> None:
    county = small_county(tmp_path / "县", "甲村-2025", "甲村-2026")
    renumbered(county / "甲村-2026", "2025-01-01 至 2025-12-31", "2026-01-01 至 2026-12-31")
    assert list(same_numbers(villages(county))) == []


def test_what_cannot_be_read_is_told_elsewhere(tmp_path: Path) -> None:
    county = small_county(tmp_path / "县", "甲村", "乙村")
    (county / "乙村" / "合作.yaml").unlink()
    (county / "乙村" / "合作.yaml").mkdir()
    assert list(same_numbers([*villages(county), county / "没有"])) == []
