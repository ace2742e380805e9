"""Sentences in which a document says how it shows changes ("text that is struck out is to be removed")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.editing.handmade.marks import MarkKind

_SENTENCE = re.compile(r"[^.;:。；!?]+")
_SIGNS = {
    MarkKind.STRIKE: r"str(?:uc|i)k(?:e|en|ing)?[- ]?(?:out|through)?|crossed[- ]out|barr[ée]|biff[ée]|tachad|"
    r"зач[её]ркн|删除线|刪除線|مشطوب",
    MarkKind.HIGHLIGHT: r"highlight|surlign|surbrillance|resaltad|выделен|突出显示|高亮|مظلل",
    MarkKind.UNDERLINE: r"underlin|soulign|subrayad|подч[её]ркн|下划线|تحته خط",
    MarkKind.COLOR: r"\b(?:in|en) (?:red|blue|green|colou?r|rouge|bleu|vert|rojo|azul|verde)\b|"
    r"(?:red|blue|green|colou?red) (?:text|font|type|words?)|(?:красн|син|зел[её]н)\w+ (?:цвет|шрифт)|"
    r"红色|蓝色|بالأحمر",
}
_REMOVED = r"remov|delet|suppress|drop|supprim|retir|elimin|suprim|удал|исключ|删除|حذف"
_NEW = (
    # "Times New Roman" says nothing of new text.
    r"(?-i:\bnew\b|\bNew (?:text|words?|passages?)\b)|\badd(?:s|ed|ing|ition|itions)?\b|insert|propos|suggest|"
    r"chang|amend|nouve|ajout|modif|nuev|añad|agreg|"
    r"нов|добав|新|增加|جديد|إضاف"
)
_SUBJECT = r"text|word|passage|chang|addition|insertion|deletion|amendment|mot|palabra|текст|слов|изменен|文|字|نص|كلم"

_SIGN = {kind: re.compile(f"(?:{shape})", re.IGNORECASE) for kind, shape in _SIGNS.items()}
_MEANING = {kind: re.compile(_REMOVED if kind is MarkKind.STRIKE else _NEW, re.IGNORECASE) for kind in MarkKind}
_ABOUT = re.compile(_SUBJECT, re.IGNORECASE)
_NOT = re.compile(r"\b(?:no|not|without|never)\s+(?:\w+\s+)?$", re.IGNORECASE)
_LONGEST = 600
_REACH = 90


@dataclass(frozen=True, slots=True)
class Legend:
    """The kinds of mark that a document explains, and the paragraphs in which it does."""

    kinds: frozenset[MarkKind] = frozenset()
    paragraphs: frozenset[int] = frozenset()


def legend_kinds(text: str) -> frozenset[MarkKind]:
    """The kinds of mark whose meaning a paragraph explains, in any of the six languages."""
    if len(text) > _LONGEST or not any(sign.search(text) for sign in _SIGN.values()):
        return frozenset()
    found: set[MarkKind] = set()
    for sentence in _SENTENCE.findall(text):
        if _ABOUT.search(sentence):
            found |= _explained(sentence)
    return frozenset(found)


def names_mark(text: str, kinds: Iterable[MarkKind]) -> bool:
    """Whether words say themselves how they look ("struck out" set struck out)."""
    return any(_SIGN[kind].search(text) for kind in kinds)


def is_sample(text: str) -> bool:
    """Whether marked words of such a sentence are the ones that show what a mark looks like."""
    return any(shape.search(text) for shape in (*_SIGN.values(), *_MEANING.values()))


def _explained(sentence: str) -> set[MarkKind]:
    return {kind for kind in MarkKind if _near(_SIGN[kind], _MEANING[kind], sentence)}


def _near(sign: re.Pattern[str], meaning: re.Pattern[str], sentence: str) -> bool:
    signs = [match.start() for match in sign.finditer(sentence) if not _NOT.search(sentence, 0, match.start())]
    meanings = [match.start() for match in meaning.finditer(sentence)]
    return any(abs(one - other) <= _REACH for one in signs for other in meanings)
