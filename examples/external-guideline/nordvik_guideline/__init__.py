"""The guideline of Nordvik sykehus, a hospital that does not exist."""
