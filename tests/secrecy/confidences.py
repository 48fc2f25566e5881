"""What authors keep confidential in the tests of this folder, in three scripts: words that stand nowhere else."""

from dataclasses import astuple, dataclass
from typing import Any

FLAGS = {
    "providersConfidential": True,
    "entitiesToWhomPICGrantedConfidential": True,
    "subjectMatterConfidential": True,
    "usagesConfidential": True,
}
OTHER = "5B6177DD-5E5E-434E-8CB7-D63D67D5EBED"


@dataclass(frozen=True)
class Confidence:
    """The words of one author: of the four answers that can be kept confidential, and of a contact made for them."""

    language: str
    provider: str
    holder: str
    subject: str
    use: str
    name: str
    mailbox: str

    @property
    def words(self) -> list[str]:
        return list(astuple(self)[1:])

    @property
    def permit(self) -> str:
        return f"permit-in-{self.language}"

    @property
    def contact(self) -> str:
        return f"contact-in-{self.language}"

    def text(self) -> dict[str, str]:
        """Return the subject-matter, long enough to lie on several pages of a database."""
        paragraphs = [f"<p>{number}: {self.subject}, as it was found.</p>" for number in range(160)]
        return {self.language: "".join(paragraphs)}

    def answers(self, *providers: str) -> dict[str, Any]:
        """Return the four answers; `providers` are cited besides."""
        return {
            "providers": [{"identifier": each} for each in (self.provider, *providers)],
            "entitiesToWhomPICGranted": [{"identifier": self.holder}],
            "subjectMatter": self.text(),
            "usages": [{"identifier": OTHER, "customValue": {self.language: self.use}}],
        }

    def of_the_contact(self) -> dict[str, Any]:
        return {"firstName": self.name, "lastName": f"ibn-{self.name}", "emails": [self.mailbox]}


CONFIDENCES = [
    Confidence(
        language="en",
        provider="quokkaprovider7193",
        holder="numbatholder5521",
        subject="wombatsubject8846",
        use="dingopurpose3307",
        name="Kookaburraname",
        mailbox="echidna@platypus.example",
    ),
    Confidence(
        language="ar",
        provider="زعفرانالمزود",
        holder="قرنفلالحائز",
        subject="ياسمينالموضوع",
        use="بابونجالاستعمال",
        name="حبقالاسم",
        mailbox="نعناع@ريحان.example",
    ),
    Confidence(
        language="zh",
        provider="滇金丝猴提供方",
        holder="箭竹持有人甲",
        subject="雪莲花标的物",
        use="红豆杉之用途",
        name="银杏树下人",
        mailbox="水杉@珙桐.example",
    ),
]
WORDS = [word for each in CONFIDENCES for word in each.words]


@dataclass(frozen=True)
class Indiscretion:
    """What somebody published in three versions, and should not have."""

    language: str
    title: str
    subject: str
    link: str
    reason: str
    later: str
    end: str

    @property
    def words(self) -> list[str]:
        return list(astuple(self)[1:])

    @property
    def permit(self) -> str:
        return f"indiscreet-in-{self.language}"


INDISCRETIONS = [
    Indiscretion(
        language="en",
        title="Thylacinetitle4471",
        subject="bandicootsubject6302",
        link="bilbylink9917",
        reason="pademelonreason2254",
        later="quolllater7786",
        end="tasmanianend5130",
    ),
    Indiscretion(
        language="ar",
        title="عنوانالزعتر",
        subject="موضوعالكمون",
        link="رابطالهيل",
        reason="سببالقرفة",
        later="لاحقالينسون",
        end="نهايةالحلبة",
    ),
    Indiscretion(
        language="zh",
        title="金钱豹之标题",
        subject="大鲵栖息之事",
        link="朱鹮链接甲乙",
        reason="藏羚羊之理由",
        later="丹顶鹤之后文",
        end="白鱀豚之终局",
    ),
]
INDISCREET_WORDS = [word for each in INDISCRETIONS for word in each.words]
