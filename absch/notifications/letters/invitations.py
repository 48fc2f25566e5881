"""The invitation to choose a password and begin."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from absch.accounts.models import Person
from absch.notifications.letters.writing import compose, country_name
from absch.outbox.followers import Letter, writes
from absch.outbox.models import Delivery


@writes("invitation")
def invitation(delivery: Delivery) -> Letter | None:
    """Write the address at which the person chooses a password; nothing, once there is one.

    The key in it is made now and stored nowhere.
    """
    person = Person.objects.filter(pk=delivery.about["person"], is_active=True).first()
    if person is None or person.has_usable_password():
        return None
    grantor = Person.objects.filter(pk=delivery.about["grantor"]).first()
    return compose(
        delivery.letter,
        {
            "name": person.name,
            "grantor": "" if grantor is None or grantor.is_console else str(grantor),
            "country": country_name(delivery.government),
            "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
            "password_address": password_address(person),
            "again_address": settings.ABSCH_BASE_URL + reverse("account_reset_password"),
        },
    )


def password_address(person: Person) -> str:
    """Return the page at which the person chooses a password, in the active language."""
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return settings.ABSCH_BASE_URL + reverse("account_reset_password_from_key", kwargs=key)
