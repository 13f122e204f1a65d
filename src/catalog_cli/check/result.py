"""What a check gives: the results of single files, what is wrong with several at once, and all of it put together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Comment, Finding, KnownFindings, Place, by_place
from catalog_cli.model.item import Value
from catalog_cli.model.run import ValidDays
from catalog_cli.rules.choice import Choice, first_name


class FileResult(Struct, frozen=True, array_like=True):
    """What the rules found in one file by itself, and what they collected from it for comparing items.

    `days` are those on which this holds, None for all. `position` is what the item's place in the catalogue depends on:
    category, order, id; None where the file holds no item. `collected` is what the rules that compare items collected,
    a packed tuple: its type is the rules' affair, and most runs compare nothing. `uncacheable` is that tuple where it
    cannot be packed: such a result is never cached.
    """

    days: ValidDays | None
    position: tuple[str, int | None, str] | None
    collected: bytes
    findings: tuple[Finding, ...]
    comments: tuple[Comment, ...]
    uncacheable: tuple[Any, ...] = ()


class CrossFileFindings(Struct, frozen=True):
    """What is wrong with several items together, with `catalog.yaml` and the schemas, by path.

    `settings` is the mapping in `catalog.yaml`, `comments` are those in it. All of it holds on `days`.
    """

    settings: Mapping[str, Value]
    findings: Mapping[str, tuple[Finding, ...]]
    comments: tuple[Comment, ...]
    days: ValidDays


class CheckResult(Struct, frozen=True):
    """All findings with their places, in the order of the files; known ones are marked as suppressed.

    `choice` is what was chosen by the workspace and the user together, `known` what the baseline notes, `settings` what
    `catalog.yaml` says. `days` are those on which the result is the same.
    """

    findings: tuple[Finding, ...]
    choice: Choice
    known: KnownFindings
    settings: Settings
    days: ValidDays

    @property
    def suppressed(self) -> tuple[Finding, ...]:
        """The findings that a comment or the baseline suppresses."""
        return tuple(each for each in self.findings if each.suppression is not None)


def merge_findings(files: Mapping[str, FileResult], cross: CrossFileFindings, choice: Choice) -> list[Finding]:
    """Put together all findings, by path and place; those that a comment suppresses are marked.

    Those of rules that `catalog.yaml` leaves out for their file are left out.
    """
    comments = defaultdict[str, list[Comment]](list)
    for comment in cross.comments:
        comments[comment.path].append(comment)
    for path, file in files.items():
        if file.comments:
            comments[path] += file.comments
    own = {path: file.findings for path, file in files.items() if file.findings}
    paths = sorted({*own, *comments, *cross.findings})
    names = Counter(map(_name, paths))
    seen = defaultdict[str, Counter[str]](Counter)
    merged: list[Finding] = []
    for path in paths:
        found, more, name = own.get(path, ()), cross.findings.get(path, ()), _name(path)
        if path in comments or more or names[name] > 1:
            # fingerprints count findings that are alike: those of a file alone no longer hold
            merged += with_fingerprints(_suppressed([*found, *more], comments.get(path, ()), choice), seen[name])
        else:
            merged += found
    if not choice.ignored_in:
        return merged
    # deferred: few leave out rules for parts of the catalogue only
    from catalog_cli.rules.registry import rule_named

    categories = {path: file.position[0] for path, file in files.items() if file.position}
    return [each for each in merged if not choice.ignores(rule_named(each.rule), each.path, categories.get(each.path))]


def with_fingerprints(findings: Iterable[Finding], seen: Counter[str] | None = None) -> list[Finding]:
    """Return the findings, which must know their places, each with its fingerprint.

    It is made of the rule, the file's name, the keys that lead to the value and the text that is marked: lines may
    move, files may move to another folder and lists may be put in another order. Findings that agree in all of
    this are numbered; `seen` counts those before.
    """
    seen = Counter() if seen is None else seen
    found = []
    for finding in findings:
        alike = "\0".join(_lasting(finding))
        seen[alike] += 1
        digest = sha256(f"{alike}\0{seen[alike]}".encode("utf-8", "surrogatepass")).hexdigest()
        found.append(finding.at(finding.place, digest[:32]))
    return found


def marked_text(place: Place | None) -> str:
    """Return the text that the carets stand under, as far as its first line goes, without quotes round it."""
    if place is None:
        return ""
    end = place.end_column - 1 if place.end_line == place.line else None
    return place.source[place.column - 1 : end].strip("'\"")


def _suppressed(findings: Iterable[Finding], comments: Sequence[Comment], choice: Choice) -> list[Finding]:
    if comments:
        # deferred: few files have such comments, and they need all rules
        from catalog_cli.check.suppress import suppress_by_comments

        findings = suppress_by_comments(findings, comments, choice)
    return by_place(findings)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _lasting(finding: Finding) -> tuple[str, ...]:
    keys = [step for step in finding.pointer if isinstance(step, str)]
    # a rule that was renamed goes on under its first name, so that older baselines count
    return first_name(finding.rule), finding.path.rpartition("/")[2], "/".join(keys), marked_text(finding.place)
