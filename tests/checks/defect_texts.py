"""Defects that show in the words of a text: slips of the pen, dates, citations, terms, resolutions, statements."""

from __future__ import annotations

from collections.abc import Iterator

from tests.checks.seeding import Defect, add, amend, blank, example, note_after, sound, sub

_HOSTS = (sound, example, blank)

# Rule, text, words expected in the quote or message; each goes into another host than the one before.
LINES: tuple[tuple[str, str, str], ...] = (
    ("editorial.double_space", "The register is  kept by one Branch.", "is  kept"),
    ("editorial.double_space", "It covers all   regions.", "all   regions"),
    ("editorial.double_space", "Registre des  assignations de fréquence.", "des  assignations"),
    ("editorial.hyphen_space", "The results- based budget is adopted.", "results- based"),
    ("editorial.hyphen_space", "Gestion axée- résultats.", "axée- résultats"),
    ("editorial.hyphen_space", "A results -based approach is taken.", "results -based"),
    ("editorial.year_space", "In 2030contains is a slip.", "2030contains"),
    ("editorial.year_space", "The plan for 2028–2031sets two goals.", "2031sets"),
    ("editorial.year_space", "С 2029года действует новый порядок.", "2029года"),
    ("editorial.missing_space", "Members,observers and staff take part.", "Members,observers"),
    ("editorial.missing_space", "The first part ends.The second begins.", "ends.The"),
    ("editorial.missing_space", "Une liste ouverte;elle est tenue à jour.", "ouverte;elle"),
    ("editorial.missing_space", "The Working Group(see below) meets.", "Group(see"),
    ("editorial.stray_space", "Members , observers and staff.", "Members ,"),
    ("editorial.stray_space", "The text ends here .", "here ."),
    ("editorial.stray_space", "One part ( the first) is short.", "( the"),
    ("editorial.stray_space", "One part (the first ) is short.", "first )"),
    ("editorial.double_mark", "Members,, observers and staff.", "Members,,"),
    ("editorial.double_mark", "The text ends here..", "here.."),
    ("editorial.double_mark", "One part;, then another.", "part;,"),
    ("editorial.double_number", "2. 2) Edit the text.", "2. 2)"),
    ("editorial.double_number", "a) a) The first item", "a) a)"),
    ("editorial.double_number", "(3) 3. The third item", "(3) 3."),
    ("editorial.range_space", "The financial plan for 2030 – 2033 follows.", "2030 – 2033"),
    ("editorial.range_space", "Years 2030 -2032 are quiet.", "2030 -2032"),
    ("editorial.range_space", "Die Jahre 2024 — 2026 waren ruhig.", "2024 — 2026"),
    ("editorial.quote_pair", "They call it “the plan and go on.", "“the"),
    ("editorial.quote_pair", "They call it the plan” and go on.", "plan”"),
    ("editorial.quote_pair", "Le «plan est adopté.", "«plan"),
    ("editorial.repeated_word", "This is the the plan.", "the the"),
    ("editorial.repeated_word", "Il est est adopté.", "est est"),
    ("editorial.repeated_word", "Members meet in in one place.", "in in"),
    ("editorial.brackets", "The text is [to be agreed] later.", "[to be agreed]"),
    ("editorial.brackets", "Resolution [XYZ] is open.", "[XYZ]"),
    ("editorial.brackets", "秘书处将[停止从外部招聘工作人员。]", "still open"),
    ("editorial.brackets", "The text is [to be agreed later.", "["),
    ("citation.stale", "See Resolution 151 (Rev. Dubai, 2018) on this.", "Rev. Bucharest, 2022"),
    ("citation.stale", "Conformément à la Résolution 71 (Rév. Busan, 2014).", "Rev. Bucharest, 2022"),
    ("citation.stale", "根据第151号决议（2018年，迪拜，修订版）。", "2018年，迪拜"),
    ("citation.stale", "Согласно Резолюции 71 (Пересм. Дубай, 2018 г.).", "71 (Пересм. Дубай, 2018 г.)"),
    ("citation.stale", "See Resolution 1 (Rev. Dubai, 2012) on procedure.", "at least (Rev. Hammamet, 2016)"),
    ("citation.stale", "See Resolution 68 (Johannesburg, 2008) on industry.", "Rev. Hammamet, 2016"),
    ("citation.conference", "See Resolution 12 (Rev. Dubai, 2016).", "in Dubai in 2012 and 2014 and 2018"),
    ("citation.conference", "See Resolution 71 (Rev. Bucharest, 2020).", "Bucharest"),
    ("citation.conference", "Véase la Resolución 9 (Rev. Ginebra, 2019).", "Ginebra"),
    ("date.impossible", "The group meets on 31 June 2027.", "31 June 2027"),
    ("date.impossible", "El plazo vence el 30 de febrero de 2029.", "30 febrero 2029"),
    ("date.impossible", "It lasts from 29 to 32 March 2028.", "29 to 32 March 2028"),
    ("date.impossible", "The report is due on 29 February 2029.", "29 February 2029"),
    ("date.order", "The forum lasts from 20 to 9 March 2029.", "20 to 9 March 2029"),
    ("date.order", "From 12 October to 3 September 2029 the hall is closed.", "12 October to 3 September 2029"),
    ("date.order", "Le forum a lieu du 18 au 12 mai 2029.", "18 au 12 mai 2029"),
    ("date.weekday", "The group meets on Monday, 14 March 2029.", "Wednesday"),
    ("date.weekday", "Le groupe se réunit le lundi 15 mai 2029.", "Tuesday"),
    ("date.weekday", "On Sunday 11 February 2026 the statement was approved.", "Wednesday"),
    ("date.event", "WTSA-24 was held from 15 to 25 October 2024.", "15 to 25 October 2024"),
    ("date.event", "The decisions of WTSA-24 (New Delhi, 14–24 October 2024) apply.", "14–24 October 2024"),
    ("date.event", "L'AMNT-24 s'est tenue du 15 au 23 octobre 2024.", "15 au 23 octobre 2024"),
    ("acronym.unexpanded", "The work of QXRT is slow.", "QXRT"),
    ("acronym.unexpanded", "Both MLQ and its members agree.", "MLQ"),
    ("acronym.unexpanded", "Le PQRs est ouvert.", "PQR"),
    ("indicator.activity", "Number of workshops held in the regions", "Number of workshops"),
    ("glossary.against", "An outcome is a deliverable that members receive.", "deliverable"),
    ("glossary.against", "Outputs are changes in what people can do.", "changes in"),
    ("glossary.against", "Thematic priorities are cost objects of the budget.", "cost objects"),
)

_RESOLUTION = (
    "DRAFT NEW RESOLUTION 40 (Port Lumen, 2026)",
    "Warnings in time",
    "The General Assembly (Port Lumen, 2026),",
    "considering",
    "a)\tthat people are at risk;",
    "b)\tthat warnings help;",
    "c)\tthat they must be understood,",
    "noting",
    "that networks fail in storms,",
    "resolves",
    "1\tto agree on one format;",
    "2\tto test it every year,",
    "invites Member Administrations",
    "to take part.",
)


def _resolution(rule: str, said: str, *changes: tuple[str, str], also: tuple[str, ...] = ()) -> Defect:
    return Defect(rule, (add(*_RESOLUTION), *(sub(old, new) for old, new in changes)), said, also, blank)


RESOLUTIONS = (
    _resolution("resolution.lettering", "Item d stands where c", ("c)\tthat they", "d)\tthat they")),
    _resolution("resolution.lettering", "Item a stands where b", ("b)\tthat warn", "a)\tthat warn")),
    _resolution("resolution.lettering", "Item 3 stands where 2", ("2\tto test", "3\tto test")),
    _resolution("resolution.single_item", "a)\tthat networks", ("that networks fail", "a)\tthat networks fail")),
    _resolution("resolution.single_item", "1\tto take part", ("to take part.", "1\tto take part.")),
    _resolution("resolution.single_item", "1)\tthat networks", ("that networks fail", "1)\tthat networks fail")),
    _resolution("resolution.punctuation", "a full stop", ("that warnings help;", "that warnings help.")),
    _resolution("resolution.punctuation", "last of a call", ("must be understood,", "must be understood;")),
    _resolution("resolution.punctuation", "very last", ("to take part.", "to take part,")),
    _resolution("resolution.punctuation", "no mark", ("one format;", "one format")),
    _resolution("resolution.verb", "considers", ("considering", "considers")),
    _resolution("resolution.verb", "inviting", ("invites Member", "inviting Member")),
    _resolution("resolution.verb", "resolving", ("resolves", "resolving")),
    Defect(
        "resolution.renumbered",
        (add(*_RESOLUTION), amend("b)", "c)"), amend("c)\tthat they", "d)\tthat they")),
        "Item b has become c",
        ("resolution.lettering",),
        blank,
    ),
    Defect(
        "resolution.renumbered",
        (add(*_RESOLUTION), amend("1\tto agree", "2\tto agree"), amend("2\tto test", "3\tto test")),
        "Item 1 has become 2",
        ("resolution.lettering",),
        blank,
    ),
    Defect(
        "resolution.renumbered",
        (add(*_RESOLUTION), amend("a)\tthat people", "b)\tthat people")),
        "Item a has become b",
        ("resolution.lettering",),
        blank,
    ),
)

_LONG = "The Assembly, having heard all parties, agreed at length on each of the many points before it. " * 3


def _lines(rule: str, said: str, *texts: str, also: tuple[str, ...] = ()) -> Defect:
    return Defect(rule, (add(*texts),), said, also, blank)


SYMBOLS = (
    _lines("symbol.mod", "MOD", "MOD\tXU/35A2/1", "Article 3", "The text stays as it is."),
    _lines("symbol.mod", "MOD", "MOD", "Article 4", "This stays too."),
    _lines("symbol.mod", "MOD", "ADD\tXU/35/1", "New text.", "MOD\tXU/35/2", "Old text."),
    Defect("symbol.add", (add("ADD\tXU/35/1", "Old text."), amend("Old", "New")), "ADD", (), blank),
    Defect("symbol.add", (add("ADD", "The rule is old."), amend("is old", "was old")), "ADD", (), blank),
    Defect("symbol.add", (add("ADD\tXU/35A1/7", "One.", "Two."), amend("Two", "Three")), "ADD", (), blank),
    _lines("symbol.reasons", "SUP", "SUP\tXU/35/1", "Resolution 12"),
    _lines("symbol.reasons", "NOC", "NOC\tXU/35/2", "Article 5"),
    _lines("symbol.reasons", "SUP", "SUP\tXU/35/3", "Resolution 12", "Reasons:", ""),
    _lines("symbol.sup", "The Assembly", "SUP\tXU/35/1", "Resolution 12", _LONG, "Reasons: It is done."),
    _lines("symbol.sup", "fifth", "SUP\tXU/3/1", "first", "second", "third", "fourth", "fifth", "Reasons: It is done."),
    _lines("symbol.sup", "The Assembly", "SUP", "Title", _LONG, "Motifs: c'est fait."),
    _lines("symbol.id", "XU/35B/1", "ADD\tXU/35B/1", "New text."),
    _lines("symbol.id", "xu/35/1", "ADD\txu/35/1", "New text."),
    _lines("symbol.id", "XU/A36/1", "ADD\tXU/A36/1", "New text."),
)

STATEMENTS = (
    _lines("statement.deadline", "Deadline", "For action to:\tTeam A", "Deadline:\t-"),
    _lines(
        "statement.deadline", "Deadline", "For action to:", "Team A; Team B", "Deadline:", "–", "Contact:", "A. Person"
    ),
    _lines("statement.deadline", "Deadline", "For action to: Team A", "Deadline:", "Contact: A. Person"),
    *(
        Defect(rule, (add(*texts),), "", (), blank, "statement")
        for rule, missing in (("statement.approval", "Approval"), ("statement.contact", "Contact"))
        for texts in (
            [t for t in full if not t.startswith(missing)]
            for full in (
                (
                    "LIAISON STATEMENT",
                    "For action to:\tTeam",
                    "Approval:\tTeam (Virtual, 11 February 2026)",
                    "Deadline:\t1 March 2026",
                    "Contact:\tA. Person",
                ),
                (
                    "LIAISON STATEMENT",
                    "For information to:\tTeam",
                    "Approval:\tTeam (Virtual, 11 February 2026)",
                    "Contact:\tA. Person",
                ),
                (
                    "LIAISON STATEMENT",
                    "For comment to:\tTeam",
                    "Approval:\tTeam (Lumen, 12 March 2026)",
                    "Contact:\tB. Person",
                ),
            )
        )
    ),
)

SEVERAL = (
    Defect("editorial.range_dash", (add("From 2024–2027 to 2032–2035 and 2036-2039."),), "2036-2039"),
    Defect("editorial.range_dash", (add("Years 2024-2027, 2032–2035, 2036–2039."),), "2024-2027", host=blank),
    Defect("editorial.range_dash", (add("Les années 2030-2033."),), "2030-2033", host=example),
    Defect("editorial.quotes", (add('A “plan”, a “goal” and a "target".'),), '"target"', host=blank),
    Defect(
        "editorial.quotes", (add("The Union’s plan, the Board’s view and the group's work."),), "group's", host=blank
    ),
    Defect("editorial.quotes", (add("The Organization's members meet."),), "Organization's", host=example),
    Defect("editorial.note_space", (add("The figures are new ."), sub("new .", "new "), note_after("new ")), "new"),
    Defect("editorial.note_space", (add("Ces chiffres, ici."), note_after("Ces ")), "Ces", host=blank),
    Defect("editorial.note_space", (note_after("is limited. "),), "limited."),
    Defect(
        "citation.two_revisions",
        (add("See Resolution 17 (Rev. Port Lumen, 2026).", "And Resolution 17 (Rev. Eastbay, 2022) too."),),
        "Rev. Eastbay, 2022",
    ),
    Defect(
        "citation.two_revisions",
        (add("Resolution 5 (Rev. Eastbay, 2022) applies.", "Resolution 5 (Port Lumen, 2018) is cited."),),
        "Port Lumen, 2018",
        host=example,
    ),
    Defect(
        "citation.two_revisions",
        (add("Résolution 8 (Rév. Eastbay, 2022).", "Résolution 8 (Rév. Port Lumen, 2026)."),),
        "Eastbay, 2022",
        host=blank,
    ),
    Defect(
        "date.disagree",
        (add("The General Assembly meets from 9 to 20 November 2026.", "General Assembly: 9–21 November 2026."),),
        "9–21 November 2026",
    ),
    Defect(
        "date.disagree",
        (add("The General Assembly opens in Port Lumen and lasts from 10 to 20 November 2026."),),
        "10 to 20 November 2026",
        host=example,
    ),
    Defect(
        "date.disagree",
        (add("The Example Forum was held on 3–5 May 2027.", "At the Example Forum (3–6 May 2027) it was said."),),
        "3–6 May 2027",
        host=blank,
    ),
    Defect(
        "indicator.activity",
        (add("The outcome indicators include the following:", "Total number of meetings and participants"),),
        "Total number of meetings",
        host=blank,
    ),
    Defect(
        "indicator.activity",
        (add("Les indicateurs sont les suivants:", "Nombre de réunions tenues par an"),),
        "Nombre de réunions",
        host=blank,
    ),
)


def _in_turn() -> Iterator[Defect]:
    for at, (rule, text, said) in enumerate(LINES):
        if rule == "indicator.activity":
            yield Defect(rule, (add("The indicators are:", text),), said, host=blank)
            continue
        host = blank if rule.startswith(("citation", "date.")) and at % 3 else _HOSTS[at % 3]
        # A lone straight apostrophe among curved ones is rightly told too.
        yield Defect(rule, (add(text),), said, ("editorial.quotes",) if "'" in text else (), host)


TEXTS = (*_in_turn(), *RESOLUTIONS, *SYMBOLS, *STATEMENTS, *SEVERAL)
