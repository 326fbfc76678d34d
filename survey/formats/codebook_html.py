"""The codebook as one page that needs nothing else: to read, to search in and to print."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from survey.formats import codebook_words as words
from survey.formats.codebook import of_questionnaire
from survey.formats.column import OURS, missing_codes
from survey.formats.stata import LETTERS
from survey.formats.wordings import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from survey.formats.codebook import Codebook, Entry
    from survey.formats.column import Coded
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.wording import Wording

STYLE = """
:root { --ink: #1a1a1a; --quiet: #595959; --line: #c8ced6; --fill: #eef3f8; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 0.5rem; padding-top: 0.5rem; border-top: 3px solid var(--ink); }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 0 0 0.25rem; }
h4 { font-size: 0.9rem; margin: 0.75rem 0 0.25rem; }
p, ul { margin: 0 0 0.5rem; }
article { margin: 1.25rem 0; padding: 1rem 0 0; border-top: 1px solid var(--line); }
.other, .quiet { color: var(--quiet); }
.note { border-left: 0.4rem solid var(--ink); padding: 0.5rem 0.75rem; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; margin: 0.5rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
code { font: 0.9em ui-monospace, Consolas, Menlo, monospace; overflow-wrap: break-word; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; margin: 0.25rem 0 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0;
  border-bottom: 1px solid var(--line); }
thead th { font-size: 0.85rem; color: var(--quiet); font-weight: 600; }
td.number, th.number { text-align: right; width: 4rem; font-variant-numeric: tabular-nums; }
a { color: #0b4f8a; }
@media (max-width: 36rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin: 0 0 0.4rem; }
}
@media print { article { break-inside: avoid; } .wide { overflow: visible; } nav { display: none; } }
"""


def text(codebook: Codebook, *, language: str = "") -> str:
    """Return the page.

    Args:
        codebook: what to show.
        language: of the page; its questions and answers stand in every language. The source if none is named.
    """
    return "\n".join(_lines(codebook, language or codebook.languages[0])) + "\n"


def write(questionnaire: Questionnaire, path: Path) -> None:
    """Write the codebook of a questionnaire alone."""
    path.write_text(text(of_questionnaire(questionnaire)), encoding="utf-8")


def _lines(codebook: Codebook, language: str) -> Iterator[str]:
    title = plain(codebook.title.text(language))
    name = words.word("codebook", language)
    yield "<!doctype html>"
    yield f'<html lang="{escape(language)}">'
    yield '<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(f'{name}: {title}')}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{escape(name)}: {escape(title)}</h1>"
    if period := words.period(codebook, language):
        yield f"<p>{escape(period)}</p>"
    if codebook.note:
        yield f'<p class="note">{escape(codebook.note.text(language))}</p>'
    parts = _parts(codebook)
    yield from _contents(parts, language)
    yield from _missing(language)
    for i, (section, questions) in enumerate(parts, start=1):
        yield f'<section id="del-{i}">\n<h2>{escape(section.text(language))}</h2>'
        for question in questions:
            yield from _question(question, codebook.languages, language)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _parts(codebook: Codebook) -> list[tuple[Wording, list[tuple[Entry, ...]]]]:
    """Return the questions of each part of the questionnaire; the facts together, wherever they stand in the data."""
    parts: dict[Wording, list[tuple[Entry, ...]]] = {}
    for question in codebook.questions:
        parts.setdefault(question[0].section, []).append(question)
    return list(parts.items())


def _contents(parts: Sequence[tuple[Wording, list[tuple[Entry, ...]]]], language: str) -> Iterator[str]:
    yield "<nav>\n<ul>"
    for i, (section, questions) in enumerate(parts, start=1):
        count = sum(len(question) for question in questions)
        variables = words.word("variable" if count == 1 else "variables", language).lower()
        yield f'<li><a href="#del-{i}">{escape(section.text(language))}</a> ({count} {variables})</li>'
    yield "</ul>\n</nav>"


def _missing(language: str) -> Iterator[str]:
    yield f"<h2>{escape(words.word('missing', language))}</h2>\n<p>{escape(words.MISSING_NOTE.text(language))}</p>"
    yield f"<p>{escape(words.WHY_NOTE.text(language))}</p>"
    yield '<div class="wide"><table>\n<thead><tr>'
    yield f'<th class="number">{escape(words.word("code", language))}</th><th>Stata</th>'
    yield f"<th>{escape(words.word('label', language))}</th></tr></thead>\n<tbody>"
    for coded in missing_codes():
        label = escape(coded.label.text(language))
        yield f'<tr><td class="number">{coded.code}</td><td>.{LETTERS[int(str(coded.code))]}</td><td>{label}</td></tr>'
    yield "</tbody>\n</table></div>"


def _question(entries: tuple[Entry, ...], languages: Sequence[str], language: str) -> Iterator[str]:
    first = entries[0]
    outer = first.around or first.question
    ask = first.ask if outer is first.question or outer is None else outer.ask
    yield f'<article id="{escape(outer.name if outer else first.column.name)}">'
    yield f"<h3>{escape(plain(ask.text(language)))}</h3>"
    for other in languages:
        told, spoken = ask.spoken(other)
        if other != language and spoken == other:
            yield f'<p class="other" lang="{escape(other)}">{escape(plain(told))}</p>'
    yield from _facts(entries, language)
    yield from _variables(entries, language)
    yield from _codes(entries, languages, language)
    yield "</article>"


def _facts(entries: Sequence[Entry], language: str) -> Iterator[str]:
    first = entries[0]
    facts = [("universe", first.universe.text(language))] if first.question else []
    facts += [("limits", words.limits(first, language)), ("publish", words.word(first.publish, language))]
    facts += [("care", "; ".join(dict.fromkeys(filter(None, (words.care(entry, language) for entry in entries)))))]
    facts += [("remarks", remark) for remark in dict.fromkeys(remark for entry in entries for remark in entry.remarks)]
    if own := _own_missing(entries, language):
        facts.append(("missing", own))
    yield "<dl>"
    for key, told in facts:
        if told and (first.question or key != "publish"):
            yield f"<dt>{escape(words.word(key, language))}</dt><dd>{escape(told)}</dd>"
    yield "</dl>"


def _own_missing(entries: Sequence[Entry], language: str) -> str:
    """Return the question's own words for a missing answer, or the usual range."""
    if not any(OURS in entry.column.missing for entry in entries):
        return ""
    own = dict.fromkeys(coded for entry in entries for coded in words.own_missing(entry, language))
    return "; ".join(["−9 … −1", *(f"{code} {label}".replace("-", "−", 1) for code, label in own)])


def _variables(entries: Sequence[Entry], language: str) -> Iterator[str]:
    headings = ("variable", "about", "content")
    yield '<div class="wide"><table>\n<thead><tr>'
    yield "".join(f"<th>{escape(words.word(key, language))}</th>" for key in headings)
    yield "</tr></thead>\n<tbody>"
    for entry in entries:
        yield (
            f"<tr><td>{_code(entry.column.name)}</td><td>{escape(words.about(entry, language))}</td>"
            f"<td>{escape(words.content_word(entry, language))}, "
            f"{escape(words.word(entry.column.level, language))}</td></tr>"
        )
    yield "</tbody>\n</table></div>"


def _code(name: str) -> str:
    """Return a variable's name, which may be broken between its parts."""
    return f"<code>{escape(name).replace('__', '__<wbr>')}</code>"


def _codes(entries: Sequence[Entry], languages: Sequence[str], language: str) -> Iterator[str]:
    """Yield a table for each list of codes, and whose it is where there are several."""
    lists: dict[tuple[Coded, ...], list[str]] = {}
    for entry in entries:
        answers = entry.column.answers()
        # What 0 means in a variable that says why another is empty is told once, above all questions.
        if answers and not entry.column.name.endswith("__missing"):
            lists.setdefault(answers, []).append(entry.column.name)
    for answers, names in lists.items():
        if len(lists) > 1:
            yield "<h4>" + ", ".join(map(_code, names)) + "</h4>"
        yield from _code_table(answers, _spoken(answers, languages, language), language)


def _spoken(answers: Iterable[Coded], languages: Sequence[str], language: str) -> tuple[str, ...]:
    """Return the languages that any of the labels is really written in, the page's first."""
    found = [other for other in languages if any(each.label.spoken(other)[1] == other for each in answers)]
    return (language, *(other for other in found if other != language))


def _code_table(answers: Sequence[Coded], spoken: Sequence[str], language: str) -> Iterator[str]:
    yield f'<div class="wide"><table>\n<thead><tr><th class="number">{escape(words.word("code", language))}</th>'
    for other in spoken:
        spoken_in = f" ({words.language_name(other, language)})" if len(spoken) > 1 else ""
        yield f"<th>{escape(words.word('label', language) + spoken_in)}</th>"
    yield "</tr></thead>\n<tbody>"
    for each in answers:
        labels = "".join(_label(each.label, other) for other in spoken)
        yield f'<tr><td class="number">{escape(str(each.code))}</td>{labels}</tr>'
    yield "</tbody>\n</table></div>"


def _label(wording: Wording, language: str) -> str:
    """Return the cell of a label; one that is not translated stands in the language it is in, and says so."""
    label, real = wording.spoken(language)
    is_own = ' class="other"' if real != language else ""
    return f'<td lang="{escape(real)}"{is_own}>{escape(label)}</td>'
