from django.urls import path

from parindex.web.assess.submit import views

urlpatterns = [
    path("<slug:unit>/<int:year>/nop/", views.submit, name="submit"),
    path("<slug:unit>/<int:year>/tu-cham/bang-diem.xlsx", views.self_table_file, name="self-table"),
]
