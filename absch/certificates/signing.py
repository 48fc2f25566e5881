"""Sign a PDF so that any reader of PDF can tell whether a byte of it was changed (PAdES, ETSI EN 319 142-1)."""

from datetime import datetime
from io import BytesIO
from typing import Any

from absch.certificates import signer


def sign(pdf: bytes, *, at: datetime) -> bytes:
    """Return the PDF with the registry's signature added, which allows no later change."""
    # They load a certificate validator and an HTTP client that only who signs has any use for.
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class SignerAt(PdfSigner):
        """Signs with the time it is told."""

        def init_signing_session(self, *arguments: Any, **more: Any) -> Any:
            session = super().init_signing_session(*arguments, **more)
            session.system_time = at
            return session

    class FaithfulWriter(IncrementalPdfFileWriter):
        """Adds the signature and leaves all else: PDF/A-3 is PDF 1.7, and says the same of itself in both places."""

        def ensure_output_version(self, version: Any) -> None:
            pass

        def _update_meta(self) -> None:
            pass

    key = signer.signing_key(at=at)
    store = SimpleCertificateStore()
    store.register_multiple(key.as_asn1())
    about = PdfSignatureMetadata(
        field_name="Registry",
        name=key.name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    by = SimpleSigner(signing_cert=key.as_asn1()[0], signing_key=key.private_as_asn1(), cert_registry=store)
    writer = FaithfulWriter(BytesIO(pdf))
    signed = SignerAt(about, signer=by, new_field_spec=SigFieldSpec("Registry")).sign_pdf(writer)
    return bytes(signed.getvalue())
