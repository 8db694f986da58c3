"""Sentence (一句话算账): a figure told as a sum in words that a farmer follows.

It walks the tree that was computed and says each factor as people say it: so much land, so much a
mu a year, so many days. Amounts that are not whole fen are never printed inside a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from linkage.ground.conditions import holds
from linkage.ground.figure import Day, Figure, Node, Word
from linkage.ground.units import YUAN
from linkage.words.anatomy import is_conditional, is_gated, is_literal, signed_terms, tier_parts
from linkage.words.explain import condition, made_of, numbers
from linkage.words.reference import reference
from linkage.words.share_words import BROUGHT, fen_words, level_words, share_rule
from linkage.words.time_words import span_sentence
from linkage.words.wording import chosen, compact, day_words, decimal, is_percent, quoted_once, spoken

# Names a quantity has by its nature; the unit says as much.
_PLAIN_NAMES = {"", "数量", "面积", "份额", "权数", "每户一份", "每人一份"}
_LISTED = 3
#: So many items of a stake are told one by one; it is by them that a household checks its own.
_ITEMS = 6
_LIMITS = {"保底", "封顶", "上限", "下限"}
_TOLD = 8


@frozen
class Telling:
    """Who is spoken of: whose pot is shared (``全村``, ``各户``) and how the reader is addressed."""

    pot: str = "各户"
    you: str = "您家"


def plain_sentence(figure: Figure, telling: Telling | None = None) -> str:
    """Tell a sum in words: ``3.5 亩地，每亩每年 600 元，算 184 天（全年 365 天），合 1,058.63 元``."""
    voice = telling or Telling()
    verb = "分得" if _core(figure).op in {"share", "level", "queue"} else "合"
    said = quoted_once(_tell(figure, voice))
    comma = "" if said.endswith("加起来") else "，"
    return f"{said}{comma}{verb} {spoken(evolve(figure, op='sum', origin=None))}"


def _core(figure: Figure) -> Figure:
    """What is left of a figure when roundings and limits are taken off."""
    inner = figure.args[0] if figure.op in {"round", "max", "min", "at_least_zero"} else None
    return _core(inner) if isinstance(inner, Figure) else figure


def _tell(node: Figure, voice: Telling) -> str:
    args = _figures(node.args)
    match node.op:
        case "round":
            return _carried(args[0], voice) + _coarse(node)
        case "max" | "min":
            return _limited(node, voice)
        case "at_least_zero":
            return _tell(args[0], voice)
        case "add":
            return _sum(args, voice)
        case "mul":
            return _product(node)
        case "tiers":
            return _tiers(node)
        case "share" | "level" | "queue":
            return _SHARED[node.op](node, voice)
        case "apportion":
            return f"{_noun(args[0])}的 {spoken(args[1])}"
        case "ref":
            return reference(node)
    return _else(node, voice)


def _else(node: Figure, voice: Telling) -> str:
    """A figure that has no way of its own to be said: a leaf, a choice, a bare calculation."""
    if is_conditional(node):
        return f"{_condition_met(node)}，{_tell(chosen(node), voice)}"
    terms = list(signed_terms(node))
    if len(terms) > 1 and all(leaf.name and not leaf.args and _whole_fen(leaf) for _, leaf in terms):
        first, *others = terms
        return "，".join([_noun(first[1]), *(f"{sign}{_noun(leaf)}" for sign, leaf in others)])
    return _noun(node) if not _figures(node.args) else numbers(node).rpartition(" = ")[0]


def _figures(nodes: Iterable[Node]) -> Sequence[Figure]:
    return [node for node in nodes if isinstance(node, Figure)]


def _coarse(node: Figure) -> str:
    """A rounding that is coarser or other than half up to the fen is said."""
    label, mode = str(node.params["label"]), str(node.params["mode"])
    if "carried" in node.params:
        return f"，不足1{label}的零头记到下期" if not label[0].isdigit() else f"，不足{label}的零头记到下期"
    if label == "分" and mode == "四舍五入":
        return ""
    return f"，{mode}到{label}"


def _carried(node: Figure, voice: Telling) -> str:
    """What is rounded; a fraction that was brought along from the season before is told in fen."""
    *own, brought = _figures(node.args) or [node]
    if node.op != "add" or brought.name != BROUGHT:
        return _tell(node, voice)
    first = _tell(own[0], voice) if len(own) == 1 else _sum(own, voice)
    return f"{first}，加上{BROUGHT} {fen_words(brought.value)}"


def _limited(node: Figure, voice: Telling) -> str:
    asked, limit = _figures(node.args)
    said = _tell(asked, voice)
    if node.value == asked.value:
        return said
    if limit.args and limit.name not in _LIMITS:
        return f"{said}与{_noun(limit)}相比，取{'高' if node.op == 'max' else '低'}的"
    word = "不到保底" if node.op == "max" else "超过封顶"
    worked_out = f"，算出来 {spoken(asked)}" if _whole_fen(asked) else "，算出来"
    return f"{said}{worked_out}{word} {spoken(evolve(limit, origin=None))}，按{word[2:]}算"


def _whole_fen(figure: Figure) -> bool:
    return (figure.value * 100).denominator == 1


def _sum(parts: Sequence[Figure], voice: Telling) -> str:
    """A sum by its parts; what a condition refused is counted, not told as so many noughts."""
    counted = [part for part in parts if not _is_refused(part)]
    refused = len(parts) - len(counted)
    if not counted or not refused:
        return _added(parts, voice)
    said = _added(counted, voice) if len(counted) > 1 else _tell(counted[0], voice)
    return f"{said}（另有 {refused} {_pieces(parts[0])}不符合条件，不计）"


def _is_refused(part: Figure) -> bool:
    quantity = _factors(part)[0]
    return is_gated(quantity) and not quantity.value


def _pieces(part: Figure) -> str:
    """How the rows of a sum are counted: plots of land, persons, entries."""
    return {"亩": "块", "人": "人"}.get(str(_factors(part)[0].unit), "笔")


def _added(parts: Sequence[Figure], voice: Telling) -> str:
    groups = _grouped(parts)
    if groups is None:
        if len(parts) > _TOLD:
            return f"一共 {len(parts)} 笔，每笔各自算好再加起来"
        told = [
            f"{_tell(part, voice)}，合 {spoken(part)}" if _whole_fen(part) else _tell(part, voice)
            for part in parts
        ]
        return f"{'；'.join(told)}；加起来"
    told = []
    for members, rest in groups:
        said = "，".join([_quantities([_factors(part)[0] for part in members]), *rest])
        total = Figure.total(members)
        told.append(
            f"{said}，合 {spoken(evolve(total, origin=None))}"
            if len(groups) > 1 and _whole_fen(total)
            else said
        )
    return told[0] if len(told) == 1 else f"{'；'.join(told)}；加起来"


def _grouped(parts: Sequence[Figure]) -> list[tuple[list[Figure], list[str]]] | None:
    """Put together products that differ in their quantity only; nothing when one is no product."""
    groups: dict[tuple[object, ...], tuple[list[Figure], list[str]]] = {}
    for part in parts:
        if part.op not in {"mul", "cell", "convert"}:
            return None
        quantity, *rest = _factors(part)
        words = [word for factor in rest if (word := _factor(factor))]
        key = (quantity.unit, quantity.name, *words)
        groups.setdefault(key, ([], words))[0].append(part)
    return list(groups.values())


def _factors(node: Figure) -> Sequence[Figure]:
    """The factors of a product, inner products opened, but not a price that is one by its name or mark."""
    if node.op != "mul":
        return [node]
    return [
        factor
        for arg in _figures(node.args)
        for factor in ([arg] if arg.name or _is_marked(arg) else _factors(arg))
    ]


def _is_marked(node: Figure) -> bool:
    """A price with a percentage on it or off it (加价、减价)."""
    last = node.args[-1] if node.op == "mul" else node
    return last.op in {"add", "sub"} and last.args[0].name == "百分之百"


def _product(node: Figure) -> str:
    quantity, *rest = _factors(node)
    return "，".join([_quantities([quantity]), *(word for factor in rest if (word := _factor(factor)))])


def _quantities(found: Sequence[Figure]) -> str:
    first = found[0]
    if len(found) == 1:
        return f"{_noun(first)}{made_of(first)}"
    total = evolve(Figure.total(found), name=first.name, op="sum", args=())
    pieces = "块" if str(first.unit) == "亩" else "笔"
    if len(found) > _LISTED:
        return f"{len(found)} {pieces}共 {_noun(total)}"
    return f"{'、'.join(spoken(evolve(f, origin=None)) for f in found)}，共 {_noun(total)}"


def _noun(figure: Figure) -> str:
    """A quantity with what it is: ``3.5 亩地``, ``销售额 62,000.00 元``, ``22 个工日``."""
    said = spoken(figure)
    if str(figure.unit) == "亩":
        return f"{said}地"
    if figure.op == "add" and len({arg.name for arg in figure.args}) == 1:
        return f"{len(figure.args)} 笔{figure.args[0].name}共 {said}"
    if figure.op == "convert" and isinstance(figure.args[0], Figure):
        return f"{_noun(figure.args[0])}（就是 {said}）"
    return said if figure.name in _PLAIN_NAMES or is_literal(figure) else f"{figure.name} {said}"


def _factor(node: Figure) -> str:
    match node.op:
        case "span" | "periods":
            return span_sentence(node)
        case "constant" if node.value == 1:
            return "按一整期算" if "年" in str(node.unit) else ""
        case "quote":
            day = next(arg for arg in node.args if isinstance(arg, Day))
            return f"{spoken(node)}（{node.params['series']}，{day_words(day)}）"
        case "convert":
            inner = node.args[0]
            if isinstance(inner, Figure) and inner.op == "quote":
                return f"{spoken(node)}{_factor(inner)[len(spoken(inner)) :]}"
            timed = isinstance(inner, Figure) and inner.op in {"span", "periods", "constant"}
            return _factor(inner) if isinstance(inner, Figure) and timed else spoken(node)
        case "escalate":
            return f"{spoken(node)}（{_times(node)}）"
        case "pick" if is_conditional(node):
            return f"{_factor(chosen(node)) or spoken(chosen(node))}（{_condition_met(node)}）"
        case "clause" | "law" if not node.unit and node.name:
            return f"{_rate_word(node)} {spoken(node)}"
    return _priced(node)


def _priced(node: Figure) -> str:
    """A price that was taken from a table, compared or averaged."""
    match node.op:
        case "pick" | "band":
            return _taken(node)
        case "max" | "min":
            arms = "与".join(spoken(arm) for arm in _figures(node.args))
            return f"{spoken(node)}（{arms}，取{'高' if node.op == 'max' else '低'}）"
        case "mul" if not _is_marked(node):
            return f"{spoken(node)}（由{spoken(_figures(node.args)[0])}调整）"
        case "mean_quote":
            first, last = (day_words(arg) for arg in node.args[:2] if isinstance(arg, Day))
            return f"{spoken(node)}（{node.params['series']}，{first}至{last}的均价）"
    return spoken(node)


def _taken(node: Figure) -> str:
    """What a table gave for a row: its word or number, and the price that stands there."""
    selector, taken = node.args[0], chosen(node)
    price = _factor(taken) if taken.args else spoken(node)
    match selector:
        case Word():
            return f"{selector.text}{price}"
        case Figure() if node.op == "band" and selector.name:
            return f"{selector.name} {compact(selector)} 的{price}"
    return price


def _condition_met(choice: Figure) -> str:
    """Which side of its condition a choice fell on: ``符合“数量 ≥ 2吨”``."""
    asked = choice.args[0]
    if not isinstance(asked, Word):
        message = "a conditional choice goes by a word"
        raise TypeError(message)
    return f"{'符合' if holds(asked) else '不符合'}“{condition(asked)}”"


def _rate_word(node: Figure) -> str:
    return "按" if node.name in {"费率", "比例", "单价"} else node.name


def _times(node: Figure) -> str:
    count = node.args[2]
    return f"原来{spoken(_figures(node.args)[0])}，已涨 {compact(count)} 次"


def _tiers(node: Figure) -> str:
    base = _figures(node.args)[0]
    told = []
    for start, end, part, rate in tier_parts(node):
        inside = Figure(op="part", value=part, unit=base.unit)
        if node.params["mode"] == "全额":
            told.append(f"全部按 {spoken(rate)}")
        elif end is None:
            told.append(f"超过 {_round_number(start)}的 {spoken(inside)}按 {spoken(rate)}")
        elif start.value == 0 and part < end.value:
            told.append(f"不到 {_round_number(end).rstrip()}，按 {spoken(rate)}")
        elif start.value == 0:
            told.append(f"头 {spoken(inside)}按 {spoken(rate)}")
        else:
            told.append(
                f"{_round_number(start)}到 {_round_number(end)}之间的 {spoken(inside)}按 {spoken(rate)}"
            )
    return f"{_noun(base)}，{'，'.join(told)}"


def _round_number(figure: Figure) -> str:
    """The border of a tier without decimals it does not need."""
    return f"{decimal(figure.value)} {figure.unit}".rstrip() + (" " if not figure.unit else "")


def _share(node: Figure, voice: Telling) -> str:
    amount, weight = _figures(node.args)[:2]
    whole = Figure(op="part", value=Fraction(str(node.params["sum"])), unit=weight.unit)
    pot = f"{voice.pot}可分 {spoken(evolve(amount, origin=None))}"
    if amount.op == "group":
        pot = _group(amount, voice)
    mode = "" if node.params["mode"] == "最大余额" else f"，{share_rule(node)}"
    claim = "应得" if weight.name == "按标准应得" else ""
    own = f"{voice.you}{claim} {_stake(weight)}{_made_of(weight)}"
    together = "组内一共" if amount.op == "group" else claim or "一共"
    brought = [arg for arg in _figures(node.args)[2:] if "carried" in node.params]
    more = "".join(f"，加上{BROUGHT} {fen_words(arg.value)}" for arg in brought)
    return f"{pot}，{together} {_stake(whole)}，{own}{more}{mode}"


def _group(node: Figure, voice: Telling) -> str:
    """The first stage: what all groups share, and what the reader's group gets of it."""
    amount, received = _figures(node.args)[0], spoken(evolve(node, op="sum", origin=None))
    whole = spoken(evolve(amount, origin=None))
    return f"{voice.pot}可分 {whole}，先按组分，{compact(node.args[1])}分得 {received}"


def _level(node: Figure, voice: Telling) -> str:
    amount, weight = _figures(node.args)[:2]
    pot = f"{voice.pot}可分 {spoken(evolve(amount, origin=None))}"
    own = f"{voice.you} {_stake(weight)}{_made_of(weight)}"
    if "floor" not in node.params:
        return f"{pot}，{own}，{level_words(node)}"
    fixed = Fraction(str(node.params["fixed"]))
    whole = Figure(op="part", value=Fraction(str(node.params["sum"])), unit=weight.unit)
    limited = spoken(Figure(op="part", value=fixed, unit=node.unit))
    rest = spoken(Figure(op="part", value=amount.value - fixed, unit=node.unit))
    taken = f"，一共 {_stake(whole)}"
    if fixed:
        taken = f"，到封顶或保底的各户共得 {limited}，余下 {rest}由其余各户分，他们一共 {_stake(whole)}"
    return f"{pot}{taken}，{own}"


def _queue(node: Figure, voice: Telling) -> str:
    amount, claim = _figures(node.args)[:2]
    before = Figure(op="part", value=Fraction(str(node.params["before"])), unit=node.unit)
    pot = f"{voice.pot}可分 {spoken(evolve(amount, origin=None))}"
    own = spoken(evolve(claim, origin=None))
    return f"{pot}，依次付，排在前面的应得 {spoken(before)}，{voice.you}应得 {own}"


_SHARED: Mapping[str, Callable[[Figure, Telling], str]] = {
    "share": _share,
    "level": _level,
    "queue": _queue,
}


def _stake(weight: Figure) -> str:
    if not weight.unit:
        number = decimal(weight.value)
        if is_percent(weight):
            return spoken(weight)
        return f"系数 {number}" if weight.op == "pick" else f"{number} 份"
    return spoken(evolve(weight, origin=None, op="sum"))


def _made_of(weight: Figure) -> str:
    """How a stake came about, when it is more than one number of the register."""
    if not weight.args:
        return ""
    if weight.op == "tiers":
        return f"（{_tiers(weight)}）"
    parts = _figures(weight.args) if weight.op == "add" else [weight]
    money = weight.unit == YUAN and weight.op == "add"
    if len(parts) > (_LISTED if money else _ITEMS):
        return f"（{len(parts)} 项相加）"
    if money:
        return ""
    told = [" × ".join(_stake(factor) for factor in _factors(part)) for part in parts]
    return f"（{' + '.join(told)}）"
