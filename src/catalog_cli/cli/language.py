"""Which language the user reads: `--lang`, then `CATALOG_LANG`, then the locale; English otherwise."""

import gettext
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path

from catalog_cli.model.message import LOCALES

CHINESE = "zh_CN"
ENGLISH = "en"
_CHINESE_NAMES = ("zh", "chinese", "中")
_ENGLISH_NAMES = ("en", "英")


def chosen_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return `zh_CN` or `en`. The option is looked for here because help texts are built before it is parsed."""
    asked = option_value(arguments, "--lang") or environ.get("CATALOG_LANG") or _locale(environ)
    return CHINESE if asked.casefold().startswith(_CHINESE_NAMES) else ENGLISH


def is_language(word: str) -> bool:
    """Return whether a word names a language that the program speaks, such as `zh`, `zh_CN`, `en` or `English`."""
    return word.casefold().startswith((*_CHINESE_NAMES, *_ENGLISH_NAMES))


def speak(language: str) -> None:
    """Make every `gettext` call of this process answer in `language`; typer's own words come along."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("catalog", LOCALES)
    gettext.textdomain("catalog")
    # gettext looks for the file at every call, for a tenth of a millisecond, and every help text is one
    gettext.translation = _translation  # type: ignore[assignment]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while: that of a document which is in one language, whoever makes it."""
    before = os.environ.get("LANGUAGE", ENGLISH)
    speak(CHINESE if language.startswith("zh") else ENGLISH)
    try:
        yield
    finally:
        speak(before)


_search_translation: Callable[..., gettext.NullTranslations] = getattr(
    gettext.translation, "__wrapped__", gettext.translation
)


@wraps(_search_translation)
def _translation(domain: str, folder: str | Path | None = None) -> gettext.NullTranslations:
    return _found_translation(domain, folder, os.environ.get("LANGUAGE"))


@cache
def _found_translation(domain: str, folder: str | Path | None, language: str | None) -> gettext.NullTranslations:
    return _search_translation(domain, folder, [language] if language else None, fallback=True)


def option_value(arguments: Sequence[str], name: str) -> str | None:
    """Return the value of an option that counts before the command line is parsed; None where it is not given."""
    for place, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument.startswith(f"{name}="):
            return argument.removeprefix(f"{name}=")
        if argument == name and place + 1 < len(arguments):
            return arguments[place + 1]
    return None


def _locale(environ: Mapping[str, str]) -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return value
    return _windows_locale() if os.name == "nt" else ""


def _windows_locale() -> str:
    # Windows sets none of these variables
    import locale

    return locale.getlocale()[0] or ""
