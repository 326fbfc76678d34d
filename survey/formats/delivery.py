"""The delivery: the files of one data set for everyone who may use it, whatever program they have."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

from survey.formats import (
    codebook_html,
    codebook_xlsx,
    datafile_csv,
    datafile_xlsx,
    ddi,
    r_script,
    spss,
    spss_syntax,
    stata,
)
from survey.formats.codebook import of_data
from survey.formats.column import missing_codes
from survey.formats.seal import sealed
from survey.formats.wordings import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.formats.datafile import DataFile

SIMULATED = "simuleret"
READ_ME = "laes-mig.txt"
NAMES = "navne.csv"


def files(data: DataFile, *, language: str = "", with_words: bool = False) -> dict[str, bytes]:
    """Return the content of every file by name; the same data give the same bytes.

    Args:
        data: the responses.
        language: that labels are written in; the source language if none is named.
        with_words: whether the words that may tell who wrote them are among the answers, which the read-me says.
    """
    language = language or data.languages[0]
    name = f"{data.name}-{SIMULATED}" if data.note else data.name
    called = {kind: f"{name}.{kind}" for kind in ("csv", "xlsx", "sav", "sps", "dta", "R")}
    book = of_data(data)
    kinds = [(called["csv"], "text/csv"), (called["sav"], "SPSS"), (called["dta"], "Stata"), (called["xlsx"], "Excel")]
    made = {
        called["csv"]: datafile_csv.content(data),
        called["xlsx"]: datafile_xlsx.content(data, language=language),
        called["sav"]: spss.content(data, language=language),
        called["sps"]: spss_syntax.text(data, file=called["sav"], language=language).encode(),
        called["dta"]: stata.content(data, language=language),
        called["R"]: r_script.text(data, file=called["csv"], script=called["R"], language=language).encode(),
        f"{name}-kodebog.html": codebook_html.text(book, language=language).encode(),
        f"{name}-kodebog.xlsx": codebook_xlsx.content(book, language=language),
        f"{name}-ddi.xml": ddi.content(book, name=data.name, files=kinds),
    }
    if changed := _changed_names(data):
        made[NAMES] = changed.encode()
    made[READ_ME] = "\r\n".join(_read_me(data, name, with_words=with_words)).encode("utf-8-sig")
    return made


def packed(data: DataFile, *, language: str = "", with_words: bool = False) -> bytes:
    """Return all files in one zip; arguments as for `files`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files(data, language=language, with_words=with_words).items():
            archive.writestr(name, content)
    return sealed(target.getvalue())


def _changed_names(data: DataFile) -> str:
    """Return the map of the names that SPSS or Stata cannot hold; "" where they hold them all."""
    in_spss, in_stata = spss.names_of(data), stata.names_of(data)
    changed = [name for name in in_spss if {in_spss[name], in_stata[name]} != {name}]
    if not changed:
        return ""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(("navn", "spss", "stata"))
    writer.writerows((name, in_spss[name], in_stata[name]) for name in changed)
    return datafile_csv.BOM + written.getvalue()


def _read_me(data: DataFile, name: str, *, with_words: bool) -> Iterator[str]:
    """Yield the lines of the read-me, which is Danish as are those who open the zip."""
    yield f"{plain(data.title.text('da'))} – svar"
    yield ""
    if data.note:
        yield from (data.note.text("da"), "")
    yield "Svarene er fortrolige. De må kun bruges af analytikeren. Kun beskyttede tal fra en udgave må offentliggøres."
    yield (
        "Ord, der kan røbe, hvem der skrev, er med."
        if with_words
        else "Ord, der kan røbe, hvem der skrev, er skjult (-3)."
    )
    yield ""
    yield f"{name}.xlsx          svarene i ord, svarene i koder, kodebog (Excel, LibreOffice)"
    yield f"{name}.csv           svarene i koder; semikolon, decimalkomma, UTF-8"
    yield f"{name}.sav og .sps   SPSS. Kør .sps: den åbner svarene og samler spørgsmål med flere krydser"
    yield f"{name}.dta           Stata 14 og nyere"
    yield f'{name}.R             R. Kør: source("{name}.R", encoding = "UTF-8"). Den læser .csv'
    yield f"{name}-kodebog.html  kodebogen til at læse, søge i og skrive ud. Også som .xlsx"
    yield f"{name}-ddi.xml       kodebogen til dataarkiver (DDI-Codebook 2.5)"
    if _changed_names(data):
        yield f"{NAMES}              navne, som SPSS eller Stata selv bruger, og hvad de hedder dér i stedet"
    yield ""
    yield "Manglende svar er altid negative tal; i SPSS er det -9 til -1, i Stata .a til .i:"
    for coded in missing_codes():
        yield f"  {coded.code}  .{stata.LETTERS[int(str(coded.code))]}  {coded.label.text('da')}"
    yield ""
    yield "Begynder en tekst i .csv med =, +, -, @ eller ', står der et ' foran, så regnearket ikke regner på den."
    yield ""
