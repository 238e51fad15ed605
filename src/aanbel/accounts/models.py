"""Municipalities with their neighbourhoods, users with their roles."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.core import Role as RoleName
from aanbel.accounts.core.qualifications import Skill as SkillName


class Role(models.TextChoices):
    COORDINATOR = RoleName.COORDINATOR.value, _("Coordinator")
    WORKER = RoleName.WORKER.value, _("Consultant")
    VISITOR = RoleName.VISITOR.value, _("Visitor")
    VOLUNTEER = RoleName.VOLUNTEER.value, _("Volunteer")
    PROFESSIONAL = RoleName.PROFESSIONAL.value, _("Professional")
    TEAM_LEAD = RoleName.TEAM_LEAD.value, _("Team lead")
    PRIVACY_OFFICER = RoleName.PRIVACY_OFFICER.value, _("Privacy officer")
    ADMINISTRATOR = RoleName.ADMINISTRATOR.value, _("Administrator")


class Municipality(models.Model):
    """A tenant. The key is the gemeentecode as a number (518); `digits` writes it as CBS does (0518)."""

    DATA_CLASS = "organisation"
    RETENTION = "as long as the installation"

    code = models.IntegerField(primary_key=True)
    name = models.CharField(max_length=80)
    organisation = models.CharField(max_length=120, blank=True, default="")  # who carries it out (a joint service)
    phone = models.CharField(max_length=20, blank=True, default="")
    theme = models.SlugField(blank=True, default="")
    decision_weeks = models.PositiveSmallIntegerField(default=8)  # the by-law's term of art. 4a Wgs: eight at most
    refusal_months = models.PositiveSmallIntegerField(default=6)  # how long "no contact, please" stands

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name

    @property
    def digits(self) -> str:
        """The four digits of the gemeentecode."""
        return f"{self.code:04d}"


class Neighbourhood(models.Model):
    """A neighbourhood (buurt) of a municipality, after CBS or the municipality's own division."""

    DATA_CLASS = "organisation"
    RETENTION = "as long as the installation"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "code"], name="neighbourhood_once")]

    def __str__(self) -> str:
        return self.name


class PostcodeArea(models.Model):
    """Which neighbourhood a postcode lies in. One row per postcode of the municipality."""

    DATA_CLASS = "organisation"
    RETENTION = "as long as the installation"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT)
    postcode = models.CharField(max_length=6)
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "postcode"], name="postcode_once")]


class UserManager(BaseUserManager["User"]):
    """Users are known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who works with Aanbel. What they may do is in their memberships, never on the user."""

    DATA_CLASS = "staff"
    RETENTION = "2 years after the last sign-in"

    id = models.AutoField(primary_key=True)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True, default="")
    language = models.CharField(max_length=5, default="nl")
    keyboard = models.BooleanField(default=True)  # single-key shortcuts can be switched off (WCAG 2.1.4)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    held: "dict[Municipality, frozenset[str]] | None" = None
    """The roles per municipality as they were when this request began; None when they were not read along."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One role of one person in one municipality. Read before a municipality is chosen, so it has no row security."""

    DATA_CLASS = "staff"
    RETENTION = "2 years after the last sign-in"

    id = models.AutoField(primary_key=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(Municipality, models.PROTECT)
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "municipality", "role"], name="role_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.municipality}"


class Skill(models.TextChoices):
    VISITS = SkillName.VISITS.value, _("Trained for home visits")
    LANGUAGE = SkillName.LANGUAGE.value, _("Speaks a language")
    ENTREPRENEURS = SkillName.ENTREPRENEURS.value, _("Knows entrepreneurs")
    YOUNG = SkillName.YOUNG.value, _("Knows young people")
    SAFETY = SkillName.SAFETY.value, _("Trained in safety")
    MENTOR = SkillName.MENTOR.value, _("Mentor of new colleagues")
    NEEDS_MENTOR = SkillName.NEEDS_MENTOR.value, _("Goes with a mentor for now")


class Qualification(models.Model):
    """What somebody is trained in or knows, for a time, and who said so. It decides where one may be sent."""

    DATA_CLASS = "staff"
    RETENTION = "as long as the role, at most 2 years after its last day"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT)
    user = models.ForeignKey(User, models.CASCADE, related_name="qualifications")
    skill = models.CharField(max_length=20, choices=Skill.choices)
    language = models.CharField(max_length=40, blank=True, default="")
    valid_until = models.DateField(null=True)  # its last day
    given_on = models.DateField()
    given_by = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "user", "skill", "language"], name="qualification_once"),
            models.CheckConstraint(
                condition=models.Q(skill="language", language__gt="")
                | (~models.Q(skill="language") & models.Q(language="")),
                name="only_a_language_names_one",
            ),
        ]

    def __str__(self) -> str:
        return self.language or self.get_skill_display()


class Guess(models.Model):
    """Wrong codes and links of the last hour, counted per network address (as a keyed hash) and, under "", over all."""

    DATA_CLASS = "personal"
    RETENTION = "1 hour"

    who = models.CharField(max_length=64, primary_key=True)
    since = models.DateTimeField()
    wrong = models.PositiveIntegerField()
