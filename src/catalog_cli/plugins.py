"""Find plug-ins by their folder: every file of a package is one, and its name is the file's."""

import pkgutil
import sys
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


@cache
def discover(package: str) -> Mapping[str, str]:
    """Map the name of each plug-in (`no_tabs.py` is `no-tabs`) to its module, by name; nothing is imported.

    Raises:
        ModuleNotFoundError: there is no such package.
    """
    return {
        file.name.replace("_", "-"): f"{package}.{file.name}"
        for file in sorted(pkgutil.iter_modules(_folders(package)), key=lambda file: file.name)
        if not file.ispkg
    }


def discover_families(package: str) -> Mapping[str, str]:
    """Map the name of each folder of plug-ins within a package to its package, by name."""
    return {
        folder.name.replace("_", "-"): f"{package}.{folder.name}"
        for folder in sorted(pkgutil.iter_modules(_folders(package)), key=lambda folder: folder.name)
        if folder.ispkg
    }


def load(package: str, name: str) -> ModuleType:
    """Import a plug-in.

    Raises:
        KeyError: the package has none of this name.
    """
    return import_module(discover(package)[name])


def _folders(package: str) -> list[str]:
    if package in sys.modules:
        # a folder may have been added to a package that is loaded
        return list(sys.modules[package].__path__)
    found = find_spec(package)
    if found is None or found.submodule_search_locations is None:
        raise ModuleNotFoundError(package)
    return list(found.submodule_search_locations)
