from django.urls import path

from parindex.web.results.search import views

urlpatterns = [
    path("tim/", views.search, name="search"),
]
