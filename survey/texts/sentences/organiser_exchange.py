"""What the commands say that bring forms from other tools along and take questionnaires to them."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    "cli_import_short": "læs et skema fra et andet program (XLSForm, LimeSurvey)",
    "cli_import_help": (
        "Læs et skema fra et andet program, og skriv det som et spørgeskema med oversættelser og låsefil. Alt, der "
        "ikke har et modstykke eller er omdøbt, vises med celle eller linje. Til sidst tjekkes det nye spørgeskema. "
        "Omdøbte navne står i NAVN.names.csv ved siden af."
    ),
    "cli_import_example": "klyngesvar import skema.xlsx --out mit-skema",
    "cli_option_import_out": "mappen, som filerne skrives i; de må ikke findes i forvejen",
    "cli_option_import_format": "formatet, hvis filens endelse ikke siger det",
    "cli_option_form_language": "sproget i et skema, der ikke selv siger det, fx da",
    "cli_import_taken": (
        "Der er intet skrevet: %(files)s findes allerede i %(folder)s. Vælg en anden mappe.",
        "Nothing is written: %(files)s already exist in %(folder)s. Choose another folder.",
    ),
    "cli_imported": (
        "Skrevet: %(files)s. %(changes)s ting er ikke, som de var.\nSpørgeskemaet: %(file)s",
        "Written: %(files)s. %(changes)s things are not as they were.\nThe questionnaire: %(file)s",
    ),
    "cli_export_short": "skriv et spørgeskema i et andet programs format",
    "cli_export_help": (
        "Skriv et spørgeskema i et andet programs format. Navne og koder er de samme som i svarene. Det, som formatet "
        "ikke kan rumme, vises. Landsbyer og steder følger med, når --cluster peger på en klynges mappe."
    ),
    "cli_export_example": "klyngesvar export questionnaires/residents.yaml --format xlsform --out borgere.xlsx",
    "cli_option_export_format": "formatet, fx xlsform",
    "cli_option_export_out": "filen, som skrives; ellers spørgeskemaets navn med formatets endelse",
    "cli_option_export_cluster": "mappen med den klynge, hvis landsbyer og steder skal med",
    "cli_export_suffix": (
        "Filen %(file)s skal ende på %(suffix)s i det format.",
        "The file %(file)s must end in %(suffix)s in that format.",
    ),
    "cli_exported": (
        "Skrevet: %(file)s. %(losses)s ting kunne ikke følge med.",
        "Written: %(file)s. %(losses)s things could not go along.",
    ),
}
