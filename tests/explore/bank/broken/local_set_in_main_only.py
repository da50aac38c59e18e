"""A threading.local is filled in the main thread and read in another."""
# verdict: fails
# kind: thread-local misuse
# preemptions: 0
# source: CPython documentation of threading.local
import threading

context = threading.local()


def greet(out):
    out.append(f"hello {context.user}")


def scenario():
    out = []
    context.user = "ann"
    thread = threading.Thread(target=greet, args=(out,))
    thread.start()
    thread.join()
    assert out == ["hello ann"]
