"""What people and machines read of a grade: one writer per format.

:mod:`grader.report.plain` writes JSON and imports no template engine; :mod:`grader.report.html`
writes the page for one submission and :mod:`grader.report.overview` the one for a folder of them.
"""
