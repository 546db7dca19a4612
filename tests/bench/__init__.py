"""Benchmarks and what they measure on."""
