"""Accounts: who of the staff may sign in, and what they may do."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import select

from survey.fieldwork import attempts
from survey.fieldwork.errors import FieldworkError
from survey.storage.records import Account, Role
from survey.texts.message import Message

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

ROLES = ("secretariat", "municipality", "consultant", "analyst", "steering_group", "volunteer")
SHORTEST = 12
MOST_WRONG = 10
HASHER = PasswordHasher()


@dataclass(frozen=True, slots=True)
class Wrong:
    """Nobody signs in; whoever tried hears it after `delay` seconds."""

    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Staff:
    """Someone who has signed in: `roles` are pairs of role and cluster, the cluster empty for all of them."""

    email: str
    name: str
    roles: tuple[tuple[str, str], ...]

    def may_see(self, cluster: str) -> bool:
        """True when any role reaches the cluster."""
        return any(of in ("", cluster) for _, of in self.roles)

    def has(self, cluster: str, *roles: str) -> bool:
        """True when one of the roles reaches the cluster."""
        return any(role in roles and of in ("", cluster) for role, of in self.roles)


def add(session: Session, email: str, *, name: str, role: str, password: str, cluster: str = "") -> None:
    """Add someone, or give them one more role and a new password.

    Raises:
        FieldworkError: if the role is unknown, or the password is too short.
    """
    if role not in ROLES:
        raise FieldworkError(Message.of("role_unknown", role=role, known=", ".join(ROLES)))
    if len(password) < SHORTEST:
        raise FieldworkError(Message.of("password_short", least=SHORTEST))
    key = email.strip().lower()
    session.merge(Account(email=key, name=name, password=HASHER.hash(password)))
    session.flush()
    session.merge(Role(email=key, role=role, cluster=cluster))


def check(session: Session, email: str, password: str, *, now: dt.datetime) -> Staff | Wrong:
    """Return who signs in, or that nobody does. A wrong name and a wrong password look alike, and both are counted.

    The session must be open for writing; it is committed before the password is tried, so that nobody waits for that.
    """
    key = email.strip().lower()[:200]
    if attempts.is_over(session, f"staff {key}", now, most=MOST_WRONG):
        return Wrong(attempts.LONGEST_SECONDS)
    account = session.get(Account, key)
    session.commit()
    if not _verified(account.password if account else _nobodys(), password) or account is None:
        return Wrong(attempts.delay(attempts.count(session, f"staff {key}", now)))
    return found(session, key) or Wrong()


def found(session: Session, email: str) -> Staff | None:
    """Return an account with its roles as they are now, or None."""
    account = session.get(Account, email)
    if account is None:
        return None
    roles = session.execute(select(Role.role, Role.cluster).where(Role.email == email).order_by(Role.role))
    return Staff(account.email, account.name, tuple((role, cluster) for role, cluster in roles))


def _verified(kept: str, password: str) -> bool:
    try:
        return HASHER.verify(kept, password)
    except VerificationError:
        return False


@functools.cache
def _nobodys() -> str:
    """Return a hash that no password fits, so that an unknown name takes as long as a wrong password."""
    return HASHER.hash("nobody's")
