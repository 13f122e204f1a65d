"""Plain texts as spreadsheets export them, and the project's own lists."""

import json

ACT = "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条"
LINES = (
    "津河区文化旅游局主动公开事项目录,,,,,,,",
    "公开主体：津河区文化旅游局,,,,,,,",
    ",,,,,,,",
    "序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开渠道,责任科室",
    f'1,公共服务,公共文化机构,"机构名称、地址、电话\n免费开放时间",{ACT},20个工作日内,"政府网站,现场公示",公共服务科',
    f'2,,文化活动,"""四季村晚""等活动安排",{ACT},活动开始前5个工作日,政府网站；微信公众号,公共服务科',
    "3,,非物质文化遗产,名录、传承人,《中华人民共和国非物质文化遗产法》第三十一条；《湖南省实施办法》,认定后20个工作日内,政府网站,非遗科",
    "4,行政执法,执法检查,检查计划、检查结果,《旅游法》第八十三条,无,政府网站,执法大队、市场管理科",
    "5,,行政处罚,处罚决定书,《中华人民共和国行政处罚法》第四十八条,决定之日起7个工作日内,,执法大队",
    "6,,双随机,无,,每季度,政府网站,",
    "7,旅游管理,A级景区,=景区名单,,+即时,政府网站,资源开发科",
    "注：本目录由办公室汇总。,,,,,,,",
)


def comma_file() -> bytes:
    """Commas, GBK and Windows' line ends: a title, a publisher and an empty line above, a note below."""
    return _joined("\r\n").encode("gbk")


def semicolon_file() -> bytes:
    """The same, with semicolons between the cells."""
    text = _joined("\r\n").replace("政府网站,现场公示", "政府网站\0现场公示").replace(",", ";").replace("\0", ",")
    return text.encode("gb18030")


def marked_file() -> bytes:
    """The same in UTF-8 with its mark, as Excel's `CSV UTF-8`."""
    return _joined("\r\n").encode("utf-8-sig")


def wide_file() -> bytes:
    """The same as `Unicode text` of Excel: UTF-16 with tabs."""
    return _tabbed().encode("utf-16")


def tab_file() -> bytes:
    """The same with tabs, as it is pasted from a spreadsheet."""
    return _tabbed().encode()


def _joined(end: str) -> str:
    return end.join(LINES) + end


def _tabbed() -> str:
    return _joined("\n").replace("政府网站,现场公示", "政府网站\0现场公示").replace(",", "\t").replace("\0", ",")


OWN = (
    {
        "id": "jigou-zhineng",
        "category": "机构概况",
        "order": 1,
        "name": "机构职能",
        "content": "职能\n内设机构",
        "channels": ["政府网站"],
        "path": "data/items/jigou-zhineng.yaml",
    },
    {
        "id": "ling-dao",
        "category": "机构概况",
        "name": "领导信息",
        "content": "姓名；分工",
        "basis": ["《条例》第二十条；第二十一条", "无"],
        "audience": "全社会",
        "level": ["县级"],
        "extra": {"备注": "、"},
    },
    {
        "id": "san-gong",
        "category": "财政",
        "name": "三公经费",
        "content": "同上",
        "published_with": "ling-dao",
        "link_note": "■见预算",
    },
)


def own_list() -> bytes:
    """The project's own list of items."""
    return json.dumps(OWN, ensure_ascii=False, indent=2).encode()


def own_lines() -> bytes:
    """The project's own items, one a line."""
    return "".join(f"{json.dumps(item, ensure_ascii=False)}\n" for item in OWN).encode()
