"""The user's own templates: a folder whose files stand in for planner's, whole or one block at a time.

What they may say is what every template may say; how much they may do is counted (:mod:`.limits`), and what would be
silently ignored is an error with file and line (:mod:`.checking`).
"""
