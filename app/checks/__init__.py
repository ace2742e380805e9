"""Schema, rules, editorial and citation checks that give findings."""

from __future__ import annotations

from app.checks.base import BaseKeeper
from app.checks.final_text import final_quote, locate
from app.checks.plan_rules import plan_findings
from app.checks.reading import Said
from app.checks.run import run_checks

__all__ = ["BaseKeeper", "Said", "final_quote", "locate", "plan_findings", "run_checks"]
