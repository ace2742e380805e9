"""The product's jobs as commands."""

from __future__ import annotations

from app.cli.program import run

__all__ = ["run"]
