"""Templates compiled once for each language, with the words that never change already in them."""

from collections.abc import Iterable, Iterator

from django.template import Context, Engine, Origin, Template
from django.template.base import Node, NodeList, TextNode, Variable
from django.template.defaulttags import IfNode
from django.template.loaders.cached import Loader as CachedLoader
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.utils.translation import get_language


class Loader(CachedLoader):
    """Puts in the place of `{% translate "Home" %}` and `{% static "style.css" %}` what they say in a language.

    Looking up its own labels is a quarter of what a page costs otherwise.
    """

    def __init__(self, engine: Engine, loaders: list[str]) -> None:
        self._folded: dict[tuple[str | None, ...], Template] = {}
        super().__init__(engine, loaders)

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        return f"{get_language()}:{super().cache_key(template_name, skip)}"

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        key = get_language(), template_name, *(each.name for each in skip or ())
        template = self._folded.get(key)
        if template is None:
            template = self._folded[key] = super().get_template(template_name, skip)
            _fold(template.nodelist)
        return template

    def reset(self) -> None:
        self._folded.clear()
        super().reset()


def _fold(nodes: NodeList) -> None:
    """Say what is fixed, in these nodes and all inside them."""
    nodes[:] = _joined(_said(each) for each in nodes)
    for node in nodes:
        for inner in _lists_in(node):
            _fold(inner)


def _said(node: Node) -> Node:
    return _text(node.render(Context()), like=node) if _is_fixed(node) else node


def _is_fixed(node: Node) -> bool:
    if isinstance(node, TranslateNode):
        words, context = node.filter_expression, node.message_context
        literals = [words.var, *([context.var] if context else [])]
        return not (node.noop or node.asvar or words.filters) and all(map(_is_literal, literals))
    return isinstance(node, StaticNode) and not node.varname and not node.path.filters and _is_literal(node.path.var)


def _is_literal(word: str | Variable) -> bool:
    return isinstance(word, str) or word.literal is not None


def _joined(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the nodes, those of plain text that follow each other as one."""
    before: TextNode | None = None
    for node in nodes:
        if isinstance(node, TextNode):
            before = _text(before.s + node.s, like=before) if before else node
            continue
        if before:
            yield before
            before = None
        yield node
    if before:
        yield before


def _text(words: str, *, like: Node) -> TextNode:
    said = TextNode(words)
    said.token, said.origin = like.token, like.origin
    return said


def _lists_in(node: Node) -> Iterator[NodeList]:
    if isinstance(node, IfNode):
        yield from (nodes for _condition, nodes in node.conditions_nodelists)
    for name in node.child_nodelists:
        found = getattr(node, name, None)
        if isinstance(found, NodeList) and not isinstance(node, IfNode):
            yield found
