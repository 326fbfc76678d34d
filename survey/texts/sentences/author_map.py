"""What the map of a questionnaire says, to its author, in Danish and English: conditions in words above all."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # Conditions; each is the end of "vises, hvis …"
    "when_quoted": ("»%(text)s«", "“%(text)s”"),
    "when_or": (" eller ", " or "),
    "when_and": (" og ", " and "),
    "when_or_if": (", eller hvis ", ", or if "),
    "when_and_if": (", og hvis ", ", and if "),
    "when_answer": ("svaret på %(ask)s", "the answer to %(ask)s"),
    "when_row": ("svaret ud for %(row)s i %(ask)s", "the answer to %(row)s in %(ask)s"),
    "when_count": ("antallet af valgte svar i %(ask)s", "the number of options chosen in %(ask)s"),
    "when_lines": ("antallet af linjer i %(ask)s", "the number of lines in %(ask)s"),
    "when_is": ("%(subject)s er %(value)s", "%(subject)s is %(value)s"),
    "when_is_not": ("%(subject)s er noget andet end %(value)s", "%(subject)s is something other than %(value)s"),
    "when_is_none": ("%(subject)s hverken er %(value)s", "%(subject)s is neither %(value)s"),
    "when_below": ("%(subject)s er under %(value)s", "%(subject)s is below %(value)s"),
    "when_at_most": ("%(subject)s er højst %(value)s", "%(subject)s is at most %(value)s"),
    "when_above": ("%(subject)s er over %(value)s", "%(subject)s is above %(value)s"),
    "when_at_least": ("%(subject)s er mindst %(value)s", "%(subject)s is at least %(value)s"),
    "when_answered": ("der er svaret på %(ask)s", "%(ask)s is answered"),
    "when_unanswered": ("der ikke er svaret på %(ask)s", "%(ask)s is not answered"),
    "when_row_answered": ("der er svaret ud for %(row)s i %(ask)s", "%(row)s in %(ask)s is answered"),
    "when_row_unanswered": ("der ikke er svaret ud for %(row)s i %(ask)s", "%(row)s in %(ask)s is not answered"),
    "when_chosen": ("%(option)s er valgt i %(ask)s", "%(option)s is chosen in %(ask)s"),
    "when_unchosen": ("%(option)s ikke er valgt i %(ask)s", "%(option)s is not chosen in %(ask)s"),
    "when_any_chosen": ("der er valgt noget i %(ask)s", "something is chosen in %(ask)s"),
    "when_this_year": ("det år, undersøgelsen åbner", "the year in which the survey opens"),
    "when_shown": ("vises, hvis %(condition)s", "shown if %(condition)s"),
    "when_always": ("vises altid", "always shown"),
    # The map
    "map_title": ("Kort over skemaet: %(title)s", "Map of the form: %(title)s"),
    "map_told": (
        "Skemaet »%(name)s«, version %(version)s, med %(questions)s spørgsmål på %(pages)s sider.",
        "The questionnaire “%(name)s”, version %(version)s, with %(questions)s questions on %(pages)s pages.",
    ),
    "map_lengths": ("Hvor lang tid tager det?", "How long does it take?"),
    "map_form": ("Skema", "Form"),
    "map_whole": ("Hele skemaet", "The whole form"),
    "map_core": ("Kernen alene", "The core alone"),
    "map_shortest": ("Korteste vej", "Shortest route"),
    "map_longest": ("Længste vej", "Longest route"),
    "map_minutes": ("%(minutes)s minutter", "%(minutes)s minutes"),
    "map_reckoned": (
        (
            "Tiderne er et skøn ud fra spørgsmålenes slags og antallet af rækker. Den korteste vej møder ingen "
            "spørgsmål med en betingelse, den længste møder dem alle."
        ),
        (
            "The times are an estimate from the kinds of question and the number of rows. The shortest route meets no "
            "question with a condition, the longest meets them all."
        ),
    ),
    "map_reading": (
        (
            "Er der ikke svaret på det, en betingelse spørger til, er den ikke opfyldt, og spørgsmålet vises ikke. En "
            "side uden spørgsmål at vise springes over."
        ),
        (
            "Where what a condition asks about has no answer, it does not hold and the question is not shown. A page "
            "with no question to show is passed over."
        ),
    ),
    "map_route": ("Vejen gennem skemaet", "The route through the form"),
    "map_any": (
        "vises, hvis mindst ét af sidens spørgsmål vises",
        "shown if at least one of the page's questions is shown",
    ),
    "map_any_of": (
        "%(shown)s, og hvis mindst ét af sidens spørgsmål vises",
        "%(shown)s, and if at least one of the page's questions is shown",
    ),
    "map_parts": ("Dele", "Parts"),
    "map_part": ("Del %(number)s", "Part %(number)s"),
    "map_page": ("Side %(number)s", "Page %(number)s"),
    "map_end": ("Slutter her, hvis %(condition)s", "Ends here if %(condition)s"),
    "map_end_told": (
        "Den, som det gælder, får denne tak, og intet gemmes. Alle andre fortsætter.",
        "Those for whom this holds are thanked like this, and nothing is kept. Everybody else goes on.",
    ),
    "map_finish": ("Slut", "The end"),
    "map_finish_told": (
        "Den, der når hertil, ser sine svar igennem, sender dem og får denne tak.",
        "Those who come this far look through their answers, send them and are thanked like this.",
    ),
    "map_options": ("Svar", "Answers"),
    "map_rows": ("Rækker", "Rows"),
    "map_items": ("I hver linje", "In each line"),
    "map_villages": ("klyngens landsbyer", "the cluster's villages"),
    "map_offered": ("det, der er valgt i %(ask)s", "what is chosen in %(ask)s"),
    "map_uses": ("Svaret bruges senere", "The answer is used later"),
    "map_unused": ("Svaret bruges ikke senere i skemaet.", "The answer is not used later in the form."),
    "map_use_condition": ("i betingelsen for", "in the condition of"),
    "map_use_section": ("i betingelsen for", "in the condition of"),
    "map_use_end": ("i betingelsen for at slutte i", "in the condition for ending in"),
    "map_use_text": ("i teksten til", "in the text of"),
    "map_use_options": ("i svarmulighederne til", "in the options of"),
    "map_use_rows": ("i rækkerne i", "in the rows of"),
    "map_use_thanks": ("i takken til sidst", "in the thanks at the end"),
    "map_required": ("skal udfyldes", "must be answered"),
    "map_is_core": ("kerne", "core"),
    "map_module": ("modul %(module)s", "module %(module)s"),
    "map_at_most": ("højst %(count)s", "at most %(count)s"),
    "map_random": ("blandet rækkefølge", "random order"),
    "map_kind_single": ("ét svar", "one answer"),
    "map_kind_multi": ("flere svar", "several answers"),
    "map_kind_scale": ("skala", "scale"),
    "map_kind_matrix": ("række for række", "row by row"),
    "map_kind_ranking": ("rækkefølge", "ranking"),
    "map_kind_number": ("tal", "number"),
    "map_kind_text": ("egne ord", "own words"),
    "map_kind_date": ("dato", "date"),
    "map_kind_time": ("klokkeslæt", "time of day"),
    "map_kind_village": ("landsby", "village"),
    "map_kind_places": ("steder", "places"),
    "map_kind_repeat": ("linje for linje", "line by line"),
    "map_kind_note": ("tekst uden svar", "text without an answer"),
}
