"""Finds misspelt words, and what may have been meant by them. Nothing here may be called where somebody types."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import locale
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from app.model.content import Paragraph
from app.model.document import Document, Position, Story
from app.model.errors import RapporteurError
from app.services import speller
from app.services.dictionaries import Dictionaries, PersonalDictionary, find_dictionaries, parse_tag
from app.services.words import Word, words_of

_TRIES = 2
_SLICE = 64
_FIRST = 30
"""Paragraphs by which the language of a document is told."""

_ELIDING = ("fr", "it", "ca", "oc", "co")


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A misspelt word of a paragraph: from `start` to `end` in code points, as a dictionary would have it."""

    start: int
    end: int
    word: str
    language: str


class SpellingUnavailableError(RapporteurError):
    """The dictionaries can't be asked; the message says why."""


def binding_installed() -> bool:
    """Whether Hunspell can be used here at all."""
    return getattr(sys, "frozen", False) or importlib.util.find_spec("hunspell") is not None


class SpellingProcess:
    """Asks the process that holds the dictionaries; used from any thread, one question at a time."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = list(command or _command())
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._failures = 0
        self._closed = False

    def wrong(self, dictionary: Path, words: Sequence[str]) -> set[str]:
        """Those of the words that a dictionary does not have."""
        answer = self._ask({"dictionary": str(dictionary), "words": list(words)})
        return set(cast("list[str]", answer.get("wrong", [])))

    def suggestions(self, dictionary: Path, word: str) -> list[str]:
        """What may have been meant by a word, the likeliest first."""
        answer = self._ask({"dictionary": str(dictionary), "suggest": word})
        return cast("list[str]", answer.get("suggestions", []))

    def close(self) -> None:
        """End the process; what is being asked gets no answer."""
        self._closed = True
        self._drop()

    def _ask(self, request: dict[str, object]) -> dict[str, object]:
        with self._lock:
            while not self._closed and self._failures < _TRIES:
                with contextlib.suppress(OSError, ValueError):
                    return self._answer(request)
                # A word that brought the process down once is asked in a new one, and then no more.
                self._failures += 1
                self._drop()
        raise SpellingUnavailableError("The dictionaries could not be read; spelling is not checked.")

    def _answer(self, request: dict[str, object]) -> dict[str, object]:
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
        return cast("dict[str, object]", json.loads(process.stdout.readline()))

    def _start(self) -> subprocess.Popen[str]:
        quiet = subprocess.DEVNULL
        flags = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=quiet, encoding="ascii",
            creationflags=flags,
        )  # fmt: skip
        return self._process

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--spelling-process"]
    # Without -P a file beside the script, or where the program was started, could pass for a module.
    return [sys.executable, "-P", str(Path(speller.__file__))]


class SpellingChecker:
    """Judges the words of paragraphs; verdicts are kept, so that only words never met before are asked for.

    `ignored` are words that are right as long as it is in use. Any thread may ask.
    """

    def __init__(
        self,
        dictionaries: Dictionaries | None = None,
        personal: PersonalDictionary | None = None,
        process: SpellingProcess | None = None,
    ) -> None:
        self.dictionaries = find_dictionaries() if dictionaries is None else dictionaries
        self.personal = personal or PersonalDictionary()
        self.ignored: set[str] = set()
        self._process = process or SpellingProcess()
        self._verdicts: dict[tuple[Path, str], bool] = {}
        self._suggested: dict[tuple[Path, str], list[str]] = {}
        self._fallback = _own_language()

    def check(self, document: Document, paragraphs: Iterable[Paragraph]) -> dict[int, tuple[Misspelling, ...]]:
        """The misspellings of paragraphs by their ids; SpellingUnavailableError when nothing can be asked."""
        words = {p.id: list(words_of(document, p, self._fallback)) for p in paragraphs}
        self._learn(word for found in words.values() for word in found)
        return {id_: tuple(_misspelling(w) for w in found if self._is_wrong(w)) for id_, found in words.items()}

    def next(
        self, document: Document, story: Story, after: Position
    ) -> tuple[Paragraph, tuple[Misspelling, ...], Misspelling] | None:
        """The first misspelling behind a place of a story, going on from its beginning; with those beside it."""
        first = story.index(after.paragraph) or 0
        order = [*range(first, len(story.paragraphs)), *range(first + 1)]
        for at in range(0, len(order), _SLICE):
            part = [story.paragraphs[index] for index in order[at : at + _SLICE]]
            found = self.check(document, part)
            for number, paragraph in enumerate(part, at):
                behind = after.offset if number == 0 else 0
                one = next((m for m in found[paragraph.id] if m.start >= behind), None)
                if one is not None:
                    return paragraph, found[paragraph.id], one
        return None

    def suggestions(self, word: str, language: str, most: int = 6) -> list[str]:
        """What may have been meant by a word; SpellingUnavailableError when the dictionaries can't be asked."""
        dictionary = self.dictionaries.find(language)
        if dictionary is None:
            return []
        if (dictionary, word) not in self._suggested:
            self._suggested[dictionary, word] = self._process.suggestions(dictionary, word)
        return self._suggested[dictionary, word][:most]

    def language_missing(self, document: Document) -> str:
        """The language of a document, as its first words have it, that has no dictionary here; "" when it has one."""
        tag = self._usual_language(document) or document.language or self._fallback
        return "" if self.dictionaries.find(tag) is not None else tag

    def _usual_language(self, document: Document) -> str:
        first = document.body.paragraphs[:_FIRST]
        counted = Counter(word.language for p in first for word in words_of(document, p, self._fallback))
        return max(counted, key=lambda language: counted[language], default="")

    def close(self) -> None:
        """End the process that holds the dictionaries."""
        self._process.close()

    def _learn(self, words: Iterable[Word]) -> None:
        unknown: dict[Path, set[str]] = {}
        for word in words:
            dictionary = self.dictionaries.find(word.language)
            if dictionary is not None:
                new = {form for form in _forms(word) if (dictionary, form) not in self._verdicts}
                unknown.setdefault(dictionary, set()).update(new)
        for dictionary, forms in unknown.items():
            if forms:
                wrong = self._process.wrong(dictionary, sorted(forms))
                self._verdicts.update({(dictionary, form): form not in wrong for form in forms})

    def _is_wrong(self, word: Word) -> bool:
        dictionary = self.dictionaries.find(word.language)
        if dictionary is None:
            return False
        forms = _forms(word)
        known = any(form in self.personal or form in self.ignored for form in forms)
        return not known and not any(self._verdicts.get((dictionary, form), True) for form in forms)


def _forms(word: Word) -> list[str]:
    """The forms of which one must be right: the word, and without what an apostrophe joins to it."""
    head, apostrophe, tail = word.text.rpartition("'")
    if not apostrophe:
        return [word.text]
    if parse_tag(word.language)[0] in _ELIDING:
        return [word.text, tail] if len(tail) > 1 else [word.text]
    return [word.text, head] if tail == "s" else [word.text]


def _misspelling(word: Word) -> Misspelling:
    return Misspelling(word.start, word.end, word.text, word.language)


def _own_language() -> str:
    """The language of this system, in which text is that names none."""
    language, region = parse_tag(locale.getlocale()[0] or "")
    return f"{language}-{region}" if len(language) in (2, 3) else "en-GB"
