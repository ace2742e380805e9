"""Schema, rules, editorial and citation checks that give findings."""

from __future__ import annotations

from app.checks.run import plan_findings, run_checks

__all__ = ["plan_findings", "run_checks"]
