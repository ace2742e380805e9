"""Which findings the amendments brought in, and which the base had already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from app.model.finding import Finding, Origin

_Key = Callable[[Finding], Hashable]

# From strict to loose: a word changed beside an old slip must not make it a new one.
_KEYS: tuple[_Key, ...] = (
    lambda found: (found.rule, found.paragraph, found.quote, found.message),
    lambda found: (found.rule, found.quote, found.message),
    lambda found: (found.rule, found.paragraph),
)


def with_origins(findings: Sequence[Finding], base: Iterable[Finding]) -> list[Finding]:
    """The findings, each told whether the base has one like it; each of the base's stands for one at most."""
    old, new = list(base), list(range(len(findings)))
    known: set[int] = set()
    for key in _KEYS:
        left = Counter(map(key, old))
        matched: Counter[Hashable] = Counter()
        for at in new:
            this = key(findings[at])
            if matched[this] < left[this]:
                matched[this] += 1
                known.add(at)
        new = [at for at in new if at not in known]
        old = _without(old, matched, key)
    return [replace(one, origin=Origin.BASE if at in known else Origin.AMENDED) for at, one in enumerate(findings)]


def _without(old: Iterable[Finding], matched: Counter[Hashable], key: _Key) -> list[Finding]:
    rest: list[Finding] = []
    for finding in old:
        if matched[key(finding)]:
            matched[key(finding)] -= 1
        else:
            rest.append(finding)
    return rest
