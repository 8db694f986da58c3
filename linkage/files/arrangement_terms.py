"""Terms in an arrangement (条款): each clause that owes quantity times price."""

from __future__ import annotations

from attrs import evolve

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import PER_HOUSEHOLD, PER_PERSON, Desk
from linkage.files.arrangement_eligibility import read_eligibility
from linkage.files.arrangement_nature import read_nature
from linkage.files.arrangement_participation import read_participation
from linkage.files.arrangement_payments import read_late, read_payment_words, read_schedule
from linkage.files.arrangement_prices import read_escalation, read_price
from linkage.files.arrangement_quantity import Counted, read_counted
from linkage.files.arrangement_times import read_term_time
from linkage.files.yaml_fields import Fields
from linkage.ground.day_count import SpanRule
from linkage.ground.errors import Where
from linkage.ground.fault import quoted, suggestion
from linkage.ground.figure import Day, Figure
from linkage.ground.money import Rounding
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.ground.units import DAY, PLAIN, YEAR, YUAN, Unit
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, RoundingTerm, Term, TimeRule
from linkage.model.price import Price

_KEYS = (
    "条款", "收入", "类别", "付款方", "收款方", "数量", "单价", "费率", "价格", "期限", "计算期间",
    "递增", "计期", "单价取整", "取整", "资格", "基准日", "封顶", "保底", "归属", "支付", "逾期", "与分红",
    "收益性质", "依据", "说明",
)  # fmt: skip
STEPS = ("分", "角", "元", "10元", "厘", "百元")
_STAGES = ("每户合计", "每行", "每段")
_CARRIED = "零头结转"
_MODES = tuple(mode.value for mode in Rounding)
_LIMITS = ("户", "人")


def read_term(desk: Desk, node: Node, season: tuple[Day, Day] | None) -> Term | None:
    """Read one term; nothing when it has problems. ``season`` are the days due days must lie in."""
    before = len(desk.problems)
    fields = Fields(node, _KEYS, "条款", desk.problems)
    if not fields.entries:
        return None
    name = read_name(desk, fields.scalar("条款", needed="土地租金"))
    desk.declared.add(name)
    fields.what = f"条款“{name}”" if name else "条款"
    income = desk.income(fields.scalar("收入", needed="租金"))
    kind = _kind(desk, fields, income)
    payer = desk.party(fields.scalar("付款方", needed="公司"), "付款方")
    payee = desk.payee(fields.scalar("收款方", needed="农户"), "收款方")
    said = fields.scalar("数量", needed="地块.面积")
    counted = read_counted(desk, said) if said is not None else None
    quantity = counted.quantity if counted is not None else None
    period = desk.period(fields.scalar("期限"), "期限")
    reckoned = desk.period(fields.scalar("计算期间"), "计算期间")
    if quantity is None and fields.node("单价") is None and fields.node("费率") is None:
        desk.note(faults.NO_PRICE, fields.where, term=name)
    price = read_price(desk, fields, name, counted) if counted is not None else None
    per_day = price is not None and any(("天", -1) in unit.powers for unit in price.units)
    time = read_term_time(desk, fields.sub("计期"), period, per_day=per_day)
    escalation = read_escalation(desk, fields.sub("递增"), price, period) if price else None
    if counted is not None and price is not None:
        _check_units(desk, fields, counted, price, time)
    if quantity is not None and said is not None:
        _check_payee(desk, quantity, payee, said.where)
    belongs_by = fields.text("归属") or "日期"
    if "归属" in {key.text for key, _ in fields.entries} and quantity is not None and quantity[0]:
        desk.column(quantity[0], belongs_by, fields.place("归属"), "归属")
    cap, floor = (_limit(desk, fields, key, payee) for key in ("封顶", "保底"))
    eligibility = read_eligibility(desk, fields.node("资格"), quantity) if quantity is not None else None
    record_day = desk.day(fields.scalar("基准日"), "基准日")
    participation = read_participation(desk, fields)
    schedule = read_schedule(desk, fields, season)
    late = read_late(desk, fields.sub("逾期"), schedule)
    if participation is not None and fields.node("逾期") is not None:
        desk.note(faults.LATE_AND_PARTICIPATION, fields.place("逾期"), term=name)
    prose = read_nature(desk, fields, income, quantity, _prose(desk, fields))
    rounding = read_rounding(desk, fields.sub("取整"), "每户合计")
    price_rounding = read_rounding(desk, fields.sub("单价取整"), "单价")
    _check_carried(desk, fields, rounding)
    if len(desk.problems) > before or counted is None or price is None:
        return None
    return Term(
        name=name,
        income=income,
        kind=kind,
        payer=payer,
        payee=payee,
        quantity=counted.quantity,
        price=price,
        where=fields.where,
        cite=desk.cite(fields.scalar("依据"), f"“{name}”条款"),
        time=time,
        period=period,
        escalation=escalation,
        price_rounding=evolve(price_rounding, stage="单价") if price_rounding else None,
        rounding=rounding or RoundingTerm(Rounding.HALF_UP),
        cap=cap,
        floor=floor,
        belongs_by=belongs_by,
        reckoned=reckoned,
        eligibility=eligibility,
        record_day=record_day,
        participation=participation,
        payment="" if schedule is not None else read_payment_words(desk, fields),
        schedule=schedule,
        late=late,
        counted=counted.formula,
        prose=prose,
    )


def read_name(desk: Desk, scalar: Scalar | None) -> str:
    """The name of a term or pool; signs that part names are refused."""
    if scalar is None:
        return ""
    name = scalar.text.strip()
    for sign in "/.|\n":
        if sign in name:
            desk.note(faults.BAD_NAME, scalar.where, said=quoted(name), sign=sign)
    desk.fits_papers(scalar, name.replace("\n", ""))
    return name


def _kind(desk: Desk, fields: Fields, income: str) -> str:
    kinds = desk.labels.get(income, ())
    scalar = fields.scalar("类别")
    if not income:
        return ""
    if scalar is None:
        if kinds:
            fields.missing("类别", kinds[0], f"{income}分 {'、'.join(kinds)}，规则不同")
        return ""
    word = scalar.text.strip()
    if word not in kinds:
        remedy = suggestion(word, kinds) if kinds else "请删去“类别”"
        desk.note(faults.UNKNOWN_KIND, scalar.where, income=income, said=quoted(word), remedy=remedy)
    return word


def _check_units(desk: Desk, fields: Fields, counted: Counted, price: Price, time: TimeRule | None) -> None:
    """See that quantity times price times time makes yuan, as far as the headings say."""
    name = fields.text("条款")
    where = fields.place("单价" if fields.node("单价") is not None else "费率")
    yearly = any(
        word in {"年", "月", "半年", "季度"} and power < 0
        for each in price.units
        for word, power in each.powers
    )
    sheet = counted.quantity[0]
    dated = bool(sheet) and desk.headings[sheet].get("日期") is not None
    if yearly and fields.node("计期") is None and not dated and not _counts_time(counted.unit, price):
        desk.note(faults.NO_TIME_RULE, where, term=name, per="年")
        return
    unit = counted.unit
    if unit is None:
        return
    timed = PLAIN
    if time is not None and time.rule and not dated:
        timed = DAY if time.rule == SpanRule.DAYS.value else YEAR
    elif yearly:
        timed = YEAR
    if price.on_line and timed and fields.sub("计期") is not None and time is not None and time.rule:
        desk.note(faults.TIERS_OVER_TIME, where, term=name)
    if price.on_line and fields.node("单价取整") is not None:
        desk.note(faults.NO_UNIT_PRICE, fields.place("单价取整"), term=name, key="单价取整")
    if price.on_line and fields.node("递增") is not None:
        desk.note(faults.NO_UNIT_PRICE, fields.place("递增"), term=name, key="递增")
    counts_time = (time is None or not time.rule or dated) and _counts_time(unit, price)
    for each in price.units:
        product = unit * each * timed
        if not product.fits(YUAN) and not counts_time:
            desk.note(
                faults.UNIT_MISMATCH,
                where,
                term=name,
                quantity=counted.words,
                quantity_unit=unit or "无单位",
                price_unit=each or "百分数",
                time=f"× 计期（{timed}）" if timed else "",
                result=product or "纯数",
                hint=_hint(unit, timed),
            )


def _counts_time(unit: Unit | None, price: Price) -> bool:
    """Say whether the quantity is itself the time of the price, as months of a price a month."""
    return unit is not None and all((unit * each).fits(YUAN) for each in price.units)


def _hint(unit: Unit, timed: Unit) -> str:
    wanted = YUAN / unit / timed
    if str(wanted).startswith("1/"):
        return f"，例如写成 6%{str(wanted)[1:]}"
    return f"，例如写成 600 {wanted}" if wanted else "，或写成百分数"


def _check_payee(desk: Desk, quantity: tuple[str, str], payee: str, where: Where) -> None:
    sheet = quantity[0]
    if quantity in {PER_HOUSEHOLD, PER_PERSON} or sheet not in desk.headings:
        return
    headings = desk.headings[sheet]
    if payee in {HOUSEHOLDS, MEMBERS} and headings.get("户号") is None:
        desk.note(faults.NO_HOUSEHOLD_COLUMN, where, sheet=sheet)
    elif payee == MEMBERS and headings.get("成员号") is None:
        desk.note(faults.NO_PERSON_COLUMN, where, sheet=sheet)


def _limit(desk: Desk, fields: Fields, key: str, payee: str) -> Figure | None:
    """A limit for a payee, a household or a person; who is paid by herself has none by household."""
    scalar = fields.scalar(key)
    limit = desk.amount(scalar, key, _LIMITS) if scalar is not None else None
    if limit is not None and payee == MEMBERS and limit.unit == YUAN / Unit.parse("户"):
        example = {"example": f"{key}: 500 元/人", "household": "收款方: 农户"}
        desk.note(faults.HOUSEHOLD_LIMIT_OF_PERSONS, fields.place(key), what=fields.what, key=key, **example)
    return limit


def _check_carried(desk: Desk, fields: Fields, rounding: RoundingTerm | None) -> None:
    """Fractions are carried by payee and clause: not by row, nor of what looks at a share first."""
    if rounding is None or not rounding.carried:
        return
    odd = [f"“环节: {rounding.stage}”"] if rounding.stage != "每户合计" else []
    odd += ["“与分红”"] if fields.node("与分红") is not None else []
    for key in odd:
        desk.note(faults.CARRIED_TERM, fields.place("取整"), term=fields.text("条款"), key=key)


def read_rounding(desk: Desk, node: MappingNode | None, stage: str) -> RoundingTerm | None:
    """Read 取整 or 单价取整."""
    if node is None:
        return None
    keys = ("单位", "方式") if stage == "单价" else ("环节", "单位", "方式")
    fields = Fields(node, keys, "取整", desk.problems)
    modes = _MODES if stage == "单价" else (*_MODES, _CARRIED)
    mode = fields.choice("方式", modes, needed="四舍五入")
    step = fields.choice("单位", STEPS, default="分")
    stage = fields.choice("环节", _STAGES, default=stage) if stage != "单价" else stage
    if step == "厘" and stage == "每户合计":
        desk.note(faults.TOO_FINE, fields.place("单位"), what=stage, or_else="，或改为每行、每段取整")
    if mode == _CARRIED:
        return RoundingTerm(Rounding.DOWN, step, stage, carried=True)
    return RoundingTerm(Rounding(mode), step, stage) if mode else None


def _prose(desk: Desk, fields: Fields) -> dict[str, str]:
    node = fields.node("说明")
    if isinstance(node, MappingNode):
        return {key.text: desk.words(value) for key, value in node.entries if isinstance(value, Scalar)}
    text = desk.words(fields.scalar("说明"))
    return {"说明": text} if text else {}
