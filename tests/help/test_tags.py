"""A word explained where it stands."""

import re

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from absch.help.guides import GUIDES
from absch.help.templatetags.glossary import unmarked

TWICE = '{% load glossary %}{% term "consent" %}PIC{% endterm %} and {% term "consent" %}the same{% endterm %}'


def rendered(template, **about):
    return Template(template).render(Context(about))


def test_a_meaning_is_sent_once_though_its_word_stands_twice():
    page = rendered(TWICE)

    assert page.count(" popover ") == 1
    assert page.count('popovertarget="kept-consent" hidden>') == 2
    assert page.count("Permission given before access") == 1


def test_where_text_comes_first_the_word_is_a_link_and_nothing_else():
    page = rendered('{% load glossary %}{% term "consent" %}PIC{% endterm %}', text_first=True)

    assert page == '<a class="term" href="/en/help/glossary#consent">PIC</a>'


def test_without_words_of_its_own_the_term_shows_itself_in_the_language_of_the_page():
    with translation.override("ar"):
        page = rendered('{% load glossary %}{% term "consent" %}{% endterm %}', text_first=True)

    assert page == '<a class="term" href="/ar/help/glossary#consent">الموافقة المسبقة عن علم</a>'


def test_words_without_a_key_stay_as_they_are():
    assert rendered("{% load glossary %}{% term key %}{{ words }}{% endterm %}", key="", words="<b>") == "&lt;b&gt;"


def test_words_that_somebody_typed_are_escaped():
    page = rendered("{% load glossary %}{% explain said %}", said="<i>[<b>x</b>](consent)", text_first=True)

    assert "<b>" not in page
    assert "<i>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;</a>" in page


def test_a_key_that_the_glossary_does_not_hold_is_a_defect():
    with pytest.raises(TemplateSyntaxError):
        rendered('{% load glossary %}{% term "peace" %}x{% endterm %}')


def test_every_guide_explains_words_that_exist_and_has_a_plain_text():
    for guide in GUIDES.values():
        for step in guide.steps:
            rendered("{% load glossary %}{% explain text %}", text=step.text)

            assert not re.search(r"[\[\]]", unmarked(step.text))


def test_the_guides_are_short():
    assert sum(1 + len(guide.steps) * 2 for guide in GUIDES.values()) <= 40
