"""Pustaka Peksos: the laws, roadmap, organisations and terms of Indonesian social work as a checked library."""
