"""Charts of accounts (科目表): those that come with the program, one version of a chart a file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Problem
from linkage.ground.source import Node, Scalar, read_yaml
from linkage.model.voucher import Account, Chart, Use

_SHIPPED = Path(__file__).parent.parent / "charts"
_KEYS = ("科目表", "文号", "代号", "主体", "起", "止", "来源", "核对", "科目", "往来", "对应")
_USE_KEYS = ("用", "收入", "类别", "对方", "科目", "核对")
_READ, _UNREAD = "已核对", "未确认"


@cache
def shipped_charts() -> tuple[Chart, ...]:
    """The charts that come with the program; a mistake in them is an error of ours."""
    problems: list[Problem] = []
    found: list[Chart] = []
    for path in sorted(_SHIPPED.glob("*.yaml")):
        node, faults = read_yaml(f"charts/{path.name}", path.read_bytes())
        problems += faults
        chart = read_chart(node, problems) if node is not None else None
        found += [chart] if chart is not None else []
    if problems:
        raise ValueError("\n".join(str(problem) for problem in problems))
    return tuple(found)


def read_chart(node: Node, problems: list[Problem]) -> Chart | None:
    """Read one chart; problems are added to the list, and a chart with problems is none.

    Raises ``ValueError`` where an entry uses an account that the chart does not list.
    """
    before = len(problems)
    fields = Fields(node, _KEYS, "科目表", problems)
    title = fields.text("科目表", needed="农民专业合作社会计制度")
    mark = fields.text("代号", needed="合作社2021")
    listed = fields.sub("科目", needed='{"101": 库存现金}')
    accounts = {
        code.text: name.text.strip()
        for code, name in (listed.entries if listed is not None else ())
        if isinstance(name, Scalar)
    }
    first, last = (fields.day(key) for key in ("起", "止"))
    people = fields.words("往来")
    for word in people:
        _known(mark, accounts, word)
    uses = tuple(_use(mark, accounts, item, problems) for item in fields.items("对应"))
    read = fields.choice("核对", (_READ, _UNREAD), default=_UNREAD, needed=_READ) == _READ
    if len(problems) > before or first is None:
        return None
    return Chart(
        title=title,
        number=fields.text("文号"),
        mark=mark,
        kinds=tuple(word.text.strip() for word in fields.words("主体")),
        first=first,
        last=last,
        source=fields.text("来源"),
        confirmed=read,
        accounts=accounts,
        people=frozenset(word.text.strip() for word in people),
        uses=uses,
        where=fields.where,
    )


def _use(mark: str, accounts: dict[str, str], node: Node, problems: list[Problem]) -> Use:
    fields = Fields(node, _USE_KEYS, "对应", problems)
    said = fields.scalar("科目", needed='"102"')
    code, part = "", ""
    if said is not None:
        code, _, part = said.text.strip().partition("/")
        _known(mark, accounts, said)
    return Use(
        side=fields.text("用", needed="银行"),
        account=Account(mark, code, accounts.get(code, ""), part),
        income=fields.text("收入"),
        kind=fields.text("类别"),
        other=fields.text("对方"),
        confirmed=fields.choice("核对", (_READ, _UNREAD), default=_UNREAD) == _READ,
    )


def _known(mark: str, accounts: dict[str, str], word: Scalar) -> None:
    if word.text.strip().partition("/")[0] not in accounts:
        message = f"{word.where}: {mark} has no account {word.text.strip()}"
        raise ValueError(message)
