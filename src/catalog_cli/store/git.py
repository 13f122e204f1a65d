"""Read a catalogue out of git without a checkout, through its plumbing."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import message
from catalog_cli.store.source import ITEMS, SCHEMAS, SETTINGS, SUFFIXES, UnreadableFileError

REGULAR = {b"100644", b"100755"}
"""The modes of plain files; links and submodules are not read."""


@dataclass(frozen=True)
class Revision:
    """A commit's files below the workspace's folder; `label` is the user's word for it."""

    folder: Path
    label: str
    commit: str

    def paths(self) -> list[str]:
        """List `catalog.yaml`, the schemas and the item files of the commit, sorted."""
        return sorted(self._blobs)

    def read(self, path: str) -> bytes:
        """Give a file's bytes as committed.

        Raises:
            UnreadableFileError: the commit has no such file.
        """
        if path not in self._contents:
            raise UnreadableFileError(
                "file/readable", message("{revision} has no file {path}", revision=self.label, path=path)
            )
        return self._contents[path]

    @cached_property
    def _blobs(self) -> Mapping[str, bytes]:
        """The object of each file, by its path within the workspace."""
        prefix = _git(self.folder, "rev-parse", "--show-prefix").strip()
        listing = _git(self.folder, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", os.fsdecode(prefix) or ".")
        found = {}
        for line in listing.split(b"\0")[:-1]:
            described, _, name = line.partition(b"\t")
            mode, _, blob = described.split(b" ")
            path = os.fsdecode(name.removeprefix(prefix))
            if mode in REGULAR and _belongs(path):
                found[path] = blob
        return found

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        """All files' bytes, read in one go."""
        answer = _git(self.folder, "cat-file", "--batch", stdin=b"\n".join([*self._blobs.values(), b""]))
        contents, start = {}, 0
        for path in self._blobs:
            head, _, _ = answer[start:].partition(b"\n")
            begin = start + len(head) + 1
            size = int(head.split(b" ")[2])
            contents[path] = answer[begin : begin + size]
            start = begin + size + 1
        return contents


def resolve(folder: Path, word: str) -> Revision:
    """Give the revision that a user names, such as `HEAD~3`, a branch or a tag.

    Raises:
        RevisionError: git is missing, there is no repository, or it does not know the revision.
    """
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    except subprocess.CalledProcessError:
        raise _unknown(folder, word) from None
    revision = Revision(folder, word, commit.decode().strip())
    if SETTINGS not in revision.paths():
        raise RevisionError(
            message("{revision} has no {name} in this folder", revision=word, name=SETTINGS),
            message("Compare with a revision in which the catalogue was here already."),
        )
    return revision


def split_range(text: str, folder: Path) -> tuple[str, str]:
    """Take `A..B` apart; an empty side is HEAD, and of `A...B` the old side is where the two branched.

    Raises:
        RevisionError: the two have no commit in common.
    """
    separator = "..." if "..." in text else ".."
    old, _, new = (part or "HEAD" for part in text.partition(separator))
    if separator == "..":
        return old, new
    commits = [resolve(folder, word).commit for word in (old, new)]
    try:
        return _git(folder, "merge-base", *commits).decode().strip(), new
    except subprocess.CalledProcessError:
        raise RevisionError(message("{old} and {new} have no commit in common", old=old, new=new)) from None


def _belongs(path: str) -> bool:
    if path == SETTINGS:
        return True
    hidden = any(part.startswith(".") for part in path.split("/"))
    in_schemas = path.startswith(f"{SCHEMAS}/") and path.endswith(".json")
    return not hidden and (in_schemas or (path.startswith(f"{ITEMS}/") and path.endswith(SUFFIXES)))


def _unknown(folder: Path, word: str) -> RevisionError:
    """Say why a revision is not known: no repository, nothing committed yet, or a slip of the pen."""
    try:
        _git(folder, "rev-parse", "--git-dir")
    except subprocess.CalledProcessError:
        return RevisionError(
            message("{folder} is not in a git repository", folder=str(folder)),
            message("Compare two folders: catalog diff OLD NEW; or start a repository with: git init"),
        )
    names = os.fsdecode(_git(folder, "for-each-ref", "--format=%(refname:short)")).split()
    if not names and word == "HEAD":
        return RevisionError(message("nothing has been committed yet"), message("Commit the files first."))
    near = get_close_matches(word, names, n=3)
    remedy = message("Did you mean “{word}”?", word=" ".join(near)) if near else message("See them with: git log")
    return RevisionError(message("git knows no revision “{word}”", word=word), remedy)


def _git(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    """Run git in a folder and give what it prints.

    Raises:
        RevisionError: git is not installed.
        subprocess.CalledProcessError: git refused.
    """
    environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    try:
        return subprocess.run(  # noqa: S603 - fixed words, and revisions behind --end-of-options
            ["git", *words],  # noqa: S607 - the user's own git
            cwd=folder,
            input=stdin,
            capture_output=True,
            check=True,
            env=environment,
        ).stdout
    except FileNotFoundError:
        raise RevisionError(message("git is not installed"), message("Install git, or compare two folders.")) from None
