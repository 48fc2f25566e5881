"""Rules over several answers of a record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import signature
from typing import Any

from absch.formats.asking import Code
from absch.kernel.words import Words

CONTEXT = {"asked", "registry"}
Test = Callable[..., bool]


@dataclass(frozen=True)
class Rule:
    """What several answers must satisfy together; its parameters name the answers, with a default if one may miss."""

    holds: Test
    sentence: Words
    source: str
    code: Code
    path: str

    @property
    def about(self) -> list[str]:
        return [name for name in signature(self.holds).parameters if name not in CONTEXT]

    @property
    def needed(self) -> set[str]:
        """Return the answers without which the rule is not asked."""
        parameters = signature(self.holds).parameters
        return {name for name in self.about if parameters[name].default is parameters[name].empty}

    def is_broken_by(self, given: Mapping[str, Any]) -> bool:
        """Whether these answers, by name, break the rule; `registry` and `asked` are among them."""
        wanted = signature(self.holds).parameters
        return not self.holds(**{name: answer for name, answer in given.items() if name in wanted})


def adding_to(
    rules: list[Rule], sentence: Words, *, source: str, code: Code = Code.INVALID_VALUE, path: str = ""
) -> Callable[[Test], Test]:
    """Return the decorator that adds a test to the rules."""

    def add(holds: Test) -> Test:
        rules.append(Rule(holds, sentence, source, code, path))
        return holds

    return add
