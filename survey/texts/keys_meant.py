"""Keys meant: the English keys and kinds behind the Danish words, and other tools' words, that authors try."""

from __future__ import annotations

# What Danish authors, and those who come from another tool, write for a key or a kind; the keys are learnt once.
KEYS_MEANT: dict[str, tuple[str, ...]] = {
    "afkrydsning": ("multi",), "afsnit": ("section",), "anden_side": ("next_page",), "andet": ("other",),
    "checkbox": ("multi",), "checkboxes": ("multi",), "dato": ("date",), "del": ("section",), "enhed": ("unit",),
    "gentag": ("repeat",), "hjælp": ("help",), "højst": ("at_most", "max"), "ingen": ("none",), "klokkeslæt": ("time",),
    "kort": ("places",), "landsby": ("village",), "linjer": ("lines",), "liste": ("list",), "lister": ("lists",),
    "mindst": ("min",), "modul": ("module",), "moduler": ("modules",), "new_page": ("next_page",),
    "ny_side": ("next_page",), "næste_side": ("next_page",), "obligatorisk": ("required",), "overskrift": ("title",),
    "page_break": ("next_page",), "påkrævet": ("required",), "radio": ("single",), "række": ("rows",),
    "rækkefølge": ("order",), "rækker": ("rows",), "select_multiple": ("multi",), "select_one": ("single",),
    "sektion": ("section",), "sektioner": ("sections",), "side": ("next_page", "section"), "sideskift": ("next_page",),
    "skala": ("scale",), "spørg": ("ask",), "spørgeskema": ("questionnaire",), "spørgsmål": ("questions", "ask"),
    "sprog": ("languages", "language"), "steder": ("places",), "svar": ("options",), "svarmuligheder": ("options",),
    "tal": ("number",), "tekst": ("text", "ask"), "tid": ("time",), "tilfældig": ("random",), "titel": ("title",),
    "ved_ikke": ("dont_know",), "velkommen": ("welcome",), "tak": ("thanks",), "vis_hvis": ("show_if",),
    "ja": ("yes", "maybe"), "nej": ("no",), "valgmuligheder": ("options",), "mulighed": ("options",),
}  # fmt: skip
