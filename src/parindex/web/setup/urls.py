from django.urls import include, path

from parindex.web.setup import views
from parindex.web.setup.account import urls as account
from parindex.web.setup.cycle import urls as cycle
from parindex.web.setup.history import urls as history
from parindex.web.setup.inbox import urls as inbox
from parindex.web.setup.organisation import urls as organisation
from parindex.web.setup.papers import urls as papers
from parindex.web.setup.people import urls as people

urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign-in"),
    path("vao-thu/", views.demo_sign_in, name="demo-sign-in"),
    path("dang-xuat/", views.sign_out, name="sign-out"),
    path("ngon-ngu/", views.language, name="language"),
    path("", include(papers)),
    path("", include(organisation)),
    path("", include(cycle)),
    path("", include(account)),
    path("", include(inbox)),
    path("", include(people)),
    path("", include(history)),
]
