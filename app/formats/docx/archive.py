"""Zip archives: reading hostile ones within limits, writing them so that what is unchanged keeps its bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from app.formats.docx.sniff import describe
from app.model.errors import UnreadableError

MAX_ENTRIES = 10_000
MAX_ENTRY = 256 << 20
MAX_TOTAL = 512 << 20
MAX_RATIO = 150
_RATIO_FROM = 32 << 20

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_EPOCH = (0, 33)
_UTF8 = 0x800
_ENCRYPTED = 0x1


class Entry(NamedTuple):
    """One file of an archive as the directory describes it; `name` is the part's name with forward slashes."""

    name: str
    info: zipfile.ZipInfo


class Archive:
    """A zip held in memory; raises UnreadableError when it is damaged, encrypted, over a limit or plays path tricks."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error, UnicodeError):
            raise UnreadableError(f"{name} {describe(data)}.") from None
        self.entries = self._checked()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all files."""
        return frozenset(self.entries)

    def read(self, name: str) -> bytes:
        """The bytes of one file, decompressed."""
        info = self.entries[name].info
        try:
            with self._zip.open(info) as stream:
                found = stream.read(MAX_ENTRY + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise UnreadableError(f"{self._name} is damaged: its part {name} cannot be unpacked.") from None
        if len(found) != info.file_size:
            raise UnreadableError(f"{self._name} is damaged: its part {name} is not as long as it should be.")
        return found

    def packed(self, name: str) -> bytes:
        """The bytes of one file as they are stored."""
        info = self.entries[name].info
        at = info.header_offset
        lengths = self.data[at + 26 : at + 30]
        if len(lengths) < 4:
            raise UnreadableError(f"{self._name} is damaged: its part {name} cannot be found.")
        start = at + 30 + sum(struct.unpack("<2H", lengths))
        return self.data[start : start + info.compress_size]

    def _checked(self) -> dict[str, Entry]:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise UnreadableError(f"{self._name} holds {len(infos):,} files; no more than {MAX_ENTRIES:,} are opened.")
        entries: dict[str, Entry] = {}
        for info in infos:
            entry = Entry(_safe(info.filename, self._name), info)
            if entry.name in entries:
                raise UnreadableError(f"{self._name} is damaged: it holds the part {entry.name} twice.")
            self._check(info)
            entries[entry.name] = entry
        if sum(info.file_size for info in infos) > MAX_TOTAL:
            raise UnreadableError(f"{self._name} unpacks to more than {MAX_TOTAL >> 20} MB, so it was not opened.")
        return entries

    def _check(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError(f"{self._name} is protected with a password; unpack and save it without one.")
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > MAX_ENTRY or (info.file_size > _RATIO_FROM and ratio > MAX_RATIO):
            raise UnreadableError(
                f"{self._name} holds a part that unpacks to {info.file_size >> 20} MB, so it was not opened."
            )


def _safe(name: str, archive: str) -> str:
    plain = name.replace("\\", "/")
    if plain.startswith("/") or ":" in plain.split("/")[0] or ".." in plain.split("/") or "\0" in plain:
        raise UnreadableError(f"{archive} holds a part whose name leads out of the package ({name!r}).")
    return plain


def rewritten(archive: Archive, changed: Mapping[str, bytes], removed: frozenset[str] = frozenset()) -> bytes:
    """The archive with some files changed or added, in the old order, new ones last in the order of their names.

    Unchanged files keep their packed bytes, time and attributes; changed ones are deflated at level 6.
    """
    writer = _Writer()
    for name, entry in archive.entries.items():
        if name in changed:
            writer.add(entry.info.filename, changed[name], entry.info)
        elif name not in removed:
            writer.copy(entry.info, archive.packed(name))
    for name in sorted(changed.keys() - archive.entries.keys()):
        writer.add(name, changed[name], None)
    return writer.finish()


class _Writer:
    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._directory: list[bytes] = []

    def copy(self, info: zipfile.ZipInfo, packed: bytes) -> None:
        self._put(info.filename, info, info.compress_type, info.CRC, info.file_size, packed)

    def add(self, name: str, data: bytes, old: zipfile.ZipInfo | None) -> None:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = deflate.compress(data) + deflate.flush()
        self._put(name, old, zipfile.ZIP_DEFLATED, zlib.crc32(data), len(data), packed)

    def _put(self, name: str, info: zipfile.ZipInfo | None, method: int, crc: int, size: int, packed: bytes) -> None:
        encoded, flags = _encoded(name)
        time, date = _stamp(info)
        at = self._out.tell()
        numbers = (flags, method, time, date, crc, len(packed), size, len(encoded))
        self._out.write(_LOCAL.pack(b"PK\3\4", 20, *numbers, 0) + encoded)
        self._out.write(packed)
        made_by = info.create_version | info.create_system << 8 if info else 20
        attributes = (info.internal_attr, info.external_attr) if info else (0, 0)
        self._directory.append(_CENTRAL.pack(b"PK\1\2", made_by, 20, *numbers, 0, 0, 0, *attributes, at) + encoded)

    def finish(self) -> bytes:
        start = self._out.tell()
        directory = b"".join(self._directory)
        count = len(self._directory)
        self._out.write(directory)
        self._out.write(_END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0))
        return self._out.getvalue()


def _encoded(name: str) -> tuple[bytes, int]:
    try:
        return name.encode("ascii"), 0
    except UnicodeEncodeError:
        return name.encode("utf-8"), _UTF8


def _stamp(info: zipfile.ZipInfo | None) -> tuple[int, int]:
    if info is None:
        return _EPOCH
    year, month, day, hour, minute, second = info.date_time
    return hour << 11 | minute << 5 | second // 2, (max(year, 1980) - 1980) << 9 | month << 5 | day
