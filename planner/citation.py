"""Who says so, when, and where to look it up: the source of every rule and every figure."""

from enum import StrEnum

from planner.frozen import Frozen


class Grade(StrEnum):
    """How well the evidence behind an advice is established."""

    CONSENSUS = "consensus"
    """A standard, a treaty text or an agreed principle; or plain integrity of the file."""
    SEVERAL = "several studies"
    SINGLE = "single study"
    CONTESTED = "contested"
    """Studies disagree; a rule of this grade cites both sides."""
    PRACTICE = "practice"
    """What practitioners do; nobody has tested it."""


class Asked(StrEnum):
    """Who asks for it: a published standard, or this house."""

    STANDARD = "standard"
    HOUSE = "house"


class Source(Frozen):
    """A citable source."""

    key: str
    """Short name, stable: ``cc2020``."""
    title: str
    """Author, title, container and year as one line, ready to print."""
    year: int
    url: str = ""
    """Where to look it up; empty if there is no public address."""
    where: str = ""
    """Paragraph, page or section."""

    def at(self, where: str) -> "Source":
        """The same source at a paragraph or page."""
        return Source(self.key, self.title, self.year, self.url, where)

    def __str__(self) -> str:
        return f"{self.title}, {self.where}" if self.where else self.title
