"""`/opensearch.xml`: how a browser's own search field finds this site (OpenSearch 1.1)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

_SPACE = "http://a9.com/-/spec/opensearch/1.1/"


def describe(name: str, description: str, address: str) -> bytes:
    """Return the description document of the site at an address, which ends with a stroke."""
    ET.register_namespace("", _SPACE)
    root = ET.Element(f"{{{_SPACE}}}OpenSearchDescription")
    for tag, text in (("ShortName", name[:16]), ("Description", description[:1024]), ("Language", "id")):
        ET.SubElement(root, f"{{{_SPACE}}}{tag}").text = text
    ET.SubElement(root, f"{{{_SPACE}}}InputEncoding").text = "UTF-8"
    results = {"type": "text/html", "method": "get", "template": f"{address}cari/?q={{searchTerms}}"}
    itself = {"type": "application/opensearchdescription+xml", "rel": "self", "template": f"{address}opensearch.xml"}
    for attributes in (results, itself):
        ET.SubElement(root, f"{{{_SPACE}}}Url", attributes)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()
