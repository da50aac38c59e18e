"""Text is put together with an f-string that reads what it replaces."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Report:
    text = ""

    def add(self, line):
        self.text = f"{self.text}{line};"


def scenario():
    report = Report()
    threads = [threading.Thread(target=report.add, args=(line,)) for line in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(report.text) == [";", ";", "a", "b"], report.text
