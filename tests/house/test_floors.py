"""What import-linter cannot see: foreign keys written as strings, and migrations."""

import tomllib
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.test.utils import isolate_apps

PYPROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
LAYERS = PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
FLOORS = {package: floor for floor, row in enumerate(reversed(LAYERS)) for package in row.split(" | ")}
OURS = {"accounts", "certificates", "countries", "notifications", "outbox", "publishing", "records", "transparency"}


def package_of(app_label):
    """Return the package an app belongs to, or "" for an app that is not ours."""
    root, _, path = apps.get_app_config(app_label).name.partition(".")
    return path.split(".")[0] if root == "absch" else ""


def leads_up(app_label, to):
    here, there = package_of(app_label), package_of(to)
    return here != there and bool(here) and FLOORS.get(there, -1) >= FLOORS.get(here, -1)


def upward_keys(some_models):
    """Return each relation to a package that does not lie beneath the model's own."""
    fields = [field for model in some_models for field in model._meta.local_fields + model._meta.local_many_to_many]
    return [
        f"{field} -> {field.related_model._meta.label}"
        for field in fields
        if field.related_model and leads_up(field.model._meta.app_label, field.related_model._meta.app_label)
    ]


def upward_dependencies(migrations):
    known = {config.label for config in apps.get_app_configs()}
    return [
        f"{each.app_label}.{each.name} -> {to}.{name}"
        for each in migrations
        for to, name in each.dependencies + each.run_before
        if to in known and leads_up(each.app_label, to)
    ]


def test_no_model_points_to_a_floor_above():
    assert upward_keys(apps.get_models(include_auto_created=True)) == []


def test_no_migration_waits_for_a_floor_above():
    migrations = MigrationLoader(None).disk_migrations.values()

    assert {each.app_label for each in migrations} >= OURS
    assert upward_dependencies(migrations) == []


def test_every_migration_of_ours_opens_with_its_four_facts():
    missing = [
        str(path)
        for path in sorted(Path(__file__).parents[2].glob("absch/*/migrations/0*.py"))
        for fact in ('"""', "While the old release runs:", "Rows touched:", "Going back:")
        if fact not in path.read_text(encoding="utf-8")
    ]

    assert missing == []


@isolate_apps("absch.outbox", "absch.records")
def test_a_key_that_points_up_is_found_though_it_is_a_string():
    class Version(models.Model):
        class Meta:
            app_label = "records"

    class Note(models.Model):
        version = models.ForeignKey("records.Version", on_delete=models.CASCADE)

        class Meta:
            app_label = "outbox"

    assert upward_keys([Note, Version]) == ["outbox.Note.version -> records.Version"]


def test_a_migration_that_waits_for_a_floor_above_is_found():
    migration = Migration("0002_note", "outbox")
    migration.dependencies = [("outbox", "0001_announcements"), ("records", "0001_records")]

    assert upward_dependencies([migration]) == ["outbox.0002_note -> records.0001_records"]
