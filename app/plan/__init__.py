"""The structure of a plan: profiles, recognised elements, links, XML."""

from __future__ import annotations

from app.model.plan import Plan
from app.plan.recognition import Recogniser, recognise

__all__ = ["Recogniser", "project", "recognise"]


def project(plan: Plan) -> bytes:
    """The plan as an XML file that schemas/plan.xsd describes."""
    # lxml is needed for this alone.
    from app.plan.projection import project_bytes

    return project_bytes(plan)
