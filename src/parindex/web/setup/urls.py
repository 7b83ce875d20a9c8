from django.urls import include, path

from parindex.web.setup import views
from parindex.web.setup.papers import urls as papers

urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign-in"),
    path("vao-thu/", views.demo_sign_in, name="demo-sign-in"),
    path("dang-xuat/", views.sign_out, name="sign-out"),
    path("ngon-ngu/", views.language, name="language"),
    path("", include(papers)),
]
