"""What is wrong with blocks and with including them, to their author, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "blocks_shape": ("»blocks« skal være blokke med hver sit navn", "“blocks” must be blocks, each with a name"),
    "blocks_advice": (
        "skriv »background:« under blocks: og spørgsmålene under den, hver med »- «",
        "write “background:” under blocks: and the questions below it, each with “- ”",
    ),
    "block_name_twice": (
        "blokken »%(name)s« findes også i %(file)s, linje %(line)s",
        "the block “%(name)s” also stands in %(file)s, line %(line)s",
    ),
    "block_holds_questions": (
        "en blok kan kun rumme spørgsmål; sideskift og end_if hører til i skemaet",
        "a block holds questions only; page breaks and end_if belong in the questionnaire",
    ),
    "block_unknown": ("der er ingen blok, der hedder »%(name)s«", "there is no block called “%(name)s”"),
    "block_unknown_advice": (
        "skriv filen med blokken under use:, fx »use: [library/background.yaml]«",
        "name the block's file under use:, for example “use: [library/background.yaml]”",
    ),
    "block_lacks": (
        "blokken »%(block)s« har intet spørgsmål, der hedder »%(name)s«",
        "the block “%(block)s” has no question called “%(name)s”",
    ),
    "block_without_and_only": ("»without« og »only« kan ikke stå sammen", "“without” and “only” cannot stand together"),
    "block_without_advice": (
        "skriv enten, hvad der skal udelades, eller hvad der skal med",
        "write either what to leave out or what to keep",
    ),
    "block_left_empty": (
        "der er intet tilbage af blokken »%(name)s«",
        "nothing is left of the block “%(name)s”",
    ),
    "block_left_empty_advice": ("udelad færre spørgsmål, eller slet linjen", "leave out fewer, or delete the line"),
    "block_twice": (
        "blokken »%(name)s« er allerede sat ind i linje %(line)s, så navnene kommer to gange",
        "the block “%(name)s” is included in line %(line)s already, so its names come twice",
    ),
    "block_twice_advice": (
        "giv den ene gang navnene en forstavelse, fx »prefix: partner«",
        "give the names a prefix the second time, for example “prefix: partner”",
    ),
    "block_asks_left_out": (
        "»%(name)s« er ikke med, men »%(asking)s« i blokken bruger svaret på det",
        "“%(name)s” is left out, but “%(asking)s” in the block uses its answer",
    ),
    "block_asks_left_out_advice": (
        "tag »%(name)s« med, eller udelad også »%(asking)s«",
        "keep “%(name)s”, or leave out “%(asking)s” too",
    ),
    "side_key_of_block": (
        "»%(word)s« er en tekst i en blok i %(file)s",
        "“%(word)s” is a text of a block in %(file)s",
    ),
    "side_key_of_block_advice": (
        "skriv oversættelsen i den fil, der hører til blokkens egen fil",
        "write the translation beside the file that holds the block",
    ),
}
