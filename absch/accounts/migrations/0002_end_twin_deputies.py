"""End the deputies who were named twice for one period, so that the next migration can forbid it.

While the old release runs: safe; the other designation of the pair still stands.
Rows touched: deputies who hold, for the same days, another designation that was entered before; a pair at most for each
double click so far.
Going back: nothing is done; the ended ones stay ended.
"""

from django.db import migrations


def end_twins(apps, schema_editor):
    stands = set()
    deputies = apps.get_model("accounts", "Designation").objects.filter(as_deputy=True, ended_at=None)
    for each in deputies.order_by("pk"):
        period = (each.person_id, each.government, each.since, each.until)
        if period in stands:
            each.ended_at, each.end_reason = each.granted_at, "Named twice for the same days."
            each.save(update_fields=["ended_at", "end_reason"])
        stands.add(period)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_people")]

    operations = [migrations.RunPython(end_twins, migrations.RunPython.noop)]
