"""Figures, icons and badges in templates. What is missing, zero or not applicable never looks alike."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from parindex.core.points import Absent
from parindex.web.ui import figures
from parindex.web.ui.bars import Part

register = template.Library()
Shown = Decimal | Absent | None


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A symbol of icons.svg; said aloud only with a label."""
    url = _sprite()
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>', label, url, name
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', url, name)


@cache
def _sprite() -> str:
    """Where icons.svg is: asked once, for a page of many rows shows hundreds of icons."""
    return static("ui/icons.svg")


@register.simple_tag
def badge(words: str, tone: str = "", symbol: str = "") -> SafeString:
    """A state in a word; the tone only repeats it."""
    classes = f"badge badge--{tone}" if tone else "badge"
    return format_html('<span class="{}">{}{}</span>', classes, icon(symbol) if symbol else "", words)


@register.simple_tag
def bar(parts: Iterable[Part], *, slim: bool = False) -> SafeString:
    """Points earned and lost on a common scale; the figures beside it say the same."""
    shape = '<rect class="bar__{}" x="{}" width="{}" height="100%"/>'
    drawn = format_html_join("", shape, ((part.kind, part.start, part.width) for part in parts))
    size = " bar--slim" if slim else ""
    return format_html('<svg class="bar{}" aria-hidden="true">{}</svg>', size, drawn)


@register.filter
def points(value: Shown) -> SafeString:
    """Points earned or lost: three decimals."""
    return _figure(value, figures.EARNED_PLACES)


@register.filter
def maximum(value: Shown) -> SafeString:
    """The most points possible, or a target: one decimal."""
    return _figure(value, figures.MAXIMUM_PLACES)


@register.filter
def published(value: Shown) -> SafeString:
    """A published total: two decimals."""
    return _figure(value, figures.PUBLISHED_PLACES)


@register.filter
def trimmed(value: Shown) -> SafeString:
    """A figure in a sentence: no trailing zeros."""
    if isinstance(value, Decimal):
        return format_html("{}", figures.trimmed(value))
    return absent(value)


@register.filter
def one_or_many(value: Decimal) -> int:
    """The number of "point" or "points" in a sentence with `value`."""
    return figures.one_or_many(value)


@register.filter
def share(value: Shown) -> SafeString:
    """A share in percent."""
    return format_html("{}", figures.percent(value)) if isinstance(value, Decimal) else absent(value)


@register.simple_tag
def absent(why: Absent | None = None) -> SafeString:
    """The badge in place of a figure that is not there."""
    if why is Absent.NOT_APPLICABLE:
        return badge(_("not applicable"))
    return badge(_("not given"), "warn", "missing")


def _figure(value: Shown, places: int) -> SafeString:
    if not isinstance(value, Decimal):
        return absent(value)
    words = figures.exact(value, places)
    return format_html("{}", words) if value else format_html('<span class="zero">{}</span>', words)
