from django.urls import path

from parindex.web.assess.carrying import views

urlpatterns = [
    path("<slug:unit>/<int:year>/tu-cham/nam-truoc/", views.carry, name="carry-over"),
]
