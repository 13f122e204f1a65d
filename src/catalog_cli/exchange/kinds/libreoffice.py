"""Old Word and Excel, WPS and OpenDocument files, which LibreOffice converts to .docx or .xlsx before they are read."""

CONVERTED = {
    ".doc": "docx", ".wps": "docx", ".odt": "docx", ".rtf": "docx",
    ".xls": "xlsx", ".et": "xlsx", ".ods": "xlsx",
}  # fmt: skip
# WPS writes the formats of Office under suffixes that LibreOffice takes for those of other programs
GIVEN_AS = {".wps": ".doc", ".et": ".xls"}
