"""The paths of pages: of items by their ids, of offices and laws by their names in pinyin."""

from catalog_cli.search.id_from_name import id_from_name

INDEX = "index.html"


class Addresses:
    """Gives each name a path of its own; the same names in the same order get the same paths."""

    def __init__(self) -> None:
        """Start without any."""
        self._known: dict[tuple[str, str], str] = {}
        self._taken: dict[str, set[str]] = {}

    def item(self, item_id: str) -> str:
        """Return the path of an item's page, which never changes."""
        return f"items/{item_id}/{INDEX}"

    def office(self, name: str) -> str:
        """Return the path of an office's page."""
        return self._path("offices", name)

    def law(self, title: str) -> str:
        """Return the path of a law's page."""
        return self._path("laws", title)

    def _path(self, folder: str, name: str) -> str:
        if (folder, name) not in self._known:
            taken = self._taken.setdefault(folder, set())
            slug = id_from_name(name, taken)
            taken.add(slug)
            self._known[folder, name] = f"{folder}/{slug}/{INDEX}"
        return self._known[folder, name]


def root_of(path: str) -> str:
    """Return the way from a page to the site's root: empty, or `../` for each folder."""
    return "../" * path.count("/")
