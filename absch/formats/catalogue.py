"""Every record type there is: each module of `formats.types` defines one."""

from importlib import import_module
from pkgutil import iter_modules

from absch.formats import types
from absch.formats.record_type import RecordType

for module in iter_modules(types.__path__):
    import_module(f"{types.__name__}.{module.name}")

# In the order in which people look for them.
_ORDER = (
    *("IRCC", "MSR", "PRO", "CNA", "CP", "CPC", "NMCC", "NDB", "NFP", "CON"),
    *("VLR", "CDI", "CBR", "CBNEED", "CBOPP", "A19A20", "CPP", "ORG", "SUB"),
    *("MT", "MTD", "NT", "PR", "ST", "NEWS"),
)
_FOUND = sorted(
    RecordType.__subclasses__(), key=lambda each: (_ORDER.index(each.code) if each.code in _ORDER else 99, each.code)
)

RECORD_TYPES: dict[str, type[RecordType]] = {each.schema: each for each in _FOUND}
BY_CODE: dict[str, type[RecordType]] = {each.code: each for each in _FOUND}
# By every name under which clients send them.
SENT_AS: dict[str, type[RecordType]] = RECORD_TYPES | {name: each for each in _FOUND for name in each.also_sent_as}
