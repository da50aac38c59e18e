"""Each smoker grabs one ingredient and waits for the other: the wrong one may grab first."""
# verdict: deadlock
# accept: lost wake-up
# kind: semaphore
# preemptions: 0
# source: Patil (1971); Downey, Little Book of Semaphores, 4.5 (non-solution)
import threading


def scenario():
    tobacco = threading.Semaphore(0)
    paper = threading.Semaphore(0)
    match = threading.Semaphore(0)
    smoked = threading.Semaphore(0)

    def smoker(first, second):
        first.acquire()
        second.acquire()
        smoked.release()

    def agent():
        tobacco.release()
        paper.release()
        smoked.acquire()

    for pair in ((tobacco, paper), (paper, match), (match, tobacco)):
        threading.Thread(target=smoker, args=pair, daemon=True).start()
    thread = threading.Thread(target=agent)
    thread.start()
    thread.join()
