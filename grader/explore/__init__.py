"""The schedule engine: threaded Python under a scheduler of its own."""

from grader.explore.explanation import explain
from grader.explore.exploration import run
from grader.explore.model import Budget, Module, Program

__all__ = ["Budget", "Module", "Program", "explain", "run"]
