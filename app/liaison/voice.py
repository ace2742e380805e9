"""The statement's own words: sentences of its form as paragraphs in its language."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.liaison.fields import listed
from app.liaison.filling import Ids, turned
from app.liaison.form import Language
from app.model.content import Paragraph, Run
from app.model.format import ParagraphFormat


class Voice:
    """Speaks one language about one annex; `source` is the annex's title, `styles` the ids that the template has."""

    def __init__(self, language: Language, source: str, styles: Collection[str], ids: Ids) -> None:
        self.language = language
        self.ids = ids
        title = source.strip()
        self._source = language.say("place", place=title) if title else language.sentences["annex"]
        self._styles = styles

    def words(self, sentence: str, **values: str) -> str:
        """A sentence of the form."""
        return self.language.say(sentence, document=self._source, **values)

    def line(self, text: str, style: str | None = None, *, leads: bool = False) -> Paragraph:
        """A paragraph of text in a style of the template, in the default one where the template lacks it.

        One that `leads` stays on the page of what follows.
        """
        run = turned(Run(text), rtl=self.language.rtl)
        format_ = ParagraphFormat(style=style if style in self._styles else None, keep_next=leads or None)
        return Paragraph(self.ids.take(), format=format_).with_runs([run])

    def addressed(self, sentence: str, style: str, addressees: Sequence[str], **values: str) -> Paragraph:
        """A heading that names who is to consider what follows, or its plain form when nobody is named."""
        names = listed(addressees, self.language)
        wanted = sentence if names else f"{sentence}_plain"
        return self.line(self.words(wanted, addressees=names, **values), style)
