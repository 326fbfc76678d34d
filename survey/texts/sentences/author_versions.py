"""What authors are told of names that have changed, and of the differences between two versions."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "renamed_from_itself": (
        "»%(name)s« hedder stadig det samme",
        "“%(name)s” still has the same name",
    ),
    "renamed_from_in_use": (
        "der er stadig noget, der hedder »%(name)s«, så det kan ikke være et tidligere navn",
        "something is still called “%(name)s”, so it can't be an earlier name",
    ),
    "renamed_from_twice": (
        "»%(name)s« er allerede det tidligere navn for »%(other)s«",
        "“%(name)s” is already the earlier name of “%(other)s”",
    ),
    "renamed_from_advice": (
        "skriv det navn, den havde i en tidligere version, eller slet linjen",
        "write the name that it had in an earlier version, or delete the line",
    ),
    # safe
    "diff_spelling": (
        "%(name)s: stavningen er rettet, og meningen er den samme; før »%(before)s«, nu »%(now)s«",
        "%(name)s: the spelling is corrected, and the meaning is the same; before “%(before)s”, now “%(now)s”",
    ),
    "diff_text": (
        "%(name)s: teksten er ændret, men der svares ikke på den",
        "%(name)s: the text has changed, but nobody answers it",
    ),
    "diff_translation": (
        "%(name)s: oversættelsen (%(language)s) er ændret",
        "%(name)s: the translation (%(language)s) has changed",
    ),
    "diff_translations": (
        "%(count)s oversættelser (%(language)s) er ændret",
        "%(count)s translations (%(language)s) have changed",
    ),
    "diff_language_added": ("sproget %(language)s er kommet til", "the language %(language)s has been added"),
    "diff_language_removed": (
        "sproget %(language)s er taget ud; den, der er begyndt på det, kan svare færdig",
        "the language %(language)s has been taken out; who has begun in it can finish",
    ),
    "diff_question_added": (
        "%(name)s: et nyt spørgsmål; tidligere svar får −5 (ikke med i denne udgave)",
        "%(name)s: a new question; earlier answers get −5 (not in this version)",
    ),
    "diff_option_added": (
        "%(name)s: svarmuligheden »%(part)s« er kommet til",
        "%(name)s: the option “%(part)s” has been added",
    ),
    "diff_row_added": ("%(name)s: rækken »%(part)s« er kommet til", "%(name)s: the row “%(part)s” has been added"),
    "diff_renamed": (
        "%(name)s hed før »%(before)s«; svarene følger med",
        "%(name)s was called “%(before)s”; the answers follow it",
    ),
    "diff_part_renamed": (
        "%(name)s: »%(part)s« hed før »%(before)s«; svarene følger med",
        "%(name)s: “%(part)s” was called “%(before)s”; the answers follow it",
    ),
    "diff_not_required": ("%(name)s: kan nu springes over", "%(name)s: may be skipped now"),
    "diff_wider": ("%(name)s: der er plads til flere svar end før", "%(name)s: there is room for more than before"),
    "diff_stricter": (
        "%(name)s: svarene beskyttes bedre end før (%(what)s)",
        "%(name)s: the answers are better protected than before (%(what)s)",
    ),
    "diff_looks": (
        "%(name)s: %(what)s er ændret, men ikke det, der spørges om",
        "%(name)s: %(what)s has changed, but not what is asked",
    ),
    "diff_pages": ("siderne er delt på en anden måde", "the pages are divided otherwise"),
    # mark
    "diff_wording": (
        "%(name)s: ordlyden er ændret og kan forstås anderledes; før »%(before)s«, nu »%(now)s«",
        "%(name)s: the wording has changed and may be understood otherwise; before “%(before)s”, now “%(now)s”",
    ),
    "diff_help": (
        "%(name)s: hjælpeteksten er ændret og kan få folk til at svare anderledes; før »%(before)s«, nu »%(now)s«",
        "%(name)s: the help has changed and may change the answers; before “%(before)s”, now “%(now)s”",
    ),
    "diff_option_wording": (
        "%(name)s: svarmuligheden er omskrevet og kan forstås anderledes; før »%(before)s«, nu »%(now)s«",
        "%(name)s: the option has new words and may be understood otherwise; before “%(before)s”, now “%(now)s”",
    ),
    "diff_row_wording": (
        "%(name)s: rækken er omskrevet og kan forstås anderledes; før »%(before)s«, nu »%(now)s«",
        "%(name)s: the row has new words and may be understood otherwise; before “%(before)s”, now “%(now)s”",
    ),
    "diff_option_between": (
        "%(name)s: svarmuligheden »%(part)s« er sat ind mellem de andre, og de første vælges oftest",
        "%(name)s: the option “%(part)s” has been put between the others, and the first are chosen most",
    ),
    "diff_step_added": (
        "%(name)s: skalaen har fået trinnet »%(part)s«, så trinnene ikke betyder det samme som før",
        "%(name)s: the scale has got the step “%(part)s”, so its steps don't mean what they did",
    ),
    "diff_options_moved": (
        "%(name)s: svarmulighederne står i en anden orden, og de første vælges oftest",
        "%(name)s: the options stand in another order, and the first are chosen most",
    ),
    "diff_rows_moved": (
        "%(name)s: rækkerne står i en anden orden",
        "%(name)s: the rows stand in another order",
    ),
    "diff_row_removed": (
        "%(name)s: rækken »%(part)s« er taget ud; de svar, der er, beholdes",
        "%(name)s: the row “%(part)s” has been taken out; the answers that there are stay",
    ),
    "diff_item_removed": (
        "%(name)s: »%(part)s« er taget ud, så linjerne ikke kan lægges sammen med de tidligere",
        "%(name)s: “%(part)s” has been taken out, so that the lines can't be put together with earlier ones",
    ),
    "diff_condition": (
        "%(name)s: det er ikke de samme, der får spørgsmålet, som før",
        "%(name)s: it is not asked of the same people as before",
    ),
    "diff_section_condition": (
        "%(name)s: det er ikke de samme, der får delens spørgsmål, som før",
        "%(name)s: the section is not shown to the same people as before",
    ),
    "diff_required": (
        "%(name)s: skal nu besvares, og så svarer nogle, der før sprang over",
        "%(name)s: must be answered now, so some answer who skipped it before",
    ),
    "diff_required_added": (
        "%(name)s: et nyt spørgsmål, der skal besvares; tidligere svar får −5 (ikke med i denne udgave)",
        "%(name)s: a new question that must be answered; earlier answers get −5 (not in this version)",
    ),
    "diff_narrower": (
        "%(name)s: der er mindre plads end før, så nogle tidligere svar kunne ikke gives nu",
        "%(name)s: there is less room than before, so some earlier answers could not be given now",
    ),
    "diff_setting": (
        "%(name)s: %(what)s er ændret, og det kan få folk til at svare anderledes",
        "%(name)s: %(what)s has changed, which may change the answers",
    ),
    "diff_question_removed": (
        "%(name)s: spørgsmålet stilles ikke længere; de svar, der er, beholdes med deres egne tekster",
        "%(name)s: the question is not asked any more; the answers that there are stay, with their own texts",
    ),
    "diff_moved": (
        "%(name)s: står et andet sted end før, og det, der spørges om lige før, farver svaret",
        "%(name)s: stands elsewhere than before, and what is asked just before colours the answer",
    ),
    "diff_ending": (
        "det er ikke de samme, der bliver takket og stoppet undervejs, som før",
        "it is not the same people who are thanked and stopped on the way",
    ),
    # refused
    "diff_other_questionnaire": (
        "det er to forskellige spørgeskemaer, »%(before)s« og »%(now)s«",
        "these are two questionnaires, “%(before)s” and “%(now)s”",
    ),
    "diff_source_language": (
        "skemaet er skrevet på %(now)s, før på %(before)s; lav et nyt skema, eller byt ikke om på sprogene",
        "the source language is %(now)s, before %(before)s; make a new questionnaire, or keep the order of languages",
    ),
    "diff_question_lost": (
        "%(name)s ser ud til nu at hedde »%(now)s«, men det står der ikke; skriv »renamed_from: %(name)s« under det",
        "%(name)s seems to be called “%(now)s” now, without saying so; write “renamed_from: %(name)s” under it",
    ),
    "diff_part_lost": (
        (
            "%(name)s: »%(part)s« ser ud til nu at hedde »%(now)s«, men det står der ikke; "
            "skriv »renamed_from: %(part)s« under det"
        ),
        (
            "%(name)s: “%(part)s” seems to be called “%(now)s” now, without saying so; "
            "write “renamed_from: %(part)s” under it"
        ),
    ),
    "diff_kind": (
        "%(name)s: besvares på en anden måde (før %(before)s, nu %(now)s); giv spørgsmålet et nyt navn",
        "%(name)s: is answered in another way (before %(before)s, now %(now)s); give the question a new name",
    ),
    "diff_answered_otherwise": (
        "%(name)s: besvares på en anden måde end før; giv spørgsmålet et nyt navn",
        "%(name)s: is answered in another way than before; give the question a new name",
    ),
    "diff_code": (
        (
            "%(name)s: koden var %(before)s og er nu %(now)s; tag låsefilen (.lock.yaml) frem igen, eller giv "
            "svarmuligheden et nyt navn"
        ),
        (
            "%(name)s: its code was %(before)s and is now %(now)s; bring the lock file (.lock.yaml) back, or give the "
            "option a new name"
        ),
    ),
    "diff_option_removed": (
        "%(name)s: svarmuligheden »%(part)s« er taget ud, men nogle kan have valgt den; sæt den ind igen",
        "%(name)s: the option “%(part)s” has been taken out, but some may have chosen it; put it back",
    ),
    "diff_unit": (
        (
            "%(name)s: enheden var »%(before)s« og er nu »%(now)s«, så tallene ikke kan lægges sammen; giv "
            "spørgsmålet et nyt navn"
        ),
        (
            "%(name)s: the unit was “%(before)s” and is now “%(now)s”, so the numbers can't be put together; give the "
            "question a new name"
        ),
    ),
    "diff_looser": (
        "%(name)s: svarene er givet under et løfte, der nu er blevet svagere (%(what)s); sæt det tilbage",
        "%(name)s: the answers were given under a promise that is weaker now (%(what)s); put it back",
    ),
    "diff_lacks_note": (
        "mangler en note om ændringen: skriv »note: …« under den, til dem, der læser tallene",
        "lacks a note of the change: write “note: …” under it, for those who read the results",
    ),
    "cli_diff_safe": (
        "Uden betydning for svarene (%(count)s):",
        "Without meaning for the answers (%(count)s):",
    ),
    "cli_diff_mark": (
        "Kan ændre, hvad tallene betyder, og skal have en note (%(count)s):",
        "May change what the results mean, and needs a note (%(count)s):",
    ),
    "cli_diff_refused": (
        "Kan ikke laves om, når der er svar (%(count)s):",
        "Can't be changed once there are answers (%(count)s):",
    ),
    "cli_diff_none": ("Intet er ændret.", "Nothing has changed."),
    "cli_diff_number": (
        "Versionsnummeret er ikke hævet. Skriv »version: %(number)s«, før du udgiver.",
        "The version number has not been raised. Write “version: %(number)s” before you publish.",
    ),
    "cli_diff_stopped": (
        "%(count)s af ændringerne skal rettes eller have en note, før svar på de to versioner kan lægges sammen.",
        "%(count)s of the changes must be mended, or have a note, before answers to both versions can be put together.",
    ),
}
