"""Reference (引用): where a figure was taken from in the same settlement, in words."""

from __future__ import annotations

from linkage.ground.figure import Node


def reference(node: Node) -> str:
    """Where a figure of the same settlement was taken from."""
    params = node.params
    if "account" in params:
        whose = "各户合计" if params["account"] == "*" else f"{params['account']}"
        return f"成员账户{whose}的{params['item']}，{params['kind']}"
    if "clause" in params:
        payee = str(params.get("payee", "*"))
        return f"条款“{params['clause']}”{'全部应得' if payee == '*' else f'{payee}的应得'}"
    if "asked" in params:
        return f"分配“{params['pool']}”第{params['asked']}步应分的"
    if "weights" in params:
        return f"分配“{params['pool']}”第{params['weights']}步各人应得的合计"
    if "of_which" in params:
        return f"分配“{params['pool']}”中的{params['of_which']}"
    return f"分配“{params['pool']}”第{params['step']}步"
