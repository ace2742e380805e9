"""Recognition: the elements of a plan in the body of a document, each with the reason why it was taken for one."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock

from app.model.document import Document
from app.model.garbage import no_collection
from app.model.plan import Plan
from app.model.views import View
from app.plan.assembling import Assembler
from app.plan.finishing import Finisher
from app.plan.found import Form, Found
from app.plan.lines import Line, LineReader
from app.plan.profiles import Profile, shipped_profile
from app.plan.search import Search
from app.plan.sections import Outliner
from app.plan.signs import Signs
from app.plan.stretches import Stretches
from app.plan.variants import period_in, variant_of
from app.plan.wording import Wording

_FIRST_LINES = 20
_MOST_PASSES = 3


class Recogniser:
    """Recognises plans of one profile; keeps what it found, so that a document after an edit costs little.

    `by_hand` says of paragraphs which kind of element they begin, "" for none; it goes before all that is found.
    """

    def __init__(
        self, profile: Profile | None = None, view: View = View.FINAL, by_hand: Mapping[int, str] | None = None
    ) -> None:
        self.profile = profile or shipped_profile()
        self._wording = Wording(self.profile)
        self._signs = Signs(self.profile)
        self._reader = LineReader(view)
        self._lock = Lock()
        self._start(by_hand or {})

    @property
    def by_hand(self) -> Mapping[int, str]:
        """What people said."""
        return self._by_hand

    def _start(self, by_hand: Mapping[int, str]) -> None:
        self._by_hand = dict(by_hand)
        self._passes: list[_Pass] = []

    def plan(self, document: Document, by_hand: Mapping[int, str] | None = None) -> Plan:
        """The plan in the body of a document; struck text and removed paragraphs do not count in the final view.

        `by_hand` takes the place of what people said before, if it is given.
        """
        # The window, its background work and an export may ask at the same time.
        with self._lock, no_collection():
            if by_hand is not None and by_hand != self._by_hand:
                self._start(by_hand)
            return self._plan(document)

    def _plan(self, document: Document) -> Plan:
        lines = self._reader.read(document)
        last, search = self._searched(lines)
        found = [*search.found, *self._in_cells(last, search, lines)]
        title = search.title or self._title_in(lines) or document.title
        variant = variant_of(self.profile, title, last.outliner)
        period = period_in(title) or (variant.period if variant else None)
        return Plan(
            self.profile.name,
            title,
            last.assembler.assemble(found),
            tuple(search.unknown),
            variant.name if variant else "",
            period,
        )

    def _searched(self, lines: list[Line]) -> tuple[_Pass, Search]:
        """The last pass over the lines and what it found.

        Every document is searched from the first pass on, whose elements tell what the next ones have to begin: what
        had to be begun in an earlier document may begin by itself now.
        """
        forced: dict[int, str] = {}
        for depth in range(_MOST_PASSES):
            if depth == len(self._passes) or self._passes[depth].forced != forced:
                finisher = Finisher(self.profile, self._signs, self._by_hand)
                self._passes[depth:] = [_Pass(self._wording, self._signs, finisher, forced)]
            search = self._passes[depth].search(lines)
            missing = self._missing(search, forced)
            if not missing or depth == _MOST_PASSES - 1:
                return self._passes[depth], search
            forced = forced | missing
        raise AssertionError

    def _title_in(self, lines: list[Line]) -> str:
        """The title of the plan among the first lines, where it is no heading."""
        first = (line for line in lines[:_FIRST_LINES] if line.text and not line.gone and line.cell is None)
        told = (
            one.text for one in first if (one.bold or one.text.isupper()) and self._wording.names_document(one.text)
        )
        return next(told, "")

    def _missing(self, search: Search, forced: Mapping[int, str]) -> dict[int, str]:
        """What people said of paragraphs that do not begin an element yet."""
        chosen = {id_: kind for id_, kind in self._by_hand.items() if kind in self.profile.kinds and id_ not in forced}
        if not chosen:
            return {}
        begun = {one.paragraphs[0] for one in search.found}
        return {id_: kind for id_, kind in chosen.items() if id_ not in begun}

    def _in_cells(self, last: _Pass, search: Search, lines: list[Line]) -> list[Found]:
        """Elements that people see in table cells that say nothing else."""
        if not last.forced:
            return []
        begun = {one.paragraphs[0] for one in search.found}
        found: list[Found] = []
        for line in lines:
            kind = self.profile.kinds.get(last.forced.get(line.paragraph, ""))
            if kind is not None and line.cell is not None and line.paragraph not in begun:
                one = Found(kind, line.text, "", Form.TABLE, "", paragraphs=list(line.paragraphs[::-1]))
                last.finisher.choose(one, kind)
                found.append(one)
        return found


class _Pass:
    """One way through the lines, with the paragraphs that have to begin elements; remembers what it found."""

    def __init__(self, wording: Wording, signs: Signs, finisher: Finisher, forced: Mapping[int, str]) -> None:
        self._wording, self._signs = wording, signs
        self.finisher, self.forced = finisher, forced
        self.outliner = Outliner(wording, signs, forced)
        self.assembler = Assembler()
        self._stretches = Stretches()

    def search(self, lines: list[Line]) -> Search:
        """What stands in the lines."""
        tree = self.outliner.tree(lines)
        self._stretches.begin(self.outliner.lines, self.outliner.all_ranks)
        search = Search(self._wording, self._signs, self.finisher, self.forced, self._stretches)
        search.whole(tree)
        return search


def recognise(
    document: Document,
    profile: Profile | str | None = None,
    view: View = View.FINAL,
    by_hand: Mapping[int, str] | None = None,
) -> Plan:
    """The plan in the body of a document by a profile or the name of a shipped one; RefusedError for another name.

    `by_hand` says of paragraphs which kind of element they begin, "" for none. Calls share what was read, so that
    calling again after an edit is cheap.
    """
    if not isinstance(profile, Profile):
        profile = shipped_profile(profile) if profile else shipped_profile()
    # Whoever asks without what people said must not make those forget who ask with it.
    key = (profile.name, view, bool(by_hand))
    recogniser = _SHARED.get(key)
    if recogniser is None or recogniser.profile is not profile:
        recogniser = _SHARED[key] = Recogniser(profile, view)
    return recogniser.plan(document, by_hand or {})


_SHARED: dict[tuple[str, View, bool], Recogniser] = {}
