"""How the documents of a house look: its colours, logo, fonts, paper and cover, from a theme file."""

from planner.render.theme.theme import DEFAULT, Cover, Fonts, Logo, Paper, Theme

__all__ = ["DEFAULT", "Cover", "Fonts", "Logo", "Paper", "Theme"]
