from django.urls import include, path

urlpatterns = [
    path("", include("parindex.web.assess.submit.urls")),
    path("", include("parindex.web.assess.carrying.urls")),
    path("", include("parindex.web.assess.workbook.urls")),
    path("", include("parindex.web.assess.evidence.urls")),
    path("", include("parindex.web.assess.grid.urls")),  # last: the code of a leaf may be any word
]
