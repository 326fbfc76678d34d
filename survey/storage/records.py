"""Records: one class a table. Promises stand as named CHECK constraints, so that no code can break them."""

import datetime as dt
from typing import Annotated, Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    ForeignKey,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
UNORDERED = {"sqlite_with_rowid": False}


class Moment(TypeDecorator[dt.datetime]):
    """An aware time, kept in UTC; SQLite forgets the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Refuse a time that does not say its zone."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("times are stored with their zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return the time in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


Identity = Annotated[str, mapped_column(String(32), primary_key=True)]
Slug = Annotated[str, mapped_column(String(60))]
Digest = Annotated[str, mapped_column(String(64))]
Sealed = Annotated[bytes, mapped_column(LargeBinary)]
Instant = Annotated[dt.datetime, mapped_column(Moment)]
Settings = Annotated[dict[str, Any], mapped_column(JSON)]
WaveId = Annotated[str, mapped_column(ForeignKey("waves.id", ondelete="CASCADE"), index=True)]


class Base(DeclarativeBase):
    """The first database: everything but contacts."""

    metadata = MetaData(naming_convention=CONVENTION)


class ContactsBase(DeclarativeBase):
    """The second database: people who asked to be contacted; nothing joins it to the first."""

    metadata = MetaData(naming_convention=CONVENTION)


class Cluster(Base):
    """A cluster as its folder said; waves keep a frozen copy of their own."""

    __tablename__ = "clusters"
    slug: Mapped[Annotated[str, mapped_column(String(60), primary_key=True)]]
    content: Mapped[Settings]


class Version(Base):
    """A published questionnaire: its frozen text under its SHA-256."""

    __tablename__ = "versions"
    sha256: Mapped[Annotated[str, mapped_column(String(64), primary_key=True)]]
    name: Mapped[Slug]
    number: Mapped[int]
    text: Mapped[Annotated[str, mapped_column(Text)]]


class Wave(Base):
    """One fielding of one published questionnaire in one cluster."""

    __tablename__ = "waves"
    __table_args__ = (
        UniqueConstraint("cluster", "slug"),
        CheckConstraint("about IN ('people', 'organisations')", name="about"),
        CheckConstraint("opens < closes", name="opens_before_closing"),
    )
    id: Mapped[Identity]
    cluster: Mapped[Annotated[str, mapped_column(ForeignKey("clusters.slug"))]]
    slug: Mapped[Slug]
    about: Mapped[Annotated[str, mapped_column(String(20))]]
    simulated: Mapped[bool]
    version: Mapped[Annotated[str, mapped_column(ForeignKey("versions.sha256"))]]
    opens: Mapped[Instant]
    closes: Mapped[Instant]
    withdraw_until: Mapped[Annotated[dt.datetime, mapped_column(Moment)]]
    finished: Mapped[Annotated[dt.datetime | None, mapped_column(Moment)]]
    content: Mapped[Settings]
    modules: Mapped[Annotated[list[str], mapped_column(JSON)]]
    public_key: Mapped[Sealed]
    ineligible: Mapped[int] = mapped_column(default=0)


class Code(Base):
    """An access code of which only a digest is kept; it leads to no draft and to no response."""

    __tablename__ = "codes"
    __table_args__ = (
        CheckConstraint("state IN ('issued', 'void', 'spent', 'counted')", name="state"),
        CheckConstraint("channel IN ('card', 'letter', 'open')", name="channel"),
        UNORDERED,
    )
    lookup: Mapped[Annotated[str, mapped_column(String(4), primary_key=True)]]
    wave: Mapped[WaveId]
    village: Mapped[Slug]
    channel: Mapped[Annotated[str, mapped_column(String(10))]]
    state: Mapped[Annotated[str, mapped_column(String(10))]]
    salt: Mapped[Sealed]
    digest: Mapped[Sealed]


class Draft(Base):
    """One padded sealed blob, opened by its code alone."""

    __tablename__ = "drafts"
    __table_args__ = (CheckConstraint("length(sealed) % 2048 = 28", name="padded"), UNORDERED)
    id: Mapped[Identity]
    wave: Mapped[WaveId]
    number: Mapped[int]
    version: Mapped[Digest]
    language: Mapped[Annotated[str, mapped_column(String(5))]]
    sealed: Mapped[Sealed]


class Spool(Base):
    """A sent response, sealed under the wave's key, that waits to be mixed with others; it holds no code."""

    __tablename__ = "spool"
    __table_args__ = (CheckConstraint("length(sealed) % 8192 = 48", name="padded"), UNORDERED)
    id: Mapped[Identity]
    wave: Mapped[WaveId]
    mixing: Mapped[Slug]
    sealed: Mapped[Sealed]


class Response(Base):
    """One response: no code, no contact, and no time finer than a week."""

    __tablename__ = "responses"
    __table_args__ = (
        CheckConstraint("week LIKE '____-W__'", name="no_time_finer_than_a_week"),
        CheckConstraint("channel IN ('card', 'letter', 'open')", name="channel"),
        CheckConstraint("mode IN ('web', 'paper', 'assisted', 'telephone')", name="mode"),
        CheckConstraint("disposition IN ('complete', 'partial')", name="disposition"),
        UNORDERED,
    )
    id: Mapped[Identity]
    wave: Mapped[WaveId]
    frame_village: Mapped[Annotated[str | None, mapped_column(String(60))]]
    village: Mapped[Annotated[str | None, mapped_column(String(60))]]
    channel: Mapped[Annotated[str, mapped_column(String(10))]]
    mode: Mapped[Annotated[str, mapped_column(String(10))]]
    week: Mapped[Annotated[str, mapped_column(String(8))]]
    version: Mapped[Digest]
    language: Mapped[Annotated[str, mapped_column(String(5))]]
    disposition: Mapped[Annotated[str, mapped_column(String(10))]]
    values: Mapped[Settings]
    withdrawal: Mapped[Annotated[str | None, mapped_column(String(64), index=True)]] = mapped_column(default=None)


class Withdrawal(Base):
    """A withdrawal asked for while its response may still lie sealed in the spool."""

    __tablename__ = "withdrawals"
    __table_args__ = (UNORDERED,)
    digest: Mapped[Annotated[str, mapped_column(String(64), primary_key=True)]]
    wave: Mapped[WaveId]
    done: Mapped[bool]


class Edition(Base):
    """A frozen, numbered release of a wave's results."""

    __tablename__ = "editions"
    __table_args__ = (
        UniqueConstraint("wave", "number"),
        CheckConstraint("kind IN ('preliminary', 'final', 'correction')", name="kind"),
        CheckConstraint("state IN ('asked', 'made', 'failed')", name="state"),
    )
    id: Mapped[Identity]
    wave: Mapped[WaveId]
    number: Mapped[int]
    kind: Mapped[Annotated[str, mapped_column(String(20))]]
    state: Mapped[Annotated[str, mapped_column(String(10))]]
    digest: Mapped[Digest]
    made: Mapped[Annotated[dt.date | None, mapped_column()]]


class Account(Base):
    """Someone of the staff; the password is an Argon2id hash."""

    __tablename__ = "accounts"
    email: Mapped[Annotated[str, mapped_column(String(200), primary_key=True)]]
    name: Mapped[Annotated[str, mapped_column(String(100))]]
    password: Mapped[Annotated[str, mapped_column(String(200))]]


class Role(Base):
    """What an account may do, in one cluster or (empty) in all of them."""

    __tablename__ = "roles"
    __table_args__ = (
        CheckConstraint(
            "role IN ('secretariat', 'municipality', 'consultant', 'analyst', 'steering_group', 'volunteer')",
            name="role",
        ),
    )
    email: Mapped[Annotated[str, mapped_column(ForeignKey("accounts.email", ondelete="CASCADE"), primary_key=True)]]
    role: Mapped[Annotated[str, mapped_column(String(20), primary_key=True)]]
    cluster: Mapped[Annotated[str, mapped_column(String(60), primary_key=True)]]


class Audit(Base):
    """Who did what, and when; never an answer, and never a code."""

    __tablename__ = "audit"
    id: Mapped[Identity]
    who: Mapped[Annotated[str, mapped_column(String(200))]]
    what: Mapped[Annotated[str, mapped_column(String(60))]]
    about: Mapped[Annotated[str, mapped_column(String(200))]]
    at: Mapped[Instant]


class Attempt(Base):
    """Wrong tries of one hour, by what was tried; emptied daily."""

    __tablename__ = "attempts"
    __table_args__ = (UNORDERED,)
    tried: Mapped[Annotated[str, mapped_column(String(200), primary_key=True)]]
    hour: Mapped[Annotated[str, mapped_column(String(13), primary_key=True)]]
    wrong: Mapped[int]


class Contact(ContactsBase):
    """Someone who asked to be contacted; a date, no time, and no way to a response."""

    __tablename__ = "contacts"
    __table_args__ = (UNORDERED,)
    id: Mapped[Identity]
    cluster: Mapped[Slug]
    village: Mapped[Slug]
    topics: Mapped[Annotated[list[str], mapped_column(JSON)]]
    name: Mapped[Annotated[str, mapped_column(String(100))]]
    email: Mapped[Annotated[str, mapped_column(String(200))]]
    phone: Mapped[Annotated[str, mapped_column(String(40))]]
    consent: Mapped[Annotated[str, mapped_column(Text)]]
    given: Mapped[dt.date]
