"""The bytes of git's objects, any number of them read in one go."""

from collections.abc import Iterable
from pathlib import Path

from catalog_cli.store.git.running import answer
from catalog_cli.store.source import SIZE_LIMIT


def blobs(folder: Path, names: Iterable[bytes]) -> dict[bytes, bytes]:
    """Give the bytes of each object by its name; one byte more than `SIZE_LIMIT` at the most.

    Objects that the repository has lost are left out.

    Raises:
        RevisionError: git cannot read the repository.
    """
    wanted = list(dict.fromkeys(names))
    if not wanted:
        return {}
    told = answer(folder, "cat-file", "--batch", stdin=b"\n".join([*wanted, b""]))
    found, start = {}, 0
    for name in wanted:
        begin = told.index(b"\n", start) + 1
        head = told[start : begin - 1]
        start = begin
        if not head.endswith(b" missing"):
            size = int(head.rpartition(b" ")[2])
            found[name] = told[begin : begin + min(size, SIZE_LIMIT + 1)]
            start += size + 1
    return found
