"""Every route stands in tests/repo/routes.txt, with its methods and who is let in; tests/web walks them all."""

from collections import Counter

from tests.repo.routes import listed, routed


def test_the_list_of_routes_is_that_of_the_site():
    assert sorted({(one.name, one.address) for one in listed()}) == routed()


def test_no_name_means_two_addresses():
    assert [name for name, count in Counter(name for name, _ in routed()).items() if count > 1] == []


def test_no_method_of_a_route_is_listed_twice():
    assert [key for key, count in Counter((one.name, one.method) for one in listed()).items() if count > 1] == []
