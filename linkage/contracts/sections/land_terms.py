"""What else is agreed about land (其他约定): what the lessee may do, who gets what, the deposit."""

from linkage.contracts.section import Section

SECTION = Section(
    says=("财政补贴归属", "征收补偿归属", "期满设施处置", "保障金退还"),
    sums=("保障金",),
    offers={"许可事项": ("改良土壤", "建设附属和配套设施", "用经营权担保融资", "再流转")},
)
