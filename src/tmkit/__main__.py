"""`python -m tmkit`: the command line where the folder of its script is not on the path."""

from tmkit.apps.cli.main import run

if __name__ == "__main__":
    run()
