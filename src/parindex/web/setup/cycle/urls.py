from django.urls import path

from parindex.web.setup.cycle import views

urlpatterns = [
    path("chu-trinh/", views.cycles, name="cycles"),
    path("chu-trinh/mo/", views.open_year, name="cycle-open"),
    path("chu-trinh/<slug:host>/<int:year>/", views.cycle, name="cycle"),
    path("chu-trinh/<slug:host>/<int:year>/lam/", views.act_many, name="cycle-act"),
    path("chu-trinh/<slug:host>/<int:year>/han/", views.days, name="cycle-days"),
    path("chu-trinh/<slug:host>/<int:year>/thu/", views.letter, name="cycle-message"),
    path("chu-trinh/<slug:host>/<int:year>/huy/", views.take_back_cycle, name="cycle-take-back"),
    path("<slug:unit>/<int:year>/tien-trinh/", views.progress, name="sheet-progress"),
    path("<slug:unit>/<int:year>/tien-trinh/lam/", views.act, name="sheet-act"),
]
