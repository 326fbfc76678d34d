"""What is wrong with a folder of data, or with another program's file, to the analyst."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "data_no_file": "filen mangler i %(folder)s; en mappe med mikrodata har den",
    "data_not_utf8": "filen er ikke i UTF-8; gem den igen som UTF-8",
    "data_empty": "filen er tom; første linje skal være kolonnernes navne",
    "data_yaml": "filen kan ikke læses: %(why)s",
    "data_questionnaire": "spørgeskemaet kan ikke læses",
    "data_cells": "linjen har %(found)s celler; der skal være %(expected)s",
    "data_cell": "en celle kan ikke læses: %(why)s",
    "data_unknown_column": "kolonnen %(name)s er hverken i spørgeskemaet eller i kodebogen",
    "data_foreign": "filen kan ikke læses: %(why)s",
}
