"""The plan in a document and what the checks say about it."""

from __future__ import annotations

from app.checks import run_checks
from app.model.document import Document
from app.model.finding import Finding
from app.model.plan import Plan
from app.plan import recognise
from app.plan.profiles import Profile, load_profiles, shipped_profile
from app.services.places import config_folder


def profile_named(name: str = "") -> Profile:
    """A shipped profile or one of the user's own; the default one for ""; RefusedError with the names there are."""
    if not name:
        return shipped_profile()
    return load_profiles(config_folder() / "profiles").named(name)


def plan_of(document: Document, profile: str = "") -> Plan:
    """The plan in a document, recognised by a profile."""
    return recognise(document, profile_named(profile))


def check_document(document: Document, profile: str = "") -> list[Finding]:
    """What schema and rules say of a document as it will be, errors first."""
    rules = profile_named(profile)
    return run_checks(document, recognise(document, rules), rules)
