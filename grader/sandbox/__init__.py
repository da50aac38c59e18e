"""Where a submission is run: back ends that keep it apart from the grader."""
