# caught-by: loaded-once
# verdict: wrong result in some schedules
# why: Between the look and the load there is room for everybody.

class LazyValue:
    def __init__(self, loader):
        self.loader = loader
        self.box = []
        self.busy = False

    def get(self):
        if not self.box:
            if self.busy:
                raise RuntimeError("busy")
            self.box.append(self.loader())
        return self.box[0]
