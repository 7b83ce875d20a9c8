from django.urls import path

from parindex.web.setup.inbox import views

urlpatterns = [
    path("hop-tin/", views.inbox, name="inbox"),
    path("hop-tin/da-doc/", views.read_all, name="read-all"),
    path("hop-tin/<int:pk>/", views.notice, name="notice"),
    path("thu-di/", views.outbox, name="outbox"),
    path("thu-di/<int:pk>/gui-lai/", views.send_again, name="resend"),
    path("viec/<int:pk>/", views.job, name="job"),
]
