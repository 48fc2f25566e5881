"""Read pages until told to stop: `readers.py PORT READERS NUMBER…`; prints how many were read, how many not well.

Each reader opens his next page a twentieth of a second after he has got one: all eight together ask for up to 160
pages a second. Without a pause they would only measure how fast this very program can ask.
"""

import http.client
import sys
import threading

PAUSE = 0.05  # seconds


def read(port: int, numbers: list[str], stop: threading.Event, answered: list[int]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    place = 0
    while not stop.is_set():
        connection.request("GET", f"/en/database/IRCC/{numbers[place % len(numbers)]}")
        response = connection.getresponse()
        response.read()
        answered.append(response.status)
        place += 1
        stop.wait(PAUSE)


def main() -> None:
    port, readers, numbers = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    stop, answered = threading.Event(), list[int]()
    running = [threading.Thread(target=read, args=(port, numbers, stop, answered)) for _reader in range(readers)]
    for each in running:
        each.start()
    sys.stdin.readline()
    stop.set()
    for each in running:
        each.join()
    print(len(answered), sum(status != 200 for status in answered))


if __name__ == "__main__":
    main()
