"""How allauth fits this house: its mails go through the outbox."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import timezone, translation

from absch.accounts.models import Person
from absch.accounts.queries import person_at
from absch.outbox import operations as outbox
from absch.outbox.writing import compose


class AccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queue the mail, in the language of the person, else of the page it was asked for on."""
        person = person_at(email)
        language = person.language if person else translation.get_language() or "en"
        with translation.override(language):
            letter = compose(f"{template_prefix}_message.html", context, subject=f"{template_prefix}_subject.txt")
        outbox.post(
            email,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            language=language,
            # The clock is read here: allauth has no place to hand a moment in.
            at=timezone.now(),
        )

    def save_user(self, request: HttpRequest, user: Person, form: object, commit: bool = True) -> Person:
        user.language = translation.get_language() or "en"
        user.joined_at = timezone.now()
        return super().save_user(request, user, form, commit)
