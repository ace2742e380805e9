"""Rapporteur: amend a plan's annex under tracking and export the liaison statement that proposes it."""

__version__ = "0.1.0"
