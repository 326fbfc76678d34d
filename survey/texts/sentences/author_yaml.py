"""What is wrong in the YAML of a questionnaire file, to its author, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "tab": ("linjen er rykket ind med tabulator", "the line is indented with a tab"),
    "tab_advice": ("brug mellemrum, to for hvert trin", "use spaces, two for each step"),
    "hidden_space": ("linjen er rykket ind med et skjult tegn", "the line is indented with a hidden character"),
    "hidden_space_advice": ("slet det, og skriv almindelige mellemrum", "delete it and type ordinary spaces"),
    "sign_unprintable": (
        "et usynligt tegn (%(sign)s) står i linjen",
        "the line holds an invisible character (%(sign)s)",
    ),
    "sign_unprintable_advice": (
        "slet tegnet; det er kommet med, da teksten blev kopieret ind",
        "delete the character; it came along when the text was pasted",
    ),
    "directive": ("en linje kan ikke begynde med et procenttegn", "a line cannot begin with a per cent sign"),
    "directive_advice": ("slet linjen", "delete the line"),
    "indented_too_far": (
        "linjen er rykket længere ind end den, den hører sammen med",
        "the line is indented further than the one it belongs to",
    ),
    "indented_too_little": (
        "linjen er ikke rykket så langt ind som dem, den hører sammen med",
        "the line is not indented as far as those it belongs to",
    ),
    "indented_too_far_advice": (
        "begynd i kolonne %(column)s, lige under »%(word)s«",
        "begin in column %(column)s, right below “%(word)s”",
    ),
    "list_without_key": (
        "listen hører ikke til noget, for linjen ovenfor har allerede sin tekst",
        "the list belongs to nothing, for the line above it has its text already",
    ),
    "list_without_key_advice": (
        "skriv »options:« eller »rows:« på en linje for sig lige ovenfor",
        "write “options:” or “rows:” on a line of its own right above",
    ),
    "text_runs_on": (
        "teksten fortsætter fra linjen ovenfor, men er ikke rykket ind",
        "the text goes on from the line above, but is not indented",
    ),
    "text_not_indented": (
        "teksten hører til linjen ovenfor, men er ikke rykket ind",
        "the text belongs to the line above, but is not indented",
    ),
    "text_not_indented_advice": (
        "ryk hver linje af teksten to mellemrum længere ind end »%(word)s«",
        "indent each line of the text two spaces further than “%(word)s”",
    ),
    "flow_names": ("listen af ord er ikke skrevet rigtigt", "the list of words is not written rightly"),
    "flow_names_advice": (
        "skriv ordene med komma imellem, fx »%(word)s: [a, b]«",
        "write the words with commas between them, for example “%(word)s: [a, b]”",
    ),
    "code_negative": (
        "koder er 0 eller større; de negative er til manglende svar",
        "codes are 0 or above; the negative ones are for missing answers",
    ),
    "code_negative_advice": (
        "skriv »dont_know: yes« eller »refuse: yes« ved siden af options:",
        "write “dont_know: yes” or “refuse: yes” beside options:",
    ),
    "condition_colon": ("en betingelse skrives uden kolon", "a condition is written without a colon"),
    "text_cut": (
        "» #« skærer resten af teksten væk",
        "“ #” cuts off the rest of the text",
    ),
    "flow_collection": (
        "tekster og lister skrives ikke i {…} eller […]",
        "texts and lists are not written in {…} or […]",
    ),
    "flow_collection_advice": (
        "skriv én pr. linje nedenunder, fx »%(line)s«",
        "write one a line below, for example “%(line)s”",
    ),
    "text_begins_with_sign": (
        "teksten begynder med et tegn, som YAML bruger til andet",
        "the text begins with a sign that YAML uses for something else",
    ),
    "quotes_lost": (
        "teksten har et kolon og mangler derfor anførselstegn",
        "the text holds a colon and therefore needs quotation marks",
    ),
    "quote_open": ("anførselstegnet bliver ikke lukket", "the quotation mark is not closed"),
    "text_outside_quotes": ("der står tekst efter det sidste anførselstegn", "text follows the closing quotation mark"),
    "space_missing": ("der mangler et mellemrum efter kolonet", "a space is missing after the colon"),
    "anchor": ("ankre (& og *) bruges ikke i spørgeskemaer", "anchors (& and *) are not used in questionnaires"),
    "anchor_advice": ("brug en fælles liste under lists:", "use a shared list under lists:"),
    "two_documents": ("filen deles i to af »---«", "the file is cut in two by “---”"),
    "two_documents_advice": ("slet linjen med ---", "delete the line with ---"),
    "colon_unexpected": ("her kan der ikke stå et kolon", "there can be no colon here"),
    "colon_unexpected_advice": (
        "sæt anførselstegn om teksten, eller ret indrykningen",
        "put the text in quotation marks, or mend the indentation",
    ),
    "colon_missing": ("linjen mangler et kolon", "the line lacks a colon"),
    "colon_missing_advice": ("skriv »nøgle: tekst«", "write “key: text”"),
    "escape_unknown": (
        'en skråstreg \\ i "…" betyder noget særligt',
        'a backslash in "…" means something special',
    ),
    "escape_unknown_advice": ("sæt '…' om teksten i stedet", "put the text in '…' instead"),
    "indentation": ("indrykningen passer ikke med linjerne ovenfor", "the indentation does not fit the lines above"),
    "indentation_advice": (
        "lad linjer, der hører sammen, begynde i samme kolonne",
        "let lines that belong together begin in the same column",
    ),
    "sign_unexpected": ("et tegn, som YAML ikke kan læse her", "a sign that YAML cannot read here"),
    "sign_unexpected_advice": (
        "slet det, eller sæt anførselstegn om hele teksten",
        "delete it, or put the whole text in quotation marks",
    ),
    "yaml_syntax": ("linjen kan ikke læses som YAML", "the line cannot be read as YAML"),
    "yaml_syntax_advice": (
        "se på indrykning og anførselstegn her og i linjen ovenfor",
        "look at the indentation and quotation marks here and in the line above",
    ),
    "yaml_unreadable": ("filen kan ikke læses som YAML", "the file cannot be read as YAML"),
    "too_deep": ("linjerne er rykket for mange trin ind", "the lines are indented too many steps"),
    "key_no_text": ("en nøgle skal være et ord", "a key must be a word"),
    "key_twice": ("»%(word)s« står allerede i linje %(line)s", "“%(word)s” already stands in line %(line)s"),
    "key_twice_advice": ("slet den ene, eller giv den et andet navn", "delete one, or give it another name"),
}
