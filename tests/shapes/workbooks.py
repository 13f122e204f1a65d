"""Excel files with the habits of people at work: a cover, a table off the corner, formulas, formats, hidden sheets."""

from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font

from shapes.excel_files import calculated, merged, placed, saved, with_part

HEADINGS = (
    "序号",
    "事项类别",
    "事项名称",
    "公开内容",
    "公开依据",
    "公开渠道",
    "公开时限",
    "责任科室",
    "网址",
    "更新日期",
    "事项编码",
    "完成率",
)
ACT = "《中华人民共和国政府信息公开条例》第二十条"
SITE = "http://www.qinghe.gov.cn/zwgk"
ROWS = (
    (
        1,
        "概况信息",
        "机构职能",
        "主要职责、内设机构",
        ACT,
        "政府网站",
        20,
        "人事科",
        f'=HYPERLINK("{SITE}/jgzn/","查看")',
        date(2024, 1, 31),
        7,
        1,
    ),
    (
        2,
        "",
        "领导信息",
        "领导姓名、分工",
        ACT,
        "政府网站",
        20,
        "办公室",
        f'=HYPERLINK("{SITE}/ld/?a=1&b=2","{SITE}/ld/?a=1&b=2")',
        date(2024, 2, 5),
        12,
        0.5,
    ),
    (
        3,
        "统计信息",
        "统计公报",
        "年度统计公报",
        "《中华人民共和国统计法》第二十六条",
        "政府网站\n新闻发布会",
        "每年3月底前",
        "综合科",
        "",
        date(2023, 3, 30),
        105,
        0.985,
    ),
    (
        4,
        "",
        "统计数据",
        "月度数据",
        "《中华人民共和国统计法》第二十六条",
        "政府网站",
        5,
        "综合科",
        "与统计公报一并公开",
        date(2024, 4, 18),
        9999,
        0,
    ),
    (
        5,
        "",
        "普查公报",
        "经济普查、人口普查公报",
        "《全国经济普查条例》第三十二条",
        "政府网站",
        "普查结束后",
        "普查中心",
        f'=HYPERLINK("{SITE}/pc.html")',
        "长期",
        10000,
        "",
    ),
)
LINK_CELLS = {"K8": "查看", "K9": f"{SITE}/ld/?a=1&b=2", "K12": f"{SITE}/pc.html"}


def with_cover(*, results: bool = True) -> bytes:
    """A cover, then a table that starts at C7, its links formulas; a hidden sheet of drafts and notes below."""
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "封面"
    placed(cover, [["青河县统计局"], ["政府信息主动公开基本目录"], ["二〇二四年四月"]], row=8, column=4)
    merged(cover, "D8:H8", "D9:H9")
    sheet = book.create_sheet("目录")
    placed(sheet, [["青河县统计局政府信息主动公开基本目录"], ["公开主体：青河县统计局"]], row=5, column=3)
    merged(sheet, "C5:N5", "C6:N6", "D8:D9", "D10:D12")
    placed(sheet, [HEADINGS, *ROWS], row=7, column=3)
    for row in range(8, 13):
        sheet.cell(row, 12).number_format = 'yyyy"年"m"月"d"日"'
        sheet.cell(row, 13).number_format = "00000"
        sheet.cell(row, 14).number_format = "0.0%" if row == 10 else "0%"
        sheet.cell(row, 9).number_format = '0"个工作日内"'
        sheet.cell(row, 11).font = Font(underline="single", color="0563C1")
    placed(sheet, [["注：1．本目录按季度更新。"], ["2．联系电话：0736-4210086"]], row=14, column=3)
    drafts = book.create_sheet("底稿")
    placed(drafts, [["事项类别", "事项名称", "公开内容"], ["作废", "作废事项", "不再公开"]])
    drafts.sheet_state = "hidden"
    data = saved(book)
    return calculated(data, "xl/worksheets/sheet2.xml", LINK_CELLS) if results else data


def with_cover_without_results() -> bytes:
    """The same workbook made by a program that calculates nothing."""
    return with_cover(results=False)


def with_signs() -> bytes:
    """Texts that look like formulas, and numbers that are texts; a link of the sheet; formats far below the table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (
        ("一级目录", "二级目录", "公开内容", "公开时限", "公开责任", "链接地址", "备注"),
        ("计算口径", "比率", "=收入/支出", "+5个工作日", "@财务科", "", "007"),
        ("计算口径", "差额", "-3%以内的变动", "=20", "—", "网上查询", "＝1"),
    )
    placed(sheet, rows)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.data_type = "s" if cell.value else cell.data_type
    sheet["F3"].hyperlink = "https://www.qinghe.gov.cn/cx?x=1&y=2"
    sheet.cell(1048576, 16384).font = Font(bold=True)
    return saved(book)


def two_sheets() -> bytes:
    """Two offices, a sheet each, that share their headings; a list of telephone numbers between them."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "水利局"
    placed(
        first,
        [
            ["事项类别", "事项名称", "公开内容", "责任单位"],
            ["河湖管理", "河长名单", "各级河长姓名", "河长办"],
            ["河湖管理", "采砂许可", "许可结果", "河道站"],
        ],
    )
    placed(book.create_sheet("电话"), [["单位", "电话"], ["河长办", "4210011"]])
    placed(
        book.create_sheet("林业局"),
        [["事项类别", "事项名称", "公开内容", "责任单位"], ["林政管理", "采伐许可", "许可结果", "林政股"]],
    )
    return saved(book)


def rich_texts() -> bytes:
    """Texts in several fonts with a reading beside them, texts kept within their cells, and an escaped sign."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    placed(
        sheet,
        [
            ("事项类别", "事项名称", "公开内容", "责任单位"),
            ("环境保护", "RICH", "INLINE", "监测站"),
            ("环境保护", "噪声", "ESCAPED", "=A2"),
        ],
    )
    data = with_part(saved(book), "xl/worksheets/sheet1.xml", _enriched)
    return with_part(data, "xl/worksheets/sheet1.xml", _inlined)


def _enriched(text: bytes) -> bytes:
    fonts = '<r><t>空气</t></r><r><rPr><b/></rPr><t xml:space="preserve">质量 </t></r><r><t>日报</t></r>'
    reading = '<rPh sb="0" eb="2"><t>kongqi</t></rPh><phoneticPr fontId="1"/>'
    text = text.replace(b"<t>RICH</t>", (fonts + reading).encode())
    return text.replace(b"<t>ESCAPED</t>", "<t>昼间_x000D_\n夜间限值 &lt;55</t>".encode())


def _inlined(text: bytes) -> bytes:
    inline = '<c r="C2" t="inlineStr"><is><t>AQI、首要污染物</t></is></c>'.encode()
    before, _, rest = text.partition(b'<c r="C2"')
    formula = b'<c r="D3" t="str"><f>A2&amp;"\xe8\x82\xa1"</f><v>\xe7\x8e\xaf\xe5\xa2\x83\xe8\x82\xa1</v></c>'
    text = before + inline + rest.partition(b"</c>")[2]
    before, _, rest = text.partition(b'<c r="D3"')
    return before + formula + rest.partition(b"</c>")[2]
