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
    "move_closed": (
        "Undersøgelsen »%(wave)s« er lukket. Den kan kun gå over til en ny version, mens den er åben, eller før."
    ),
    "move_other": (
        "Undersøgelsen bruger spørgeskemaet »%(before)s«. Den kan ikke gå over til »%(now)s«; åbn en ny undersøgelse."
    ),
    "move_not_later": (
        "Undersøgelsen bruger version %(before)s, og skemaet er version %(now)s. "
        "Skriv et højere nummer efter »version:«, og udgiv skemaet igen."
    ),
    "move_refused": (
        "Nogle har allerede svaret i »%(wave)s«, og %(count)s ændringer gør, at svarene ikke kan lægges sammen. "
        "Se dem med: klyngesvar diff %(before)s %(now)s"
    ),
    "cli_wave_move_short": "lad en undersøgelse gå over til en senere version af sit spørgeskema",
    "cli_wave_move_help": (
        "Lad en undersøgelse gå over til en senere, udgivet version af sit spørgeskema. Den, der er begyndt at svare, "
        "svarer færdig på den version, de begyndte med; nye får den nye. Svarene læses som én undersøgelse. Er der "
        "ændringer, der ikke kan forenes med de svar, der er, sker der intet: se dem med klyngesvar diff."
    ),
    "cli_wave_move_example": "klyngesvar wave move harbaekdalen 2026 --questionnaire questionnaires/residents.yaml",
    "cli_wave_moved": (
        "%(cluster)s %(wave)s bruger nu %(name)s, version %(number)s (ændringer: %(count)s). "
        "Den, der er begyndt, svarer færdig på den version, de begyndte med."
    ),
    "cli_published_twin": (
        "Bemærk: version %(number)s er udgivet før med et andet indhold. Svar på den gamle bliver ved den gamle. "
        "En undersøgelse, der er åben, kan kun gå over til et højere nummer: skriv »version: %(next)s«, og udgiv igen."
    ),
}
