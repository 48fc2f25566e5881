"""Teach Django the Chinese of our addresses."""

import gettext

from django.apps import AppConfig
from django.utils.translation import trans_real


class Chinese(trans_real.DjangoTranslation):
    """`zh` as our addresses and pages write it; Django and allauth keep their catalogues under `zh_Hans`."""

    def _new_gnu_trans(self, localedir: str, use_null_fallback: bool = True) -> gettext.NullTranslations:
        return gettext.translation(
            domain=self.domain, localedir=localedir, languages=["zh", "zh_Hans"], fallback=use_null_fallback
        )


class KernelConfig(AppConfig):
    name = "absch.kernel"

    def ready(self) -> None:
        trans_real._translations["zh"] = Chinese("zh")  # type: ignore[attr-defined]
