"""What anybody needs to audit the log without trusting this service: key, checkpoint, proofs."""

from base64 import b64encode

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from absch.certificates.signer import signing_key
from absch.transparency import keys as log_keys
from absch.transparency import notes, proofs, queries
from absch.transparency.tree import leaf_hash

# A later act makes a later checkpoint: whoever asks again gets that one.
FRESH = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=0, must-revalidate"}


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Publish the keys by which what this registry signs is verified."""
    name, public_key = log_keys.origin(), log_keys.public_key()
    log_key = {
        "kid": notes.key_id(name, public_key).hex(),
        "use": "log",
        "name": name,
        "algorithm": "Ed25519",
        "public_key": b64encode(public_key).decode(),
        "verifier": log_keys.verifier(),
    }
    signer = signing_key(at=timezone.now())
    pdf_key = {
        "kid": signer.kid,
        "use": "pdf",
        "name": signer.name,
        "algorithm": "ECDSA P-256",
        "certificates": [each.public_bytes(Encoding.PEM).decode() for each in signer.chain],
    }
    return _json({"environment": settings.ABSCH_ENVIRONMENT, "keys": [log_key, pdf_key]})


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """Give the log's latest checkpoint, a signed note (https://c2sp.org/tlog-checkpoint)."""
    latest = queries.latest_checkpoint()
    if latest is None:
        return _nothing(_("The log has signed no checkpoint yet."))
    return HttpResponse(latest.note, content_type="text/plain; charset=utf-8", headers=FRESH)


@require_safe
def proof(request: HttpRequest, index: int) -> HttpResponse:
    """Prove that a leaf stands in the log that the latest checkpoint signs; hashes are SHA-256 in hexadecimal."""
    latest = queries.latest_checkpoint()
    if latest is None or index >= latest.size:
        return _nothing(_("No checkpoint covers a leaf of this number."))
    leaf = queries.leaf(index)
    return _json(
        {
            "index": index,
            "size": latest.size,
            "leaf": b64encode(leaf).decode(),
            "leaf_hash": leaf_hash(leaf).hex(),
            "proof": [each.hex() for each in proofs.inclusion_proof(index, latest.size)],
            "root": bytes(latest.root).hex(),
            "checkpoint": latest.note,
        }
    )


def _json(value: dict[str, object], *, status: int = 200) -> HttpResponse:
    return JsonResponse(value, status=status, content_type="application/json; charset=utf-8", headers=FRESH)


def _nothing(sentence: str) -> HttpResponse:
    return _json({"code": "not-found", "sentence": sentence}, status=404)
