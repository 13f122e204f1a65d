"""The files of facts of a workspace have the form of those that come with the program."""

from importlib.resources import files

import pytest

from catalog_cli.check.facts_files import read_facts


@pytest.mark.parametrize("name", ["laws.jsonl", "documents.jsonl"])
def test_the_program_s_own_files_can_be_put_into_a_workspace(name: str) -> None:
    data = files("catalog_cli.facts").joinpath(f"data/{name}").read_bytes()
    facts, findings = read_facts({f"facts/{name}": data})
    assert findings == ()
    assert len(facts.law_lines or facts.document_lines) == len(data.splitlines())


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("laws.jsonl", '{"title": "某法", "checked_until": null, "repealed_on": "2026-01-01"}'),
        ("documents.jsonl", '{"title": "某通知"}'),
        ("documents.jsonl", '{"title": "某通知", "number": "某发〔2024〕3号", "period": ["2024-01-01"]}'),
    ],
)
def test_a_record_of_another_form_is_reported(name: str, line: str) -> None:
    facts, findings = read_facts({f"facts/{name}": line.encode()})
    assert [finding.rule for finding in findings] == ["schema/facts-readable"]
    assert facts.law_lines == facts.document_lines == []
