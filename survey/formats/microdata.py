"""The microdata folder, as far as data files need it: its tables, its wave, and the questionnaire as it was fielded."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import yaml

from survey.cluster.frozen import from_json
from survey.formats.column import OURS, Coded, Column, missing_codes
from survey.formats.columns import CONTENTS, LEVELS
from survey.formats.errors import unreadable
from survey.formats.wordings import told
from survey.questionnaire import versions
from survey.questionnaire.bind import bind
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.publishing import strictest, without_never
from survey.questionnaire.questions import Option
from survey.questionnaire.united import unite
from survey.questionnaire.variables import Variable
from survey.questionnaire.wording import Wording
from survey.texts.dates import date_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from survey.cluster.cluster import Cluster
    from survey.questionnaire.questions import Kind
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.united import United
    from survey.questionnaire.variables import Measure

QUESTIONNAIRE, CODEBOOK, LABELS, VERSIONS = "questionnaire.yaml", "variables.csv", "labels.csv", "versions"
SIMULATED = told(
    "Simulerede svar: ingen mennesker har givet dem.",
    "Simulated answers: no people have given them.",
    "Simulierte Antworten: Kein Mensch hat sie gegeben.",
)


@dataclass(frozen=True, slots=True)
class Fielding:
    """When and where, as `wave.yaml` says it."""

    slug: str
    cluster: str
    opens: dt.date | None
    closes: dt.date | None
    is_simulated: bool
    edition: int
    modules: tuple[str, ...] | None


@dataclass(frozen=True)
class Folder:
    """A microdata folder; its files are read when they are asked for.

    Every property and method raises FormatError where a file is absent or cannot be read.
    """

    path: Path

    def text(self, name: str) -> str:
        """Return the text of a file."""
        try:
            return (self.path / name).read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise unreadable(name, "data_no_file", folder=str(self.path)) from error
        except UnicodeDecodeError as error:
            raise unreadable(name, "data_not_utf8") from error

    def table(self, name: str) -> tuple[tuple[str, ...], list[list[str]]]:
        """Return the heading and the lines of a semicolon-separated file."""
        lines = list(csv.reader(io.StringIO(self.text(name), newline=""), delimiter=";"))
        if not lines:
            raise unreadable(name, "data_empty")
        return tuple(lines[0]), lines[1:]

    def mapping(self, name: str) -> dict[str, Any]:
        """Return the content of a YAML file."""
        try:
            content = yaml.safe_load(self.text(name))
        except yaml.YAMLError as error:
            raise unreadable(name, "data_yaml", why=str(error)) from error
        if not isinstance(content, dict):
            raise unreadable(name, "data_yaml", why="")
        return content

    @cached_property
    def wave(self) -> Fielding:
        """When and where the questionnaire was fielded."""
        content = self.mapping("wave.yaml")
        modules = content.get("modules")
        return Fielding(
            slug=str(content.get("slug", "")),
            cluster=str(content.get("cluster", "")),
            opens=_day(content.get("opens")),
            closes=_day(content.get("closes")),
            is_simulated=content.get("simulated") is True,
            edition=int(content.get("edition") or 0),
            modules=None if modules is None else tuple(modules),
        )

    @cached_property
    def cluster(self) -> Cluster:
        """The wave's frozen copy of its cluster."""
        try:
            return from_json(self.mapping("cluster.yaml"))
        except (KeyError, TypeError, ValueError) as error:
            raise unreadable("cluster.yaml", "data_yaml", why=str(error)) from error

    @cached_property
    def united(self) -> United:
        """Every version that has responses, as one, with the cluster's villages, places and words filled in."""
        newest = self.text(QUESTIONNAIRE)
        earlier = {
            path.stem: self._bound(f"{VERSIONS}/{path.name}") for path in sorted(self.path.glob(f"{VERSIONS}/*"))
        }
        return unite((hashlib.sha256(newest.encode()).hexdigest(), self._bound(QUESTIONNAIRE)), earlier)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """What the responses answer: the newest version and what only earlier ones had, but what is never shown."""
        return without_never(strictest(self.united.questionnaire, self.united.versions.values()))

    def _bound(self, name: str) -> Questionnaire:
        try:
            read = versions.read(self.text(name))
        except QuestionnaireError as error:
            raise unreadable(name, "data_questionnaire") from error
        return bind(
            read,
            [Option(each.name, each.code, _danish(each.label)) for each in self.cluster.villages],
            self._words(read.languages),
            places=[Option(each.name, i, _danish(each.label)) for i, each in enumerate(self.cluster.places, start=1)],
            modules=self.wave.modules,
            this_year=self.wave.opens.year if self.wave.opens else None,
        )

    @cached_property
    def remarks(self) -> dict[str, tuple[str, ...]]:
        """What a reader of a variable must know: how an earlier version put it, by variable."""
        if not (self.path / LABELS).is_file():
            return {}
        header, lines = self.table(LABELS)
        said: dict[str, tuple[str, ...]] = {}
        for line in (dict(zip(header, cells, strict=False)) for cells in lines):
            codes = line.get("categories", "").replace("|", "; ").replace("=", " = ")
            told = "; ".join(filter(None, (f"»{line.get('label', '')}«", codes)))
            said[line["name"]] = (*said.get(line["name"], ()), f"Version {line.get('number', '')}: {told}")
        return said

    def _words(self, languages: tuple[str, ...]) -> dict[str, str]:
        settings = self.cluster.settings
        names = ("municipality", "phone", "email", "controller")
        words = {"cluster": settings.name} | {name: str(getattr(settings, name, "")) for name in names}
        if self.wave.closes:
            spoken = {language: date_in_words(self.wave.closes, language) for language in ("da", *languages)}
            words |= {"deadline": spoken["da"]} | {f"deadline.{language}": said for language, said in spoken.items()}
        return words

    @cached_property
    def _codebook(self) -> dict[str, dict[str, str]]:
        header, lines = self.table(CODEBOOK)
        return {line[0]: dict(zip(header, line, strict=False)) for line in lines if line}

    def described(self, name: str) -> Column:
        """Return the column of a variable that only the codebook tells of, as an earlier version had it."""
        if name not in self._codebook:
            raise unreadable(CODEBOOK, "data_unknown_column", name=name)
        return _told_by(self._codebook[name])

    def note(self) -> Wording:
        """Return what a reader must know first."""
        return SIMULATED if self.wave.is_simulated else Wording()


def _told_by(line: Mapping[str, str]) -> Column:
    """Return the column that a line of the codebook describes."""
    measure = cast("Measure", line.get("measure", "text"))
    kind = cast("Kind", line.get("kind", ""))
    label = _danish(line.get("label", ""))
    told = (line.get("question", ""), "", kind, measure, label, (), line.get("section", ""))
    variable = Variable(line["name"], *told)
    content, level = CONTENTS.get(measure, "number"), LEVELS.get(measure, "nominal")
    column = Column(variable.name, label, content, level, variable=variable)
    if column.content != "number" or measure == "coordinate":
        return column
    return replace(column, codes=(*_told_codes(line.get("categories", "")), *missing_codes()), missing=(OURS,))


def _told_codes(categories: str) -> tuple[Coded, ...]:
    """Return the codes that a line of the codebook names, `1=Ja|2=Nej`."""
    pairs = (pair.partition("=") for pair in categories.split("|") if "=" in pair)
    return tuple(Coded(int(code), _danish(label)) for code, _, label in pairs if code.isdigit())


def _day(written: object) -> dt.date | None:
    if isinstance(written, dt.date):
        return written
    try:
        return dt.date.fromisoformat(str(written))
    except ValueError:
        return None


def _danish(text: str) -> Wording:
    return Wording((("da", text),))
