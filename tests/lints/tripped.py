"""Plans that trip a lint, and plans just inside its line: a sound season altered in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from faults.spoiled import read_spoiled
from linkage.closing import unreckoned
from linkage.files.season_folder import ReadSeason
from linkage.lint import lints
from linkage.model.entitlement import Finding

Pairs = Sequence[tuple[str, str]]


@frozen
class Change:
    """What is altered: pieces of the arrangement and the charter, rows added, cells set, files put in."""

    text: Pairs = ()
    charter: Pairs = ()
    rows: Mapping[str, Sequence[Sequence[str]]] = field(factory=dict)
    cells: Mapping[str, Mapping[str, str]] = field(factory=dict)
    files: Mapping[str, str] = field(factory=dict)

    def read(self) -> ReadSeason:
        """Read the altered season, which must be without a problem."""
        season = read_spoiled(
            {
                "协议": list(self.text),
                "章程": list(self.charter),
                "行": dict(self.rows),
                "格": dict(self.cells),
                "文件": dict(self.files),
            }
        )
        assert season.problems == (), "\n".join(map(str, season.problems))
        return season


def asked(name: str, change: Change) -> list[Finding]:
    """What one lint says of the altered season."""
    season = change.read()
    lint = next(lint for lint in lints() if lint.name == name)
    return list(lint.run(unreckoned(season)))
