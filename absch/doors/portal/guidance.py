"""Help: what this place is, the guides, and the glossary."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from absch.doors.portal.public import absolute, has_control_characters, json_answer, public
from absch.help import queries
from absch.help.guides import GUIDES, Guide
from absch.help.queries import Entry
from absch.help.templatetags.glossary import unmarked
from absch.kernel.languages import NAMES, SIX, direction

LONGEST_SEARCH = 100  # characters


@public
def help_page(request: HttpRequest, *, as_json: bool) -> HttpResponse:
    """Say what this place is, and where to go on by need."""
    if as_json:
        return json_answer(
            {
                "guides": [_guide_as_json(each) for each in GUIDES.values()],
                "glossary": absolute(reverse("portal:glossary_json")),
            }
        )
    return render(request, "portal/help.html", {"guides": list(GUIDES.values())})


@public
def guide(request: HttpRequest, key: str, *, as_json: bool) -> HttpResponse:
    """Show one guide; 404 for one that does not exist."""
    if key not in GUIDES:
        raise Http404
    asked = GUIDES[key]
    if as_json:
        steps = [{"title": str(each.title), "text": unmarked(each.text)} for each in asked.steps]
        return json_answer(_guide_as_json(asked) | {"steps": steps})
    others = [each for each in GUIDES.values() if each != asked]
    return render(request, "portal/guide.html", {"guide": asked, "others": others})


@public
def glossary(request: HttpRequest, *, as_json: bool) -> HttpResponse:
    """List every word in the order of the page's language, or those that hold what is looked for (`q`)."""
    wanted = "".join(each for each in request.GET.get("q", "") if not has_control_characters(each))
    wanted = wanted.strip()[:LONGEST_SEARCH]
    language = get_language() or "en"
    found = queries.matching(queries.terms(language), wanted)
    if as_json:
        return json_answer({"language": language, "total": len(found), "terms": [_as_json(each) for each in found]})
    about = {
        "wanted": wanted,
        "total": len(found),
        "letters": queries.by_letter(found),
        "others": [(each, NAMES[each], direction(each)) for each in SIX if each != language],
        # Of a list that was narrowed, a related term may not stand on the page.
        "shown": {each.key for each in found},
    }
    return render(request, "portal/glossary.html", about)


def _guide_as_json(asked: Guide) -> dict[str, Any]:
    address = reverse("portal:guide", kwargs={"key": asked.key})
    return {"key": asked.key, "title": str(asked.title), "purpose": str(asked.purpose), "url": absolute(address)}


def _as_json(entry: Entry) -> dict[str, Any]:
    words = entry.term.wordings
    return {
        "key": entry.key,
        "word": {language: words[language].word for language in SIX},
        "short": {language: words[language].short for language in SIX if words[language].short},
        "full": {language: words[language].full for language in SIX if words[language].full},
        "meaning": entry.own.meaning,
        "sources": [{"text": each.text, "instrument": each.instrument or None} for each in entry.term.sources],
        "related": list(entry.term.related),
        "url": absolute(f"{reverse('portal:glossary')}#{entry.key}"),
    }
