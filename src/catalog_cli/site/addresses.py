"""The paths of pages: of items by their ids, of offices and laws by their names in pinyin."""

from functools import lru_cache
from hashlib import sha256

from catalog_cli.model.item import is_id
from catalog_cli.search.id_from_name import quick_id

INDEX = "index.html"


class Addresses:
    """Gives each name a path of its own; the same names in the same order get the same paths."""

    def __init__(self) -> None:
        """Start without any."""
        self._known: dict[tuple[str, str], str] = {}
        self._taken: dict[str, set[str]] = {}

    def item(self, item_id: str) -> str:
        """Return the path of an item's page, which never changes."""
        return f"items/{item_name(item_id)}/{INDEX}"

    def office(self, name: str) -> str:
        """Return the path of an office's page."""
        return f"offices/{self._name('offices', name)}/{INDEX}"

    def law(self, title: str) -> str:
        """Return the path of a law's page."""
        return f"laws/{self._name('laws', title)}/{INDEX}"

    def _name(self, folder: str, name: str) -> str:
        if (folder, name) not in self._known:
            taken = self._taken.setdefault(folder, set())
            made = quick_id(name, taken)
            taken.add(made)
            self._known[folder, name] = made
        return self._known[folder, name]


@lru_cache(maxsize=16384)
def item_name(item_id: str) -> str:
    """Return the name of an item's files: its id, or a digest of one that can be no name of a file on every system."""
    return item_id if is_id(item_id) else f"_{sha256(item_id.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def root_of(path: str) -> str:
    """Return the way from a page to the site's root: empty, or `../` for each folder."""
    return "../" * path.count("/")
