"""Documents of the reference types and of the Secretariat's, with every answer asked for, as clients send them."""

from tests.makers import a_contact_document, an_authority_document, header
from tests.world import publish_document

OTHER = "5B6177DD-5E5E-434E-8CB7-D63D67D5EBED"
AFRICA, KENYA, PERU = "CCA4B662-8EF4-418D-B327-0D6F418AA703", "ke", "pe"
PROTOCOL_THEME, CHECKPOINTS = "54578B7847724C3FB6F9470905F372EB", "52D71068-71D3-4082-875D-D6190892E760"
KEY_AREA_1, ONE_OF_ITS_MEASURES = "14E5882E-B433-4877-AA6B-B47F602C4BA6", "CAC7348A-6457-47F7-BCC3-19F153F8D1AA"
POLICY = "B18CE475-8D23-4DEC-A9F1-13F0243C9233"
COMMUNITY_PROTOCOLS, CUSTOMARY_LAWS = "2F193E6A-FE21-447F-8270-BAED8AD0DD5A", "5DDFFC34-4278-42B3-83D6-449862EC1C16"
SECTORAL = "7F45AB1F-9925-482E-B0CD-CD842960825F"
WORLDWIDE, OF_A_COUNTRY = "56B8CEB7-56B5-436B-99D9-AA7C4622F326", "20B2CC6D-646D-4FD5-BD53-D652BA3FA088"
OF_A_COMMUNITY = "9627DF2B-FFAC-4F85-B075-AF783FF2A0B5"
PROPOSED, PROGRAMME = "73E2AC27-D964-487C-A4E6-0997BB27AF01", "2DFCDD0B-5D62-4016-829F-8E70E767875A"
LEARNING, CIVIL_SOCIETY = "FE6EC4EA-55E7-4E90-80AD-FE4B54707B73", "D8862526-B776-4FD2-8C62-6DF9D5E92166"
BILATERAL, OWN_FUNDS = "74EBA28E-1F0C-4157-BD47-C8492487AD70", "AFDE8912-E398-4194-95BA-FE488DCC891A"
UNIVERSITY = "86D464C3-B5BB-4B02-85E4-1AAD8D64CD27"
SHARING, BIOSAFETY = {"identifier": "GBF-TARGET-13"}, {"identifier": "GBF-TARGET-17"}


def terms(*identifiers):
    return [{"identifier": each} for each in identifiers]


def a_resource(**more):
    return (
        header("resource", "resource-of-all-answers", "fr", "ar", "zh")
        | {
            "title": {"fr": "Guide du négociateur", "ar": "دليل المفاوض", "zh": "谈判指南"},
            "resourceTypes": terms("ABSCH-LIBRARY-GUIDE", OTHER),
            "authors": {"fr": "A. Otieno, M. Quispe"},
            "organizations": [{"identifier": "organization-of-kenya@1"}, {"identifier": "contact-of-an-institute"}],
            "publisher": {"ar": "دار المثال"},
            "publicationDate": "2024-05",
            "source": {"fr": "Revue du droit, n° 3"},
            "rights": {"fr": "CC BY 4.0"},
            "resourceLinks": [
                {"url": "https://example.org/guide.pdf", "language": "fr", "name": {"fr": "Guide"}},
                {"url": "https://example.org/kitabu", "language": {"identifier": "lang-sw"}, "tag": "pdf"},
                {"url": "/api/v2013/documents/resource-of-all-answers/attachments/a1", "language": "que"},
            ],
            "covers": [{"url": "/api/v2013/documents/resource-of-all-answers/attachments/cover.png"}],
            "summary": {"fr": "Comment négocier.\n\nEt quand.", "zh": "如何谈判"},
            "countryRegions": terms(AFRICA, KENYA, "5D13EC43-F3E0-415E-AF67-62CCC85899AF"),
            "aichiTargets": terms("AICHI-TARGET-16"),
            "gbfTargets": [SHARING, BIOSAFETY],
            "cbdSubjects": terms("CBD-SUBJECT-ABS", "CBD-SUBJECT-FOR"),
            "nagoya": {
                "subjects": terms(PROTOCOL_THEME, CHECKPOINTS),
                "keyAreas": terms(KEY_AREA_1, ONE_OF_ITS_MEASURES),
            },
            "biosafety": {
                "subjects": [{"identifier": POLICY}, {"identifier": OTHER, "customValue": {"fr": "Douanes"}}],
                "addressGenes": False,
                "raRecommend": True,
                "raSubjects": terms("a-term-kept-elsewhere"),
            },
            "tags": [{"fr": "négociation", "ar": "تفاوض"}, {"zh": "合同"}],
            "adminTags": ["cop-17"],
            "relevantInformation": {"ar": "<p>طبعة <b>ثانية</b></p>"},
            "relevantDocuments": [{"url": "https://example.org/more"}],
            "notes": "Checked.",
        }
        | more
    )


def a_voluntary_tool(**more):
    answers = a_resource()
    answers["nagoya"] = {"mccKeywords": terms(SECTORAL)} | answers["nagoya"]
    head = header("modelContractualClause", "clause-of-all-answers", "fr", "ar", "zh")
    return answers | head | {"resourceTypes": terms("ABSCH-CLAUSE-MODEL", "ABSCH-CLAUSE-CODE")} | more


def a_community_protocol(**more):
    head = header("communityProtocol", "protocol-of-all-answers", "fr", "ar", "zh")
    return a_resource() | head | {"resourceTypes": terms(COMMUNITY_PROTOCOLS, CUSTOMARY_LAWS)} | more


def an_initiative(**more):
    return (
        header("capacityBuildingInitiative", "initiative-of-all-answers", "es", "en")
        | {
            "title": {"es": "Formación de aduanas", "en": "Training of customs"},
            "projectNumber": {"en": "P-17"},
            "projectDocument": [{"url": "https://example.org/p17", "name": {"es": "Proyecto"}}],
            "contacts": [{"identifier": "contact-example@1"}],
            "geographicScope": {"identifier": OF_A_COMMUNITY, "customValue": {"es": "Valle Alto"}},
            "countryRegions": terms(PERU),
            "status": {"identifier": PROPOSED},
            "startDate": "2026-03-01",
            "endDate": "2028-02-28",
            "activityScope": {"identifier": PROGRAMME},
            "isProjectProgramme": True,
            "projectProgrammeName": {"en": "Customs for nature"},
            "broaderProjects": [{"identifier": "initiative-before-it@1"}],
            "isImplementedByAgencies": True,
            "implementingAgencies": [{"identifier": "organization-of-kenya"}],
            "isExecutededByAgencies": False,
            "isCollaboratededByPartners": True,
            "collaboratingPartners": [{"identifier": "organization-of-peru@1"}],
            "description": {"es": "Aprenden a leer un certificado.", "en": "They learn to read a certificate."},
            "categories": [{"identifier": LEARNING}, {"identifier": OTHER, "customValue": {"en": "A game"}}],
            "targetGroups": terms(CIVIL_SOCIETY),
            "aichiTargets": terms("AICHI-TARGET-16"),
            "cbdSubjects": terms("CBD-SUBJECT-ABS"),
            "gbfTargets": [SHARING, BIOSAFETY],
            "absKeyAreas": terms(KEY_AREA_1),
            "cpbThematicAreas": terms(POLICY),
            "fundingSourceTypes": [
                {"identifier": BILATERAL},
                {"identifier": OWN_FUNDS, "customValue": {"es": "Cuotas"}},
                {"identifier": OTHER, "customValue": {"en": "A raffle"}},
            ],
            "coreFundingSources": [{"identifier": "organization-of-kenya@1"}],
            "coFinancingSources": [{"identifier": "organization-of-peru@1"}],
            "totalBudget": "1250000",
            "resultsAchievements": {"es": "<p>Sesenta formados</p>"},
            "resultsOutputs": [{"url": "https://example.org/output"}],
            "resultsReference": [{"identifier": "resource-before-it@1"}],
            "bestPractices": {"en": "<p>Ask early.</p>"},
            "tags": [{"es": "aduanas", "en": "customs"}],
            "adminTags": ["cop-17"],
            "relevantInformation": {"en": "<p>More</p>"},
            "relevantDocuments": [{"url": "https://example.org/more", "language": "es"}],
            "notes": "Interno",
        }
        | more
    )


def a_capacity_resource(**more):
    return (
        header("capacityBuildingResource", "course-of-all-answers", "ru")
        | {
            "title": {"ru": "Вводный курс"},
            "resourceTypes": terms("ABSCH-RESOURCE-COURSE"),
            "fileFormat": {"identifier": OTHER, "customValue": {"ru": "Игра"}},
            "formatDetails": {"ru": "На двух дисках"},
            "purpose": terms("ABSCH-PURPOSE-TEACHING"),
            "targetGroups": terms(CIVIL_SOCIETY),
            "expertiseLevel": {"identifier": "ABSCH-LEVEL-BEGINNER"},
            "authors": {"ru": "М. Хасан"},
            "organizations": [{"identifier": "contact-of-an-institute@1"}],
            "publicationYear": 2016,
            "rights": {"ru": "Свободно"},
            "source": {"ru": "Сборник"},
            "resourceLinks": [{"url": "https://example.org/course"}],
            "covers": [{"url": "https://example.org/cover.png"}],
            "summary": {"ru": "Шесть уроков"},
            "regions": terms(AFRICA),
            "aichiTargets": terms("AICHI-TARGET-16"),
            "absKeyAreas": terms(KEY_AREA_1),
            "relevantInformation": {"ru": "<p>Нет</p>"},
            "relevantDocuments": [{"url": "https://example.org/more"}],
            "notes": "Проверено",
        }
        | more
    )


def an_organization(**more):
    return (
        header("organization", "organization-of-all-answers", "zh", "en")
        | {
            "name": {"zh": "种质资源研究所", "en": "Institute of Germplasm"},
            "acronym": {"en": "IG"},
            "contacts": [{"identifier": "contact-example@1"}],
            "address": {"zh": "北京路一号"},
            "city": {"zh": "北京"},
            "state": {"zh": "北京市"},
            "postalCode": {"zh": "100000"},
            "country": {"identifier": "cn"},
            "phones": ["+86 10 5555 0101"],
            "faxes": ["+86 10 5555 0102"],
            "emails": ["office@institute.example"],
            "websites": [{"url": "https://institute.example"}],
            "organizationType": {"identifier": OTHER, "customValue": {"en": "Museum"}},
            "areasOfWork": [{"zh": "种子"}],
            "operationalRegions": terms(AFRICA),
            "profile": {"en": "<p>Keeps seeds.</p>"},
            "profileLink": [{"url": "https://institute.example/profile"}],
            "linkedOrganizations": [{"identifier": "organization-of-kenya@1"}],
            "thematicAreas": terms("CBD-SUBJECT-AGR"),
            "gbfTargets": [SHARING],
            "coordinates": {"zoom": 5, "lat": 39.9, "lng": 116.4},
            "establishmentGooglePlaceId": ["a-place"],
            "operationalLanguages": terms("lang-zh"),
            "relevantInformation": {"zh": "<p>无</p>"},
            "relevantDocuments": [{"url": "https://institute.example/more"}],
            "notes": "内部",
        }
        | more
    )


def a_submission(**more):
    return (
        header("submission", "submission-of-all-answers", "ar")
        | {
            "organizations": [{"identifier": "organization-of-kenya@1"}],
            "title": {"ar": "آراء بشأن نقاط التفتيش"},
            "date": "2026-06-30",
            "notifications": [{"identifier": "notification-2026-041@1"}],
            "records": [{"identifier": "resource-before-it"}, {"identifier": "contact-example@1"}],
            "absThematicAreas": terms(CHECKPOINTS),
            "relevantDocuments": [{"url": "https://example.org/views", "name": {"ar": "الآراء"}}],
            "relevantInformation": {"ar": "<p>لا شيء</p>"},
            "resourceTypes": terms("ABSCH-LIBRARY-REPORT"),
            "notes": "ملاحظة",
        }
        | more
    )


def a_need(**more):
    return (
        header("capacityBuildingNeed", "need-of-all-answers", "fr", "en")
        | {
            "title": {"fr": "Former les juristes", "en": "Training for lawyers"},
            "organizations": [{"identifier": "authority-of-ke@1"}, {"identifier": "organization-of-kenya"}],
            "countryRegions": terms(KENYA, AFRICA),
            "description": {"fr": "<p>Personne n’a encore négocié.</p>", "en": "<p>Nobody has negotiated yet.</p>"},
            "keyAreas": terms("ABSCH-KEY-AREA-3"),
            "subjects": terms(PROTOCOL_THEME),
            "categories": [{"identifier": LEARNING}, {"identifier": OTHER, "customValue": {"fr": "Jumelage"}}],
            "targetGroups": terms(CIVIL_SOCIETY),
            "neededBy": "2027-06-30",
            "contacts": [{"identifier": "contact-example@1"}],
            "relevantInformation": {"fr": "<p>Voir le plan</p>"},
            "relevantDocuments": [{"url": "https://example.org/plan"}],
            "notes": "À relire",
        }
        | more
    )


def an_opportunity(**more):
    return (
        header("capacityBuildingOpportunity", "opportunity-of-all-answers", "ru", "zh")
        | {
            "title": {"ru": "Летняя школа", "zh": "暑期学校"},
            "opportunityTypes": [
                {"identifier": "ABSCH-OPPORTUNITY-COURSE"},
                {"identifier": OTHER, "customValue": {"ru": "Ужин"}},
            ],
            "organizations": [{"identifier": "organization-of-peru@1"}],
            "description": {"ru": "<p>Две недели</p>", "zh": "<p>两周</p>"},
            "keyAreas": terms("ABSCH-KEY-AREA-2"),
            "subjects": terms(CHECKPOINTS),
            "targetGroups": terms(CIVIL_SOCIETY),
            "countryRegions": terms(AFRICA),
            "applyBy": "2027-01-31",
            "startDate": "2027-07-01",
            "endDate": "2027-07-14",
            "conditions": {"ru": "<p>Пишите нам</p>"},
            "links": [{"url": "https://example.org/school", "language": "ru"}],
            "contacts": [{"identifier": "contact-example@1"}],
            "relevantInformation": {"zh": "<p>无</p>"},
            "relevantDocuments": [{"url": "https://example.org/more"}],
            "notes": "Проверить",
        }
        | more
    )


def a_meeting(**more):
    return (
        header("meeting", "meeting-of-all-answers", "en", "ar")
        | {
            "title": {"en": "Sixth meeting of the Parties", "ar": "الاجتماع السادس للأطراف"},
            "url": [{"url": "https://example.org/meeting", "language": "en"}],
            "date": "2026-10-19",
            "symbol": "NP-MOP-06",
            "startDate": "2026-10-19",
            "endDate": "2026-10-30",
            "city": "Yerevan",
            "country": {"identifier": "am"},
            "thematicAreas": terms("CBD-SUBJECT-NPABS", "a-term-kept-elsewhere"),
            "themes": terms("CBD-SUBJECT-ABS"),
        }
        | more
    )


def a_notification(**more):
    return (
        header("notification", "notification-of-all-answers", "es")
        | {
            "title": {"es": "Pedido de opiniones"},
            "url": [{"url": "https://example.org/2026-054"}],
            "date": "2026-05-04",
            "symbol": "2026-054",
            "reference": "SCBD/NP/VN/90210",
            "actionDate": "2026-06-30",
            "sender": "Secretaría",
            "recipient": ["Puntos focales", "Organizaciones"],
            "description": {"es": "Se piden opiniones"},
            "text": {"es": "Estimadas señoras,\n\nestimados señores"},
        }
        | more
    )


def a_piece_of_news(schema="news", **more):
    return (
        header(schema, f"{schema}-of-all-answers", "fr", "ru")
        | {
            "title": {"fr": "Un certificat de plus", "ru": "Еще один сертификат"},
            "url": [{"url": "https://example.org/news", "name": {"fr": "À lire"}}],
            "date": "2026-11-02",
            "description": {"fr": "Le centième", "ru": "Сотый"},
            "thematicAreas": terms("CBD-SUBJECT-NPABS"),
            "themes": terms("CBD-SUBJECT-ABS"),
        }
        | more
    )


def a_press_release(**more):
    return a_piece_of_news("pressRelease") | {"text": {"fr": "Montréal, le 2 novembre"}} | more


def a_statement(**more):
    return a_piece_of_news("statement") | {"text": {"ru": "Уважаемые делегаты"}} | more


def a_meeting_document(**more):
    return a_piece_of_news("meetingDocument") | more


FULL = (
    a_resource(),
    a_voluntary_tool(),
    a_community_protocol(),
    an_initiative(),
    a_capacity_resource(),
    an_organization(),
    a_submission(),
    a_need(),
    an_opportunity(),
    a_meeting(),
    a_notification(),
    a_piece_of_news(),
    a_press_release(),
    a_statement(),
    a_meeting_document(),
)


def publish_what_they_cite():
    """Publish an authority, a person, an institute, two organizations, a resource, an initiative, a notification."""
    institute = {"type": "organization", "organization": {"en": "Institute"}, "city": {"en": "Nairobi"}}
    world = [
        an_authority_document("ke"),
        a_contact_document(),
        a_contact_document(identifier="contact-of-an-institute", firstName=None, lastName=None) | institute,
        *(
            an_organization(contacts=[], linkedOrganizations=[])
            | header("organization", f"organization-of-{country}", "zh", "en")
            for country in ("kenya", "peru")
        ),
        a_resource(organizations=[]) | header("resource", "resource-before-it", "fr", "ar", "zh"),
        an_initiative(broaderProjects=[], resultsReference=[])
        | header("capacityBuildingInitiative", "initiative-before-it", "es", "en"),
        a_notification() | header("notification", "notification-2026-041", "es"),
    ]
    for document in world:
        publish_document(document)
