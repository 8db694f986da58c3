"""The result document: the identities of the contract, canonical bytes, and nothing that identifies anyone."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from linkage.checker import check_bytes, check_result
from linkage.closing import close
from linkage.engine.result import result_document, write_result
from linkage.ground.canonical import canonical_bytes, digest
from villages import village, village_settlement

FILES = ["合作.yaml", "章程.yaml", *(f"台账/{sheet}.csv" for sheet in village().registers)]
INPUTS = [(file, f"{number:064x}") for number, file in enumerate(FILES)]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(canonical_bytes(result_document(village_settlement(), INPUTS)))
    return whole


def yuan(rows: list[dict[str, Any]], key: str) -> Decimal:
    return sum((Decimal(row[key]) for row in rows), Decimal(0))


def test_its_keys_are_the_contract(document: dict[str, Any]) -> None:
    assert list(document) == sorted(document)
    assert set(document) == {
        *("schema", "season", "inputs", "rules", "lines", "debts", "payees", "pools", "totals", "reasons"),
        *("findings", "digest"),
        # Beside the contract: what each tax comes to. Accounts and fractions stand where there are any.
        "taxes",
    }
    assert document["schema"] == "linkage.result/1"
    assert document["season"] == {"id": "XH-HT-2025/2025-01-01", "from": "2025-01-01", "to": "2025-12-31"}
    assert [entry["file"] for entry in document["inputs"]] == sorted(FILES)
    keys = {"payee", "name", "payer", "income", "kind", "clause", "amount", "trace"}
    assert all(set(line) == keys for line in document["lines"])


def test_gross_is_terms_and_pool_steps_to_payees(document: dict[str, Any]) -> None:
    lines = document["lines"]
    terms = [line for line in lines if "/" not in line["clause"]]
    steps = [step for pool in document["pools"] for step in pool["steps"] if step["to"] in {"农户", "成员"}]
    gross = Decimal(document["totals"]["gross"])
    assert yuan(lines, "amount") == yuan(terms, "amount") + yuan(steps, "amount") == gross
    assert sum(map(Decimal, document["totals"]["by_income"].values())) == gross


def test_every_debt_pool_and_payee(document: dict[str, Any]) -> None:
    for debt in [*document["debts"], *document["payees"]]:
        fields = {
            key: Decimal(debt[key]) for key in ("opening", "gross", "deducted", "paid", "payable", "carried")
        }
        left = fields["gross"] - fields["deducted"] - fields["paid"] + fields["opening"]
        assert left == fields["payable"] + fields["carried"]
    for pool in document["pools"]:
        assert Decimal(pool["in"]) == yuan(pool["steps"], "amount") + Decimal(pool["kept"])
    assert yuan(document["payees"], "payable") == yuan(document["debts"], "payable")


def test_no_zero_line_and_every_zero_has_its_reason(document: dict[str, Any]) -> None:
    assert all(Decimal(line["amount"]) > 0 for line in document["lines"])
    assert all(reason["why"] for reason in document["reasons"])


def test_an_advance_larger_than_its_reach_is_carried(document: dict[str, Any]) -> None:
    [debt] = [d for d in document["debts"] if d["payee"] == "H01" and d["payer"] == "gs"]
    assert Decimal(debt["deducted"]) == 90000
    assert Decimal(debt["payable"]) > 0
    assert Decimal(debt["carried"]) < 0


def test_it_holds_no_identity_phone_or_bank_number(document: dict[str, Any]) -> None:
    text = canonical_bytes(document).decode()
    headings, *people = village().registers["名册"]
    for heading in ("证件号", "电话", "卡号"):
        index = headings.index(heading)
        numbers = [row[index] for row in people if row[index]]
        assert numbers
        assert not [number for number in numbers if number in text]


def test_the_second_evaluation_agrees_and_the_bytes_are_canonical(document: dict[str, Any]) -> None:
    assert check_result(document) == []
    assert check_bytes(canonical_bytes(document)) == []
    assert document["digest"] == digest(document)


def test_amounts_are_text_and_exact_numbers_are_fractions(document: dict[str, Any]) -> None:
    def floats(node: object) -> int:
        if isinstance(node, dict):
            return sum(map(floats, node.values()))
        if isinstance(node, list):
            return sum(map(floats, node))
        return isinstance(node, float)

    assert floats(document) == 0


def test_a_step_paid_on_behalf_proves_itself_too(tmp_path: Path) -> None:
    made = village().with_text(
        "        尾差: 结转下年\n  - 分配", "        尾差: 结转下年\n        代发: 村集体\n  - 分配"
    )
    whole = close(made.write(tmp_path / "季")).result
    assert check_result(whole) == []
    [step] = [step for step in json.loads(canonical_bytes(whole))["pools"][0]["steps"] if "via" in step]
    assert step["via"] == "cjt"


def test_written_line_by_line_it_has_the_same_bytes() -> None:
    out = io.BytesIO()
    settlement = village_settlement()
    told = write_result(settlement, INPUTS, out)
    document = result_document(settlement, INPUTS)
    assert out.getvalue() == canonical_bytes(document)
    assert told == document["digest"]
