"""Read a catalogue out of git without a checkout, through its plumbing."""

import os
import re
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import Message, message
from catalog_cli.store.source import ITEMS, SCHEMAS, SETTINGS, SIZE_LIMIT, SUFFIXES, UnreadableFileError

REGULAR = {b"100644", b"100755"}
"""The modes of plain files; links and submodules are not read."""

PLACES = (SETTINGS, f"{SCHEMAS}/", f"{ITEMS}/")
"""What of a repository belongs to a catalogue, from the workspace's folder on."""

INDEX = "index"
"""How the index is called where a revision's name would stand."""

_COMMIT = re.compile(rb"[0-9a-f]{40,64}\n")
_UNSET = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
}
"""What git sets for its hooks and would hide the workspace's own place in the repository, and what bends paths."""


@dataclass(frozen=True)
class Objects(ABC):
    """Files that git keeps below the workspace's folder; `label` is the user's word for where they stand."""

    folder: Path
    label: str

    @abstractmethod
    def _listing(self, prefix: str) -> Iterator[tuple[bytes, bytes, bytes]]:
        """Give the mode, the object and the name of each file; names begin with `prefix`, the workspace's folder."""

    def paths(self) -> list[str]:
        """List `catalog.yaml`, the schemas and the item files, sorted.

        Raises:
            RevisionError: git cannot read the repository.
        """
        return sorted(self._blobs)

    def read(self, path: str) -> bytes:
        """Give a file's bytes as git keeps them; one byte more than `SIZE_LIMIT` at the most.

        Raises:
            UnreadableFileError: there is no such file.
            RevisionError: git cannot read the repository.
        """
        if path not in self._contents:
            raise UnreadableFileError(
                "file/readable", message("{revision} has no file {path}", revision=self.label, path=path)
            )
        return self._contents[path]

    @cached_property
    def _blobs(self) -> Mapping[str, bytes]:
        """The object of each file, by its path within the workspace."""
        prefix = _answer(self.folder, "rev-parse", "--show-prefix").removesuffix(b"\n")
        found = {}
        for mode, blob, name in self._listing(os.fsdecode(prefix)):
            path = os.fsdecode(name.removeprefix(prefix))
            if mode in REGULAR and _belongs(path):
                found[path] = blob
        return found

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        """All files' bytes, read in one go; without those whose object the repository has lost."""
        answer = _answer(self.folder, "cat-file", "--batch", stdin=b"\n".join([*self._blobs.values(), b""]))
        contents, start = {}, 0
        for path in self._blobs:
            begin = answer.index(b"\n", start) + 1
            head = answer[start : begin - 1]
            start = begin
            if not head.endswith(b" missing"):
                size = int(head.rpartition(b" ")[2])
                contents[path] = answer[begin : begin + min(size, SIZE_LIMIT + 1)]
                start += size + 1
        return contents


@dataclass(frozen=True)
class Revision(Objects):
    """The files of a commit."""

    commit: str

    def _listing(self, prefix: str) -> Iterator[tuple[bytes, bytes, bytes]]:
        places = [prefix + name for name in PLACES]
        listing = _answer(self.folder, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", *places)
        for line in listing.split(b"\0")[:-1]:
            described, _, name = line.partition(b"\t")
            mode, _, blob = described.split(b" ")
            yield mode, blob, name


@dataclass(frozen=True)
class Index(Objects):
    """The files that the next commit will hold."""

    def _listing(self, prefix: str) -> Iterator[tuple[bytes, bytes, bytes]]:  # noqa: ARG002 - git counts from here
        listing = _answer(self.folder, "ls-files", "-s", "-z", "--full-name", "--", *PLACES)
        for line in listing.split(b"\0")[:-1]:
            described, _, name = line.partition(b"\t")
            mode, blob, stage = described.split(b" ")
            if stage != b"0":
                raise RevisionError(
                    message("{path} is not merged yet", path=os.fsdecode(name)),
                    message("Resolve the conflict and add the file; nothing can be committed before."),
                )
            yield mode, blob, name


def staged(folder: Path) -> Index:
    """Give what git is about to commit.

    Raises:
        RevisionError: git is missing, there is no repository, or its index has no catalogue in the workspace's place.
    """
    asked = _run(folder, "rev-parse", "--git-dir")
    if asked.returncode:
        remedy = message("Leave out --staged, or start a repository with: git init")
        raise _no_repository(folder, asked.stderr, remedy)
    index = Index(folder, INDEX)
    if SETTINGS not in index.paths():
        raise RevisionError(
            message("{name} has not been added to git", name=SETTINGS),
            message("Add it first: git add {name}", name=SETTINGS),
        )
    return index


def folder_in_repository(folder: Path) -> str:
    """Give a folder's path from the top of its repository, with `/` at its end; empty at the top and without git."""
    try:
        done = _run(folder, "rev-parse", "--show-prefix")
    except RevisionError:
        return ""
    return os.fsdecode(done.stdout.removesuffix(b"\n")) if done.returncode == 0 else ""


def resolve(folder: Path, word: str) -> Revision:
    """Give the revision that a user names, such as `HEAD~3`, a branch or a tag.

    Raises:
        RevisionError: git is missing, there is no repository, it does not know the revision, or the revision has
            no catalogue in the workspace's place.
    """
    commit = _commit(folder, word)
    if commit is None:
        raise _unknown(folder, word)
    revision = Revision(folder, word, commit)
    if SETTINGS not in revision.paths():
        raise RevisionError(
            message("{revision} has no {name} in this folder", revision=word, name=SETTINGS),
            message("Compare with a revision in which the catalogue was here already."),
        )
    return revision


def split_range(text: str, folder: Path) -> tuple[str, str]:
    """Take `A..B` apart; an empty side is HEAD, and of `A...B` the old side is where the two branched.

    Raises:
        RevisionError: git does not know a side of `A...B`, or the two have no commit in common.
    """
    separator = "..." if "..." in text else ".."
    old, _, new = (part or "HEAD" for part in text.partition(separator))
    if separator == "..":
        return old, new
    commits = [_commit(folder, word) for word in (old, new)]
    for word, commit in zip((old, new), commits, strict=True):
        if commit is None:
            raise _unknown(folder, word)
    done = _run(folder, "merge-base", *filter(None, commits))
    if done.returncode:
        raise RevisionError(message("{old} and {new} have no commit in common", old=old, new=new))
    return done.stdout.decode().strip(), new


def _belongs(path: str) -> bool:
    if path == SETTINGS:
        return True
    hidden = any(part.startswith(".") for part in path.split("/"))
    in_schemas = path.startswith(f"{SCHEMAS}/") and path.endswith(".json")
    return not hidden and (in_schemas or (path.startswith(f"{ITEMS}/") and path.endswith(SUFFIXES)))


def _commit(folder: Path, word: str) -> str | None:
    """Give the name of the one commit that a word means; None when it means none, or a set such as `^HEAD`."""
    done = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    return done.stdout.decode().strip() if done.returncode == 0 and _COMMIT.fullmatch(done.stdout) else None


def _unknown(folder: Path, word: str) -> RevisionError:
    """Say why a revision is not known: no repository, nothing committed yet, or a slip of the pen."""
    asked = _run(folder, "rev-parse", "--git-dir")
    if asked.returncode:
        remedy = message("Compare two folders: catalog diff OLD NEW; or start a repository with: git init")
        return _no_repository(folder, asked.stderr, remedy)
    names = os.fsdecode(_answer(folder, "for-each-ref", "--format=%(refname:short)")).splitlines()
    if not names and _commit(folder, "HEAD") is None:
        return RevisionError(message("nothing has been committed yet"), message("Commit the files first."))
    near = "”, “".join(get_close_matches(word, names, n=3))
    remedy = message("Did you mean “{word}”?", word=near) if near else message("See them with: git log")
    return RevisionError(message("git knows no revision “{word}”", word=word), remedy)


def _no_repository(folder: Path, reason: bytes, remedy: Message) -> RevisionError:
    if b"not a git repository" not in reason:
        return _refusal(folder, reason)
    return RevisionError(message("{folder} is not in a git repository", folder=str(folder)), remedy)


def _refusal(folder: Path, reason: bytes) -> RevisionError:
    """Say in git's own words why it does not read a repository, such as one that is damaged or another user's."""
    words = os.fsdecode(reason).strip().removeprefix("fatal: ")
    return RevisionError(message("git cannot read {folder}: {reason}", folder=str(folder), reason=words))


def told(folder: Path, *words: str) -> bytes | None:
    """Run git and give what it prints; None without git, outside of a repository, and where it refuses."""
    try:
        done = _run(folder, *words)
    except RevisionError:
        return None
    return done.stdout if done.returncode == 0 else None


def _answer(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    """Run git and give what it prints.

    Raises:
        RevisionError: git is not installed, or it refused.
    """
    done = _run(folder, *words, stdin=stdin)
    if done.returncode:
        raise _refusal(folder, done.stderr)
    return done.stdout


def _run(folder: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder.

    Raises:
        RevisionError: git is not installed.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    settings = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    if index := os.environ.get("GIT_INDEX_FILE"):
        # a hook is told of the index of the commit being made, seen from the folder that the hook runs in
        settings["GIT_INDEX_FILE"] = str(Path(index).absolute())
    try:
        return subprocess.run(  # noqa: S603 - fixed words, and revisions behind --end-of-options
            ["git", "-C", str(folder), *words],  # noqa: S607 - the user's own git
            input=stdin,
            capture_output=True,
            check=False,
            env=kept | settings,
        )
    except FileNotFoundError:
        raise RevisionError(message("git is not installed"), message("Install git, or compare two folders.")) from None
