"""The process that holds the Hunspell dictionaries: loading one, and looking for suggestions, would stop the window.

It is run as a script of its own and imports nothing of the program. It answers each line on standard input, a JSON
object, with one line on standard output, and ends when there is no more input.

- {"dictionary": PATH, "words": [WORD …]} → {"wrong": [WORD …]}
- {"dictionary": PATH, "suggest": WORD} → {"suggestions": [WORD …]}

PATH is that of the .aff and .dic file without the ending. What fails is answered by {"error": SENTENCE}.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import Protocol, TextIO, cast


class Hunspell(Protocol):
    """What is used of the binding."""

    def spell(self, word: str) -> bool:
        """Whether a word is right; UnicodeEncodeError when the dictionary's character set does not have it."""
        ...

    def suggest(self, word: str) -> tuple[str, ...]:
        """Words that may have been meant, the likeliest first."""
        ...


def load(path: str) -> Hunspell:
    """Load a dictionary; OSError when it can't be read, ImportError without the binding."""
    from hunspell import Hunspell as Binding  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

    folder, name = os.path.split(path)
    return cast("Hunspell", Binding(name, hunspell_data_dir=folder, system_encoding="UTF-8"))


class Speller:
    """Answers requests with dictionaries that are loaded when they are first asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, Hunspell] = {}

    def answer(self, request: dict[str, object]) -> dict[str, object]:
        """The answer to one request."""
        try:
            dictionary = self._dictionary(str(request["dictionary"]))
            if "suggest" in request:
                return {"suggestions": _suggestions(dictionary, str(request["suggest"]))}
            words = cast("list[str]", request["words"])
            return {"wrong": [word for word in words if not _right(dictionary, word)]}
        except (KeyError, TypeError, OSError, ImportError) as error:
            return {"error": str(error)}

    def _dictionary(self, path: str) -> Hunspell:
        if path not in self._loaded:
            self._loaded[path] = load(path)
        return self._loaded[path]


def _right(dictionary: Hunspell, word: str) -> bool:
    try:
        return dictionary.spell(word)
    except UnicodeEncodeError:
        # A dictionary in an old character set cannot judge a word that it could not hold.
        return True


def _suggestions(dictionary: Hunspell, word: str) -> list[str]:
    try:
        return list(dictionary.suggest(word))
    except UnicodeEncodeError:
        return []


def serve(requests: Iterable[str], answers: TextIO) -> None:
    """Answer until there are no more requests."""
    speller = Speller()
    for line in requests:
        answers.write(json.dumps(speller.answer(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
