"""The judge of a plan: every place where it contradicts itself or cannot be followed up."""

from parindex.core.check.judge import plan_check
from parindex.core.check.problem import Problem, Scope, Severity

__all__ = ["Problem", "Scope", "Severity", "plan_check"]
