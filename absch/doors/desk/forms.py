"""What is asked of who designates people."""

from django import forms
from django.utils.translation import gettext_lazy as _

from absch.accounts.roles import TITLES, Role
from absch.formats.catalogue import BY_CODE
from absch.kernel.languages import NAMES

LONGEST_REASON = 1000
ROLES = [(role.value, TITLES[role]) for role in Role if role is not Role.REGISTERED_USER]


class Somebody(forms.Form):
    """Who is meant; name and language serve to invite those who have no account yet."""

    mailbox = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(label=_("Name, if there is no account at this address yet"), max_length=150, required=False)
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=list(NAMES.items()))


class Types(forms.MultipleChoiceField):
    """The types of record to which a role is limited, by code."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Only for these types of record"),
            help_text=_("Without any, the role covers all types."),
            choices=[(code, each.title) for code, each in BY_CODE.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )


class Designate(Somebody):
    """Every role is a choice here, for the operation itself refuses those that are not the person's to grant."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
    limited_to = Types()
    until = forms.DateField(
        label=_("Last day, if it is to end by itself"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


class Reason(forms.CharField):
    """Never required here, for the operation itself refuses to do without."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Reason"), max_length=LONGEST_REASON, required=False, widget=forms.Textarea({"rows": 3})
        )


class Limit(forms.Form):
    limited_to = Types()
    reason = Reason()


class HandOver(Somebody):
    reason = Reason()


class NameDeputy(Somebody):
    since = forms.DateField(label=_("First day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(label=_("Last day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
