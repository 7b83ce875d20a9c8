"""People made for a test, and what the record says of what was done to them."""

from parindex.web.records.models import Event, User

PASSWORD = "ba con bò vàng"  # noqa: S105
OTHER_PASSWORD = "bốn con trâu đen"  # noqa: S105


def hired(username, role=None, unit=None, full_name="", **values):
    """A person with a password, who holds `role` in `unit`."""
    person = User.objects.create_user(username, full_name or username, PASSWORD)
    User.objects.filter(pk=person.pk).update(**values)
    if role:
        person.roles.create(role=role, unit=unit)
    return User.objects.get(pk=person.pk)


def done(act):
    """The last event of `act`: whether it was refused, who did it, the id of its sentence, the reason."""
    event = Event.objects.filter(act=act).last()
    return (event.is_refused, event.actor_name, event.message.id, event.reason) if event else None


def held(person):
    """The roles that `person` holds now, with the units."""
    return sorted(person.roles.filter(ended_at=None).values_list("role", "unit__code"))
