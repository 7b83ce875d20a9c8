"""Where a set takes an explanation for evidence, explaining is one of the ways to wanted points."""

from tests.core.rules.leaves import leaf_of

COUNT = {"name": "Số báo cáo", "kind": "count"}
EVIDENCE = {"required": True, "ask": "Báo cáo"}
LEAF = {"max_points": "2", "facts": {"sent": COUNT}, "rule": {"per_unit": {"of": "sent", "points": "1"}}}


def ways(without):
    answer = leaf_of({**LEAF, "evidence": {**EVIDENCE, "without": without}}).require({"sent": 2, "evidence": 0}, "2")
    return {change.spec.key for way in (answer.changes, *answer.others) for change in way}


def test_explaining_is_offered_where_it_is_taken():
    assert ways("explain") == {"evidence", "explained"}


def test_explaining_is_not_offered_where_it_changes_nothing():
    assert ways("zero") == {"evidence"}
