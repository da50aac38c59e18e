# caught-by: nothing-is-lost, the-total-never-changes, nobody-waits-for-ever
# verdict: wrong result in some schedules
# why: `-=` and `+=` look like one step each.


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        if source not in self.balances or target not in self.balances:
            raise KeyError(source)
        if self.balances[source] < amount:
            return False
        self.balances[source] -= amount
        self.balances[target] += amount
        return True

    def balance(self, name):
        return self.balances[name]

    def total(self):
        return sum(self.balances.values())
