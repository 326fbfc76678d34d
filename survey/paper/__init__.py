"""Printed matter: cards, the paper form and notices."""
