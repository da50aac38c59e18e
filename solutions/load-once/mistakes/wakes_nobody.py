# caught-by: errors-are-not-kept
# verdict: lost wake-up
# why: Those who wait are woken when there is a value, and not when loading has failed.

import threading


class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.changed = threading.Condition()
        self.owner = None
        self.box = []

    def get(self):
        me = threading.get_ident()
        with self.changed:
            if self.owner == me:
                raise RuntimeError
            while self.owner is not None and not self.box:
                self.changed.wait()
            if self.box:
                return self.box[0]
            self.owner = me
        try:
            value = self.loader()
        except Exception:
            self.owner = None
            raise
        with self.changed:
            self.box.append(value)
            self.owner = None
            self.changed.notify_all()
        return value
