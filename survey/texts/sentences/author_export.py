"""What an XLSForm cannot hold of a questionnaire, to its author, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "export_cluster_value": (
        "${%(name)s} kendes kun her; i skemaet står {%(name)s}, som skal rettes i hånden",
        "${%(name)s} is known here only; the form says {%(name)s}, to be replaced by hand",
    ),
    "export_placeholder_name": (
        "${%(name)s} viser dér svarets navn, ikke dets tekst",
        "${%(name)s} shows the answer's name there, not its label",
    ),
    "export_history": (
        "»%(name)s«: tidligere navne og noter om ændringer følger ikke med",
        "“%(name)s”: earlier names and notes of changes do not go along",
    ),
    "export_villages": (
        "»%(name)s«: klyngens landsbyer fyldes i, når en runde åbner; skriv dem i arket choices",
        "“%(name)s”: the cluster's villages are filled in when a wave opens; write them in the sheet choices",
    ),
    "export_ranking_at_most": (
        "»%(name)s«: dér rangordnes alle, ikke højst %(at_most)s",
        "“%(name)s”: there all are ranked, not at most %(at_most)s",
    ),
    "export_ranking_apart": (
        "»%(name)s«: en rangordning har dér ikke »ved ikke«, »ingen« eller lignende",
        "“%(name)s”: a ranking there has no “don't know”, “none” or the like",
    ),
    "export_number_options": (
        "»%(name)s«: en tabel af tal har dér ikke »ved ikke« eller lignende",
        "“%(name)s”: a table of numbers there has no “don't know” or the like",
    ),
    "export_unit": (
        "»%(name)s«: enheden vises ikke dér; den står i kolonnen unit",
        "“%(name)s”: the unit is not shown there; it stands in the column unit",
    ),
    "export_places": (
        "»%(name)s«: dér kun et punkt på kortet; listen over steder og egne ord følger ikke med",
        "“%(name)s”: there a point on the map only; the list of places and own words do not go along",
    ),
    "export_repeat_at_most": (
        "»%(name)s«: dér er der ingen øvre grænse på %(at_most)s linjer",
        "“%(name)s”: there is no limit of %(at_most)s lines there",
    ),
    "export_end": (
        "»%(name)s«: en afslutning er dér en tekst, og alt efter den skjules",
        "“%(name)s”: an ending is a text there, and all after it is hidden",
    ),
}
