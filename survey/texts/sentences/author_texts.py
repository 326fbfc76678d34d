"""What is wrong within a text of a questionnaire, to its author, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "bold_open": ("en fed tekst bliver ikke lukket med **", "a bold text is not closed by **"),
    "bold_open_advice": ("skriv fx **vigtigt**, med to stjerner i hver ende", "write for example **important**"),
    "text_html": ("%(word)s er HTML og ville blive vist, som det står", "%(word)s is HTML and would be shown as typed"),
    "text_html_advice": (
        "slet det; fed skrift er **ord**, og et link er [ord](https://…)",
        "delete it; bold is **word**, and a link is [word](https://…)",
    ),
    "link_wrong": ("linket %(link)s kan ikke bruges", "the link %(link)s does not work"),
}
