"""A grader for concurrency exercises whose verdict is a proof."""
