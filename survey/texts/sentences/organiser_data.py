"""What is wrong with a folder of data, or with another program's file, to the analyst."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "data_no_file": "filen mangler i %(folder)s; en mappe med mikrodata har den",
    "data_not_utf8": "filen er ikke i UTF-8; gem den igen som UTF-8",
    "data_empty": "filen er tom; første linje skal være kolonnernes navne",
    "data_yaml": "filen kan ikke læses: %(why)s",
    "data_questionnaire": "spørgeskemaet kan ikke læses",
    "data_cells": "linjen har %(found)s celler; der skal være %(expected)s",
    "data_no_number": "i kolonnen %(column)s står »%(found)s«; der skal stå et tal med punktum, fx 2.5",
    "data_no_date": "i kolonnen %(column)s står »%(found)s«; der skal stå en dato, fx 2026-10-06",
    "data_no_time": "i kolonnen %(column)s står »%(found)s«; der skal stå et klokkeslæt, fx 19:30",
    "data_unknown_column": "kolonnen %(name)s er hverken i spørgeskemaet eller i kodebogen",
    "data_foreign": "filen kan ikke læses: %(why)s",
    # the command
    "cli_data_short": "skriv mikrodata til Excel, CSV, SPSS, Stata, R og DDI, med kodebog",
    "cli_data_help": (
        "Skriv en mappe med mikrodata som filer til Excel, CSV, SPSS, Stata, R og DDI, med kodebog. Kommandoen er "
        "analytikerens: filerne rummer svar fra enkelte mennesker. Samme mappe giver altid de samme filer."
    ),
    "cli_data_example": "klyngesvar data instance/microdata/harbaekdalen/2026/1 --out svar.zip --reason kortlægning",
    "cli_option_data_out": "zip-fil eller mappe, som filerne skrives i",
    "cli_option_data_language": "sproget, som svarenes ord skrives på: da, en eller de; ellers spørgeskemaets eget",
    "cli_option_data_words": "tag også de ord med, der kan røbe, hvem der skrev; kun når et menneske har læst dem",
    "cli_option_data_reason": "hvad svarene skal bruges til; står i loggen, når mappen er installationens egen",
    "cli_data_no_reason": (
        'Skriv, hvad svarene skal bruges til, fx --reason "vægtet analyse til udviklingsplanen". Det kommer i loggen.'
    ),
    "cli_data_written": "%(out)s: %(rows)s svar, %(columns)s variable. Filerne er fortrolige.",
}
