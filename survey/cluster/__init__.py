"""The cluster: its villages, people, places and outline, read from a folder of files."""
