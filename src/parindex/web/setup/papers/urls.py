from django.urls import path

from parindex.web.setup.papers import views

urlpatterns = [
    path("nhap-van-ban/", views.papers, name="papers"),
    path("nhap-van-ban/<slug:token>/", views.paper, name="paper"),
    path("nhap-van-ban/<slug:token>/cot/", views.columns, name="paper-columns"),
    path("nhap-van-ban/<slug:token>/nhan/", views.accept, name="paper-accept"),
    path("nhap-van-ban/<slug:token>/bo/", views.discard, name="paper-discard"),
    path("nhap-van-ban/lan/<int:number>/hoan-tac/", views.undo_import, name="undo-import"),
    path("<slug:unit>/<int:year>/van-ban/", views.paper_file, name="paper-file"),
]
