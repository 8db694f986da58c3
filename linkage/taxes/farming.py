"""Farming (四业): what households get for what they planted, bred, raised or caught bears no income tax."""

from linkage.model.tax import FREE
from linkage.tax import Case, Head

HEAD = Head(
    name="farming",
    label="四业所得",
    tax="个人所得税",
    cases=(
        Case(
            income="订单货款",
            standing=FREE,
            words="卖自家种的、养的农产品不征",
            source="财税〔2004〕30号",
        ),
    ),
)
