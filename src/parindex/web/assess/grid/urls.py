"""The grid: every leaf of a sheet on one page, its figures typed where its points stand."""

from django.urls import path

from parindex.web.assess.grid import leaf_views, views

SHEET = "<slug:unit>/<int:year>/tu-cham/"

urlpatterns = [
    path(SHEET, views.grid, name="assess"),
    path(f"{SHEET}giao/", leaf_views.give, name="assess-delegate"),
    path(f"{SHEET}xac-nhan/", leaf_views.confirm_leaves, name="assess-confirm"),
    path(f"{SHEET}<str:code>/", views.leaf, name="assess-leaf"),
    path(f"{SHEET}<str:code>/chon/", leaf_views.choose, name="assess-settle"),
    path(f"{SHEET}<str:code>/can-gi/", leaf_views.needed, name="assess-needed"),
]
