"""Templates: one environment per voice, compiled once, each `_("Danish")` replaced while compiling."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from survey.bundled import templates_folder
from survey.texts.catalogue import translations
from survey.texts.dates import clock_in_words, date_in_words
from survey.web.wordings import inline, paragraphs

if TYPE_CHECKING:
    import datetime as dt
    import gettext

PLACEHOLDER = "%("


class Translating(Environment):
    """An environment that speaks one language; translating costs nothing when a page is drawn."""

    def __init__(self, voice: str) -> None:
        """Read templates from the bundled folder; an unknown name is an error, never silence."""
        super().__init__(
            loader=FileSystemLoader(templates_folder()),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
        )
        self.language = voice.partition("@")[0]
        catalogue = translations(voice)
        self.globals.update(language=self.language, ngettext=_counter(catalogue), inline=inline, paragraphs=paragraphs)
        self.filters.update(date_in_words=self._date, clock=clock_in_words)
        self._transformer = Translator(catalogue)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed: nodes.Template = self._transformer.visit(super()._parse(source, name, filename))
        return parsed

    def _date(self, date: dt.date) -> str:
        return date_in_words(date, self.language)


class Translator(NodeTransformer):
    """Replaces `_("…")` by its translation, and `_("… %(name)s", name=…)` by a translation that is filled in."""

    def __init__(self, catalogue: gettext.NullTranslations) -> None:
        """Keep the catalogue that the sentences are looked up in."""
        self.catalogue = catalogue

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the visitor's name for a call
        """Return the sentence in place of the call."""
        call = self.generic_visit(node)
        if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name) or call.node.name != "_":
            return call
        text = call.args[0]
        if not isinstance(text, nodes.Const):
            raise TypeError(f"line {node.lineno}: _() takes a literal, so that its translation can be looked up")
        sentence = self.catalogue.gettext(text.value)
        if not call.kwargs:
            return nodes.Const(sentence, lineno=node.lineno)
        pairs = [nodes.Pair(nodes.Const(word.key), word.value, lineno=node.lineno) for word in call.kwargs]
        filled = nodes.Const(Markup(escape(sentence)), lineno=node.lineno)  # noqa: S704 - escaped here
        return nodes.Mod(filled, nodes.Dict(pairs, lineno=node.lineno), lineno=node.lineno)


def _counter(catalogue: gettext.NullTranslations) -> Any:
    """Return the templates' ngettext: the sentence that fits `count`, filled in."""

    def ngettext(one: str, many: str, count: int) -> str:
        return catalogue.ngettext(one, many, count) % {"count": count}

    return ngettext


@cache
def environment(voice: str) -> Translating:
    """Return the environment of a language, and of whom it speaks to; one per process."""
    return Translating(voice)


def sentences(source: str) -> set[str]:
    """Return every msgid that a template asks for, for the test that all are translated."""
    found: set[str] = set()
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in {"_", "ngettext"}:
            first = call.args[0]
            if isinstance(first, nodes.Const):
                found.add(first.value)
    return found
