"""What another tool's form holds that is not as it was there, to whoever brings it along, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # What keeps a file from being read
    "import_format_unknown": (
        "filen er af en slags, som ikke kan læses; disse kan: %(known)s",
        "this kind of file cannot be read; these can: %(known)s",
    ),
    "import_xlsform_suffix": ("et XLSForm-skema ender på %(known)s", "an XLSForm ends in %(known)s"),
    "import_file_large": ("filen er over %(most)s MB", "the file is larger than %(most)s MB"),
    "import_zip_large": (
        "filen fylder over %(most)s MB, når den pakkes ud, eller har for mange dele; den læses ikke",
        "the file unpacks to more than %(most)s MB, or has too many parts; it is not read",
    ),
    "import_xml_declares": (
        "filen indeholder XML-erklæringer, som intet regneark skriver; den læses ikke",
        "the file holds XML declarations that no spreadsheet writes; it is not read",
    ),
    "import_no_workbook": (
        "filen er ikke en projektmappe; gem den som .xlsx",
        "the file is no workbook; save it as .xlsx",
    ),
    "import_csv_broken": ("filen er ikke gyldig CSV: %(why)s", "the file is no valid CSV: %(why)s"),
    "import_json_broken": ("filen er ikke gyldig JSON", "the file is no valid JSON"),
    "import_rows_many": ("arket har over %(most)s rækker", "the sheet has more than %(most)s rows"),
    "import_cell_long": ("cellen er over %(most)s tegn", "the cell is longer than %(most)s characters"),
    "import_no_survey_sheet": (
        "filen har intet ark »survey«, eller det er tomt",
        "the file has no sheet “survey”, or it is empty",
    ),
    "import_header_missing": ("kolonnen »%(header)s« mangler", "the column “%(header)s” is missing"),
    "import_header_twice": (
        "kolonnen »%(header)s« står også i %(column)s; slet eller omdøb den ene",
        "the column “%(header)s” stands in %(column)s too; delete or rename one of them",
    ),
    "import_begin_missing": (
        "»end %(part)s« uden en begyndelse; slet rækken, eller skriv »begin %(part)s« før den",
        "“end %(part)s” without a beginning; delete the row, or write “begin %(part)s” before it",
    ),
    "import_end_missing": (
        "»%(name)s« begynder her, men slutter ikke; skriv en »end«-række",
        "“%(name)s” begins here but has no end; write an “end” row",
    ),
    "import_end_other": (
        "»end %(part)s« slutter ikke det, som er åbent (%(name)s)",
        "“end %(part)s” does not end what is open (%(name)s)",
    ),
    "import_nested_deep": ("grupper i grupper i over %(most)s lag", "groups within groups more than %(most)s deep"),
    "import_nothing": (
        "der er ingen spørgsmål, som kan læses, i filen",
        "there are no questions in the file that can be read",
    ),
    # Names, languages, settings
    "import_renamed": ("»%(old)s« hedder nu %(name)s", "“%(old)s” is now called %(name)s"),
    "import_name_missing": (
        "rækken har intet navn; den hedder nu %(name)s",
        "the row has no name; it is now called %(name)s",
    ),
    "import_language_assumed": (
        "skemaet siger ikke, hvilket sprog det er på; det er læst som %(language)s",
        "the form does not say its language; it is read as %(language)s",
    ),
    "import_language_unknown": (
        "sproget »%(language)s« er ukendt; det har fået koden %(code)s",
        "the language “%(language)s” is unknown; it was given the code %(code)s",
    ),
    "import_sheet_unused": ("arket »%(sheet)s« bruges ikke", "the sheet “%(sheet)s” is not used"),
    "import_column_unused": (
        "kolonnen »%(column)s« har intet modstykke; her står: %(value)s",
        "the column “%(column)s” has no counterpart; it says: %(value)s",
    ),
    "import_no_header": (
        "cellen står i en kolonne uden overskrift og bruges ikke: %(value)s",
        "the cell stands in a column without a header and is not used: %(value)s",
    ),
    "import_formula": (
        "cellen er en formel; den værdi, som regnearket sidst gemte, er brugt",
        "the cell is a formula; the value that the spreadsheet last stored is used",
    ),
    "import_version": (
        "versionen »%(version)s« er ikke et helt tal; skemaet begynder med version 1",
        "the version “%(version)s” is no whole number; the questionnaire begins at version 1",
    ),
    # Texts
    "import_label_missing": (
        "»%(name)s« har ingen tekst; navnet står i stedet",
        "“%(name)s” has no label; its name stands instead",
    ),
    "import_group_title": (
        "gruppen har ingen overskrift; »%(name)s« står i stedet",
        "the group has no label; “%(name)s” stands instead",
    ),
    "import_markup": (
        "teksten har koder, som vi ikke kan vise; fed skrift og links er beholdt, resten er taget ud",
        "the text has marks that we cannot show; bold and links are kept, the rest was taken out",
    ),
    "import_translation_differs": (
        "oversættelsen (%(language)s) har ikke de samme svar og links sat ind som teksten og er udeladt",
        "the translation (%(language)s) lacks answers or links that the text has, or has others, and was left out",
    ),
    "import_placeholder": (
        "${%(name)s} kan ikke sættes ind her; der står »…« i stedet",
        "${%(name)s} cannot be filled in here; “…” stands instead",
    ),
    # Types
    "import_type_left_out": (
        "typen »%(type)s« har intet modstykke; »%(name)s« er udeladt",
        "the type “%(type)s” has no counterpart; “%(name)s” was left out",
    ),
    "import_type_as_text": (
        "»%(name)s« (%(type)s) er blevet et tekstfelt",
        "“%(name)s” (%(type)s) became a text field",
    ),
    "import_datetime": (
        "»%(name)s« spørger kun om dagen; klokkeslættet er udeladt",
        "“%(name)s” asks for the day only; the time was left out",
    ),
    "import_geopoint": (
        "»%(name)s« er et sted i klyngen: på kortet, fra listen eller med ord",
        "“%(name)s” is a place in the cluster: on the map, from the list, or in words",
    ),
    "import_acknowledge": (
        "»%(name)s« er blevet en tekst uden knap at trykke på",
        "“%(name)s” became a text without a button to press",
    ),
    "import_range": (
        "skyderen er blevet et talfelt; trinnet %(step)s er udeladt",
        "the slider became a number field; the step %(step)s was left out",
    ),
    "import_number_from_zero": (
        "skemaet nævner intet mindste tal; »%(name)s« tager tal fra 0 og op",
        "the form names no smallest number; “%(name)s” takes numbers from 0 up",
    ),
    "import_in_repeat": (
        "»%(name)s« (%(type)s) kan ikke stå i en gentagelse og er udeladt",
        "“%(name)s” (%(type)s) cannot stand in a repeat and was left out",
    ),
    "import_loop": (
        "løkken »%(name)s« er blevet en tabel med en række for hvert svar",
        "the loop “%(name)s” became a table with a row for each option",
    ),
    "import_repeat_count": (
        "antallet »%(count)s« er højst så mange linjer, ikke præcis så mange",
        "the count “%(count)s” is at most so many lines, not exactly",
    ),
    "import_group_flattened": (
        "gruppen »%(name)s« i en gruppe er løst op: overskriften er en tekst, betingelsen gælder hvert spørgsmål",
        "the group “%(name)s” in a group was dissolved: its label is a note, its condition holds for each question",
    ),
    "import_group_empty": ("i »%(name)s« er der intet tilbage at spørge om", "nothing is left to ask in “%(name)s”"),
    "import_appearance": ("udseendet »%(words)s« har intet modstykke", "the appearance “%(words)s” has no counterpart"),
    # Choices
    "import_choice_nameless": (
        "svarmuligheden mangler liste eller navn og er udeladt",
        "the choice lacks a list or a name and was left out",
    ),
    "import_choice_twice": (
        "»%(name)s« står to gange i listen; den anden er udeladt",
        "“%(name)s” stands twice in the list; the second was left out",
    ),
    "import_list_nameless": (
        "spørgsmålet nævner ingen liste af svarmuligheder",
        "the question names no list of choices",
    ),
    "import_list_missing": (
        "listen »%(list)s« findes ikke, så »%(name)s« er udeladt",
        "there is no list “%(list)s”, so “%(name)s” was left out",
    ),
    "import_choice_filter": (
        "svarmulighederne kan ikke udvælges med »%(part)s«; alle vises",
        "the options cannot be chosen by “%(part)s”; all are shown",
    ),
    "import_none": (
        "»%(name)s« står alene og er blevet skemaets »ingen af disse« (none)",
        "“%(name)s” stands alone and became “none of these” (none)",
    ),
    "import_other_in_rows": (
        "»%(name)s« er en række i en tabel, som ikke kan have »andet« eller »ingen«; de er udeladt",
        "“%(name)s” is a row of a table, which cannot have “other” or “none”; they were left out",
    ),
    # Conditions
    "import_relevant": (
        "betingelsen kan ikke siges her: %(part)s; den del er udeladt",
        "the condition cannot be said here: %(part)s; that part was left out",
    ),
    "import_never_true": (
        "»%(part)s« kan aldrig være sandt og er udeladt af betingelsen",
        "“%(part)s” can never be true and was left out of the condition",
    ),
    "import_never_shown": ("»%(name)s« vises aldrig og er udeladt", "“%(name)s” is never shown and was left out"),
    "import_row_condition": (
        "»%(name)s« kan ikke have sin egen betingelse her; rækken vises altid",
        "“%(name)s” cannot have a condition of its own here; the row is always shown",
    ),
    "import_constraint": (
        "kravet til svaret kan ikke siges her: %(part)s",
        "the constraint on the answer cannot be said here: %(part)s",
    ),
    "import_required": (
        "»required« er en betingelse (%(part)s); spørgsmålet kan springes over",
        "“required” is a condition (%(part)s); the question can be skipped",
    ),
    "import_some_required": (
        "kun nogle rækker i »%(name)s« skal besvares; ingen af dem gør det nu",
        "only some rows of “%(name)s” are required; now none of them is",
    ),
}
