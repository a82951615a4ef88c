"""The shorter road of ``planner check``: many files to one text report, in memory that hardly grows with their number.

``looks`` has every file judged and told (``glance``), here or in several processes, or finds in the ``cache`` what was
said of it before: its key holds all ``ingredients``. ``survey`` adds up and prints, and keeps in a ``spool`` what must
wait. It says what :mod:`planner.project` and the text reporter would say, byte for byte; a test holds it to that.
"""
