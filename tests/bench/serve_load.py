"""serve_load.py ADDRESS FILE CLIENTS RATE SECONDS: uploads FILE so often a second, by so many clients, and waits for each report."""
import http.client
import json
import sys
import threading
import time
from urllib.parse import urlparse

address, path, clients, rate, seconds = urlparse(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4]), float(sys.argv[5])
with open(path, "rb") as file:
    document = file.read()
used = {}
taken, failures, next_one = [], [], iter(range(int(rate * seconds)))
lock = threading.Lock()


def upload(connection):
    # The service ends connections that are silent for 20 seconds: who takes up an older one may find it just gone.
    if time.monotonic() - used.get(id(connection), 0) > 15:
        connection.close()
    began = time.monotonic()
    connection.request("PUT", "/api/v1/documents?name=report.docx", document)
    answer = connection.getresponse()
    made = json.loads(answer.read())
    if answer.status != 202:
        raise RuntimeError(answer.status)
    while True:
        connection.request("GET", "/api/v1/documents/" + made["id"])
        now = json.loads(connection.getresponse().read())
        state = now["state"]
        if state == "failed":
            raise RuntimeError(now["problem"])
        if state == "ready":
            used[id(connection)] = time.monotonic()
            return time.monotonic() - began
        time.sleep(0.1)


def client():
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    while True:
        with lock:
            number = next(next_one, None)
        if number is None:
            return
        time.sleep(max(0, start + number / rate - time.monotonic()))
        try:
            took = upload(connection)
            with lock:
                taken.append(took)
        except Exception as error:  # told, not raised: the others go on
            connection.close()
            with lock:
                failures.append(error)
                print(repr(error), file=sys.stderr)


start = time.monotonic()
threads = [threading.Thread(target=client) for _ in range(clients)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
taken.sort()
shown = [taken[len(taken) // 2], taken[int(0.95 * (len(taken) - 1))], taken[-1]] if taken else [0, 0, 0]
print(f"| {clients} | {rate:g} | {len(taken)} | {len(failures)} | " + " | ".join(f"{value:.2f}" for value in shown) + " |")
