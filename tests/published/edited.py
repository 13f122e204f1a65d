"""Change a text of documents in LibreOffice, and save them there, as a colleague does."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from soffice import OFFICE

PATIENCE = 180
_UTF_8 = "76"
_SCRIPT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit" script:language="StarBasic">
Sub Replace(url As String, old As String, fresh As String, encoding As String)
  Dim how(2) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  If encoding &lt;&gt; "" Then
    how(1).Name = "FilterName"
    how(1).Value = "Text - txt - csv (StarCalc)"
    how(2).Name = "FilterOptions"
    how(2).Value = "44,34," &amp; encoding &amp; ",1"
  End If
  document = StarDesktop.loadComponentFromURL(url, "_blank", 0, how())
  If document.supportsService("com.sun.star.sheet.SpreadsheetDocument") Then
    For number = 0 To document.Sheets.Count - 1
      Change(document.Sheets.getByIndex(number), old, fresh)
    Next
  Else
    Change(document, old, fresh)
  End If
  document.store()
  document.close(True)
End Sub
Sub Change(place, old As String, fresh As String)
  what = place.createReplaceDescriptor()
  what.SearchString = old
  what.ReplaceString = fresh
  place.replaceAll(what)
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Edit"/></library:library>
"""
_NO_UPDATE = (
    '<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse">'
    "<value>99.0</value></prop></item>\n"
)
"""Without this, LibreOffice spends a second on testing how it draws."""


def replace_in_office(edits: Sequence[tuple[Path, str, str]], profile: Path) -> None:
    """Open each document in LibreOffice, replace a text wherever it stands, and save; a profile is made for that."""
    _make_profile(profile)
    _start(profile, *(_macro(*edit) for edit in edits))


def _macro(document: Path, old: str, new: str) -> str:
    encoding = _UTF_8 if document.suffix == ".csv" else ""
    return f'macro:///Standard.Edit.Replace("{document.as_uri()}","{old}","{new}","{encoding}")'


def _make_profile(folder: Path) -> None:
    # a start that finds no profile would write its own over one that has only the macro
    _start(folder, "--terminate_after_init")
    library = folder / "user/basic/Standard"
    (library / "Edit.xba").write_text(_SCRIPT, encoding="utf-8")
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    choices = folder / "user/registrymodifications.xcu"
    choices.write_text(choices.read_text("utf-8").replace("</oor:items>", f"{_NO_UPDATE}</oor:items>"), "utf-8")


def _start(profile: Path, *words: str) -> None:
    settings = f"-env:UserInstallation={profile.as_uri()}"
    subprocess.run(
        [str(OFFICE), "--headless", "--norestore", settings, *words], check=True, capture_output=True, timeout=PATIENCE
    )
