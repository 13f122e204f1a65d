"""A cell that lists things is split where one ends, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.tables.lists import citations, entries

ACT = "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(ACT, [ACT], id="one"),
        pytest.param(f"{ACT}；《公务员录用规定》第十七条", [ACT, "《公务员录用规定》第十七条"], id="；"),
        pytest.param(f"{ACT};《公务员录用规定》", [ACT, "《公务员录用规定》"], id="a half-width mark"),
        pytest.param(f"{ACT}\n《公务员录用规定》", [ACT, "《公务员录用规定》"], id="a line each"),
        pytest.param("《户口登记条例》、《政府信息公开条例》", ["《户口登记条例》", "《政府信息公开条例》"], id="、"),
        pytest.param("《政府信息公开条例》《测绘法》", ["《政府信息公开条例》", "《测绘法》"], id="nothing between"),
        pytest.param(
            "1.《文化馆服务标准》(GB T 32939—2016);2.《公共文化服务保障法》",
            ["1.《文化馆服务标准》(GB T 32939—2016)", "2.《公共文化服务保障法》"],
            id="numbers stay with what they number",
        ),
        pytest.param(
            "《公务员录用规定》第三十六条、第三十七条", ["《公务员录用规定》第三十六条、第三十七条"], id="articles"
        ),
        pytest.param("《甲法》第二条；第三条", ["《甲法》第二条；第三条"], id="articles behind ；"),
        pytest.param(
            "《甲法》第二条：应当公开：（一）规划；（二）预算。",
            ["《甲法》第二条：应当公开：（一）规划；（二）预算。"],
            id="a quote",
        ),
        pytest.param("《甲法》第二条。《乙法》", ["《甲法》第二条。", "《乙法》"], id="a full stop stays"),
        pytest.param(
            "《甲法》和《乙法》", ["《甲法》和《乙法》"], id="a word between stays, and so they stay together"
        ),
        pytest.param("《关于做好公报工作的\n通知》", ["《关于做好公报工作的\n通知》"], id="a wrapped title"),
        pytest.param("《甲法》及相关规定", ["《甲法》及相关规定"], id="words that follow"),
        pytest.param("《甲法》；", ["《甲法》"], id="a separator at the end"),
        pytest.param("相关政策文件", ["相关政策文件"], id="no title at all"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_basis_is_split_where_a_citation_ends(text: str, parts: list[str]) -> None:
    assert list(citations(text)) == parts


@given(
    st.lists(
        st.sampled_from(["《甲法》", "第二条", "；", "、", "和", "\n", "1.", "：应当", "（一）", "。", "《", "》", "x"])
    ).map("".join)
)
def test_a_basis_loses_nothing_but_separators(text: str) -> None:
    kept = "".join(citations(text))
    assert [each for each in kept if each not in "；、 \n"] == [each for each in text if each not in "；、 \n"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("政府网站", ["政府网站"], id="one"),
        pytest.param("政府网站、国家档案馆、公共图书馆", ["政府网站", "国家档案馆", "公共图书馆"], id="、"),
        pytest.param(
            "政府网站；公告栏;广播，报纸,大厅", ["政府网站", "公告栏", "广播", "报纸", "大厅"], id="all marks"
        ),
        pytest.param("政府网站\n公告栏", ["政府网站", "公告栏"], id="a line each"),
        pytest.param("政府网\n站", ["政府网站"], id="the end of a wrapped word"),
        pytest.param("公告栏（村、社区）、政府网站", ["公告栏（村、社区）", "政府网站"], id="not within brackets"),
        pytest.param("“两微、一端”、政府网站", ["“两微、一端”", "政府网站"], id="not within quotes"),
        pytest.param("公告栏（村、社区", ["公告栏（村", "社区"], id="a bracket that never closes holds nothing"),
        pytest.param("市政府 办公室", ["市政府 办公室"], id="not at spaces"),
        pytest.param("政府网站、、公告栏。", ["政府网站", "公告栏。"], id="empty entries"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_channels_and_offices_are_split_at_their_separators(text: str, parts: list[str]) -> None:
    assert list(entries(text)) == parts
