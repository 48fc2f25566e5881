"""Documents from rows of `data/demo/registry/`: a record type has one file there, and one function here."""

from collections.abc import Callable

from absch.doors.console.demonstration.composing.beginning import Document
from absch.doors.console.demonstration.composing.contacts import contact, organization
from absch.doors.console.demonstration.composing.library import (
    capacity_resource,
    community_protocol,
    initiative,
    resource,
    voluntary_tool,
)
from absch.doors.console.demonstration.composing.measures import measure, website
from absch.doors.console.demonstration.composing.offices import authority, checkpoint, focal_point
from absch.doors.console.demonstration.composing.permits import permit
from absch.doors.console.demonstration.words import Row, Words

Composer = Callable[[Row, Words], Document]

__all__ = ["COMPOSERS", "Document"]

# In the order in which they may cite one another.
COMPOSERS: dict[str, Composer] = {
    "focalPoint": focal_point,
    "authority": authority,
    "contact": contact,
    "organization": organization,
    "measure": measure,
    "absCheckpoint": checkpoint,
    "database": website,
    "absPermit": permit,
    "resource": resource,
    "modelContractualClause": voluntary_tool,
    "communityProtocol": community_protocol,
    "capacityBuildingResource": capacity_resource,
    "capacityBuildingInitiative": initiative,
}
