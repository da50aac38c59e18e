"""A pop checks the height under the lock and pops under another turn of it."""
# verdict: fails
# kind: check then act
# preemptions: 1
# source: SCTBench CS.stack_bad
import threading

stack, lock = [], threading.Lock()


def push():
    with lock:
        stack.append(1)


def pop():
    with lock:
        empty = not stack
    if not empty:
        with lock:
            stack.pop()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    push()
    run(pop, pop)
