from django.urls import path

from parindex.web.plan import views

urlpatterns = [
    path("<slug:unit>/<int:year>/van-de/", views.problems, name="problems"),
]
