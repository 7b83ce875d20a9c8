"""Every address of the site. Addresses are Vietnamese: people read them, paste them and type them."""

from django.urls import include, path

urlpatterns = [
    path("", include("parindex.web.setup.urls")),
    path("", include("parindex.web.assess.urls")),  # before the years of units: a piece of evidence has a number too
    path("", include("parindex.web.results.urls")),
    path("", include("parindex.web.plan.urls")),
]

# The pages of failure.
handler400 = "parindex.web.ui.failing.bad_request"
handler403 = "parindex.web.ui.failing.permission_denied"
handler404 = "parindex.web.ui.failing.page_not_found"
handler500 = "parindex.web.ui.failing.server_error"
