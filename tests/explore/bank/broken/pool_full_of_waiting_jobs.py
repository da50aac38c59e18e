"""Both threads of the pool run jobs that wait for jobs still in the queue."""
# verdict: deadlock
# accept: lost wake-up
# kind: thread-pool self-deadlock
# preemptions: 0
# source: Goetz, Java Concurrency in Practice, 8.1.1 (thread starvation deadlock)
from concurrent.futures import ThreadPoolExecutor


def scenario():
    pool = ThreadPoolExecutor(2)

    def half(numbers):
        return sum(numbers)

    def whole(numbers):
        middle = len(numbers) // 2
        rest = pool.submit(half, numbers[middle:])
        return half(numbers[:middle]) + rest.result()

    jobs = [pool.submit(whole, [1, 2]), pool.submit(whole, [3, 4])]
    assert [job.result() for job in jobs] == [3, 7]
    pool.shutdown()
