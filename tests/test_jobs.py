"""A job is part of the transaction that it is about, and is done once."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from aanbel.jobs import JobName, defer


def test_a_job_is_put_in_the_queue_with_its_rows(db):
    """The queue holds the name and ids, nothing of a resident."""
    defer(JobName.RANK_CASES, municipality=9901)
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args, job.queue_name) == ("rank_cases", {"municipality": 9901}, "aanbel")


def test_a_job_goes_with_the_transaction(db):
    """What is rolled back leaves no job behind."""
    with pytest.raises(RuntimeError), transaction.atomic():
        defer(JobName.RANK_CASES, municipality=9901)
        raise RuntimeError
    assert not ProcrastinateJob.objects.exists()


def test_the_same_ranking_is_not_queued_twice(db):
    """Ten acts in a minute on one list ask for one ranking."""
    defer(JobName.RANK_CASES, municipality=9901)
    defer(JobName.RANK_CASES, municipality=9901)
    defer(JobName.RANK_CASES, municipality=9902)
    assert ProcrastinateJob.objects.count() == 2
