"""A subclass of local keeps its stack in the class, so all threads push on one."""
# verdict: fails
# kind: thread-local misuse
# preemptions: 2
# source: CPython documentation of _threading_local (class attributes are shared)
import threading


class Context(threading.local):
    stack = []


def scenario():
    context = Context()
    context.stack.clear()

    def request(user):
        context.stack.append(user)
        seen = context.stack.pop()
        assert seen == user, f"{user} got {seen}"

    threads = [threading.Thread(target=request, args=(user,)) for user in ("ann", "bob")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
