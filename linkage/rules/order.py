"""Order purchase (订单货款): produce sold under an order contract."""

from linkage.rule import Rule

RULE = Rule(
    name="order",
    label="订单货款",
    plain="卖货的钱",
    wording="clauses/order.html",
)
