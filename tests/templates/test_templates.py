from __future__ import annotations

from pathlib import Path

import pytest

from tests.judges import audit, schema
from tests.shared_area import REPOSITORY
from tests.templates.statement import TEMPLATES, build

SHIPPED = REPOSITORY / "resources" / "templates"


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_shipped_template_is_what_its_generator_writes(name: str, tmp_path: Path):
    build(tmp_path / name)
    assert (tmp_path / name).read_bytes() == (SHIPPED / name).read_bytes()


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_judges_find_nothing_in_a_shipped_template(name: str):
    assert schema.findings(SHIPPED / name) == []
    assert audit.findings(SHIPPED / name) == []
