"""The public pages, as a reader without account sees them."""

from pictures.stops import Stop, opened, pressed, sent

_ZA = "/database/IRCC/{demo-IRCC-ZA"
# One of each verdict, as somebody would paste them.
_LIST = """{demo-IRCC-ZA-01}
{demo-IRCC-ZA-04}
{demo-IRCC-ZA-02}
{demo-IRCC-ZA-03@1}
ABSCH-IRCC-ZA-999999-1
ABSTRG-IRCC-ZA-100299-1"""

PORTAL = [
    Stop("home", "/", dark=True),
    Stop("home-as-text", "/?text=1"),
    Stop("countries", "/countries"),
    Stop("country", "/countries/ZA", dark=True),
    Stop("country-with-few-records", "/countries/CN"),
    Stop("country-not-party", "/countries/RU"),
    Stop("country-region", "/countries/EU"),
    Stop("search", "/search"),
    Stop("search-country", "/search?q=a"),
    Stop("search-near-miss", "/search?q=ABSCH-IRCC-ZA-109293-2"),
    Stop("lists", "/database"),
    Stop("list-permits", "/database/IRCC"),
    Stop("list-focal-points", "/database/NFP"),
    Stop("list-of-a-government", "/database/IRCC?government=in"),
    Stop("record-in-force", _ZA + "-01}", dark=True),
    Stop("record-word-explained", _ZA + "-01}", then=opened("main button.term")),
    Stop("record-expired", _ZA + "-02}"),
    Stop("record-revoked", _ZA + "-04}", dark=True),
    Stop("record-superseded", _ZA + "-03@1}"),
    Stop("record-amended", _ZA + "-03}"),
    Stop("record-redacted", _ZA + "-06@1}"),
    Stop("record-confidential", _ZA + "-05}"),
    Stop("record-expiring", "/database/IRCC/{demo-IRCC-DE-05}"),
    Stop("record-in-arabic", "/database/IRCC/{demo-IRCC-EG-01}"),
    Stop("record-in-chinese", "/database/IRCC/{demo-IRCC-CN-01}"),
    Stop("record-permit-of-no-party", "/database/IRCC/{demo-IRCC-RU-01}"),
    Stop("record-authority", "/database/CNA/{demo-CNA-ZA-01}"),
    Stop("record-withdrawn", "/database/CNA/{demo-CNA-ZA-02}"),
    Stop("record-focal-point", "/database/NFP/{demo-NFP-ZA-01}"),
    Stop("record-contact", "/database/CON/{demo-CON-ZA-01}"),
    Stop("history", _ZA + "-03}/history"),
    Stop("history-revoked", _ZA + "-04}/history"),
    Stop("comparison", _ZA + "-03}/compare/1", dark=True),
    Stop("certificate-in-force", "//certificate/{demo-IRCC-ZA-01}"),
    Stop("certificate-revoked", "//certificate/{demo-IRCC-ZA-04}"),
    Stop("certificate-unknown", "//certificate/ABSCH-IRCC-ZA-999999-1", status=404),
    Stop("verify", "/verify"),
    Stop("verify-in-force", "/verify?number={demo-IRCC-ZA-01}", dark=True),
    Stop("verify-revoked", "/verify?number={demo-IRCC-ZA-04}"),
    Stop("verify-expired", "/verify?number={demo-IRCC-ZA-02}"),
    Stop("verify-superseded", "/verify?number={demo-IRCC-ZA-03@1}"),
    Stop("verify-near-miss", "/verify?number={near}"),
    Stop("verify-training", "/verify?number=ABSTRG-IRCC-ZA-100299-1"),
    Stop("verify-list-refused", "/verify", status=400, then=sent(numbers="")),
    Stop("receipt", "/verify", then=sent(numbers=_LIST)),
    Stop("receipt-again", "/verify/receipt/{receipt}"),
    Stop("receipt-unknown", "/verify/receipt/AAAA-AAAA-AAAA-AAAA", status=404),
    Stop("help", "/help"),
    Stop("glossary", "/help/glossary"),
    Stop("guide", "/help/{guide}"),
]

# Errors, and the pages of accounts that are open to everyone.
ENTRANCE = [
    Stop("error-not-found", "/nothing-here", status=404),
    Stop("error-record-not-found", "/database/IRCC/ABSCH-IRCC-ZA-999999-1", status=404),
    Stop("error-illegible", "/database/IRCC?page=many", status=400),
    Stop("sign-in", "/accounts/login/"),
    Stop("sign-in-corrections", "/accounts/login/", then=pressed("main form:has([name=password]) button[type=submit]")),
    Stop("sign-in-refused", "/accounts/login/", then=sent(login="nobody@demo.example", password="Wrong-2010-demo")),
    Stop("sign-up", "/accounts/signup/"),
    Stop("account-closed", "/accounts/inactive/"),
    Stop("mailbox-to-confirm", "/accounts/confirm-email/"),
    Stop("mailbox-confirm", "/accounts/confirm-email/{confirm}/"),
    Stop("password-forgotten", "/accounts/password/reset/"),
    Stop("password-letter-sent", "/accounts/password/reset/done/"),
    Stop("password-choose", "/accounts/password/reset/key/{reset}/"),
    Stop("password-chosen", "/accounts/password/reset/key/done/"),
]
