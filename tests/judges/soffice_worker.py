"""Runs under the system's Python, where uno lives, and drives one soffice process.

Requests and answers are JSON objects, one a line, over stdin and stdout. When stdin closes the office
process goes too, so nothing outlives the test run. Usage: soffice_worker.py PROFILE_FOLDER
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import uno  # pyright: ignore[reportMissingImports]
from com.sun.star.beans import PropertyValue  # pyright: ignore[reportMissingImports]
from com.sun.star.connection import NoConnectException  # pyright: ignore[reportMissingImports]

FILTERS = {"pdf": "writer_pdf_Export", "docx": "MS Word 2007 XML", "odt": "writer8", "txt": "Text (encoded)"}
WORD_FILTERS = {"MS Word 2007 XML", "MS Word 2007 XML Template", "MS Word 2007 XML VBA", "Office Open XML Text"}
TEXT_PORTIONS = {"Text", "TextField"}
START_SECONDS = 60


def start_office(profile: Path) -> subprocess.Popen:
    pipe = profile.name
    command = [
        "soffice",
        "--headless",
        "--invisible",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        f"--accept=pipe,name={pipe};urp;",
        f"-env:UserInstallation={profile.as_uri()}",
    ]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def connect(office: subprocess.Popen, pipe: str):
    """The desktop service of the office process, once it answers."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and office.poll() is None:
        try:
            remote = resolver.resolve(address)
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote), remote
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("soffice did not start")


def properties(**values) -> tuple:
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def load(desktop, path: str):
    document = desktop.loadComponentFromURL(
        Path(path).as_uri(), "_blank", 0, properties(Hidden=True, MacroExecutionMode=0, UpdateDocMode=0)
    )
    if document is None:
        raise ValueError("LibreOffice opened nothing")
    used = {argument.Name: argument.Value for argument in document.getArgs()}.get("FilterName", "")
    # What it can't read as a Word file it takes for plain text.
    if path.endswith(".docx") and used not in WORD_FILTERS:
        document.close(True)
        raise ValueError(f"LibreOffice took it for {used or 'nothing it knows'}")
    return document


def resolve_changes(document, context, command: str) -> None:
    # Without this a document whose revisions are protected ignores the command.
    document.RedlineProtectionKey = uno.ByteSequence(b"")
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())


def paragraph_texts(text) -> list:
    found = []
    contents = text.createEnumeration()
    while contents.hasMoreElements():
        content = contents.nextElement()
        if content.supportsService("com.sun.star.text.TextTable"):
            for name in content.getCellNames():
                found.extend(paragraph_texts(content.getCellByName(name)))
        else:
            found.append(portions_text(content).replace("\n", " "))
    return found


def portions_text(holder) -> str:
    """Text of a paragraph or content control without footnote anchors, notes and drawings."""
    pieces = []
    portions = holder.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        kind = portion.TextPortionType
        if kind in TEXT_PORTIONS:
            pieces.append(portion.getString())
        elif kind == "ContentControl":
            pieces.append(portions_text(portion.ContentControl))
        elif kind == "InContentMetadata":
            pieces.append(portions_text(portion.InContentMetadata))
    return "".join(pieces)


def answer_text(desktop, context, request: dict):
    document = load(desktop, request["path"])
    try:
        return paragraph_texts(document.Text)
    finally:
        document.close(True)


def answer_convert(desktop, context, request: dict):
    document = load(desktop, request["path"])
    try:
        if request["resolve"]:
            resolve_changes(document, context, request["resolve"])
        document.storeToURL(Path(request["out"]).as_uri(), properties(FilterName=FILTERS[request["format"]]))
        return request["out"]
    finally:
        document.close(True)


def answer_opens(desktop, context, request: dict):
    document = load(desktop, request["path"])
    try:
        return bool(document.supportsService("com.sun.star.text.TextDocument"))
    finally:
        document.close(True)


ANSWERS = {"text": answer_text, "convert": answer_convert, "opens": answer_opens}


def answer(desktop, context, request: dict) -> dict:
    try:
        return {"result": ANSWERS[request["do"]](desktop, context, request)}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def end(office: subprocess.Popen) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(office.pid, signal.SIGKILL)
    os._exit(0)


def read_requests(requests: queue.Queue, office: subprocess.Popen) -> None:
    """Pass requests on from a thread of its own: a closed stdin must end us even in the middle of a call."""
    for line in sys.stdin:
        requests.put(json.loads(line))
    end(office)


def main() -> None:
    profile = Path(sys.argv[1])
    office = start_office(profile)
    requests: queue.Queue = queue.Queue()
    threading.Thread(target=read_requests, args=(requests, office), daemon=True).start()
    try:
        desktop, context = connect(office, profile.name)
        print(json.dumps({"result": "ready"}), flush=True)
        while office.poll() is None:
            print(json.dumps(answer(desktop, context, requests.get())), flush=True)
            time.sleep(0.01)
    finally:
        end(office)


if __name__ == "__main__":
    main()
