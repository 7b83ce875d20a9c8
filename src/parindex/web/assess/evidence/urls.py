from django.urls import path

from parindex.web.assess.evidence import coming, leaf_views, serving, views

urlpatterns = [
    path("tai-lieu/", views.library, name="evidence"),
    path("tai-lieu/<int:pk>/", views.one, name="evidence-one"),
    path("tai-lieu/<int:pk>/tep/<int:number>/", serving.file, name="evidence-file"),
    path("tai-lieu/<int:pk>/tep/<int:number>/trang/<int:page>/<int:width>.png", serving.page, name="evidence-page"),
    path("tai-lieu/tai-len/<slug:token>/", coming.piece, name="upload-piece"),
    path("<slug:unit>/tai-lieu/tai-len/", coming.upload, name="upload"),
    path("<slug:unit>/<int:year>/tai-lieu/", leaf_views.coverage, name="evidence-coverage"),
    path("<slug:unit>/<int:year>/tu-cham/<str:code>/tai-lieu/", leaf_views.leaf, name="evidence-leaf"),
]
