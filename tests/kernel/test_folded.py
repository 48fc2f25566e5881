"""Templates with the words that never change already in them."""

import pytest
from django.template import Context, Engine
from django.template.base import TextNode
from django.utils import translation


def engine_with(**templates: str) -> Engine:
    loader = ("absch.kernel.folded.Loader", [("django.template.loaders.locmem.Loader", templates)])
    libraries = {"i18n": "django.templatetags.i18n", "static": "django.templatetags.static"}
    return Engine(loaders=[loader], libraries=libraries)


def said(engine: Engine, name: str, language: str, **about: object) -> str:
    with translation.override(language):
        return engine.get_template(name).render(Context(about))


@pytest.mark.parametrize(("language", "home"), [("fr", "Accueil"), ("es", "Inicio")])
def test_each_language_says_its_own_words(language, home):
    engine = engine_with(page="{% load i18n %}<p>{% translate 'Home' %}</p>")

    assert [said(engine, "page", each) for each in ("en", language)] == ["<p>Home</p>", f"<p>{home}</p>"]


def test_what_is_fixed_is_one_piece_of_text():
    engine = engine_with(
        page="{% load i18n static %}<p>{% translate 'Home' %}</p><i>{% static 'absch/style.css' %}</i>"
    )

    with translation.override("fr"):
        nodes = engine.get_template("page").nodelist

    assert [type(each) for each in nodes[1:]] == [TextNode]
    assert nodes[1].s.startswith("<p>Accueil</p><i>")


def test_words_inside_conditions_loops_and_blocks_are_said_too():
    engine = engine_with(
        frame="{% load i18n %}{% block main %}{% endblock %}{% translate 'Help' %}",
        page="{% extends 'frame' %}{% load i18n %}{% block main %}{% for each in several %}"
        "{% if each %}{% translate 'Home' %}{% else %}{% translate 'Countries' %}{% endif %} {% endfor %}"
        "{% endblock %}",
    )

    assert said(engine, "page", "fr", several=[1, 0]) == "Accueil Pays Aide"
    assert said(engine, "page", "en", several=[0]) == "Countries Help"


def test_words_that_depend_on_the_page_are_left_to_it():
    engine = engine_with(
        page="{% load i18n %}{% translate word %} {% translate 'Home' as here %}{{ here }} {% translate 'home'|upper %}"
    )

    assert said(engine, "page", "fr", word="Help") == "Aide Accueil HOME"
    assert said(engine, "page", "fr", word="Countries") == "Pays Accueil HOME"
