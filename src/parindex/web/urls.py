"""Every address of the site. Addresses are Vietnamese: people read them, paste them and type them."""

from django.urls import include, path

urlpatterns = [
    path("", include("parindex.web.setup.urls")),
    path("", include("parindex.web.results.urls")),
    path("", include("parindex.web.plan.urls")),
]
