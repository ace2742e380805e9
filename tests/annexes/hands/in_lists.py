"""A plan by somebody who thinks in lists, with no table at all."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
vision Vision
mission Mission
value Curiosity
value Patience
value Candour
goal 1 Everyone can listen
  target 1.1 Households that receive at least three stations: from 72 per cent (2026) to 90 per cent by 2031
  target 1.2 By 2030, at least 40 per cent of programmes can be heard with subtitles or signs
goal 2 Everyone can speak
  target 2.1 Villages with a studio of their own: 15 today, 60 by 2031
  target 2.2 One third of all hosts are under thirty by 2029
thematic_priority 1 Small languages
  outcome 1.1 More programmes are made in small languages
    indicator Hours broadcast per week in languages with fewer than 50 000 speakers
    indicator Number of languages that can be heard every day
  outcome 1.2 Archives of songs and stories are open to those who own them
    indicator Share of recordings that have a named owner
thematic_priority 2 Broadcasting in emergencies
  outcome 2.1 Warnings are heard in time
    indicator Minutes between a warning and its broadcast
  outcome 2.2 Stations stay on air when power fails
    indicator Stations with power for 72 hours
thematic_priority 3 Young voices
  outcome 3.1 Young people make programmes for young people
    indicator Programmes made by people under thirty
output a Programme exchange
output b Mobile studio
output c Handbook for emergency broadcasting
output d Summer school
enabler Membership
enabler Shared engineering
enabler Fundraising
enabler Governance
value_proposition What we offer to members
risk Transmitters are damaged by storms
risk Young staff leave for better pay
risk A government withdraws licences
glossary_term Station
glossary_term Small language
glossary_term Host
acronym COMRA
acronym MOU
"""


def build(path: Path) -> None:
    """Write the plan."""
    pen = Pen()
    pen.heading(1, "Strategic Plan of the Confederation of Mountain Radios (COMRA) for 2028–2031")
    pen.heading(2, "Foreword")
    pen.text("This plan was written by forty people in nine valleys. We thank them all.")
    pen.heading(2, "1. Vision")
    pen.text("In every valley, people hear themselves on the air.")
    pen.heading(2, "2. Mission")
    pen.text("We lend stations what they cannot afford alone: engineers, programmes and a common voice.")
    pen.heading(2, "3. Our values")
    pen.bullets(
        "Curiosity: we ask before we answer.",
        "Patience: trust grows slowly, and so do audiences.",
        "Candour: we say what went wrong.",
    )
    pen.heading(2, "4. Strategic goals and targets")
    pen.text("Two goals guide everything we do. Each is measured by a few targets.")
    pen.bold("Goal 1: Everyone can listen")
    pen.text("Receivers are cheap, signals are clear, and nobody is left out because of how they hear.")
    pen.bullets(
        "Target 1.1: Households that receive at least three stations: from 72 per cent (2026) to 90 per cent by 2031",
        "Target 1.2: By 2030, at least 40 per cent of programmes can be heard with subtitles or signs",
    )
    pen.bold("Goal 2: Everyone can speak")
    pen.text("A microphone is never more than an hour away.")
    pen.bullets(
        "Target 2.1: Villages with a studio of their own: 15 today, 60 by 2031",
        "Target 2.2: One third of all hosts are under thirty by 2029",
    )
    pen.heading(2, "5. Thematic priorities")
    pen.text("The three priorities below were chosen by the General Meeting.")
    pen.heading(3, "Priority 1 – Small languages")
    pen.text("There are thirty-one languages in our valleys. Eleven are never heard on the radio.")
    pen.numbers("Outcome 1.1: More programmes are made in small languages")
    pen.bullets(
        "Indicator: Hours broadcast per week in languages with fewer than 50 000 speakers",
        "Indicator: Number of languages that can be heard every day",
        level=2,
    )
    pen.numbers("Outcome 1.2: Archives of songs and stories are open to those who own them")
    pen.bullets("Indicator: Share of recordings that have a named owner", level=2)
    pen.heading(3, "Priority 2 – Broadcasting in emergencies")
    pen.text("When roads are cut, the radio is what remains.")
    pen.numbers("Outcome 2.1: Warnings are heard in time")
    pen.bullets("Indicator: Minutes between a warning and its broadcast", level=2)
    pen.numbers("Outcome 2.2: Stations stay on air when power fails")
    pen.bullets("Indicator: Stations with power for 72 hours", level=2)
    pen.heading(3, "Priority 3 – Young voices")
    pen.text("Half of the valley is under thirty; a tenth of our hosts are.")
    pen.numbers("Outcome 3.1: Young people make programmes for young people")
    pen.bullets("Indicator: Programmes made by people under thirty", level=2)
    pen.heading(2, "6. Outputs")
    pen.text("a) Programme exchange: stations offer and fetch programmes at night, when lines are free;")
    pen.text("b) Mobile studio: a van that stays a month in each village that asks for it;")
    pen.text("c) Handbook for emergency broadcasting: what to say in the first hour;")
    pen.text("d) Summer school: two weeks for hosts and engineers.")
    pen.heading(2, "7. Enablers")
    pen.bold(
        "Membership. ", "Stations that pay late are reminded early; those that cannot pay are helped.", "List Bullet"
    )
    pen.bold("Shared engineering. ", "Six engineers travel; nobody waits longer than a week.", "List Bullet")
    pen.bold("Fundraising. ", "No donor gives more than a fifth of what we spend.", "List Bullet")
    pen.bold("Governance. ", "The General Meeting decides; the Board answers to it.", "List Bullet")
    pen.heading(2, "8. What we offer to members")
    pen.text("Members save what they share. Nobody else lends an engineer within a week.")
    pen.heading(2, "9. Risks")
    pen.numbers("Transmitters are damaged by storms")
    pen.bullets("Mitigation: two spare transmitters are kept dry in the valley", "Risk appetite: low", level=2)
    pen.numbers("Young staff leave for better pay")
    pen.bullets("Mitigation: shared posts; a pay scale that is public", "Risk appetite: moderate", level=2)
    pen.numbers("A government withdraws licences")
    pen.bullets("Mitigation: yearly talks with every regulator", "Risk appetite: very low", level=2)
    pen.heading(2, "10. Glossary")
    pen.text("Station: a member with a transmitter of its own.")
    pen.text("Small language: a language with fewer than 50 000 speakers.")
    pen.text("Host: whoever speaks on the air, paid or not.")
    pen.heading(2, "11. List of acronyms")
    pen.text("COMRA – Confederation of Mountain Radios")
    pen.text("MOU – memorandum of understanding")
    pen.heading(2, "12. How this plan will be followed up")
    pen.text("The Board reports to every General Meeting.")
    pen.save(path)
