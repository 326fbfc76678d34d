"""What the commands say with which an author sees a questionnaire: preview, map and schema."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    "cli_schema_short": "skriv det JSON Schema, som en editor hjælper med",
    "cli_schema_help": (
        "Skriv to filer med JSON Schema: questionnaire.schema.json til spørgeskemaer og shared.schema.json til filer "
        "med fælles lister og blokke. En editor, der kender dem, foreslår nøgler og forklarer dem på dansk. Skriv "
        "øverst i skemaet: # yaml-language-server: $schema=../docs/questionnaire.schema.json"
    ),
    "cli_schema_example": "klyngesvar schema --out docs",
    "cli_option_schema_out": "mappen, som filerne skrives i",
    "cli_schema_written": "Skrev %(file)s",
    "cli_preview_short": "vis et spørgeskema i browseren, mens det skrives",
    "cli_preview_help": (
        "Vis et spørgeskema alene i browseren, på telefon og på papirbredde og på hvert af dets sprog. Siden følger "
        "med, hver gang en af filerne gemmes, og fejl vises med den linje, de står på. Skemaet kan besvares, som en "
        "borger ville gøre det, med landsbyer og steder fra den opdigtede klynge Harbækdalen. Intet gemmes."
    ),
    "cli_preview_example": "klyngesvar preview questionnaires/residents.yaml",
    "cli_preview_serving": (
        "Se skemaet på %(address)s\nSiden følger med, når filen gemmes. Stop med Ctrl+C.",
        "See the questionnaire at %(address)s\nThe page follows when the file is saved. Stop with Ctrl+C.",
    ),
    "cli_map_short": "tegn et spørgeskemas veje: dele, betingelser og slutninger",
    "cli_map_help": (
        "Skriv én HTML-side med hele spørgeskemaet: dele, sider og spørgsmål, hver betingelse med ord, hver slutning, "
        "hvor hvert svar bruges senere, og minutterne på den korteste og den længste vej. Siden kan printes."
    ),
    "cli_map_example": "klyngesvar map questionnaires/residents.yaml --out kort.html",
    "cli_option_map_out": "HTML-filen, der skrives; ellers skemaets navn med .map.html",
    "cli_option_map_language": "sproget, som siden skrives på",
    "cli_map_written": ("Skrev %(file)s", "Wrote %(file)s"),
}
