"""What is said about files of population counts, and what the method note says of where the numbers are from."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # The command
    "cli_population_short": "læs folketal fra Statistikbanken eller kommunen, og skriv population.csv",
    "cli_population_help": (
        "Læs folketal fra Statistikbanken (SOGN1 som CSV, BULK, JSON-stat eller PX) eller fra kommunen (CSV eller "
        "Excel), vis, hvordan tallene er forstået, og skriv population.csv i klyngens mappe. Giv flere filer, når de "
        "udfylder hinanden, fx SOGN1 og kommunens antal pr. landsby. Den population.csv, der stod der før, bliver til "
        "population-before.csv. Hvor tallene er fra, skrives som population_note i cluster.yaml; det kommer i "
        "metodenoten. Trin for trin: docs/population.md."
    ),
    "cli_population_example": "klyngesvar population SOGN1.csv --cluster min-klynge",
    "cli_option_population_cluster": "klyngens mappe",
    "cli_option_divide": (
        "hvordan landsbyer i samme sogn deler sognets tal, når ingen fil siger det: before (som i den population.csv, "
        "der står der nu) eller evenly (lige meget til hver)"
    ),
    "cli_option_time": "år, kvartal eller dag, når filen har flere, fx 2026; ellers tages det seneste",
    "cli_option_look": "vis kun, hvordan filerne er forstået; skriv intet",
    "cli_population_read": "%(file)s: %(assumed)s",
    "cli_population_column": "    %(column)s: %(role)s",
    "cli_population_people": (
        "    I klyngen: %(people)s personer i %(areas)s %(kind)s%(time)s, heraf %(adults)s på 16 år og derover."
    ),
    "cli_population_people_only": "    I klyngen: %(people)s personer i %(areas)s %(kind)s%(time)s; uden alder.",
    "cli_population_at": " (%(time)s)",
    "cli_population_villages": "landsbyer",
    "cli_population_parishes": "sogne",
    "cli_population_village": "    %(village)s: %(count)s",
    "cli_population_village_before": "    %(village)s: %(count)s (før: %(before)s)",
    "cli_population_total": "I alt %(count)s personer på 16 år og derover.",
    "cli_population_total_before": "I alt %(count)s personer på 16 år og derover (før: %(before)s).",
    "cli_population_written": "Skrevet: %(file)s. I cluster.yaml står nu, hvor tallene er fra.",
    "cli_population_kept": "De gamle tal er gemt i %(file)s.",
    "cli_population_looked": "Intet er skrevet, for --look viser kun.",
    "cli_population_settings": (
        "Intet er skrevet: linjen population_note i %(file)s kunne ikke rettes. Slet den, og prøv igen."
    ),
    "cli_population_role_parish": "sogn",
    "cli_population_role_village": "landsby",
    "cli_population_role_area": "område",
    "cli_population_role_sex": "køn",
    "cli_population_role_age": "alder",
    "cli_population_role_time": "tid",
    "cli_population_role_contents": "hvad der tælles",
    "cli_population_role_other": "lagt sammen, eller kun I alt",
    "cli_population_role_count": "bruges ikke",
    # A file that can't be read
    "population_file_large": "filen er over %(most)s MB; hent kun klyngens egne sogne og ét år",
    "population_too_many": "filen har over %(most)s tal; hent kun klyngens egne sogne og ét år",
    "population_too_wide": "tabellen har over %(most)s kolonner",
    "population_empty": "filen er tom",
    "population_format": (
        "filen er ikke en tabel, der kan læses; gem den som CSV eller Excel (.xlsx), eller hent den igen"
    ),
    "population_no_table": "linjen kan ikke læses; se efter et anførselstegn, der ikke er lukket",
    "population_no_heading": "ingen linje siger, hvad kolonnerne er; den første er: %(found)s",
    "population_no_heading_advice": (
        "skriv navne over kolonnerne, fx landsby;koen;aldersgruppe;antal eller landsby;koen;16-24;25-34 og så videre"
    ),
    "population_no_area_column": "ingen kolonne siger, hvor folk bor; kolonnerne er: %(found)s",
    "population_two_columns": "»%(column)s« er endnu en kolonne af samme slags; slet den ene",
    "population_cells": "linjen har %(found)s felter, og der er %(expected)s kolonner",
    "population_cells_advice": "adskil med semikolon, når tal har komma, og sæt »-« eller 0, hvor der ingen bor",
    "population_no_json": "filen er ikke hel: den kan ikke læses som JSON; hent den igen",
    "population_no_jsonstat": "filen er ikke JSON-stat: den mangler dimensioner eller tal; hent den igen",
    "population_statbank_error": "filen er en fejl fra Statistikbanken og ikke tal: %(said)s",
    "population_values": "der skulle være %(expected)s tal, og der er %(found)s; hent filen igen",
    "population_px_missing": "PX-filen mangler %(keyword)s; hent den igen",
    "population_px_unended": "linjen er ikke et PX-nøgleord, der slutter med semikolon; hent filen igen",
    # What stands in it
    "population_sex": "»%(found)s« er ikke et køn",
    "population_sex_advice": "skriv Mænd, Kvinder eller I alt",
    "population_age": "»%(found)s« er ikke en alder",
    "population_age_advice": "skriv fx 16, 16 år, 16-24 år, 85+ eller I alt",
    "population_time": "»%(found)s« er ikke en tid",
    "population_time_advice": "skriv fx 2026, 2026K3 eller 2026-01-01",
    "population_count": "»%(found)s« er ikke et antal personer",
    "population_hidden": "»%(found)s« er ikke et tal: her er antallet skjult eller mangler",
    "population_hidden_advice": (
        "skriv 0, hvor der ingen bor; er små tal skjult, så bed om større aldersgrupper, eller brug sognets tal"
    ),
    "population_no_time": "filen har ikke tallene for %(wanted)s; den har %(found)s",
    "population_two_kinds": "filen blander landsbyer og sogne; del den i to filer",
    "population_two_areas": "både »%(found)s« og »%(first)s« er læst som %(area)s; slet eller omdøb det ene",
    "population_twice": "%(area)s står der to gange med samme køn og alder, første gang i %(place)s",
    "population_contents": "filen tæller flere ting: %(found)s; hent kun folketallet",
    "population_no_counts": "filen har ingen tal under sine overskrifter",
    "population_no_area": (
        "ingen af filens %(areas)s områder (%(table)s) er en landsby eller et sogn i klyngen; de er: %(found)s"
    ),
    "population_no_area_people": (
        "ingen af filens %(areas)s områder (%(table)s) er en landsby eller et sogn i klyngen; de er: %(found)s. "
        "Filen tæller %(people)s personer i alle aldre dér"
    ),
    "population_no_area_advice": (
        "hent klyngens egne sogne, eller skriv sognenes navne eller koder i kolonnen parish i villages.csv"
    ),
    "population_only_codes": (
        "filen har kun koder; skriv sognets kode i kolonnen parish i villages.csv, fx »9801 Brandslev«, eller hent "
        "filen med kode og tekst"
    ),
    "population_only_town_codes": "filen har kun koder for byerne; hent den med kode og tekst",
    "population_sex_missing": "%(area)s har kun tal for det ene køn",
    "population_sex_missing_advice": "hent både mænd og kvinder",
    "population_ages_missing": "%(area)s mangler alderen %(ages)s",
    "population_ages_overlap": "%(area)s har både alderen %(first)s og %(second)s, så nogle tælles to gange",
    "population_ages_wide": "%(area)s har alderen %(ages)s, der ligger på tværs af aldersgrupperne i population.csv",
    "population_ages_advice": "hent alderen år for år, eller brug 16-24, 25-34, 35-44 … 75-84, 85+",
    "population_total": "%(area)s: der står %(found)s i alt, men delene giver %(total)s",
    "population_total_advice": "se efter, om en linje mangler eller er rettet",
    # Files that do not make a population
    "population_two_files": "%(area)s står også i %(first)s; giv kun den ene fil",
    "population_not_whole": "sognet %(area)s er uden køn eller alder",
    "population_of_all_ages": (
        "filen siger ikke, hvor gamle folk er: den tæller %(people)s personer i alle aldre i %(areas)s af landsbyerne, "
        "og ikke dem på 16 år og derover"
    ),
    "population_of_adults": (
        "filen mangler køn eller aldersgrupper: den tæller %(people)s personer på 16 år og derover i %(areas)s af "
        "landsbyerne"
    ),
    "population_not_whole_advice": (
        "giv også en fil med køn og alder, fx SOGN1; landsbyernes antal bruges så til at dele sognets tal"
    ),
    "population_village_missing": "%(village)s har ingen tal",
    "population_village_missing_advice": "hent sognets tal, eller bed kommunen om landsbyens",
    "population_no_parish_advice": (
        "skriv landsbyens sogn i kolonnen parish i villages.csv, eller bed kommunen om tallene"
    ),
    "population_parish_empty": "i sognet %(parish)s bor der ingen ud over dem, som landsbyernes egne tal har med",
    "population_divide": "i sognet %(parish)s ligger %(villages)s, og ingen fil siger, hvordan sognets tal skal deles",
    "population_divide_advice": (
        "giv også en fil med antal pr. landsby, fx landsby;antal; eller skriv --divide before eller --divide evenly"
    ),
    "population_nobody": "ifølge filen bor der ingen på 16 år og derover i klyngen",
    # What is assumed, to whoever reads the file
    "population_times": "%(file)s har %(count)s tider (%(found)s); den seneste er læst, hvis intet andet er valgt.",
    "population_left": "%(file)s: områder, der ikke er klyngens, er ikke med (%(count)s): %(found)s",
    # Of the method note too
    "population_split_ages": (
        "Alderen %(ages)s ligger på tværs af en grænse og er fordelt jævnt på årene; tallene er derfor anslået."
    ),
    "population_absent": "%(count)s alderstrin uden linje er regnet som 0.",
    "population_summed": "Alle værdier i %(column)s er lagt sammen.",
    "population_from_villages": "Folketallet er landsbyernes egne tal fra %(table)s for %(time)s.",
    "population_from_villages_undated": "Folketallet er landsbyernes egne tal fra %(table)s, uden angivet tid.",
    "population_from_parishes": (
        "Folketallet er sognenes fra %(table)s for %(time)s. Sognegrænser er ikke landsbygrænser, så en landsbys tal "
        "er et skøn."
    ),
    "population_from_parishes_undated": (
        "Folketallet er sognenes fra %(table)s, uden angivet tid. Sognegrænser er ikke landsbygrænser, så en landsbys "
        "tal er et skøn."
    ),
    "population_rest": "%(villages)s har ingen egne tal og har fået resten af sognet %(parish)s.",
    "population_rest_short": (
        "Landsbyernes egne tal er i nogle aldersgrupper i alt %(count)s større end sognets (%(parish)s); resten er dér "
        "sat til 0."
    ),
    "population_by_totals": "Sognet %(parish)s er delt mellem %(villages)s efter landsbyernes antal.",
    "population_by_before": "Sognet %(parish)s er delt mellem %(villages)s som i det tidligere folketal.",
    "population_before_said": "Om det tidligere folketal stod der: »%(said)s«",
    "population_evenly": "Sognet %(parish)s er delt ligeligt mellem %(villages)s, fordi ingen tal siger andet.",
}
