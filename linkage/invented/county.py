"""An invented county (样例县): its villages written side by side, each a season folder, all or none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from linkage.ground.disk import Disk, is_folder, is_there, told
from linkage.ground.errors import UsageError
from linkage.invented.ledger import MOST_IN_WORKBOOK
from linkage.invented.village import Village, village

# No file of a county makes it whole, so none has to go first.
_NOTHING = "清单.json"


@frozen
class County:
    """So many villages of so many households; small ones as workbooks unless told."""

    villages: int
    households: int
    seed: int
    as_tables: bool | None = None

    def write(self, target: Path, progress: Callable[[str, int, int], None] = lambda *_: None) -> None:
        """Write it into a folder that is new or empty; what is cut short leaves nothing under its name.

        Raises :class:`UsageError` where something stands already, ``EnvironmentTroubleError`` for the disk.
        """
        if is_there(target) and (not is_folder(target) or any(target.iterdir())):
            raise UsageError(f"“{target.name}”已经存在，而且不是空文件夹。请换一个名称。")
        large = self.households > MOST_IN_WORKBOOK
        tables = large if self.as_tables is None else self.as_tables
        with told(target), _staged(target.absolute()) as staging:
            for number in range(self.villages):
                _write(village(number, self.seed, self.households), staging, tables=tables)
                progress("样例村", number + 1, self.villages)


@contextmanager
def _staged(target: Path) -> Iterator[Path]:
    """A folder beside the target that takes its place when all is written, and goes when that fails."""
    disk = Disk()
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = target.with_name(f".{target.name}.part")
    if is_folder(staging):
        disk.clear(staging, _NOTHING)
    disk.make_folder(staging)
    try:
        yield staging
        disk.sync_folder(staging)
        if target.exists():
            target.rmdir()
        disk.rename(staging, target)
    except BaseException:
        disk.clear(staging, _NOTHING)
        raise


def _write(one: Village, county: Path, *, tables: bool) -> None:
    disk, folder = Disk(), county / one.folder
    disk.make_folder(folder)
    for name, data in one.papers().items():
        disk.write(folder / name, data)
    if not tables:
        disk.write(folder / "台账.xlsx", one.workbook())
        return
    disk.make_folder(folder / "台账")
    handles: dict[str, int] = {}
    try:
        for sheet, piece in one.tables():
            if sheet not in handles:
                handles[sheet] = disk.create(folder / "台账" / f"{sheet}.csv")
            disk.append(handles[sheet], piece)
    finally:
        for handle in handles.values():
            os.close(handle)
