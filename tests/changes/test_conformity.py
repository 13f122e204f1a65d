"""What a comparison with a model catalogue tells, and what it takes for the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.changes.conformity import Conformity, Legislation, compare_with_model
from catalog_cli.facts.laws import national_laws
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run

PROVINCE = Settings(publishers=("湖南省人民政府办公厅",), jurisdiction={"name": "湖南省", "level": "省"})
COUNTY = Settings(
    publishers=("津市市人民政府办公室",),
    jurisdiction={"name": "津市市", "level": "县", "within": ["湖南省", "常德市"]},
)
LAWS = Legislation(national_laws(), Run(date(2026, 6, 30)))
GAZETTE = Item(id="gongbao", category="政策文件", name="政府公报", content="每期政府公报")
BUDGET = Item(id="yusuan", category="财政", name="部门预算", content="本部门年度收支预算表")


def compared(model: list[Item], own: list[Item], settings: Settings = PROVINCE) -> Conformity:
    return compare_with_model(Catalogue(settings, tuple(model)), Catalogue(COUNTY, tuple(own)), LAWS)


def kinds(conformity: Conformity) -> list[tuple[str, str]]:
    return [(str(each.kind), each.key) for each in conformity.differences]


SAME = {
    "the province's office, and the county's": ("湖南省人民政府办公厅文件", "津市市人民政府办公室文件"),
    "a government by its level alone": ("省政府工作报告", "市政府工作报告"),
    "the whole of the place": ("全省统计公报", "全市统计公报"),
    "the level of a department": ("省直部门预算", "市直部门预算"),
    "full-width digits and blanks": ("第１期 公报", "第1期公报"),
}


@pytest.mark.parametrize(("model", "own"), SAME.values(), ids=SAME)
def test_names_of_places_and_offices_are_no_difference(model: str, own: str) -> None:
    assert not compared([replace(GAZETTE, content=model)], [replace(GAZETTE, content=own)]).differences


@pytest.mark.parametrize(
    ("model", "own"),
    [
        pytest.param("湖南省人民政府文件", "津市市人民政府文件", id="the name of the place"),
        pytest.param(
            "省政府及省政府办公厅文件", "市政府及市政府办公室文件", id="a government by its level, and its office"
        ),
        pytest.param("全省建议提案办理的总体情况", "全市建议提案办理的总体情况", id="the whole of the place"),
        pytest.param("省直单位、省级部门", "市直单位、市级部门", id="the level of departments"),
        pytest.param("各省政府的做法", "各省政府的做法", id="the governments of all provinces"),
        pytest.param("《省政府工作规则》", "《省政府工作规则》", id="a title that is cited"),
        pytest.param("国务院办公厅文件", "国务院办公厅文件", id="an office of the State Council"),
    ],
)
def test_what_the_catalogue_lacks_is_told_in_its_own_words(model: str, own: str) -> None:
    (missing,) = compared([replace(GAZETTE, content=model)], [BUDGET]).differences[:1]
    assert missing.model is not None
    assert missing.model.content == own


@pytest.mark.parametrize(
    ("key", "model", "own", "kind"),
    [
        pytest.param(
            "time_limit", "形成之日起10个工作日内", "形成之日起20个工作日内", "looser", id="more working days"
        ),
        pytest.param("time_limit", "形成之日起1个月内", "形成之日起10日内", "stricter", id="fewer days than a month"),
        pytest.param("time_limit", "每年1月31日前", "每年3月31日前", "looser", id="a later day of the year"),
        pytest.param("time_limit", "每月公开", "每季度公开", "looser", id="less often"),
        pytest.param("time_limit", "及时公开", "形成之日起20个工作日内", "looser", id="a number for promptly"),
        pytest.param("time_limit", "形成之日起20个工作日内", "长期公开", "different", id="how long, and not when"),
        pytest.param("time_limit", "形成之日起20个工作日内", None, "looser", id="none at all"),
        # 《合同法》 was repealed by 《民法典》 on 2021-01-01 (民法典 第一千二百六十条)
        pytest.param("basis", ("《民法典》",), ("《合同法》",), "replaced", id="a law that was replaced"),
        pytest.param("basis", ("《合同法》",), ("《民法典》",), "newer", id="a model that is behind"),
        pytest.param("basis", ("《民法典》第一条",), ("《民法典》第二条",), "different", id="another article"),
        pytest.param("name", "政府公报", "政府公报（电子版）", "renamed", id="another name"),
        pytest.param("channels", ("政府网站", "政府公报"), ("政府网站",), "different", id="a channel less"),
    ],
)
def test_a_difference_is_told_by_what_it_means(key: str, model: object, own: object, kind: str) -> None:
    items = [replace(GAZETTE, **{key: model})], [replace(GAZETTE, **{key: own})]
    assert kinds(compared(*items)) == [(kind, key)]


def test_channels_in_another_order_are_the_same() -> None:
    model, own = replace(GAZETTE, channels=("网站", "公报")), replace(GAZETTE, channels=("公报", "网站"))
    assert not compared([model], [own]).differences


def test_what_the_model_leaves_open_is_the_office_s_to_say() -> None:
    assert not compared([GAZETTE], [replace(GAZETTE, time_limit="及时", link="https://www.jinshi.gov.cn/")]).differences


def test_items_that_only_one_side_has() -> None:
    found = compared([GAZETTE], [BUDGET])
    assert (kinds(found), found.present, found.expected) == ([("missing", ""), ("added", "")], 0, 1)


def test_an_item_follows_the_one_that_it_names_whatever_else_is_like_it() -> None:
    own = replace(BUDGET, id="bieming", name="全然不同", content="别的内容", model="gongbao")
    found = compared([GAZETTE], [replace(GAZETTE, model="wu"), own])
    assert [each.own.id for each in found.differences if each.own and each.key] == ["bieming"] * 3


def test_an_item_with_another_id_and_category_follows_the_one_of_its_name() -> None:
    found = compared([GAZETTE], [replace(GAZETTE, id="gb", category="公报")])
    assert kinds(found) == [("different", "category")]


def test_the_most_similar_item_follows_where_nothing_else_tells_and_the_likeness_is_said() -> None:
    found = compared([BUDGET], [replace(BUDGET, id="bumen", name="部门预算表")])
    (difference,) = found.differences
    assert (str(difference.kind), difference.key) == ("renamed", "name")
    assert difference.likeness
    assert 0.6 <= difference.likeness < 1


def test_an_item_that_does_not_apply_here_is_there_and_not_compared() -> None:
    found = compared([GAZETTE], [replace(GAZETTE, content="无", not_applicable="本单位不编公报")])
    assert (found.present, found.differences) == (1, ())


def test_a_model_that_names_no_place_is_known_by_its_publisher() -> None:
    model = Settings(publishers=("湖南省人民政府",))
    own = replace(GAZETTE, content="津市市情况")
    assert not compared([replace(GAZETTE, content="湖南省情况")], [own], model).differences


ITEMS = st.builds(
    lambda name, content, limit: Item(id="x", category="类", name=name, content=content, time_limit=limit),
    st.text("省市县政府办公厅室湖南津", min_size=1, max_size=8),
    st.text("省市县政府全本年度报告", min_size=1, max_size=12),
    st.none() | st.sampled_from(["每年1月31日前", "及时", "形成之日起20个工作日内"]),
)


@given(st.lists(ITEMS, max_size=5).map(lambda items: [replace(item, id=f"x{n}") for n, item in enumerate(items)]))
def test_a_catalogue_conforms_to_itself(items: list[Item]) -> None:
    found = compare_with_model(Catalogue(COUNTY, tuple(items)), Catalogue(COUNTY, tuple(items)), LAWS)
    assert (found.present, found.differences) == (len(items), ())
