"""Releasing: from a wave's mixed responses to a microdata folder and a numbered edition."""
