"""planner: plan, check and write up cyber-capacity-building programmes."""

__version__ = "0.1.0"
