"""Exercises as folders: found, read and validated without running any of their code.

* ``located_yaml`` — YAML text to plain data, every value with its line;
* ``manifest`` — ``exercise.yaml`` to a validated manifest;
* ``sentences`` — what is said to an author about a wrong field;
* ``checks`` — what ``@check`` declares, read without importing the file;
* ``loading`` — finds a folder and puts the exercise together;
* ``signatures`` — what a submission must offer, as the starter writes it;
* ``scaffolding`` — a new exercise that works, for its author to change;
* ``curriculum`` — which exercise belongs to which part of the lesson.
"""

from grader.catalogue.loading import find_all, load, load_all, suite_files

__all__ = ["find_all", "load", "load_all", "suite_files"]
