"""What notifications do when they hear of something."""

from absch.notifications.tasks import certificates, designations, records, requests

__all__ = ["certificates", "designations", "records", "requests"]
