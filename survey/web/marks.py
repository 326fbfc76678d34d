"""The sealed mark of an answering form: whose draft, which page, and how the page stood when it was shown."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from survey.web.fields import owned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.questionnaire.answers import Answers
    from survey.questionnaire.structure import Page
    from survey.web.sealing import Sealer


@dataclass(frozen=True, slots=True)
class Mark:
    """What a form says of itself.

    Attributes:
        draft: id of the draft the page was drawn from.
        page: the page's id.
        stood: digest of the page's stored answers when it was shown.
        shown: names of the questions that were on it.
        returning: the resident came from the check page and goes back there.
    """

    draft: str
    page: str
    stood: str
    shown: tuple[str, ...]
    returning: bool = False

    def sealed(self, sealer: Sealer) -> str:
        """Return the mark as the form carries it."""
        return sealer.seal([self.draft, self.page, self.stood, list(self.shown), self.returning])

    def and_opened(self, names: Sequence[str], page: Page) -> Mark:
        """Return the mark of a page on which a script opened further questions."""
        shown = {*self.shown, *names}
        return replace(self, shown=tuple(q.name for q in page.questions if q.name in shown))

    @classmethod
    def opened(cls, text: str, sealer: Sealer) -> Mark | None:
        """Return the mark of a form, or None where it has none of ours."""
        held = sealer.opened(text)
        if not isinstance(held, list):
            return None
        draft, page, stood, shown, returning = held
        return cls(draft, page, stood, tuple(shown), returning)


def standing(page: Page, answers: Answers) -> str:
    """Return a digest of what is stored for a page, checked and typed alike."""
    plain = answers.to_json()
    kept: list[Any] = [
        sorted((name, value) for name, value in plain[part].items() if any(owned(q.name, name) for q in page.questions))
        for part in ("values", "typed")
    ]
    return hashlib.sha256(json.dumps(kept).encode()).hexdigest()[:16]
