"""Who answers in a preview: one draft, moved along with its answers to each version that is saved."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import current_app
from sqlalchemy import update

from survey.fieldwork import binding, drafts, entering, published, waves
from survey.storage import records
from survey.web.preview_answers import carried
from survey.web.visits import entered_with, house, remember

if TYPE_CHECKING:
    from survey.fieldwork.entering import Entered
    from survey.questionnaire.answers import Answers
    from survey.web.preview_files import Look, Watched
    from survey.web.visits import Visit

CLUSTER = "harbaekdalen"
# The whole form, with every module; and the standard form, without any.
WAVES = {"whole": "preview", "standard": "preview-standard"}
DAYS_OPEN = 21


@dataclass(slots=True)
class Preview:
    """One questionnaire being previewed.

    Attributes:
        watched: its files.
        language: what faults are told in, `da` or `en`.
        entered: who answers each form now, in whichever browser, by the wave's id.
    """

    watched: Watched
    language: str
    entered: dict[str, Entered] = field(default_factory=dict)
    served: str = ""
    turn: threading.Lock = field(default_factory=threading.Lock)

    def look(self) -> Look:
        """Return what the files say, with the last good version being served."""
        with self.turn:
            look = self.watched.look()
            if look.good and look.good.sha256 != self.served:
                _serve(look)
                self.served = look.good.sha256
            return look


def preview() -> Preview:
    """Return the app's preview."""
    found: Preview = current_app.extensions["preview"]
    return found


def enter(found: Visit) -> Entered:
    """Return who answers: as in this browser, or as in the last one, or somebody new."""
    now = preview()
    held = entered_with(found) or now.entered.get(found.wave.id)
    if held is None:
        with house().database.writing() as writing:
            held, code = entering.start_open(writing, found.wave, keys=house().keys, rng=house().rng, now=found.now)
            seed = house().rng.randrange(2**32)
            version, language = found.wave.version, found.language
            drafts.begin(writing, held, version=version, language=language, seed=seed, now=found.now)
        remember(held, own_code=code)
    elif entered_with(found) is None:
        remember(held)
    now.entered[found.wave.id] = held
    return held


def begin_again() -> None:
    """Forget who answers, so that the next page begins with an empty draft."""
    preview().entered.clear()


def _serve(look: Look) -> None:
    """Let the wave field the version; the first one opens it."""
    database, version, now = house().database, look.good, house().clock()
    if version is None or look.questionnaire is None:
        return
    every = {question.module for question in look.questionnaire.questions() if question.module}
    # How an answer may be shown by name is said only where organisations answer.
    named = any(question.publish != "combined" for question in look.questionnaire.questions())
    about = "organisations" if named else "people"
    with database.writing() as session:
        kept = published.keep(session, version)
        for form, slug in WAVES.items():
            modules = sorted(every) if form == "whole" else []
            wave = waves.find(session, CLUSTER, slug)
            if wave is None:
                opens = now - dt.timedelta(days=1)
                waves.open_wave(
                    session, cluster=CLUSTER, slug=slug, version=kept, opens=opens, about=about,
                    closes=opens + dt.timedelta(days=DAYS_OPEN), keys=house().keys, modules=modules, now=now,
                )  # fmt: skip
            else:
                wave.version, wave.modules, wave.about = version.sha256, modules, about


def carry(found: Visit, entered: Entered) -> None:
    """Move the draft on to the version that is being served, with the answers that it still asks for."""
    draft = drafts.look(house().database, entered)
    if draft is None or draft.version == found.wave.version:
        return
    with house().database.reading() as reading:
        old = binding.bound(found.wave, draft.version, session=reading)

    def moved(answers: Answers) -> Answers:
        return carried(answers, old, found.questionnaire)

    drafts.save(house().database, entered, moved, language=draft.language, now=found.now)
    with house().database.writing() as writing:
        of = records.Draft.id == entered.draft_id
        writing.execute(update(records.Draft).where(of).values(version=found.wave.version))
