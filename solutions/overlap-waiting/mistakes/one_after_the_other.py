# caught-by: waiting-overlaps, free-slot-is-taken
# verdict: wrong result
# why: A loop that catches exceptions does all that is asked, but for the waiting at the same time.


def fetch_all(urls, fetch, limit):
    results = []
    for url in urls:
        try:
            results.append(fetch(url))
        except Exception as error:
            results.append(error)
    return results
