"""A pool of `limit` threads; `map` keeps the order, and the function keeps its exceptions."""

from concurrent.futures import ThreadPoolExecutor


def fetch_all(urls, fetch, limit):
    def one(url):
        try:
            return fetch(url)
        except Exception as error:
            return error

    with ThreadPoolExecutor(limit) as pool:
        return list(pool.map(one, urls))
