"""A threading.local subclass with its stack made in __init__, once for each thread."""
# verdict: ok
# kind: thread-local
# preemptions: -
# source: CPython documentation of threading.local (a subclass's __init__ runs in each thread)
import threading


class Context(threading.local):
    def __init__(self):
        self.stack = []


def scenario():
    context = Context()
    context.stack.append("main")

    def request(user):
        context.stack.append(user)
        assert context.stack == [user]
        context.stack.pop()

    threads = [threading.Thread(target=request, args=(user,)) for user in ("ann", "bob")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert context.stack == ["main"]
