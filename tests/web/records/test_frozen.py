"""A year keeps the criteria set it began on, whatever becomes of the set later."""

import pytest
from django.db.models import ProtectedError

from parindex.web.records.demo import load_demo
from parindex.web.records.frozen import FrozenSet, FrozenSetChangedError, freeze, frozen_framework
from parindex.web.records.intake import CriteriaSet
from parindex.web.records.year import load_year

TEXT = """
id: huyen-a-2030
version: "{version}"
title: Bộ thử nghiệm
year: 2030
max_points: "{points}"
source: {{note: thử nghiệm}}
areas:
  - code: "1"
    name: Lĩnh vực
    max_points: "{points}"
    criteria:
      - {{code: "1.1", name: Tiêu chí, max_points: "{points}", rule: declared}}
"""
pytestmark = pytest.mark.django_db


def _kept(version: str, points: str) -> CriteriaSet:
    text = TEXT.format(version=version, points=points)
    return CriteriaSet.objects.update_or_create(code="huyen-a-2030", defaults={"text": text, "sha256": version * 64})[0]


def test_a_year_is_scored_on_the_set_as_it_was_when_the_year_began():
    _kept("1", "10")
    year = load_demo()
    year.frozen, year.framework = freeze("huyen-a-2030"), "huyen-a-2030"
    year.facts.all().delete()
    year.save()
    _kept("2", "20")
    framework = load_year(year).framework
    assert (framework.version, str(framework.max_points)) == ("1", "10")
    assert frozen_framework(freeze("huyen-a-2030").pk).version == "2"


def test_the_same_text_is_frozen_once():
    assert freeze("dak-glong-2023").pk == freeze("dak-glong-2023").pk
    assert FrozenSet.objects.count() == 1


def test_a_frozen_set_refuses_to_change():
    frozen = freeze("dak-glong-2023")
    frozen.text = "id: other"
    with pytest.raises(FrozenSetChangedError, match="dak-glong-2023"):
        frozen.save()
    assert FrozenSet.objects.get().text != "id: other"


def test_a_set_that_a_year_uses_cannot_be_taken_away():
    year = load_demo()
    with pytest.raises(ProtectedError):
        year.frozen.delete()
