"""Set up a repository's git for the merge driver, the diff driver and the pre-commit hook, and undo exactly that."""

import os
import shlex
import stat
import subprocess
from collections.abc import Iterable
from pathlib import Path

from catalog_cli.model.errors import CatalogError, RevisionError
from catalog_cli.model.message import Message, message
from catalog_cli.store.documents import read_document, write_document
from catalog_cli.store.git import folder_in_repository
from catalog_cli.store.git.command import is_bare

BEGIN, END = "# >>> catalog >>>", "# <<< catalog <<<"
"""The lines around our text in files that have other text too."""


def install_driver(folder: Path, program: Iterable[str], *, write: bool = True) -> tuple[Message, ...]:
    """Set up the repository of a workspace; give what was written, or would be without `write`.

    `program` is the command line that starts this program.

    Raises:
        RevisionError: there is no repository, or git fails.
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
            ("data/records/**/*.yaml", "merge=catalog diff=catalog"),
            ("catalog.yaml", "merge=catalog diff=catalog"),
            ("documents.yaml", "merge=catalog diff=catalog"),
        )
    ]
    steps += _between(top / ".gitattributes", "\n".join(lines), "", write=write)
    validate = f"{start} -C {shlex.quote(f'./{prefix}')} validate --staged --new-since HEAD"
    check = f"{validate} || {{ {_is_there(start)} || {_tell_gone(start)}; exit 1; }}"
    steps += _between(hook, check, "#!/bin/sh\n", write=write)
    if write and hook.exists():
        hook.chmod(hook.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return tuple(steps)


def setup_flaws(folder: Path, program: Iterable[str]) -> tuple[Message, ...]:
    """Return what keeps the set-up of a repository from doing its work; nothing where it is sound.

    Raises:
        RevisionError: there is no repository, or git fails.
        CatalogError: a file cannot be read.
    """
    hook = _path(folder, "--git-path", "hooks/pre-commit")
    flaws = list(install_driver(folder, program, write=False))
    if hook.exists() and not os.access(hook, os.X_OK):
        flaws.append(message("make {path} executable", path=str(hook)))
    return tuple(flaws)


def uninstall_driver(folder: Path, *, write: bool = True) -> tuple[Message, ...]:
    """Remove what `install_driver` wrote; give what was removed, or would be without `write`.

    Raises:
        RevisionError: there is no repository, or git fails.
        CatalogError: a file cannot be read or written.
    """
    steps = [step for name in _settings("") for step in _set(folder, name, "", write=write)]
    steps += _between(_path(folder, "--show-toplevel") / ".gitattributes", "", "", write=write)
    steps += _between(_path(folder, "--git-path", "hooks/pre-commit"), "", "#!/bin/sh\n", write=write)
    return tuple(steps)


def refuse_bare(folder: Path) -> None:
    """Refuse a bare repository, in which nothing is ever merged or committed.

    Raises:
        RevisionError: the folder is such a repository.
    """
    if is_bare(folder):
        raise RevisionError(
            message("{folder} is a bare repository: it has no files to merge", folder=str(folder.resolve())),
            message("Run this in a clone of it; these git settings belong to each clone."),
        )


def uncommitted(folder: Path) -> Path | None:
    """Return `.gitattributes` if it has uncommitted changes, which do not reach other clones."""
    file = _path(folder, "--show-toplevel") / ".gitattributes"
    status = _git(folder, "status", "--porcelain", "--", str(file), default="")
    return file if status.strip() else None


def shows_base(folder: Path) -> bool:
    """Return whether git is set to show the base between conflict markers."""
    return _git(folder, "config", "--get", "merge.conflictStyle", default="").strip() in {"diff3", "zdiff3"}


def _settings(start: str) -> dict[str, str]:
    # without the fallback, git would keep our side alone where the program cannot be started any more
    by_field = f"{start} merge %O %A %B --path %P --marker-size %L"
    by_line = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
    fallback = f"{{ {_tell_gone(start)}; {by_line}; status=$?; }}"
    return {
        "merge.catalog.name": "a catalogue's files, field by field",
        "merge.catalog.driver": (
            f"{by_field}; status=$?; test $status = 0 || {_is_there(start)} || {fallback}; exit $status"
        ),
        "diff.catalog.xfuncname": "^([a-z_]+:.*)$",
    }


def _is_there(start: str) -> str:
    return f"{start} --version >/dev/null 2>&1"


def _tell_gone(start: str) -> str:
    """Return the shell command that says, in both languages, what to do where Python was moved or removed."""
    words = (
        f"catalog: {start} does not start; set git up again with: catalog git install",
        "catalog：该程序无法运行，请重新执行：catalog git install",
    )
    return f"printf '%s\\n' {' '.join(map(shlex.quote, words))} >&2"


def _set(folder: Path, name: str, value: str, *, write: bool) -> list[Message]:
    """Write a setting of this repository; an empty value removes it."""
    old = _git(folder, "config", "--local", "--get", name, default="").removesuffix("\n")
    if old == value:
        return []
    if write:
        _git(folder, "config", "--local", *((name, value) if value else ("--unset-all", name)))
    words = message("set {name} = {value}", name=name, value=value) if value else message("remove {name}", name=name)
    return [words]


def _between(file: Path, ours: str, first: str, *, write: bool) -> list[Message]:
    """Put lines between our marks, below the first line of a script; an empty text removes them and the marks."""
    old = os.fsdecode(read_document(file) or b"")
    before, _, rest = old.partition(f"{BEGIN}\n")
    after = rest.partition(f"{END}\n")[2]
    bare = before + after
    block = f"{BEGIN}\n{ours}\n{END}\n" if ours else ""
    whole = bare or (first if ours else "")
    # a hook may end with exit or exec, so our lines come right after its shebang
    head, _, body = whole.partition("\n") if first else ("", "", whole)
    new = f"{head}\n{block}{body}" if first and whole else _with_line_end(whole) + block
    new = "" if not ours and new in ("", first) else new
    if new == old:
        return []
    if write:
        file.parent.mkdir(parents=True, exist_ok=True)
        _replace(file, new)
    words = message("write {path}", path=str(file)) if ours else message("remove our lines from {path}", path=str(file))
    return [words]


def _refuse_other_language(hook: Path) -> None:
    first = os.fsdecode((read_document(hook) or b"").partition(b"\n")[0])
    if first and not (first.startswith("#!") and first.split()[-1].endswith("sh")):
        raise CatalogError(
            message("{path} is not a shell script, so nothing was added to it", path=str(hook)),
            message("Call catalog validate --staged from it; or rename it, and call it from a shell script."),
        )


def _replace(file: Path, text: str) -> None:
    if text:
        write_document(file, os.fsencode(text))
    else:
        file.unlink(missing_ok=True)


def _with_line_end(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _path(folder: Path, *words: str) -> Path:
    answer = _git(folder, "rev-parse", "--path-format=absolute", *words).removesuffix("\n")
    if not answer:
        raise RevisionError(message("{folder} is not in a git repository", folder=str(folder)))
    return Path(answer)


def _git(folder: Path, *words: str, default: str | None = None) -> str:
    """Run git with the user's own settings and environment; give its output or, if given, `default` where it fails.

    Raises:
        RevisionError: git is not installed, or it fails, and there is no default.
    """
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)  # noqa: S603, S607 - the user's own git, fixed words
    except FileNotFoundError:
        if default is not None:
            return default
        raise RevisionError(message("git is not installed"), message("Install git.")) from None
    if done.returncode and default is not None:
        return default
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip().removeprefix("fatal: ")
        raise RevisionError(message("git cannot read {folder}: {reason}", folder=str(folder), reason=reason))
    return os.fsdecode(done.stdout)
