"""A pair leaves the queue under a mutex that the leader holds."""
# verdict: ok
# kind: pairing
# preemptions: -
# source: Downey, The Little Book of Semaphores, 3.8
import threading

leaders, followers, rendezvous = (
    threading.Semaphore(0),
    threading.Semaphore(0),
    threading.Semaphore(0),
)
mutex, floor = threading.Lock(), []


def lead(name):
    with mutex:
        leaders.release()
        followers.acquire()
        floor.append("lead")
        rendezvous.acquire()


def follow(name):
    followers.release()
    leaders.acquire()
    floor.append("follow")
    rendezvous.release()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: lead(1), lambda: follow(1))
    assert sorted(floor) == ["follow", "lead"]
