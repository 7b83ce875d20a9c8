from django.urls import path

from parindex.web.setup.people import accepting, views

urlpatterns = [
    path("nguoi-dung/", views.people, name="people"),
    path("nguoi-dung/moi/", views.invite_person, name="invite"),
    path("nguoi-dung/loi-moi/<int:pk>/gia-han/", views.renew_invitation, name="renew-invitation"),
    path("nguoi-dung/loi-moi/<int:pk>/thu-hoi/", views.revoke_invitation, name="revoke-invitation"),
    path("nguoi-dung/vai-tro/<int:pk>/ket-thuc/", views.end, name="end-role"),
    path("nguoi-dung/<int:pk>/", views.person, name="person"),
    path("nguoi-dung/<int:pk>/giao/", views.give, name="give-role"),
    path("nguoi-dung/<int:pk>/dong/", views.close, name="close-account"),
    path("nguoi-dung/<int:pk>/mo-lai/", views.reopen, name="open-account"),
    path("nguoi-dung/<int:pk>/mo-khoa/", views.lift, name="unlock"),
    path("nguoi-dung/<int:pk>/lien-ket/", views.reset, name="reset-link"),
    path("nguoi-dung/<int:pk>/sua/", views.correct, name="correct-person"),
    path("loi-moi/<str:token>/", accepting.invitation, name="invitation"),
]
