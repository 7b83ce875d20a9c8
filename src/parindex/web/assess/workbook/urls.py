from django.urls import path

from parindex.web.assess.workbook import views

urlpatterns = [
    path("<slug:unit>/<int:year>/tu-cham/bieu.xlsx", views.workbook_file, name="workbook"),
    path("<slug:unit>/<int:year>/tu-cham/bieu/", views.workbook_in, name="workbook-in"),
]
