"""Wages (工资薪金): withheld cumulatively over the year, with deductions that no register holds."""

from linkage.model.tax import UNRECKONED
from linkage.tax import Case, Head

HEAD = Head(
    name="wages",
    label="工资薪金",
    tax="个人所得税",
    cases=(
        Case(
            income="薪金",
            standing=UNRECKONED,
            words="工资按全年累计预扣，由发工资的单位申报时算，这里不算",
            source="国家税务总局公告2018年第61号",
            confirmed=False,
        ),
    ),
)
