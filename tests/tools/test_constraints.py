"""Who develops gets the releases that the tests have passed with; the lock file holds whatever the project asks for."""

import tomllib
from collections.abc import Iterator

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MAY_JUDGE_OTHERWISE = {
    "jsonschema-rs",
    "ryaml",
    "ruamel-yaml",
    "rapidfuzz",
    "rjieba",
    "pypinyin",
    "markdown-it-py",
    "charset-normalizer",
}


def asked_for() -> Iterator[Requirement]:
    groups = PROJECT["dependency-groups"]
    for text in [
        *PROJECT["project"]["dependencies"],
        *(each for name in groups if name != "lock" for each in groups[name]),
    ]:
        yield Requirement(text)


def locked() -> dict[str, Version]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = (line.partition(";")[0].strip().partition("==") for line in lines if not line.startswith("#"))
    return {name: Version(version) for name, _, version in pins}


def test_all_that_is_asked_for_is_locked_within_its_bounds() -> None:
    pins = locked()
    assert [
        str(asked)
        for asked in asked_for()
        if (pin := pins.get(canonicalize_name(asked.name))) is None or pin not in asked.specifier
    ] == []


def test_a_release_that_could_judge_otherwise_waits_until_it_is_tested() -> None:
    bounded = {
        canonicalize_name(asked.name)
        for asked in map(Requirement, PROJECT["project"]["dependencies"])
        if any(bound.operator == "<" for bound in asked.specifier)
    }
    assert bounded >= MAY_JUDGE_OTHERWISE
