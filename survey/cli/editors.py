"""Command for editors: write the JSON Schema that completes and explains keys while an author types."""

from __future__ import annotations

import json
from pathlib import Path

from survey.cli.group import command, option
from survey.cli.parameters import Existing
from survey.cli.speech import tell
from survey.questionnaire.json_schema import questionnaire_schema, shared_schema

SCHEMAS = {"questionnaire.schema.json": questionnaire_schema, "shared.schema.json": shared_schema}


@command("schema")
@option("--out", type=Existing(exists=True, file_okay=False, path_type=Path), default=Path("docs"), says="schema_out")
def schema(out: Path) -> None:
    """Write the schemas of questionnaires, and of the files they share, into a folder."""
    for name, text in schema_texts().items():
        (out / name).write_text(text, encoding="utf-8")
        tell("schema_written", file=str(out / name))


def schema_texts() -> dict[str, str]:
    """Return the text of each schema by its file's name."""
    return {name: json.dumps(made(), ensure_ascii=False, indent=1) + "\n" for name, made in SCHEMAS.items()}
