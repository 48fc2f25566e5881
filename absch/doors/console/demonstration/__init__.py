"""The demonstration registry: `data/demo/`, replayed through the operations that everybody uses."""

from absch.doors.console.demonstration.filling import Told, add_mass, fill
from absch.doors.console.demonstration.story import PASSWORD

__all__ = ["PASSWORD", "Told", "add_mass", "fill"]
