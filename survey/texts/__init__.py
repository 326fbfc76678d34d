"""What the platform says: messages by key, faults with a place, and the catalogues that give them words."""
