"""SRX 1.0 and 2.0 (LISA OSCAR, "SRX 2.0 Specification", 2008), as a document: rules, and no text to translate."""

from tmkit.formats import xmldocument, xmlspans, xmltext
from tmkit.formats.document import Format
from tmkit.formats.xmldocument import XmlDocument


def parse(raw: bytes, path: str = "") -> XmlDocument:
    """The file's document. Raises ParseError with line and column, EncodingError or RefusedError."""
    return xmldocument.document("srx", xmlspans.parse(raw), ())


def sniff(head: bytes) -> float:
    """A root element `<srx>`."""
    return 1.0 if xmltext.root(head)[0] == "srx" else 0.0


FORMAT = Format("srx", "SRX, segmentation rules", (".srx",), sniff, parse)
