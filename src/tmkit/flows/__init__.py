"""One journey a file: what an app asks for, told through the rooms below."""
