"""What organisers are told about published questionnaires, and about moving a wave to a later one."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "version_unpublished": (
        "Spørgeskemaet %(name)s, version %(number)s, er ikke udgivet, som det står nu. "
        "Udgiv det først: klyngesvar publish FIL"
    ),
    "version_unknown": "Der er intet udgivet spørgeskema, der begynder med »%(version)s«. Der findes: %(known)s.",
    "cli_no_questionnaire": (
        "Der er hverken en fil eller et udgivet spørgeskema, der hedder »%(file)s«. Skriv spørgeskemaets fil, eller "
        "begyndelsen af versionens SHA-256."
    ),
}
