"""People, and the roles they hold in units."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from parindex.core.folding import folded
from parindex.web.records.branches import in_branches


class UserManager(BaseUserManager["User"]):
    """Makes people; a person without a role sees nothing."""

    def create_user(self, username: str, full_name: str, password: str | None = None) -> "User":
        """A person who signs in with `username`; without a password nobody can sign in as them by one."""
        user = self.model(username=self.model.normalize_username(username), full_name=full_name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def visible_to(self, user: "User") -> "models.QuerySet[User]":
        """The people who hold a role, or held one, in the branches whose people `user` may see."""
        held = RoleHolding.objects.filter(in_branches(user.sees_people_in, "unit__path"))
        return self.filter(pk__in=held.values("person"))


class User(AbstractBaseUser):
    """A person who signs in. `folded` is both names without accents, for search."""

    username = models.CharField(max_length=150, unique=True)
    full_name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=50, blank=True)
    is_active = models.BooleanField(default=True)
    folded = models.CharField(max_length=400, editable=False, default="")

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    def save(self, **kwargs: Any) -> None:
        """Saves with the names to be found by."""
        self.folded = folded(f"{self.full_name} {self.username}")
        super().save(**kwargs)

    def get_full_name(self) -> str:
        return self.full_name

    @cached_property
    def held(self) -> list["RoleHolding"]:
        """The roles this person holds today, with their units: asked once, for every page starts from them."""
        return list(self.roles.filter(ended_at=None).select_related("unit__parent").order_by("unit__path", "role"))

    @property
    def imports_for(self) -> list[str]:
        """The branches of units, by path, that this person may bring papers in for: of the committees they are the
        reform officer of. An office belongs to the committee above it.
        """
        return [holding.unit.committee.path for holding in self.held if holding.role == RoleHolding.Role.OFFICER]

    @property
    def may_import(self) -> bool:
        return bool(self.imports_for)

    @property
    def sees_people_in(self) -> list[str]:
        """The branches, by path, whose people and invitations this person may see."""
        return sorted({holding.unit.committee.path for holding in self.held if holding.role in SEE_PEOPLE})

    @property
    def entries(self) -> frozenset[str]:
        """The names of the site's pages that this person's roles open."""
        roles = {holding.role for holding in self.held}
        return frozenset({"criteria-sets"}).union(*(ENTRIES[role] for role in roles))

    @property
    def unread(self) -> int:
        """How many messages of the inbox wait."""
        return self.notices.filter(read_at=None).count()


class RoleHolding(models.Model):
    """A role of a person in a unit and what lies below it; short codes, so that renaming a role moves no data.

    `areas` are codes of the areas that an appraiser appraises; none named: all. A role that ended stays as history.
    """

    class Role(models.TextChoices):
        OFFICER = "officer"
        CONTACT = "contact"
        APPRAISER = "appraiser"
        COUNCIL = "council"
        LEADER = "leader"
        ONE_STOP = "onestop"
        AUDITOR = "auditor"
        OPERATOR = "operator"

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="holdings")
    areas = models.JSONField(default=list)
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "role", "unit"], condition=Q(ended_at=None), name="one_holding_per_role_and_unit"
            ),
        ]


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User) -> "InvitationQuerySet":
        """The invitations to roles in the branches whose people `user` may see, the newest first."""
        seen = self.filter(in_branches(user.sees_people_in, "unit__path"))
        return seen.select_related("unit__parent").order_by("-pk")

    def waiting(self) -> "InvitationQuerySet":
        """Those that nobody accepted or revoked; they may have expired."""
        return self.filter(accepted_at=None, revoked_at=None)


class Invitation(models.Model):
    """A link by which a person makes their account and takes a role; only the SHA-256 of its token is kept.

    `username` is the user name it proposes. `invited_by` is None for one made at the command line.
    """

    token_sha256 = models.CharField(max_length=64, unique=True)
    full_name = models.CharField(max_length=200)
    username = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=20, choices=RoleHolding.Role.choices)
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="invitations")
    areas = models.JSONField(default=list)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="invitations")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.full_name


class Visit(models.Model):
    """A sign-in of a person on one device, until it ends; `session` is the SHA-256 of the key of its session."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="visits")
    session = models.CharField(max_length=64, unique=True)
    began_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    address = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=300, blank=True)


SEE_PEOPLE = frozenset({RoleHolding.Role.OFFICER, RoleHolding.Role.OPERATOR, RoleHolding.Role.AUDITOR})
_EVERYONE = frozenset({"organisation", "cycles", "history"})
_RUNS = _EVERYONE | {"people", "outbox"}
# What each role finds in the navigation; who may see and do what there is decided by the pages themselves.
ENTRIES = {
    RoleHolding.Role.OFFICER: _RUNS | {"papers", "evidence"},
    RoleHolding.Role.OPERATOR: _RUNS,
    RoleHolding.Role.AUDITOR: _EVERYONE | {"people", "evidence"},
    **dict.fromkeys(("contact", "appraiser", "council", "leader", "onestop"), _EVERYONE | {"evidence"}),
}
