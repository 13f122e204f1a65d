"""The sandbox of an office's own templates: Python and files are out of reach, and a page's work is bounded."""

import re
from collections.abc import Callable, Iterable
from functools import wraps
from types import BuiltinMethodType
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from catalog_cli.model.message import message

WORK = 5_000_000
"""Units of work that a page may take: the steps of its loops and calls, and its texts by length.

The index of 5,000 items takes a third of it.
"""
_WIDEST = 1_000
"""The greatest width, or length of a filling, that a filter takes."""
_MOST = 100_000
"""The greatest number that a method of a value takes, and the most bits of a whole number."""
_SIGNS_A_UNIT = 16
_HEAVY = (str, bytes, range, list, tuple, set, frozenset, dict)
_CALL, _TEMPLATE = 25, 250
"""What calling a macro and including a template cost."""
_SIZED = {"batch", "center", "indent", "round", "slice", "truncate", "wordwrap"}
"""Filters whose arguments say how much is made."""
_PER_LINE = {"indent", "wordwrap"}
"""Filters that put a filling into each line of a text."""
_REFUSED = {"expandtabs", "format_map", "translate"}
"""Methods of texts that make long texts of short ones."""
_WIDE = r"[-#0+ ]*+(?:\d{4}|\*|\d{0,3}+\.(?:\d{4}|\*))"
_WIDE_FORMAT = re.compile(rf"%{_WIDE}")
_WIDE_KEYED_FORMAT = re.compile(rf"\){_WIDE}")
_WIDE_FIELD = re.compile(r":[^{}:]*?(?:\d{4}|\{)")


class TemplateLimitError(SecurityError):
    """A template asks for more than a page may take."""

    def __init__(self) -> None:
        """Say it in the reader's language."""
        super().__init__(str(message("this takes more work, or makes a longer text, than a page may")))


class BoundedSandbox(ImmutableSandboxedEnvironment):
    """An environment that counts the work of a page, before it is done where it could be much at once."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        """Take the options of an environment."""
        super().__init__(**options, finalize=self.weighed)
        self._left = WORK
        del self.globals["lipsum"]
        filters = {name: self._bounded(name, each) for name, each in self.filters.items()}
        self.filters.update(filters, counted=self._counted, weighed=self.weighed, chained=self._chained)
        self.tests.update({name: self._bounded(name, each) for name, each in self.tests.items()})

    def begin(self) -> None:
        """Begin a page."""
        self._left = WORK

    def spend(self, units: int) -> None:
        """Take work off what is left.

        Raises:
            TemplateLimitError: there is not as much left.
        """
        self._left -= units
        if self._left < 0:
            raise TemplateLimitError

    def weighed(self, value: Any) -> Any:
        """Return a value, after the work of going through it once."""
        if isinstance(value, (str, bytes)):
            self.spend(1 + len(value) // _SIGNS_A_UNIT)
        elif isinstance(value, range):
            self.spend(1 + len(value))
        elif isinstance(value, _HEAVY):
            self.spend(1 + len(value))
            # one list many times in another is written as many times
            for each in value.values() if isinstance(value, dict) else value:
                if isinstance(each, _HEAVY):
                    self.weighed(each)
        return value

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon what comes out before reckoning it."""
        self.weighed(left)
        self.weighed(right)
        if operator == "%" and isinstance(left, str) and _is_wide(left):
            raise TemplateLimitError
        if operator == "*":
            self._multiply(left, right)
        if operator == "**" and isinstance(left, int) and isinstance(right, int):
            _limit(left.bit_length() * right, _MOST)
        return super().call_binop(context, operator, left, right)

    def _multiply(self, left: Any, right: Any) -> None:
        if isinstance(left, int) and isinstance(right, int):
            _limit(left.bit_length() + right.bit_length(), _MOST)
        for many, times in ((left, right), (right, left)):
            if isinstance(times, int) and isinstance(many, (str, bytes)):
                self.spend(len(many) * max(times, 0) // _SIGNS_A_UNIT)
            elif isinstance(times, int) and isinstance(many, (list, tuple)):
                self.spend(len(many) * max(times, 0))

    def call(self, context: Context, called: Any, *args: Any, **options: Any) -> Any:
        """Count a call, and limit what methods of texts and numbers make."""
        self.spend(_CALL)
        self.weighed((args, options))
        if isinstance(called, BuiltinMethodType):
            self._limit_method(self.weighed(called.__self__), called.__name__, args)
        result = super().call(context, called, *args, **options)
        return self.weighed(result) if isinstance(called, BuiltinMethodType) else result

    def _limit_method(self, owner: Any, name: str, args: tuple[Any, ...]) -> None:
        if isinstance(owner, (str, bytes, int)):
            for each in args:
                _limit(each if isinstance(each, int) else 0, _MOST)
        if isinstance(owner, str) and name == "replace" and len(args) > 1:
            self._replace(owner, args[0], args[1])
        if isinstance(owner, str) and name == "join" and args and isinstance(args[0], (list, tuple, range)):
            self.spend(len(owner) * len(args[0]) // _SIGNS_A_UNIT)

    def _replace(self, text: str, old: object, new: object) -> None:
        self.spend(text.count(str(old)) * len(str(new)) // _SIGNS_A_UNIT)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse methods that make long texts of short ones as well."""
        return attr not in _REFUSED and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Refuse wide fields in `"…".format()`."""
        text = getattr(value, "__self__", "")
        wrapped = super().wrap_str_format(value)
        if wrapped and _WIDE_FIELD.search(text):
            raise TemplateLimitError
        return wrapped

    def get_template(self, *args: Any, **options: Any) -> Any:
        """Count a template that another one includes, extends or imports."""
        self.spend(_TEMPLATE)
        return super().get_template(*args, **options)

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        """Compile a template with its loops counted and with what it compares, cuts and chains weighed."""
        for loop in source.find_all(nodes.For):
            loop.iter = _filtered(loop.iter, "counted")
        for compared in source.find_all(nodes.Operand):
            compared.expr = _filtered(compared.expr, "weighed")
        for item in source.find_all(nodes.Getitem):
            if isinstance(item.arg, nodes.Slice):
                item.node = _filtered(item.node, "weighed")
        for chain in source.find_all(nodes.Concat):
            chain.nodes = [_filtered(nodes.List(chain.nodes, lineno=chain.lineno), "chained")]
        return super()._generate(source, *args, **options)

    def _counted(self, value: Iterable[Any]) -> Iterable[Any]:
        for each in value:
            self.spend(1)
            yield each

    def _chained(self, texts: list[Any]) -> str:
        self.weighed(texts)
        return markup_join(texts)

    def concat(self, parts: Iterable[str]) -> str:
        """Join the parts of a page, a block or a macro."""
        return "".join(self.weighed(list(parts)))

    def _bounded(self, name: str, make: Any) -> Callable[..., Any]:
        first = 1 if hasattr(make, "jinja_pass_arg") else 0

        @wraps(make)
        def bounded(*args: Any, **options: Any) -> Any:
            value, *others = args[first:] or (None,)
            if name == "join" and not isinstance(value, str):
                value = list(value)
            for each in (value, *others, *options.values()):
                self.weighed(each)
            self._limit_filter(name, value, [*others, *options.values()])
            return self.weighed(make(*args[:first], *([value] if args[first:] else []), *others, **options))

        return bounded

    def _limit_filter(self, name: str, value: Any, others: list[Any]) -> None:
        sizes = [each if isinstance(each, int) else len(each) for each in others if isinstance(each, (int, str))]
        if name in _SIZED:
            _limit(max(sizes, default=0), _WIDEST)
        if name in _PER_LINE:
            self.spend(len(str(value)) * max(sizes, default=0) // _SIGNS_A_UNIT)
        if name == "join":
            self.spend(len(value) * max(sizes, default=0) // _SIGNS_A_UNIT)
        if name == "replace" and len(others) > 1:
            self._replace(str(value), others[0], others[1])
        if name == "format" and _is_wide(str(value)):
            raise TemplateLimitError


def _is_wide(text: str) -> bool:
    """Return whether a format of the `%` kind may ask for a wide field; a key, `%(name)10d`, ends with its bracket."""
    return bool(_WIDE_FORMAT.search(text) or ("%(" in text and _WIDE_KEYED_FORMAT.search(text)))


def _limit(number: int, most: int) -> None:
    if number > most:
        raise TemplateLimitError


def _filtered(node: Any, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
