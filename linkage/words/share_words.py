"""Share words (份额的话): how a share was brought to whole steps, limited, and given an odd fen."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from linkage.ground.figure import Figure, Node
from linkage.words.wording import decimal

#: What a fraction is called that a payee brings along from the season before.
BROUGHT = "上期零头"


def share_rule(node: Figure) -> str:
    """How a share was brought to whole steps."""
    step = step_words(node)
    mode = str(node.params.get("mode", "最大余额"))
    rules = {
        "最大余额": f"按最大余额法分到{step}",
        "依序": f"去尾到{step}，零头依次序补",
        "末位补差": f"去尾到{step}，零头归最末一户",
        "除数法": f"按除数法分到{step}",
        "零头结转": f"不足{'' if step[0].isdigit() else '1'}{step}的零头记到下期",
    }
    return rules.get(mode, f"{mode}到{step}")


def level_words(node: Figure) -> str:
    """Where a share stands between its limits: at the floor, at the cap, or at the common level."""
    if "floor" in node.params:
        return f"{'、'.join(map(str, _words(node.params['limits'])))}以内，{share_rule(node)}"
    limits = dict(zip(_words(node.params["limits"]), node.args[2:], strict=False))
    return next((f"到{word}" for word, limit in limits.items() if worth(limit) == node.value), "到限额")


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list | tuple) else []


def worth(node: Node) -> Fraction | None:
    """The value of a number; nothing for a day or a word."""
    return node.value if isinstance(node, Figure) else None


def step_words(node: Figure) -> str:
    """The whole step a share was brought to: 分, 角, 元 or so many yuan."""
    step = Fraction(str(node.params["step"]))
    names = {Fraction(1, 100): "分", Fraction(1, 10): "角", Fraction(1): "元"}
    return names.get(step, f"{decimal(step)}元")


def one_step(node: Figure) -> str:
    """One leftover step as it is said: ``1 分``, ``10元``."""
    step = step_words(node)
    return f"1 {step}" if len(step) == 1 else step


def left_over(figure: Figure) -> str:
    """What was cut off and waits for the same payee's next season: ``零头 1/3 分``; empty for nothing."""
    fraction = Fraction(str(figure.params.get("carried", "0")))
    return f"零头 {fen_words(fraction)}" if fraction else ""


def fen_words(yuan: Fraction) -> str:
    """A fraction of yuan, told exactly in fen, as the register 零头 takes it: ``1/3 分``."""
    return f"{yuan * 100} 分"


def odd_fen(figure: Figure) -> str:
    """Why this payee got a leftover fen, in one sentence; empty when none was got."""
    for node in _walk(figure):
        if isinstance(node, Figure) and node.op in {"share", "level"} and node.params.get("extra") is True:
            step, unit = step_words(node), one_step(node)
            rest = f"{decimal(Fraction(str(node.params['remainder'])), 2, 4)} {step}"
            start = f"除不尽剩下的几{step}从零头大的补起"
            if node.params.get("mode") == "依序":
                return f"除不尽剩下的几{step}依{node.params['ties']}先后补，这里排到，多得 {unit}"
            if _tied(node) and "ties" in node.params:
                return f"{start}，零头同是 {rest}的按{node.params['ties']}排先后，这里排到，多得 {unit}"
            if _tied(node):
                return f"{start}，零头同是 {rest}的按公布的编码排先后，这里排到，多得 {unit}"
            return f"{start}，这里零头 {rest}，多得 {unit}"
    return ""


def _tied(share: Figure) -> bool:
    """Whether the last one who got a leftover had the same remainder, so that the digest decided."""
    cutoff = share.params.get("cutoff")
    if not isinstance(cutoff, (list, tuple)):
        return False
    remainder, digest = cutoff
    return bool(remainder == share.params["remainder"] and digest != share.params.get("digest"))


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for arg in node.args:
        yield from _walk(arg)


def clause_title(clause: str) -> str:
    """A clause, or a step of a pool as people say it: ``利润（第3步）``, ``利润（第3步补足）``."""
    pool, *rest = clause.split("/")
    return f"{pool}（第{rest[0]}步{''.join(rest[1:])}）" if rest else clause
