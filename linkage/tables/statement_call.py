"""The call over the loudspeaker (告知书广播稿): a village group is asked to fetch its statements."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.model.entitlement import Settlement
from linkage.table import Table, script_bytes, script_text
from linkage.telling.heard_sums import group_heard
from linkage.telling.paper import group_names
from linkage.telling.read_aloud import group_script


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {
        f"内部/statement-zu-{at:02d}.txt": name for at, name in enumerate(group_names(settlement), start=1)
    }


def _made(settlement: Settlement, group: str) -> bytes:
    return script_bytes(group_script(settlement, group))


TABLE = Table(
    title="农户收益告知书广播稿",
    headings=(),
    rows=lambda _settlement, _group: (),
    paths=_paths,
    made=_made,
    reads=lambda settlement, group, data: group_heard(settlement, group, script_text(data)),
)
