"""The body that publishes: what kind of body it is and of which level, as far as that is known."""

from enum import StrEnum

from msgspec import Struct


class BodyKind(StrEnum):
    """What kind of body publishes; `catalog.yaml` names one of these under `body`."""

    GOVERNMENT = "government"
    """人民政府 of a county or above."""
    DEPARTMENT = "department"
    """局, 委, 办公室 and the like."""
    TOWNSHIP = "township"
    """乡镇人民政府、街道办事处."""
    UNIT = "unit"
    """A budget unit below a department."""
    GRASSROOTS = "grassroots"
    """村、社区."""
    ENTERPRISE = "enterprise"
    """A public institution or enterprise in the sense of 条例 第五十五条: 学校、医院、供水 …"""


LEVELS = frozenset("国省市县乡")
"""The levels of government, as the facts name them."""
ORGANS = frozenset({BodyKind.GOVERNMENT, BodyKind.DEPARTMENT})
"""What a publisher is taken for of which nothing tells the kind: either, so that only what holds for both is said."""


class PublicBody(Struct, frozen=True):
    """The kinds and the levels that a body may have; one of each where they are known."""

    kinds: frozenset[BodyKind] = ORGANS
    levels: frozenset[str] = LEVELS

    @property
    def kind(self) -> BodyKind | None:
        """The kind, where it is known."""
        return next(iter(self.kinds)) if len(self.kinds) == 1 else None
