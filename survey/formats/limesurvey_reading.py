"""What the parts of LimeSurvey's reader hand to each other while one survey is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from survey.formats.limesurvey_expressions import UnsayableError
from survey.formats.limesurvey_relevance import condition_of
from survey.formats.limesurvey_sheet import SHOWN
from survey.formats.limesurvey_texts import plain_text
from survey.formats.limesurvey_variables import Meaning, Variables
from survey.formats.naming import OPTIONS, Names
from survey.questionnaire.checks_texts import CLUSTER_VALUES
from survey.questionnaire.condition import All, Either, Has
from survey.questionnaire.lock import NONE_CODE, Lock
from survey.questionnaire.missing import NOT_USED_CODE, OTHER_CODE, Missing
from survey.questionnaire.names import LONGEST
from survey.questionnaire.questions import Matrix, Multi, Option, Places, Repeat, Role, Row
from survey.questionnaire.translation import STANDARD_WORDS
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from survey.formats.imported import Ledger
    from survey.formats.limesurvey_names import NameMap, Pair, Sort
    from survey.formats.limesurvey_sheet import Asked, Entry, Said
    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Question

ROLES: dict[str, tuple[Role, int]] = {
    "other": ("other", OTHER_CODE),
    "none": ("none", NONE_CODE),
    "not_used": ("not_used", NOT_USED_CODE),
    "dont_know": ("dont_know", Missing.DONT_KNOW),
    "refuse": ("refuse", Missing.REFUSED),
}
_SAYS_NOTHING = frozenset({"", "0", "N", "inherit", "default"})
_USUAL = frozenset({("statistics_showgraph", "1"), ("time_limit_action", "1"), ("save_as_default", "N")})
_DOLLAR = re.compile(r"\$\{(?:([a-z0-9_.]+)\})?")
_PIPED = re.compile(r"([A-Za-z0-9_]+?)(?:\.(?:shown|NAOK|value|valueNAOK))?|INSERTANS:([0-9A-Za-z]+)")


@dataclass(slots=True)
class Reading:
    """One survey while it is read.

    Attributes:
        languages: ours by LimeSurvey's, the source first.
        names: the map beside the file; empty where there is none.
        taken: the names of questions and sections.
        endings: the variables by which our own files keep later pages from whoever was thanked.
        asked: the questions read so far, by LimeSurvey's codes.
    """

    ledger: Ledger
    languages: Mapping[str, str]
    names: NameMap
    taken: Names
    variables: Variables
    endings: set[str] = field(default_factory=set)
    asked: dict[str, Question] = field(default_factory=dict)

    def note(self, place: str, key: str, **params: str | float) -> None:
        """Note what has no counterpart."""
        self.ledger.note(place, key, **params)

    def said(self, texts: Said, place: str, *, instead: str = "") -> Wording:
        """Return a text in our languages; `instead` stands in for one that says nothing."""
        versions: list[tuple[str, str]] = []
        for theirs, ours in self.languages.items():
            text, tags, unknown = plain_text(texts.get(theirs, ""), self._piped)
            if tags:
                self.note(place, "limesurvey_html_lost", tags=", ".join(tags))
            for expression in unknown:
                self.note(place, "limesurvey_expression_kept", expression=expression)
            if text:
                versions.append((ours, self._closed(text, place)))
        if versions or not instead:
            return Wording(tuple(versions))
        self.note(place, "limesurvey_no_text", name=instead)
        return Wording(((next(iter(self.languages.values())), instead),))

    def _closed(self, text: str, place: str) -> str:
        """Return the text with every `${…}` that tells no answer written so that it is not taken for one."""
        known = {*(question.name for question in self.asked.values()), *CLUSTER_VALUES}

        def kept(match: re.Match[str]) -> str:
            if match[1] in known:
                return match[0]
            self.note(place, "limesurvey_dollar", text=match[0])
            return match[0].replace("${", "$ {")

        return _DOLLAR.sub(kept, text)

    def _piped(self, expression: str) -> str | None:
        """Return the name of the earlier answer that an expression tells."""
        names = [expression]
        if expression.startswith("list(") and expression.endswith(")"):
            names = [name.strip() for name in expression[5:-1].split(",")]
        plain = [found for name in names if (found := self._variable(name))]
        if len(plain) != len(names):
            return None
        if len(plain) == 1 and plain[0][1].option is None and not plain[0][1].rank:
            meaning = plain[0][1]
            return None if isinstance(meaning.question, Matrix | Places | Repeat) else meaning.question.name
        whole = self.variables.whole(name for name, _ in plain)
        return whole.name if isinstance(whole, Multi) else None

    def _variable(self, text: str) -> tuple[str, Meaning] | None:
        found = _PIPED.fullmatch(text)
        return self.variables.find(found[1] or found[2]) if found else None

    def condition(self, relevance: str, place: str) -> Condition | None:
        """Return what a relevance says; one that cannot be said is noted, and what it hides is then always shown."""
        if relevance.strip() in SHOWN:
            return None
        try:
            return condition_of(relevance, self.variables, without=self.endings)
        except UnsayableError as error:
            self.note(place, "limesurvey_relevance_unsaid", expression=relevance[:300], reason=str(error))
            return None

    def options(
        self, name: str, entries: Iterable[Entry], sort: Sort = "answer"
    ) -> tuple[list[Option], dict[str, str]]:
        """Return options, plain ones first, and our names by LimeSurvey's codes."""
        entries = tuple(entries)
        known = {entry.code: self.names.ours(sort, entry.code, question=name) for entry in entries}
        names = Names(self.ledger, reserved=OPTIONS, after="option", numbers=True)
        ours = {entry.code: self._named(known[entry.code], names, entry, f"{name}.") for entry in entries}
        codes = _codes(name, ours, known)
        plain: list[Option] = []
        special: list[Option] = []
        for entry in entries:
            pair, own = known[entry.code], ours[entry.code]
            label = self.said(entry.texts, entry.place, instead=entry.code)
            role: Role = ROLES[own][0] if pair and own in ROLES else "plain"
            (plain if role == "plain" else special).append(Option(own, codes[entry.code], label, role))
        return [*plain, *_in_order(special)], ours

    def _named(self, pair: Pair | None, names: Names, entry: Entry, key: str) -> str:
        room = max(LONGEST - len(key) - 1, 1)
        return pair.name if pair else names.take(entry.code, entry.place, key=key, longest=room)

    def rows(self, name: str, entries: Iterable[Entry]) -> tuple[tuple[Row, ...], dict[str, str]]:
        """Return the rows of a matrix and their names by LimeSurvey's codes."""
        names = Names(self.ledger, reserved=OPTIONS, after="row", numbers=True)
        ours: dict[str, str] = {}
        rows = []
        for entry in entries:
            pair = self.names.ours("subquestion", entry.code, question=name)
            ours[entry.code] = self._named(pair, names, entry, f"{name}.")
            rows.append(Row(ours[entry.code], self.said(entry.texts, entry.place, instead=entry.code)))
            if entry.relevance.strip() not in SHOWN:
                self.note(entry.place, "limesurvey_row_relevance", name=entry.code, expression=entry.relevance[:300])
        return tuple(rows), ours

    def other(self, asked: Asked) -> Option:
        """Return the "other" that LimeSurvey switches on, in its own words where it has some."""
        texts = {language: said.get("other_replace_text", "") for language, said in asked.said.items()}
        label = self.said(texts, asked.place) or self.standard("other")
        return Option("other", OTHER_CODE, label, "other")

    def standard(self, role: str) -> Wording:
        """Return the standard words for a role, in the languages that have any."""
        words = STANDARD_WORDS[role]
        said = tuple((language, words[language]) for language in self.languages.values() if language in words)
        return Wording(said or ((next(iter(self.languages.values())), words["en"]),))

    def leave(self, asked: Asked, used: Sequence[str] = ()) -> None:
        """Note the attributes that say something and were not used, and what else has no counterpart."""
        left = sorted(
            name
            for name, value in asked.attributes.items()
            if name not in used and value not in _SAYS_NOTHING and (name, value) not in _USUAL
        )
        if left:
            self.note(asked.place, "limesurvey_attributes_left", name=asked.code, names=", ".join(left))
        if asked.default:
            self.note(asked.place, "limesurvey_default_left", name=asked.code, text=asked.default[:100])
        if asked.validation:
            self.note(asked.place, "limesurvey_validation_left", name=asked.code, expression=asked.validation[:200])

    def known(self, question: Question, code: str, *, member: bool = True, **meaning: Any) -> None:
        """Keep a variable of a question that was just read; `member` says that an answer in it answers the question."""
        self.variables.add(code, Meaning(question, **meaning), member=member)

    def offered_from(self, asked: Asked, rows: Sequence[str]) -> str:
        """Return the earlier multi that filters the rows of an array, where ours can say it."""
        filtering = asked.attributes.get("array_filter", "").strip()
        if not filtering:
            return ""
        question = self.asked.get(filtering)
        if isinstance(question, Multi) and set(rows) <= {option.name for option in question.options}:
            return question.name
        self.note(asked.place, "limesurvey_attributes_left", name=asked.code, names="array_filter")
        return ""


def without_offer(condition: Condition | None, question: str, names: Sequence[str]) -> Condition | None:
    """Return the condition without "something was chosen there", which `from` says already."""
    offer = [Has(question, name) for name in names]
    chosen = offer[0] if len(offer) == 1 else Either(tuple(offer))
    if condition == chosen:
        return None
    if isinstance(condition, All) and chosen in condition.conditions:
        kept = tuple(part for part in condition.conditions if part != chosen)
        return kept[0] if len(kept) == 1 else All(kept)
    return condition


def _codes(name: str, ours: Mapping[str, str], known: Mapping[str, Pair | None]) -> dict[str, int]:
    """Return each option's code: the map's, or numbers in order."""
    given = {code: pair.code for code, pair in known.items() if pair and pair.code is not None}
    fresh = [ours[code] for code in ours if code not in given]
    lock = Lock("")
    lock.codes["options"][name] = {ours[code]: number for code, number in given.items() if number > 0}
    numbered = lock.numbered("options", name, fresh)
    return {code: given[code] if code in given else numbered[ours[code]] for code in ours}


def _in_order(special: list[Option]) -> list[Option]:
    return sorted(special, key=lambda option: list(ROLES).index(option.role))
