"""What the command line says, to organisers and operators; `check` speaks English too."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    "cli_help": (
        "Klyngesvar: borgerundersøgelser i landsbyklynger, fra spørgeskema til kortlægning. "
        "Skriv klyngesvar KOMMANDO --help for at se et eksempel. Indstillingerne læses fra KLYNGESVAR_… og fra "
        "klyngesvar.toml i mappen KLYNGESVAR_INSTANCE (ellers ./instance)."
    ),
    "cli_example": "Eksempel:\n  %(example)s",
    "cli_config": "Indstillingerne mangler noget. %(why)s",
    "cli_database": (
        "Databasen kan ikke bruges: %(why)s\nEr den ny, eller er programmet opdateret, så kør: klyngesvar migrate"
    ),
    "cli_machine": "Det gik ikke: %(why)s %(file)s",
    "cli_one_fault": ("1 fejl.", "1 fault."),
    "cli_faults": ("%(count)s fejl.", "%(count)s faults."),
    "cli_see_help": "Se, hvordan kommandoen skrives: %(command)s --help",
    "cli_missing": "Der mangler noget: %(what)s",
    "cli_no_option": "Kommandoen har ikke %(option)s.",
    "cli_no_command": "Der er ingen kommando, der hedder %(command)s.",
    "cli_meant": "Mente du %(near)s?",
    "cli_one_of": "skriv et af disse: %(known)s",
    "cli_whole": "skriv et helt tal fra %(least)s til %(most)s",
    "cli_no_such_file": "der er ingen fil, der hedder %(file)s",
    "cli_no_folder": "der er ingen mappe, der hedder %(file)s",
    # authors
    "cli_check_short": "læs et spørgeskema eller en klynges mappe, og vis alle fejl",
    "cli_check_help": (
        "Læs et spørgeskema (eller en klynges mappe), og vis alle fejl med fil, linje og kolonne. "
        "Er der ingen fejl, vises, hvor langt skemaet er, og hvad der mangler at blive oversat."
    ),
    "cli_check_example": "klyngesvar check questionnaires/residents.yaml",
    "cli_option_language": "sproget, som fejlene skrives på",
    "cli_check_questionnaire": (
        "%(title)s\n%(questions)s spørgsmål på %(pages)s sider; sprog: %(languages)s",
        "%(title)s\n%(questions)s questions on %(pages)s pages; languages: %(languages)s",
    ),
    "cli_check_minutes_standard": (
        "Standardskemaet tager %(shortest)s–%(longest)s minutter.",
        "The standard form takes %(shortest)s–%(longest)s minutes.",
    ),
    "cli_check_minutes_whole": (
        "Hele skemaet tager %(shortest)s–%(longest)s minutter.",
        "The whole form takes %(shortest)s–%(longest)s minutes.",
    ),
    "cli_check_cluster": (
        "%(name)s: %(villages)s landsbyer, %(places)s mødesteder, %(residents)s borgere fra 16 år. Ingen fejl.",
        "%(name)s: %(villages)s villages, %(places)s places, %(residents)s residents aged 16 or over. No faults.",
    ),
    "cli_check_holes": (
        "Ingen fejl, men %(count)s tekster mangler at blive oversat. Oversæt dem, eller skriv: incomplete_ok: yes",
        "No faults, but %(count)s texts lack a translation. Translate them, or write: incomplete_ok: yes",
    ),
    "cli_check_fine": ("Ingen fejl.", "No faults."),
    "cli_publish_short": "udgiv et spørgeskema: frys tekster, oversættelser og koder",
    "cli_publish_help": (
        "Udgiv et spørgeskema. Tekster, oversættelser og koder fryses som én version, som besvarelserne henviser til. "
        "Låsefilen ved siden af skemaet holder svarmulighedernes koder fast; gem den sammen med skemaet."
    ),
    "cli_publish_example": "klyngesvar publish questionnaires/residents.yaml",
    "cli_option_lock_only": "skriv kun låsefilen; brug det, hvor der ingen database er",
    "cli_published": "Udgivet: %(name)s, version %(number)s (%(sha256)s).",
    "cli_lock_written": "Skrevet: %(file)s",
    # clusters
    "cli_new_short": "lav en mappe til en ny klynge, med eksempler",
    "cli_new_help": (
        "Lav en mappe til en ny klynge. Hver fil indeholder et eksempel, som I retter: indstillinger, landsbyer, "
        "mødesteder, folketal fra 16 år og klyngens omrids."
    ),
    "cli_new_example": "klyngesvar new klynger/min-klynge",
    "cli_new_made": (
        "Mappen %(folder)s er lavet med %(files)s.\nRet filerne, se efter fejl med klyngesvar check %(folder)s, og tag "
        "klyngen ind med klyngesvar add %(folder)s"
    ),
    "cli_folder_taken": "Mappen %(folder)s er ikke tom. Vælg en anden, eller tøm den først.",
    "cli_add_short": "tag en klynge ind, eller dens rettede indstillinger",
    "cli_add_help": (
        "Læs en klynges mappe, og tag den ind. Har mappen fejl, vises de alle, og intet ændres. Undersøgelser, der "
        "allerede er åbnet, beholder de indstillinger, de begyndte med."
    ),
    "cli_add_example": "klyngesvar add klynger/min-klynge",
    "cli_added": "%(name)s er taget ind som »%(slug)s«: %(villages)s landsbyer, %(residents)s borgere fra 16 år.",
    "cli_reserved": "En adresse kan ikke hedde »%(name)s«; det bruges til noget andet. Vælg et andet navn.",
    # waves
    "cli_wave_short": "åbn, luk og afslut en undersøgelse",
    "cli_wave_help": "Åbn, luk og afslut en undersøgelse (en runde af et spørgeskema i en klynge).",
    "cli_wave_open_short": "åbn en undersøgelse",
    "cli_wave_open_help": (
        "Åbn en undersøgelse: et spørgeskema i en klynge mellem to datoer. Den får sin egen nøgle, som ligger uden for "
        "databasen og backuppen; kopiér den til et sikkert sted, for uden den kan svarene ikke læses."
    ),
    "cli_wave_open_example": (
        "klyngesvar wave open harbaekdalen 2026 --questionnaire questionnaires/residents.yaml "
        "--opens 2026-10-06 --closes 2026-10-26"
    ),
    "cli_option_questionnaire": "et udgivet spørgeskema: dets fil, eller begyndelsen af versionens SHA-256",
    "cli_option_opens": "første dag, fx 2026-10-06, eller tidspunkt, fx 2026-10-06T08:00",
    "cli_option_closes": "sidste dag, fx 2026-10-26; dagen regnes med",
    "cli_option_modules": (
        "det lange skemas moduler, adskilt af komma; all er dem alle, og tomt er standardskemaet "
        "(ellers klyngens egen indstilling)"
    ),
    "cli_option_about": "hvem der svarer: beboere (people) eller foreninger og mødesteder (organisations)",
    "cli_option_simulated": "en undersøgelse med simulerede svar; alt, der kommer ud af den, siger det",
    "cli_option_key_copied": "nøglen bliver kopieret; spørg ikke om det",
    "cli_day": "»%(found)s« er ikke en dato. Skriv fx 2026-10-06 eller 2026-10-06T08:00.",
    "cli_no_module": "Skemaet har ikke modulet »%(module)s«. Det har: %(known)s.",
    "cli_key_question": (
        "Undersøgelsens nøgle ligger i %(file)s.\nKopiér den nu til et sted uden for serveren. Er den kopieret?"
    ),
    "cli_key_not_copied": "Undersøgelsen er ikke åbnet, og nøglen er slettet igen.",
    "cli_wave_opened": "Åbnet: %(address)s\nSvar kan fortrydes til og med %(until)s.",
    "cli_wave_close_short": "luk en undersøgelse nu",
    "cli_wave_close_help": "Luk en undersøgelse nu. Den, der er i gang, kan sende i en halv time endnu.",
    "cli_wave_close_example": "klyngesvar wave close harbaekdalen 2026",
    "cli_wave_closed": "%(cluster)s %(wave)s er lukket.",
    "cli_wave_finish_short": "afslut en lukket undersøgelse, når alt papir er tastet",
    "cli_wave_finish_help": (
        "Afslut en lukket undersøgelse, når alt papir er tastet. De sidste svar blandes, og derefter kan den endelige "
        "udgave laves."
    ),
    "cli_wave_finish_example": "klyngesvar wave finish harbaekdalen 2026",
    "cli_wave_finished": "%(cluster)s %(wave)s er afsluttet.",
    "cli_codes_short": "lav svarkoder til en landsby",
    "cli_codes_help": (
        "Lav svarkoder til en landsby, og skriv dem i en CSV-fil (lookup;code;url;village). Koderne kan ikke vises "
        "igen: databasen kender dem ikke. Slet filen, når kort eller breve er trykt."
    ),
    "cli_codes_example": "klyngesvar codes harbaekdalen 2026 brandslev 600 --out brandslev.csv",
    "cli_option_out": "filen, som koderne skrives i; den må ikke findes i forvejen",
    "cli_option_channel": "om koderne kommer på kort (card) eller i brev (letter)",
    "cli_file_taken": "Filen %(file)s findes allerede. Vælg et andet navn; der er ikke lavet koder.",
    "cli_issuing": "Laver svarkoder",
    "cli_codes_written": "%(number)s svarkoder til %(village)s er skrevet i %(file)s. De kan ikke vises igen.",
    # staff
    "cli_staff_short": "hvem der kan logge ind på personalesiderne",
    "cli_staff_help": "Giv adgang til personalesiderne.",
    "cli_staff_add_short": "giv nogen en rolle og en ny adgangskode",
    "cli_staff_add_help": (
        "Giv nogen en rolle, i én klynge eller i dem alle, og en ny adgangskode, som vises én gang. "
        "En, der findes i forvejen, får rollen oven i sine andre."
    ),
    "cli_staff_add_example": "klyngesvar staff add anna@eksempel.dk --role steering_group --cluster harbaekdalen",
    "cli_option_role": "hvad personen må",
    "cli_option_name": "personens navn",
    "cli_option_cluster": "den klynge, rollen gælder; tomt er dem alle",
    "cli_no_cluster": "Der er ingen klynge, der hedder »%(cluster)s«. Tag den ind med: klyngesvar add MAPPE",
    "cli_staff_added": "%(email)s har rollen %(role)s.\nAdgangskode: %(password)s\nLog ind på %(address)s",
    # operators
    "cli_serve_short": "start serveren",
    "cli_serve_help": (
        "Start serveren for borgere og personale, til den stoppes. Sæt en webserver med https foran, og lad den ikke "
        "gemme adresserne i sin log; kortenes adresser indeholder koder."
    ),
    "cli_serve_example": "klyngesvar serve --port 8000",
    "cli_option_host": "adressen, der lyttes på",
    "cli_option_port": "porten, der lyttes på",
    "cli_no_server": "Serveren (gunicorn) findes ikke på denne maskine. Den kræver Linux eller macOS.",
    "cli_port_taken": "Port %(port)s er optaget. Stop det andet program, eller vælg en anden: --port %(other)s",
    "cli_migrate_short": "opret databasens tabeller, eller bring dem op til programmets version",
    "cli_migrate_help": "Opret databasens tabeller, eller bring dem op til programmets version. Kan gentages.",
    "cli_migrate_example": "klyngesvar migrate",
    "cli_migrated": "Databasen er klar.",
    "cli_tend_short": "gør det, der skal gøres hver time",
    "cli_tend_help": (
        "Bland de svar, der er nok af, og udfør de fortrydelser, der venter. Sæt den til at køre hver time."
    ),
    "cli_tend_example": "klyngesvar tend",
    "cli_tended": "%(count)s svar er blandet.",
    # results
    "cli_release_short": "lav en udgave: regneark, figurer og rapport",
    "cli_release_help": (
        "Frys en undersøgelses svar som en nummereret udgave, og lav regneark, figurer og rapport af den. "
        "Er intet ændret siden en tidligere udgave af samme slags, vises den."
    ),
    "cli_release_example": "klyngesvar release harbaekdalen 2026 --kind final",
    "cli_option_kind": (
        "preliminary er foreløbig, final er endelig (når ingen længere kan fortryde), "
        "og correction retter fejl efter den endelige"
    ),
    "cli_releasing": "Laver udgaven",
    "cli_released": "Udgave %(edition)s: %(folder)s",
    "edition_unfinished": (
        "Undersøgelsen »%(wave)s« er ikke afsluttet. Lav en foreløbig udgave, "
        "eller afslut den med: klyngesvar wave finish"
    ),
    "edition_withdrawable": (
        "Svar kan fortrydes til og med %(until)s, og den endelige udgave kan først laves efter den dag. "
        "Lav en foreløbig udgave imens."
    ),
    "edition_no_final": "Der er ingen endelig udgave af »%(wave)s« at rette. Lav den først, med --kind final.",
    "edition_empty": (
        "Der er ingen svar at lave en udgave af. Svarene i »%(wave)s« bliver først lagt frem, når der er nok af dem, "
        "eller når undersøgelsen er afsluttet."
    ),
    "edition_crashed": "Udgaven kunne ikke laves, fordi programmet fejlede: %(said)s\nHele fejlen står i %(log)s",
    "edition_failed": "Udgaven kunne ikke laves:\n%(said)s",
    # trying
    "cli_simulate_short": "lad opdigtede borgere svare",
    "cli_simulate_help": (
        "Lad opdigtede borgere svare. Med en klynge og en undersøgelse fyldes en undersøgelse, der er åbnet med "
        "--simulated. Med et spørgeskemas fil afprøves skemaet, før det udgives: svarene skrives i en mappe, som "
        "python -m analysis MAPPE --out UD laver tabeller og figurer af."
    ),
    "cli_simulate_example": (
        "klyngesvar simulate questionnaires/residents.yaml --number 300\n"
        "  klyngesvar simulate harbaekdalen proeve --number 300"
    ),
    "cli_option_number": "hvor mange, der svarer",
    "cli_option_seed": "samme tal giver de samme svar",
    "cli_option_simulate_out": "mappen, som svarene på en fil skrives i",
    "cli_option_simulate_cluster": "mappen med den klynge, som en fil afprøves i (ellers den opdigtede)",
    "cli_routes": (
        "%(walks)s gennemløb dækker hvert par af det, betingelserne ser på; %(reached)s af %(ends)s slutninger er nået."
    ),
    "cli_routes_never": "Ingen bliver nogensinde spurgt om: %(names)s. Se på deres show_if og på slutningerne før dem.",
    "cli_not_simulated": (
        "»%(wave)s« er en rigtig undersøgelse og må ikke få opdigtede svar. Åbn en anden med: "
        "klyngesvar wave open … --simulated"
    ),
    "cli_no_file": "Der er ingen fil, der hedder %(file)s. Skriv en fil, eller en klynge og en undersøgelse.",
    "cli_simulating": "Simulerer svar",
    "cli_simulated": "%(number)s simulerede svar i %(cluster)s %(wave)s.",
    "cli_tried": (
        "%(number)s simulerede svar er skrevet i %(folder)s.\n"
        "Se tabeller og figurer med: python -m analysis %(folder)s --out %(folder)s-tabeller"
    ),
    # doctor
    "cli_doctor_short": "se versioner, indstillinger og risici",
    "cli_doctor_help": "Se versioner, indstillinger og risici. Slutter med fejl, hvis noget skal ordnes først.",
    "cli_doctor_example": "klyngesvar doctor",
    "cli_level_fine": "  i orden  ",
    "cli_level_note": "  bemærk   ",
    "cli_level_risk": "  RISIKO   ",
    "cli_doctor_fine": "Alt er klar.",
    "cli_doctor_risk": "Én ting skal ordnes, før nogen svarer.",
    "cli_doctor_risks": "%(count)s ting skal ordnes, før nogen svarer.",
    "cli_doctor_versions": "Klyngesvar %(program)s på Python %(python)s",
    "cli_doctor_fonts": "Figurernes skrift er der: %(font)s",
    "cli_doctor_no_fonts": "Figurernes skrift mangler; installer matplotlib igen.",
    "cli_doctor_server": "Serveren er gunicorn %(version)s",
    "cli_doctor_no_server": "Serveren (gunicorn) findes ikke her; den kræver Linux eller macOS.",
    "cli_doctor_config": "Indstillingerne mangler noget: %(why)s",
    "cli_doctor_settings": "Mappen er %(instance)s, og adressen er %(address)s",
    "cli_doctor_demo": "Det her er en demo: uden https og til opdigtede svar. Brug den ikke til rigtige.",
    "cli_doctor_no_instance": "Mappen %(instance)s findes ikke. Lav den, og kør: klyngesvar migrate",
    "cli_doctor_readable": "Andre på maskinen kan læse %(file)s. Skriv: chmod go= %(file)s",
    "cli_doctor_free": "Der er %(megabytes)s MB ledig plads på disken; der skal være mindst 500.",
    "cli_doctor_sqlite": "SQLite %(version)s",
    "cli_doctor_sqlite_bug": (
        "SQLite %(version)s har WAL-reset-fejlen (3.7.0–3.51.2), som kan miste data, når to skriver på samme tid. "
        "Klyngesvar lader kun én skrive ad gangen, så skriv aldrig i databasen med andre programmer, mens serveren "
        "kører. Opdater SQLite, når styresystemet har en nyere."
    ),
    "cli_doctor_postgresql": "PostgreSQL %(version)s",
    "cli_doctor_no_database": "Der er ingen database endnu. Kør: klyngesvar migrate",
    "cli_doctor_database": "Databasen kan ikke åbnes: %(why)s",
    "cli_doctor_damaged": "Databasen er beskadiget. Stop serveren, og hent den seneste backup.",
    "cli_doctor_old_tables": "Databasens tabeller passer ikke til programmet. Kør: klyngesvar migrate",
    "cli_doctor_tables": "Databasen er klar og har %(waves)s undersøgelser",
    "cli_doctor_no_key": (
        "Nøglen til %(cluster)s %(wave)s mangler. Hent den fra den kopi, I tog, da undersøgelsen blev åbnet; "
        "uden den kan svarene ikke læses."
    ),
    # demo
    "cli_demo_short": "lav hele det opdigtede Harbækdalen, og vis det frem",
    "cli_demo_help": (
        "Lav en installation med den opdigtede klynge Harbækdalen: database, spørgeskema, 1.162 simulerede svar, en "
        "udgave med regneark, figurer og rapport, en svarkode og et login. Start så serveren. Kan gentages."
    ),
    "cli_demo_example": "klyngesvar demo --port 8080",
    "cli_option_folder": "mappen, som demoen ligger i",
    "cli_option_serve": "om serveren skal startes bagefter",
    "cli_demo_database": "Demoen ligger i %(folder)s",
    "cli_demo_name": "Demo",
    "cli_demo_ready": (
        "\n"
        "  Svar som borger  %(home)s/harbaekdalen/proev/\n"
        "  Svarkode         %(code)s\n"
        "  Personale        %(home)s/stab/\n"
        "                   e-mail %(email)s, adgangskode %(password)s\n"
        "  Udgaven          %(results)s"
    ),
    "cli_demo_phone": "  På telefonen     %(home)s/harbaekdalen/proev/ (på samme netværk)",
    "cli_demo_not_served": "\nStart serveren med: klyngesvar demo",
    "cli_demo_served": "\nServeren kører. Stop den med Ctrl+C.",
}
