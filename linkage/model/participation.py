"""Participation (保底与分红): how a guaranteed amount stands to what the same payee gets from a pool."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.errors import Where

TOGETHER, HIGHER, TOP_UP = "相加", "取高", "补足"


@frozen
class Participation:
    """A clause that pays only what its payee's shares of ``steps`` lack (取高, 补足; 相加 needs none).

    The pool pays its share; the payer of the clause funds the gap up to the guarantee. ``steps`` are pairs
    of pool and step name.
    """

    reading: str
    steps: tuple[tuple[str, str], ...]
    where: Where

    def words(self, guarantor: str) -> str:
        """The reading in the words of a contract."""
        shares = "、".join(f"“{pool}”分给{step}的" for pool, step in self.steps)
        if self.reading == HIGHER:
            rest = f"分红照分，低于保底的，由{guarantor}付足差额；不低于保底的，本项不另付"
            return f"保底与{shares}两者取高：{rest}"
        return f"{shares}不足保底的，由{guarantor}补足到保底；已达到保底的，本项不另付"
