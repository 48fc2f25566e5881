"""Let addressees be taken out: of letters without one, several may belong to the same announcement.

While the old release runs: safe; it never empties an addressee.
Rows touched: none.
Going back: only as long as no announcement has two letters of one kind without addressee.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_announcements")]

    operations = [
        migrations.RemoveConstraint(model_name="delivery", name="one_letter_per_announcement_and_addressee"),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                fields=["announcement", "addressee", "letter"],
                condition=~models.Q(addressee=""),
                name="one_letter_per_announcement_and_mailbox",
            ),
        ),
    ]
