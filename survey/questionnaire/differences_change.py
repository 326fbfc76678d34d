"""One change between two versions, and what is noted while they are compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from survey.questionnaire.differences_wording import is_respelled
from survey.questionnaire.findings import Place
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from survey.questionnaire.reader import Examined
    from survey.questionnaire.wording import Wording

Sort = Literal["safe", "mark", "refused"]
SORTS: tuple[Sort, ...] = ("safe", "mark", "refused")
MANY = 8
"""Texts that are translated anew are named one by one up to so many."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        sort: what it means for answers that there are already.
        place: where it stands in the new file, or, where that has nothing of it any more, in the earlier one.
        message: what has changed, and why that matters.
        is_in_earlier: whether the place is in the earlier file.
        lacks_note: a mark whose question (or section, or list) has no note of its own that says what has changed.
    """

    sort: Sort
    place: Place
    message: Message
    is_in_earlier: bool = False
    lacks_note: bool = False

    @property
    def is_allowed(self) -> bool:
        """Tell whether answers of both versions can be read together."""
        return self.sort != "refused" and not self.lacks_note


@dataclass(frozen=True, slots=True)
class Comparing:
    """Two versions while they are compared.

    Attributes:
        file: the new file's name.
        source: the source language.
        languages: those that both versions have.
        places: where each text stands in the new file, by its key.
        places_before: the same of the earlier version.
        changes: those found so far.
        silent: keys of what has been renamed without saying so, of which nothing more need be said.
        note: the note of what is being compared now, and the one it had before; None where nothing can carry a note.
    """

    file: str
    source: str
    languages: frozenset[str]
    places: Mapping[str, Place]
    places_before: Mapping[str, Place]
    changes: list[Change] = field(default_factory=list)
    note: tuple[str, str] | None = None
    silent: frozenset[str] = frozenset()

    @classmethod
    def of(cls, before: Examined, now: Examined) -> Comparing:
        """Return the comparison of two versions, with nothing found yet."""
        places, earlier = ({k: e.text.place for k, e in each.texts.entries.items()} for each in (now, before))
        file = places["title"].file if "title" in places else ""
        languages = frozenset(before.questionnaire.languages) & frozenset(now.questionnaire.languages)
        return cls(file, now.questionnaire.languages[0], languages, places, earlier)

    def noted(self, now: str, before: str) -> Comparing:
        """Return the comparison of something that can carry a note."""
        return replace(self, note=(now, before))

    def but(self, silent: Iterable[str]) -> Comparing:
        """Return the comparison with what has been renamed without saying so."""
        return replace(self, silent=frozenset(silent))

    def add(self, sort: Sort, key: str, message: str, **params: str | float) -> None:
        """Note one change at the text of that key, or of what it is part of."""
        # A note that stood there before was written of an earlier change.
        lacks = sort == "mark" and self.note is not None and self.note[0] in ("", self.note[1])
        self._keep(Change(sort, self._place(key, self.places), Message.of(message, **params), lacks_note=lacks))

    def removed(self, sort: Sort, key: str, message: str, **params: str | float) -> None:
        """Note something that is only in the earlier version."""
        place = self._place(key, self.places_before)
        self._keep(Change(sort, place, Message.of(message, **params), is_in_earlier=True))

    def _keep(self, change: Change) -> None:
        if change not in self.changes:
            self.changes.append(change)

    def _place(self, key: str, places: Mapping[str, Place]) -> Place:
        while key and key not in places:
            key = key.rpartition(".")[0]
        return places.get(key, Place(self.file))

    def wording(self, key: str, name: str, before: Wording, now: Wording, *, mark: str) -> None:
        """Compare a text that an answer depends on; `mark` is the message where it may be understood otherwise."""
        old, new = before.text(self.source), now.text(self.source)
        if old == new:
            self.translations(key, name, before, now)
        elif is_respelled(old, new):
            self.add("safe", key, "diff_spelling", name=name, before=old, now=new)
        else:
            self.add("mark", key, mark, name=name, before=old, now=new)

    def unanswered(self, key: str, before: Wording, now: Wording) -> None:
        """Compare a text that no answer depends on."""
        if before.text(self.source) != now.text(self.source):
            self.add("safe", key, "diff_text", name=key)
        else:
            self.translations(key, key, before, now)

    def translations(self, key: str, name: str, before: Wording, now: Wording) -> None:
        """Compare the other languages of a text whose source is the same."""
        old, new = dict(before.versions), dict(now.versions)
        for language in sorted(self.languages - {self.source}):
            if old.get(language) != new.get(language):
                self.add("safe", key, "diff_translation", name=name, language=language)

    def sorted(self) -> tuple[Change, ...]:
        """Return the changes in the order of the new file; those of the earlier file last.

        Many new translations into one language are one change.
        """
        translated = Counter(_language(one) for one in self.changes if _is_translation(one))
        many = {language: count for language, count in translated.items() if count > MANY}
        kept = [one for one in self.changes if not (_is_translation(one) and _language(one) in many)]
        messages = [Message.of("diff_translations", language=each, count=count) for each, count in many.items()]
        kept += [Change("safe", Place(self.file), message) for message in messages]
        return tuple(sorted(kept, key=lambda change: (change.is_in_earlier, change.place)))


def _is_translation(change: Change) -> bool:
    return change.message.key == "diff_translation"


def _language(change: Change) -> str:
    return str(dict(change.message.params)["language"])
