"""sum() over a generator expression while another thread adds a key."""
# verdict: fails
# kind: iteration
# preemptions: 1
# source: classic (dictionary changed size during iteration)
import threading


def scenario():
    prices = {"tea": 2, "jam": 3}
    sums = []

    def add_up():
        sums.append(sum(prices[name] for name in prices))

    def add():
        prices["ham"] = 5

    threads = [threading.Thread(target=add_up), threading.Thread(target=add)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums[0] in (5, 10)
