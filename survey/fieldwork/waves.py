"""Waves: opened once, with a frozen copy of the cluster; their state follows from their dates."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select, update

from survey.cluster.frozen import from_json, to_json
from survey.fieldwork import groups, published
from survey.fieldwork.errors import FieldworkError
from survey.storage import records
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from survey.cluster.cluster import Cluster
    from survey.fieldwork.keys import Keys
    from survey.questionnaire.versions import Version

State = Literal["planned", "open", "grace", "closed", "finished"]
GRACE = dt.timedelta(minutes=30)
PAPER = dt.timedelta(days=13)
WITHDRAW = dt.timedelta(days=30)


def add_cluster(session: Session, cluster: Cluster, now: dt.datetime) -> None:
    """Take a cluster in, or its new settings; open waves keep the copy they began with."""
    del now
    session.merge(records.Cluster(slug=cluster.settings.slug, content=to_json(cluster)))


def open_wave(
    session: Session,
    *,
    cluster: str,
    slug: str,
    version: Version | records.Version,
    opens: dt.datetime,
    closes: dt.datetime,
    keys: Keys,
    now: dt.datetime,
    modules: Collection[str] = (),
    simulated: bool = False,
    about: str = "people",
    withdraw_until: dt.datetime | None = None,
) -> records.Wave:
    """Open a wave of a published questionnaire in a cluster.

    Raises:
        FieldworkError: if the questionnaire is not published, the cluster is unknown, the address is taken, or the
            dates do not fit.
    """
    del now
    found = session.get(records.Cluster, cluster)
    if found is None:
        raise FieldworkError(Message.of("cluster_unknown", cluster=cluster))
    if find(session, cluster, slug) is not None:
        raise FieldworkError(Message.of("wave_taken", cluster=cluster, wave=slug))
    if closes <= opens:
        raise FieldworkError(Message.of("wave_closes_first"))
    published.require(session, version)
    identity = secrets.token_hex(16)
    wave = records.Wave(
        id=identity,
        cluster=cluster,
        slug=slug,
        about=about,
        simulated=simulated,
        version=version.sha256,
        opens=opens,
        closes=closes,
        withdraw_until=withdraw_until or closes + WITHDRAW,
        finished=None,
        content={**found.content, "merged": {} if simulated else groups.expected(from_json(found.content))},
        modules=sorted(modules),
        public_key=keys.make(identity),
        ineligible=0,
    )
    session.add(wave)
    session.flush()
    return wave


def find(session: Session, cluster: str, slug: str | None, *, now: dt.datetime | None = None) -> records.Wave | None:
    """Return a wave by its address; without a slug, the residents' wave that opened last, or else the next to open."""
    of = select(records.Wave).where(records.Wave.cluster == cluster)
    if slug is not None:
        return session.scalar(of.where(records.Wave.slug == slug))
    last = of.where(records.Wave.about == "people", records.Wave.finished.is_(None))
    planned = [] if now is None else [records.Wave.opens > now]
    return session.scalar(last.order_by(*planned, records.Wave.opens.desc(), records.Wave.slug.desc()).limit(1))


def named(session: Session, cluster: str, slug: str) -> records.Wave:
    """Return a wave by its address.

    Raises:
        FieldworkError: naming the waves that there are.
    """
    wave = find(session, cluster, slug)
    if wave is None:
        known = session.scalars(select(records.Wave).order_by(records.Wave.cluster, records.Wave.slug))
        names = ", ".join(f"{each.cluster} {each.slug}" for each in known)
        raise FieldworkError(Message.of("wave_unknown", cluster=cluster, wave=slug, known=names or "–"))
    return wave


def state(wave: records.Wave, now: dt.datetime) -> State:
    """Return where the wave stands; in the grace of half an hour a resident under way can still send."""
    if wave.finished is not None:
        return "finished"
    if now < wave.opens:
        return "planned"
    if now < wave.closes:
        return "open"
    return "grace" if now < wave.closes + GRACE else "closed"


def close_wave(session: Session, wave: records.Wave, now: dt.datetime) -> None:
    """Close a wave now; residents under way have half an hour to send.

    Raises:
        FieldworkError: if it is not open.
    """
    if state(wave, now) != "open":
        raise FieldworkError(Message.of("wave_not_open", wave=wave.slug))
    locked(session, wave).closes = now


def finish_wave(session: Session, wave: records.Wave, now: dt.datetime) -> None:
    """Finish a closed wave: all paper is keyed, and nothing more will come.

    Raises:
        FieldworkError: if residents can still send.
    """
    if state(wave, now) in {"planned", "open", "grace"}:
        raise FieldworkError(Message.of("wave_still_open", wave=wave.slug))
    locked(session, wave).finished = now


def count_ineligible(session: Session, wave: records.Wave, number: int = 1) -> None:
    """Count people who began and whom the survey is not for; nothing else of theirs is kept.

    Somebody who goes back, mends the answer and then takes part has been counted all the same.
    """
    counted = records.Wave.ineligible + number
    session.execute(update(records.Wave).where(records.Wave.id == wave.id).values(ineligible=counted))


def locked(session: Session, wave: records.Wave) -> records.Wave:
    """Return the session's own copy of the record, which nobody else changes until the commit."""
    session.flush()
    session.execute(select(records.Wave.id).where(records.Wave.id == wave.id).with_for_update())
    return session.get_one(records.Wave, wave.id)
