"""Documents of the national types with every answer asked for, as clients send them, and what is asked of each."""

from datetime import date

from django.template.loader import render_to_string
from django.utils import translation

from absch.formats.catalogue import RECORD_TYPES
from absch.formats.forms import answers
from absch.formats.pages import page_of
from absch.records import registry
from tests.formats.browser import page_with, sent_by
from tests.makers import NOON, a_contact_document, a_permit, a_version, authority_of, header

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
TODAY = date(2026, 11, 24)
OTHER = "5B6177DD-5E5E-434E-8CB7-D63D67D5EBED"
NATIONAL, SUBNATIONAL = "7437F880-7B12-4F26-AA91-CED37250DD0A", "DEBB019D-8647-40EC-8AE5-10CA88572F6E"
REGIONAL = "528B1187-F1BD-4479-9FB3-ADBD9076D361"
BINDING, NOT_BINDING = "97D6C7E6-5EAD-48B2-BD8D-DAB77153FF9C", "C9E33B71-D92A-4AC1-96E3-A136A1FDF135"
LAW = "679A7709-05AF-4B03-8532-ABB425021D93"
GENETIC_RESOURCES = "CD2EF4DD-1B94-4283-9E97-8DDC7F23CB6F"
PLANTS, FORESTS = "357DBB22-6A6C-4C49-BA1F-037320B09247", "D570A745-D8C3-4698-BB77-0A90C140F3F2"
ACCESS, COMMERCIAL_ACCESS = "08B2CDEC-786F-4977-AD0A-6A709695528D", "7CAC5B93-7E27-441F-BFEB-9E416D48B1BE"
COMPLIANCE = "E3E5D8F1-F25C-49AA-89D2-FF8F8974CD63"
OTHER_ON_ACCESS = f"{OTHER}#{ACCESS}"
MONETARY, SECTORAL = "628FA533-5B81-481A-8374-A0CF8DF0CF22", "7F45AB1F-9925-482E-B0CD-CD842960825F"


def without(document, *wires):
    return {wire: answer for wire, answer in document.items() if wire not in wires}


def a_measure(**more):
    return (
        header("measure", "measure-of-all-answers", "fr", "ar")
        | {
            "isAmendment": True,
            "amendedMeasures": [{"identifier": "measure-before-it@1"}],
            "amendmentsDescription": {"fr": "<p>Un article de plus</p>"},
            "government": {"identifier": "ke"},
            "title": {"fr": "Loi sur l’accès", "ar": "قانون الحصول"},
            "status": {"identifier": BINDING},
            "entryIntoForce": "2015-06-01",
            "limitedApplication": "2030-05-31",
            "type": {"identifier": OTHER},
            "otherTypeName": {"fr": "Charte"},
            "jurisdiction": {"identifier": SUBNATIONAL},
            "jurisdictionName": {"fr": "Mombasa", "ar": "مومباسا"},
            "description": {"fr": "<p>Règle l’accès</p>"},
            "isModelContractualClause": True,
            "modelContractualClauseDescription": {"ar": "في الملحق"},
            "documents": [
                {"url": "https://example.org/loi", "language": "fr", "name": {"fr": "Loi"}},
                {"url": "https://example.org/sheria", "language": {"identifier": "lang-sw"}, "tag": "pdf"},
                {"url": "https://example.org/kikuyu", "language": "kik"},
            ],
            "documentTranslations": [
                {
                    "url": "https://example.org/law",
                    "language": {"identifier": "lang-en"},
                    "translationType": {"identifier": "TRANSLATION-COURTESY"},
                }
            ],
            "linkedMeasures": [{"identifier": "measure-before-it@1"}],
            "linkedMeasuresDescription": {"fr": "La loi de 2010"},
            "authorities": [{"identifier": "authority-of-ke@1"}, {"identifier": "contact-example"}],
            "absMesasureNotApplicable": False,
            "absMeasures": {
                "geneticResources": {
                    "identifier": GENETIC_RESOURCES,
                    "answer": True,
                    "elements": [
                        {
                            "types": [{"identifier": PLANTS}],
                            "areas": [{"identifier": FORESTS}],
                            "section": {"fr": "art. 3"},
                        }
                    ],
                },
                "relevantElements": [
                    {"identifier": ACCESS, "answer": True, "section": {"fr": "art. 5", "ar": "المادة 5"}},
                    {"identifier": COMMERCIAL_ACCESS, "answer": True},
                    {"identifier": COMPLIANCE, "answer": False},
                    {
                        "identifier": OTHER,
                        "parent": OTHER_ON_ACCESS,
                        "customValue": {"fr": "Collections"},
                        "section": {"fr": "art. 9"},
                    },
                ],
            },
            "otherAbsMeasure": {"fr": "Ancien élément"},
            "otherDocuments": [{"url": "https://example.org/ancien"}],
            "relevantInformation": {"fr": "Néant"},
            "relevantDocuments": [{"url": "https://example.org/guide", "language": "fr"}],
            "notes": "À relire",
        }
        | more
    )


def a_procedure(**more):
    return (
        header("absProcedure", "procedure-of-all", "es", "en")
        | {
            "government": {"identifier": "ke"},
            "name": {"en": "Plants for research", "es": "Plantas para investigación"},
            "jurisdiction": {"identifier": SUBNATIONAL, "customValue": {"en": "Mombasa"}},
            "contacts": [{"identifier": "authority-of-ke@1"}],
            "links": [{"url": "https://example.org/apply"}],
            "requirements": {"en": "<ul><li>A sponsor</li></ul>", "es": "Un patrocinador"},
            "description": {"en": "<p>Write to the office.</p>"},
            "descriptionLinks": [{"url": "https://example.org/chart"}],
            "hasApplicationDocuments": True,
            "applicationInformation": {"en": "Three copies"},
            "applicationLinks": [{"url": "https://example.org/form", "name": "Form 1"}],
            "applicationContacts": [{"identifier": "contact-example@1"}],
            "hasApplicationFees": False,
            "applicationFeesInformation": {"en": "None"},
            "duration": 60,
            "durationPeriod": "days",
            "relevantMeasures": [{"identifier": "measure-before-it"}],
            "keywords": [{"identifier": PLANTS}, {"identifier": ACCESS}],
            "relevantInformation": {"en": "Closed in August"},
            "relevantDocuments": [{"url": "https://example.org/more"}],
            "notes": "Ask again",
        }
        | more
    )


def a_model_clause(**more):
    return (
        header("absNationalModelContractualClause", "clause-of-all-answers", "ru")
        | {
            "government": {"identifier": "ke"},
            "title": {"ru": "Типовое положение"},
            "description": {"ru": "<p>О выгодах</p>"},
            "jurisdiction": {"identifier": OTHER, "customValue": {"ru": "Заповедники"}},
            "relevantMeasures": [{"identifier": "measure-before-it@1"}],
            "keywords": [{"identifier": SECTORAL}],
            "thematicAreas": [{"identifier": MONETARY}],
            "relevantInformation": {"ru": "<p>Стороны согласны…</p>"},
            "relevantDocuments": [{"url": "https://example.org/clause.pdf", "language": "ru"}],
            "notes": "Черновик",
        }
        | more
    )


def a_database(**more):
    return (
        header("database", "database-of-all-answers", "zh", "en")
        | {
            "government": {"identifier": "ke"},
            "title": {"zh": "遗传资源数据库", "en": "Genebank"},
            "description": {"zh": "<p>所有收藏</p>"},
            "websites": [{"url": "https://example.org/genebank", "language": "zh"}],
            "relevantInformation": {"en": "Updated weekly"},
            "relevantDocuments": [{"url": "https://example.org/manual"}],
            "notes": "内部",
        }
        | more
    )


def a_checkpoint(**more):
    return (
        header("absCheckpoint", "checkpoint-of-all-answers", "ar", "en")
        | {
            "government": {"identifier": "ke"},
            "name": {"ar": "مكتب البراءات", "en": "Patent office"},
            "responsibilities": {"en": "<p>Patents</p>"},
            "jurisdiction": {"identifier": SUBNATIONAL},
            "jurisdictionName": {"en": "Nairobi"},
            "informAllAuthorities": False,
            "contactsToInform": [{"identifier": "contact-example@1"}, {"identifier": "authority-of-ke"}],
            "relevantInformation": {"en": "Opens at eight"},
            "relevantDocuments": [{"url": "https://example.org/patents"}],
            "notes": "ملاحظة",
        }
        | more
    )


def a_communique(**more):
    """A communiqué without a certificate."""
    return (
        header("absCheckpointCommunique", "communique-of-all", "fr", "en")
        | {
            "government": {"identifier": "ke"},
            "title": {"fr": "Brevet 12", "en": "Patent 12"},
            "absCheckpoints": [{"identifier": "checkpoint-of-ke@1"}],
            "absIRCCsNotAvailable": True,
            "sourceCountries": [{"identifier": "pe"}, {"identifier": "za"}],
            "subjectMatter": {"fr": "<p>Feuilles de <i>Lippia</i></p>"},
            "specimens": [{"url": "https://example.org/specimen"}],
            "taxonomies": [{"url": "https://example.org/taxon"}],
            "gisFiles": [{"url": "/api/v2013/documents/communique-of-all/attachments/a1.geojson"}],
            "gisMapCenter": {"zoom": 4, "lat": -9.5, "lng": -75},
            "keywords": [{"identifier": PLANTS}, {"identifier": OTHER}],
            "keywordOther": {"fr": "huiles"},
            "evidenceOfPIC": {"en": "A letter of 2015"},
            "entityWhoGrantedPIC": {"identifier": "contact-example@1"},
            "entityToWhomPICGranted": {"identifier": "contact-example"},
            "evidenceOfMAT": {"en": "A contract"},
            "dateOfAccess": "2016-02-01",
            "description": {"en": "<p>A patent was asked for.</p>"},
            "personsAtCheckpoint": [{"identifier": "contact-example@1"}],
            "dateCollectedFrom": "2026-01-01",
            "dateCollectedTo": "2026-02-01",
            "relevantInformation": {"en": "Nothing more"},
            "relevantDocuments": [{"url": "https://example.org/patent"}],
            "notes": "Interne",
        }
        | more
    )


def a_measure_before(of="ke", identifier="measure-before-it"):
    """The smallest measure that may be published."""
    return header("measure", identifier) | {
        "isAmendment": False,
        "government": {"identifier": of},
        "title": {"en": "Act of 2010"},
        "status": {"identifier": NOT_BINDING},
        "adoption": "2010-01-01",
        "type": {"identifier": LAW},
        "jurisdiction": {"identifier": NATIONAL},
        "documents": [{"url": "https://example.org/act", "language": "eng"}],
        "authorities": [{"identifier": "contact-example"}],
        "absMesasureNotApplicable": True,
    }


def publish_what_they_cite():
    """Publish, in Kenya, an authority, a contact, a permit, a measure and a checkpoint."""
    a_version(a_contact_document("ke"))
    a_permit("ke")
    a_version(a_measure_before())
    smallest = header("absCheckpoint", "checkpoint-of-ke") | {
        "government": {"identifier": "ke"},
        "name": {"en": "Patent office"},
        "informAllAuthorities": True,
    }
    a_version(smallest, by=authority_of("ke"), at=NOON)


def reading_of(document):
    return RECORD_TYPES[document["header"]["schema"]](document)


def faults_of(document):
    """Return (code, path) of each fault, asked against what is published."""
    found = reading_of(document).shortcomings(registry=registry, on=TODAY)
    return [(each.code.value.removeprefix("Error."), each.path) for each in found]


def published(document):
    return RECORD_TYPES[document["header"]["schema"]].for_publication(document)


def after(document, *also, without=(), language="en"):
    """Return the document after its author opened the form, changed that much, and saved."""
    record_type = RECORD_TYPES[document["header"]["schema"]]
    posted = sent_by(page_with(record_type, document, language=language), *also, without=without)
    return answers(record_type, posted, before=document)


def page_in(language, document):
    """Return the answers of the page by wire, with the HTML of each."""
    with translation.override(language):
        sections = page_of(reading_of(document), language=language, cited={})
        return {
            answer.wire: (answer, render_to_string("parts/show/answers.html", {"answers": [answer]}))
            for section in sections
            for answer in section.answers
        }
