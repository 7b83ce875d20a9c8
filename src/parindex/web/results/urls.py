from django.urls import include, path

from parindex.web.results import views
from parindex.web.results.search import urls as search
from parindex.web.results.sets import views as sets

urlpatterns = [
    path("", views.home, name="home"),
    path("", include(search)),
    path("bo-tieu-chi/", sets.sets, name="criteria-sets"),
    path("bo-tieu-chi/<slug:id_>/", sets.criteria_set, name="criteria-set"),
    path("bo-tieu-chi/<slug:id_>/<str:code>/", sets.set_criterion, name="set-criterion"),
    path("<slug:unit>/<int:year>/", views.overview, name="overview"),
    path("<slug:unit>/<int:year>/bo-tieu-chi/", views.criteria, name="criteria"),
    path("<slug:unit>/<int:year>/tieu-chi/<str:code>/", views.criterion, name="criterion"),
    path("<slug:unit>/<int:year>/diem-mat/", views.losses, name="losses"),
]
