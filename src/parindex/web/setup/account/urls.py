from django.urls import path

from parindex.web.setup.account import views

urlpatterns = [
    path("tai-khoan/", views.account, name="account"),
    path("tai-khoan/mat-khau/", views.ChangePassword.as_view(), name="change-password"),
    path("tai-khoan/phien/<int:pk>/ket-thuc/", views.end_visit, name="end-visit"),
    path("tai-khoan/phien/ket-thuc-khac/", views.end_other_visits, name="end-other-visits"),
    path("quen-mat-khau/", views.Forgotten.as_view(), name="forgotten"),
    path("dat-lai-mat-khau/<str:uidb64>/<str:token>/", views.SetPassword.as_view(), name="set-password"),
]
