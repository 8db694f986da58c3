"""Commission (佣金) in four meanings: labour 用工, sales 代销, brokerage 居间, rearing for the owner 代养."""

from linkage.ground.citation import Citation
from linkage.rule import Rule

RULE = Rule(
    name="commission",
    label="佣金",
    plain="佣金",
    wording="clauses/commission.html",
    gold="佣金",
    kinds=("用工", "代销", "居间", "代养"),
    protected_kinds=("用工",),
    set_off_ground=(Citation("法律", "保障农民工工资支付条例", "第十一条"),),
)
