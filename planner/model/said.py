"""What a programme says: every text and every date, noted as the builders read them."""

from planner.frozen import Frozen, field
from planner.model.when import When
from planner.position import Pointer


class Said(Frozen):
    """Grows while a programme is built, and stays as it is from then on."""

    texts: list[tuple[Pointer, str, str]] = field(default_factory=list)
    """The mapping in which a text stands, its key, and the text; none is empty."""
    lists: list[tuple[Pointer, str, tuple[str, ...]]] = field(default_factory=list)
    """The same for lists of texts."""
    dates: list[When] = field(default_factory=list)
