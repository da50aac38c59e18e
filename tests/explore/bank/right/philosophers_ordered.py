"""Three philosophers, each takes the fork with the lower number first."""
# verdict: ok
# kind: philosophers
# preemptions: -
# source: Dijkstra (EWD310, 1971)
import threading


def scenario():
    forks = [threading.Lock() for _ in range(3)]
    meals = []

    def dine(seat):
        low, high = sorted((seat, (seat + 1) % 3))
        with forks[low]:
            with forks[high]:
                meals.append(seat)

    threads = [threading.Thread(target=dine, args=(seat,)) for seat in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(meals) == [0, 1, 2]
