"""One act that is about to be done, and what must be true of it afterwards."""

from typing import Any

from tests.durability import expected
from tests.durability.ground import Ground
from tests.durability.register import changed, gained, more
from tests.durability.site import Site, State
from tests.durability.station import Ended


class Scene:
    """Registries in which one act is about to be done."""

    def __init__(self, deed: str, site: Site) -> None:
        self.deed, self.site = deed, site
        self.prepared = site.copy(site.founded)
        ((self.remembered,),) = site.done("jobs:prepare", self.prepared, deed=deed)
        self.before = site.state_of(self.prepared)
        assert self.before.wrong == []

    def act(self, ground: Ground, **killing: Any) -> Ended:
        return self.site.run("jobs:perform", ground, deed=self.deed, remembered=self.remembered, **killing)

    def tell(self, ground: Ground, *, hours: int = 1) -> None:
        self.site.done("jobs:tell", ground, hours=hours)

    def statements(self) -> list[str]:
        """Return how each statement of the act begins."""
        return self.act(self.site.copy(self.prepared)).said_last

    def happened(self, state: State) -> bool:
        """Return whether the act happened wholly; fails if it is neither that nor not at all."""
        if not changed(self.before.rows, state.rows):
            return False
        assert gained(self.before.rows, state.rows) == expected.ROWS[self.deed]
        assert state.wrong == []
        return True

    def check_what_follows(self, ground: Ground, *, is_done: bool) -> None:
        """Let the worker come, press the button again, let the worker come once more: it happened once, told once."""
        self.tell(ground)
        again = self.site.done("jobs:perform_again", ground, deed=self.deed, remembered=self.remembered)
        self.tell(ground, hours=2)

        refused, done = ["refused", expected.REFUSED_AGAIN[self.deed]], ["done", expected.NUMBERS[self.deed]]
        assert again == [refused if is_done else done]
        self.check_what_was_told(ground)

    def check_what_was_told(self, ground: Ground) -> None:
        state = self.site.state_of(ground)
        assert state.wrong == []
        assert state.told.waiting == []
        assert more(self.before.told.letters, state.told.letters) == sorted(expected.LETTERS[self.deed])
        assert more(self.before.told.notifications, state.told.notifications) == expected.NOTIFICATIONS[self.deed]
        assert self.site.letters_in(ground) == len(state.told.letters)
        assert self.site.flaws_of(ground) == []
        assert "Traceback" not in self.site.log_of(ground)
