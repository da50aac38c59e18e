"""Four philosophers with semaphores for forks; one pre-emption in the right place starves them all."""
# verdict: deadlock
# kind: philosophers
# preemptions: 1
# source: Downey, Little Book of Semaphores, 4.4 (non-solution)
import threading


def scenario():
    forks = [threading.Semaphore(1) for _ in range(4)]

    def dine(seat):
        forks[seat].acquire()
        forks[(seat + 1) % 4].acquire()
        forks[seat].release()
        forks[(seat + 1) % 4].release()

    threads = [threading.Thread(target=dine, args=(seat,)) for seat in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
