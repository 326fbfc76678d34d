"""Addresses of residents' pages: cluster, wave and page, and the language first (none for Danish)."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

from flask import request, url_for
from werkzeug.routing import BaseConverter, ValidationError

from survey.texts.catalogue import SOURCE, languages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flask import Flask
    from flask.sansio.blueprints import Blueprint

View = TypeVar("View", bound="Callable[..., Any]")

# No cluster and no wave may be called one of these.
RESERVED = frozenset(
    {*languages(), "stab", "static", "was", "med", "resultater", "udgave", "k", "svar", "start", "kode", "uden-kode",
     "min-kode", "tjek", "stop", "send", "pause", "slut", "fortryd", "ryd", "privatliv", "kopi", "kort"}
)  # fmt: skip
# What an address may hold and be remembered: never a code, nor anything else of one resident's.
PUBLIC = frozenset({"cluster", "wave", "language", "page"})
WAVE = "/<slug:cluster>/<slug:wave>"


class SlugConverter(BaseConverter):
    """The name of a cluster or a wave, or a part of the questionnaire's name for a page."""

    regex = r"[a-z0-9][a-z0-9_-]{0,63}"

    def to_python(self, value: str) -> str:
        """Refuse the names that other addresses begin with."""
        if value in RESERVED:
            raise ValidationError
        return value


class TongueConverter(BaseConverter):
    """A language other than Danish."""

    regex = r"[a-z]{2}"

    def to_python(self, value: str) -> str:
        """Refuse what is no language of ours."""
        if value == SOURCE or value not in languages():
            raise ValidationError
        return value

    def to_url(self, value: Any) -> str:
        """Refuse Danish, which has no segment."""
        return self.to_python(str(value))


def init_app(app: Flask) -> None:
    """Teach the app the two parts that addresses are made of."""
    app.url_map.converters.update(slug=SlugConverter, tongue=TongueConverter)


def address(room: Blueprint, tail: str, methods: Sequence[str] = ("GET",)) -> Callable[[View], View]:
    """Register a view under an address in Danish, and under the same address behind a language."""

    def register(view: View) -> View:
        room.add_url_rule(tail, view.__name__, view, methods=methods, defaults={"language": SOURCE})
        room.add_url_rule(f"/<tongue:language>{tail}", view.__name__, view, methods=methods)
        return view

    return register


def to(endpoint: str, **values: Any) -> str:
    """Return the address of a residents' page."""
    if values.keys() <= PUBLIC:
        return _built(request.script_root, endpoint, tuple(values.items()))
    return url_for(f"residents.{endpoint}", **values)


@functools.lru_cache(maxsize=4096)
def _built(root: str, endpoint: str, values: tuple[tuple[str, str], ...]) -> str:  # noqa: ARG001 - part of the key
    """Build an address once: a page holds nine of them, and building costs as much as reading the draft."""
    return url_for(f"residents.{endpoint}", **dict(values))  # type: ignore[arg-type]
