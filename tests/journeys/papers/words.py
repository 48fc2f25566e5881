"""What readers find on page and paper, typed by hand: treaty terms from the authentic texts, and plain words."""

# Article 17.2 of the Protocol, as its texts in these languages have it.
CERTIFICATE = {
    "ar": "شهادة امتثال معترف بها دوليا",
    "en": "internationally recognized certificate of compliance",
    "fr": "certificat de conformité reconnu à l’échelle internationale",
    "zh": "国际公认的遵守证书",
}
KENYA = {"ar": "كينيا", "en": "Kenya", "fr": "Kenya", "zh": "肯尼亚"}
DIRECTIONS = {"ar": "rtl", "en": "ltr", "fr": "ltr", "zh": "ltr"}

# What a certificate, or a file, is said to be.
STATES = {
    "in force": {"ar": "ساري المفعول", "en": "In force", "zh": "有效"},
    "superseded": {"ar": "حلّت محله نسخة أحدث", "en": "Superseded", "zh": "已被取代"},
    "revoked": {"ar": "ملغى", "en": "Revoked", "zh": "已撤销"},
    "expired": {"ar": "منتهي الصلاحية", "en": "Expired", "zh": "已过期"},
    "permit, not certificate": {
        "ar": "تصريح وليس شهادة",
        "en": "A permit, not a certificate",
        "zh": "许可证，而非证书",
    },
    "training": {"ar": "تدريب أو اختبار", "en": "Training or test", "zh": "培训或测试"},
    "unknown": {"ar": "غير معروف", "en": "Unknown", "zh": "不明"},
    "current": {"ar": "حالي", "en": "Current", "zh": "现行"},
    "altered": {"ar": "ملف معدَّل", "en": "Altered file", "zh": "经改动的文件"},
}
