"""What the preview says around a questionnaire, to its author, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "preview_title": ("Skemaet er i orden", "The questionnaire is sound"),
    "preview_title_faults": ("%(count)s fejl", "%(count)s faults"),
    "preview_fine": ("Ingen fejl. Siden følger med, når filen gemmes.", "No faults. This page follows the file."),
    "preview_faulty": ("Filen har fejl (%(count)s).", "The file has faults (%(count)s)."),
    "preview_lost": (
        "Forbindelsen til klyngesvar preview er væk. Er programmet stoppet?",
        "The connection to klyngesvar preview is gone. Was it stopped?",
    ),
    "preview_length": (
        "%(questions)s spørgsmål på %(pages)s sider, %(shortest)s–%(longest)s minutter.",
        "%(questions)s questions on %(pages)s pages, %(shortest)s–%(longest)s minutes.",
    ),
    "preview_map": ("Se alle veje på ét kort", "See every route on one map"),
    "preview_faults": ("Ret dette i filen (%(count)s)", "Mend this in the file (%(count)s)"),
    "preview_line": ("linje %(number)s", "line %(number)s"),
    "preview_source": ("Linje %(number)s i filen", "Line %(number)s of the file"),
    "preview_last_good": (
        "Nedenfor står skemaet, som det så ud, sidst filen var uden fejl.",
        "Below is the questionnaire as it was when the file last had no faults.",
    ),
    "preview_none_yet": (
        "Så snart filen er uden fejl, vises skemaet her.",
        "The questionnaire is shown here as soon as the file has no faults.",
    ),
    "preview_remarks": ("Bemærkninger (%(count)s)", "Remarks (%(count)s)"),
    "preview_choose": ("Vælg, hvad du vil se", "Choose what to see"),
    "preview_width": ("Bredde", "Width"),
    "preview_phone": ("Telefon", "Phone"),
    "preview_paper": ("Papirbredde", "Paper width"),
    "preview_both": ("Begge", "Both"),
    "preview_form": ("Skema", "Form"),
    "preview_whole": ("Alle moduler", "All modules"),
    "preview_standard": ("Standardskemaet", "The standard form"),
    "preview_language": ("Sprog", "Language"),
    "preview_unspoken": (
        "Platformens egne tekster findes ikke på %(languages)s, så det sprog kan ikke vises.",
        "The platform's own texts do not exist in %(languages)s, so that language cannot be shown.",
    ),
    "preview_again": ("Begynd forfra", "Begin again"),
    "preview_pages": ("Gå til en side", "Go to a page"),
    "preview_unmet": ("ikke med de svar, der er givet", "not with the answers given"),
    "preview_frame": (
        "Spørgeskemaet, som en borger ser det: %(width)s",
        "The questionnaire as seen by a resident: %(width)s",
    ),
}
