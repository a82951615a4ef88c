"""What is wrong with a logo, in words."""


class LogoError(Exception):
    """The logo cannot be used; its text is a whole sentence."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
