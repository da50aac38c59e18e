"""The judge looks whether all have checked in, and one more enters before he confirms."""
# verdict: fails
# kind: check then act
# preemptions: 2
# source: Downey, The Little Book of Semaphores, 7.5
import threading

entered, checked, judge_inside = 1, 1, False


def immigrant():
    global entered
    if not judge_inside:
        entered += 1


def judge():
    global judge_inside
    judge_inside = True
    if entered == checked:
        confirmed = checked
        assert confirmed == entered
    judge_inside = False


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(immigrant, judge)
