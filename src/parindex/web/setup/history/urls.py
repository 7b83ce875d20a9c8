from django.urls import path

from parindex.web.setup.history import views

urlpatterns = [
    path("lich-su/", views.history, name="history"),
    path("lich-su/tai/<slug:ending>/", views.history_file, name="history-file"),
    path("lich-su/kiem-chuoi/", views.check, name="history-check"),
    path("lich-su/dau-chuoi/", views.head, name="history-head"),
    path("lich-su/<slug:object_type>/<path:object_id>/", views.history_object, name="history-object"),
]
