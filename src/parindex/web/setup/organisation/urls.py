from django.urls import path

from parindex.web.setup.organisation import list_views, views

urlpatterns = [
    path("don-vi/", views.tree, name="organisation"),
    path("don-vi/danh-muc.<slug:ending>", views.units_file, name="organisation-file"),
    path("don-vi/nhap/", list_views.bring, name="units-bring"),
    path("don-vi/nhap/<slug:token>/", list_views.listed, name="units-list"),
    path("don-vi/nhap/<slug:token>/nhan/", list_views.accept, name="units-accept"),
    path("don-vi/nhap/<slug:token>/bo/", list_views.discard, name="units-discard"),
    path("don-vi/nhap/<slug:token>/can-sua.xlsx", list_views.marked, name="units-marked"),
    path("don-vi/<slug:code>/", views.unit, name="organisation-unit"),
    path("don-vi/<slug:code>/sua/", views.correct, name="organisation-correct"),
    path("don-vi/<slug:code>/so-sanh/", views.compare, name="organisation-compare"),
]
