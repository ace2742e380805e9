"""A resolution by a legal officer of the older school: letters in brackets throughout, and roman numbers below them."""

from __future__ import annotations

from pathlib import Path

from .pen import Pen

EXPECTED = """
proposal NHU/12A3/2
  resolution 24 Electronic meetings of the study groups
    adopted
    enacting
    preamble_call having regard to
      preamble_item a
        citation 7 Resolution 7 (Rev. Eastmouth, 2023)
      preamble_item b
    preamble_call conscious
      preamble_item a
      preamble_item b
      preamble_item c
    preamble_call regretting
      preamble_item
    operative_call decides
      operative_item a
      operative_item b
      operative_item c
    operative_call requests the Director of the Bureau
      operative_item a
      operative_item b
        citation 31 Resolution 31 (Northhaven, 2019)
        placeholder three
    operative_call calls upon Member Administrations
      operative_item
  reasons
"""


def build(path: Path) -> None:
    """Write the proposal."""
    pen = Pen()
    pen.bold("Proposals of the Northern Harbours Union for the work of the Assembly")
    pen.text("Abstract: Meetings by wire save journeys; this revision says who may call them, and who pays.")
    pen.bold("MOD\tNHU/12A3/2")
    pen.bold("RESOLUTION 24 (Rev. Northhaven, 2027)")
    pen.bold("Electronic meetings of the study groups")
    pen.text("(Eastmouth, 2023; Northhaven, 2027)", "The World Harbour Assembly (Northhaven, 2027),")
    _preamble(pen)
    _operative(pen)
    pen.bold("Reasons: ", "Four study groups asked for it, and travel has become dearer.")
    pen.save(path)


def _preamble(pen: Pen) -> None:
    pen.text("having regard to")
    pen.text(
        "(a)\tResolution 7 (Rev. Eastmouth, 2023) of this Assembly, on the working methods of the study groups;",
        "(b)\tthe report of the Auditor on the cost of travel,",
    )
    pen.text("conscious")
    pen.text(
        "(a)\tthat small administrations cannot send delegates to every meeting;",
        "(b)\tthat meetings by wire tire those who sit in far time zones;",
        "(c)\tthat interpretation is seldom offered at them,",
    )
    pen.text("regretting", "that no rule says who may call such a meeting,")


def _operative(pen: Pen) -> None:
    pen.text("decides")
    pen.text(
        "(a)\tthat a study group may meet by wire between its sessions;",
        "(b)\tthat such a meeting shall",
        "(i)\tbe announced four weeks before it begins;",
        "(ii)\tlast no longer than three hours a day;",
        "(c)\tthat no Recommendation shall be approved at it,",
    )
    pen.text("requests the Director of the Bureau")
    pen.text(
        "(a)\tto offer interpretation where two administrations ask for it;",
        "(b)\tto report on the cost, as Resolution 31 (Northhaven, 2019) asks, every [three] years,",
    )
    pen.text("calls upon Member Administrations", "to name a contact for such meetings.")
