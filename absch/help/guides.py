"""How this registry is used: short guides, step by step, and the needs people come with."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from absch.kernel.words import Words


@dataclass(frozen=True)
class Step:
    """One step; in its text "[words](key)" marks a word that the glossary explains."""

    title: Words
    text: Words


@dataclass(frozen=True)
class Guide:
    key: str
    title: Words
    purpose: Words
    steps: tuple[Step, ...]


GUIDES = {
    guide.key: guide
    for guide in (
        Guide(
            "read-a-certificate",
            _("How to read a certificate"),
            _("What each part of a certificate says, and what it leaves out."),
            (
                Step(
                    _("Look at the state first"),
                    _("The banner on top says whether the certificate is in force, and since when."),
                ),
                Step(
                    _("Find who gave permission"),
                    _(
                        "The issuing authority granted the permit. The provider is the person or community that gave"
                        " [prior informed consent](consent)."
                    ),
                ),
                Step(
                    _("See what may be done"),
                    _(
                        "Subject-matter, use and conditions for third parties sum up the"
                        " [mutually agreed terms](mutually-agreed-terms). The contract itself is not published."
                    ),
                ),
                Step(
                    _("Understand “confidential”"),
                    _(
                        "A country may keep some answers to itself. This registry then does not hold them: ask the"
                        " [competent national authority](competent-authority)."
                    ),
                ),
            ),
        ),
        Guide(
            "verify",
            _("How to verify a certificate"),
            _("Whether a paper, a file or a number in an e-mail can be relied on."),
            (
                Step(
                    _("Enter the number"),
                    _("It stands on the certificate. Capital or small letters make no difference."),
                ),
                Step(
                    _("Or scan the code"),
                    _("The square code on the paper opens this registry. Look at the address before you trust it."),
                ),
                Step(
                    _("Compare"),
                    _("Country, dates and subject-matter must be the same here and on the paper. This page counts."),
                ),
                Step(
                    _("If something is wrong"),
                    _(
                        "Revoked, expired and superseded certificates stay readable with their reason. If a number is"
                        " unknown, ask the [national focal point](focal-point) of the country it names."
                    ),
                ),
            ),
        ),
        Guide(
            "publish",
            _("How to publish a record"),
            _("For the offices that a government has designated."),
            (
                Step(
                    _("Get an account"),
                    _(
                        "Your [national focal point](focal-point) or"
                        " [publishing authority](publishing-authority) designates you."
                    ),
                ),
                Step(
                    _("Write a draft"),
                    _("Only your government sees it. It may be incomplete, and several people may work on it in turn."),
                ),
                Step(
                    _("Ask for publication"),
                    _("The form names every answer that is missing. An authorized user then sends a request."),
                ),
                Step(
                    _("Publish"),
                    _(
                        "The publishing authority approves or returns it. From that moment a Party’s permit is an"
                        " [internationally recognized certificate of compliance](certificate)."
                    ),
                ),
                Step(
                    _("Keep it right"),
                    _("Amend or revoke at any time, with a reason. Every earlier version remains readable."),
                ),
            ),
        ),
    )
}
