"""An R script that reads the .csv file and makes factors of its codes, and tells why an answer is missing.

It needs no package. `svar` gets a factor for each coded variable, numbers, dates and words; what is missing is NA, and
`mangler`, a frame of the same shape, says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.formats.column import missing_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from survey.formats.column import Coded, Column
    from survey.formats.datafile import DataFile

OPENED = """# {heading}
# Læser svarene og giver dem deres ord. Kør det i den mappe, hvor filerne ligger:
#   source("{script}", encoding = "UTF-8")
# Bagefter er der to tabeller af samme form:
#   svar     svarene: faktorer, tal, datoer og tekster. NA, hvor der ikke er et svar.
#   mangler  hvorfor et svar er NA. NA, hvor der er et svar.
# attr(svar$x, "label") er spørgsmålet, attr(svar$x, "codes") koderne bag faktorens ord.

kilde <- read.csv2("{file}", colClasses = "character", na.strings = "", check.names = FALSE,
                   fileEncoding = "UTF-8-BOM", encoding = "UTF-8", quote = "\\"")
svar <- kilde
mangler <- kilde
mangler[] <- NA
"""
FUNCTIONS = """
grunde <- c({reasons})
tal <- function(navn) as.numeric(gsub(",", ".", kilde[[navn]], fixed = TRUE))
hvorfor <- function(navn, ord = grunde) {{
  kode <- tal(navn)
  mangler[[navn]] <<- factor(ord[as.character(kode)], levels = unique(ord))
  replace(kode, kode %in% as.numeric(names(ord)), NA)
}}
sat <- function(navn, label, vaerdi, koder = NULL) {{
  attr(vaerdi, "label") <- label
  attr(vaerdi, "codes") <- koder
  svar[[navn]] <<- vaerdi
}}
faktor <- function(navn, label, koder, ord, ordnet = FALSE, grunde_her = grunde) {{
  kode <- hvorfor(navn, grunde_her)
  sat(navn, label, factor(kode, levels = koder, labels = ord, ordered = ordnet), koder)
}}
gruppe <- function(navn, label, koder, ord) {{
  sat(navn, label, factor(kilde[[navn]], levels = koder, labels = ord), koder)
}}
maalt <- function(navn, label, grunde_her = grunde) sat(navn, label, hvorfor(navn, grunde_her))
# Tekster, datoer og punkter har en kolonne ved siden af, der siger, hvorfor de er tomme.
tom <- function(navn) {{
  nabo <- paste0(navn, "__missing")
  if (nabo %in% names(kilde)) mangler[[navn]] <<- factor(grunde[kilde[[nabo]]], levels = unique(grunde))
}}
punkt <- function(navn, label) {{
  tom(navn)
  sat(navn, label, tal(navn))
}}
# Tekster, der ligner en formel, har en apostrof foran i filen.
tekst <- function(navn, label) {{
  tom(navn)
  ord <- ifelse(is.na(kilde[[navn]]), "", kilde[[navn]])
  sat(navn, label, sub("^'", "", ord))
}}
dag <- function(navn, label) {{
  tom(navn)
  sat(navn, label, as.Date(kilde[[navn]]))
}}
klokken <- function(navn, label) {{
  tom(navn)
  sat(navn, label, kilde[[navn]])
}}
"""


def text(data: DataFile, *, file: str, script: str = "svar.R", language: str = "") -> str:
    """Return the script.

    Args:
        data: the responses.
        file: name of the .csv file that `datafile_csv` wrote of them.
        script: what the script itself is called.
        language: that labels are written in; the source language if none is named.
    """
    language = language or data.languages[0]
    lines = [_call(column, language) for column in data.columns]
    reasons = _named(missing_codes(), language)
    return (
        OPENED.format(heading=data.heading(language), file=file, script=script)
        + FUNCTIONS.format(reasons=reasons)
        + "\n"
        + "\n".join(lines)
        + "\n"
    )


def _call(column: Column, language: str) -> str:
    """Return the call that gives a column its words."""
    name, label = string(column.name), string(column.label.text(language))
    answers = column.answers()
    match column.content:
        case "text" if answers:
            return f"gruppe({name}, {label}, {_codes(answers)}, {_labels(answers, language)})"
        case "text":
            return f"tekst({name}, {label})"
        case "date":
            return f"dag({name}, {label})"
        case "time" | "moment":
            return f"klokken({name}, {label})"
    return _number_call(column, language)


def _number_call(column: Column, language: str) -> str:
    name, label = string(column.name), string(column.label.text(language))
    answers = column.answers()
    own = _own_reasons(column, language)
    if not column.missing and not answers:
        return f"punkt({name}, {label})"
    if not answers or column.level == "scale" or _is_rank(column):
        return f"maalt({name}, {label}{own})"
    ordered = ", ordnet = TRUE" if column.level == "ordinal" else ""
    return f"faktor({name}, {label}, {_codes(answers)}, {_labels(answers, language)}{ordered}{own})"


def _is_rank(column: Column) -> bool:
    return column.variable is not None and column.variable.measure == "rank"


def _own_reasons(column: Column, language: str) -> str:
    """Return the column's reasons where the questionnaire has its own words for one of them, or where it has none."""
    own = [coded for coded in column.codes if coded.is_missing]
    if [coded.label.text(language) for coded in own] == [each.label.text(language) for each in missing_codes()]:
        return ""
    return f", grunde_her = c({_named(own, language)})" if own else ", grunde_her = character(0)"


def _named(codes: Sequence[Coded], language: str) -> str:
    return ", ".join(f'"{coded.code}" = {string(coded.label.text(language))}' for coded in codes)


def _codes(codes: Sequence[Coded]) -> str:
    return "c(" + ", ".join(string(each.code) if isinstance(each.code, str) else str(each.code) for each in codes) + ")"


def _labels(codes: Sequence[Coded], language: str) -> str:
    return "c(" + ", ".join(string(label) for label in apart(codes, language)) + ")"


def apart(codes: Sequence[Coded], language: str) -> Iterator[str]:
    """Yield the labels, with the code after those that are the same: a factor would take two of them for one."""
    labels = [coded.label.text(language) for coded in codes]
    for coded, label in zip(codes, labels, strict=True):
        yield f"{label} ({coded.code})" if labels.count(label) > 1 else label


def string(words: str) -> str:
    r"""Return a string of R's.

    >>> string('Han sagde "nej" \\ ja')
    '"Han sagde \\"nej\\" \\\\ ja"'
    """
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
