"""The staff's waves: what has been received by village, and the orders that open, close and finish a wave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import abort, flash, redirect
from sqlalchemy import select

from survey.fieldwork import binding, progress, responses, spool, waves
from survey.fieldwork.errors import FieldworkError
from survey.release import editions, register
from survey.release.errors import ReleaseError
from survey.storage import records
from survey.texts.catalogue import SOURCE, say
from survey.texts.numbers import number, percent
from survey.texts.sorting import danish_key
from survey.web import staff_editions
from survey.web.staff import CHANGERS, MAKERS, READERS, WAVE, Desk, render, room, staff_page, wave_page
from survey.web.visits import house

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask import Response
    from sqlalchemy.orm import Session
    from werkzeug.wrappers import Response as Redirect

    from survey.fieldwork.accounts import Staff
    from survey.fieldwork.progress import Received
    from survey.storage.records import Wave

STATES = {
    "planned": "Planlagt",
    "open": "Åben",
    "grace": "Lukket; den, der er i gang med at svare, kan sende lidt endnu",
    "closed": "Lukket",
    "finished": "Afsluttet",
}
STALE = "Det kan ikke lade sig gøre nu, for undersøgelsen er: %s."


@dataclass(frozen=True, slots=True)
class Order:
    """Something that staff may do to a wave, after having been asked whether they mean it.

    Attributes:
        label: of the button, an imperative.
        means: what follows from it.
        done: the sentence that stands on the wave's page afterwards.
        audit: the words of the audit log.
        roles: who may.
        states: in which of the wave's states.
        carry_out: changes what must change, in the transaction that is open.
    """

    label: str
    means: str
    done: str
    audit: str
    roles: tuple[str, ...]
    states: frozenset[str]
    carry_out: Callable[[Session, Wave, Desk], None]


def _open(writing: Session, wave: Wave, desk: Desk) -> None:
    del writing
    wave.opens = desk.now


def _close(writing: Session, wave: Wave, desk: Desk) -> None:
    waves.close_wave(writing, wave, desk.now)


def _finish(writing: Session, wave: Wave, desk: Desk) -> None:
    waves.finish_wave(writing, wave, desk.now)
    writing.flush()
    spool.mix(writing, wave, house().keys.private(wave.id), house().rng)


def _ask(writing: Session, wave: Wave, desk: Desk) -> None:
    if responses.waiting(writing, wave):
        spool.mix(writing, wave, house().keys.private(wave.id), house().rng)
        writing.flush()
    editions.ask(writing, wave, "preliminary", desk.now)


ORDERS = {
    "aabn": Order(
        label="Åbn undersøgelsen",
        means="Beboerne kan svare fra nu af, til den lukker. Den kan ikke gøres planlagt igen.",
        done="Undersøgelsen er åben.",
        audit="wave opened",
        roles=CHANGERS,
        states=frozenset({"planned"}),
        carry_out=_open,
    ),
    "luk": Order(
        label="Luk undersøgelsen",
        means="Ingen kan begynde at svare fra nu af. Den, der er i gang, kan sende en halv time endnu. "
        "Den kan ikke åbnes igen.",
        done="Undersøgelsen er lukket.",
        audit="wave closed",
        roles=CHANGERS,
        states=frozenset({"open"}),
        carry_out=_close,
    ),
    "afslut": Order(
        label="Afslut undersøgelsen",
        means="Gør det, når alle skemaer på papir er tastet: så kommer der ikke flere svar, og de sidste grupper "
        "af svar tages med. Det kan ikke gøres om.",
        done="Undersøgelsen er afsluttet.",
        audit="wave finished",
        roles=CHANGERS,
        states=frozenset({"closed"}),
        carry_out=_finish,
    ),
    "udgave": Order(
        label="Lav en udgave",
        means="De svar, der er kommet igennem, fryses som en foreløbig udgave med regneark, diagrammer og rapport. "
        "Det kan tage nogle minutter.",
        done="Udgaven laves nu. Hent siden igen om lidt. Er der ingen nye svar siden den seneste foreløbige udgave, "
        "gælder den stadig, og der kommer ikke en ny.",
        audit="edition asked",
        roles=MAKERS,
        states=frozenset(STATES) - {"planned"},
        carry_out=_ask,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """How many have sent, in words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A wave on the overview."""

    cluster: str
    wave: str
    state: str
    desk: Desk


@room.get("/")
@staff_page
def overview(staff: Staff) -> Response:
    """List the waves that the roles reach, by cluster, the newest first."""
    now = house().clock()
    with house().database.reading() as reading:
        every = reading.scalars(select(records.Wave).order_by(records.Wave.opens.desc(), records.Wave.slug.desc()))
        desks = [Desk(staff, each, binding.cluster_of(each), now) for each in every if _within(staff, each)]
    listed = [Listed(each.cluster.settings.name, each.wave.slug, STATES[each.state], each) for each in desks]
    listed.sort(key=lambda each: (danish_key(each.cluster), each.desk.wave.cluster))
    return render("staff/overview.html", staff=staff, listed=listed)


def _within(staff: Staff, wave: Wave) -> bool:
    return staff.has(wave.cluster, *READERS)


@room.get(f"{WAVE}/")
@wave_page(*READERS)
def wave(desk: Desk) -> Response:
    """Show what has been received, the state, and what may be done."""
    return wave_drawn(desk)


def wave_drawn(desk: Desk, status: int = 200, *, error: str = "") -> Response:
    """Draw the page of a wave.

    Args:
        desk: whose wave.
        status: of HTTP.
        error: why an order was not carried out.
    """
    with house().database.reading() as reading:
        received = progress.received(reading, desk.wave)
        rows = register.editions(reading, desk.wave)
    return desk.render(
        "staff/wave.html",
        status,
        error=error,
        state=STATES[desk.state],
        lines=tuple(lines(received)),
        orders={name: order for name, order in ORDERS.items() if _offered(order, desk)},
        editions=[staff_editions.Shown.of(each) for each in rows],
    )


def lines(received: Iterable[Received]) -> Iterable[Line]:
    """Yield a line for each village, their sum, and the open link, which has no residents of its own."""
    rows = tuple(received)
    villages = [row for row in rows if row.population is not None]
    for row in villages:
        yield Line(row.label, _of(row.received, row.population or 0))
    population = sum(row.population or 0 for row in villages)
    yield Line("Landsbyerne i alt", _of(sum(row.received for row in villages), population))
    for row in rows:
        if row.population is None:
            yield Line(row.label, number(row.received))


def _of(received: int, population: int) -> str:
    if not population:
        return number(received)
    share = f" ({percent(received / population, population)})"
    return f"{number(received)} af {number(population)}{share}"


def _offered(order: Order, desk: Desk) -> bool:
    return desk.may(*order.roles) and desk.state in order.states


@room.get(f"{WAVE}/<any({','.join(ORDERS)}):name>")
@wave_page(*READERS)
def confirm(desk: Desk, name: str) -> Response:
    """Ask whether the order is meant; this changes nothing."""
    order = _allowed(desk, name)
    if desk.state not in order.states:
        return _late(desk)
    return desk.render("staff/confirm.html", order=order, action=desk.to("carry_out", name=name))


@room.post(f"{WAVE}/<any({','.join(ORDERS)}):name>")
@wave_page(*READERS)
def carry_out(desk: Desk, name: str) -> Response | Redirect:
    """Carry the order out, and note it in the audit log, in one transaction."""
    order = _allowed(desk, name)
    try:
        with house().database.writing() as writing:
            found = writing.get_one(records.Wave, desk.wave.id)
            state = waves.state(found, desk.now)
            if state in order.states:
                order.carry_out(writing, found, desk)
                desk.record(writing, order.audit)
    except (FieldworkError, ReleaseError) as error:
        return wave_drawn(desk, 422, error=say(error.message, SOURCE))
    if state not in order.states:
        return _late(desk)
    if name == "udgave":
        staff_editions.start(house(), desk.wave)
    flash(order.done)
    return redirect(desk.to("wave"), 303)


def _late(desk: Desk) -> Response:
    """Draw the wave's page for somebody whose order came too late, or too early."""
    return wave_drawn(desk, 409, error=STALE % STATES[desk.state].lower())


def _allowed(desk: Desk, name: str) -> Order:
    """Return the order, or end with 403."""
    order = ORDERS[name]
    if not desk.may(*order.roles):
        abort(403)
    return order
