"""Module-level lock, taken by one function and forgotten by the other."""
# verdict: fails
# kind: missing lock
# preemptions: 1
# source: classic
import threading

lock = threading.Lock()
stock = 10


def buy(number):
    global stock
    with lock:
        stock += number


def sell(number):
    global stock
    stock -= number


def scenario():
    global stock
    stock = 10
    buyer = threading.Thread(target=buy, args=(5,))
    seller = threading.Thread(target=sell, args=(3,))
    buyer.start()
    seller.start()
    buyer.join()
    seller.join()
    assert stock == 12, stock
