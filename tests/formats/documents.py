"""Documents with every answer their common format asks for, in several languages, as clients send them."""

from hypothesis import strategies as some

OTHER = "5B6177DD-5E5E-434E-8CB7-D63D67D5EBED"
SOIL, PLANTS = "35E029ED-D92F-41C8-9CDC-52F3F35D7E36", "357DBB22-6A6C-4C49-BA1F-037320B09247"
COMMERCIAL, NON_COMMERCIAL = "5E833A3F-87D1-4ADD-8701-9F1B76383017", "60EA2F49-A9DD-406F-921A-8A1C9AA8DFDD"


def a_permit(**answers):
    return {
        "header": {"identifier": "permit-of-all-answers", "schema": "absPermit", "languages": ["fr", "ar", "en"]},
        "government": {"identifier": "za"},
        "amendmentIntent": 0,
        "amendmentDescription": {"fr": "<div>Une méthode de plus.<br><br>Voir l’annexe.</div>", "ar": "طريقة ثانية"},
        "relatedIRCCs": [{"identifier": "permit-before-this@2"}, {"identifier": "permit-long-before@1"}],
        "absCNA": {"identifier": "authority-of-za@3"},
        "title": {"en": "ZA-BABS-0417", "fr": "ZA-BABS-0417", "ar": "تصريح ٤١٧"},
        "referenceToNationalPermit": {"fr": "Dossier 12 <b>bis</b>"},
        "dateOfIssuance": "2025-02-05",
        "dateOfExpiry": "2029-11-02",
        "providers": [{"identifier": "contact-of-provider@1"}, {"identifier": "authority-of-za@3"}],
        "picGranted": True,
        "picInformation": {"en": "Given in writing.\n\nBy both communities.", "fr": "\nPar écrit."},
        "picDocuments": [
            {"url": "https://example.org/pic", "name": {"en": "Consent", "fr": "Consentement"}, "tags": ["signed"]},
            {"url": "/api/v2013/documents/permit-of-all-answers/attachments/a1", "name": "Annex “A” & <B>"},
            {
                "url": "https://example.org/pic-ar",
                "language": {"identifier": "lang-ar"},
                "translationType": "official",
                "tag": "scan",
            },
        ],
        "entitiesToWhomPICGranted": [{"identifier": "contact-of-holder"}],
        "matEstablished": True,
        "matInformation": {"ar": "<p>اتُفق على الشروط.</p>"},
        "matDocuments": [{"url": "https://example.org/mat", "language": "eng"}],
        "subjectMatter": {"en": "<p>Leaves of <i>Aspalathus linearis</i></p>", "ar": "أوراق", "fr": "Feuilles"},
        "specimens": [{"url": "https://example.org/specimen/7"}],
        "taxonomies": [{"url": "https://example.org/taxon/9", "name": "Aspalathus linearis"}],
        "gisFiles": [{"url": "https://example.org/places.geojson"}],
        "gisMapCenter": {"zoom": 5, "lat": -25.75, "lng": 28},
        "keywords": [{"identifier": SOIL}, {"identifier": OTHER}, {"identifier": PLANTS}],
        "keywordOther": {"en": "rooibos"},
        "usages": [{"identifier": NON_COMMERCIAL}, {"identifier": COMMERCIAL}],
        "usagesConfidential": False,
        "usagesDescription": {"fr": "Recherche"},
        "thirdPartyTransferCondition": {"en": "Only with a new agreement."},
        "permitFiles": [{"url": "/api/v2013/documents/permit-of-all-answers/attachments/a2"}],
        "permitDescription": {"en": "Scan"},
        "relevantInformation": {"en": "None"},
        "relevantDocuments": [{"url": "https://example.org/more", "language": "fr"}],
        "notes": "Call back in May.\r\nAsk for the annex.",
        **answers,
    }


def a_withheld_permit(**answers):
    flags = ("providers", "entitiesToWhomPICGranted", "subjectMatter", "usages")
    kept_back = {f"{wire}Confidential": True for wire in flags}
    public = {wire: answer for wire, answer in a_permit().items() if wire not in flags}
    return public | kept_back | answers


def an_authority(**answers):
    return {
        "header": {"identifier": "authority-of-all-answers", "schema": "authority", "languages": ["zh", "ru"]},
        "government": {"identifier": "cn"},
        "name": {"zh": "主管部门", "ru": "Компетентный орган"},
        "address": {"zh": "北京路一号\n二层", "ru": "Пекинская ул., 1"},
        "city": {"zh": "北京"},
        "state": {"zh": "北京市"},
        "postalCode": {"zh": "100000"},
        "country": {"identifier": "cn"},
        "phones": ["+86 10 5555 0101", "+86 10 5555 0102"],
        "faxes": ["+86 10 5555 0103"],
        "emails": ["office@authority.example", "abs@authority.example"],
        "websites": [{"url": "https://authority.example/", "language": "zh", "name": {"zh": "网站"}}],
        "contacts": [{"identifier": "contact-of-authority@4"}],
        "policyBasisForCompetencyRef": [{"identifier": "measure-of-china@1"}],
        "policyBasisForCompetency": {"zh": "<p>条例</p>"},
        "responsibleForAll": False,
        "responsibilities": {"ru": "Доступ"},
        "absJurisdiction": [{"identifier": OTHER}],
        "absJurisdictionName": {"zh": "云南"},
        "absGeneticResourceTypes": [{"identifier": PLANTS}],
        "relevantInformation": {"zh": "无"},
        "relevantDocuments": [{"url": "https://authority.example/guide"}],
        "notes": "内部",
        **answers,
    }


def a_focal_point(**answers):
    return {
        "header": {"identifier": "focal-point-of-all", "schema": "focalPoint", "languages": ["es"]},
        "government": {"identifier": "pe"},
        "categories": ["NP-FP", "ABS-FP"],
        "description": "Designada por nota verbal",
        "title": {"es": "Sra."},
        "firstName": "Ana",
        "middleName": "María",
        "lastName": "Quispe",
        "gender": {"identifier": "Female"},
        "designation": {"es": "Directora"},
        "department": {"es": "Recursos genéticos"},
        "organization": {"es": "Ministerio (demostración)"},
        "organizationAcronym": {"es": "MIN"},
        "organizationType": {"identifier": OTHER, "customValue": {"es": "Autoridad mixta"}},
        "addressLine1": {"es": "Av. Ejemplo 1"},
        "addressLine2": {"es": "Piso 2"},
        "city": {"es": "Lima"},
        "state": {"es": "Lima"},
        "postalCode": {"es": "15001"},
        "country": {"identifier": "pe"},
        "phones": ["+51 1 555 0101"],
        "mobiles": ["+51 955 501 010"],
        "faxes": ["+51 1 555 0102"],
        "emails": ["pfn@ministerio.example"],
        "websites": [{"url": "https://ministerio.example"}],
        **answers,
    }


def a_person(**answers):
    return {
        "header": {"identifier": "contact-of-a-person", "schema": "contact", "languages": ["ar", "en"]},
        "government": {"identifier": "eg"},
        "type": "person",
        "prefix": {"ar": "د."},
        "firstName": "منى",
        "middleName": "أحمد",
        "lastName": "حسن",
        "contactOrganization": {"identifier": "contact-of-an-institute"},
        "department": {"ar": "النبات"},
        "designation": {"en": "Curator"},
        "addressType": "person",
        "address": {"ar": "شارع 1"},
        "city": {"ar": "القاهرة"},
        "state": {"ar": "القاهرة"},
        "postalCode": {"ar": "11511"},
        "country": {"identifier": "eg"},
        "phones": ["+20 2 5555 0101"],
        "faxes": ["+20 2 5555 0102"],
        "emails": ["mona@institute.example"],
        "websites": [{"url": "https://institute.example", "name": "المعهد", "language": "ar"}],
        "notes": "ملاحظة",
        **answers,
    }


def an_organization(**answers):
    return {
        "header": {"identifier": "contact-of-an-institute", "schema": "contact", "languages": ["ru"]},
        "type": "organization",
        "organization": {"ru": "Институт (демонстрация)"},
        "organizationAcronym": {"ru": "ИД"},
        "organizationType": {"identifier": "86D464C3-B5BB-4B02-85E4-1AAD8D64CD27"},
        "city": {"ru": "Москва"},
        "country": {"identifier": "ru"},
        "emails": ["office@institute.example"],
        **answers,
    }


FULL = (
    a_permit(),
    a_withheld_permit(),
    an_authority(),
    an_authority(responsibleForAll=True),
    a_focal_point(),
    a_person(),
    an_organization(),
)

JSON = some.recursive(
    some.none()
    | some.booleans()
    | some.integers(-99, 99)
    | some.floats(-9, 9)
    | some.text("aé<&\"' \n\r،ا中", max_size=5),
    lambda each: (
        some.lists(each, max_size=3)
        | some.dictionaries(
            some.sampled_from(["en", "ar", "identifier", "url", "name", "x", "languages"]), each, max_size=3
        )
    ),
    max_leaves=8,
)


def any_of(record_type):
    """Draw documents that have names of the record type and anything under them."""
    wires = some.sampled_from(sorted(record_type.known() - {"header"}))
    return some.dictionaries(wires, JSON, max_size=6)
