"""Two threads take turns on a condition; the result has one order only."""
# verdict: ok
# kind: condition
# preemptions: -
# source: classic (ping-pong)
import threading


class Game:
    def __init__(self):
        self.cond = threading.Condition()
        self.turn = "ping"
        self.said = []

    def play(self, me, other):
        for _ in range(2):
            with self.cond:
                while self.turn != me:
                    self.cond.wait()
                self.said.append(me)
                self.turn = other
                self.cond.notify()


def scenario():
    game = Game()
    ping = threading.Thread(target=game.play, args=("ping", "pong"))
    pong = threading.Thread(target=game.play, args=("pong", "ping"))
    ping.start()
    pong.start()
    ping.join()
    pong.join()
    assert game.said == ["ping", "pong", "ping", "pong"]
