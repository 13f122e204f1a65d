"""Word files with the habits of people at work: tracked changes, fields, content controls, split and mixed tables."""

from shapes import word_files as word

HEADINGS = (
    "序号",
    "事项类别",
    "事项名称",
    "公开内容",
    "公开依据",
    "公开渠道",
    "公开时限",
    "公开责任",
    "链接地址（可跳转）",
)
ACT = "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条"
SOON = "自该政府信息形成或者变更之日起20个工作日内"
SITE = "https://www.bailu.gov.cn/zwgk"
TITLE = word.paragraph("白鹭县司法局政府信息主动公开事项目录")
PUBLISHER = word.paragraph("公开主体：白鹭县司法局")
DELETED_ROW = f"<w:del {word.AUTHOR}/>"
BEFORE = '<w:gridBefore w:val="1"/>'
INSERTED_ROW = f"<w:ins {word.AUTHOR}/>"


def at_work() -> bytes:
    """Changes are tracked, a link is a field, cells and rows and a box are content controls."""
    rows = [
        word.row(*HEADINGS, properties="<w:tblHeader/>"),
        _changed_texts(),
        word.row(
            "",
            word.cell("", merge="continue"),
            "法律援助机构",
            "机构名录、地址、电话",
            ACT,
            "政府网站",
            SOON,
            "法律援助中心",
            word.cell(word.paragraph(word.link(f"{SITE}/yz.html", f"{SITE}/yz.html"))),
        ),
        _deleted_row(),
        _inserted_row(),
        _controlled_cells(),
        _controlled_row(),
        _moved_text(),
        word.row(
            "4",
            "行政许可",
            "律师执业许可",
            "许可条件、程序、期限",
            ACT,
            _boxes(),
            SOON,
            "行政审批股",
            word.cell(
                word.paragraph(word.field_link(f"{SITE}/xk.html?a=1&b=2", "律师执业许可"), word.run("（省厅办理）"))
            ),
        ),
    ]
    return word.document(TITLE, PUBLISHER, word.table(rows, 9), word.paragraph("注：以上事项由办公室负责解释。"))


def _changed_texts() -> str:
    content = word.paragraph(
        word.run("申请条件、"), word.deleted("申请表、"), word.inserted("申请材料、"), word.run("办理流程")
    )
    limit = word.paragraph(word.deleted("30"), word.inserted("20"), word.run("个工作日内"))
    link = word.paragraph(word.field_link(f"{SITE}/flyz/index.html", f"{SITE}/flyz/index.html"))
    office = word.paragraph(
        word.run("法律援助"), '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>', word.run("中心")
    )
    category = word.cell("公共法律服务", merge="restart")
    return word.row(
        "1",
        category,
        "法律援助指南",
        word.cell(content),
        ACT,
        "政府网站、政务新媒体",
        word.cell(limit),
        word.cell(office),
        word.cell(link),
    )


def _deleted_row() -> str:
    texts = ("", "公证费用", "收费标准", ACT, "政府网站", SOON, "公证处", "无")
    first, *others = (word.cell(word.paragraph(word.deleted(text)) if text else word.paragraph("")) for text in texts)
    return word.row(first, word.cell("", merge="continue"), *others, properties=DELETED_ROW)


def _inserted_row() -> str:
    texts = ("公证指南", "办证条件、程序、所需材料", ACT, "政府网站", SOON, "公证处", "与公证机构名录一并公开")
    cells = (word.cell(word.paragraph(word.inserted(text))) for text in texts)
    return word.row("", word.cell("", merge="continue"), *cells, properties=INSERTED_ROW)


def _controlled_cells() -> str:
    office = word.cell(word.controlled(word.paragraph(word.controlled(word.run("普法股"))), "<w:dropDownList/>"))
    name = word.controlled(word.cell("年度普法计划"))
    return word.row(
        "2",
        "法治宣传",
        name,
        "年度工作要点、普法责任清单",
        ACT,
        "政府网站",
        "每年3月31日前",
        office,
        word.controlled(word.cell(f"{SITE}/pf.html")),
    )


def _controlled_row() -> str:
    return word.controlled(
        word.row("3", "人民调解", "调解组织", "人民调解委员会名录", ACT, "政府网站", SOON, "基层股", "无")
    )


def _moved_text() -> str:
    away = f"<w:moveFrom {word.AUTHOR}>{word.run('（旧）')}</w:moveFrom>"
    here = f"<w:moveTo {word.AUTHOR}>{word.run('人民调解员名册')}</w:moveTo>"
    return word.row(
        "", "人民调解", "调解员", word.cell(word.paragraph(away, here)), ACT, "政府网站", SOON, "基层股", "无"
    )


def _boxes() -> str:
    site = word.paragraph(
        word.checkbox(ticked=True), word.run("政府网站 "), word.checkbox(ticked=False), word.run("政府公报")
    )
    hall = word.paragraph(word.checkbox(ticked=True), word.run("政务服务中心"))
    return word.cell(site, hall)


SPLIT = (
    ("1", "政策文件", "规范性文件", "县政府及县政府办公室印发的规范性文件", ACT, "政府网站", SOON, "秘书科", "无"),
    ("", "", "政策解读", "文件解读材料", "同上", "〃", "与文件同步", "同上", f"{SITE}/jd.html"),
    ("", "", "政策废止", "文件清理结果", "同上", "同上", "清理结束后10个工作日内", "法规科", "无"),
    (
        "2",
        "会议公开",
        "常务会议",
        "议题、审议结果",
        "《政府网站发展指引》第四部分",
        "政府网站",
        "会后5个工作日内",
        "秘书科",
        "无",
    ),
)
SPLIT_ON = (
    ("", "", "全体会议", "会议报道", "〃", "政府网站", "会后2个工作日内", "〃", f"{SITE}/qt.html"),
    ("3", "机构信息", "机构职能", "“三定”规定确定的职能", ACT, "政府网站", "变更后20个工作日内", "人事科", "—"),
    ("", "", "领导分工", "负责人姓名、职务、分工", ACT, "政府网站", "变更后20个工作日内", "人事科", "/"),
)


def split_by_page() -> bytes:
    """A table goes on after a page break, under its title and headings again; cells say that they are as above."""
    title = word.paragraph("白鹭县人民政府办公室主动公开事项目录")
    parts = [word.table([word.row(*HEADINGS), *(word.row(*texts) for texts in rows)], 9) for rows in (SPLIT, SPLIT_ON)]
    return word.document(title, parts[0], word.PAGE_BREAK, title, parts[1])


def with_sections() -> bytes:
    """A row across the table names the category of the rows below it."""
    headings = ("序号", "公开事项", "公开内容", "公开时限", "公开方式", "责任单位")
    sections = (
        (
            "一、政策文件",
            (
                ("1", "本级文件", "以镇政府名义印发的文件", "印发后20个工作日内", "镇政府网站专栏", "党政办"),
                ("2", "惠农政策", "补贴项目、标准", "收文后10个工作日内", "村务公开栏", "农业办"),
            ),
        ),
        (
            "二、财务公开",
            (
                ("3", "财政预决算", "镇级预决算", "批复后20日内", "镇政府网站专栏", "财政所"),
                ("4", "专项资金", "扶贫资金使用情况", "每季度末", "村务公开栏", "财政所、乡村振兴办"),
            ),
        ),
        (
            "三、社会事业",
            (
                ("5", "计划生育", "奖励扶助对象名单", "公示7天", "村务公开栏", "卫健办"),
                ("6", "殡葬管理", "惠民殡葬政策", "长期", "镇政府网站专栏", "民政办"),
            ),
        ),
    )
    rows = [word.row(*headings)]
    for section, texts in sections:
        rows += [word.row(word.cell(section, span=6)), *(word.row(*each) for each in texts)]
    return word.document(word.paragraph("柳树镇人民政府主动公开事项清单"), word.table(rows, 6))


def two_offices() -> bytes:
    """Two offices' tables of different columns in one file, with a table of contacts between them."""
    civil = (
        ("类别", "事项名称", "公开内容", "责任科室"),
        ("养老服务", "养老机构", "机构名录、收费标准", "养老服务股"),
        ("养老服务", "高龄津贴", "发放对象、标准", "社会福利股"),
        ("婚姻登记", "办事指南", "登记条件、所需证件", "婚姻登记处"),
    )
    contacts = (("姓名", "电话"), ("王主任", "0736-4210001"), ("陈干事", "0736-4210002"))
    farming = (
        ("序号", "一级目录", "二级目录", "内容要素", "公开渠道", "公开时间", "责任单位"),
        (
            "1",
            "农业补贴",
            "耕地地力保护补贴",
            "补贴对象、面积、金额",
            "政府网站、村公示栏",
            "补贴发放前公示7天",
            "农业农村局计财股",
        ),
        ("2", "农业补贴", "农机购置补贴", "补贴机具、受益对象", "政府网站", "每月10日前", "农业农村局农机站"),
        ("3", "农产品质量", "抽检结果", "抽检批次、合格率", "政府网站", "结果出具后7个工作日内", "农业农村局质监股"),
    )
    blocks = []
    for title, rows in (
        ("附件1：县民政局主动公开事项目录", civil),
        ("联系人", contacts),
        ("附件2：县农业农村局主动公开事项目录", farming),
    ):
        blocks += [
            word.paragraph(title),
            word.table([word.row(*texts) for texts in rows], len(rows[0])),
            word.paragraph(""),
        ]
    return word.document(*blocks)


def three_item_levels() -> bytes:
    """一级事项, 二级事项 and 三级事项: the third is the item; columns nobody knows stand beside."""
    headings = (
        "事项编码",
        "一级事项",
        "二级事项",
        "三级事项",
        "公开内容",
        "责任股室",
        "联系电话",
        "更新频率说明",
        "备注",
    )
    rows = (
        ("001", "安全生产", "执法检查", "检查计划", "年度监督检查计划", "综合股", "0736-4219110", "每年\n一次", ""),
        ("002", "", "", "检查结果", "检查对象、发现问题", "执法大队", "0736-4219110", "每月一次", "涉密除外"),
        ("003", "", "事故调查", "调查报告", "较大以上事故调查报告", "执法大队", "12350", "即时", "无"),
        ("010", "应急管理", "应急预案", "专项预案", "自然灾害救助应急预案", "救灾股", "12350", "修订后", "1.2"),
    )
    return word.document(
        word.paragraph("应急管理局公开目录"), word.table([word.row(*headings), *word.merged_rows(rows, 3)], 9)
    )


def titled_inside() -> bytes:
    """The title, the publisher and the notes are rows of the table itself, which stands in a content control."""
    headings = ("序号", "类别", "公开事项", "公开内容", "公开渠道和载体", "公开属性", "责任单位")
    rows = (
        (
            "1",
            "征地补偿",
            "征地公告",
            "征地范围、面积、补偿标准",
            "☑政府网站 ☐政府公报 ☑村公示栏",
            "主动公开",
            "自然资源所",
        ),
        ("2", "", "补偿登记", "登记时间、地点", "☑村公示栏\n☐其他", "主动公开", "自然资源所"),
        ("3", "住房保障", "危房改造", "申请条件、补助标准", "□政府网站√村公示栏", "主动公开", "村建办"),
        ("4", "", "公租房", "分配对象、房源", "▲政府网站 〇入户/现场", "主动公开", "村建办"),
        ("5", "", "租赁补贴", "发放对象、金额", "þ政府网站 £政府公报", "主动公开", "村建办"),
    )
    lines = [word.row(word.cell(line, span=7)) for line in ("石桥镇政务公开目录", "公开主体：石桥镇人民政府")]
    notes = word.row(word.cell("说明：本目录实行动态管理。", span=7))
    table = word.table([*lines, word.row(*headings), *word.merged_rows(rows, 2), notes], 7)
    return word.document(word.controlled(table))


def uneven_rows() -> bytes:
    """Rows that begin further right, merges of the old kind, and boxes in a table within a cell."""
    inner = word.table([word.row("■政府网站", "□政府公报"), word.row("□广播电视", "■公示栏")], 2)
    nested = word.cell(inner + word.paragraph(""))
    old = [
        f'<w:tc><w:tcPr><w:hMerge w:val="{part}"/></w:tcPr>{word.paragraph(text)}</w:tc>'
        for part, text in (("restart", "治超站点位置"), ("continue", ""))
    ]
    rows = [
        word.row("事项类别", "事项名称", "公开内容", "公开渠道", "公开时限", "责任单位"),
        word.row(word.cell("交通运输", merge="restart"), "客运线路", "线路、票价", nested, "20个工作日内", "运输股"),
        word.row("农村公路", "建设计划", "政府网站", "计划下达后10个工作日内", "公路股", properties=BEFORE),
        word.row(*old, "政府网站", "即时", "执法大队", properties=BEFORE),
    ]
    return word.document(word.table(rows, 6))
