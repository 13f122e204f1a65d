"""Tell a repository's git of the merge driver, the diff driver and the hook, and take exactly that away again."""

import os
import shlex
import stat
import subprocess
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.errors import CatalogError, RevisionError
from catalog_cli.model.message import Message, message
from catalog_cli.store.documents import read_document, write_document
from catalog_cli.store.git import folder_in_repository
from catalog_cli.store.git.command import is_bare

BEGIN, END = "# >>> catalog >>>", "# <<< catalog <<<"
"""The lines between which our own text stands in files that are others' too."""


class Step(Struct, frozen=True):
    """One thing that would be or was written, in words."""

    words: Message


def installed(folder: Path, program: Iterable[str], *, write: bool = True) -> tuple[Step, ...]:
    """Set up the repository of a workspace; give what was written, nothing when all was there.

    `program` are the words that start the program.

    Raises:
        RevisionError: there is no repository, or git refuses.
        CatalogError: a file cannot be read or written.
    """
    hook = _path(folder, "--git-path", "hooks/pre-commit")
    _refuse_other_language(hook)
    start = shlex.join(Path(word).as_posix() for word in program)
    steps = [step for name, value in _settings(start).items() for step in _set(folder, name, value, write=write)]
    prefix = folder_in_repository(folder)
    top = _path(folder, "--show-toplevel")
    lines = [
        f'"{prefix}{place}" {drivers}'
        for place, drivers in (
            ("data/items/**/*.yaml", "merge=catalog diff=catalog"),
            ("catalog.yaml", "merge=catalog diff=catalog"),
        )
    ]
    steps += _between(top / ".gitattributes", "\n".join(lines), "", write=write)
    check = f"{start} -C {shlex.quote(f'./{prefix}')} validate --staged || exit 1"
    steps += _between(hook, check, "#!/bin/sh\n", write=write)
    if write and hook.exists():
        hook.chmod(hook.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return tuple(steps)


def uninstalled(folder: Path, *, write: bool = True) -> tuple[Step, ...]:
    """Take away what `installed` wrote; give what was taken away.

    Raises:
        RevisionError: there is no repository, or git refuses.
        CatalogError: a file cannot be read or written.
    """
    steps = [step for name in _settings("") for step in _set(folder, name, "", write=write)]
    steps += _between(_path(folder, "--show-toplevel") / ".gitattributes", "", "", write=write)
    steps += _between(_path(folder, "--git-path", "hooks/pre-commit"), "", "#!/bin/sh\n", write=write)
    return tuple(steps)


def refuse_bare(folder: Path) -> None:
    """Stop where a repository has no files of its own, so that nothing is ever merged or committed in it.

    Raises:
        RevisionError: the folder is such a repository.
    """
    if is_bare(folder):
        raise RevisionError(
            message("{folder} is a bare repository: it has no files to merge", folder=str(folder.resolve())),
            message("Do this in a clone of it; what git needs to know there is each clone's own."),
        )


def uncommitted(folder: Path) -> Path | None:
    """Give the file that has to be committed for the lines in it to count in every clone, if it is not."""
    file = _path(folder, "--show-toplevel") / ".gitattributes"
    status = _git(folder, "status", "--porcelain", "--", str(file), refused_as="")
    return file if status.strip() else None


def shows_base(folder: Path) -> bool:
    """Say whether git's settings want what both sides began with between the markers of a conflict."""
    return _git(folder, "config", "--get", "merge.conflictStyle", refused_as="").strip() in {"diff3", "zdiff3"}


def _settings(start: str) -> dict[str, str]:
    return {
        "merge.catalog.name": "a catalogue's files, field by field",
        "merge.catalog.driver": f"{start} merge %O %A %B --path %P --marker-size %L",
        "diff.catalog.xfuncname": "^([a-z_]+:.*)$",
    }


def _set(folder: Path, name: str, value: str, *, write: bool) -> list[Step]:
    """Write a setting of this repository; an empty value takes it away."""
    old = _git(folder, "config", "--local", "--get", name, refused_as="").removesuffix("\n")
    if old == value:
        return []
    if write:
        _git(folder, "config", "--local", *((name, value) if value else ("--unset-all", name)))
    words = message("set {name} = {value}", name=name, value=value) if value else message("took away {name}", name=name)
    return [Step(words)]


def _between(file: Path, ours: str, first: str, *, write: bool) -> list[Step]:
    """Put lines between our marks right below the first line of a file; an empty text takes them and the marks away."""
    old = os.fsdecode(read_document(file) or b"")
    before, _, rest = old.partition(f"{BEGIN}\n")
    after = rest.partition(f"{END}\n")[2]
    bare = before + after
    block = f"{BEGIN}\n{ours}\n{END}\n" if ours else ""
    whole = bare or (first if ours else "")
    # a hook may end with exit, so ours comes before all but its first line
    head, _, body = whole.partition("\n") if first else ("", "", whole)
    new = f"{head}\n{block}{body}" if first and whole else _ended(whole) + block
    new = "" if not ours and new in ("", first) else new
    if new == old:
        return []
    if write:
        file.parent.mkdir(parents=True, exist_ok=True)
        _replace(file, new)
    words = message("wrote {path}", path=str(file)) if ours else message("took our lines out of {path}", path=str(file))
    return [Step(words)]


def _refuse_other_language(hook: Path) -> None:
    first = os.fsdecode((read_document(hook) or b"").partition(b"\n")[0])
    if first and not (first.startswith("#!") and first.split()[-1].endswith("sh")):
        raise CatalogError(
            message("{path} is no shell script, so nothing was put into it", path=str(hook)),
            message("Call from it: catalog validate --staged; or rename it, and call it from a shell script."),
        )


def _replace(file: Path, text: str) -> None:
    if text:
        write_document(file, os.fsencode(text))
    else:
        file.unlink(missing_ok=True)


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _path(folder: Path, *words: str) -> Path:
    answer = _git(folder, "rev-parse", "--path-format=absolute", *words).removesuffix("\n")
    if not answer:
        raise RevisionError(message("{folder} is not in a git repository", folder=str(folder)))
    return Path(answer)


def _git(folder: Path, *words: str, refused_as: str | None = None) -> str:
    """Give what git prints; `refused_as` where it refuses or is not there, if that is given.

    Raises:
        RevisionError: git is not installed, or it refuses.
    """
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)  # noqa: S603, S607 - the user's own git, fixed words
    except FileNotFoundError:
        if refused_as is not None:
            return refused_as
        raise RevisionError(message("git is not installed"), message("Install git.")) from None
    if done.returncode and refused_as is not None:
        return refused_as
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip().removeprefix("fatal: ")
        raise RevisionError(message("git cannot read {folder}: {reason}", folder=str(folder), reason=reason))
    return os.fsdecode(done.stdout)
