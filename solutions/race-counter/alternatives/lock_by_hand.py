"""A lock taken and released by hand, for the reader as well."""

import threading


class Counter:
    def __init__(self):
        self.__lock = threading.Lock()
        self.__count = 0

    def increment(self):
        self.__lock.acquire()
        try:
            self.__count += 1
        finally:
            self.__lock.release()

    def get_value(self):
        self.__lock.acquire()
        try:
            return self.__count
        finally:
            self.__lock.release()

    value = property(get_value)
