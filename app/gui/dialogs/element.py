"""A new element of the plan: what it is called and says, what it belongs to, and how it will stand in the document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent, QTextOption
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QGridLayout, QLineEdit, QScrollArea, QTextBrowser, QWidget

from app.editing.tracking import Tracking
from app.gui import theme
from app.gui.fields import ParagraphsField
from app.gui.pieces import ElidedLabel, Glyph, button, clear_layout, column_of, field_row, label, row_of
from app.gui.quoted_html import quoted_html
from app.gui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6
from app.gui.wording import paragraphs_of, severity_look
from app.gui.work import Latest
from app.model.content import Paragraph, Run, cut
from app.model.document import Document
from app.model.finding import Finding
from app.model.plan import HandKind, Plan
from app.model.structure import Cell
from app.plan.profiles import Kind, Profile
from app.services.new_elements import (
    STATEMENT,
    TITLE,
    ElementPreview,
    NewElement,
    fields_of,
    parents_of,
    preview_element,
)

PAUSE = 250
"""Milliseconds without a key before the preview and the findings follow."""

_EXPLAINED = ("glossary_term", "acronym")
"""Kinds whose text says what their title means."""

_WIDTH, _PREVIEW, _MOST_FINDINGS, _NEIGHBOUR = 600, 168, 4, 150


def same_title(plan: Plan, kind: str, title: str) -> str:
    """The title of an element of this kind that is called the same, "" when there is none."""
    wanted = " ".join(title.casefold().split())
    found = (e.title for e in plan.walk() if e.kind == kind and " ".join(e.title.casefold().split()) == wanted)
    return next(found, "") if wanted else ""


def component_name(name: str) -> str:
    """What a component is called over its field; those of other profiles keep their own name."""
    translate = QCoreApplication.translate
    known = {
        "baseline": translate("Components", "Baseline"),
        "value": translate("Components", "Value to be reached"),
        "unit": translate("Components", "Unit"),
        "year": translate("Components", "Year"),
        "source": translate("Components", "Source"),
        "mitigation": translate("Components", "Mitigation"),
        "appetite": translate("Components", "Risk appetite"),
        "likelihood": translate("Components", "Likelihood"),
        "impact": translate("Components", "Impact"),
        "amount": translate("Components", "Amount"),
        "responsible": translate("Components", "Responsible"),
        "addressee": translate("Components", "Addressee"),
    }
    return known.get(name) or name.replace("_", " ").capitalize()


class Surroundings:
    """What a new element comes into: the document, its plan, and the findings there already."""

    def __init__(
        self,
        document: Document,
        plan: Plan,
        profile: Profile,
        tracking: Tracking,
        kinds: Sequence[HandKind] = (),
        findings: Sequence[Finding] = (),
        proposal: str = "",
    ) -> None:
        self.document, self.plan, self.profile = document, plan, profile
        self.tracking, self.kinds, self.findings, self.proposal = tracking, tuple(kinds), list(findings), proposal


class ElementDialog(QDialog):
    """The fields that the profile asks for, with a preview in place and what the checks will say."""

    def __init__(self, kind: Kind, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._around = kind, around
        self._fields = fields_of(kind, around.profile)
        self.values: dict[str, QLineEdit] = {}
        self.title = QLineEdit()
        self.text = ParagraphsField(self.tr("Every line becomes a paragraph"), least=3, most=8)
        self.parents = QComboBox()
        self.setWindowTitle(self.tr("New {element}").format(element=kind.title.lower()))
        self._previewer = Latest("preview the element", _preview, PAUSE, self)
        self._previewer.ready.connect(self._take)
        self._previewer.failed.connect(lambda _: self._take(ElementPreview()))
        self._warning = label("", "warning", wrap=True)
        self._insert = button(self.tr("Insert {element}").format(element=kind.title.lower()), self.accept, "primary")
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self._build()
        self._connect()
        self._refresh()

    @property
    def wanted(self) -> NewElement:
        """What the fields say."""
        values = tuple((name, " ".join(field.text().split())) for name, field in self.values.items() if field.text())
        title = " ".join(self.title.text().split()) if TITLE in self._fields else ""
        return NewElement(self._kind.name, title, self.paragraphs, values, self.parents.currentData() or "")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The statement, one string a paragraph."""
        return paragraphs_of(self.text.toPlainText())

    @property
    def warning(self) -> str:
        """What is wrong with the title, "" when nothing is."""
        return self._warning.text()

    @property
    def settled(self) -> bool:
        """Whether preview and findings are those of the fields as they stand."""
        return self._previewer.idle

    def done(self, result: int) -> None:
        """Let go of what is under way."""
        self._previewer.stop()
        super().done(result)

    # ---- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        form = QWidget()
        form.setObjectName("form")
        column = column_of(form, margins=(SPACE_6, SPACE_6, SPACE_6, SPACE_3), spacing=SPACE_3)
        column.addWidget(label(self.windowTitle(), "heading"))
        self._place = label("", "quiet", wrap=True)
        column.addWidget(self._place)
        if self._fill_parents():
            column.addWidget(field_row(self.tr("Belongs to"), self.parents))
        if TITLE in self._fields:
            column.addWidget(field_row(self.tr("Title"), self.title))
        column.addWidget(self._warning)
        column.addWidget(field_row(self._text_name(), self.text))
        if len(self._fields) > (2 if TITLE in self._fields else 1):
            column.addWidget(self._build_values())
        column.addWidget(self._build_findings())
        column.addWidget(self._build_preview())
        column.addWidget(ElidedLabel(self._belonging(), "small"))
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(form)
        self._form = form
        whole = column_of(self)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._build_buttons())
        self.setMinimumWidth(_WIDTH)

    def _fill_parents(self) -> bool:
        """Offer what the element can belong to; whether there is anything to choose."""
        found = parents_of(self._around.plan, self._kind)
        for element in found:
            said = f"{element.number} {element.title}".strip()
            kind = self._around.profile.kinds[element.kind].title
            self.parents.addItem(f"{kind} {said}", element.id)
        last = [e for e in found if any(child.kind == self._kind.name for child in e.children)]
        if last:
            self.parents.setCurrentIndex(found.index(last[-1]))
        self.parents.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.parents.setMinimumContentsLength(24)
        return bool(found)

    def _build_values(self) -> QWidget:
        made = QWidget()
        layout = QGridLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(SPACE_3)
        layout.setVerticalSpacing(SPACE_2)
        names = [name for name in self._fields if name not in (TITLE, STATEMENT)]
        for place, name in enumerate(names):
            self.values[name] = QLineEdit()
            needed = "" if name in self._kind.required else self.tr(" (if there is one)")
            layout.addWidget(field_row(component_name(name) + needed, self.values[name]), place // 2, place % 2)
        return made

    def _build_preview(self) -> QWidget:
        self.preview = QTextBrowser()
        self.preview.setObjectName("paper")
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setOpenLinks(False)
        self.preview.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.preview.document().setDocumentMargin(SPACE_3)
        self.preview.setFixedHeight(_PREVIEW)
        return field_row(self.tr("As it will stand in the document"), self.preview)

    def _build_findings(self) -> QWidget:
        self._findings = QWidget()
        self._findings_column = column_of(self._findings, spacing=SPACE_1)
        self._findings.setAccessibleName(self.tr("What the checks will say"))
        return self._findings

    def _build_buttons(self) -> QWidget:
        buttons = QWidget()
        row = row_of(buttons, margins=(SPACE_6, SPACE_2, SPACE_6, SPACE_4), spacing=SPACE_2)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"), self.reject)
        # Enter presses the button that has the focus.
        cancel.setAutoDefault(True)
        row.addWidget(cancel)
        row.addWidget(self._insert)
        # A dialog learns of its default button only once the button stands in it.
        self._insert.setDefault(True)
        return buttons

    def _connect(self) -> None:
        self.title.textChanged.connect(self._refresh)
        self.text.textChanged.connect(self._refresh)
        self.parents.currentIndexChanged.connect(self._refresh)
        for field in self.values.values():
            field.textChanged.connect(self._refresh)

    # ---- words --------------------------------------------------------------------------------------------------

    def _text_name(self) -> str:
        if self._kind.name in _EXPLAINED:
            return self.tr("Meaning")
        required = STATEMENT in self._kind.required
        return self.tr("Statement") if required else self.tr("Statement (if there is one)")

    def _placed(self) -> str:
        plan, kind = self._around.plan, self._kind
        chosen = self.parents.currentData()
        siblings = [e for e in plan.walk() if e.kind == kind.name]
        if chosen:
            parent = next((e for e in plan.walk() if e.id == chosen), None)
            own = [e for e in parent.children if e.kind == kind.name] if parent else []
            siblings = own or siblings
        if siblings:
            said = self.tr("It will follow “{last}” and look like it. It is tracked under your name.")
            return said.format(last=siblings[-1].title or siblings[-1].number)
        said = self.tr("The plan has no {element} yet; the first one goes where the plan expects it.")
        return said.format(element=kind.title.lower())

    def _belonging(self) -> str:
        if self._around.proposal:
            said = self.tr("It belongs to the active proposal “{proposal}”.")
            return said.format(proposal=self._around.proposal)
        return self.tr("No proposal is active, so it belongs to none yet.")

    # ---- following ----------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        wanted = self.wanted
        taken = same_title(self._around.plan, self._kind.name, wanted.title)
        warning = self.tr("There is already one with the title “{title}”.").format(title=taken) if taken else ""
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._place.setText(self._placed())
        self._insert.setEnabled(self._complete(wanted))
        # While it could not be pressed, the dialog made the other button the one for Enter.
        self._insert.setDefault(True)
        around = self._around
        if wanted.title or wanted.text:
            self._previewer.ask(
                around.document, wanted, around.tracking, around.profile.name, around.kinds, around.findings
            )
        else:
            self._take(ElementPreview())
        self._fitting.start()

    def _complete(self, wanted: NewElement) -> bool:
        titled = bool(wanted.title) or TITLE not in self._fields
        stated = bool(wanted.text) or (STATEMENT not in self._kind.required and TITLE in self._fields)
        return titled and stated

    def _take(self, found: ElementPreview) -> None:
        self.preview.setHtml(self._html(found))
        self._show_findings(found)
        self._fitting.start()

    def _html(self, found: ElementPreview) -> str:
        tokens = theme.current()

        def colour_of(author: str) -> str:
            return tokens.accent if author == self._around.tracking.author else tokens.quiet

        if not found.new:
            empty = found.refusal or self.tr("What you write appears here between its neighbours.")
            return f"<p style='color:{tokens.quiet}'>{empty}</p>"
        quiet = f"<div style='color:{tokens.quiet}'>"
        neighbours = (_ending(found.before), _beginning(found.after))
        before, after = (f"{quiet}{quoted_html(part, colour_of)}</div>" for part in neighbours)
        return f"<html><body>{before}{quoted_html(found.new, colour_of)}{after}</body></html>"

    def _show_findings(self, found: ElementPreview) -> None:
        clear_layout(self._findings_column)
        if found.refusal:
            self._findings_column.addWidget(label(found.refusal, "error", wrap=True))
        for finding in found.findings[:_MOST_FINDINGS]:
            self._findings_column.addWidget(_finding_row(finding))
        more = len(found.findings) - _MOST_FINDINGS
        if more > 0:
            said = self.tr("and {count} more, which the findings tab will list")
            self._findings_column.addWidget(label(said.format(count=more), "small"))
        self._findings.setVisible(bool(found.refusal or found.findings))

    def _fit(self) -> None:
        # Text that breaks its lines asks for its height only after the layouts within have taken note of it.
        layout, inner = self.layout(), self._form.layout()
        if layout is None or inner is None:
            return
        inner.activate()
        screen = self.screen().availableGeometry().height() - 80
        needed = max(inner.totalHeightForWidth(self._area.width()), inner.totalMinimumSize().height())
        self.resize(self.width(), min(needed + 64, screen))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the text needs, and let writing begin."""
        super().showEvent(event)
        self._fit()
        (self.title if TITLE in self._fields else self.text).setFocus(Qt.FocusReason.OtherFocusReason)


def _ending(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What is enough of the text before to know the place: the end of its last paragraph, or a whole row."""
    if paragraphs and isinstance(paragraphs[-1].parent, Cell):
        return list(paragraphs)
    return [_shortened(one, from_end=True) for one in paragraphs[-1:]]


def _beginning(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    if paragraphs and isinstance(paragraphs[0].parent, Cell):
        return list(paragraphs)
    return [_shortened(one, from_end=False) for one in paragraphs[:1]]


def _shortened(paragraph: Paragraph, *, from_end: bool) -> Paragraph:
    if paragraph.length <= _NEIGHBOUR:
        return paragraph
    if from_end:
        return paragraph.with_runs((Run("… "), *cut(paragraph.runs, paragraph.length - _NEIGHBOUR)))
    return paragraph.with_runs((*cut(paragraph.runs, 0, _NEIGHBOUR), Run(" …")))


def _finding_row(finding: Finding) -> QWidget:
    made = QWidget()
    row = row_of(made, spacing=SPACE_2)
    icon, colour = severity_look(finding.severity)
    row.addWidget(Glyph(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(finding.message, "quiet", wrap=True), 1)
    return made


def _preview(
    document: Document,
    wanted: NewElement,
    tracking: Tracking,
    profile: str,
    kinds: tuple[HandKind, ...],
    known: list[Finding],
) -> ElementPreview:
    return preview_element(document, wanted, tracking, profile=profile, kinds=kinds, known=known)
