"""The label of one workspace among several: in the rows of an answer, and for people."""

from collections.abc import Callable

from msgspec import Struct

KEY = "workspace"
"""The key under which a row says its workspace; `import` ignores it."""


def _no_revision() -> str | None:
    return None


class WorkspaceLabel(Struct, frozen=True):
    """A workspace's title, publishers and path, from the folder that the user works in.

    `find_revision` gives the commit that was read, or at which the folder stands; None outside of git.
    """

    path: str
    title: str = ""
    publishers: tuple[str, ...] = ()
    find_revision: Callable[[], str | None] = _no_revision

    @property
    def name(self) -> str:
        """What people call it: its first publisher, else its title, else its path."""
        return next(iter(self.publishers), self.title) or self.path

    @property
    def heading(self) -> str:
        """The name, and the path behind it."""
        return self.path if self.name == self.path else f"{self.name} · {self.path}"

    def prefixed(self, path: str) -> str:
        """Return the path of one of its files from the folder that the user works in."""
        return path if self.path == "." else f"{self.path}/{path}"

    def record(self) -> dict[str, object]:
        """Return it as data."""
        return {
            "title": self.title,
            "publishers": list(self.publishers),
            "revision": self.find_revision(),
            "path": self.path,
        }
