"""What is wrong in a cluster's folder, to its organisers."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "cluster_file_missing": "filen mangler i klyngens mappe",
    "cluster_file_empty": "filen er tom; første linje skal være kolonnernes navne",
    "cluster_encoding_assumed": (
        "%(file)s er ikke gemt som UTF-8. Den er læst som %(encoding)s; se efter, at æ, ø og å er rigtige."
    ),
    "cluster_column_unused": "%(file)s: kolonnen »%(column)s« bliver ikke brugt.",
    "cluster_column_twice": "kolonnen »%(column)s« står der to gange",
    "cluster_column_missing": "kolonnen »%(column)s« mangler",
    "cluster_column_meant": "mente du »%(column)s«, hvor der står »%(found)s«?",
    "cluster_cells": "linjen har flere felter end de %(expected)s kolonner; adskil med semikolon, når tal har komma",
    "cluster_did_you_mean": "mente du »%(nearest)s«?",
    "cluster_one_of": "skriv et af disse: %(known)s",
    "cluster_twice": "»%(found)s« står allerede i linje %(line)s",
    "cluster_name": "»%(found)s« kan ikke være et navn",
    "cluster_name_advice": "brug små bogstaver fra a til z, tal og _, fx noerre_harbaek",
    "cluster_village_code": "landsbyens kode er »%(found)s«",
    "cluster_village_code_advice": (
        "giv hver landsby sit eget hele tal fra 1 til 899, og lav det aldrig om, når der er kommet svar"
    ),
    "cluster_neighbour_missing": "%(village)s mangler en nabolandsby; den bruges, hvis der kommer under ti svar",
    "cluster_neighbour_unknown": "nabolandsbyen »%(found)s« er ikke en anden af klyngens landsbyer",
    "cluster_village_unknown": "landsbyen »%(found)s« står ikke i villages.csv",
    "cluster_kind_unknown": "»%(found)s« er ikke en slags mødested",
    "cluster_sex_unknown": "»%(found)s« er ikke et køn i folketallet",
    "cluster_age_unknown": "»%(found)s« er ikke en af aldersgrupperne",
    "cluster_count": "»%(found)s« er ikke et antal",
    "cluster_count_advice": "skriv et helt tal, fx 1184 eller 1.184; skriv 0, hvor der ingen bor",
    "cluster_cell_twice": "%(village)s, %(sex)s, %(age)s står der to gange",
    "cluster_cells_missing": "%(village)s mangler %(cells)s",
    "cluster_cells_missing_advice": "skriv en linje for hvert køn og hver aldersgruppe, også hvor antallet er 0",
    "cluster_coordinates": "»%(lon)s« og »%(lat)s« er ikke en længde og en bredde",
    "cluster_coordinates_advice": "skriv grader med komma eller punktum, fx 8,90647 og 56,24229",
    "cluster_outside_denmark": "%(lon)s, %(lat)s ligger uden for Danmark",
    "cluster_outside_denmark_advice": (
        "længden skal være mellem 7,5 og 15,5 og bredden mellem 54,5 og 58; se efter, om et komma er faldet ud"
    ),
    "cluster_swapped": "længde og bredde er byttet om; længden er det lille tal, fx 8,9",
    "cluster_outside_outline": "%(label)s ligger uden for klyngens omrids; se efter, om det er rigtigt.",
    "cluster_map_json": "filen kan ikke læses som GeoJSON; fejlen er ved tegn %(column)s",
    "cluster_map_shape": "filen skal være en FeatureCollection, hvor hver feature har geometry og coordinates",
    "cluster_outline_count": "der er %(found)s omrids, og der skal være ét",
    "cluster_outline_advice": 'tegn ét Polygon med "layer": "outline" i properties',
    "cluster_outline_corners": "omridset har færre end tre hjørner",
    "cluster_yaml": "filen kan ikke læses",
    "cluster_yaml_advice": "skriv én indstilling pr. linje, fx phone: 70 00 00 00",
    "cluster_key_unknown": "»%(found)s« er ikke en indstilling",
    "cluster_key_missing": "indstillingen »%(setting)s« mangler",
    "cluster_setting": "»%(setting)s« kan ikke være »%(found)s«",
    "cluster_setting_slug": "slug er klyngens navn i adressen: små bogstaver, tal og bindestreg, fx harbaekdalen",
    "cluster_setting_name": "skriv klyngens navn, fx name: Harbækdalen",
    "cluster_setting_municipality": "skriv kommunens navn uden ordet Kommune, fx municipality: Harbæk",
    "cluster_setting_phone": "skriv det nummer, man kan ringe til om hjælp, fx phone: 70 00 00 00",
    "cluster_setting_email": "skriv en e-mailadresse, fx email: klyngen@eksempel.dk",
    "cluster_setting_controller": "skriv, hvem der er dataansvarlig, fx controller: Harbæk Kommune",
    "cluster_setting_modules": "skriv modulernes navne, fx modules: [wellbeing, places], eller [] for det korte skema",
    "cluster_setting_open_link": "skriv yes eller no",
    "cluster_setting_open_link_counts": "skriv yes eller no",
    "cluster_setting_expected_rate": "skriv den svarprocent, I venter, som et tal mellem 0,01 og 1, fx 0,15",
    "cluster_setting_least_cell": "skriv et helt tal på mindst 5; grænsen kan kun gøres strengere",
    "cluster_setting_least_base": "skriv et helt tal på mindst 10; grænsen kan kun gøres strengere",
    "cluster_setting_tiles": "skriv adressen på kortbilleder med {z}, {x} og {y}, "
    "fx tiles: https://kort.eksempel.dk/{z}/{x}/{y}.png",
    "cluster_setting_tiles_credit": "skriv, hvem der har lavet kortbillederne",
    "cluster_setting_controller_address": (
        "skriv den dataansvarliges adresse på én linje, fx controller_address: Torvet 1, 7799 Harbæk"
    ),
    "cluster_setting_basis": (
        "skriv public_task, når en kommune spørger, eller legitimate_interest, når en forening selv er dataansvarlig"
    ),
    "cluster_setting_dpo": "skriv databeskyttelsesrådgiverens e-mail eller telefon, fx dpo: dpo@eksempel.dk",
    "cluster_setting_processors": "skriv navnene på databehandlerne, fx processors: [DGI, Værten ApS]",
    "cluster_setting_in_eu": "skriv yes, når alt bliver i EU og EØS, og ellers no",
    "cluster_setting_keep_answers_months": "skriv et helt tal fra 1 til 24; svar bliver aldrig gemt længere",
    "cluster_setting_keep_words_months": "skriv et helt tal fra 1 til 12; egne ord bliver aldrig gemt længere",
    "cluster_setting_population_note": (
        "skriv på én linje, hvor tallene i population.csv er fra; klyngesvar population skriver den selv"
    ),
    "cluster_setting_was_url": (
        "skriv adressen på erklæringen fra WAS-værktøjet, fx was_url: https://was.digst.dk/svar-eksempel-dk"
    ),
}
