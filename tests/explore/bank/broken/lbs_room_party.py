"""The dean enters an empty room in which a student has just begun to enter."""
# verdict: fails
# kind: check then act
# preemptions: 1
# source: Downey, The Little Book of Semaphores, 7.3
import threading

students, dean, mutex = 0, False, threading.Lock()


def student():
    global students
    if not dean:
        with mutex:
            students += 1
        assert not (dean and students == 1)


def come():
    global dean
    with mutex:
        if students == 0:
            dean = True


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(student, come)
