"""Lay the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("email", name=op.f("pk_accounts")),
    )
    op.create_table(
        "attempts",
        sa.Column("tried", sa.String(length=200), nullable=False),
        sa.Column("hour", sa.String(length=13), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tried", "hour", name=op.f("pk_attempts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("what", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "clusters",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_clusters")),
    )
    op.create_table(
        "versions",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_versions")),
    )
    op.create_table(
        "roles",
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("cluster", sa.String(length=60), nullable=False),
        sa.CheckConstraint(
            "role IN ('secretariat', 'municipality', 'consultant', 'analyst', 'steering_group', 'volunteer')",
            name=op.f("ck_roles_role"),
        ),
        sa.ForeignKeyConstraint(["email"], ["accounts.email"], name=op.f("fk_roles_email"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("email", "role", "cluster", name=op.f("pk_roles")),
    )
    op.create_table(
        "waves",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("cluster", sa.String(length=60), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("simulated", sa.Boolean(), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("opens", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdraw_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("modules", sa.JSON(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("ineligible", sa.Integer(), nullable=False),
        sa.CheckConstraint("about IN ('people', 'organisations')", name=op.f("ck_waves_about")),
        sa.CheckConstraint("opens < closes", name=op.f("ck_waves_opens_before_closing")),
        sa.ForeignKeyConstraint(["cluster"], ["clusters.slug"], name=op.f("fk_waves_cluster")),
        sa.ForeignKeyConstraint(["version"], ["versions.sha256"], name=op.f("fk_waves_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waves")),
        sa.UniqueConstraint("cluster", "slug", name=op.f("uq_waves_cluster")),
    )
    op.create_table(
        "codes",
        sa.Column("lookup", sa.String(length=4), nullable=False),
        sa.Column("wave", sa.String(length=32), nullable=False),
        sa.Column("village", sa.String(length=60), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("channel IN ('card', 'letter', 'open')", name=op.f("ck_codes_channel")),
        sa.CheckConstraint("state IN ('issued', 'void', 'spent', 'counted')", name=op.f("ck_codes_state")),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name=op.f("fk_codes_wave"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("lookup", name=op.f("pk_codes")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_codes_wave"), ["wave"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("wave", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sealed) % 2048 = 28", name=op.f("ck_drafts_padded")),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name=op.f("fk_drafts_wave"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_wave"), ["wave"], unique=False)

    op.create_table(
        "editions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("wave", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('preliminary', 'final', 'correction')", name=op.f("ck_editions_kind")),
        sa.CheckConstraint("state IN ('asked', 'made', 'failed')", name=op.f("ck_editions_state")),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name=op.f("fk_editions_wave"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint("wave", "number", name=op.f("uq_editions_wave")),
    )
    with op.batch_alter_table("editions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_editions_wave"), ["wave"], unique=False)

    op.create_table(
        "responses",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("wave", sa.String(length=32), nullable=False),
        sa.Column("frame_village", sa.String(length=60), nullable=True),
        sa.Column("village", sa.String(length=60), nullable=True),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("disposition", sa.String(length=10), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("withdrawal", sa.String(length=64), nullable=True),
        sa.CheckConstraint("channel IN ('card', 'letter', 'open')", name=op.f("ck_responses_channel")),
        sa.CheckConstraint("disposition IN ('complete', 'partial')", name=op.f("ck_responses_disposition")),
        sa.CheckConstraint("mode IN ('web', 'paper', 'assisted', 'telephone')", name=op.f("ck_responses_mode")),
        sa.CheckConstraint("week LIKE '____-W__'", name=op.f("ck_responses_no_time_finer_than_a_week")),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name=op.f("fk_responses_wave"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_responses_wave"), ["wave"], unique=False)
        batch_op.create_index(batch_op.f("ix_responses_withdrawal"), ["withdrawal"], unique=False)

    op.create_table(
        "spool",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("wave", sa.String(length=32), nullable=False),
        sa.Column("mixing", sa.String(length=60), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sealed) % 8192 = 48", name=op.f("ck_spool_padded")),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name=op.f("fk_spool_wave"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spool")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("spool", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_spool_wave"), ["wave"], unique=False)

    op.create_table(
        "withdrawals",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("wave", sa.String(length=32), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["waves.id"], name=op.f("fk_withdrawals_wave"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_withdrawals")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("withdrawals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_withdrawals_wave"), ["wave"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("withdrawals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_withdrawals_wave"))

    op.drop_table("withdrawals")
    with op.batch_alter_table("spool", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_spool_wave"))

    op.drop_table("spool")
    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_responses_withdrawal"))
        batch_op.drop_index(batch_op.f("ix_responses_wave"))

    op.drop_table("responses")
    with op.batch_alter_table("editions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_editions_wave"))

    op.drop_table("editions")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_drafts_wave"))

    op.drop_table("drafts")
    with op.batch_alter_table("codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_codes_wave"))

    op.drop_table("codes")
    op.drop_table("waves")
    op.drop_table("roles")
    op.drop_table("versions")
    op.drop_table("clusters")
    op.drop_table("audit")
    op.drop_table("attempts")
    op.drop_table("accounts")
