"""The command line: a file a command; a command parses, calls one flow and prints."""
