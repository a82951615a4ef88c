"""The user's own figures: the folder that holds them, what may stand in it, and how they are laid over ours."""
