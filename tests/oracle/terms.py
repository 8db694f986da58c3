"""Terms (条款): each row of a register, day by day, at the price of that day."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from oracle.days import Day, day_of, observed, period, periods_done, walk, worth
from oracle.measures import fen, in_base, number, phrase, rounded, step_of
from oracle.reading import Row, Village, codes, concerns, season_of

Term: TypeAlias = Mapping[str, Any]
Price: TypeAlias = tuple[tuple[int, int], Fraction]
OLDEST_QUOTE = 31
CARRIED = "零头结转"


def owed(village: Village, arrangement: Mapping[str, Any], term: Term) -> dict[str, int]:
    """What each payee is owed under a term, in fen."""
    parties = codes(village)
    role, sheet = term["收款方"], term["数量"].partition(".")[0]
    tranches: dict[str, list[Fraction]] = {}
    rows = village.rows("名册" if sheet in {"每户", "每人"} else sheet)
    if sheet == "每户":
        rows = [row for row in rows if row["与户主关系"] == "户主"]
    for row in rows:
        if not concerns(row, term["条款"], arrangement["编号"]) or not _between(row, term):
            continue
        payee = parties.get(role) or row["户号"]
        if role == "成员" and row.get("成员号"):
            payee = f"{row['户号']}.{row['成员号']}"
        parts = _row(village, arrangement, term, row)
        if parts:
            tranches.setdefault(payee, []).extend(parts)
    return {
        payee: _line(term, parts, brought(village, payee, term["条款"])) for payee, parts in tranches.items()
    }


def brought(village: Village, payee: str, item: str) -> Fraction:
    """What a payee brings along from the season before (零头), in yuan."""
    household, _, member = payee.partition(".")
    mine = [
        row
        for row in village.rows("零头")
        if (row["户号"], row.get("成员号", ""), row["项目"]) == (household, member, item)
    ]
    return sum((Fraction(row["零头"]) for row in mine), Fraction(0)) / 100


def _between(row: Row, term: Term) -> bool:
    told = {"付款方": term["付款方"], "收款方": term["收款方"]}
    return all(not row.get(heading) or row[heading] == role for heading, role in told.items())


def _row(village: Village, arrangement: Mapping[str, Any], term: Term, row: Row) -> list[Fraction]:
    first, last = season_of(arrangement)
    if "期限" in term:
        begins, ends = period(term["期限"])
        first, last = max(first, begins), min(last, ends)
    much = quantity(row, term["数量"])
    if much is None:
        return []
    if "日期" in row:
        day = day_of(row[term.get("归属", "日期")])
        if day is None or not first <= day <= last:
            return []
        parts = [much * price_on(village, arrangement, term, row, day)[1]]
    else:
        first, last = in_force(village, arrangement, row, first, last)
        if last < first:
            return []
        parts = _over_time(village, arrangement, term, row, (much, first, last))
    step, mode, stage = _rounding(term)
    if stage == "每段":
        parts = [rounded(part, step, mode) for part in parts]
    if stage == "每行":
        parts = [rounded(sum(parts, Fraction(0)), step, mode)]
    return parts


def quantity(row: Row, said: str) -> Fraction | None:
    """What a row says, in 亩, 斤, 元; an empty cell says nothing."""
    if said in {"每户", "每人"}:
        return Fraction(1)
    heading = said.partition(".")[2]
    if not row[heading]:
        return None
    return number(row[heading]) * in_base(row.get(f"{heading}的单位") or row.get("单位", ""))


def in_force(
    village: Village, arrangement: Mapping[str, Any], row: Row, first: Day, last: Day
) -> tuple[Day, Day]:
    """The days of a row (conventions 1, 2, 13, 14)."""
    begins, ends = day_of(row.get("起", "")), day_of(row.get("止", ""))
    lasts = [last] + ([ends] if ends else [])
    personal = arrangement.get("股别", {}).get("个人股别", [])
    if row.get("成员号") and row.get("股别", "") in personal:
        lasts += village.ends_of_person(row["户号"], row["成员号"])
    return max(first, begins or first), min(lasts)


def _over_time(
    village: Village,
    arrangement: Mapping[str, Any],
    term: Term,
    row: Row,
    held: tuple[Fraction, Day, Day],
) -> list[Fraction]:
    """One amount for each stretch of one price (conventions 9 and 12)."""
    much, first, last = held
    time = term.get("计期", {"方法": "整期"})
    if time["方法"] == "整期":
        return [much * price_on(village, arrangement, term, row, first)[1]]
    rule = "整月" if time["方法"] == "按月" else time["基准"]
    cutoff = int(time["截止日"].removesuffix("日")) if "截止日" in time else None
    stretches: dict[tuple[int, int], Fraction] = {}
    prices: dict[tuple[int, int], Fraction] = {}
    for day in walk(first, last):
        key = _stage(term, day)
        stretches[key] = stretches.get(key, Fraction(0)) + worth(day, rule, cutoff)
        if key not in prices:
            prices[key] = price_on(village, arrangement, term, row, day)[1]
    return [much * prices[key] * time_ for key, time_ in stretches.items()]


def _stage(term: Term, day: Day) -> tuple[int, int]:
    """Which rate by contract year and which escalation are in force on a day."""
    rate = term.get("费率")
    year = 0
    if isinstance(rate, Mapping) and "按合同年" in rate:
        year = min(periods_done(Day.fromisoformat(rate["起"]), day, 1), len(rate["按合同年"]) - 1)
    rises = 0
    if "递增" in term:
        rise = term["递增"]
        rises = periods_done(Day.fromisoformat(rise["起"]), day, int(rise["每"].removesuffix("年")))
    return year, rises


def price_on(village: Village, arrangement: Mapping[str, Any], term: Term, row: Row, day: Day) -> Price:
    """The price of one unit on a day, and which stage of the contract that is."""
    said = term["单价"] if "单价" in term else term["费率"]
    year, rises = stage = _stage(term, day)
    if isinstance(said, Mapping):
        if "档" in said:
            return stage, Fraction(1)
        said = said["按合同年"][year] if "按合同年" in said else said[row[said["按"]]]
    price = phrase(said)
    if "递增" in term:
        price = _risen(price, term["递增"], rises)
    if "价格" in term:
        price *= _quote(village, arrangement, term["价格"])
    if "单价取整" in term:
        price = rounded(price, step_of(term["单价取整"]["单位"]), term["单价取整"]["方式"])
    return stage, price


def _risen(price: Fraction, rise: Mapping[str, str], times: int) -> Fraction:
    size = phrase(rise["幅度"])
    mode = rise.get("方式", "复利" if rise["幅度"].endswith("%") else "绝对额")
    if mode == "绝对额":
        return price + size * times
    return price * (1 + size * times) if mode == "按首年" else price * (1 + size) ** times


def _quote(village: Village, arrangement: Mapping[str, Any], series: Mapping[str, str]) -> Fraction:
    """The last quote on or before the day, not older than allowed (convention 7), for one 斤."""
    wanted = observed(series["取价日"], season_of(arrangement)[0])
    quotes = [
        (Day.fromisoformat(row["日期"]), number(row["价"]) / in_base(row["每"]))
        for row in village.rows("价格")
        if row["系列"] == series["系列"]
    ]
    day, price = max(quote for quote in quotes if quote[0] <= wanted)
    if (wanted - day).days > int(series.get("最久", f"{OLDEST_QUOTE} 天").removesuffix("天")):
        raise ValueError(day)
    return price


def _rounding(term: Term) -> tuple[Fraction, str, str]:
    told = term.get("取整", {})
    return step_of(told.get("单位", "分")), told.get("方式", "四舍五入"), told.get("环节", "每户合计")


def _line(term: Term, parts: list[Fraction], fraction: Fraction) -> int:
    total = sum(parts, Fraction(0))
    rate = term.get("费率")
    if isinstance(rate, Mapping) and "档" in rate:
        total = _tiers(rate, total)
    if "保底" in term:
        total = max(total, phrase(term["保底"]))
    if "封顶" in term:
        total = min(total, phrase(term["封顶"]))
    step, mode, _ = _rounding(term)
    if mode == CARRIED:
        return fen(rounded(total + fraction, step, "去尾"))
    return fen(rounded(total, step, mode))


def _tiers(rate: Mapping[str, Any], base: Fraction) -> Fraction:
    """Tiers take in their start, not the start of the next (convention 17)."""
    starts = [(number(start), number(percent)) for start, percent in rate["档"]]
    if rate["方式"] == "全额":
        return base * [percent for start, percent in starts if start <= base][-1]
    ends = [start for start, _ in starts[1:]] + [max(base, starts[-1][0])]
    taken = Fraction(0)
    for (start, percent), end in zip(starts, ends, strict=True):
        taken += max(min(base, end) - start, Fraction(0)) * percent
    return taken
