"""Write XML: a feed or a site map as the bytes of a file."""

from xml.etree.ElementTree import Element, indent, tostring


def xml_bytes(root: Element) -> bytes:
    """Return a document of XML, an element a line."""
    indent(root, "")
    data: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"
