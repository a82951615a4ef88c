"""What can be wrong with an expression, said where it is wrong."""


class Fault(Exception):  # noqa: N818 - it becomes a diagnostic, never an exception that anybody sees
    """Something wrong with an expression; ``start`` and ``end`` are offsets in its text."""

    def __init__(self, rule: str, message: str, fix: str, start: int, end: int) -> None:
        super().__init__(message)
        self.rule = rule
        """The stage that complains, without its pack: ``unknown-name``."""
        self.message = message
        self.fix = fix
        self.start = start
        self.end = end

    def moved(self, by: int) -> "Fault":
        """The same fault in a longer text in which the expression begins at offset ``by``."""
        return Fault(self.rule, self.message, self.fix, self.start + by, self.end + by)
