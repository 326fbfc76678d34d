"""Collecting: waves, codes, drafts, the spool, and who may see what. No Flask."""
