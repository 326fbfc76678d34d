"""The method in plain Danish: who was asked, who answered, how answers are weighted, and what uncertainty covers.

Every number in it is one that may be shown: of protected tables and of the response rates that an edition prints.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from analysis.breakdowns import AGE3 as BANDS
from analysis.comparisons import HIGHER, LOWER, MARKS
from analysis.disclosure import protect
from analysis.edition_source import known_rates, source_of
from analysis.errors import AnalysisError
from analysis.quality import weight_quality
from analysis.rates import ALL_LABEL, OPEN_LABEL
from analysis.table import TOTAL
from analysis.tabulate import frequency
from analysis.weighting import answering, low, weights
from survey.texts.lists import enumerated
from survey.texts.numbers import number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.audience import Audience
    from analysis.study import Study
    from analysis.table import RawTable, Table

MAIN, MOST_OF_ONE = 10, 2
UNWEIGHTED = "Tallene er ikke vægtede."
BOTH = (
    "Figurer og tabeller viser svarene, som de er givet. I regnearket står de vægtede procenter og deres usikkerhed "
    "under hver tabel."
)
COVERS = (
    "Usikkerheden dækker tilfældig variation; er de, der ikke svarede, anderledes end dem, der svarede, er afvigelsen "
    "større."
)
INTERVAL = (
    "Usikkerheden er et interval på 95 %. Det er regnet med landsbyen som lag og med, at en stor del af beboerne har "
    "svaret: logit-interval med designets t, og Korn og Graubards interval ved få svar og ved 0 og 100 %."
)
COMPARED = (
    f"{MARKS[1]} betyder {HIGHER}, og {MARKS[-1]} betyder {LOWER}. Mærket sættes kun, hvor svar og gruppe hænger "
    "sammen (Rao og Scotts F), forskellen er større end tilfældig variation (5 %, Holms korrektion i hver række), og "
    "gruppen er mindst 30 tilfældige svar værd."
)
UNSURE = (
    "Et tal er usikkert, når det er under 30 tilfældige svar værd, eller når dets interval er bredere end 30 "
    "procentpoint."
)
OPEN = (
    "Svar fra det åbne link har ingen vægt, for ingen ved, hvem der kunne have svaret den vej. De er med i antal og i "
    "uvægtede procenter."
)
WORDS = {"woman": "Kvinder", "man": "Mænd"}


def weighted(study: Study) -> tuple[Study, str]:
    """Return the study with weights, where it can have them, and otherwise as it is with the reason."""
    if study.weighting is not None or study.wave.about != "people":
        return study, ""
    try:
        return weights(study), ""
    except AnalysisError as error:
        return study, str(error)


def sentences(study: Study, audience: Audience) -> tuple[str, ...]:
    """Return how figures are made, as the outputs say it first, in words that fit weights or none."""
    return tuple(BOTH if study.weighting and one == UNWEIGHTED else one for one in audience.method)


def method_note(study: Study, tables: Sequence[Table] | None = None) -> tuple[str, ...]:
    """Return the method in plain Danish, a sentence or a few to each paragraph.

    Args:
        study: the responses, with weights or not; they are made where they can be.
        tables: the edition's protected tables, where they are at hand; they are made otherwise.

    Returns:
        paragraphs: who was asked and answered, by village, sex and age; the weights, or why there are none; the ten
        main results before and after; what the interval covers and what not.
    """
    if study.wave.about != "people":
        return ()
    study, reason = weighted(study)
    shown = protect(study.tables(), study.limits) if tables is None else tables
    paragraphs = [*_asked(study), *_population(study), *_by_village(study), *_by_margin(study, shown)]
    if study.weighting is None:
        return (*paragraphs, f"Tallene er ikke vægtede. {reason}", COVERS)
    paragraphs += [*_weights(study), *_before_and_after(study, shown), INTERVAL, COVERS, COMPARED, UNSURE]
    return tuple(paragraphs)


def _asked(study: Study) -> Iterator[str]:
    counted, source = known_rates(study), source_of(study)
    whole = next((rate for rate in counted.rates if rate.label == ALL_LABEL), None) if counted else None
    if whole is None or whole.population is None:
        yield f"Alle beboere på 16 år og derover er inviteret. Der blev svaret {source.period()}."
        return
    answers = "" if whole.answered is None else f" {number(whole.answered)} har svaret"
    share = "" if whole.rr2 is None else f" ({percent(whole.rr2, whole.population)})"
    yield (
        f"Alle {number(whole.population)} beboere på 16 år og derover er inviteret; det er et forsøg på at spørge alle "
        f"og ingen stikprøve.{answers}{share}, {source.period()}."
    )


def _population(study: Study) -> Iterator[str]:
    """Tell where the numbers of residents are from, as the cluster's folder says it."""
    if study.cluster is not None and study.cluster.settings.population_note:
        yield study.cluster.settings.population_note


def _by_village(study: Study) -> Iterator[str]:
    counted = known_rates(study)
    lines = [rate for rate in counted.rates if rate.label not in (ALL_LABEL, OPEN_LABEL)] if counted else []
    told = [f"{rate.label} {percent(rate.rr2, rate.population)}" for rate in lines if rate.rr2 and rate.population]
    if told:
        hidden = " For de øvrige landsbyer kan den ikke vises." if len(told) < len(lines) else ""
        yield f"Svarprocent efter landsby (hele og delvise besvarelser): {enumerated(told, 'da')}.{hidden}"


def _by_margin(study: Study, tables: Sequence[Table]) -> Iterator[str]:
    """Tell the answers' sex and age beside those of all residents, from what the tables show."""
    if study.framed is None:
        return
    people = study.framed.people
    sexes = {name: sum(n for (_, sex, _), n in people.items() if sex == name) for name in WORDS}
    yield from _beside(_total(tables, "sex"), {name: (name,) for name in WORDS}, sexes, WORDS)
    ages: dict[str, int] = dict.fromkeys((name for name, _, _ in BANDS), 0)
    for (_, _, age), n in people.items():
        ages[_band(age)] += n
    table = _total(tables, "age")
    names = {} if table is None else {row.name: _band(row.name) for row in table.stub if row.role == "plain"}
    joined = {band: tuple(name for name, own in names.items() if own == band) for band in ages}
    yield from _beside(table, joined, ages, {name: label for name, label, _ in BANDS})


def _band(age: str) -> str:
    years = low(age)
    return next(name for name, _, below in BANDS if years < below)


def _beside(
    table: Table | None, joined: dict[str, tuple[str, ...]], people: dict[str, int], labels: dict[str, str]
) -> Iterator[str]:
    counts = {} if table is None else {row.name: int(table.n[i, 0]) for i, row in enumerate(table.stub)}
    wanted = [name for names in joined.values() for name in names]
    if not wanted or any(counts.get(name, -1) < 0 for name in wanted):
        return
    answers, everybody = sum(counts[name] for name in wanted), sum(people.values())
    if not answers or not everybody:
        return
    told = [
        f"{labels[name]} er {percent(sum(counts[one] for one in names) / answers, 0)} af svarene og "
        f"{percent(people[name] / everybody, 0)} af beboerne"
        for name, names in joined.items()
    ]
    yield f"{'; '.join(told)}."


def _total(tables: Sequence[Table], question: str) -> Table | None:
    found = (table for table in tables if table.question.name == question and table.banner[0].name == TOTAL)
    return next(found, None)


def _weights(study: Study) -> Iterator[str]:
    weighting, least = study.weighting, study.limits.least_cell
    if weighting is None:
        return
    quality = weight_quality(weighting.design.weights)
    if weighting.method == "poststratified":
        how = "landsby, køn og alder i tre grupper på én gang, for der er mindst 5 svar i hver gruppe"
    else:
        how = f"landsby og efter køn og alder i {len(weighting.ages)} grupper (iterativ tilpasning)"
    yield f"De vægtede procenter er vægtet efter {how}, så svarene ligner beboerne. Vægten er ens i alle tabeller."
    if weighting.unknown >= least:
        told = number(weighting.unknown)
        yield f"{told}, der ikke har sagt både køn og alder, vejer som et gennemsnit af deres landsby."
    yield (
        f"Vægtene går fra {number(quality.least, 1)} til {number(quality.largest, 1)} beboere pr. svar og er holdt "
        f"mellem det halve og det dobbelte af deres median. De {number(quality.responses)} svar er "
        f"{number(quality.effective)} tilfældige svar værd (designeffekt {number(quality.design_effect, 2)})."
    )
    found = answering(study)
    if found is not None:
        yield (
            f"R-indikatoren er {number(found.r_indicator, 2)}; 1 ville være, at alle landsbyer, køn og aldre svarede "
            "lige tit."
        )
    if len(weighting.members) < len(study):
        yield OPEN


def _before_and_after(study: Study, tables: Sequence[Table]) -> Iterator[str]:
    """Tell the main results without and with weights; those of the whole cluster that are shown."""
    told, taken = 0, Counter[str]()
    for table in sorted(tables, key=lambda table: table.kind != "scale"):
        if told == MAIN:
            return
        top = table.statistic("top_2")
        name = table.question.name.partition(".")[0]
        if table.layout != "groups" or top is None or not np.isfinite(top.figures[0]) or not top.bases:
            continue
        if taken[name] == MOST_OF_ONE:
            continue
        found = _weighted_top(frequency(study, table.question.name))
        if found is None or not np.array_equal(top.bases[0], found[1]):
            continue
        if not told:
            yield "De vigtigste resultater for hele klyngen, uvægtet og vægtet:"
        told += 1
        taken[name] += 1
        base = top.bases[0]
        yield f"»{table.title}« {top.label}: {percent(top.figures[0], base)} uvægtet, {percent(found[0], base)} vægtet."


def _weighted_top(raw: RawTable) -> tuple[float, float] | None:
    """Return the weighted top of a scale in the whole cluster, and how many answers it is of."""
    top = next((one for one in raw.statistics if one.name == "top_2"), None)
    found = raw.estimates
    if top is None or found is None or not top.bases:
        return None
    steps = [i for i, row in enumerate(raw.stub) if row.role == "plain"]
    below = found.n[steps, 0].sum()
    return (float(found.n[list(top.rows), 0].sum() / below), top.bases[0]) if below > 0 else None
