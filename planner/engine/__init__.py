"""The rule engine: what a rule is, which are in force, and what they say of a programme.

Everything that a rule needs is named here.
"""

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Severity
from planner.engine.portfolio import Portfolio
from planner.engine.rule import Finding, Rule, Subject, rule

__all__ = ["Asked", "Finding", "Grade", "Portfolio", "Rule", "Severity", "Source", "Subject", "rule"]
