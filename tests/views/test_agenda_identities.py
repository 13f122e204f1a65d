"""Due days of several workspaces keep the identifiers that they have alone, as far as these tell them apart."""

from catalog_cli.model.workspace_label import WorkspaceLabel
from catalog_cli.views.agenda import identities_of


def label(path: str, title: str = "目录", *publishers: str) -> WorkspaceLabel:
    return WorkspaceLabel(path, title, publishers)


def test_a_publisher_of_one_catalogue_identifies_it_whatever_others_there_are() -> None:
    (alone,) = identities_of([label("a", "目录", "甲局")]).values()
    both = identities_of([label("b/a", "新目录", "甲局"), label("b/c", "目录", "乙局")])
    assert both["b/a"] == alone
    assert both["b/c"] != alone


def test_catalogues_of_one_publisher_are_told_apart_by_title_and_then_by_path() -> None:
    labels = [
        label("a", "目录", "甲局"),
        label("b", "目录", "甲局"),
        label("c", "清单", "甲局"),
        label("d", "目录", "乙局"),
    ]
    found = identities_of(labels)
    assert len(set(found.values())) == 4
    moved = identities_of([*labels[:2], label("elsewhere", "清单", "甲局")])
    assert moved["elsewhere"] == found["c"]
