"""What somebody is asked who opens an account."""

from allauth.account.forms import SignupForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from absch.accounts.models import Person


class SignUp(SignupForm):
    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput({"autocomplete": "name"}))
    field_order = ["name", "email", "password1", "password2"]

    def save(self, request: HttpRequest) -> Person:
        person = super().save(request)
        if person is not None:
            person.name = self.cleaned_data["name"]
            person.save(update_fields=["name"])
        return person
