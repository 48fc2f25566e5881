"""What an author should look at twice before everyone can read it: a caution with its place, never a refusal.

Source: Article 14.2 and decision NP-1/2, paragraph 6: nothing confidential is held here, and the author answers for it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import Field, Links, Text
from absch.formats.record_type import RecordType
from absch.formats.shapes import elements, texts_in
from absch.kernel.words import Words


class Kind(StrEnum):
    MAILBOX = "mailbox"
    TELEPHONE = "telephone"
    PLACE = "place"
    ACCOUNT = "account"
    CONTRACT = "contract"
    PERSON = "person"


SENTENCES: Mapping[Kind, Words] = {
    Kind.MAILBOX: _("An e-mail address stands here. Should everyone read it?"),
    Kind.TELEPHONE: _("A telephone number stands here. Should everyone read it?"),
    Kind.PLACE: _("Coordinates stand here. They may lead others to what you wish to protect."),
    Kind.ACCOUNT: _("This looks like the number of a bank account or card. It should not be published."),
    Kind.CONTRACT: _("The number of a contract stands here. Should everyone read it?"),
    Kind.PERSON: _("A person seems to be named here, while another answer keeps persons confidential."),
}


@dataclass(frozen=True)
class Caution:
    """Where, in which language and what was found; `path` is dotted as that of a fault, "picInformation.en"."""

    kind: Kind
    path: str
    label: Words
    found: str

    @property
    def sentence(self) -> Words:
        return SENTENCES[self.kind]


def cautions_in(record: RecordType, *, persons: Iterable[str] = ()) -> list[Caution]:
    """Return what stands in the record's free texts and names of links that its author may not have meant to publish.

    `persons` are names the government keeps as contacts; they and forms of address are looked for only while a flag
    keeps something confidential.
    """
    keeps_a_secret = any(field.is_withheld_in(record.content) for field in record.fields)
    named = _naming(persons) if keeps_a_secret else None
    found = []
    for field, path, text in _free_texts(record):
        kinds = [(kind, match) for kind, match in _in(text)]
        if named is not None:
            kinds += [(Kind.PERSON, match.group()) for match in named.finditer(text)]
        found += [Caution(kind, path, field.label, match.strip()) for kind, match in dict.fromkeys(kinds)]
    return found


def _free_texts(record: RecordType) -> Iterator[tuple[Field, str, str]]:
    """Yield each free text that would be published, as plain words on which digits of any script are 0 to 9."""
    for field in record.fields:
        if not (field.private or field.is_withheld_in(record.content)) and field.is_asked_in(record.content):
            yield from _texts_of(field, record.content.get(field.wire), field.wire)


def _texts_of(field: Field, answer: Any, path: str) -> Iterator[tuple[Field, str, str]]:
    if isinstance(field, Text):
        for language, text in texts_in(answer).items():
            yield field, f"{path}.{language}", _plainly(field.plain(text))
    elif isinstance(field, Links):
        for place, link in enumerate(elements(answer)):
            name = link.get("name") if isinstance(link, dict) else None
            for named in texts_in(name).values() if isinstance(name, dict) else [name]:
                yield field, f"{path}.{place}.name", _plainly(named if isinstance(named, str) else "")
    elif field.parts():
        several = answer if isinstance(answer, list) else None
        groups = {f"{path}.{place}": each for place, each in enumerate(several)} if several else {path: answer}
        for inside, group in groups.items():
            for part in field.parts() if isinstance(group, dict) else ():
                yield from _texts_of(part, group.get(part.wire), f"{inside}.{part.wire}")


def _plainly(text: str) -> str:
    return "".join(str(unicodedata.decimal(each, each)) for each in text)


def _in(text: str) -> Iterator[tuple[Kind, str]]:
    yield from ((Kind.MAILBOX, match.group()) for match in _MAILBOX.finditer(text))
    yield from ((Kind.PLACE, match.group()) for each in _PLACES for match in each.finditer(text))
    yield from ((Kind.CONTRACT, match.group()) for match in _CONTRACT.finditer(text))
    accounts = [match.group() for match in _IBAN.finditer(text) if _is_iban(match.group())]
    accounts += [match.group() for match in _CARD.finditer(text) if _is_card(match.group())]
    accounts += [match.group() for match in _ACCOUNT.finditer(text)]
    yield from ((Kind.ACCOUNT, each) for each in accounts)
    for each in _TELEPHONES:
        for match in each.finditer(text):
            digits = sum(letter.isdigit() for letter in match.group())
            if 8 <= digits <= 15 and not any(match.group().strip() in other for other in accounts):
                yield Kind.TELEPHONE, match.group()


# Words that come before a number, in the six languages; what follows them is the number itself.
_NUMBER_SIGN = r"(?:\s*(?:no\.?|nr\.?|n[°º.]|n\.º|núm\.?|№|#|number|numéro|número|номер|رقم|编号|号|號))?\s*[:：.]?\s*"
_ACCOUNT_WORD = (
    r"(?:account|compte(?:\s+bancaire)?|cuenta(?:\s+bancaria)?|(?:расч[её]тный\s+)?сч[её]т|حساب(?:\s+مصرفي)?"
    r"|账户|账号|帐号)"
)
_CONTRACT_WORD = r"(?:contract|agreement|contrat|contrato|convenio|договор|контракт|عقد|合同|协议)"
_TELEPHONE_WORD = (
    r"(?:tel(?:ephone)?|phone|mobile|t[ée]l(?:[ée]phone)?|tel[ée]fono|m[óo]vil|тел(?:ефон)?|هاتف|电话|手机)"
)

_MAILBOX = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PLACES = (
    # 25.7461, -28.1881
    re.compile(r"(?<![\d.])[-+]?\d{1,2}\.\d{3,}\s*[,;/ ]\s*[-+]?\d{1,3}\.\d{3,}(?![\d.])"),
    # 25°44′46″ S; a temperature has neither minutes nor a direction.
    re.compile(
        r"\d{1,3}(?:\.\d+)?\s*°\s*(?:\d{1,2}(?:\.\d+)?\s*['′’]\s*(?:\d{1,2}(?:\.\d+)?\s*(?:[\"″”]|''))?\s*[A-Zа-яА-Я]?"
        r"|[NSEWO](?![A-Za-z])|(?:сев|юж|вост|зап)|[СЮВЗ](?![а-яА-Я])|[北南东西]|(?:شمال|جنوب|شرق|غرب))"
    ),
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(r"(?<![\d-])\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}(?![\d-])")
_ACCOUNT = re.compile(_ACCOUNT_WORD + _NUMBER_SIGN + r"\d(?:[ -]?\d){5,30}", re.IGNORECASE)
_CONTRACT = re.compile(_CONTRACT_WORD + _NUMBER_SIGN + r"(?=[\w/-]*\d)[A-ZА-Я0-9][\w/-]{2,}")
_TELEPHONES = (
    re.compile(r"(?<![\w+])(?:\+|00)\d[\d ()./-]{6,20}\d"),
    re.compile(r"\b" + _TELEPHONE_WORD + r"\.?\s*[:：]?\s*\(?\d[\d ()./-]{6,20}\d", re.IGNORECASE),
)
# A form of address, and one to three words that begin with a capital; in Arabic and Chinese there are none.
_ADDRESSED = (
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Mme|M|Mlle|Sr|Sra|Dra|Г-н|Г-жа|г-н|г-жа|д-р|проф)\.?\s+(?:[^\W\d_a-zа-я][\w’'-]*\.?\s*){1,3}"
    r"|(?:السيدة|السيد|الدكتورة|الدكتور|الأستاذ)\s+\w+(?:\s+\w+)?"
    r"|[\u4e00-\u9fff]{1,3}(?:先生|女士|博士|教授)"
)


def _naming(persons: Iterable[str]) -> re.Pattern[str]:
    names = sorted({each.strip() for each in persons if len(each.strip()) > 3}, key=len, reverse=True)
    return re.compile("|".join([_ADDRESSED, *map(re.escape, names)]))


def _is_iban(text: str) -> bool:
    """Whether the check digits are right (ISO 13616)."""
    turned = text.replace(" ", "")
    if not 15 <= len(turned) <= 34:
        return False
    return int("".join(str(int(each, 36)) for each in turned[4:] + turned[:4])) % 97 == 1


def _is_card(text: str) -> bool:
    """Whether the last digit is right (ISO/IEC 7812, Luhn)."""
    digits = [int(each) for each in text if each.isdigit()][::-1]
    doubled = [each if place % 2 == 0 else sum(divmod(each * 2, 10)) for place, each in enumerate(digits)]
    return 13 <= len(digits) <= 19 and sum(doubled) % 10 == 0
