"""What is understood of a time limit, as plain data for programs."""

from catalog_cli.model.time_limit import Clause, TimeLimit


def time_limit_record(limit: TimeLimit) -> dict[str, object]:
    """Put a parsed time limit into an object of JSON; what a clause does not say is null."""
    return {
        "text": str(limit),
        "clauses": [_clause_record(clause) for clause in limit.clauses],
        "exception": limit.exception,
        "unparsed": [token.text for token in limit.unparsed],
    }


def _clause_record(clause: Clause) -> dict[str, object]:
    return {
        "kind": clause.kind.value,
        "number": clause.number,
        "unit": clause.unit and clause.unit.value,
        "date": clause.date,
        "period": clause.period and clause.period.value,
        "trigger": clause.trigger or None,
        "subject": clause.subject or None,
    }
