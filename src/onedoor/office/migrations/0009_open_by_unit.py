"""What is owed and offered and open yet, found by its unit: the leader's board asks often."""

from __future__ import annotations

from django.db import migrations, models

from onedoor.vocabulary.responsibility_codes import HandoverState


class Migration(migrations.Migration):
    """Two indexes of the few rows that are open."""

    dependencies = [("office", "0008_expected_wait")]

    operations = [
        migrations.AddIndex(
            model_name="debt",
            index=models.Index(
                fields=["unit", "due"], condition=models.Q(paid_at=None), name="debt_open_by_unit"
            ),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(
                fields=["to_unit"],
                condition=models.Q(state=HandoverState.open),
                name="handover_open_by_unit",
            ),
        ),
    ]
