"""Which law an article belongs to: the conditions of one citation, put together within an AND group."""

from collections.abc import Sequence

from catalog_cli.search.query.tree import And, Cites, Expression, Not, Or, Step, Term

Part = tuple[Expression, bool]
"""A part of a group, and whether it stood there without brackets."""


def bind(parts: Sequence[Part]) -> list[Expression]:
    """Bind each bare `article:63` to the law before it in the group, else to the first after it, else to any.

    An article after another article begins a new citation of the same law; a paragraph after an article goes on
    with the same one.
    """
    laws = [place for place, (part, _bare) in enumerate(parts) if _is_law(part)]
    bound: dict[int | None, list[list[Step]]] = {}
    for place, (part, bare) in enumerate(parts):
        if isinstance(part, Cites) and bare:
            before = [law for law in laws if law < place]
            law = before[-1] if before else next(iter(laws), None)
            _add(bound.setdefault(law, []), part.steps[0])
    free: list[Expression] = [Cites(tuple(steps)) for steps in bound.get(None, ())]
    rest = [
        each
        for place, (part, bare) in enumerate(parts)
        if not (isinstance(part, Cites) and bare)
        for each in ([Cites(tuple(steps), part) for steps in bound[place]] if place in bound else [part])
    ]
    return rest + free


def _add(citations: list[list[Step]], step: Step) -> None:
    if citations and all(step.unit != other.unit for other in citations[-1]):
        citations[-1].append(step)
    else:
        citations.append([step])


def _is_law(part: Expression) -> bool:
    """Tell whether a part is made of nothing but words of the legal basis that are wanted."""
    if isinstance(part, (And, Or)):
        return all(map(_is_law_inside, part.parts))
    return isinstance(part, Term) and part.key == "basis"


def _is_law_inside(part: Expression) -> bool:
    return _is_law(part.part if isinstance(part, Not) else part)
