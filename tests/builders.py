"""Small makers of real values for tests. Each takes what the test is about and fills the rest."""
