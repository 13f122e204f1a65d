"""Documents of WPS, OpenDocument and old Word and Excel, which LibreOffice converts to those of today."""

CONVERTED = {
    ".doc": "docx", ".wps": "docx", ".odt": "docx", ".rtf": "docx",
    ".xls": "xlsx", ".et": "xlsx", ".ods": "xlsx",
}  # fmt: skip
# the formats of WPS are those of Office under other names, by which LibreOffice takes them for other programs' files
GIVEN_AS = {".wps": ".doc", ".et": ".xls"}
