"""Convert documents with LibreOffice: those of old formats into ones that can be read, and ours into PDF."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import BinaryIO

from msgspec import Struct

from catalog_cli.model.document import Conversion
from catalog_cli.model.errors import CatalogError, UnreadableDocumentError, reason_of
from catalog_cli.model.message import Message, message

PATIENCE = 120.0
"""Seconds that a conversion may take."""

_POLL_INTERVAL = 0.02
"""Seconds between two checks of a running program."""

PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where LibreOffice is installed without being on the path."""

_FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    # tagged, so that a screen reader finds the table in it
    "pdf": 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
}
_PDF_TIME = re.compile(rb"(?<=/CreationDate\(D:)[0-9]{14}")
_PDF_MARK = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
_NO_TIME = b"20000101000000"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_INTERNET = "/org.openoffice.Inet/Settings"
_PRODUCT = "/org.openoffice.Setup/Product"
# no macros and no links; a proxy on a closed port stops whatever would still reach for the network
_PROFILE = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_INTERNET, "ooInetProxyType", "2"),
    (_INTERNET, "ooInetNoProxy", ""),
    (_INTERNET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPProxyPort", "9"),
    (_INTERNET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPSProxyPort", "9"),
    # after an update, as which a new profile counts, LibreOffice spends a second of every start on testing how it draws
    (_PRODUCT, "ooSetupLastVersion", "99.0"),
)


class _Old(Struct, frozen=True):
    """A document of an old format; `name` is what messages call it."""

    name: str
    suffix: str
    data: bytes
    conversion: Conversion


class _Job(Struct, frozen=True):
    """What LibreOffice is to do: documents, the suffix that says their format, and the kind to come out.

    `name` is what messages call the documents, `remedy` what to do where LibreOffice fails.
    """

    name: str
    documents: tuple[bytes, ...]
    suffix: str
    kind: str
    remedy: Message


def convert_file(path: Path, conversion: Conversion, *, seconds: float = PATIENCE) -> bytes:
    """Convert a file of an old format; return the bytes of the document that comes out.

    Raises:
        CatalogError: the file cannot be read, LibreOffice is not installed, or the format is never converted.
        UnreadableDocumentError: LibreOffice could not convert it, or not within that many seconds.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogError(message("cannot read {path}: {reason}", path=str(path), reason=reason_of(error))) from error
    return convert(data, path.suffix, conversion, name=path.name, seconds=seconds)


def convert(
    data: bytes, suffix: str, conversion: Conversion, *, name: str | None = None, seconds: float = PATIENCE
) -> bytes:
    """Convert the bytes of a document whose format a suffix stands for; `name` is what messages call it.

    Raises:
        CatalogError: LibreOffice is not installed, or the format is never converted.
        UnreadableDocumentError: LibreOffice could not convert it, or not within that many seconds.
    """
    suffix = suffix.casefold()
    old = _Old(name or suffix, suffix, data, conversion)
    program = _program()
    if conversion.kind is None or program is None:
        raise CatalogError(_not_read(old), _saved_first(old))
    job = _Job(old.name, (data,), conversion.given_as, conversion.kind, _saved_first(old))
    return _run(program, job, seconds)[0]


def make_pdfs(documents: Sequence[bytes], kind: str, *, seconds: float = PATIENCE) -> tuple[bytes, ...]:
    """Make PDFs of documents that we wrote; the same document always gives the same bytes.

    Starting LibreOffice takes longer than printing a document, so it is started once; the time is for each of them.

    Raises:
        CatalogError: LibreOffice is not installed, or could not do it within that many seconds.
    """
    program = _program()
    if program is None:
        raise CatalogError(
            message("a PDF is made by LibreOffice, which is not installed"),
            message(
                "Install it (libreoffice.org; on Debian: apt-get install libreoffice-writer), or write a .{kind} file, "
                "open it in Word or WPS and save it as PDF.",
                kind=kind,
            ),
        )
    remedy = message("Write a .{kind} file instead, open it in Word or WPS and save it as PDF.", kind=kind)
    job = _Job(f".{kind}", tuple(documents), f".{kind}", "pdf", remedy)
    return tuple(map(_without_time, _run(program, job, seconds * len(documents))))


def _program() -> str | None:
    # known places first: on Windows, PATH is searched from the current folder on, which may be a stranger's
    known = (place for place in PLACES if Path(place).is_file())
    return next(known, None) or shutil.which("soffice") or shutil.which("libreoffice")


def _run(program: str, job: _Job, seconds: float) -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory(prefix="catalog-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            output = _run_program(_command(folder, program, job), folder, seconds)
        except subprocess.TimeoutExpired as error:
            raise UnreadableDocumentError(
                message(
                    "LibreOffice did not convert {name} within {seconds} seconds", name=job.name, seconds=f"{seconds:g}"
                ),
                job.remedy,
            ) from error
        except OSError as error:
            raise CatalogError(
                message("LibreOffice cannot be run: {reason}", reason=reason_of(error)), job.remedy
            ) from error
        outcomes = [folder / "out" / f"{stem}.{job.kind}" for stem in _stems(job)]
        if not all(each.is_file() and each.stat().st_size for each in outcomes):
            raise UnreadableDocumentError(
                message(
                    "LibreOffice could not convert {name}: {reason}", name=job.name, reason=_most_telling_line(output)
                ),
                job.remedy,
            )
        return tuple(each.read_bytes() for each in outcomes)


def _stems(job: _Job) -> list[str]:
    return ["source", *(f"source-{number}" for number in range(2, len(job.documents) + 1))]


def _command(folder: Path, program: str, job: _Job) -> list[str]:
    """Write the documents under plain names, and a profile of its own: a LibreOffice that is open is left alone."""
    sources = [folder / f"{stem}{job.suffix}" for stem in _stems(job)]
    for source, data in zip(sources, job.documents, strict=True):
        source.write_bytes(data)
    profile = folder / "profile"
    _write_profile(profile)
    options = ("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault")
    filtered = ("--convert-to", _FILTERS.get(job.kind, job.kind), "--outdir", str(folder / "out"))
    return [program, f"-env:UserInstallation={profile.as_uri()}", *options, *filtered, *map(str, sources)]


def _without_time(pdf: bytes) -> bytes:
    """Replace the time of making, and the marks that LibreOffice computes with it, by others of the same length."""
    timeless = _PDF_MARK.sub(b"0" * 32, _PDF_TIME.sub(_NO_TIME, pdf))
    mark = hashlib.md5(timeless, usedforsecurity=False).hexdigest().upper().encode()
    return _PDF_MARK.sub(mark, timeless)


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _PROFILE
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n'
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")


def _run_program(command: Sequence[str], folder: Path, seconds: float) -> str:
    """Run a program and return its output; it and what it started are killed when we end or its time is over."""
    log = folder / "log"
    stop = Event()
    with log.open("wb") as stream, ThreadPoolExecutor(1) as supervisor:
        # an interrupt reaches only the main thread, so it cannot fall between starting the program and knowing of it
        try:
            supervisor.submit(_supervise, command, folder, stream, seconds, stop).result()
        finally:
            stop.set()
    return log.read_text(encoding="utf-8", errors="replace")


def _supervise(command: Sequence[str], folder: Path, stream: BinaryIO, seconds: float, stop: Event) -> None:
    # output goes to a file: a pipe would stay open as long as any program that inherited it
    running = subprocess.Popen(  # noqa: S603 - a list of words, none of which comes from the document
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, start_new_session=True
    )
    end = time.monotonic() + seconds
    try:
        while running.poll() is None and not stop.wait(_POLL_INTERVAL):
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired(command, seconds)
    finally:
        _kill(running)


def _kill(running: subprocess.Popen[bytes]) -> None:
    """Kill a program with all that it started and that still runs."""
    if sys.platform == "win32":
        if running.poll() is None:
            taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
            words = [str(taskkill), "/T", "/F", "/PID", str(running.pid)]
            subprocess.run(words, capture_output=True, check=False)  # noqa: S603 - fixed words
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def _most_telling_line(output: str) -> str:
    """Return the first line that is an error, else the first that is not among what every run prints."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.casefold().startswith("error")]
    telling = [line for line in lines if not line.casefold().startswith(("warn", "convert "))]
    return next(iter(errors + telling), str(message("no reason given")))[:200]


def _not_read(old: _Old) -> Message:
    if old.conversion.kind is None:
        return message("{name} is a PDF, which has words on a page but no tables", name=old.name)
    return message(
        "{name} is in an old format ({suffix}) that only LibreOffice converts, and it is not installed",
        name=old.name,
        suffix=old.suffix,
    )


def _saved_first(old: _Old) -> Message:
    if old.conversion.kind is None:
        return message(
            "Ask for the Word file that it was made from, or open it in Word and save it as .docx; then give that file."
        )
    if old.conversion.kind == "xlsx":
        return message("Open it in Excel or WPS, save it as .xlsx, and give that file.")
    return message("Open it in Word or WPS, save it as .docx, and give that file.")
