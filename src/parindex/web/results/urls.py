from django.urls import path

from parindex.web.results import views

urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:unit>/<int:year>/", views.overview, name="overview"),
    path("<slug:unit>/<int:year>/bo-tieu-chi/", views.criteria, name="criteria"),
    path("<slug:unit>/<int:year>/tieu-chi/<str:code>/", views.criterion, name="criterion"),
    path("<slug:unit>/<int:year>/diem-mat/", views.losses, name="losses"),
]
