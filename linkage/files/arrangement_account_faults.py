"""Account faults (成员账户的毛病): every message about the accounts of an arrangement, once."""

from __future__ import annotations

from linkage.ground.fault import Fault

NOT_A_COOPERATIVE = Fault(
    "E620",
    "“成员账户”的付款方“{role}”是{type}，不是农民专业合作社",
    "成员账户和退社结算是合作社的；退出集体经济组织不得要求分割集体财产，集体财产也不得分割到个人"
    "（《农村集体经济组织法》第十六条、第三十六条）",
    "集体的份额请登记在〔股份〕；付款方确是合作社的，请改正当事人的类型",
)
NO_SUCH_STEP = Fault("E621", "“{key}”指的{said}没有这一步", "", "请写成 分配名.步骤名；{remedy}")
NOT_A_RESERVE = Fault(
    "E622",
    "“{key}”指的{said}不是提取公积金的一步",
    "量化到成员的是每年从盈余中提取的公积金（《农民专业合作社法》第四十二条）",
    "请写“提取”的那一步，例如 盈余分配.盈余公积",
)
NOT_TO_MEMBERS = Fault(
    "E623",
    "“{key}”指的{said}不是按户分给成员的一步",
    "账户按户立，转为出资的是各户分得的盈余",
    "请写 盈余分配.成员 这样的一步；那一步写了 收款: 个人 的，请删去",
)
TWO_ACCOUNTS = Fault(
    "E624", "有两份协议写了“成员账户”", "另一处在 {other}；一家合作社的成员账户只有一套", "请只留一处"
)
