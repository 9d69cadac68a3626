"""Lets `python -m dialogvakt` run the command line."""

from dialogvakt.cli.main import main

if __name__ == "__main__":
    main()
