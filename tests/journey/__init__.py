"""A resident's whole way on a phone, four ways, measured and pictured: `make journey`."""
