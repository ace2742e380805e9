from __future__ import annotations

from app.model.borders import Border, borders_of

BOX = (
    '<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="12" w:space="1" w:color="FF0000"/>'
    '<w:left w:val="nil"/><w:bottom w:val="double"/></w:pBdr><w:jc w:val="center"/>'
)


def test_borders_are_read_from_the_properties_xml() -> None:
    found = borders_of(BOX, "pBdr")
    assert found["top"] == Border("single", 1.5, 1, "FF0000")
    assert found["bottom"] == Border("double", 0.5, 0, "auto")


def test_a_side_without_a_line_is_told_from_one_not_spoken_of() -> None:
    found = borders_of(BOX, "pBdr")
    assert found["left"] is None
    assert "right" not in found


def test_start_and_end_are_the_sides_where_lines_begin_and_end() -> None:
    xml = '<w:tcPr><w:tcBorders><w:start w:val="single"/><w:end w:val="none"/></w:tcBorders></w:tcPr>'
    found = borders_of(xml, "tcBorders")
    assert found["left"] is not None
    assert found["right"] is None


def test_any_prefix_and_strange_numbers_are_read() -> None:
    xml = '<x:pBdr><x:bottom x:val="single" x:sz="99999999" x:space="-4"></x:bottom></x:pBdr>'
    assert borders_of(xml, "pBdr")["bottom"] == Border("single", 0.5, 0, "auto")


def test_properties_without_borders_have_none() -> None:
    assert not borders_of("<w:jc w:val='center'/>", "pBdr")
    assert not borders_of("<w:pBdr/>", "pBdr")
