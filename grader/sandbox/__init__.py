"""Where submissions run: one interface, two back ends."""
