"""PDF: the Word document, printed by LibreOffice; never read, since it has words at places on a page but no tables."""

SUFFIXES = (".pdf",)
BINARY = True
MADE_FROM = "docx"
CONVERTED = {".pdf": None}
