"""Leaders and followers announce each other, and a second leader takes the first one's follower."""
# verdict: fails
# kind: pairing
# preemptions: 0
# source: Downey, The Little Book of Semaphores, 3.8
import threading

leaders, followers = threading.Semaphore(0), threading.Semaphore(0)
floor = []


def lead(name):
    leaders.release()
    followers.acquire()
    floor.append(("lead", name))


def follow(name):
    followers.release()
    leaders.acquire()
    floor.append(("follow", name))


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: lead(1), lambda: follow(1), lambda: lead(2), lambda: follow(2))
    assert {kind for kind, _ in floor[:2]} == {"lead", "follow"}
