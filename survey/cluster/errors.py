"""The one error of this room: a cluster's folder that its organisers must mend."""

from __future__ import annotations

from survey.texts.faults import FaultsError


class ClusterError(FaultsError):
    """A cluster's folder has faults; `faults` lists them all, file by file."""
