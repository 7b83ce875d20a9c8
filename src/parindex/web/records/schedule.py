"""When the regular jobs of the installation are due."""

from django.db import models


class Schedule(models.Model):
    """A regular job, one row for each name: when it is due next, and when it was last put into the queue."""

    name = models.CharField(max_length=60, unique=True)
    due_at = models.DateTimeField()
    last_run = models.DateTimeField(null=True)
