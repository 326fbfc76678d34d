"""What a screen reader gets of a question page is what the questionnaire says.

axe finds no fieldset without a legend, nor a help text that hangs on nothing. So the browser's own accessibility tree is
read, and every name and description in it compared with the questionnaire.
"""

import re
from collections import Counter
from dataclasses import replace

import pytest
from rounds import PAGES, Visitor, opened

from survey.fieldwork import binding
from survey.questionnaire.answers import Answers
from survey.texts.catalogue import translations
from survey.web.presentation import Speaker

pytestmark = pytest.mark.browser
FIELDS = {"group", "radio", "checkbox", "textbox", "combobox"}
CONTROLS = FIELDS | {"button", "link", "DisclosureTriangle", "heading", "alert", "navigation", "searchbox", "slider"}
BOXES = {"single": "radio", "scale": "radio", "village": "radio", "multi": "checkbox"}


class Expected:
    """What should be heard of a page, in one language."""

    begun = False

    def __init__(self, questionnaire, language):
        self.questionnaire, self.language = questionnaire, language
        self.speaker = Speaker(questionnaire, Answers(values={"village": "aagesby"}), language)
        self.own = translations(language).gettext

    def say(self, wording):
        return self.speaker.say(wording).text

    def of(self, name):
        """Return role and name of every field and group on a page."""
        return Counter(pair for question in self.questionnaire.page(name).questions for pair in self.question(question))

    def question(self, question):
        ask, kind = (
            self.say(question.ask) + (f" {self.own('(skal udfyldes)')}" if question.required else ""),
            question.kind,
        )
        if kind == "note":
            return
        yield ("textbox" if kind in {"text", "number", "time"} else "group"), ask
        yield from getattr(self, f"_{kind}", self._options)(question)

    def _options(self, question):
        for option in getattr(question, "options", ()):
            yield BOXES[question.kind], self.say(option.label)
            if option.role == "other":
                yield "textbox", f"{self.own('Skriv hvad')} ({self.say(option.label)})"

    def _matrix(self, question):
        for row in question.rows:
            yield "group", self.say(row.label)
            yield from (("radio", self.say(option.label)) for option in question.options)

    def _date(self, question):  # noqa: ARG002
        yield from (("textbox", self.own(part)) for part in ("Dag", "Måned", "År"))

    def _ranking(self, question):  # noqa: ARG002 - buttons, which are compared apart
        yield from ()

    def _repeat(self, question):
        yield "group", self.own("Linje %(number)s") % {"number": 1}
        for item in question.items:  # a line not yet begun must have nothing
            yield from self.question(item if self.begun else replace(item, required=False))

    def _places(self, question):
        yield "combobox", self.own("Vælg et sted på listen")
        yield "group", self.own("Eller peg på kortet")
        yield "textbox", self.own("Eller skriv stedets navn eller adresse")
        yield "textbox", self.say(question.each)
        yield "checkbox", self.say(question.none.label)

    def described(self, name):
        """Return the help of each question that has one, by how it is asked."""
        asked = self.questionnaire.page(name).questions
        return {self.say(each.ask): self.say(each.help) for each in asked if self.say(each.help)}


def heard(page):
    """Return role, name and description of all that the tree holds of the page."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    of = lambda node, what: (node.get(what) or {}).get("value") or ""  # noqa: E731
    return [
        (of(node, "role"), " ".join(of(node, "name").split()), " ".join(of(node, "description").split()))
        for node in nodes
        if not node.get("ignored")
    ]


@pytest.fixture(params=["da", "en", "de"])
def spoken(request, browser, every, press):
    """A visitor in one language, and what should be heard in it."""
    with every.database.reading() as session:
        expected = Expected(binding.bound(every.wave(session)), request.param)
    with opened(browser, viewport={"width": 390, "height": 844}, locale="da-DK") as page:
        yield Visitor(page, every, press, request.param), expected


def test_the_tree_says_what_the_questionnaire_says(spoken):
    visitor, expected = spoken
    seen = set()
    for name, state in visitor.questions():
        tree = heard(visitor.page)
        assert fields(tree, expected, name, state) == expected.of(name), (name, state)
        assert [(role, words) for role, said, words in tree if role in CONTROLS - {"group"} and not said] == []
        told = {said: words for role, said, words in tree if role in FIELDS}
        assert all(words in told[ask] for ask, words in expected.described(name).items()), (name, state)
        assert unheard(visitor.page, tree) == [], (name, state)
        assert titled(visitor.page, expected), visitor.page.title()
        seen.add(name)
    assert seen == set(PAGES)


def fields(tree, expected, name, state):
    """Return role and name of each field and group that stands on the page."""
    expected.begun = state != "empty"
    found = Counter((role, said) for role, said, _ in tree if role in FIELDS and said)
    if name != "opinions-3":
        return found
    # The second place waits behind a triangle, and what the first is called tells its number.
    return Counter({pair: number for pair, number in found.items() if pair in expected.of(name)})


def unheard(page, tree):
    """Return the faults of the summary that no field says of itself."""
    # In a line the fault is said of the item, without the line's number and the item's name before it.
    faults = [re.split("[«”“]: ", fault)[-1] for fault in page.locator(".summary li").all_inner_texts()]
    return [fault for fault in faults if not any(fault in words for role, _, words in tree if role in FIELDS)]


def titled(page, expected):
    """Tell whether the title begins with the fault and ends with part and cluster: "Fejl: … – Del 2 af 7 – klynge"."""
    wrong = re.escape(expected.own("Fejl:")) + " " if page.locator(".summary").count() else ""
    part = re.escape(expected.own("Del %(number)s af %(count)s") % {"number": 0, "count": 0}).replace("0", r"\d+")
    heading = re.escape(page.locator("h1").inner_text())
    return re.fullmatch(f"{wrong}{heading} – {part} – Harbækdalen", page.title())
