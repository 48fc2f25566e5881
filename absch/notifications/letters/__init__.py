"""What the mails say. Each is a text and a subject in `templates/letters/`, in the language of the addressee."""

from absch.notifications.letters import certificates, invitations, told

__all__ = ["certificates", "invitations", "told"]
