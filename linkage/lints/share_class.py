"""A share class (股别) that a rule names and no share row has, or that a row has and no rule names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkage.check import NOTE, WARNING, Spot
from linkage.conditions.column import ColumnIs
from linkage.ground.fault import listed, suggestion
from linkage.lint import Lint, Unreckoned, parts_of
from linkage.model.arrangement import Arrangement, Weight
from linkage.prices.keyed import KeyedPrice

_CLASS, _SHARES = "股别", "股份"
_IN_FORMULA = re.compile(r"股别\s*(?:=|==|≠|<>|!=)\s*[\"“'‘]([^\"”'’]+)[\"”'’]")

#: How a suggestion begins when one word looks like a slip of another (资金骨, 资金股).
_SLIP = "可能是"


def _find(season: Unreckoned) -> Iterable[Spot]:
    held = sorted({row.text(_CLASS) for row in season.books.rows(_SHARES) if row.text(_CLASS)})
    if not held:
        return
    spoken = {word for arrangement in season.arrangements for word, _, _ in _named(arrangement)}
    for arrangement in season.arrangements:
        told: set[str] = set()
        for word, where, how in _named(arrangement):
            if word in held or word in told:
                continue
            told.add(word)
            meant = suggestion(word, held)
            if meant.startswith(_SLIP) or set(held) - spoken:
                yield Spot(
                    where,
                    f"{how}写的股别“{word}”，〔{_SHARES}〕里一行也没有，这一条对谁都不起作用；"
                    f"登记的股别是：{listed(held)}。{meant}",
                    WARNING,
                )
    yield from _unspoken(season, spoken)


def _unspoken(season: Unreckoned, spoken: set[str]) -> Iterator[Spot]:
    """Rows of a class that is in no condition, where conditions choose by class: nothing falls on them."""
    chosen = {
        word
        for arrangement in season.arrangements
        for thing in (*arrangement.terms, *arrangement.pools)
        for word in _conditions(thing)
    }
    if not chosen:
        return
    for row in sorted(season.books.rows(_SHARES), key=lambda one: one.payee):
        word = row.text(_CLASS)
        if word and word not in spoken:
            count = sum(other.text(_CLASS) == word for other in season.books.rows(_SHARES))
            yield Spot(
                str(row.where(_CLASS)),
                f"户 {row.payee} 的股别“{word}”（共 {count} 行）没有一条规则说到，"
                f"条款和分配里挑的是：{listed(sorted(chosen))}",
            )
            return


def _named(arrangement: Arrangement) -> Iterator[tuple[str, str, str]]:
    """Every class a rule names, with its place and which rule that is."""
    for word in sorted(arrangement.personal_classes):
        yield word, arrangement.file, "“个人股别”里"
    for term in arrangement.terms:
        for word in (*_tables(term), *_conditions(term)):
            yield word, str(term.where), f"条款“{term.name}”"
    for pool in arrangement.pools:
        for word in (*_tables(pool), *_conditions(pool)):
            yield word, str(pool.where), f"分配“{pool.name}”"


def _tables(thing: object) -> Iterator[str]:
    for part in parts_of(thing):
        if isinstance(part, Weight) and part.factor_column == _CLASS:
            yield from part.factors
        if isinstance(part, KeyedPrice) and part.column == _CLASS:
            yield from part.prices


def _conditions(thing: object) -> Iterator[str]:
    for part in parts_of(thing):
        if isinstance(part, ColumnIs) and part.column == _CLASS:
            yield from (word.text for word in part.wanted)
        if isinstance(part, str):
            yield from _IN_FORMULA.findall(part)


LINT = Lint(
    name="share_class",
    code="C730",
    severity=NOTE,
    asks="协议里的股别和台账里的对不对得上",
    why="股别写错一个字，随人的股不会终止，按股别挑的条件谁也不符合，都不作声",
    mend="请把两处的股别改成一样的字",
    ground="合作协议",
    find=_find,
)
