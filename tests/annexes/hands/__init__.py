"""Plans as other people would write them, each with what a reader would say its elements are."""

from __future__ import annotations

from types import ModuleType

from . import (
    in_arabic,
    in_bullets,
    in_chapters,
    in_chinese,
    in_clauses,
    in_columns,
    in_french,
    in_french_chapters,
    in_french_circulars,
    in_french_groups,
    in_french_headings,
    in_grids,
    in_lettered_items,
    in_levels,
    in_lists,
    in_merged_cells,
    in_nested_lists,
    in_outline,
    in_plain_text,
    in_registers,
    in_russian,
    in_scorecards,
    in_spanish,
    in_spanish_bold,
    in_spanish_lists,
    in_study_groups,
    in_tables,
)

HANDS: dict[str, ModuleType] = {
    one.__name__.rpartition(".in_")[2].replace("_", " "): one
    for one in (
        in_arabic,
        in_bullets,
        in_chapters,
        in_chinese,
        in_clauses,
        in_columns,
        in_french,
        in_french_chapters,
        in_french_circulars,
        in_french_groups,
        in_french_headings,
        in_grids,
        in_lettered_items,
        in_levels,
        in_lists,
        in_merged_cells,
        in_nested_lists,
        in_outline,
        in_plain_text,
        in_registers,
        in_russian,
        in_scorecards,
        in_spanish,
        in_spanish_bold,
        in_spanish_lists,
        in_study_groups,
        in_tables,
    )
}
"""By what tells them: each has `build`, which writes the file, and `EXPECTED`."""
