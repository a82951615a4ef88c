"""Property tests try the same inputs in every run, so that a red run is the change's and not the day's.

``PLANNER_RANDOM=1`` looks for new ones, ``PLANNER_EXAMPLES=1000`` for so many (`make fuzz` does both). No example has a deadline: how long one takes says more of the machine.
"""

import os

os.environ["PLANNER_CACHE_DIR"] = (
    "off"  # before any test: nothing that was said before, nor a word to the next run
)

from hypothesis import settings

settings.register_profile(
    "planner",
    deadline=None,
    derandomize=not os.environ.get("PLANNER_RANDOM"),
    max_examples=int(os.environ.get("PLANNER_EXAMPLES", "100")),
)
settings.load_profile("planner")
