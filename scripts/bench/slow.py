"""A slow line on this machine: a proxy that delays what passes and lets no more through than the line would."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

FRAMED = 1500 / 1460  # what a packet weighs beside what it carries
PIECE = 1460  # bytes


class SlowLine:
    """Listens on `port` of 127.0.0.1 and leads to `to`: `rate` in bits a second and a round trip in seconds.

    A connection costs one round trip before its first byte, as the handshake does; all connections share the rate.
    """

    def __init__(self, to: int, *, rate: int, round_trip: float) -> None:
        self.to, self.rate, self.round_trip = to, rate, round_trip
        self.port = 0
        self._free_at = 0.0  # when the line down has sent what it was given
        self._is_open = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._is_open.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connected, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._is_open.set()
        self._loop.run_forever()
        server.close()
        for each in asyncio.all_tasks(self._loop):
            each.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(self.round_trip)
        there, back = await asyncio.open_connection("127.0.0.1", self.to)
        with suppress(ConnectionError, asyncio.CancelledError):
            await asyncio.gather(self._pass(reader, back, self._at_once), self._pass(there, writer, self._in_turn))
        writer.close()
        back.close()

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sent_at: Callable[[int], float]
    ) -> None:
        """Pass on each piece half a round trip after it was sent, in order, while the next ones are read."""
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                at, piece = await waiting.get()
                await asyncio.sleep(max(0.0, at - self._loop.time()))
                if not piece:
                    writer.close()
                    return
                writer.write(piece)
                await writer.drain()

        delivering = asyncio.ensure_future(deliver())
        while piece := await reader.read(PIECE):
            waiting.put_nowait((sent_at(len(piece)) + self.round_trip / 2, piece))
        waiting.put_nowait((sent_at(0) + self.round_trip / 2, b""))
        await delivering

    def _at_once(self, _size: int) -> float:
        # Questions are short.
        return self._loop.time()

    def _in_turn(self, size: int) -> float:
        self._free_at = max(self._free_at, self._loop.time()) + size * FRAMED * 8 / self.rate
        return self._free_at
