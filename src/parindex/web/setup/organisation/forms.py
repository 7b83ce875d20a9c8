"""What may be corrected of a unit that is there: whom to ask, and what else it is called; it stays what it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parindex.web.records.models import Unit

TOO_LONG = gettext_lazy("Write it shorter: at most %(limit_value)d characters.")
LONGEST_ALIAS, MOST_ALIASES = 200, 30


def _line(longest: int, label: Any, **attributes: str) -> forms.CharField:
    return forms.CharField(
        required=False,
        max_length=longest,
        label=label,
        error_messages={"max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"class": "input", **attributes}),
    )


class CorrectForm(forms.Form):
    """The fields as they are; a reason that stands in the history."""

    short_name = _line(120, gettext_lazy("Called for short"), lang="vi")
    contact = _line(200, gettext_lazy("Whom to ask"), lang="vi")
    email = forms.EmailField(
        required=False,
        max_length=254,
        label=gettext_lazy("E-mail"),
        error_messages={"invalid": gettext_lazy("Write an address like name@office.vn, or leave it blank.")},
        widget=forms.EmailInput(attrs={"class": "input"}),
    )
    phone = _line(50, gettext_lazy("Phone"), inputmode="tel")
    aliases = forms.CharField(
        required=False,
        label=gettext_lazy("Other names"),
        help_text=gettext_lazy("One in a line: old names, other spellings, what papers call it."),
        widget=forms.Textarea(attrs={"class": "input textarea", "rows": "3", "lang": "vi"}),
    )
    reason = forms.CharField(
        max_length=1000,
        label=gettext_lazy("Reason"),
        error_messages={
            "required": gettext_lazy("State why: the history of the unit keeps it."),
            "max_length": TOO_LONG,
        },
        widget=forms.TextInput(attrs={"class": "input", "lang": "vi"}),
    )

    def __init__(self, unit: Unit, data: Any = None) -> None:
        known = {name: getattr(unit, name) for name in ("short_name", "contact", "email", "phone")}
        names = unit.aliases.order_by("name").values_list("name", flat=True)
        super().__init__(data, prefix="sua", initial={**known, "aliases": "\n".join(names)})

    def clean_short_name(self) -> str:
        words: str = self.cleaned_data["short_name"]
        return words or str(self.initial["short_name"])

    def clean_aliases(self) -> tuple[str, ...]:
        """Semicolons part them, too, as they do in files."""
        lines = self.cleaned_data["aliases"].replace(";", "\n").splitlines()
        names = tuple(dict.fromkeys(name for line in lines if (name := line.strip())))
        if len(names) > MOST_ALIASES:
            raise forms.ValidationError(_("At most %(most)s other names.") % {"most": MOST_ALIASES})
        if any(len(name) > LONGEST_ALIAS for name in names):
            raise forms.ValidationError(_("A name has at most %(most)s characters.") % {"most": LONGEST_ALIAS})
        return names
