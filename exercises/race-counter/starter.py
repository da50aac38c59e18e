"""A counter that several threads may use. It is right for one thread only: mend it."""


class Counter:
    """Counts how often ``increment`` was called."""

    def __init__(self) -> None:
        self.value: int = 0

    def increment(self) -> None:
        """Add one."""
        self.value += 1
