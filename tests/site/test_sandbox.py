"""An office's own template takes a bounded amount of work, and the line that takes too much is told."""

from pathlib import Path

import pytest

from catalog_cli.rules.examples import RIGHT, SETTINGS
from catalog_cli.site import sandbox
from conftest import Run, lay

WORKSPACE = {**RIGHT, "catalog.yaml": f"{SETTINGS}site:\n  templates: templates\n"}


@pytest.mark.parametrize(
    "block",
    [
        '{{ "a" * 10**10 }}',
        "{{ [1] * 10**10 }}",
        "{{ 10 ** (10**10) }}",
        "{% for a in range(10**9) %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        '{% set n = namespace(t="ab") %}{% for i in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}',
        '{% set n = namespace(t="ab") %}{% for i in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}',
        "{% set n = namespace(t=[1]) %}{% for i in range(60) %}{% set n.t = [n.t, n.t] %}{% endfor %}{{ n.t }}",
        '{% set t = "a" * 10**6 %}{% for i in range(99999) %}{{ t }}{% endfor %}',
        '{% set t = "a" * 10**6 %}{{ t|replace("a", t) }}',
        '{% set t = "a" * 10**6 %}{{ t.replace("a", t) }}',
        '{% set t = "a" * 10**6 %}{{ range(9999)|join(t) }}',
        "{% set t = range(99999)|list %}{% for i in range(99999) %}{% if -1 in t %}{% endif %}{% endfor %}",
        '{{ "%10000000000d" % 1 }}',
        '{{ "%.10000000000f"|format(1) }}',
        '{{ "%*d" % (10**10, 1) }}',
        '{{ "{:10000000000}".format(1) }}',
        '{{ "{:{}}".format(1, 10**10) }}',
        '{{ "a"|center(10**9) }}',
        '{{ "a b"|indent(10**9, true) }}',
        '{{ "a".ljust(10**10) }}',
        "{{ [1]|batch(10**9, 0)|list }}",
        "{{ lipsum(n=10**9) }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{% macro twice(n) %}{% if n %}{{ twice(n - 1) }}{{ twice(n - 1) }}{% endif %}{% endmacro %}{{ twice(90) }}",
        "{% for each in [1] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    ],
)
def test_a_template_without_bounds_stops_the_build_and_its_line_is_told(
    block: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "WORK", 500_000)  # enough for these pages, and sooner taken
    own = f"{{% extends 'catalog/base.html' %}}\n{{% block footer %}}\n\n{block}{{% endblock %}}"
    folder = lay(tmp_path / "own", {**WORKSPACE, "templates/base.html": own})
    outcome = run("site", "-o", "site", cwd=folder)
    line = own.count("\n", 0, own.index(block)) + 1
    assert (outcome.status, len(outcome.stderr.splitlines())) == (2, 2)
    assert f"templates/base.html:{line}:" in outcome.stderr.replace("：", ":")


WITHIN = {
    '{{ "-" * 5 }}{{ 2 ** 10 }}{{ 17 % 5 }}': "-----10242",
    '{{ "%05.1f" % 3.14159 }}{{ "{:>4}".format(7) }}': "003.1   7",
    '{{ ["甲", "乙"]|join("、") }}{{ "a-b"|replace("-", "<") }}': "甲、乙a&lt;b",
    "{% for each in [3, 1, 2]|sort %}{{ loop.index }}{{ each }}{% if loop.last %}!{% endif %}{% endfor %}": "112233!",
    '{{ "公开"|center(6) }}|{{ "一二三四五"|truncate(3, true, "…", 0) }}': "  公开  |一二…",
    "{% macro m(n) %}{{ n }}{{ m(n - 1) if n else '' }}{% endmacro %}{{ m(3) }}": "3210",
    "{% for a in [1, [2, [3]]] recursive %}{{ loop(a) if a is iterable else a }}{% endfor %}": "123",
    '{{ 2 in [1, 2] }}{{ "abcd"[1:3] }}{{ "a" ~ "<" ~ 1 }}': "Truebca&lt;1",
    "{{ range(12)|batch(5)|map('length')|list }}": "[5, 5, 2]",
}


def test_a_template_within_bounds_says_what_jinja_says(tmp_path: Path, run: Run) -> None:
    blocks = "".join(f"<p>{block}</p>" for block in WITHIN)
    own = f"{{% extends 'catalog/base.html' %}}{{% block footer %}}{blocks}{{% endblock %}}"
    folder = lay(tmp_path / "own", {**WORKSPACE, "templates/base.html": own})
    assert run("site", "-o", "site", cwd=folder).status == 0
    page = (folder / "site/about/index.html").read_text(encoding="utf-8")
    assert [text for text in WITHIN.values() if f"<p>{text}</p>" not in page] == []
