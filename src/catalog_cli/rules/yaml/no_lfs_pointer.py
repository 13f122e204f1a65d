"""A file of the catalogue is in git itself; it is not a pointer of Git LFS.

Git LFS keeps large files on a server of its own, and in git a pointer of three lines. The file comes with
`git lfs pull`. The files of a catalogue are small: in git itself they can be compared, merged and checked before each
commit.

Source: the specification of Git LFS, “The Pointer”.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "不是 Git LFS 指针"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = (
    {
        FILE: "version https://git-lfs.github.com/spec/v1\n"
        "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
        "size 12345\n"
    },
)
