"""A simulated wave: responses written straight into its table, without codes, drafts or spool."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from survey.fieldwork import waves
from survey.fieldwork.binding import bound, cluster_of
from survey.fieldwork.responses import week
from survey.fieldwork.simulate import answer
from survey.questionnaire import route, variables
from survey.questionnaire.columns import COLUMNS
from survey.questionnaire.missing import Missing
from survey.storage.records import Response

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from survey.fieldwork.simulation.simulated import Simulated
    from survey.questionnaire.answers import Answers
    from survey.storage.records import Wave


def fill(session: Session, wave: Wave, responses: Iterable[Simulated], *, rng: random.Random) -> int:
    """Write responses such as those of `harbaekdalen.respondents` into a simulated wave, and return how many.

    Args:
        session: open for writing.
        wave: a simulated one; a real wave takes answers from real people only.
        responses: made with the wave's own questionnaire, `binding.bound(wave)`.
        rng: what the random ids are drawn from.

    Raises:
        ValueError: if the wave is not simulated.
    """
    _check(wave)
    records = []
    for response in responses:
        facts = {
            "frame_village": response.frame_village,
            "channel": response.channel,
            "mode": response.mode,
            "week": response.week,
            "language": response.language,
        }
        record = _record(wave, response.answers, facts, sent_from=response.sent_from, rng=rng)
        for name in response.invalid:
            question = bound(wave).question(name)
            record.values = record.values | COLUMNS[question.kind].missing(question, Missing.INVALID)
        records.append(record)
    return _keep(session, records)


def simulate(session: Session, wave: Wave, number: int, *, rng: random.Random) -> int:
    """Write so many plausible complete responses into a simulated wave, whatever its questionnaire asks.

    Raises:
        ValueError: if the wave is not simulated.
    """
    _check(wave)
    cluster, questionnaire = cluster_of(wave), bound(wave)
    names = [village.name for village in cluster.villages]
    frames = rng.choices(names, [cluster.population.total(name) for name in names], k=number)
    facts = {"channel": "letter", "mode": "web", "week": week(wave.opens), "language": "da"}
    answered = ((frame, answer(questionnaire, rng, wave.opens.year)) for frame in frames)
    records = [
        _record(wave, answers, {"frame_village": frame, **facts}, sent_from=None, rng=rng)
        for frame, answers in answered
    ]
    return _keep(session, records)


def turn_away(session: Session, wave: Wave, screened: Iterable[Answers]) -> int:
    """Count those whom a simulated wave is not for, and store nothing of theirs; return how many.

    Raises:
        ValueError: if the wave is not simulated, or if somebody's route does not end before its time.
    """
    _check(wave)
    number = 0
    for answers in screened:
        if not route.along(bound(wave), answers, this_year=wave.opens.year).steps[-1].ending:
            raise ValueError("the survey is for this person")
        number += 1
    waves.count_ineligible(session, wave, number)
    return number


def _check(wave: Wave) -> None:
    if not wave.simulated:
        raise ValueError("only a simulated wave is filled with simulated responses")


def _record(
    wave: Wave, answers: Answers, facts: dict[str, Any], *, sent_from: str | None, rng: random.Random
) -> Response:
    row = variables.row(bound(wave), answers, sent_from=sent_from, this_year=wave.opens.year)
    return Response(
        id=_identity(wave, rng),
        wave=wave.id,
        village=str(answers.values.get("village", "")) or None,
        version=wave.version,
        disposition="partial" if sent_from else "complete",
        values=row,
        **facts,
    )


def _identity(wave: Wave, rng: random.Random) -> str:
    """Return a response's id: the same for the same seed, and another in another wave."""
    drawn = f"{wave.cluster} {wave.slug} {rng.getrandbits(128):032x}"
    return hashlib.sha256(drawn.encode()).hexdigest()[:32]


def _keep(session: Session, records: list[Response]) -> int:
    """Add the records in the order of their random ids, which says nothing of the order they were made in."""
    ordered = sorted(records, key=lambda record: record.id)
    session.add_all(ordered)
    return len(ordered)
