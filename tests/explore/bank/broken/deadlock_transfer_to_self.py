"""A transfer from an account to itself locks the same lock twice."""
# verdict: deadlock
# kind: self-deadlock
# preemptions: 0
# source: classic
import threading

locks = {"ann": threading.Lock(), "bob": threading.Lock()}
money = {"ann": 5, "bob": 5}


def transfer(source, target, amount):
    first, second = sorted((source, target))
    with locks[first]:
        with locks[second]:
            money[source] -= amount
            money[target] += amount


def scenario():
    threads = [
        threading.Thread(target=transfer, args=("ann", "bob", 1)),
        threading.Thread(target=transfer, args=("bob", "bob", 1)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert money == {"ann": 4, "bob": 6}
