"""Register aliases (标题的别名): other headings in use for the columns of the registers.

``ALIASES`` is a closed list the reader goes by. ``LIKELY`` are headings of old sheets that probably mean a
column: good for a proposal that a person confirms, never for reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Sheet ("" for every sheet), heading seen, our heading.
_ALIASES: tuple[tuple[str, str, str], ...] = (
    ("", "户编号", "户号"),
    ("", "农户编号", "户号"),
    ("", "户代码", "户号"),
    ("", "成员编号", "成员号"),
    ("", "人员号", "成员号"),
    ("名册", "户主关系", "与户主关系"),
    ("名册", "与户主的关系", "与户主关系"),
    ("名册", "关系", "与户主关系"),
    ("名册", "身份证号", "证件号"),
    ("名册", "身份证号码", "证件号"),
    ("名册", "公民身份号码", "证件号"),
    ("名册", "证件号码", "证件号"),
    ("名册", "出生年月日", "出生日期"),
    ("名册", "联系电话", "电话"),
    ("名册", "手机号", "电话"),
    ("名册", "手机号码", "电话"),
    ("名册", "银行卡号", "卡号"),
    ("名册", "银行账号", "卡号"),
    ("名册", "账号", "卡号"),
    ("名册", "开户银行", "开户行"),
    ("名册", "村民小组", "组"),
    ("名册", "小组", "组"),
    ("地块", "地块编号", "地块代码"),
    ("地块", "地块编码", "地块代码"),
    ("", "开始日期", "起"),
    ("", "起始日期", "起"),
    ("", "起始日", "起"),
    ("", "结束日期", "止"),
    ("", "终止日期", "止"),
    ("", "终止日", "止"),
    ("用工", "工种", "岗位"),
    ("交售", "单号", "单据号"),
    ("代销", "单号", "单据号"),
    ("价格", "价格", "价"),
    ("价格", "单价", "价"),
    ("期初", "应付应收", "应付|应收"),
    ("期初", "应付/应收", "应付|应收"),
    ("期初", "应付或应收", "应付|应收"),
    ("期初", "方向", "应付|应收"),
    ("事实", "项目", "名称"),
    ("", "凭证号", "凭证"),
)
ALIASES: Mapping[tuple[str, str], str] = MappingProxyType(
    {(sheet, seen): heading for sheet, seen, heading in _ALIASES}
)

# Register ("" for every one), heading of an old sheet, our heading that it probably means.
_LIKELY: tuple[tuple[str, str, str], ...] = (
    *(("", seen, "户号") for seen in ("户编码", "家庭编号", "户籍编号", "户编", "农户编码")),
    *(("名册", seen, "姓名") for seen in ("户主姓名", "户主", "农户姓名", "成员姓名", "人员姓名", "农户")),
    *(("名册", seen, "证件号") for seen in ("身份证", "居民身份证号码", "居民身份证号", "户主身份证号")),
    *(("名册", seen, "与户主关系") for seen in ("家庭关系", "称谓", "户主或家庭成员")),
    *(("名册", seen, "电话") for seen in ("电话号码", "手机", "联系方式", "联系号码")),
    *(
        ("名册", seen, "卡号")
        for seen in ("银行账户", "银行卡账号", "一卡通账号", "一卡通号", "收款账号", "存折账号")
    ),
    *(("名册", seen, "户名") for seen in ("开户名", "账户名", "账户名称", "开户人")),
    *(("名册", seen, "开户行") for seen in ("银行", "银行名称", "开户网点")),
    *(("名册", seen, "组") for seen in ("组别", "所在组", "村组", "组名", "村民组", "社")),
    *(("名册", seen, "出生日期") for seen in ("出生年月", "生日", "出生时间")),
    *(("名册", seen, "户类别") for seen in ("户属性", "农户类型", "人员类别", "农户类别")),
    *(
        ("地块", seen, "面积")
        for seen in ("田亩", "承包面积", "合同面积", "流转面积", "耕地面积", "土地面积", "亩数")
    ),
    *(("地块", seen, "面积") for seen in ("田", "地", "水田", "旱地", "承包地", "出租面积")),
    *(
        ("地块", seen, "地块代码")
        for seen in ("地块", "地块名称", "地名", "小地名", "田块名称", "地块号", "田块")
    ),
    *(("地块", seen, "证载面积") for seen in ("确权面积", "权证面积")),
    *(("地块", seen, "权证号") for seen in ("承包经营权证号", "证书编号", "经营权证号", "权证编号")),
    *(("股份", seen, "份额") for seen in ("股数", "股份数", "持股数", "折股数", "股份", "股权数", "股")),
    *(("股份", seen, "股别") for seen in ("股份类型", "股权类型", "股种", "股份性质")),
    *(("股份", seen, "出资额") for seen in ("入股金额", "出资金额", "股金", "入股资金", "出资", "入股款")),
    *(("资产", seen, "名称") for seen in ("资产名称", "项目名称")),
    *(("资产", seen, "资产号") for seen in ("资产编号", "资产编码", "编号")),
    *(("资产", seen, "原值") for seen in ("资产原值", "账面原值", "价值", "购建价")),
    *(("资产", seen, "类别") for seen in ("资产类别", "资产类型")),
    *(("", seen, "起") for seen in ("流转起始日", "合同起始日", "开始时间", "起始时间", "生效日期")),
    *(
        ("", seen, "止")
        for seen in ("流转终止日", "合同终止日", "结束时间", "终止时间", "到期日", "到期时间")
    ),
    *(("用工", seen, "数量") for seen in ("工日", "天数", "工数", "出工天数", "用工数")),
    *(("用工", seen, "岗位") for seen in ("活路", "工作内容", "用工事项", "作业内容")),
    *(("交售", seen, "数量") for seen in ("斤数", "重量", "净重", "交售量", "公斤数")),
    *(("交售", seen, "品名") for seen in ("品种", "产品", "产品名称", "作物")),
    *(("代销", seen, "销售额") for seen in ("销售金额", "代销额", "代销金额")),
    *(("", seen, "日期") for seen in ("时间", "交售日期", "用工日期", "销售日期")),
)
LIKELY: Mapping[tuple[str, str], str] = MappingProxyType(
    {(sheet, seen): heading for sheet, seen, heading in _LIKELY}
)
