"""Other tools' files, one module each, in and out."""
