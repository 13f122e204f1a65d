"""A citation (公开依据的一条): the printed words of a legal basis, taken apart."""

from functools import cached_property

from msgspec import Struct

from catalog_cli.model.phrase_token import PhraseToken, TokenKind


class Step(Struct, frozen=True):
    """One step of a locator: `unit` is 条, 款, 项, 目, 点, 部分, 章, 节 …, `number` counts from 1.

    `unit` is empty where only a number in brackets stands there (第四部分（一）). `branch` is 1 in
    第十条之一, 0 without 之. 附则, and a 编 that is cited by its name (合同编), have no number (0). `start` and `end`
    are the step's place in the whole printed text.
    """

    unit: str
    number: int
    branch: int
    start: int
    end: int


class Locator(Struct, frozen=True):
    """Where in a source, as printed (第二十条第（七）项), from the outermost step to the innermost.

    In 第二十条第（一）项、第（三）项 the second locator is 第（三）项; its steps begin with the 条 that it shares.
    `until` is the last step of a range or list (第三条至第五条, 第一、二项), of which `steps` hold the first.
    """

    text: str
    steps: tuple[Step, ...]
    start: int
    until: Step | None = None

    @property
    def end(self) -> int:
        """The offset just after the last character."""
        return self.start + len(self.text)

    def step(self, unit: str) -> Step | None:
        """Return the step with this unit; None when the locator has none."""
        return next((step for step in self.steps if step.unit == unit), None)

    def number(self, unit: str) -> int | None:
        """Return the number of the step with this unit; None when the locator has none."""
        step = self.step(unit)
        return step.number if step else None

    def last(self, unit: str) -> Step | None:
        """Return the last step with this unit: 第五条 of 第三条至第五条, the only one where there is no range."""
        return self.until if self.until and self.until.unit == unit else self.step(unit)

    @property
    def supplementary(self) -> bool:
        """Whether the place is said to be in the supplementary provisions (附则第五十六条)."""
        return self.step("附则") is not None


class Order(Struct, frozen=True):
    """An order (令) that a citation names, with or without spaces and 第: 国务院 令492号 is 国务院令第492号.

    `issuer` is without 中华人民共和国, and 国务院 for 国令; it is empty where only 令第1号 is printed. `year` is that
    printed within the number (国务院令〔2019〕第711号). `start` and `end` are its place in the whole printed text.
    """

    issuer: str
    number: int
    year: int | None
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.issuer}令第{self.number}号"


class Quotation(Struct, frozen=True):
    """Words of a source that are quoted, and the locator that precedes them, if any."""

    text: str
    locator: Locator | None
    start: int


class Citation(Struct, frozen=True, dict=True):
    """One legal source: its tokens in the order of the text, and what rules need of them in typed values.

    `orders` are all orders named, those of earlier versions included, as printed. `years` are those of the versions
    named by date (2019年修订, 2018修正), as printed; a year within a number is none of them.
    """

    tokens: tuple[PhraseToken, ...]
    locators: tuple[Locator, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    orders: tuple[Order, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The citation as printed, with the marks around it."""
        return "".join(token.text for token in self.tokens)

    @cached_property
    def issuer(self) -> str:
        """Who issued it, if named before the title; otherwise empty."""
        return self._joined(TokenKind.ISSUER)

    @cached_property
    def title(self) -> str:
        """The title without its outer 《》; the words as printed where there are none."""
        return self._joined(TokenKind.TITLE)

    @cached_property
    def reference(self) -> str:
        """The number (国务院令第711号, 国办发〔2017〕97号) without the brackets around it; empty when absent."""
        return self._joined(TokenKind.REFERENCE)

    @cached_property
    def version(self) -> str:
        """The words on dates and versions (2019年4月3日修订), as printed; empty when absent."""
        return self._joined(TokenKind.DATE)

    @cached_property
    def quote(self) -> str:
        """The words of the law that are quoted after a colon or after the locator; empty when absent."""
        return self._joined(TokenKind.QUOTE)

    def token(self, kind: TokenKind) -> PhraseToken | None:
        """Return the first token of a kind."""
        return next((token for token in self.tokens if token.kind is kind), None)

    def _joined(self, kind: TokenKind) -> str:
        return "".join(token.text for token in self.tokens if token.kind is kind).strip()


class Basis(Struct, frozen=True):
    """A legal basis as printed: one citation or several, with nothing lost between them.

    `tokens` are all tokens of the text in order, those of the citations included; `str()` gives the text back.
    """

    tokens: tuple[PhraseToken, ...]
    citations: tuple[Citation, ...]

    @property
    def unparsed(self) -> tuple[PhraseToken, ...]:
        """The stretches that were not understood."""
        return tuple(token for token in self.tokens if token.kind is TokenKind.UNPARSED)

    def __str__(self) -> str:
        return "".join(token.text for token in self.tokens)
