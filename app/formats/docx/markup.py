"""XML of parts: reading it without trusting it, and pieces of it as strings."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple, cast

from lxml import etree

from app.formats.docx.names import PREFIXES, STRICT, Element, W
from app.model.errors import UnreadableError

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ROOT = re.compile(rb"""<[A-Za-z_][^\s/>]*(?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
# The standard library's own way loads half of the network stack with it.
_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE = {**_CONTENT, **str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})}
_NAMED = re.compile(r"[<\s]([A-Za-z_][\w.-]*):[A-Za-z_]")
_DECLARES = re.compile(r"\sxmlns:([\w.-]+)\s*=")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )


class PartText(NamedTuple):
    """A part's XML as UTF-8 without a byte order mark, and how to get back to the bytes it came as."""

    data: bytes
    codec: str = "utf-8"
    bom: bytes = b""

    def encode(self, data: bytes) -> bytes:
        """Changed UTF-8 text in the part's own encoding."""
        if self.codec == "utf-8":
            return self.bom + data
        return self.bom + data.decode("utf-8").encode(self.codec, "xmlcharrefreplace")


def part_text(data: bytes, name: str) -> PartText:
    """Decode a part; raises UnreadableError when its bytes are not what its declaration says."""
    for bom, codec in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(bom):
            return _decoded(data[len(bom) :], codec, bom, name)
    for start, codec in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if data.startswith(start):
            return _decoded(data, codec, b"", name)
    declared = _DECLARED.match(data[:200])
    codec = declared[1].decode("ascii").lower() if declared else "utf-8"
    return _decoded(data, "utf-8" if codec in ("utf-8", "utf8", "us-ascii", "ascii") else codec, b"", name)


def _decoded(data: bytes, codec: str, bom: bytes, name: str) -> PartText:
    if codec == "utf-8":
        return PartText(data, codec, bom)
    try:
        return PartText(data.decode(codec).encode("utf-8"), codec, bom)
    except (LookupError, UnicodeError):
        raise UnreadableError(f"The part {name} is damaged: its text is not in the encoding it declares.") from None


def parse(data: bytes, name: str) -> Element:
    """The root element of a part given as UTF-8; Strict names on the root become Transitional ones.

    Raises UnreadableError when it is not well-formed, declares a document type, or is nested beyond 256 levels.
    """
    prolog = _PROLOG.match(data)
    if prolog is not None and data.startswith(b"<!", prolog.end()):
        raise UnreadableError(f"The part {name} declares a document type, which Word files never do; nothing was read.")
    try:
        root = etree.fromstring(_transitional(data), _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"The part {name} is damaged: {_reason(error)}.") from None
    return root


def parse_bytes(data: bytes, name: str) -> Element:
    """The root element of a part in whatever encoding it has."""
    return parse(part_text(data, name).data, name)


def _reason(error: Exception) -> str:
    message = str(error).split("\n")[0].strip().rstrip(".")
    return message[:1].lower() + message[1:] if message else "it is not well-formed XML"


def _transitional(data: bytes) -> bytes:
    if b"purl.oclc.org/ooxml" not in data[:8192]:
        return data
    root = _ROOT.search(data)
    if root is None:
        return data
    tag = root[0]
    for strict, transitional in STRICT.items():
        tag = tag.replace(f'"{strict}"'.encode(), f'"{transitional}"'.encode())
    return data[: root.start()] + tag + data[root.end() :]


class Context:
    """The namespace declarations of a part's root: what fragments of that part need not say again."""

    def __init__(self, root: Element) -> None:
        self.prefixes = {prefix: uri for prefix, uri in root.nsmap.items() if uri}
        self._names = {uri: prefix for prefix, uri in self.prefixes.items() if prefix}
        self._declared = [_declaration(prefix, uri) for prefix, uri in self.prefixes.items()]
        probe = etree.tostring(etree.SubElement(_shell(root), "probe"), encoding="unicode")
        self._block = probe[len("<probe") : -len("/>")]

    @cached_property
    def declarations(self) -> str:
        """All declarations as attributes, with w: bound to WordprocessingML in any case."""
        prefixes = {**self.prefixes, "w": W}
        return "".join(_declaration(prefix, uri) for prefix, uri in prefixes.items())

    def write(self, element: Element) -> str:
        """An element without its tail and without the declarations that the root has anyway."""
        text = etree.tostring(element, encoding="unicode", with_tail=False)
        at = text.find(self._block)
        if self._block and at >= 0 and text.find(">") > at:
            return text[:at] + text[at + len(self._block) :]
        return self._stripped(text)

    def inner(self, element: Element, skip: frozenset[str] = frozenset()) -> str:
        """The children of an element except those with a name in `skip`."""
        return "".join(self.write(child) for child in element if child.tag not in skip)

    def opening(self, element: Element) -> str:
        """The start tag of an element."""
        shell = _shell(element)
        for name, value in _items(element):
            shell.set(name, value)
        shell.text = ""
        text = self._stripped(etree.tostring(shell, encoding="unicode"))
        return text[: text.rindex("</")]

    def qualified(self, element: Element) -> str:
        """The name of an element as it is written here, with its prefix."""
        name = element.tag.rpartition("}")[2]
        return f"{element.prefix}:{name}" if element.prefix else name

    def attributes(self, element: Element) -> str:
        """The attributes of an element as they would stand in its start tag, with a leading blank."""
        items = _items(element)
        names = self._names
        if any(name[0] == "{" and name[1 : name.index("}")] not in names for name, _ in items):
            names = {uri: prefix for prefix, uri in element.nsmap.items() if prefix}
        return "".join(f' {_attribute(name, names)}="{quoted(value)}"' for name, value in items)

    def fragment(self, xml: str) -> Element:
        """Children given as a string, under a root that knows all prefixes Word uses and those of this part."""
        known = {**PREFIXES, **{p: u for p, u in self.prefixes.items() if p}, "w": W}
        default = self.prefixes.get(None)
        names = "".join(_declaration(p, u) for p, u in known.items()) + (f' xmlns="{default}"' if default else "")
        return etree.fromstring(f"<w:fragment{names}>{xml}</w:fragment>".encode(), _parser())

    def missing(self, xml: str) -> str:
        """Declarations that a fragment needs and this part's root lacks, as attributes with a leading blank."""
        used = set(_NAMED.findall(xml))
        # What a fragment declares anywhere it declares wherever it uses it: it was cut out of a whole.
        declared = set(_DECLARES.findall(xml)) if "xmlns:" in xml else set[str]()
        wanted = sorted(used - self.prefixes.keys() - declared - {"xml", "xmlns"})
        wanted += ["w"] if self.prefixes.get("w") != W else []
        return "".join(_declaration(prefix, PREFIXES[prefix]) for prefix in dict.fromkeys(wanted) if prefix in PREFIXES)

    def _stripped(self, text: str) -> str:
        end = text.index(">")
        head = text[:end]
        for declaration in self._declared:
            head = head.replace(declaration, "")
        return head + text[end:]


def _shell(element: Element) -> Element:
    # Where two prefixes stand for one namespace, the start tag must have the one that the end tag has.
    uri = element.tag[1:].partition("}")[0] if element.tag.startswith("{") else None
    names = {prefix: name for prefix, name in element.nsmap.items() if name != uri or prefix == element.prefix}
    return etree.Element(element.tag, nsmap=cast("dict[str, str]", names))


def _items(element: Element) -> list[tuple[str, str]]:
    return cast("list[tuple[str, str]]", element.items())


def _declaration(prefix: str | None, uri: str) -> str:
    return f' xmlns:{prefix}="{quoted(uri)}"' if prefix else f' xmlns="{quoted(uri)}"'


def _attribute(name: str, prefixes: dict[str, str]) -> str:
    uri, brace, plain = name[1:].partition("}")
    if not brace:
        return name
    return f"{'xml' if uri.endswith('XML/1998/namespace') else prefixes.get(uri, 'w')}:{plain}"


def plain(text: str) -> str:
    """Text without the characters that XML cannot hold (XML 1.0 clause 2.2)."""
    return _CONTROL.sub("", text)


def escaped(text: str) -> str:
    """Text for element content; characters XML cannot hold are left out."""
    return plain(text).translate(_CONTENT)


def quoted(text: str) -> str:
    """Text for an attribute value in double quotes."""
    return plain(text).translate(_VALUE)
