"""A file holds one version of its text, without the marks of an unfinished merge.

Where git cannot merge two edits it leaves both in the file, between lines of <<<<<<<, ======= and >>>>>>>. Somebody
has to choose; until then there is no telling what the item says.

Source: the manual of git-merge, “How conflicts are presented”.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "无合并冲突标记"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = (
    {
        FILE: ITEM.replace(
            "content: 每期政府公报\n",
            "<<<<<<< HEAD\ncontent: 每期政府公报\n=======\ncontent: 历期政府公报\n>>>>>>> draft\n",
        )
    },
)
