"""Study: one wave's responses as a matrix of small integers, with what is needed to read them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.errors import AnalysisError, unknown
from survey.questionnaire.questions import Matrix, Note, Repeat
from survey.questionnaire.variables import variables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.breakdowns import Breakdown
    from analysis.table import RawTable
    from analysis.weighting import Framed, Weighting
    from survey.cluster.cluster import Cluster
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Questionnaire, Section
    from survey.questionnaire.variables import Variable


@dataclass(frozen=True, slots=True)
class Fielding:
    """When and where the questionnaire was fielded, as `wave.yaml` says it; `edition` is 0 before there is one.

    `ineligible` counts those who began and turned out not to be asked: nothing of theirs was kept.
    """

    slug: str = ""
    cluster: str = ""
    title: str = ""
    opens: str = ""
    closes: str = ""
    simulated: bool = False
    about: str = "people"
    edition: int = 0
    sort: str = ""
    modules: tuple[str, ...] | None = None
    ineligible: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """What one village's frame gave: residents 16 or over, and the responses counted for it."""

    village: str
    population: int
    complete: int
    partial: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of disclosure control; a cluster may raise them and never lower them.

    Raises:
        AnalysisError: if one is lower than the platform's promise.
    """

    least_cell: int = 5
    least_base: int = 10

    def __post_init__(self) -> None:
        if self.least_cell < 5 or self.least_base < 10:
            raise AnalysisError(
                f"Grænserne {self.least_cell} og {self.least_base} er for lave: mindst 5 i en celle og 10 i en gruppe."
            )

    @property
    def sensitive(self) -> Limits:
        """Return the limits of sensitive questions."""
        return Limits(max(10, self.least_cell), max(20, self.least_base))


@dataclass(frozen=True, eq=False)
class Study:
    """Answers and all that explains them. Verbs of `tabulate` read it and never change it.

    Attributes:
        questionnaire: as the wave fielded it, with villages and places filled in.
        rows: each coded variable's row in `codes`.
        codes: shape (variables, responses), int16: option codes, 0/1, ranks, and the missing codes. A number, text or
            date has 0 here where it was answered, and its missing code where not.
        numbers: numbers and coordinates by variable; NaN where there is none.
        texts: words and dates by variable; empty where there is none.
        variables: the codebook, in the order of the questionnaire.
        sent: per village, from `rates.csv`; the open link is the line without a population.
        versions: the versions that the responses are to, by SHA-256, the newest first, with the newest one's names;
            none where there is but one.
        version_of: the SHA-256 of each response's version.
        framed: whom it asked, where that is known.
        weighting: the weights, once `weighting.weights` has made them.
    """

    questionnaire: Questionnaire
    rows: Mapping[str, int]
    codes: NDArray[np.int16]
    numbers: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    variables: tuple[Variable, ...] = ()
    cluster: Cluster | None = None
    wave: Fielding = Fielding()
    sent: tuple[Sent, ...] = ()
    limits: Limits = Limits()
    versions: Mapping[str, Questionnaire] = field(default_factory=dict)
    version_of: tuple[str, ...] = ()
    framed: Framed | None = None
    weighting: Weighting | None = None

    def __post_init__(self) -> None:
        self.codes.flags.writeable = False

    def __len__(self) -> int:
        return int(self.codes.shape[1])

    def __repr__(self) -> str:
        return f"Study({self.questionnaire.name!r}, {len(self)} responses, {len(self.questions)} questions)"

    def _repr_html_(self) -> str:
        from analysis.display import study_html  # noqa: PLC0415 (showing is a layer above the value)

        return study_html(self)

    @classmethod
    def from_frame(cls, frame: pd.DataFrame, questionnaire: Questionnaire) -> Study:
        """Return a study of a frame whose columns are the questionnaire's variables; the frame is left as it is.

        Missing cells (NaN) count as blank (−9); codes as in the codebook.

        Raises:
            AnalysisError: with every variable that is absent and every code that no option has.
        """
        from analysis.frames import study_of  # noqa: PLC0415 (reading is a layer above the value)

        return study_of(frame, questionnaire)

    def tables(self) -> Iterator[RawTable]:
        """Yield every table that an edition shows, in the order of the questionnaire.

        The banners are village, age in three and sex, with groups joined where they are too small to be shown.
        """
        from analysis.disclosure_registry import declared  # noqa: PLC0415 (tabulating is a layer above the value)

        return declared(self)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Return the questions that have answers, by name, in order."""
        return {
            question.name: question for question in self.questionnaire.questions() if not isinstance(question, Note)
        }

    def question(self, name: str) -> Question:
        """Return the question of that name.

        Raises:
            AnalysisError: if there is none; it names the nearest.
        """
        if name not in self.questions:
            raise unknown("intet spørgsmål", name, self.questions)
        return self.questions[name]

    def item(self, name: str) -> tuple[Question, str]:
        """Return a question and the name of one of its statements, from `question` or `question.statement`.

        Raises:
            AnalysisError: if there is no such question or statement.
        """
        head, dot, tail = name.partition(".")
        question = self.question(head)
        rows = [row.name for row in question.rows] if isinstance(question, Matrix) else []
        if isinstance(question, Repeat):
            rows = [each.name for each in question.items if hasattr(each, "options") or each.kind == "number"]
        if dot and tail not in rows:
            raise unknown("intet udsagn", name, [f"{head}.{row}" for row in rows] or [head])
        return question, tail

    def code(self, variable: str) -> NDArray[np.int16]:
        """Return one variable's codes, in the order of the responses.

        Raises:
            AnalysisError: if there is no such variable.
        """
        if variable not in self.rows:
            raise unknown("ingen variabel", variable, self.rows)
        codes: NDArray[np.int16] = self.codes[self.rows[variable]]
        return codes

    def labels(self, variable: str) -> tuple[str, ...]:
        """Return what each response's code was called in its own version; empty where it has no answer.

        Raises:
            AnalysisError: if there is no such variable.
        """
        codes = self.code(variable)
        sources = {sha: questionnaire for sha, questionnaire in self.versions.items() if sha in self.version_of}
        named = {sha: _labels(questionnaire, variable) for sha, questionnaire in sources.items()}
        usual = _labels(self.questionnaire, variable)
        versions = self.version_of or ("",) * len(self)
        return tuple(named.get(sha, usual).get(int(code), "") for sha, code in zip(versions, codes, strict=True))

    @cached_property
    def earlier(self) -> tuple[Questionnaire, ...]:
        """Return the earlier versions that there are responses to, the newest first."""
        return tuple(each for sha, each in [*self.versions.items()][1:] if sha in self.version_of)

    def section(self, question: str) -> Section:
        """Return the section that a question stands in."""
        return self._sections[question]

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {question.name: page.section for page in self.questionnaire.pages for question in page.questions}

    @cached_property
    def breakdowns(self) -> dict[str, Breakdown]:
        """Return the breakdowns made so far, which `breakdowns.breakdown` keeps here so that each is made once."""
        return {}

    @cached_property
    def span(self) -> int:
        """Return one more than the largest code."""
        return int(self.codes.max(initial=0)) + 1

    @property
    def edition(self) -> str:
        """Return what readers know these results by, such as "Udgave 3"; "Uden udgave" before there is one."""
        name = f"Udgave {self.wave.edition}" if self.wave.edition else "Uden udgave"
        return f"{name}. Simulerede svar" if self.wave.simulated else name


def _labels(questionnaire: Questionnaire, variable: str) -> dict[int, str]:
    """Return the labels of a variable's codes in the source language."""
    found = next((one for one in variables(questionnaire) if one.name == variable), None)
    return {each.code: each.label.source() for each in found.categories} if found else {}
