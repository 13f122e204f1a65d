"""The figures count each item where it belongs."""

from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.views.figures import LinkFigures, count_figures
from search.office import OFFICE


def test_items_are_counted() -> None:
    assert count_figures(OFFICE).items == 10


def test_categories_are_in_the_catalogues_order_with_empty_and_unlisted_ones() -> None:
    assert count_figures(OFFICE).categories == (
        ("政策文件", 3),
        ("政府会议", 0),
        ("机构概况", 1),
        ("财政预算、决算", 3),
        ("公务员招录", 2),
        ("政府网站报表", 1),
    )


def test_offices_go_by_number_then_by_first_appearance() -> None:
    assert count_figures(OFFICE).offices == (
        ("市政府办秘书室", 3),
        ("市政府办后勤办", 3),
        ("市政府办综调室", 1),
        ("市政府办党建办", 1),
    )


def test_channels_are_counted_one_by_one() -> None:
    assert count_figures(OFFICE).channels == (
        ("政府网站", 9),
        ("国家档案馆", 1),
        ("公共图书馆", 1),
        ("政务服务中心", 1),
    )


def test_laws_go_by_title_and_count_an_item_once() -> None:
    assert count_figures(OFFICE).laws == (
        ("中华人民共和国政府信息公开条例", 5),
        ("中华人民共和国预算法", 2),
        ("国务院办公厅关于做好政府公报工作的通知", 1),
        ("财政部关于印发〈项目支出绩效评价管理办法〉的通知", 1),
        ("参照有关规定", 1),
    )


def test_links_add_up_to_all_items() -> None:
    assert count_figures(OFFICE).links == LinkFigures(present=4, published_with=1, note_only=1, absent=4)


def test_an_empty_catalogue_has_its_categories_and_nothing_else() -> None:
    counted = count_figures(Catalogue(Settings(categories=("甲",))))
    assert counted.items == 0
    assert counted.categories == (("甲", 0),)
    assert counted.offices == counted.channels == counted.laws == ()
    assert counted.links == LinkFigures(present=0, published_with=0, note_only=0, absent=0)
