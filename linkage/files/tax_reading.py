"""Taxes in an arrangement or a charter (税务): for each head whether it is kept, told or left alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve

from linkage.files.yaml_fields import Fields
from linkage.ground.citation import Citation
from linkage.ground.errors import Problem
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.model.tax import AT_ONCE, BY_MONTH, INFORM, MANNERS, NONE, TaxChoice
from linkage.tax import head_labels

_KEYS = ("办法", "有争议的", "计次", "缴", "依据", "说明")


def read_taxes(
    node: MappingNode | None,
    problems: list[Problem],
    cite: Callable[[Scalar | None, str], Citation],
    party: Callable[[Scalar | None, str], str] | None = None,
) -> Mapping[str, TaxChoice]:
    """Read what is said of each head; problems are added to the list.

    ``cite`` makes the ground of a choice; ``party`` finds the tax office by its role, where an arrangement
    and not a charter is read.
    """
    if node is None:
        return {}
    Fields(node, head_labels(), "税务", problems)
    known = [
        (label.text.strip(), value) for label, value in node.entries if label.text.strip() in head_labels()
    ]
    return {label: _choice(label, value, problems, cite, party) for label, value in known}


def _choice(
    label: str,
    node: Node,
    problems: list[Problem],
    cite: Callable[[Scalar | None, str], Citation],
    party: Callable[[Scalar | None, str], str] | None,
) -> TaxChoice:
    what = f"税务的“{label}”"
    if isinstance(node, Scalar):
        manner = Fields(_as_mapping(node), ("办法",), what, problems).choice("办法", MANNERS, default=INFORM)
        return TaxChoice(label, manner, "", "", cite(None, what), node.where)
    keys = _KEYS if party is not None else tuple(key for key in _KEYS if key != "缴")
    fields = Fields(node, keys, what, problems)
    said = fields.scalar("缴")
    return TaxChoice(
        head=label,
        manner=fields.choice("办法", MANNERS, default=INFORM, needed="告知"),
        times=fields.choice("计次", (BY_MONTH, AT_ONCE)),
        to=party(said, "缴") if party is not None and said is not None else "",
        cite=cite(fields.scalar("依据"), what),
        where=fields.where,
        disputed=fields.choice("有争议的", (INFORM, NONE)),
    )


def _as_mapping(word: Scalar) -> MappingNode:
    """One word alone is the manner."""
    return MappingNode(((evolve(word, text="办法"), word),), word.where)
