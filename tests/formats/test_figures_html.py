"""The page of figures is harmless whatever the catalogue says, and well-formed."""

from html.parser import HTMLParser

from catalog_cli.formats import Screen
from catalog_cli.formats.registry import writer
from catalog_cli.model.change import ChangeKind
from catalog_cli.views.breakdown import FiguresPage, NumberChange, Numbers
from hostile import HOSTILE

SCREEN = Screen(width=80, terminal=False, colour=False)
VOID = {"meta"}


class Tags(HTMLParser):
    """Checks that each element is closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") for name, _value in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page_of(text: str) -> str:
    page = FiguresPage(
        title=text,
        publishers=(text,),
        day="2026-06-30",
        all=Numbers(3, 1, 1, 2),
        breakdowns=(("office", ((text, Numbers(2, 1, 0, 2)), ("", Numbers(1, 0, 1, 0)))), ("law", ())),
        since=text,
        changed=(NumberChange(text, "items", 1, 2), NumberChange("", "findings", 5, 2)),
        happened={ChangeKind.ADDED: 1, ChangeKind.REMOVED: 0},
    )
    return "".join(writer("figures", "html")(page, SCREEN))


def test_hostile_text_stays_text() -> None:
    for text in HOSTILE.values():
        tags = Tags()
        tags.feed(page_of(text))
        assert tags.open == []
        assert tags.seen.isdisjoint({"script", "img", "iframe", "link", "a"})


def test_a_bar_is_as_long_as_its_number() -> None:
    page = page_of("数据局")
    # of two items, the longest bar, one has no link: half of its thousand units
    assert '<rect class="with" width="500" height="10"/><rect class="without" x="500" width="500" height="10"/>' in page
    assert '<rect class="with" width="500" height="10"/><rect class="without" x="500" width="0" height="10"/>' in page


def test_what_changed_is_shown_with_its_sign() -> None:
    page = page_of("数据局")
    assert '<td class="number">5</td><td class="number">2</td><td class="number">-3</td>' in page
    assert '<td class="number">+1</td>' in page
    assert "added <b>1</b>" in page
    assert "removed" not in page
