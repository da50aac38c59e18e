"""Three philosophers, the lower fork first: to exhaust."""

import threading


def scenario():
    forks = [threading.Lock() for _ in range(3)]
    meals = []

    def dine(seat):
        low, high = sorted((seat, (seat + 1) % 3))
        with forks[low], forks[high]:
            meals.append(seat)

    threads = [threading.Thread(target=dine, args=(seat,)) for seat in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(meals) == [0, 1, 2]
