"""What authors and translators are told of translations."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    "translate_source": (
        "%(language)s er det sprog, skemaet er skrevet på; skriv et af de andre",
        "%(language)s is the language that the questionnaire is written in; name another",
    ),
    "translate_language": (
        "skemaet har ikke sproget %(language)s",
        "the questionnaire does not have the language %(language)s",
    ),
    "link_lost": (
        "oversættelsen mangler et link; teksten har %(count)s",
        "the translation lacks a link; the text has %(count)s",
    ),
    "link_lost_advice": (
        "skriv linket, som det står i teksten, med dine egne ord i [ ]: %(link)s",
        "write the link as it stands in the text, with your own words within [ ]: %(link)s",
    ),
    "bold_lost": (
        "oversættelsen har ikke lige så mange fede steder som teksten, der har %(count)s",
        "the translation has not as many bold places as the text, which has %(count)s",
    ),
    "bold_lost_advice": (
        "sæt ** før og efter de ord, der skal være fede",
        "put ** before and after the words that are to be bold",
    ),
    "sheet_unknown": (
        "arket er ikke lavet med »klyngesvar translate«, eller også er dets overskrifter ændret",
        "the sheet was not made by “klyngesvar translate”, or its headings have been changed",
    ),
    "sheet_formula": ("her står en formel", "there is a formula here"),
    "sheet_formula_advice": ("skriv oversættelsen som almindelig tekst", "write the translation as plain text"),
    "sheet_twice": (
        "»%(word)s« står to gange med to oversættelser; den anden står i %(cell)s",
        "“%(word)s” stands twice with two translations; the other one is in %(cell)s",
    ),
    "sheet_twice_advice": ("slet den, der ikke skal bruges", "delete the one that is not to be used"),
    "cli_translate_short": "lav og opdatér en oversættelse, og send den til en oversætter som regneark",
    "cli_translate_help": (
        "Lav oversættelsen af et spørgeskema til LANGUAGE, eller bring den ajour: linjer, der mangler, skrives ind "
        "tomme med teksten over; linjer, hvis tekst er ændret, bliver mærket; linjer, hvis tekst er væk, bliver til "
        "kommentarer. Rækkefølge, kommentarer og alt, hvad der er oversat, bliver stående. Med --xlsx skrives et "
        "regneark til en oversætter, og med --from læses det tilbage; mangler en oversættelse en ${værdi}, et link "
        "eller fed skrift, ændres intet."
    ),
    "cli_translate_example": "klyngesvar translate questionnaires/residents.yaml en --xlsx til-oversaetter.xlsx",
    "cli_option_xlsx": "skriv et regneark til en oversætter",
    "cli_option_from": "læs det regneark tilbage, som oversætteren har udfyldt",
    "cli_option_since": (
        "en tidligere version (fil eller begyndelsen af en SHA-256), hvis tekster vises, hvor de er ændret"
    ),
    "cli_translate_written": "Skrevet: %(file)s",
    "cli_translate_sheet": "Skrevet: %(file)s med %(count)s linjer.",
    "cli_translate_other_sheet": (
        "%(file)s hører til skemaet %(questionnaire)s på %(spoken)s. Brug det ark, der er lavet af dette skema."
    ),
    "cli_translate_taken": "Læst fra arket: %(count)s nye oversættelser.",
    "cli_translate_clash": (
        "%(count)s linjer var også ændret i filen; den tekst, der stod der, ligger nu i en kommentar: %(names)s"
    ),
    "cli_translate_outdated": (
        "%(count)s linjer er oversat efter en tekst, der er ændret siden; de er mærket: %(names)s"
    ),
    "cli_translate_kept": "%(count)s linjer er der ikke længere brug for; de ligger i en kommentar: %(names)s",
    "cli_translate_missing": "Mangler (%(count)s):",
    "cli_translate_stale": "Forældede, fordi teksten er ændret (%(count)s):",
    "cli_translate_previous": "før: %(before)s",
    "cli_translate_more": "  … og %(count)s til",
    "cli_translate_gone": "Teksten er væk (%(count)s), og oversættelsen er nu en kommentar: %(names)s",
    "cli_translate_done": "%(done)s af %(all)s tekster er oversat.",
    "cli_translate_sheet_taken": (
        "Arket %(file)s findes allerede, og en oversætter kan have skrevet i det. Læs det med --from, eller vælg et "
        "andet navn."
    ),
}
