"""Local regulations: what their texts have is never called wrong, and nothing is said of texts that are not known."""

import gzip
import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.facts.citing import REGIONS, place_of, province_of
from catalog_cli.model.catalogue import Facts, Settings
from catalog_cli.parsing.numerals import chinese
from catalog_cli.rules.law import own_region
from catalog_cli.rules.law.article_exists import check_text
from conftest import RUN

PACKED = files("catalog_cli.facts").joinpath("data/local.jsonl.gz").read_bytes()
RECORDS = [json.loads(line) for line in gzip.decompress(PACKED).splitlines()]
COUNTED = [record for record in RECORDS if record["articles"]]
HUNAN = Settings(jurisdiction={"name": "津市市", "level": "县", "within": ["湖南省", "常德市"]})


def found(text: str) -> list[str]:
    return [str(problem.message) for problem in check_text(text, Facts(), RUN)]


def regions(text: str, settings: Settings = HUNAN) -> list[str]:
    return [text[problem.start : problem.end] for problem in own_region.check_text(text, settings, Facts())]


def test_the_regions_are_those_of_the_data() -> None:
    assert {record["region"] for record in RECORDS} == set(REGIONS)


@given(st.sampled_from(COUNTED), st.data())
def test_an_article_that_a_text_has_is_never_called_wrong(record: dict[str, list[object]], data: st.DataObject) -> None:
    article = data.draw(st.integers(1, len(record["articles"])))
    assert found(f"《{record['title']}》第{chinese(article)}条") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("《上海市不动产登记若干规定》第四十二条", 0),
        ("《上海市不动产登记若干规定》第四十三条", 1),
        ("《上海市不动产登记若干规定》（2020年11月27日通过）第四十三条", 1),
        ("《上海市不动产登记若干规定》（2002年）第四十三条", 0),
        ("《上海市中小学校学生伤害事故处理条例》第二十八条", 0),
        ("《上海市某某条例》第九百条", 0),
        ("《湖南省消防条例》第九百条", 0),
    ],
    ids=["the last", "one more", "of the year named", "of a text not known", "of an older text", "unknown", "no data"],
)
def test_articles_are_counted_in_the_texts_that_can_be_meant(text: str, count: int) -> None:
    assert len(found(text)) == count


def test_a_place_that_no_text_has_is_an_info_since_a_newer_text_may_have_it() -> None:
    (problem,) = check_text("《上海市不动产登记若干规定》第四十三条", Facts(), RUN)
    assert str(problem.severity) == "info"
    assert "text of 2020-11-27" in str(problem.message)
    assert "whether a newer one has is not known" in str(problem.message)


def test_a_place_that_the_text_of_the_year_named_has_not_is_a_warning() -> None:
    (problem,) = check_text("《上海市不动产登记若干规定》（2020年11月27日通过）第四十三条", Facts(), RUN)
    assert str(problem.severity) == "warning"
    assert "text of 2020-11-27" in str(problem.message)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("《广东省实施<中华人民共和国就业促进法>办法》", ["广东省"]),
        ("浙江省人民政府办公厅《关于做好政务公开工作的通知》", ["浙江省"]),
        ("《宁波市政府信息公开规定》", ["宁波市"]),
        ("《湖南省实施<中华人民共和国政府信息公开条例>办法》(湖南省人民政府令〔2009〕第245号)第二条", []),
        ("《常德市城市管理条例》、《津市市政府信息公开规定》", []),
        ("《长沙市城市管理条例》", ["长沙市"]),
        ("《中共浙江省委关于某事的意见》", ["中共浙江省委关于某事的意见"]),
        ("《关于转发浙江省某某经验的通知》", []),
        ("《香港特别行政区基本法》", []),
        ("《上海合作组织成员国间协定》", []),
        ("《关于支持广东省试点的批复》", []),
        ("《某某市政府信息公开规定》", []),
    ],
)
def test_what_is_of_another_region_is_found(text: str, marked: list[str]) -> None:
    assert regions(text) == marked


@pytest.mark.parametrize(
    ("jurisdiction", "count"),
    [
        pytest.param({}, 0, id="no place"),
        pytest.param({"name": "津市市"}, 0, id="a place whose province is not known"),
        pytest.param({"name": "浙江省", "level": "省"}, 0, id="a province has cities"),
        pytest.param({"name": "宁波市", "level": "市", "within": ["浙江省"]}, 0, id="the city itself"),
        pytest.param({"name": "杭州市", "level": "市", "within": ["浙江省"]}, 1, id="another city of the province"),
        pytest.param({"name": "慈溪市", "level": "县", "within": ["浙江省", "宁波市"]}, 0, id="the county's city"),
        pytest.param({"name": "桐庐县", "level": "县", "within": ["浙江省", "杭州市"]}, 1, id="another county's city"),
    ],
)
def test_a_region_is_another_one_only_where_the_own_is_known(jurisdiction: dict[str, object], count: int) -> None:
    assert len(regions("《宁波市政府信息公开规定》", Settings(jurisdiction=jurisdiction))) == count


def test_words_that_are_no_place_are_none() -> None:
    assert place_of("关于市政设施管理的规定") == ("", "")
    assert place_of("杭州市城市绿化条例") == ("杭州市", "浙江省")
    assert province_of("上海合作组织协定") == ""
