"""Glossary formats: bytes to concepts and back."""
