"""What people and machines read of a grade: one writer per format.

:mod:`grader.report.formats` knows all of them by name. :mod:`grader.report.plain` writes the complete
record and imports no template engine; :mod:`grader.report.html` writes the page for one submission and
:mod:`grader.report.overview` the one for a folder of them.
"""
