"""What is kept: typed records on SQLite or PostgreSQL, and the migrations between their versions."""
