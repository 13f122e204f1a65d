"""The one family of exceptions: the program cannot go on, and says why in one line."""

import errno
from collections.abc import Sequence

from catalog_cli.model.message import Message, listed, message

_REASONS = {
    errno.ENOENT: message("there is no such file or folder"),
    errno.EACCES: message("permission denied"),
    errno.EPERM: message("permission denied"),
    errno.EISDIR: message("it is a folder"),
    errno.ENOTDIR: message("part of the path is not a folder"),
    errno.ENOSPC: message("the disk is full"),
    errno.EROFS: message("the disk is read-only"),
    errno.ENAMETOOLONG: message("the name is too long"),
    errno.EADDRINUSE: message("another program uses it"),
}


def reason_of(error: Exception) -> Message | str:
    """Return why the system refused something, in the reader's language where the reason is a usual one."""
    if not isinstance(error, OSError):
        return str(error)
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class CatalogError(Exception):
    """What was asked cannot be done; the command line shows `message` and exits with 2."""

    def __init__(self, message: Message, remedy: Message | None = None) -> None:
        """Keep what went wrong and, where there is one, what to do about it."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class WorkspaceNotFoundError(CatalogError):
    """No `catalog.yaml` here or above."""


class ItemNotFoundError(CatalogError):
    """No item, or more than one, answers to what the user typed."""


class AmbiguousItemError(ItemNotFoundError):
    """Several items answer to what the user typed; `candidates` are the ids and names of all of them."""

    def __init__(self, message: Message, remedy: Message, wanted: str, candidates: Sequence[tuple[str, str]]) -> None:
        """Keep the candidates, of which a person can choose one."""
        super().__init__(message, remedy)
        self.wanted = wanted
        self.candidates = candidates


class AmbiguousRecordError(AmbiguousItemError):
    """Several records answer to what the user typed; `candidates` are their names and titles."""


class ChangedOnDiskError(CatalogError):
    """A file is no longer what it was when it was read; it is left as it is."""


class RevisionError(CatalogError):
    """Git does not know the revision, or there is no repository."""


class UnreadableDocumentError(CatalogError):
    """A document is not of its kind, or holds more than is read: broken, encrypted, far too large."""


class NoTableError(CatalogError):
    """A document has no table of items."""


class UnknownNameError(CatalogError):
    """A name is none of the `known` ones."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Keep the names that there are."""
        super().__init__(
            message("unknown name “{name}”", name=name), message("Choose from: {names}", names=listed(known))
        )
        self.name = name
        self.known = known


class UsageError(CatalogError):
    """The words of a command line make no sense together; the message says why, and the command's help is named."""
