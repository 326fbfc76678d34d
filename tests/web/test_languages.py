"""Templates and catalogues: everything is said in every language."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from survey.bundled import templates_folder
from survey.texts import catalogue
from survey.texts.sentences import SENTENCES, answering
from survey.web.languages import environment, sentences

RESIDENTS = sorted(
    path for path in templates_folder().rglob("*.html") if not {"staff", "report", "paper"} & set(path.parts)
)
TO_RESIDENTS = (
    "code_length", "code_unknown", "code_spent", "code_tries", "wave_planned", "wave_over", "withdrawal_mistyped",
    "withdrawal_late",
)  # fmt: skip
ASKED = {text for path in RESIDENTS for text in sentences(path.read_text())}
ASKED |= {*answering.SENTENCES.values(), *(SENTENCES[key] for key in TO_RESIDENTS)}


def messages(language):
    with (catalogue.FOLDER / language / "messages.po").open("rb") as file:
        return {message.id[0] if isinstance(message.id, tuple) else message.id: message for message in read_po(file)}


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_sentence_is_translated(language):
    translated = {text for text, message in messages(language).items() if text and all(message.string)}
    assert ASKED - translated == set()


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_translation_is_left_over(language):
    assert set(messages(language)) - ASKED == {""}


@pytest.mark.parametrize("language", ["en", "de"])
def test_translations_keep_their_placeholders(language):
    changed = [
        text
        for text, message in messages(language).items()
        if text and isinstance(message.string, str)
        and sorted(re.findall(r"%\(\w+\)s", text)) != sorted(re.findall(r"%\(\w+\)s", message.string))
    ]  # fmt: skip
    assert changed == []


@pytest.mark.parametrize("path", RESIDENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_template_parses_and_is_short(path):
    environment("de").get_template(str(path.relative_to(templates_folder())))
    assert len(path.read_text().splitlines()) <= 60


def test_sentences_are_replaced_while_compiling():
    template = environment("en").from_string('{{ _("Tilbage") }} {{ _("Ring til %(phone)s.", phone=number) }}')
    assert template.render(number="<1>") == "Back Call &lt;1&gt;."


def test_counts_choose_their_form():
    text = (
        '{{ ngettext("Du har ikke svaret på %(count)s spørgsmål.", "Du har ikke svaret på %(count)s spørgsmål.", n) }}'
    )
    template = environment("de").from_string(text)
    assert [template.render(n=n).split()[-2:] for n in (1, 2)] == [["nicht", "beantwortet."]] * 2
    assert "2 Fragen" in template.render(n=2)


def test_a_sentence_must_be_written_out():
    with pytest.raises(TypeError, match="takes a literal"):
        environment("en").from_string("{{ _(word) }}")


def test_danish_says_what_the_source_says():
    assert catalogue.languages()[:2] == ("da", "en")
    assert Path(catalogue.FOLDER / "da").exists() is False


@pytest.mark.parametrize("path", RESIDENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_danish_is_easy_to_read(path):
    """LIX at most 35. Source: Björnsson (1968), words per sentence plus the percentage of words above six letters."""
    said = [text if text[-1] in ".?!:" else f"{text}." for text in sorted(sentences(path.read_text()))]
    text = re.sub(r"%\(\w+\)s", "x", " ".join(said))
    words = re.findall(r"[A-Za-zæøåÆØÅé]+", text)
    stops = len(re.findall(r"[.:?!](?=\s|$)", text))
    long = sum(len(word) > 6 for word in words)
    assert len(words) < 20 or len(words) / stops + 100 * long / len(words) <= 35
