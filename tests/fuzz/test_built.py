"""Documents of any shape that the model can have, through the headless commands within limits."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.model.content import Paragraph
from tests.formats.docx.strategies import bodies
from tests.formats.docx.test_round_trip import written
from tests.fuzz.cases import faults
from tests.fuzz.worker import Worker

# The other cases of the profile's number are damaged packages.
some = settings(max_examples=max(20, settings().max_examples // 5))


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    one = Worker()
    yield one
    one.close()


@some
@given(paragraphs=bodies())
def test_any_document_goes_through_all_commands(worker: Worker, paragraphs: tuple[Paragraph, ...]):
    with tempfile.TemporaryDirectory() as folder:
        found, report = faults(worker, Path(folder), written(paragraphs))
    assert not found, "\n".join(found)
    assert {outcome.status for outcome in report.outcomes} <= {0, 1}
