"""What prices the agent may agree to (价格权限)."""

from linkage.contracts.section import Section

SECTION = Section(
    sums=("底价",),
    offers={
        "高于底价的部分": (
            "归委托方",
            "归受托方",
            "各半",
        )
    },
)
