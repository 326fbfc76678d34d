"""Klyngesvar: citizen surveys for Danish village clusters. Nothing is imported here, so that each room stands alone."""
