"""The language server: glossary, memory and checks where people write."""
