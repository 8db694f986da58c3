"""Bank profiles (银行格式): those that come with the program, a village's own, and which payer uses one.

A village's own stand in its season folder as ``银行.yaml`` or ``银行-某某.yaml``, one a file. A payer names
its profile under 当事人: ``代发: 竖线示例``; without it the neutral table alone is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from linkage.files.bank_titles import misnamed
from linkage.files.number_text import fen_in
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Problem
from linkage.ground.fault import Fault, quoted, suggestion
from linkage.ground.money import Money
from linkage.ground.source import MappingNode, Node, Scalar, read_yaml
from linkage.model.bank import (
    ENCODINGS,
    OF_BATCH,
    OF_PAYMENT,
    BankColumn,
    Profile,
    ReturnForm,
    Shape,
)

NO_PROFILE = Fault(
    "E770", "当事人“{role}”的代发写着{said}，没有这种银行格式", "", "{remedy}；不写就只出通用的代发表"
)
SAME_PROFILE = Fault("E771", "银行格式{said}有两份", "另一份在 {other}", "请改其中一份的名称")
BAD_SOURCE = Fault("E772", "列“{title}”取的是{said}，没有这一样", "", "{remedy}")
NO_CELL = Fault(
    "E773", "银行格式“{name}”没有取“{source}”的列", "没有它银行不知道付给谁、付多少", "请在“列”里补上"
)
NO_WIDTH = Fault("E774", "定宽格式的列“{title}”没有写宽", "", "请写这一列占几个字节，例如 宽: 30")
BAD_LIMIT = Fault("E775", "“{key}”写着{said}，看不懂", "", "请写成 {example}")
BAD_ROUND = Fault(
    "E776", "当事人“{role}”的代发次写着{said}", "它是第几次送银行，重发退回的款时加一", "请写 1 到 99 的整数"
)
NO_CONTENT = Fault("E777", "列“{title}”没有写“取”，也没有写“写”", "", "请写 取: 账号 这样，或 写: CNY 这样")
TWO_CHOICES = Fault(
    "E778",
    "{name}的“{key}”写着{said}，{other} 写的不同",
    "一个付款方的代发只有一种说法",
    "请写成一样，或只写一处",
)
MISNAMED = Fault(
    "E950",
    "列“{title}”{held}",
    "名是“{title}”的列，银行会照它付钱；写成别的，钱会付到别处、付成别的数",
    "请写 取: {source}，或改列名",
)

CHOICE, ROUND = "代发", "代发次"
_SHIPPED = Path(__file__).parent.parent / "banks"
_NAME = re.compile(r"银行(-.+)?\.ya?ml")
_KEYS = (
    *("银行格式", "来源", "日期", "核对", "文件", "后缀", "编码", "分隔符", "换行", "标题行", "金额"),
    *("每批笔数", "每批金额", "单笔上限", "合并", "一般户工资", "表头", "列", "表尾", "用途", "回单", "说明"),
)
_COLUMN_KEYS = ("名", "取", "写", "宽", "必填")
_RETURN_KEYS = ("支付编号", "金额", "结果", "原因", "账号", "户名", "日期", "流水号", "成功", "失败")
_SEPARATORS = {"逗号": ",", "竖线": "|", "制表符": "\t", "分号": ";"}
_LINE_ENDS = {"CRLF": "\r\n", "LF": "\n"}
_OTHERS = "其他"


def is_bank(name: str) -> bool:
    """Say whether a file of a season folder is a bank profile by its name."""
    return _NAME.fullmatch(name) is not None


@cache
def shipped_profiles() -> Mapping[str, Profile]:
    """The profiles that come with the program, by name; a mistake in them is an error of ours."""
    problems: list[Problem] = []
    texts = {f"banks/{path.name}": path.read_bytes() for path in sorted(_SHIPPED.glob("*.yaml"))}
    found = _read(texts, problems, {})
    if problems:
        raise ValueError("\n".join(str(problem) for problem in problems))
    return found


def known_profiles(files: Mapping[str, bytes], problems: list[Problem]) -> Mapping[str, Profile]:
    """The profiles a season may name: its own (its files by name) and those that come with the program."""
    return _read(files, problems, shipped_profiles())


def _read(
    files: Mapping[str, bytes], problems: list[Problem], before: Mapping[str, Profile]
) -> Mapping[str, Profile]:
    found = dict(before)
    for name, data in files.items():
        node, faults = read_yaml(name, data)
        problems += faults
        profile = read_profile(node, problems) if node is not None else None
        if profile is None:
            continue
        if profile.name in found:
            other = found[profile.name].where
            problems.append(SAME_PROFILE.at(profile.where, said=quoted(profile.name), other=other))
        found[profile.name] = profile
    return found


def check_choices(nodes: Iterable[Node], known: Mapping[str, Profile], problems: list[Problem]) -> None:
    """Note every payer that names a profile that is not there, or a number of the run that is none.

    Where a profile of the season's own could not be read, a name nobody knows may be its name.
    """
    spoiled = any(is_bank(problem.where.file) for problem in problems)
    said_before: dict[tuple[str, str], Scalar] = {}
    for node in nodes:
        parties = node.get("当事人") if isinstance(node, MappingNode) else None
        for role, party in parties.entries if isinstance(parties, MappingNode) else ():
            _agree(party, said_before, problems)
            said = party.get(CHOICE) if isinstance(party, MappingNode) else None
            times = party.get(ROUND) if isinstance(party, MappingNode) else None
            if isinstance(said, Scalar) and not spoiled and said.text.strip() not in {"", *known}:
                remedy = suggestion(said.text.strip(), known)
                words = {"role": role.text, "said": quoted(said.text), "remedy": remedy}
                problems.append(NO_PROFILE.at(said.where, **words))
            if isinstance(times, Scalar) and not re.fullmatch(r"[1-9][0-9]?", times.text.strip(), re.ASCII):
                problems.append(BAD_ROUND.at(times.where, role=role.text, said=quoted(times.text)))


def _agree(party: Node, said_before: dict[tuple[str, str], Scalar], problems: list[Problem]) -> None:
    """Note where a party of two arrangements says two things of its payments."""
    name = party.get("名称") if isinstance(party, MappingNode) else None
    for key in (CHOICE, ROUND) if isinstance(name, Scalar) else ():
        said = party.get(key) if isinstance(party, MappingNode) else None
        if isinstance(name, Scalar) and isinstance(said, Scalar):
            first = said_before.setdefault((name.text.strip(), key), said)
            if first.text.strip() != said.text.strip():
                words = {
                    "name": name.text.strip(),
                    "key": key,
                    "said": quoted(said.text),
                    "other": first.where,
                }
                problems.append(TWO_CHOICES.at(said.where, **words))


def read_profile(node: Node, problems: list[Problem]) -> Profile | None:
    """Read one profile; problems are added to the list, and a profile with problems is none."""
    before = len(problems)
    fields = Fields(node, _KEYS, "银行格式", problems)
    name = fields.text("银行格式", needed="某某农商行代发")
    source = fields.text("来源", needed="某某农商行2026年3月给的样表")
    shape = Shape(fields.choice("文件", [one.value for one in Shape], default="分隔", needed="分隔"))
    separator = fields.choice("分隔符", tuple(_SEPARATORS), default="逗号")
    columns = _columns(fields, "列", (*OF_PAYMENT, *OF_BATCH), shape)
    if not columns:
        fields.missing("列", "[{名: 账号, 取: 账号}, {名: 户名, 取: 户名}, {名: 金额, 取: 金额}]")
    taken = {column.source for column in columns}
    problems += [
        NO_CELL.at(fields.where, name=name, source=needed)
        for needed in ("账号", "金额")
        if columns and needed not in taken
    ]
    returned = fields.sub("回单")
    purposes = _texts(fields.sub("用途"), "用途", problems)
    profile = Profile(
        name=name,
        source=source,
        confirmed=fields.choice("核对", ("已核对", "未确认"), default="未确认", needed="未确认") == "已核对",
        shape=shape,
        suffix=fields.choice("后缀", ("txt", "csv"), default="txt"),
        encoding=fields.choice("编码", tuple(ENCODINGS), default="GB18030", needed="GB18030"),
        columns=columns,
        where=fields.where,
        day=fields.day("日期"),
        separator=_SEPARATORS[separator],
        line_end=_LINE_ENDS[fields.choice("换行", tuple(_LINE_ENDS), default="CRLF")],
        headed=fields.choice("标题行", ("有", "无"), default="无") == "有",
        fen=fields.choice("金额", ("元", "分"), default="元") == "分",
        header=_columns(fields, "表头", OF_BATCH, shape),
        trailer=_columns(fields, "表尾", OF_BATCH, shape),
        most=_whole(fields, "每批笔数", problems),
        cap=_amount(fields, "单笔上限", problems),
        batch_cap=_amount(fields, "每批金额", problems),
        by_account=fields.choice("合并", ("不合并", "同一账号"), default="不合并") == "同一账号",
        wages=fields.choice("一般户工资", ("可以", "不准"), default="可以") == "可以",
        purposes={income: word for income, word in purposes.items() if income != _OTHERS},
        purpose=purposes.get(_OTHERS, "联农带农收益"),
        returned=_returned(returned, problems) if returned is not None else ReturnForm(),
    )
    return profile if len(problems) == before else None


def read_columns(file: str, data: bytes, problems: list[Problem]) -> ReturnForm | None:
    """Read a file that says which column of a return file is what: the keys of 回单, and nothing else."""
    node, faults = read_yaml(file, data)
    problems += faults
    return _returned(node, problems) if node is not None else None


def _columns(fields: Fields, key: str, sources: Sequence[str], shape: Shape) -> tuple[BankColumn, ...]:
    return tuple(_column(item, fields.problems, key, sources, shape) for item in fields.items(key))


def _column(
    node: Node, problems: list[Problem], key: str, sources: Sequence[str], shape: Shape
) -> BankColumn:
    fields = Fields(node, _COLUMN_KEYS, f"“{key}”的一列", problems)
    source = fields.scalar("取")
    taken = source.text.strip() if source is not None else ""
    title = fields.text("名") or taken
    if source is not None and taken not in sources:
        remedy = suggestion(taken, sources)
        problems.append(BAD_SOURCE.at(source.where, title=title, said=quoted(taken), remedy=remedy))
    elif source is None and fields.entries and all(key.text != "写" for key, _ in fields.entries):
        problems.append(NO_CONTENT.at(fields.where, title=title))
    width = _whole(fields, "宽", problems)
    if shape is Shape.FIXED and not width and fields.entries:
        problems.append(NO_WIDTH.at(fields.where, title=title))
    text = fields.text("写")
    wanted = misnamed(title, taken, text)
    if wanted and taken in {"", *sources}:
        held = f"取的是{quoted(taken)}" if taken else f"每一行都写{quoted(text)}"
        problems.append(MISNAMED.at(fields.where, title=title, held=held, source=wanted))
    needed = fields.choice("必填", ("是", "否"), default="否") == "是"
    return BankColumn(title, taken, text, width, needed or taken in {"账号", "金额", "户名"})


def _returned(node: Node, problems: list[Problem]) -> ReturnForm:
    fields = Fields(node, _RETURN_KEYS, "回单", problems)
    words = {key: tuple(word.text.strip() for word in fields.words(key)) for key in ("成功", "失败")}
    headings = {key: said for key in _RETURN_KEYS if key not in words and (said := fields.text(key))}
    return ReturnForm(headings, words["成功"], words["失败"])


def _texts(node: MappingNode | None, what: str, problems: list[Problem]) -> Mapping[str, str]:
    fields = Fields(node, None, what, problems) if node is not None else None
    return (
        {key.text.strip(): fields.text(key.text) for key, _ in fields.entries} if fields is not None else {}
    )


def _whole(fields: Fields, key: str, problems: list[Problem]) -> int:
    said = fields.scalar(key)
    if said is None:
        return 0
    if not re.fullmatch(r"[1-9][0-9]{0,5}", said.text.strip(), re.ASCII):
        problems.append(BAD_LIMIT.at(said.where, key=key, said=quoted(said.text), example=f"{key}: 50"))
        return 0
    return int(said.text)


def _amount(fields: Fields, key: str, problems: list[Problem]) -> Money | None:
    said = fields.scalar(key)
    if said is None:
        return None
    fen = fen_in(said.text)
    if fen is None or fen <= 0:
        problems.append(
            BAD_LIMIT.at(said.where, key=key, said=quoted(said.text), example=f"{key}: 100000 元")
        )
        return None
    return Money(fen)
