"""What is wrong in a questionnaire file, to its author, in Danish and English; advice keys end in `_advice`."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # What would be right
    "did_you_mean": ("mente du »%(word)s«?", "did you mean “%(word)s”?"),
    "one_of": ("her kan stå: %(words)s", "possible here: %(words)s"),
    "none_known": ("der er ingen at vælge imellem endnu", "there are none to choose from yet"),
    "write_line": ("skriv: %(line)s", "write: %(line)s"),
    "try_name": ("brug fx navnet %(name)s", "use for example the name %(name)s"),
    "other_name": ("giv det et andet navn", "give it another name"),
    # Files
    "file_empty": ("filen er tom", "the file is empty"),
    "file_too_long": ("filen er over to millioner tegn", "the file is longer than two million characters"),
    "file_shape": ("filen er ikke et spørgeskema", "the file is no questionnaire"),
    "file_is_translation": (
        "filen er en oversættelse og ikke et spørgeskema",
        "the file is a translation and no questionnaire",
    ),
    "file_is_shared": (
        "filen rummer lister og blokke til andre spørgeskemaer",
        "the file holds lists and blocks for other questionnaires",
    ),
    "file_is_lock": (
        "filen er en låsefil, som klyngesvar selv skriver",
        "the file is a lock file that klyngesvar itself writes",
    ),
    "file_check_other": (
        "tjek det spørgeskema, den hører til; så læses den med",
        "check the questionnaire that it belongs to; then it is read too",
    ),
    "file_shape_advice": (
        "den begynder med »questionnaire: navn« og »title: …«",
        "it begins with “questionnaire: name” and “title: …”",
    ),
    "file_unreadable": ("filen kan ikke åbnes", "the file cannot be opened"),
    "file_unreadable_advice": ("se efter navn og rettigheder", "check its name and permissions"),
    "not_utf8": ("filen er ikke gemt som UTF-8", "the file is not saved as UTF-8"),
    "not_utf8_advice": ("vælg kodningen UTF-8, når du gemmer", "choose the encoding UTF-8 when saving"),
    "use_outside": (
        "»%(file)s« ligger uden for spørgeskemaets mappe",
        "“%(file)s” lies outside the questionnaire's folder",
    ),
    "use_outside_advice": (
        "skriv stien fra spørgeskemaets egen mappe, fx library/background.yaml",
        "write the path from the questionnaire's own folder, for example library/background.yaml",
    ),
    "use_missing_advice": (
        "se efter, om fil og mappe er stavet rigtigt; stien går ud fra spørgeskemaets egen mappe",
        "see whether file and folder are spelt rightly; the path begins in the questionnaire's own folder",
    ),
    "use_missing": ("filen »%(file)s« findes ikke", "there is no file “%(file)s”"),
    "lock_damaged": ("låsefilen er ændret, så koderne ikke kan læses", "the lock file was changed and cannot be read"),
    "lock_advice": (
        "hent filen tilbage, som den var ved udgivelsen; den skrives kun af klyngesvar publish",
        "restore it as it was when published; only klyngesvar publish writes it",
    ),
    "version_unreadable": ("teksten er ikke et udgivet spørgeskema", "the text is no published questionnaire"),
    "version_unreadable_advice": ("brug en tekst fra klyngesvar publish", "use a text from klyngesvar publish"),
    # Keys and values
    "key_unknown": ("ukendt nøgle »%(word)s«", "unknown key “%(word)s”"),
    "key_elsewhere": ("»%(word)s« kan ikke stå her", "“%(word)s” cannot stand here"),
    "key_missing": ("nøglen »%(word)s« mangler", "the key “%(word)s” is missing"),
    "questionnaire_key_advice": ("skriv fx »questionnaire: residents«", "write for example “questionnaire: residents”"),
    "title_key_advice": ("skriv »title: …« med skemaets overskrift", "write “title: …” with the questionnaire's title"),
    "text_expected": ("»%(word)s« skal være en tekst på samme linje", "“%(word)s” must be a text on the same line"),
    "text_expected_advice": ("skriv »%(word)s: tekst«", "write “%(word)s: text”"),
    "text_empty": ("»%(word)s« er tom", "“%(word)s” is empty"),
    "text_empty_advice": ("skriv teksten, eller slet linjen", "write the text, or delete the line"),
    "truth_expected": (
        "»%(word)s« skal være ja eller nej, ikke »%(value)s«",
        "“%(word)s” must be yes or no, not “%(value)s”",
    ),
    "truth_expected_advice": ("skriv yes eller no", "write yes or no"),
    "number_expected": (
        "»%(word)s« skal være et tal, ikke »%(value)s«",
        "“%(word)s” must be a number, not “%(value)s”",
    ),
    "whole_number_expected": (
        "»%(word)s« skal være et helt tal, ikke »%(value)s«",
        "“%(word)s” must be a whole number, not “%(value)s”",
    ),
    "number_advice": ("skriv et tal fra %(least)s og op, uden enhed", "write a number from %(least)s up, without unit"),
    "number_unit_advice": (
        "skriv tallet alene, »%(word)s: %(number)s«, og enheden som »unit: %(unit)s«",
        "write the number alone, “%(word)s: %(number)s”, and the unit as “unit: %(unit)s”",
    ),
    "number_up_to": ("skriv højst %(most)s", "write %(most)s at most"),
    "word_unknown": ("»%(value)s« kan ikke stå ved »%(word)s«", "“%(value)s” cannot stand at “%(word)s”"),
    "word_expected": ("»%(word)s« er en liste af ord", "“%(word)s” is a list of words"),
    "word_expected_advice": ("skriv fx [da, en]", "write for example [da, en]"),
    "list_expected": ("under »%(word)s« skal der stå en liste", "a list must stand under “%(word)s”"),
    "list_advice": ("begynd hver linje under »%(word)s:« med »- «", "begin each line under “%(word)s:” with “- ”"),
    "list_dash_advice": (
        "begynd hver linje under »%(word)s:« med »- «, fx »- navn: tekst«",
        "begin each line under “%(word)s:” with “- ”, for example “- name: text”",
    ),
    "format_unknown": ("formatet »%(value)s« kendes ikke", "the format “%(value)s” is not known"),
    "language_code": ("»%(word)s« er ingen sprogkode", "“%(word)s” is no language code"),
    "language_code_advice": (
        "skriv to små bogstaver for hvert sprog, fx [da, en, de]",
        "write two small letters for each language, for example [da, en, de]",
    ),
    "language_twice": ("sproget »%(word)s« står der to gange", "the language “%(word)s” stands there twice"),
    "language_twice_advice": ("slet det ene", "delete one of them"),
    # Names and codes
    "name_danish": ("navnet »%(name)s« har æ, ø eller å", "the name “%(name)s” holds æ, ø or å"),
    "name_double_underscore": ("navnet »%(name)s« har to understreger", "the name “%(name)s” has two underscores"),
    "name_illegal": (
        "navnet »%(name)s« må kun have små bogstaver a-z, tal og enkelte _, og begynde med et bogstav",
        "the name “%(name)s” may only hold small letters a-z, digits and single _, and begins with a letter",
    ),
    "name_reserved": (
        "navnet »%(name)s« bruger klyngesvar selv",
        "the name “%(name)s” is used by klyngesvar itself",
    ),
    "name_twice": ("navnet »%(name)s« er brugt i linje %(line)s", "the name “%(name)s” is used in line %(line)s"),
    "name_missing": ("efter »%(word)s:« mangler spørgsmålets navn", "the question's name is missing after “%(word)s:”"),
    "name_advice": ("skriv fx »- single: tenure«", "write for example “- single: tenure”"),
    "missing_reserved": (
        "kolonnen __missing siger, hvorfor et svar mangler; giv den et andet navn",
        "the column __missing tells why an answer is missing; use another name",
    ),
    "option_role_advice": (
        "skriv »%(name)s: yes« eller egne ord ved siden af options:",
        "write “%(name)s: yes” or your own words beside options:",
    ),
    "code_leading_zero": ("koden »%(name)s« begynder med 0", "the code “%(name)s” begins with 0"),
    "code_too_large": ("koden »%(name)s« er over 9999", "the code “%(name)s” is above 9999"),
    "code_twice": (
        "koden %(code)s bruges af både »%(first)s« og »%(second)s«",
        "the code %(code)s is used by both “%(first)s” and “%(second)s”",
    ),
    "code_twice_advice": (
        "koder med svar bag sig kan ikke skifte; vælg et andet tal",
        "codes with answers behind them cannot change; choose another number",
    ),
    "column_too_long": (
        "kolonnen %(column)s har %(length)s tegn; grænsen er %(most)s",
        "the column %(column)s has %(length)s characters; the limit is %(most)s",
    ),
    "column_too_long_advice": ("gør navnet mindst %(over)s tegn kortere", "shorten the name by at least %(over)s"),
    # Sections and questions
    "kind_unknown": ("»%(word)s« er ingen slags spørgsmål", "“%(word)s” is no kind of question"),
    "kind_first": (
        "spørgsmålets slags skal stå først: flyt »%(word)s« op fra linje %(line)s",
        "the kind comes first: move “%(word)s” up from line %(line)s",
    ),
    "ask_missing": ("spørgsmålet »%(name)s« har ingen tekst", "the question “%(name)s” has no text"),
    "ask_advice": ("tilføj »ask: …«", "add “ask: …”"),
    "question_shape": ("»%(word)s« er hverken et spørgsmål eller next_page", "“%(word)s” is no question or next_page"),
    "question_advice": ("skriv fx »- single: tenure« og »ask: …«", "write for example “- single: tenure” and “ask: …”"),
    "question_outside_section": ("spørgsmålet står uden for en del", "the question stands outside a section"),
    "question_outside_advice": ("ryk det ind under en dels questions:", "indent it under a section's questions:"),
    "page_empty": ("mellem to next_page står der intet", "nothing stands between two next_page"),
    "page_empty_advice": ("slet den ene", "delete one of them"),
    "section_shape": ("her skal der stå en del", "a section must stand here"),
    "section_nameless": ("»%(word)s« begynder ikke en del", "“%(word)s” does not begin a section"),
    "section_empty": ("delen »%(name)s« har ingen spørgsmål", "the section “%(name)s” has no questions"),
    "section_advice": (
        "skriv »- section: navn«, »title: …« og »questions:«",
        "write “- section: name”, “title: …” and “questions:”",
    ),
    "title_missing": ("delen »%(name)s« har ingen overskrift", "the section “%(name)s” has no title"),
    "title_advice": ("tilføj »title: …«", "add “title: …”"),
    "end_without_page": ("end_if har ingen spørgsmål på sin side", "end_if has no questions on its page"),
    "end_advice": (
        "sæt den efter spørgsmålet, den handler om, og før next_page",
        "put it after the question it is about, before next_page",
    ),
    "end_text_missing": ("end_if mangler den tekst, som afslutter", "end_if lacks the text that ends"),
    "end_text_advice": ("tilføj »text: …«", "add “text: …”"),
    "text_key_twice": (
        "oversættelser kan ikke skelne denne tekst fra den i linje %(line)s; begge hedder »%(word)s«",
        "translations cannot tell this text from the one in line %(line)s; both are “%(word)s”",
    ),
    "text_key_twice_advice": ("giv svarmuligheden eller rækken et andet navn", "rename the option or row"),
    # Options, lists, kinds
    "option_nameless": ("der mangler et navn foran teksten", "a name is missing before the text"),
    "option_shape": ("her skal der stå »- navn: tekst«", "here should stand “- name: text”"),
    "option_twice": ("»%(name)s« står allerede i linje %(line)s", "“%(name)s” already stands in line %(line)s"),
    "option_twice_in_all": (
        "»%(name)s« findes både i listen og i spørgsmålet",
        "“%(name)s” stands both in the list and in the question",
    ),
    "options_missing": ("»%(name)s« har ingen svarmuligheder", "“%(name)s” has no options"),
    "options_advice": (
        "tilføj »options:« med linjer som »- navn: tekst«, eller »list: navn«",
        "add “options:” with lines like “- name: text”, or “list: name”",
    ),
    "list_unknown": ("listen »%(name)s« findes ikke", "there is no list “%(name)s”"),
    "list_twice": ("listen »%(name)s« findes allerede", "there is a list “%(name)s” already"),
    "list_shape": ("listen »%(name)s« er ikke skrevet som en liste", "the list “%(name)s” is not written as one"),
    "lists_shape": ("under lists: skal der stå lister med navn", "named lists must stand under lists:"),
    "list_shape_advice": (
        "skriv listens navn og under det »options:«",
        "write the list's name and under it “options:”",
    ),
    "no_standard_words": (
        "»%(word)s« har ingen standardord på »%(language)s«",
        "“%(word)s” has no standard words in “%(language)s”",
    ),
    "no_standard_words_advice": (
        "skriv dine egne ord i stedet for yes: »%(word)s: …«",
        "write your own words instead of yes: “%(word)s: …”",
    ),
    "other_in_scale": (
        "»%(name)s« kan ikke have other eller none",
        "“%(name)s” cannot have other or none",
    ),
    "other_in_advice": ("brug single eller multi, eller en anden liste", "use single or multi, or another list"),
    "rows_missing": ("»%(name)s« har ingen rækker", "“%(name)s” has no rows"),
    "rows_advice": (
        "tilføj »rows:« med linjer som »- navn: tekst«, eller »each_village: yes«",
        "add “rows:” with lines like “- name: text”, or “each_village: yes”",
    ),
    "matrix_number_and_options": (
        "»%(name)s« har både number og svarmuligheder",
        "“%(name)s” has both number and options",
    ),
    "matrix_number_advice": ("behold det ene", "keep one of them"),
    "matrix_number_shape": ("number i en matrix er yes eller grænser", "number in a matrix is yes or limits"),
    "matrix_number_shape_advice": (
        "skriv »number: yes«, eller min, max og unit på linjer under",
        "write “number: yes”, or min, max and unit on lines below",
    ),
    "at_most_above_options": (
        "at_most er %(at_most)s, men der er kun %(options)s at vælge",
        "at_most is %(at_most)s, but there are only %(options)s to choose",
    ),
    "min_above_max": ("min (%(min)s) er større end max (%(max)s)", "min (%(min)s) is above max (%(max)s)"),
    "min_above_max_advice": ("byt om på dem", "swap them"),
    "each_missing": ("»%(name)s« har each_options uden each", "“%(name)s” has each_options without each"),
    "each_advice": (
        "tilføj »each: …« med det, der spørges om ved hvert sted",
        "add “each: …” with what is asked about each place",
    ),
    # Translations and placeholders
    "side_file_shape": ("oversættelsen er ikke linjer med »nøgle: tekst«", "the translation is no “key: text” lines"),
    "side_file_shape_advice": (
        "skriv »language: en« og derefter én linje pr. tekst",
        "write “language: en” and then one line a text",
    ),
    "side_text_expected": (
        "»%(word)s« skal være en tekst på samme linje",
        "“%(word)s” must be a text on the same line",
    ),
    "side_text_advice": (
        "skriv én linje for hver tekst, uden indrykning: »%(word)s: …« og fx »%(word)s.navn: …«",
        "write one line for each text, without indentation: “%(word)s: …” and for example “%(word)s.name: …”",
    ),
    "side_key_unknown": ("spørgeskemaet har ingen tekst »%(word)s«", "the questionnaire has no text “%(word)s”"),
    "side_language": ("»%(language)s« passer ikke til filens navn", "“%(language)s” does not fit the file's name"),
    "side_language_missing": ("filen siger ikke, hvilket sprog den er på", "the file does not name its language"),
    "translation_missing": (
        "»%(word)s« mangler på »%(language)s«",
        "“%(word)s” is missing in “%(language)s”",
    ),
    "translation_missing_advice": (
        "oversæt den, eller skriv »incomplete_ok: yes« øverst i spørgeskemaet",
        "translate it, or write “incomplete_ok: yes” at the top of the questionnaire",
    ),
    "translation_stale": (
        "»%(word)s« er oversat fra en ældre tekst; nu står der: %(source)s",
        "“%(word)s” was translated from an older text; it now says: %(source)s",
    ),
    "translation_stale_advice": ("læs oversættelsen igennem", "read the translation again"),
    "placeholder_lost": ("oversættelsen har mistet ${%(name)s}", "the translation has lost ${%(name)s}"),
    "placeholder_lost_advice": ("sæt den ind, hvor ordet hører til", "put it in where the word belongs"),
    "placeholder_invented": ("${%(name)s} står ikke i kildeteksten", "${%(name)s} is not in the source text"),
    "placeholder_invented_advice": ("slet den, eller ret navnet", "delete it, or mend its name"),
    "placeholder_unknown": (
        "${%(name)s} er hverken et spørgsmål eller en oplysning om klyngen",
        "${%(name)s} is no question and no value of the cluster",
    ),
    "placeholder_later": (
        "${%(name)s} bliver først spurgt i linje %(line)s",
        "${%(name)s} is asked only in line %(line)s",
    ),
    "placeholder_later_advice": ("flyt spørgsmålet op, eller skriv teksten om", "move the question up, or reword"),
    "placeholder_no_label": ("svaret på »%(name)s« kan ikke sættes ind", "the answer to “%(name)s” cannot be put in"),
    "placeholder_no_label_advice": (
        "brug et spørgsmål med ét svar: single, scale, village, number, text eller date",
        "use a question with one answer: single, scale, village, number, text or date",
    ),
    "placeholder_otherwise": (
        "%(found)s bliver vist, som det står, og ikke byttet ud",
        "%(found)s is shown as typed and not replaced",
    ),
    "placeholder_open": ("${ bliver ikke lukket med }", "${ is not closed by }"),
    "placeholder_open_advice": ("skriv fx ${cluster}", "write for example ${cluster}"),
    # Length
    "too_long": (
        "spørgeskemaet tager op til %(minutes)s minutter; grænsen er %(most)s",
        "the questionnaire takes up to %(minutes)s minutes; the limit is %(most)s",
    ),
    "too_long_advice": (
        "tag spørgsmål ud af kernen, eller læg dem i moduler",
        "take questions out of the core, or put them in modules",
    ),
}
