"""Traces and a whole small village, built by hand: what the checker's tests take apart."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from linkage.ground.canonical import digest

Node: TypeAlias = dict[str, Any]
SEASON = "YP-HT-2025/2025-01-01"
BOOK = "台账.xlsx"
RULES = "合作.yaml"


def leaf(text: str, value: object, unit: str | None, cell: str, sheet: str = "地块", part: str = "") -> Node:
    """Make a cell."""
    origin = {"file": BOOK, "sheet": sheet, "cell": cell, "text": text} | ({"part": part} if part else {})
    return {"op": "cell", "value": str(value), "origin": origin} | ({} if unit is None else {"unit": unit})


def number(value: str, unit: str = "", cell: str = "", sheet: str = "地块") -> Node:
    """Make a cell that holds just a number; without an address, one of its own."""
    own = f"D{int.from_bytes(value.encode())}"
    return leaf(value, Fraction(value), unit, cell or own, sheet)


def day(iso: str, cell: str = "", sheet: str = "地块") -> Node:
    """Make a cell that holds a date."""
    return leaf(iso, iso, None, cell or f"E{iso.replace('-', '')}", sheet)


def clause(text: str, part: str, value: object, unit: str | None, line: int, column: int = 9) -> Node:
    """Make a term of the arrangement."""
    origin = {"file": RULES, "line": line, "column": column, "text": text} | ({"part": part} if part else {})
    return {"op": "clause", "value": str(value), "origin": origin} | ({} if unit is None else {"unit": unit})


def node(op: str, value: object, unit: str | None, *args: Node, **params: Any) -> Node:  # noqa: ANN401
    """Make an inner node."""
    out: Node = {"op": op, "value": str(value)}
    if unit is not None:
        out["unit"] = unit
    if args:
        out["args"] = list(args)
    if params:
        out["params"] = params
    return out


def constant(name: str, value: object, unit: str = "") -> Node:
    """Make a constant."""
    return {"op": "constant", "value": str(value), "unit": unit, "name": name}


def worth(of: Node) -> Fraction:
    """Give the value of a number node."""
    return Fraction(of["value"])


def fen(value: Fraction) -> Fraction:
    """Round half up to fen (of a positive amount)."""
    return Fraction(int(value * 100 + Fraction(1, 2)), 100)


def to_fen(of: Node) -> Node:
    """Round to fen."""
    return node("round", fen(worth(of)), "元", of, mode="四舍五入", step="1/100", label="分")


def ref(value: object, **params: Any) -> Node:  # noqa: ANN401
    """Refer to an amount elsewhere in the document."""
    return node("ref", value, "元", **params)


def tie(key: str) -> str:
    """Digest of a tie-break key."""
    return hashlib.sha256(key.encode()).hexdigest()


def hand_out(exact: Mapping[str, Fraction], total: int) -> tuple[dict[str, dict[str, Any]], list[str] | None]:
    """Share whole steps as one would with paper: floors first, then one by one by remainder and digest."""
    out: dict[str, dict[str, Any]] = {}
    for key, steps in exact.items():
        whole = steps.numerator // steps.denominator
        out[key] = {
            "key": key,
            "digest": tie(key),
            "floor": whole,
            "remainder": str(steps - whole),
            "extra": False,
        }
    left = total - sum(share["floor"] for share in out.values())
    waiting = [share for share in out.values() if share["remainder"] != "0"]
    cutoff = None
    for _ in range(left):
        best = min(waiting, key=lambda share: (-Fraction(share["remainder"]), share["digest"]))
        waiting.remove(best)
        best["extra"], cutoff = True, [best["remainder"], best["digest"]]
    for share in out.values():
        share["cutoff"] = cutoff
    return out, cutoff


def shares(
    amount: Node, weights: Mapping[str, Node], pool: str, step: str = "1/100"
) -> tuple[dict[str, Node], Any]:
    """Share an amount among payees by largest remainder; give the nodes and the cut-off."""
    whole = sum((worth(weight) for weight in weights.values()), Fraction(0))
    exact = {
        f"{SEASON}|{pool}|{payee}": worth(amount) * worth(weight) / whole / Fraction(step)
        for payee, weight in weights.items()
    }
    given, cutoff = hand_out(exact, int(worth(amount) / Fraction(step)))
    nodes = {}
    for payee, weight in weights.items():
        share = given[f"{SEASON}|{pool}|{payee}"]
        value = (share["floor"] + share["extra"]) * Fraction(step)
        nodes[payee] = node(
            "share", value, "元", amount, weight, sum=str(whole), step=step, mode="最大余额", **share
        )
    return nodes, cutoff


def apportioned(pool: str, base: Node, rates: Mapping[str, Node], available: Fraction) -> dict[str, Node]:
    """Round the steps of a pool together, with what is kept as one more; ``rates`` by step number."""
    exact = {number: worth(base) * worth(rate) for number, rate in rates.items()}
    exact["余额"] = available - sum(exact.values(), Fraction(0))
    keyed = {f"{SEASON}|{pool}|{number}": value * 100 for number, value in exact.items()}
    given, _ = hand_out(keyed, int(available * 100))
    parts = [
        {"step": number, "name": f"第{number}步", "exact": str(value)} for number, value in exact.items()
    ]
    nodes = {}
    for number, rate in rates.items():
        share = given[f"{SEASON}|{pool}|{number}"]
        value = Fraction(share["floor"] + share["extra"], 100)
        more = {"available": str(available), "parts": parts, "step": "1/100"} | share
        nodes[number] = node("apportion", value, "元", base, rate, **more)
    return nodes


def money(value: Fraction | str) -> str:
    """Write yuan with two decimals."""
    amount = int(Fraction(value) * 100)
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def rent(area: str, cell: str, first: str) -> Node:
    """Rent of a plot from a day on."""
    begin = node(
        "latest",
        max("2025-01-01", first),
        None,
        clause("2025-01-01 至 2025-12-31", "2025-01-01", "2025-01-01", None, 4),
        day(first, f"E{cell}"),
    )
    last = clause("2025-01-01 至 2025-12-31", "2025-12-31", "2025-12-31", None, 4)
    days = {"2025-01-01": 365, "2025-03-01": 306}[begin["value"]]
    years = node("span", Fraction(days, 365), "年", begin, last, rule="实际/365")
    price = clause("600 元/亩/年", "600", 600, "元/亩/年", 16)
    exact = Fraction(area) * 600 * Fraction(days, 365)
    return to_fen(node("mul", exact, "元", number(area, "亩", f"D{cell}"), price, years))


def line(payee: str, payer: str, income: str, of: str, trace: Node, kind: str = "") -> Node:
    """Make a line."""
    names = {
        "H001": "张甲",
        "H002": "李乙",
        "H003": "王丙",
        "H003.1": "王丁",
        "H004": "赵戊",
        "cjt": "云坪村集体",
    }
    return {
        "payee": payee, "name": names[payee], "payer": payer, "income": income, "kind": kind,
        "clause": of, "amount": money(worth(trace)), "trace": trace,
    }  # fmt: skip


def step(number: int, name: str, to: str, trace: Node, **more: Any) -> Node:  # noqa: ANN401
    """Make a step of a pool."""
    return {"number": number, "step": name, "to": to, "amount": money(worth(trace)), "trace": trace} | more


def debt(
    payer: str, payee: str, gross: Fraction, *, opening: str = "0", deducted: str = "0", paid: str = "0"
) -> Node:
    """Make a debt; what cannot be paid now is carried."""
    left = gross - Fraction(deducted) - Fraction(paid) + Fraction(opening)
    amounts = {
        "opening": Fraction(opening), "gross": gross, "deducted": Fraction(deducted), "paid": Fraction(paid),
        "payable": max(left, Fraction(0)), "carried": min(left, Fraction(0)),
    }  # fmt: skip
    return {"payer": payer, "payee": payee} | {key: money(amount) for key, amount in amounts.items()}


def derived(one: Node, lines: list[Node], pools: list[Node]) -> dict[str, Node]:
    """Derive every amount of a debt that is not nought: from lines and steps, from registers, from the rest."""
    pair = (one["payer"], one["payee"])
    parts = [
        ref(Fraction(row["amount"]), clause=row["clause"], payee=row["payee"])
        for row in lines
        if (row["payer"], row["payee"]) == pair
    ]
    if pair == ("gs", "cjt"):
        second = pools[0]["steps"][1]
        parts.append(ref(Fraction(second["amount"]), pool=pools[0]["pool"], step=second["number"]))
    gross = parts[0] if len(parts) == 1 else node("add", sum(map(worth, parts), Fraction(0)), "元", *parts)
    sheets = {"opening": "期初", "deducted": "预付", "paid": "已付"}
    rows = {key: number(one[key], "元", sheet=sheet) for key, sheet in sheets.items() if Fraction(one[key])}
    left = gross
    for key, row in rows.items():
        op = "add" if key == "opening" else "sub"
        value = worth(left) + worth(row) * (1 if op == "add" else -1)
        left = node(op, value, "元", left, row)
    balance = "payable" if worth(left) > 0 else "carried"
    return {"gross": gross, **rows} | ({balance: left} if worth(left) else {})


def _company_pool() -> tuple[Node, dict[str, Node]]:
    profit = number("100000.01", "元", "B2", "事实")
    base = ref("10000001/100", pool="公司当年净利润")
    rates = {
        "1": clause("60%", "60%", Fraction(3, 5), "", 40),
        "2": clause("25%", "25%", Fraction(1, 4), "", 41),
        "3": clause("15%", "15%", Fraction(3, 20), "", 42),
    }
    traces = apportioned("公司当年净利润", base, rates, worth(profit))
    weights = {
        payee: number(held, "股", f"D{row}", "股份")
        for row, (payee, held) in enumerate({"H001": "3", "H002": "3.5", "H003": "1.3"}.items(), 2)
    }
    amount = ref(traces["3"]["value"], pool="公司当年净利润", step=3)
    nodes, cutoff = shares(amount, weights, "公司当年净利润/3")
    pool = {
        "pool": "公司当年净利润", "payer": "gs", "in": "100000.01", "kept": "0.00", "loss": "0.00",
        "remainder": "0.00", "remainder_owner": "", "cutoff": cutoff, "trace": profit,
        "steps": [
            step(1, "公司", "gs", traces["1"]),
            step(2, "村集体收益", "村集体收益", traces["2"]),
            step(3, "农户", "农户", traces["3"], cutoff=cutoff, weights={"sum": "39/5", "count": 3}),
        ],
    }  # fmt: skip
    return pool, nodes


def _collective_pool(from_company: Fraction) -> tuple[Node, dict[str, Node]]:
    name = "村集体收益"
    parts = [
        ref(from_company, pool="公司当年净利润", step=name),
        ref(90, clause="居间服务费", payee="cjt"),
        number("-10.55", "元", "B3", "事实"),
    ]
    inflow = sum((worth(part) for part in parts), Fraction(0))
    came_in = node("add", inflow, "元", *parts)
    whole = ref(inflow, pool=name)
    loss = node("min", 5000, "元", number("5000", "元", "B4", "事实"), whole)
    base = node("sub", inflow - 5000, "元", whole, ref(5000, pool=name, step="弥补亏损"))
    reserve = to_fen(
        node("mul", worth(base) * Fraction(3, 10), "元", base, clause("30%", "30%", Fraction(3, 10), "", 50))
    )
    help_rate = clause("5%", "5%", Fraction(1, 20), "", 51)
    cap = clause("20000 元", "20000", 20000, "元", 52)
    relief = to_fen(node("mul", worth(base) / 20, "元", base, help_rate))
    earmark = node("min", worth(relief), "元", relief, cap)
    rest = node(
        "sub",
        inflow - 5000 - worth(reserve),
        "元",
        whole,
        ref(5000, pool=name, step=1),
        ref(worth(reserve), pool=name, step=2),
    )
    asked = ref(worth(rest), pool=name, asked=3)
    nodes = {}
    for row, (payee, held) in enumerate({"H001": 4, "H002": 2, "H003": 1}.items(), 2):
        value = int(worth(rest) * held / 7)
        weight = number(str(held), "份", f"E{row}", "股份")
        nodes[payee] = node("share", value, "元", asked, weight, sum="7", step="1", mode="去尾")
    out = sum((worth(share) for share in nodes.values()), Fraction(0))
    left = worth(rest) - out
    given = ref(out, clause=f"{name}/3", payee="*")
    inside = {"step": "公积公益金/应急救助金", "amount": money(worth(earmark)), "trace": earmark}
    pool = {
        "pool": name, "payer": "cjt", "in": money(inflow), "kept": money(left), "loss": "0.00",
        "remainder": money(left), "remainder_owner": "结转下年", "cutoff": None, "trace": came_in,
        "steps": [
            step(1, "弥补亏损", "弥补亏损", loss),
            step(2, "公积公益金", "提取", reserve, of_which=[inside]),
            step(
                3, "成员", "成员", given, weights={"sum": "7", "count": 3}, cutoff=None,
                asked={"amount": money(worth(rest)), "trace": rest},
            ),
        ],
    }  # fmt: skip
    return pool, nodes


def _lines() -> tuple[list[Node], list[Node], list[Node]]:
    company, from_company = _company_pool()
    collective, from_collective = _collective_pool(Fraction(company["steps"][1]["amount"]))
    work = node(
        "mul",
        1500,
        "元",
        number("12.5", "工日", "D2", "用工"),
        clause("120 元/工日", "120", 120, "元/工日", 22),
    )
    fee = node("mul", 90, "元", number("3", "户", "E2", "居间"), clause("30 元/户", "30", 30, "元/户", 28))
    lines = [
        line("H001", "gs", "租金", "土地租金", rent("3.5", "2", "2024-05-01")),
        line("H002", "gs", "租金", "土地租金", rent("2", "3", "2025-03-01")),
        line("H003.1", "gs", "佣金", "用工", work, "用工"),
        line("cjt", "gs", "佣金", "居间服务费", fee, "居间"),
    ]
    reasons: list[Node] = [
        {"payee": payee, "clause": "土地租金", "why": "没有出租的地块"} for payee in ("H003", "H004")
    ]
    reasons += [{"payee": payee, "clause": "用工", "why": "没有用工记录"} for payee in ("H001", "H002")]
    for pool, nodes in ((company, from_company), (collective, from_collective)):
        of = f"{pool['pool']}/3"
        lines += [line(payee, pool["payer"], "股金", of, trace, "分红") for payee, trace in nodes.items()]
        reasons += [{"payee": "H004", "clause": of, "why": "没有股份"}]
    nothing = node(
        "mul", 0, "元", number("0", "工日", "D3", "用工"), clause("120 元/工日", "120", 120, "元/工日", 22)
    )
    reasons.append({"payee": "H004", "clause": "用工", "why": "算下来是 0.00 元", "trace": nothing})
    return lines, reasons, [company, collective]


def village() -> Node:
    """Make the result document of a small village; every figure in it is right."""
    lines, reasons, pools = _lines()

    def gross(payer: str, payee: str) -> Fraction:
        own = [Fraction(row["amount"]) for row in lines if (row["payer"], row["payee"]) == (payer, payee)]
        return sum(own, Fraction(0))

    debts = [
        debt("gs", "H001", gross("gs", "H001"), opening="10.5", deducted="800", paid="1000"),
        debt("gs", "H002", gross("gs", "H002")),
        debt("gs", "H003", gross("gs", "H003"), deducted="5000"),
        debt("gs", "H003.1", gross("gs", "H003.1"), paid="200"),
        debt("gs", "cjt", gross("gs", "cjt") + Fraction(pools[0]["steps"][1]["amount"])),
        *(debt("cjt", payee, gross("cjt", payee)) for payee in ("H001", "H002", "H003")),
    ]
    for one in debts:
        one["traces"] = derived(one, lines, pools)
    fields = ("opening", "gross", "deducted", "paid", "payable", "carried")
    names = {row["payee"]: row["name"] for row in lines}
    payees = [
        {"payee": payee, "name": names[payee]}
        | {
            key: money(sum((Fraction(d[key]) for d in debts if d["payee"] == payee), Fraction(0)))
            for key in fields
        }
        for payee in ("H001", "H002", "H003", "H003.1", "cjt")
    ]
    incomes = {
        income: money(sum((Fraction(row["amount"]) for row in lines if row["income"] == income), Fraction(0)))
        for income in ("股金", "租金", "佣金")
    }
    return sealed(
        {
            "schema": "linkage.result/1",
            "season": {"id": SEASON, "from": "2025-01-01", "to": "2025-12-31"},
            "inputs": [{"file": BOOK, "sha256": "0" * 64}, {"file": RULES, "sha256": "1" * 64}],
            "rules": {"version": "0.1.0", "laws": []},
            "lines": lines,
            "debts": debts,
            "payees": payees,
            "pools": pools,
            "totals": {
                "by_income": incomes,
                "gross": money(sum((Fraction(amount) for amount in incomes.values()), Fraction(0))),
                "payable": money(sum((Fraction(row["payable"]) for row in payees), Fraction(0))),
            },
            "reasons": reasons,
            "findings": [],
        }
    )


def sealed(document: Mapping[str, Any]) -> Node:
    """Write the digest again, as an attacker would, on a copy that shares nothing with the original."""
    out = copy.deepcopy(dict(document))
    out["digest"] = digest(out)
    return out
