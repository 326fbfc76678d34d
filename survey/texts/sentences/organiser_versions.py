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
    "cli_diff_short": "vis, hvad der er ændret mellem to versioner af et spørgeskema",
    "cli_diff_help": (
        "Vis, hvad der er ændret fra OLD til NEW, og hvad det betyder for de svar, der er: uden betydning, skal have "
        "en note, eller kan ikke laves om, når der er svar. OLD og NEW er filer eller begyndelsen af en udgivet "
        "versions SHA-256. Kommandoen ender med 1, når noget skal rettes."
    ),
    "cli_diff_example": "klyngesvar diff 3f9a1c residents.yaml",
}
