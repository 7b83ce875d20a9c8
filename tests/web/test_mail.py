"""How an installation sends mail, read from the environment."""

import pytest

from parindex.web.environment import WrongSettingError, read_environment
from parindex.web.mail import MailServer, mail_address, mail_from, mail_server, site_address

HIDDEN = "mat-khau"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def values(**given):
    return read_environment({f"PARINDEX_{name}": value for name, value in given.items()})


def test_without_a_word_mail_lies_in_a_folder():
    server = mail_server(values())
    assert (server, server.named) == (MailServer("parindex.web.work.folder.EmailBackend"), "folder")
    assert (mail_from(values()), site_address(values())) == ("parindex@localhost", "")


@pytest.mark.parametrize(
    ("said", "server"),
    [
        ("smtp://may.example", MailServer(SMTP, "may.example", 25)),
        ("smtp://may.example:2525/", MailServer(SMTP, "may.example", 2525)),
        ("smtp://a:b@may.example", MailServer(SMTP, "may.example", 587, "a", "b", is_upgraded=True)),
        ("smtps://a:b@may.example", MailServer(SMTP, "may.example", 465, "a", "b", is_encrypted=True)),
        ("smtp://a%40x:b%3A%2F@may:1", MailServer(SMTP, "may", 1, "a@x", "b:/", is_upgraded=True)),
    ],
)
def test_an_address_of_a_server_says_where_and_how(said, server):
    assert mail_server(values(MAIL=said)) == server


@pytest.mark.parametrize(
    "said",
    [
        "",
        "fax",
        f"http://a:{HIDDEN}@may",
        f"smtp://a:{HIDDEN}@",
        f"smtp://a:{HIDDEN}@may:cong",
        f"smtp://a:{HIDDEN}@may:99999",
        f"smtp://a:{HIDDEN}@may/duong",
        f"smtp://a:{HIDDEN}#1@may",
        f"smtp://:{HIDDEN}@may",
        f"smtp://{HIDDEN}@may",
        f"smtp://a:1@[{HIDDEN}",
        HIDDEN,
    ],
)
def test_what_is_no_address_of_a_server_is_refused_without_repeating_it(said):
    with pytest.raises(WrongSettingError, match="PARINDEX_MAIL phải là folder, smtp://") as refused:
        mail_server(values(MAIL=said))
    assert HIDDEN not in str(refused.value)


def test_the_password_is_in_no_description_of_the_server():
    server = mail_server(values(MAIL=f"smtp://a:{HIDDEN}@may"))
    assert (HIDDEN in repr(server), server.named) == (False, "smtp://may:587")


def test_mail_that_goes_out_names_who_it_is_from():
    with pytest.raises(WrongSettingError, match="PARINDEX_MAIL_FROM"):
        mail_from(values(MAIL="smtp://may"))
    assert mail_from(values(MAIL="smtp://may", MAIL_FROM="cchc@parindex.example")) == "cchc@parindex.example"


@pytest.mark.parametrize("said", ["a", "a@b@c", "a b@c", "A <a@b>", "a@b\nBcc: c@d", "a@b,c@d"])
@pytest.mark.parametrize("name", ["MAIL_FROM", "AUDIT_MAIL"])
def test_what_is_not_one_address_is_refused(name, said):
    with pytest.raises(WrongSettingError, match=f"PARINDEX_{name}"):
        mail_address(values(**{name: said}), f"PARINDEX_{name}")


def test_the_address_of_the_site_has_no_path():
    assert site_address(values(SITE="https://parindex.example/")) == "https://parindex.example"
    for said in ("parindex.example", "ftp://a", "https://a/b", "https://a?b", "https://"):
        with pytest.raises(WrongSettingError, match="PARINDEX_SITE"):
            site_address(values(SITE=said))
