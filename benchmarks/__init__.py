"""Benchmarks: the platform against the plainest honest loop of the same work, in the same run."""
