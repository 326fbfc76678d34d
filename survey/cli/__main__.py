"""`python -m survey.cli` does what `klyngesvar` does."""

from survey.cli import main

main()
