"""Proving an exercise before it is published: right solutions pass, each mistake is caught."""
