"""Rows of a result document by household (结果文件按户分开): read once for all statements of a season.

A statement needs the rows of one household and sums over all. Looked up row by row for each statement, a
village of twice the households would take four times as long; held as data for all statements, derivations
would take more memory than everything else that is known of the season.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

from linkage.engine.packed_result import PackedRows
from linkage.ground.money import Money

Document: TypeAlias = Mapping[str, Any]
_ByHousehold: TypeAlias = Mapping[str, Sequence[Document]]

#: Rows are so alike that more pains save little.
_PAINS = 1


class TwinRows:
    """A result document, with its rows found by household and its sums by what they are sums of."""

    def __init__(self, result: Document) -> None:
        self.result = result
        self._by_key: dict[str, _ByHousehold] = {}
        self._packed: dict[str, Mapping[str, bytes]] = {}

    def of(self, key: str, household: str) -> list[Document]:
        """The rows of one part of the document that are a household's or its members', in their order."""
        part = self.result.get(key, ())
        if isinstance(part, PackedRows):
            if key not in self._packed:
                self._packed[key] = _packed_by_household(part)
            packed = self._packed[key].get(household)
            return [json.loads(text) for text in zlib.decompress(packed).split(b"\n")] if packed else []
        found = self._by_key.get(key)
        if found is None:
            found = self._by_key[key] = _by_household(part)
        return list(found.get(household, ()))

    def account(self, household: str) -> list[Document]:
        """The member accounts of a household."""
        return list(self._accounts.get(household, ()))

    def sum_of(self, clause: str, payee: str) -> Money:
        """What a clause comes to for one payee, or for all of them (``*``)."""
        return self._clause_sums.get((clause, payee), Money(0))

    def account_sum(self, item: str, kind: str) -> Money:
        """What the entries of one item and kind come to over all member accounts."""
        return self._account_sums.get((item, kind), Money(0))

    def pools_referred(self, rows: Sequence[Document]) -> list[str]:
        """The names of the pools that derivations in some rows refer to."""
        return [name for node in nodes(rows) if (name := _pool(node))]

    @cached_property
    def pools(self) -> Mapping[str, Document]:
        """The pools by name."""
        return {pool["pool"]: pool for pool in self.result["pools"]}

    @cached_property
    def pool_pools(self) -> Mapping[str, Sequence[str]]:
        """The pools that each pool refers to."""
        return {name: self.pools_referred([pool]) for name, pool in self.pools.items()}

    @cached_property
    def pool_clauses(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """The clauses and payees that each pool refers to."""
        return {name: clauses_referred([pool]) for name, pool in self.pools.items()}

    @cached_property
    def _accounts(self) -> _ByHousehold:
        found: dict[str, list[Document]] = defaultdict(list)
        for row in self.result["accounts"]["members"] if "accounts" in self.result else ():
            found[row["payee"]].append(row)
        return found

    @cached_property
    def _clause_sums(self) -> Mapping[tuple[str, str], Money]:
        sums: dict[tuple[str, str], Money] = defaultdict(lambda: Money(0))
        for row in self.result["lines"]:
            for payee in (row["payee"], "*"):
                sums[row["clause"], payee] += plain_money(row["amount"])
        return dict(sums)

    @cached_property
    def _account_sums(self) -> Mapping[tuple[str, str], Money]:
        sums: dict[tuple[str, str], Money] = defaultdict(lambda: Money(0))
        for rows in self._accounts.values():
            for one in (entry for row in rows for entry in row["entries"]):
                sums[one["item"], one["kind"]] += plain_money(one["amount"])
        return dict(sums)


def _packed_by_household(rows: PackedRows) -> Mapping[str, bytes]:
    found: dict[str, list[bytes]] = defaultdict(list)
    for text in rows.texts():
        found[json.loads(text)["payee"].partition(".")[0]].append(text)
    return {household: zlib.compress(b"\n".join(texts), _PAINS) for household, texts in found.items()}


def _by_household(rows: Sequence[Document]) -> _ByHousehold:
    found: dict[str, list[Document]] = defaultdict(list)
    for row in rows:
        found[row["payee"].partition(".")[0]].append(row)
    return found


def plain_money(text: str) -> Money:
    """Read an amount of a document: yuan with two decimals."""
    return Money(int(text.replace(".", "")))


def nodes(value: object) -> Iterator[Document]:
    """Walk every node of every derivation inside, in no order that matters.

    Most of what a document holds is text: to ask for it first spares the walk through slow type checks.
    """
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            continue
        if isinstance(item, Mapping):
            if "op" in item:
                yield item
            waiting += item.values()
        elif isinstance(item, Sequence):
            waiting += item


def clauses_referred(value: object) -> frozenset[tuple[str, str]]:
    """The clauses and payees that derivations refer to the sums of."""
    return frozenset(
        (node["params"]["clause"], node["params"]["payee"])
        for node in nodes(value)
        if node["op"] == "ref" and "clause" in node["params"]
    )


def _pool(node: Document) -> str:
    name: str = node["params"].get("pool", "") if node["op"] == "ref" else ""
    return name
