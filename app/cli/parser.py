"""The commands and their options, as the headless contract names them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from app.model.revision import ChangeKind
from app.model.views import View

KINDS = ("ls", "annex", "clean")
MARKS = ("tracked", "manual", "clean")


class UsageError(Exception):
    """The command line makes no sense; the message says why."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        name = self.prog.removeprefix("rapporteur ")
        raise UsageError(f"{name}: {message}; try `{self.prog} --help`.")


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; raises UsageError."""
    top = _Parser(prog="rapporteur", allow_abbrev=False)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    _text(commands.add_parser("text", allow_abbrev=False, help="plain text, one paragraph a line"))
    _changes(commands.add_parser("changes", allow_abbrev=False, help="the tracked changes"))
    for name, said in (("accept", "tracked changes made part of the text"), ("reject", "tracked changes taken back")):
        _resolve(commands.add_parser(name, allow_abbrev=False, help=said))
    _amend(commands.add_parser("amend", allow_abbrev=False, help="the edits of a list, tracked"))
    _plan(commands.add_parser("plan", allow_abbrev=False, help="the recognised plan as XML"))
    _check(commands.add_parser("check", allow_abbrev=False, help="findings of the checks"))
    _export(commands.add_parser("export", allow_abbrev=False, help="a liaison statement or an annex"))
    _marks(commands.add_parser("marks", allow_abbrev=False, help="changes marked by hand, made into tracked ones"))
    _links(commands.add_parser("links", allow_abbrev=False, help="the plan's links, drawn or as a table"))
    return top


def _file(
    options: argparse.ArgumentParser, name: str = "file", said: str = "a .docx, .dossier, .txt or .html file"
) -> None:
    options.add_argument(name, metavar=name.upper(), type=Path, help=said)


def _out(options: argparse.ArgumentParser) -> None:
    options.add_argument(
        "-o", "--output", dest="out", metavar="OUT", type=Path, required=True, help="the .docx to write"
    )


def _profile(options: argparse.ArgumentParser) -> None:
    options.add_argument("--profile", metavar="NAME", default="", help="the kind of plan (default: strategic-plan)")


def _text(options: argparse.ArgumentParser) -> None:
    _file(options)
    views = [str(view) for view in View]
    options.add_argument(
        "--view", choices=views, default=str(View.MARKED), help="every change rejected, accepted, or both (default)"
    )


def _changes(options: argparse.ArgumentParser) -> None:
    _file(options)
    options.add_argument("--json", action="store_true", help="as JSON; `paragraph` counts from 1 within the story")


def _resolve(options: argparse.ArgumentParser) -> None:
    _file(options)
    _out(options)
    options.add_argument("--author", metavar="NAME", action="append", default=[], help="only this author's; repeatable")
    options.add_argument("--id", metavar="ID", action="append", default=[], help="only this change; repeatable")
    options.add_argument(
        "--kind",
        metavar="KIND",
        action="append",
        default=[],
        choices=[str(kind) for kind in ChangeKind],
        help="only this kind, such as insert or delete; repeatable",
    )
    options.add_argument(
        "--proposal", metavar="ID", action="append", default=[], help="only this proposal's, in a dossier; repeatable"
    )
    options.add_argument("--since", metavar="DATE", default="", help="only those made at this date (ISO 8601) or later")
    options.add_argument("--until", metavar="DATE", default="", help="only those made at this date or earlier")


def _amend(options: argparse.ArgumentParser) -> None:
    _file(options, "base")
    _file(options, "edits", "the edit list, JSON")
    _out(options)
    options.add_argument("--dossier", metavar="OUT.dossier", type=Path, help="also write a working file")


def _plan(options: argparse.ArgumentParser) -> None:
    _file(options)
    _profile(options)


def _check(options: argparse.ArgumentParser) -> None:
    _file(options)
    _profile(options)
    options.add_argument("--json", action="store_true", help="as JSON; `paragraph` counts from 1 within its story")


def _export(options: argparse.ArgumentParser) -> None:
    _file(options, "dossier", "a .dossier file")
    options.add_argument("--as", dest="kind", choices=KINDS, required=True, help="what to make")
    _out(options)
    options.add_argument("--form", metavar="NAME", default="", help="the statement's form (default: itu-t-ls)")
    options.add_argument("--marks", choices=MARKS, default="tracked", help="how changes are shown (default: tracked)")


def _marks(options: argparse.ArgumentParser) -> None:
    _file(options)
    options.add_argument("--json", action="store_true", help="as JSON; `paragraph` counts from 1 within its story")
    options.add_argument("--convert", action="store_true", help="make those taken for changes into tracked changes")
    options.add_argument("-o", "--output", dest="out", metavar="OUT", type=Path, help="the .docx to write")
    options.add_argument("--author", metavar="NAME", default="", help="whose changes they are")
    options.add_argument("--date", metavar="ISO8601", default="", help="when they were made (default: now)")


def _links(options: argparse.ArgumentParser) -> None:
    _file(options)
    _profile(options)
    options.add_argument(
        "-o", "--output", dest="out", metavar="OUT", type=Path, required=True, help="the .svg, .png or .csv to write"
    )
