"""HTTP in, HTML out: residents' pages and staff's; every rule stands on the floors below."""
