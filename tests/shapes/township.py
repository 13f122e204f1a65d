"""The township standard table of one field of work: boxes for channels, ticks for audience, method and level."""

from openpyxl import Workbook

from shapes import word_files as word
from shapes.excel_files import merged, placed, saved

TITLE = "青河镇社会救助领域基层政务公开标准目录"
ACTS = "《中华人民共和国政府信息公开条例》、《社会救助暂行办法》（国务院令第649号）、各地相关法规政策文件"
FILES = "《中华人民共和国政府信息公开条例》、《国务院关于在全国建立农村最低生活保障制度的通知》（国发〔2007〕19号）"
SOON = "制定或获取信息之日起10个工作日内"
BOXES = (
    "■政府网站 □政府公报\n□两微一端 □发布会/听证会\n□广播电视 □纸质媒体\n■公开查阅点 □政务服务中心\n"
    "□便民服务站 □入户/现场\n■社区/企事业单位/村公示栏（电子屏）\n□精准推送 □其他"
)
PLAIN = "■政府网站    ■两微一端\n□公开查阅点  ■政务服务中心"
NOTICE = "□政府网站\n□两微一端\n■社区/企事业单位/村公示栏（电子屏）"
COUNTY = ("√", "", "√", "", "√", "")
BOTH = ("√", "", "√", "", "√", "√")
ASKED = ("", "√低保申请人", "", "√", "", "√")

FIRST = (
    (
        "1",
        "综合业务",
        "政策法规文件",
        "●中央及地方政策文件\n●社会救助实施方案",
        ACTS,
        SOON,
        "县民政局、乡镇人民政府",
        BOXES,
        *BOTH,
    ),
    (
        "2",
        "",
        "监督检查",
        "社会救助信访通讯地址；社会救助投诉举报电话",
        ACTS,
        SOON,
        "县民政局、乡镇人民政府",
        BOXES,
        *BOTH,
    ),
    (
        "3",
        "最低生活保障",
        "政策法规文件",
        "最低生活保障制度相关政策文件",
        FILES,
        SOON,
        "县民政局、乡镇人民政府",
        PLAIN,
        *BOTH,
    ),
    (
        "4",
        "",
        "办事指南",
        "办理事项、办理条件、最低生活保障标准、申请材料、办理流程",
        FILES,
        SOON,
        "县民政局、乡镇人民政府",
        PLAIN,
        *BOTH,
    ),
    (
        "5",
        "",
        "审核信息",
        "初审对象名单及相关材料、民主评议等相关材料",
        FILES,
        "公示7个工作日",
        "乡镇人民政府",
        NOTICE,
        "",
        "√",
        "√",
        "",
        "",
        "√",
    ),
    ("6", "", "审批信息", "低保对象名单及相关材料", FILES, SOON, "县民政局", NOTICE, *COUNTY),
    ("7", "", "个人申请进度", "申请人的办理进度", FILES, "实时更新", "乡镇人民政府", "■入户/现场 □其他", *ASKED),
)
SECOND = (
    (
        "8",
        "特困人员救助供养",
        "政策法规文件",
        "特困人员救助供养政策文件",
        ACTS,
        SOON,
        "县民政局、乡镇人民政府",
        PLAIN,
        *BOTH,
    ),
    (
        "9",
        "",
        "办事指南",
        "办理事项、办理条件、救助供养标准、申请材料",
        ACTS,
        SOON,
        "县民政局、乡镇人民政府",
        PLAIN,
        *BOTH,
    ),
    (
        "10",
        "",
        "审核信息",
        "初审对象名单及相关材料、终止供养名单",
        ACTS,
        "公示7个工作日",
        "乡镇人民政府",
        NOTICE,
        "√",
        "√",
        "√",
        "√",
        "",
        "√",
    ),
    ("11", "临时救助", "政策法规文件", "临时救助政策文件", ACTS, SOON, "县民政局、乡镇人民政府", PLAIN, *BOTH),
    (
        "12",
        "",
        "审核审批信息",
        "支出型临时救助对象名单、救助金额、救助事由",
        ACTS,
        SOON,
        "县民政局、乡镇人民政府",
        NOTICE,
        *BOTH,
    ),
)
UPPER = ("序号", "公开事项", "", "公开内容\n（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体")
PAIRS = (("公开对象", "全社会", "特定群体"), ("公开方式", "主动", "依申请公开"), ("公开层级", "县级", "乡级"))
SIGNS = {"■": word.symbol("F0FE"), "□": word.symbol("F0A8"), "√": word.symbol("F0FC")}
OTHER_SIGNS = {
    "■": word.symbol("F052", "Wingdings 2"),
    "□": word.symbol("F0A3", "Wingdings 2"),
    "√": word.symbol("F050", "Wingdings 2"),
}


def two_tables() -> bytes:
    """The table in two parts of a Word file; the second has no heading."""
    first, second = word.merged_rows(FIRST, 2), word.merged_rows(SECOND, 2)
    return word.document(
        word.paragraph(TITLE), word.table([*headings(), *first], 14), word.paragraph(""), word.table(second, 14)
    )


def repeated_headings() -> bytes:
    """One table with the heading typed again in the middle of it."""
    parts = [*headings(), *word.merged_rows(FIRST, 2), *headings(), *word.merged_rows(SECOND, 2)]
    return word.document(word.paragraph(TITLE), word.table(parts, 14))


def symbols() -> bytes:
    """The boxes and ticks are characters of Wingdings."""
    return _with_symbols(SIGNS)


def other_symbols() -> bytes:
    """The boxes and ticks are characters of Wingdings 2."""
    return _with_symbols(OTHER_SIGNS)


def headings() -> list[str]:
    """The two rows of headings, merged as the standard has them."""
    upper = [word.cell(text, merge="restart", span=2 if text == "公开事项" else 1) for text in UPPER if text]
    upper[1] = word.cell("公开事项", span=2)
    pairs = [word.cell(pair, span=2) for pair, *_ in PAIRS]
    below = [word.cell("", merge="continue") for _ in range(5)]
    lower = [word.cell("", merge="continue"), word.cell("一级事项"), word.cell("二级事项"), *below]
    ticks = [word.cell(word.paragraph(option)) for _, *options in PAIRS for option in options]
    repeat = "<w:tblHeader/>"
    return [word.row(*upper, *pairs, properties=repeat), word.row(*lower, *ticks, properties=repeat)]


def _with_symbols(signs: dict[str, str]) -> bytes:
    rows = [
        word.row(*(word.cell(_drawn(text, signs)) for text in _filled(rows, number)))
        for rows in (FIRST, SECOND)
        for number in range(len(rows))
    ]
    return word.document(word.paragraph(TITLE), word.table([*headings(), *rows], 14))


def _filled(rows: tuple[tuple[str, ...], ...], number: int) -> tuple[str, ...]:
    category = next(rows[above][1] for above in range(number, -1, -1) if rows[above][1])
    return (rows[number][0], category, *rows[number][2:])


def _drawn(text: str, signs: dict[str, str]) -> str:
    runs, plain = [], ""
    for character in text:
        if character in signs:
            runs += [word.run(plain)] if plain else []
            runs.append(signs[character])
            plain = ""
        else:
            plain += character
    return word.paragraph(*runs, word.run(plain))


def workbook() -> bytes:
    """The same table in Excel: merged headings and categories, and a line of notes below."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "社会救助"
    pairs = [text for pair, *_ in PAIRS for text in (pair, "")]
    lower = ["", "一级事项", "二级事项", "", "", "", "", "", *(option for _, *options in PAIRS for option in options)]
    placed(sheet, [[TITLE], [*UPPER, *pairs], lower, *FIRST, *SECOND])
    merged(sheet, "A1:N1", "B2:C2", "I2:J2", "K2:L2", "M2:N2", *(f"{each}2:{each}3" for each in "ADEFGH"))
    merged(sheet, "B4:B5", "B6:B10", "B11:B13", "B14:B15")
    placed(sheet, [["填表说明：本目录由县民政局会同各乡镇编制，每年更新一次。"]], row=17)
    merged(sheet, "A17:N17")
    return saved(book)
