"""A keyboard, and somebody who uses nothing else."""

from playwright.sync_api import Locator

from tests.journeys.conftest import Visitor

MOST = 250  # presses of Tab after which what was looked for cannot be reached


class Keys:
    """What a visitor does by keyboard alone; every place that takes the focus must show it."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page

    def reach(self, wanted: str | Locator) -> Locator:
        """Press Tab until what is wanted has the focus."""
        place = self.page.locator(wanted).first if isinstance(wanted, str) else wanted
        for _press in range(MOST):
            self.page.keyboard.press("Tab")
            if place.evaluate("each => each === document.activeElement"):
                assert place.evaluate(SHOWS_FOCUS), f"{wanted} does not show the focus"
                return place
        raise AssertionError(f"{wanted} cannot be reached by Tab on {self.page.url}")

    def follow(self, wanted: str | Locator) -> None:
        """Reach a link or button, press Enter, and wait for the page it leads to."""
        self.reach(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, wanted: str, text: str) -> None:
        """Reach a field and type; what stood there before is replaced."""
        self.reach(wanted)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def tick(self, wanted: str) -> None:
        place = self.reach(wanted)
        self.page.keyboard.press("Space")
        assert place.is_checked()

    def choose(self, name: str, value: str) -> None:
        """Reach the radio buttons of that name, and walk to the one of that value by arrow."""
        self.reach(f"main [name='{name}']:checked")
        chosen = self.page.locator(f"main [name='{name}'][value='{value}']")
        for _press in range(MOST):
            if chosen.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen by arrow")


SHOWS_FOCUS = """each => {
  const place = each.getBoundingClientRect(), shown = getComputedStyle(each);
  const inside = place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
  const ring = shown.outlineStyle !== 'none' && parseFloat(shown.outlineWidth) >= 2;
  return inside && each.matches(':focus-visible') && ring;
}"""
