"""The score of a player two objects away is increased without a lock."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Player:
    def __init__(self):
        self.score = 0


class Game:
    def __init__(self):
        self.player = Player()


class Arena:
    def __init__(self):
        self.game = Game()

    def hit(self, points):
        self.game.player.score += points


def scenario():
    arena = Arena()
    one = threading.Thread(target=arena.hit, args=(1,))
    ten = threading.Thread(target=arena.hit, args=(10,))
    one.start()
    ten.start()
    one.join()
    ten.join()
    assert arena.game.player.score == 11
