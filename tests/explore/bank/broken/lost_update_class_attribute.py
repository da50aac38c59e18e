"""Objects number themselves from a class attribute and get the same number."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Order:
    last = 0

    def __init__(self):
        Order.last += 1
        self.number = Order.last


def scenario():
    Order.last = 0
    orders = []
    threads = [threading.Thread(target=lambda: orders.append(Order())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = {order.number for order in orders}
    assert numbers == {1, 2}, numbers
