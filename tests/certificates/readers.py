"""What others read in a PDF: poppler, pypdf, pyHanko, and a reader of printed codes. None of them made it."""

import io
import subprocess
from datetime import datetime
from pathlib import Path

import pypdf
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from absch.certificates import signer
from tests.makers import NOON


def said(*command: str | Path, pdf: bytes | None = None) -> str:
    """Return what a program prints; `pdf` is what it reads from "-"."""
    done = subprocess.run([str(each) for each in command], input=pdf, capture_output=True, check=False)
    return done.stdout.decode()


def text_of(pdf: bytes) -> str:
    """Return the text in the order in which it stands in the file, its blanks made one."""
    return " ".join(said("pdftotext", "-raw", "-", "-", pdf=pdf).split())


def arabic_text_of(pdf: bytes) -> str:
    """Return the text as it is read from right to left, without the signs that turn its direction."""
    text = said("pdftotext", "-", "-", pdf=pdf)
    return " ".join("".join(each for each in text if each not in "\u202a\u202b\u202c\u200e\u200f").split())


def facts_of(pdf: bytes) -> dict[str, str]:
    lines = said("pdfinfo", "-", pdf=pdf).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def structure_of(pdf: bytes) -> str:
    return said("pdfinfo", "-struct-text", "-", pdf=pdf)


def fonts_of(pdf: bytes) -> list[dict[str, str]]:
    """Return name, and whether it is embedded and a subset, of each font."""
    rows = [line.split() for line in said("pdffonts", "-", pdf=pdf).splitlines()[2:]]
    return [{"name": row[0], "embedded": row[-5], "subset": row[-4]} for row in rows]


def read_by_pypdf(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def code_printed_on(pdf: bytes, folder: Path) -> str:
    """Return what a phone would read from the first page, printed at 150 dots an inch."""
    (folder / "page.pdf").write_bytes(pdf)
    said("pdftoppm", "-r", "150", "-png", "-f", "1", "-l", "1", "-singlefile", folder / "page.pdf", folder / "page")
    return said("zbarimg", "--quiet", "--raw", folder / "page.png").strip()


def pdfsig_says(pdf: bytes, folder: Path) -> str:
    (folder / "signed.pdf").write_bytes(pdf)
    return said("pdfsig", folder / "signed.pdf")


def signature_of(pdf: bytes, *, trusting: bytes = b"", moment: datetime = NOON) -> PdfSignatureStatus:
    """Return what a validator who trusts the registry's root alone says of the only signature.

    `trusting` is the chain in PEM, from the signer's certificate to the root; without it, that of this test's key.
    """
    pem = trusting or b"".join(signer.path().read_bytes().partition(b"-----BEGIN CERTIFICATE-----")[1:])
    chain = list(load_certs_from_pemder_data(pem))
    context = ValidationContext(trust_roots=chain[-1:], other_certs=chain[:-1], moment=moment, allow_fetching=False)
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    return validate_pdf_signature(signature, context)
