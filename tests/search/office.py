"""A small office's catalogue, set down by hand from the published table, and text that is hard to compare."""

from collections.abc import Sequence

from hypothesis import strategies as st

from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.search.compiler import Candidate

DISCLOSURE = "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条"

RULES = Item(
    id="guizhang-guifanxing-wenjian",
    category="政策文件",
    order=1,
    name="政府规章和行政规范性文件",
    content="政府规章和行政规范性文件",
    basis=(DISCLOSURE,),
    channels=("政府网站",),
    responsible=("市政府办秘书室",),
    link="https://example.gov.cn/gz?tabs=1",
    path="data/items/guizhang-guifanxing-wenjian.yaml",
)
OTHER_POLICY = Item(
    id="qita-zhengce-wenjian",
    category="政策文件",
    order=2,
    name="其他政策文件",
    content="其他可以公开的文件",
    basis=(DISCLOSURE,),
    channels=("政府网站",),
    responsible=("市政府办秘书室",),
)
GAZETTE = Item(
    id="zhengfu-gongbao",
    category="政策文件",
    order=3,
    name="政府公报",
    content="每期政府公报",
    basis=(DISCLOSURE, "《国务院办公厅关于做好政府公报工作的通知》（国办发〔2018〕22号）"),
    channels=("政府网站", "国家档案馆", "公共图书馆", "政务服务中心"),
    responsible=("市政府办综调室",),
    link="https://example.gov.cn/gb?nav=3",
)
LEADERS = Item(
    id="lingdao-xinxi",
    category="机构概况",
    order=1,
    name="领导信息",
    content="政府负责人姓名、职务、主管或分管工作等",
    basis=(DISCLOSURE,),
    channels=("政府网站",),
    responsible=("市政府办秘书室",),
    link="https://example.gov.cn/ld",
)
BUDGET = Item(
    id="yusuan-juesuan",
    category="财政预算、决算",
    order=1,
    name="预算、决算",
    content="部门预算、决算及执行情况",
    basis=("《中华人民共和国预算法》 第十四条", "《中华人民共和国预算法》第十五条", DISCLOSURE),
    channels=("政府网站",),
    time_limit="批准（批复）后20日内",
    responsible=("市政府办后勤办",),
    link="https://example.gov.cn/ys",
)
THREE = Item(
    id="sangong-jingfei",
    category="财政预算、决算",
    order=2,
    name="“三公”经费",
    content="“三公”经费财政拨款\n预算总额和分项数额",
    basis=("《中华人民共和国预算法》 第十四条",),
    channels=("政府网站",),
    time_limit="批准（批复）后20日内",
    responsible=("市政府办后勤办",),
    published_with="yusuan-juesuan",
    link_note="“三公”经费在预决算表中一起公开",
)
MERIT = Item(
    id="jixiao-pingjia",
    category="财政预算、决算",
    order=3,
    name="绩效评价",
    content="项目支出绩效评价结果",
    basis=("《财政部关于印发〈项目支出绩效评价管理办法〉的通知》（财预〔2020〕10号）第二十八条",),
    channels=("政府网站",),
    responsible=("市政府办后勤办",),
    link_note="绩效评价同预决算一起公开",
)
HIRING = Item(
    id="gongwuyuan-luyong",
    category="公务员招录",
    name="公务员录用",
    content="录用结果",
    basis=("参照有关规定",),
    channels=("政府网站",),
    responsible=("市政府办党建办",),
    extra={"备注": "见公告"},
)
RECRUITING = Item(
    id="gongwuyuan-zhaokao",
    category="公务员招录",
    name="公务员招考",
    content="招考公告、ＡＢ类职位表",
    others={"region": "津市", "weight": 12},
)
REPORT = Item(
    id="wangzhan-baobiao",
    category="政府网站报表",
    order=1,
    name="政府网站监管年度报表",
    content="网站抽查等情况",
    channels=("政府网站",),
    publisher="数据局",
)

ITEMS = (RULES, OTHER_POLICY, GAZETTE, LEADERS, BUDGET, THREE, MERIT, HIRING, RECRUITING, REPORT)


def candidates(items: Sequence[Item]) -> list[Candidate]:
    """Make items ready to be searched."""
    return [Candidate(item) for item in items]


CANDIDATES = candidates(ITEMS)
OFFICE = Catalogue(
    Settings(title="目录", categories=("政策文件", "政府会议", "机构概况", "财政预算、决算", "公务员招录")), ITEMS
)

ODD = "“”\"'‘’「」《》〈〉〔〕[]（）()：:；，、-－—–·•…"
UNSEEN = " \t\n\u3000\u200b\u00ad\ufeff\u0301\u0323\u3099\u0345\ufe0f\x1b\x1e␟"
TRICKY = "三公经费政府预算務臺後徵ａＢabcßİΐᾳΣςﬁ㈱①½ǆ각\u1100\u1161\u11a8ｶﾞㇿ豈⽂𠮷e\u0301Åäẛ\u0958\u0f73"
hard_texts = st.one_of(st.text(st.sampled_from(ODD + UNSEEN + TRICKY), max_size=30), st.text(max_size=30))
"""Texts of quotes, blanks, marks and characters whose folding changes their number, and any others."""
