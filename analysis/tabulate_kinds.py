"""How each kind of question becomes a raw table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from analysis import earlier, scales
from analysis.counts import OUTSIDE, in_blocks, looked_up, lookup
from analysis.notes import base_words
from analysis.statistics import of_numbers, of_scale
from analysis.table import Asked, Column, Part, RawTable, Statistic, Stub, Unanswered
from analysis.weighed import Weighing
from analysis.wordings import answer, said
from survey.questionnaire.missing import Missing
from survey.questionnaire.questions import Matrix, Number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.counts import Banner
    from analysis.study import Study
    from survey.questionnaire.questions import Option, Question

    Counts = NDArray[np.int64]

SEVERAL = "Man kunne give flere svar; tilsammen kan andelene give mere end 100 %."


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be tabulated: a question, or one statement of a matrix, over a banner."""

    study: Study
    question: Question
    item: str
    banner: Banner

    @property
    def variable(self) -> str:
        """Return the variable of a question that has one."""
        return f"{self.question.name}__{self.item}" if self.item else self.question.name

    def asked(self) -> Asked:
        """Return the question as it stands over the table."""
        labels = {row.name: row.label for row in self.question.rows} if isinstance(self.question, Matrix) else {}
        item = said(labels[self.item].source()) if self.item else ""
        name = f"{self.question.name}.{self.item}" if self.item else self.question.name
        return Asked(name, said(self.question.ask.source()), item)

    def part(self) -> Part:
        """Return the section it stands in."""
        section = self.study.section(self.question.name)
        return Part(section.name, said(section.title.source()))

    def table(self, counted: Counted, remarks: tuple[str, ...] = (), **more: object) -> RawTable:
        """Return the raw table of what was counted."""
        columns = counted.columns or self.banner.columns([int(base) for base in counted.bases])
        return RawTable(
            question=self.asked(),
            section=self.part(),
            kind=self.question.kind,
            banner=columns,
            stub=counted.stub,
            n=counted.n,
            unanswered=counted.unanswered,
            sensitive=self.question.sensitive,
            base_words=base_words(self.question, self.study.questionnaire),
            edition=self.study.edition,
            remarks=(*remarks, *earlier.remarks(self.study, self.question, self.item)),
            weighing=Weighing(self.study, self.question, self.item, self.banner) if self.study.weighting else None,
            **more,  # type: ignore[arg-type]
        )


@dataclass(frozen=True, eq=False, slots=True)
class Counted:
    """Rows, counts and bases before they are a table; `columns` where they are not the banner's."""

    stub: tuple[Stub, ...]
    n: Counts
    bases: Sequence[int] | Counts
    unanswered: Unanswered
    columns: tuple[Column, ...] = ()


def _unanswered(outside: Counts) -> Unanswered:
    """Read who is outside the base from the counts at the positions of `OUTSIDE`, for everybody."""
    blank, refused, other, *_ = (int(count) for count in outside)
    return Unanswered(blank, refused, other)


def _rows(options: Sequence[Option]) -> tuple[Stub, ...]:
    return tuple(Stub(option.name, answer(option.label.source()), option.code, option.role) for option in options)


def choice(request: Request) -> RawTable:
    """Tabulate one answer each: `single`, `scale`, `village`, or one statement of a matrix."""
    question = request.question
    options = scales.tabulated(question)
    counted = _choice(request, request.variable, options, request.banner)
    ordinal = scales.is_ordinal(question, request.study.questionnaire)
    statistics = of_scale(question, counted.n) if ordinal else ()
    return request.table(counted, statistics=statistics, ordinal=ordinal)


def _choice(request: Request, variable: str, options: Sequence[Option], banner: Banner) -> Counted:
    size = len(options)
    places = lookup({option.code: i for i, option in enumerate(options)}, size, request.study.span)
    counts = banner.count(looked_up(request.study.code(variable), places), size + len(OUTSIDE))
    n = counts[:size]
    return Counted(_rows(options), n, n.sum(axis=0), _unanswered(counts[size:, 0]))


def several(request: Request) -> RawTable:
    """Tabulate several answers each: a row is how many chose it, of all who answered."""
    question = request.question
    options = [option for option in scales.tabulated(question) if option.role != "dont_know"]
    unsure = [option for option in scales.tabulated(question) if option.role == "dont_know"]
    own = {0: 0, 1: 1} | ({int(Missing.DONT_KNOW): 2} if unsure else {})
    places = lookup(own, 3, request.study.span)
    counts = [
        request.banner.count(looked_up(request.study.code(f"{question.name}__{option.name}"), places), 3 + len(OUTSIDE))
        for option in options
    ]
    # Everybody who answered has answered each option, but for those whose version did not have it yet.
    whole = max(counts, key=lambda count: int(count[:3, 0].sum()))
    rows = [count[1] for count in counts] + [whole[2] for _ in unsure]
    counted = Counted(_rows([*options, *unsure]), np.array(rows), whole[:3].sum(axis=0), _unanswered(whole[3:, 0]))
    return request.table(counted, exclusive=False, remarks=(SEVERAL,))


def matrix(request: Request) -> RawTable:
    """Tabulate a whole matrix: a column for each statement, printed as lines; or numbers for each row."""
    question = cast("Matrix", request.question)
    if question.number is not None:
        return _number_matrix(request, question)
    options = scales.tabulated(question)
    each = [_choice(request, f"{question.name}__{row.name}", options, request.banner) for row in question.rows]
    n = np.concatenate([one.n[:, :1] for one in each], axis=1)
    columns = tuple(
        Column(row.name, said(row.label.source()), int(one.bases[0]))
        for row, one in zip(question.rows, each, strict=True)
    )
    ordinal = scales.is_ordinal(question, request.study.questionnaire)
    counted = Counted(_rows(options), n, (), _untouched(request, question), columns)
    statistics = of_scale(question, n) if ordinal else ()
    return request.table(counted, statistics=statistics, layout="items", ordinal=ordinal)


def _untouched(request: Request, question: Matrix) -> Unanswered:
    """Return who left every row of a matrix blank, and who refused them all."""
    codes = [request.study.code(f"{question.name}__{row.name}") for row in question.rows]

    def all_are(code: Missing) -> int:
        held = np.ones(len(request.study), dtype=bool)
        not_asked = [np.isin(column, (Missing.NOT_ASKED, Missing.NOT_IN_VERSION)) for column in codes]
        for column, skipped in zip(codes, not_asked, strict=True):
            held &= (column == code) | skipped
        held &= ~np.logical_and.reduce(not_asked)
        return int(held.sum())

    return Unanswered(all_are(Missing.BLANK), all_are(Missing.REFUSED))


def _number_matrix(request: Request, question: Matrix) -> RawTable:
    variables = [f"{question.name}__{row.name}" for row in question.rows]
    values = [_numbers(request.study, variable) for variable in variables]
    figures = [of_numbers(each, request.banner, whole=True) for each in values]
    statistics = tuple(
        Statistic(first.name, first.label, tuple(one[i].figures[0] for one in figures), decimals=first.decimals)
        for i, first in enumerate(figures[0])
    )
    columns = tuple(
        Column(row.name, said(row.label.source()), int(np.isfinite(each).sum()))
        for row, each in zip(question.rows, values, strict=True)
    )
    nothing = np.zeros((0, len(columns)), dtype=np.int64)
    counted = Counted((), nothing, (), _untouched(request, question), columns)
    return request.table(counted, statistics=statistics, layout="items")


def number(request: Request) -> RawTable:
    """Tabulate a number: mean, median and quartiles of those who gave one."""
    values = _numbers(request.study, request.variable)
    answered = np.isfinite(values)
    counts = request.banner.count(in_blocks(_states(request, answered)), 1 + len(OUTSIDE))
    nothing = np.zeros((0, counts.shape[1]), dtype=np.int64)
    limits = request.question.limits if isinstance(request.question, Number) else None
    whole = limits is None or not limits.decimals
    statistics = of_numbers(values, request.banner, whole=whole)
    return request.table(Counted((), nothing, counts[0], _unanswered(counts[1:, 0])), statistics=statistics)


def words(request: Request) -> RawTable:
    """Tabulate words and dates: only how many of those asked wrote something, never what."""
    texts = request.study.texts.get(request.variable)
    if texts is None:
        request.study.code(request.variable)  # says which variables there are
    answered = np.fromiter((bool(text) for text in texts or ()), dtype=bool, count=len(request.study))
    counts = request.banner.count(in_blocks(_states(request, answered)), 1 + len(OUTSIDE))
    blank, refused = counts[1], counts[2]
    stub = (Stub("answered", "Har svaret", None),)
    counted = Counted(stub, counts[:1], counts[0] + blank + refused, Unanswered(0, 0, int(counts[3, 0])))
    return request.table(counted, exclusive=False)


def _numbers(study: Study, variable: str) -> NDArray[np.float64]:
    if variable not in study.numbers:
        study.code(variable)  # says which variables there are
    return study.numbers[variable]


def _states(request: Request, answered: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return 0 where a number or text was answered, otherwise why it was not."""
    study, variable = request.study, request.variable
    named = next((name for name in (f"{variable}__missing", variable) if name in study.rows), None)
    if named is None:
        return np.where(answered, 0, 1 + OUTSIDE.index("blank")).astype(np.intp)
    states = lookup({}, 1, study.span)[study.code(named) + 9]
    states[answered] = 0
    return states
