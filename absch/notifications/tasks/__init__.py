"""What notifications do when they hear of something."""

from absch.notifications.tasks import certificates, designations, drafts, records, requests

__all__ = ["certificates", "designations", "drafts", "records", "requests"]
